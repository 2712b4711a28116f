/// Cuts one sentence into noun phrases, verb groups and the joints between them, left to right, without looking back
/// further than the phrase at hand.
struct Chunker {
    let text: TokenizedText
    private let lexicon = GrammarLexicon.table
    /// For each token of the text: index of the outermost mention it belongs to, else -1.
    let mentionOfToken: [Int32]
    /// For each token: index of the date it belongs to, else -1.
    let dateOfToken: [Int32]
    let mentions: [EntityMention]
    /// For each mention: whether it names a person.
    var isPerson: [Bool] = []

    /// Longer ones are lists or tables that lost their line breaks.
    static let longestSentence = 220

    var chunks: [Chunk] = []
    var nounPhrases: [NounPhrase] = []
    var verbGroups: [VerbGroup] = []
    var entries: [WordEntry] = []
    var sentence = 0..<0
    var isHeadline = false
    var isAllCaps = false

    init(text: TokenizedText, mentions: [EntityMention], dates: [Range<Int>]) {
        self.text = text
        self.mentions = mentions
        var ofToken = [Int32](repeating: -1, count: text.tokens.count)
        var reach = -1
        for (index, mention) in mentions.enumerated() {
            guard let last = mention.tokens.last, last > reach, mention.tokens.lowerBound > reach else { continue }
            for token in mention.tokens where ofToken.indices.contains(token) { ofToken[token] = Int32(index) }
            reach = last
        }
        mentionOfToken = ofToken
        var dateOf = [Int32](repeating: -1, count: text.tokens.count)
        for (index, range) in dates.enumerated() {
            for token in range where dateOf.indices.contains(token) { dateOf[token] = Int32(index) }
        }
        dateOfToken = dateOf
    }

    /// Fills ``chunks``, ``nounPhrases`` and ``verbGroups`` for `sentence`. Linear in its length.
    ///
    /// - Returns: false when no word of the sentence is a predicate of the tables; nothing is filled then.
    mutating func chunk(_ sentence: Sentence) -> Bool {
        chunks.removeAll(keepingCapacity: true)
        nounPhrases.removeAll(keepingCapacity: true)
        verbGroups.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        self.sentence = sentence.tokens
        isAllCaps = sentence.isAllCaps
        isHeadline = sentence.isTitle || sentence.isTitleCase || sentence.isAllCaps
        var isTriggered = false
        for index in sentence.tokens {
            let entry = entry(for: index)
            if entry.classes.contains(.trigger), mentionOfToken[index] < 0 { isTriggered = true }
            entries.append(entry)
        }
        guard isTriggered, sentence.tokens.count <= Chunker.longestSentence else { return false }
        var position = sentence.tokens.lowerBound
        while position < sentence.tokens.upperBound { position = step(at: position) }
        return true
    }

    // MARK: what a token can be

    func entry(for index: Int) -> WordEntry {
        let token = text.tokens[index]
        guard token.kind == .word else { return WordEntry() }
        guard var entry = lexicon[token.key] else {
            return guess(token, isFirst: index == sentence.lowerBound)
        }
        // "US" and "IT" are no pronouns, "May" no modal, a capitalised "Launch" inside a sentence no verb.
        if token.isCapitalized, !isHeadline, index > sentence.lowerBound {
            entry.classes.subtract([
                .pronoun, .modal, .subordinator, .base, .thirdPerson, .adverb, .negation, .particle,
            ])
            if entry.classes.isDisjoint(with: [.preposition, .coordinator, .determiner, .that, .infinitiveMarker]) {
                entry.classes.subtract(.anyVerb)
            }
            if entry.classes.isEmpty { entry.classes = .noun }
        } else if token.isAllCaps, token.end - token.start <= 3, !isAllCaps {
            entry.classes.subtract([.pronoun, .adverb, .preposition, .relative, .base])
            if entry.classes.isEmpty { entry.classes = .noun }
        }
        return entry
    }

    /// By the ending, for a word that no list has.
    func guess(_ token: Token, isFirst: Bool) -> WordEntry {
        if token.isCapitalized && !isHeadline && !isFirst || token.shape.contains(.hasDigit) {
            return WordEntry(classes: .noun)
        }
        let bytes = text.source.utf8
        let end = Int(token.end)
        guard token.end - token.start >= 5 else { return WordEntry(classes: .noun) }
        let last = LetterFolding.lowercaseASCII(bytes[end - 1])
        let second = LetterFolding.lowercaseASCII(bytes[end - 2])
        if last == 0x64, second == 0x65 { return WordEntry(classes: [.past, .participle, .adjective]) }
        if last == 0x79, second == 0x6C { return WordEntry(classes: .adverb) }
        let third = LetterFolding.lowercaseASCII(bytes[end - 3])
        if last == 0x67, second == 0x6E, third == 0x69 { return WordEntry(classes: [.gerund, .noun]) }
        return WordEntry(classes: last == 0x73 ? [.noun, .plural] : .noun)
    }

