/// Finds the noun that a number counts: "26 anti-drone systems" → systems, "two new industrial base (DIB) customers" → customers.
struct CountedNoun {
    /// The token of the noun, and the first token behind the noun phrase.
    struct Finding {
        var head: Int
        var end: Int
    }

    let tokens: [Token]
    let bytes: [UInt8]
    /// For each token: whether it belongs to a name.
    let isInName: [Bool]

    /// The head of the noun phrase that starts at `start` and stays in its sentence; nil when no plural noun is found.
    func find(from start: Int, isAllCaps: Bool) -> Finding? {
        guard tokens.indices.contains(start) else { return nil }
        let sentence = tokens[start].sentence
        var index = start
        var modifiers = 0
        var lastName: Int?
        while index < tokens.count, tokens[index].sentence == sentence, modifiers <= 6 {
            let token = tokens[index]
            switch token.kind {
            case .hyphen:
                index += 1
                continue
            case .number:
                guard isInName[index] || (index > start && tokens[index - 1].kind == .hyphen) else { return nil }
                lastName = index
            case .punctuation:
                if token.mark == 0x28, let close = closingBracket(from: index) {
                    index = close + 1
                    continue
                }
                if token.mark == 0x22, index == start || isInName[index - 1] || tokens[index - 1].isWord {
                    index += 1
                    continue
                }
                // "small, fast boats": adjectives in a row.
                guard token.mark == 0x2C, index > start, index + 2 < tokens.count, modifiers <= 2,
                    isAdjective(tokens[index - 1]), tokens[index + 1].isWord, !tokens[index + 1].isCapitalized,
                    !CountedNoun.stops.contains(tokens[index + 1].key),
                    isPlural(index + 2, isAllCaps: isAllCaps)
                else { return nameHead(lastName, start, isAllCaps) }
            case .word:
                if isConjunction(token.key), index > start, !isPlural(index - 1, isAllCaps: isAllCaps) {
                    modifiers += 1
                    index += 1
                    continue
                }
                if CountedNoun.stops.contains(token.key) { return nameHead(lastName, start, isAllCaps) }
                if index + 1 < tokens.count, tokens[index + 1].kind == .hyphen {
                    modifiers += 1
                } else if isPlural(index, isAllCaps: isAllCaps), !isInName[index] || !nextIsName(index) {
                    if isInName[index], !startsCommonNoun(index + 1, isAllCaps) {
                        return nameHead(index, start, isAllCaps) ?? Finding(head: index, end: index + 1)
                    }
                    if !isInName[index] {
                        return Finding(head: extended(index, isAllCaps), end: extended(index, isAllCaps) + 1)
                    }
                } else {
                    modifiers += 1
                }
                if isInName[index] { lastName = index }
            case .possessive, .currency, .address:
                return nil
            }
            index += 1
        }
        return nameHead(lastName, start, isAllCaps)
    }

    /// "communications satellites", "weapons systems": the noun goes on behind a plural that modifies it.
    private func extended(_ head: Int, _ isAllCaps: Bool) -> Int {
        var head = head
        for _ in 0..<2 {
            let next = head + 1
            guard next < tokens.count, tokens[next].isWord, tokens[next].sentence == tokens[head].sentence,
                !CountedNoun.stops.contains(tokens[next].key)
            else { break }
            if isPlural(next, isAllCaps: isAllCaps) {
                head = next
            } else if CountedNoun.modifyingPlurals.contains(tokens[head].key), isPlural(next + 1, isAllCaps: isAllCaps),
                tokens[next + 1].sentence == tokens[head].sentence, !CountedNoun.stops.contains(tokens[next + 1].key)
            {
                head = next + 1
            } else {
                break
            }
        }
        return head
    }

    /// "12 Eurofighters", "six F-16s": the name itself is counted.
    private func nameHead(_ index: Int?, _ start: Int, _ isAllCaps: Bool) -> Finding? {
        guard let index, tokens[index].end > tokens[index].start, bytes[Int(tokens[index].end) - 1] == 0x73 else {
            return nil
        }
        return Finding(head: index, end: index + 1)
    }

    private func nextIsName(_ index: Int) -> Bool {
        index + 1 < tokens.count && isInName[index + 1] && !tokens[index + 1].shape.contains(.sentenceStart)
    }

    private func startsCommonNoun(_ index: Int, _ isAllCaps: Bool) -> Bool {
        guard index < tokens.count, tokens[index].isWord, tokens[index].sentence == tokens[index - 1].sentence else {
            return false
        }
        return !CountedNoun.stops.contains(tokens[index].key) && isPlural(index, isAllCaps: isAllCaps)
    }

    private func closingBracket(from index: Int) -> Int? {
        (index + 1..<min(index + 5, tokens.count)).first { tokens[$0].mark == 0x29 }
    }

    private func isAdjective(_ token: Token) -> Bool {
        token.isWord && !token.isCapitalized
    }

    private func isConjunction(_ key: WordKey) -> Bool {
        key == CountedNoun.and || key == CountedNoun.or
    }