    func classes(_ index: Int) -> WordClass {
        sentence.contains(index) ? entries[index - sentence.lowerBound].classes : []
    }

    func entryAt(_ index: Int) -> WordEntry {
        sentence.contains(index) ? entries[index - sentence.lowerBound] : WordEntry()
    }

    func isMention(_ index: Int) -> Bool { sentence.contains(index) && mentionOfToken[index] >= 0 }
    func isDate(_ index: Int) -> Bool {
        sentence.contains(index) && dateOfToken[index] >= 0 && mentionOfToken[index] < 0
    }

    // MARK: one chunk

    mutating func step(at index: Int) -> Int {
        let token = text.tokens[index]
        if isMention(index) { return nounPhrase(at: index) }
        if isDate(index) { return time(at: index) }
        switch token.kind {
        case .number, .currency, .address, .possessive, .hyphen: return nounPhrase(at: index)
        case .punctuation: return mark(token, at: index)
        case .word: break
        }
        let classes = classes(index)
        if isMoreThanVerb(index) {
            chunks.append(Chunk(kind: .adverb, tokens: index..<index + 2, index: -1, key: token.key))
            return index + 2
        }
        if token.key == GrammarKeys.mid, isDate(index + 2), text.tokens[index + 1].kind == .hyphen {
            chunks.append(Chunk(kind: .adverb, tokens: index..<index + 2, index: -1, key: token.key))
            return index + 2
        }
        if token.key == GrammarKeys.what, let end = endOfCalling(index) { return end }
        if let length = quantifier(at: index) { return nounPhrase(at: index, behind: length) }
        if startsCompound(index), !isTiedVerb(index) { return nounPhrase(at: index) }
        if let end = verbGroup(at: index) { return end }
        if classes.contains(.that) { return that(at: index) }
        if classes.contains(.relative) { return joint(.relative, index) }
        if classes.contains(.coordinator) { return joint(.coordinator, index) }
        if classes.contains(.subordinator), subordinates(at: index) { return joint(.subordinator, index) }
        if classes.contains(.infinitiveMarker) { return joint(.preposition, index) }
        if classes.contains(.preposition), !isDeterminedNoun(index) { return joint(.preposition, index) }
        if classes.contains(.negation), !classes.contains(.determiner) { return joint(.adverb, index) }
        if GrammarKeys.beforeDates.contains(token.key),
            isDate(index + 1) || self.classes(index + 1).contains(.preposition) && isDate(index + 2)
        {
            return joint(.adverb, index)
        }
        if classes.contains(.adverb), classes.isDisjoint(with: [.adjective, .noun]) || !startsNominal(index + 1) {
            return joint(.adverb, index)
        }
        return nounPhrase(at: index)
    }

    mutating func joint(_ kind: Chunk.Kind, _ index: Int) -> Int {
        let key = text.tokens[index].key
        // "according to", "ahead of": one preposition, known by its first word.
        let isLong =
            kind == .preposition && GrammarKeys.twoWordPrepositions.contains(key)
            && classes(index + 1).contains(.preposition)
        let end = index + (isLong ? 2 : 1)
        chunks.append(Chunk(kind: kind, tokens: index..<end, index: -1, key: key))
        return end
    }

    /// How many words of "up to", "more than", "at least", "as many as" stand before a number at `index`; nil for none.
    func quantifier(at index: Int) -> Int? {
        guard GrammarKeys.quantifierStarts.contains(text.tokens[index].key) else { return nil }
        for length in 1...3 where sentence.contains(index + length) {
            let token = text.tokens[index + length]
            if token.kind == .number || token.kind == .currency || isCurrencySign(index + length)
                || length > 1 && GrammarKeys.numberWords.contains(token.key)
            {
                return length > 1 || GrammarKeys.loneQuantifiers.contains(text.tokens[index].key) ? length : nil
            }
            if !GrammarKeys.quantifierWords.contains(token.key) { return nil }
        }
        return nil
    }

    /// "more than doubled": the words before the verb are no noun phrase.
    func isMoreThanVerb(_ index: Int) -> Bool {
        guard sentence.contains(index + 2), text.tokens[index].key == GrammarKeys.more, !isMention(index + 2),
            text.tokens[index + 1].key == GrammarKeys.than
        else { return false }
        return classes(index + 2).contains(.past) && entryAt(index + 2).verb != nil
    }

    /// "what it calls": names what follows and is left out; nil when "what" is something else.
    func endOfCalling(_ index: Int) -> Int? {
        var position = index + 1
        while position < min(index + 6, sentence.upperBound) {
            if let verb = entryAt(position).verb, !isMention(position),
                classes(position).contains(.thirdPerson)
                    || classes(position).contains(.past) || classes(position).contains(.base),
                GrammarKeys.calling.contains(verb)
            {
                return position > index + 1 ? position + 1 : nil
            }
            guard
                isMention(position) || !classes(position).isDisjoint(with: [.noun, .pronoun, .determiner, .adjective])
            else { return nil }
            position += 1
        }
        return nil
    }

    /// "on-orbit servicing", "data-driven": a word that a hyphen ties to the next.
    func startsCompound(_ index: Int) -> Bool {
        guard sentence.contains(index + 2), text.tokens[index + 1].kind == .hyphen else { return false }
        return classes(index + 2).isDisjoint(with: .finiteVerb) || !classes(index).isDisjoint(with: .preposition)
            || startsNominal(index + 3)
    }

    mutating func mark(_ token: Token, at index: Int) -> Int {
        switch token.mark {
        case 0x2C: return joint(.comma, index)
        case 0x22, 0x27: return joint(.quote, index)
        case 0x2E, 0x21, 0x3F, 0x2F, 0x2A: return joint(.adverb, index)
        case 0x25: return nounPhrase(at: index)
        case 0x28, 0x5B: return bracket(at: index) ?? joint(.stop, index)
        default: return joint(.stop, index)
        }
    }

    /// What stands in brackets behind a noun phrase belongs to it.
    mutating func bracket(at index: Int) -> Int? {
        guard let last = chunks.last, last.kind == .nounPhrase || last.kind == .time else { return nil }
        var close = index + 1
        while close < sentence.upperBound, text.tokens[close].mark != 0x29, text.tokens[close].mark != 0x5D {
            close += 1
        }
        guard close < sentence.upperBound, close - index <= 16 else { return nil }
        if last.kind == .nounPhrase {
            nounPhrases[last.index].extent = nounPhrases[last.index].extent.lowerBound..<close + 1
        }
        return close + 1
    }

    mutating func time(at index: Int) -> Int {
        let date = dateOfToken[index]
        var end = index
        while end < sentence.upperBound, dateOfToken[end] == date { end += 1 }
        if end < sentence.upperBound, GrammarKeys.timesOfDay.contains(text.tokens[end].key) { end += 1 }
        // "the 2025 budget": a date before a noun is no adverbial. Only behind a determiner, seen in nounPhrase(at:).
        chunks.append(Chunk(kind: .time, tokens: index..<end, index: Int(date), key: WordKey(hash: 0)))
        return end
    }

    mutating func that(at index: Int) -> Int {
        let next = classes(index + 1)
        let follows = chunks.last?.kind
        let isDeterminer = follows == nil || follows == .preposition || follows == .stop
        if isDeterminer, next.contains(.noun), next.isDisjoint(with: .opensNounPhrase), !isMention(index + 1) {
            return nounPhrase(at: index)
        }
        return joint(.that, index)
    }

    /// "after", "since", "as" and the like open a clause when a verb follows before the next comma.
    func subordinates(at index: Int) -> Bool {
        if text.tokens.indices.contains(index + 1), text.tokens[index + 1].key == GrammarKeys.then { return false }
        if text.tokens[index].key == GrammarKeys.once, !classes(index + 1).isDisjoint(with: [.participle]) {
            return false
        }
        guard classes(index).contains(.preposition) else { return true }
        var position = index + 1
        var seen = 0
        while position < sentence.upperBound, seen < 14 {
            let token = text.tokens[position]
            if token.kind == .punctuation, token.mark != 0x28, token.mark != 0x29 { return false }
            let found = classes(position)
            if !isMention(position), !isDate(position) {
                if found.contains(.subordinator) || found.contains(.relative) { return false }
                if found.contains(.coordinator), startsVerb(position + 1) { return false }
                if position > index + 1, !found.isDisjoint(with: .auxiliary), !found.contains(.noun) { return true }
                if position > index + 1, !found.isDisjoint(with: .finiteVerb),
                    found.isDisjoint(with: [.noun, .adjective])
                {
                    return true
                }
            }
            position += 1
            seen += 1
        }
        return false
    }

    func isDeterminedNoun(_ index: Int) -> Bool {
        guard classes(index).contains(.noun) || classes(index).contains(.adjective) else { return false }
        return index > sentence.lowerBound && !classes(index - 1).isDisjoint(with: .opensNounPhrase)
    }

    func startsVerb(_ index: Int) -> Bool {
        let found = classes(index)
        return !isMention(index) && (!found.isDisjoint(with: .auxiliary) || !found.isDisjoint(with: .finiteVerb))
    }

    func startsNominal(_ index: Int) -> Bool {
        guard sentence.contains(index) else { return false }
        let token = text.tokens[index]
        if isMention(index) || token.kind == .number || token.kind == .currency { return true }
        guard token.kind == .word else { return false }
        return !classes(index).isDisjoint(with: [.noun, .adjective, .determiner, .possessive, .pronoun])
    }
}