    func isPlural(_ index: Int, isAllCaps: Bool) -> Bool {
        guard index < tokens.count, tokens[index].isWord else { return false }
        let token = tokens[index]
        if CountedNoun.unmarkedPlurals.contains(token.key) { return true }
        let start = Int(token.start)
        let end = Int(token.end)
        guard end - start >= 4, LetterFolding.lowercaseASCII(bytes[end - 1]) == 0x73 else { return false }
        // "HIMARS", "GPS": a capital S is no plural unless all is in capitals.
        if bytes[end - 1] == 0x53, !isAllCaps { return false }
        let before = LetterFolding.lowercaseASCII(bytes[end - 2])
        if before == 0x73 || before == 0x75 || before == 0x69 { return false }
        return !CountedNoun.notPlural.contains(token.key)
    }

    /// Singular and lower case: "entries" → "entry", "people" → "person".
    static func singular(_ word: String) -> String {
        let lower = word.lowercased()
        if let known = irregular[lower] { return known }
        let bytes = lower.utf8.count
        if lower.hasSuffix("ies"), bytes > 4 { return lower.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] where lower.hasSuffix(ending) {
            return String(lower.dropLast(2))
        }
        if lower.hasSuffix("ss") || !lower.hasSuffix("s") { return lower }
        return String(lower.dropLast())
    }

    private static let and: WordKey = "and"
    private static let or: WordKey = "or"

    private static let irregular: [String: String] = [
        "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
        "servicemen": "serviceman",
        "servicewomen": "servicewoman", "airmen": "airman", "crewmen": "crewman", "fishermen": "fisherman",
        "buses": "bus", "viruses": "virus", "bonuses": "bonus", "movies": "movie", "knives": "knife", "lives": "life",
        "halves": "half", "shelves": "shelf", "series": "series", "species": "species", "personnel": "personnel",
        "aircraft": "aircraft", "spacecraft": "spacecraft", "troops": "troop", "headquarters": "headquarters",
        "analyses": "analysis", "crises": "crisis", "bases": "base", "phases": "phase", "criteria": "criterion",
        "cubesats": "cubesat", "aerospace": "aerospace", "chassis": "chassis", "corps": "corps",
        "congressmen": "congressman", "axes": "axis", "caches": "cache", "lenses": "lens", "sorties": "sortie",
        "cookies": "cookie",
        "calories": "calorie",
    ]

    /// Plurals without -s, and nouns whose singular serves as plural.
    static let unmarkedPlurals: WordSet = [
        "people", "men", "women", "children", "aircraft", "spacecraft", "rotorcraft", "watercraft", "hovercraft",
        "personnel", "staff", "crew", "servicemen", "airmen", "fishermen", "criteria", "police", "airframe",
        "ammunition", "series", "chassis",
    ]

    /// Plurals that stand as a modifier before a singular noun and then a plural one.
    private static let modifyingPlurals: WordSet = [
        "communications", "operations", "systems", "weapons", "arms", "munitions", "sales", "electronics",
        "telecommunications", "logistics", "sciences", "materials", "services", "defense", "sports", "reconnaissance",
        "communication", "missions", "forces",
    ]

    /// End in -s but count nothing.
    private static let notPlural: WordSet = [
        "this", "thus", "always", "perhaps", "besides", "towards", "afterwards", "sometimes", "does", "goes", "says",
        "was", "has", "its", "his", "hers", "ours", "theirs", "gas", "bias", "canvas", "overseas", "nowadays",
        "upwards", "backwards", "downwards", "forwards", "onwards", "indoors", "outdoors", "texas", "kansas",
        "times", "else", "news", "others", "ones", "meanwhile", "alas", "whereas", "mars", "economics", "physics",
        "politics", "thirds", "quarters", "fifths", "halves", "tenths",
    ]

    /// A noun phrase ends before these.
    static let stops: WordSet = [
        "of", "in", "on", "at", "by", "for", "from", "to", "with", "without", "into", "onto", "over", "under", "above",
        "below", "between", "among", "through", "during", "before", "after", "since", "until", "till", "against",
        "about", "across", "along", "around", "near", "within", "per", "via", "than", "as", "like", "unlike", "despite",
        "towards", "toward", "off", "out", "up", "down", "ago", "later", "earlier", "apart", "each", "apiece",
        "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "it",
        "he", "she", "they", "we", "you", "i", "them", "him", "us", "who", "whom", "which", "what", "whose", "where",
        "when", "while", "if", "because", "although", "though", "but", "nor", "so", "yet", "and", "or", "not", "is",
        "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "will", "would", "can",
        "could", "may", "might", "shall", "should", "must", "do", "does", "did", "said", "says", "say", "told",
        "there", "here", "then", "also", "only", "just", "already", "once", "every", "all", "any", "some", "no",
        "both", "either", "neither", "including", "such", "according", "became", "become", "remain", "remained",
        "took", "take", "made", "make", "came", "come", "went", "go", "got", "get", "gave", "give", "times",
        "years", "percent", "versus", "vs", "won", "died", "killed", "agreed", "announced", "signed", "joined",
        "plan", "want", "expect", "aim", "hope", "that's",
    ]
}
