/// Cuts one sentence into noun phrases, verb groups and the joints between them, left to right, without looking back
/// further than the phrase at hand.
struct Chunker {
    let text: TokenizedText
    /// For each token of the text: index of the outermost mention it belongs to, else -1.
    let mentionOfToken: [Int32]
    /// For each token: index of the date it belongs to, else -1.
    let dateOfToken: [Int32]
    let mentions: [EntityMention]

    /// Longer ones are lists or tables that lost their line breaks.
    private static let longestSentence = 220

    private(set) var chunks: [Chunk] = []
    private(set) var nounPhrases: [NounPhrase] = []
    private(set) var verbGroups: [VerbGroup] = []
    private var entries: [WordEntry] = []
    private var sentence = 0..<0
    private var isHeadline = false
    private var isAllCaps = false

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

    private func entry(for index: Int) -> WordEntry {
        let token = text.tokens[index]
        guard token.kind == .word else { return WordEntry() }
        guard var entry = GrammarLexicon.table[token.key] else { return guess(token, isFirst: index == sentence.lowerBound) }
        // "US" and "IT" are no pronouns, "May" no modal, a capitalised "Launch" inside a sentence no verb.
        if token.isCapitalized, !isHeadline, index > sentence.lowerBound {
            entry.classes.subtract([.pronoun, .modal, .subordinator, .base, .thirdPerson, .adverb, .negation, .particle])
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
    private func guess(_ token: Token, isFirst: Bool) -> WordEntry {
        if token.isCapitalized && !isHeadline && !isFirst || token.shape.contains(.hasDigit) { return WordEntry(classes: .noun) }
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

    private func classes(_ index: Int) -> WordClass {
        sentence.contains(index) ? entries[index - sentence.lowerBound].classes : []
    }

    private func entryAt(_ index: Int) -> WordEntry {
        sentence.contains(index) ? entries[index - sentence.lowerBound] : WordEntry()
    }

    private func isMention(_ index: Int) -> Bool { sentence.contains(index) && mentionOfToken[index] >= 0 }
    private func isDate(_ index: Int) -> Bool {
        sentence.contains(index) && dateOfToken[index] >= 0 && mentionOfToken[index] < 0
    }

    // MARK: one chunk

    private mutating func step(at index: Int) -> Int {
        let token = text.tokens[index]
        if isMention(index) { return nounPhrase(at: index) }
        if isDate(index) { return time(at: index) }
        switch token.kind {
        case .number, .currency, .address, .possessive, .hyphen: return nounPhrase(at: index)
        case .punctuation: return mark(token, at: index)
        case .word: break
        }
        let classes = classes(index)
        if let length = quantifier(at: index) { return nounPhrase(at: index, behind: length) }
        if startsCompound(index) { return nounPhrase(at: index) }
        if let end = verbGroup(at: index) { return end }
        if classes.contains(.that) { return that(at: index) }
        if classes.contains(.relative) { return joint(.relative, index) }
        if classes.contains(.coordinator) { return joint(.coordinator, index) }
        if classes.contains(.subordinator), subordinates(at: index) { return joint(.subordinator, index) }
        if classes.contains(.infinitiveMarker) { return joint(.preposition, index) }
        if classes.contains(.preposition), !isDeterminedNoun(index) { return joint(.preposition, index) }
        if classes.contains(.negation), !classes.contains(.determiner) { return joint(.adverb, index) }
        if classes.contains(.adverb), classes.isDisjoint(with: [.adjective, .noun]) || !startsNominal(index + 1) {
            return joint(.adverb, index)
        }
        return nounPhrase(at: index)
    }

    private mutating func joint(_ kind: Chunk.Kind, _ index: Int) -> Int {
        let key = text.tokens[index].key
        // "according to", "ahead of": one preposition, known by its first word.
        let isLong = kind == .preposition && GrammarKeys.twoWordPrepositions.contains(key)
            && classes(index + 1).contains(.preposition)
        let end = index + (isLong ? 2 : 1)
        chunks.append(Chunk(kind: kind, tokens: index..<end, index: -1, key: key))
        return end
    }

    /// How many words of "up to", "more than", "at least", "as many as" stand before a number at `index`; nil for none.
    private func quantifier(at index: Int) -> Int? {
        guard GrammarKeys.quantifierStarts.contains(text.tokens[index].key) else { return nil }
        for length in 1...3 where sentence.contains(index + length) {
            let token = text.tokens[index + length]
            if token.kind == .number || token.kind == .currency || isCurrencySign(index + length) {
                return length > 1 || GrammarKeys.loneQuantifiers.contains(text.tokens[index].key) ? length : nil
            }
            if !GrammarKeys.quantifierWords.contains(token.key) { return nil }
        }
        return nil
    }

    /// "on-orbit servicing", "data-driven": a word that a hyphen ties to the next.
    private func startsCompound(_ index: Int) -> Bool {
        guard sentence.contains(index + 2), text.tokens[index + 1].kind == .hyphen else { return false }
        return classes(index + 2).isDisjoint(with: .finiteVerb) || !classes(index).isDisjoint(with: .preposition)
            || startsNominal(index + 3)
    }

    private mutating func mark(_ token: Token, at index: Int) -> Int {
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
    private mutating func bracket(at index: Int) -> Int? {
        guard let last = chunks.last, last.kind == .nounPhrase || last.kind == .time else { return nil }
        var close = index + 1
        while close < sentence.upperBound, text.tokens[close].mark != 0x29, text.tokens[close].mark != 0x5D { close += 1 }
        guard close < sentence.upperBound, close - index <= 16 else { return nil }
        if last.kind == .nounPhrase {
            nounPhrases[last.index].extent = nounPhrases[last.index].extent.lowerBound..<close + 1
        }
        return close + 1
    }

    private mutating func time(at index: Int) -> Int {
        let date = dateOfToken[index]
        var end = index
        while end < sentence.upperBound, dateOfToken[end] == date { end += 1 }
        // "the 2025 budget": a date before a noun is no adverbial. Only behind a determiner, seen in nounPhrase(at:).
        chunks.append(Chunk(kind: .time, tokens: index..<end, index: Int(date), key: WordKey(hash: 0)))
        return end
    }

    private mutating func that(at index: Int) -> Int {
        let next = classes(index + 1)
        let follows = chunks.last?.kind
        let isDeterminer = follows == nil || follows == .preposition || follows == .stop
        if isDeterminer, next.contains(.noun), next.isDisjoint(with: .opensNounPhrase), !isMention(index + 1) {
            return nounPhrase(at: index)
        }
        return joint(.that, index)
    }

    /// "after", "since", "as" and the like open a clause when a verb follows before the next comma.
    private func subordinates(at index: Int) -> Bool {
        if text.tokens.indices.contains(index + 1), text.tokens[index + 1].key == GrammarKeys.then { return false }
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
                if position > index + 1, !found.isDisjoint(with: .finiteVerb), found.isDisjoint(with: [.noun, .adjective]) {
                    return true
                }
            }
            position += 1
            seen += 1
        }
        return false
    }

    private func isDeterminedNoun(_ index: Int) -> Bool {
        guard classes(index).contains(.noun) || classes(index).contains(.adjective) else { return false }
        return index > sentence.lowerBound && !classes(index - 1).isDisjoint(with: .opensNounPhrase)
    }

    private func startsVerb(_ index: Int) -> Bool {
        let found = classes(index)
        return !isMention(index) && (!found.isDisjoint(with: .auxiliary) || !found.isDisjoint(with: .finiteVerb))
    }

    private func startsNominal(_ index: Int) -> Bool {
        guard sentence.contains(index) else { return false }
        let token = text.tokens[index]
        if isMention(index) || token.kind == .number || token.kind == .currency { return true }
        guard token.kind == .word else { return false }
        return !classes(index).isDisjoint(with: [.noun, .adjective, .determiner, .possessive, .pronoun])
    }

    // MARK: verb groups

    /// Reads the verb group that starts at `index`; nil when none does.
    private mutating func verbGroup(at index: Int) -> Int? {
        guard let (group, end) = readVerbGroup(at: index) else { return nil }
        verbGroups.append(group)
        chunks.append(
            Chunk(kind: .verbGroup, tokens: index..<end, index: verbGroups.count - 1, key: WordKey(hash: 0))
        )
        return end
    }

    private func readVerbGroup(at index: Int) -> (VerbGroup, Int)? {
        var position = index
        var modality: Modality = []
        var form = VerbGroup.Form.finite
        var sawAuxiliary = false
        var afterBe = false
        var afterHave = false
        let start = classes(index)
        if start.contains(.infinitiveMarker) {
            let verb = skipAdverbs(index + 1, &modality)
            let found = classes(verb)
            guard !isMention(verb), sentence.contains(verb),
                found.contains(.base) || found.contains(.be) || found.contains(.have) || isUnknownVerb(verb)
            else { return nil }
            // "to market", "to launch services": a verb unless the preposition's noun is over with it ("up to date").
            if found.contains(.noun), chunks.last?.kind == .preposition { return nil }
            position = verb
            form = .infinitive
        } else if start.isDisjoint(with: .auxiliary) {
            let isBehindNoun = chunks.last.map { $0.kind == .nounPhrase && $0.tokens.upperBound == index } ?? false
            guard isVerb(at: index, behindNoun: isBehindNoun) else { return nil }
        }
        while true {
            position = skipAdverbs(position, &modality)
            let found = classes(position)
            guard sentence.contains(position), !isMention(position) else { break }
            if found.contains(.negation) { modality.insert(.negated) }
            if found.contains(.modal), !found.contains(.noun) || sawAuxiliary == false {
                modality.formUnion(modalMeaning(text.tokens[position].key))
                sawAuxiliary = true
                position += 1
                continue
            }
            if found.contains(.be) {
                noteTense(text.tokens[position].key, &modality)
                let next = skipAdverbs(position + 1, &modality)
                // "is to lend"
                if classes(next).contains(.infinitiveMarker), classes(skipAdverbs(next + 1)).contains(.base),
                    text.tokens[position].key != GrammarKeys.being
                {
                    modality.insert(.planned)
                    position = next + 1
                    afterBe = false
                    afterHave = false
                } else {
                    position += 1
                    afterBe = true
                }
                sawAuxiliary = true
                continue
            }
            if found.contains(.have), isAuxiliaryHave(position) {
                modality.insert(.perfect)
                if text.tokens[position].key == GrammarKeys.had { modality.insert(.past) }
                afterHave = true
                sawAuxiliary = true
                position += 1
                continue
            }
            if found.contains(.auxiliaryDo), isAuxiliaryDo(position) {
                sawAuxiliary = true
                position += 1
                continue
            }
            break
        }
        return finish(index, position, form, modality, sawAuxiliary, afterBe, afterHave)
    }

    private func finish(
        _ start: Int,
        _ mainPosition: Int,
        _ startForm: VerbGroup.Form,
        _ startModality: Modality,
        _ sawAuxiliary: Bool,
        _ afterBe: Bool,
        _ afterHave: Bool
    ) -> (VerbGroup, Int)? {
        var form = startForm
        var modality = startModality
        var main = mainPosition
        let found = classes(main)
        let entry = entryAt(main)
        let isWordHere = sentence.contains(main) && !isMention(main) && text.tokens[main].kind == .word
        if sawAuxiliary || form == .infinitive {
            let adjectival = isWordHere ? ChainVerbs.adjectives[text.tokens[main].key] : nil
            if afterBe, let adjectival, classes(skipAdverbs(main + 1)).contains(.infinitiveMarker),
                let (inner, end) = readVerbGroup(at: skipAdverbs(main + 1))
            {
                return (merge(inner, from: start, form, modality.union(adjectival)), end)
            }
            let isProgressive = afterBe && isWordHere && entry.verb != nil && found.contains(.noun)
                && found.isDisjoint(with: .anyVerb) && opensArgument(main + 1)
            let isVerbForm =
                isWordHere
                && (isProgressive || (afterBe
                    ? !found.isDisjoint(with: [.participle, .gerund]) && !found.contains(.pronoun)
                        && !(found.contains(.adjective) && classes(main + 1).contains(.noun) && !found.contains(.past))
                    : afterHave
                        ? !found.isDisjoint(with: [.participle, .past])
                        : !found.isDisjoint(with: [.base]) || found.contains(.have)
                            || form == .infinitive && isUnknownVerb(main)))
            if !isVerbForm {
                // The auxiliary is the verb: "is", "has".
                guard afterBe || afterHave || form == .infinitive || sawAuxiliary else { return nil }
                main = max(mainPosition - 1, start)
                while main > start, classes(main).isDisjoint(with: .auxiliary) { main -= 1 }
                if afterHave, !afterBe { modality.remove(.perfect) }
                if modality.isDisjoint(with: [.past, .perfect, .planned, .possible]) { modality.insert(.present) }
                let verb: WordKey = classes(main).contains(.have) ? GrammarKeys.have : GrammarKeys.be
                return (
                    VerbGroup(tokens: start..<main + 1, main: main, verb: verb, form: form, modality: modality), main + 1
                )
            }
            if afterBe {
                if isProgressive || found.contains(.gerund) && !found.contains(.participle) {
                    modality.insert(.ongoing)
                } else {
                    modality.insert(.passive)
                }
            }
        } else {
            form = bareForm(main, found)
            if form == .finite { modality.insert(found.contains(.past) ? .past : .present) }
            if form == .pastOrParticiple { modality.insert(.past) }
            if form == .participle { modality.insert(.passive) }
        }
        guard sentence.contains(main) else { return nil }
        let verb = entry.verb ?? text.tokens[main].key
        return extend(start, main, verb, form, modality)
    }

    /// Joins particles and the verbs that only say how far the next one has come.
    private func extend(
        _ start: Int,
        _ main: Int,
        _ verb: WordKey,
        _ form: VerbGroup.Form,
        _ modality: Modality
    ) -> (VerbGroup, Int) {
        var end = main + 1
        var verb = verb
        if sentence.contains(end), !isMention(end), !classes(end).isDisjoint(with: [.particle, .preposition]) {
            let joined = GrammarLexicon.joined(verb, text.tokens[end], in: text)
            if GrammarLexicon.phrasalVerbs.contains(joined) {
                verb = joined
                end += 1
            }
        }
        let isBase = main == start && classes(main).contains(.base) && classes(main).isDisjoint(with: .finiteVerb)
        let group = VerbGroup(
            tokens: start..<end, main: main, verb: verb, form: form, modality: modality, isBase: isBase)
        if let meaning = ChainVerbs.verbs[verb] {
            var extra: Modality = []
            let next = skipAdverbs(end, &extra)
            if classes(next).contains(.infinitiveMarker), let (inner, innerEnd) = readVerbGroup(at: next) {
                return (merge(inner, from: start, form, modality.subtracting(.passive).union(meaning).union(extra)), innerEnd)
            }
            let takesGerund = meaning.contains(.ongoing) || meaning.contains(.proposed)
            if takesGerund, !isMention(next), classes(next).contains(.gerund), let (inner, innerEnd) = readVerbGroup(at: next) {
                return (merge(inner, from: start, form, modality.union(meaning)), innerEnd)
            }
        }
        return (group, end)
    }

    private func merge(_ inner: VerbGroup, from start: Int, _ form: VerbGroup.Form, _ modality: Modality) -> VerbGroup {
        var group = inner
        group.tokens = start..<inner.tokens.upperBound
        group.form = form
        group.modality = modality.union(inner.modality.intersection([.passive, .negated, .planned, .hoped, .ongoing]))
        return group
    }

    /// "to incorporate projects": a word of no list between "to" and a noun phrase.
    private func isUnknownVerb(_ index: Int) -> Bool {
        guard sentence.contains(index) else { return false }
        let token = text.tokens[index]
        return token.kind == .word && !token.isCapitalized && GrammarLexicon.table[token.key] == nil
            && startsNominal(index + 1)
    }

    private func bareForm(_ index: Int, _ found: WordClass) -> VerbGroup.Form {
        if found.contains(.gerund), found.isDisjoint(with: [.past, .participle]) { return .gerund }
        if found.contains(.past), found.contains(.participle) { return .pastOrParticiple }
        if found.contains(.participle), !found.contains(.past), !found.contains(.base) { return .participle }
        return .finite
    }

    private func skipAdverbs(_ index: Int) -> Int {
        var ignored: Modality = []
        return skipAdverbs(index, &ignored)
    }

    private func skipAdverbs(_ index: Int, _ modality: inout Modality) -> Int {
        var position = index
        while sentence.contains(position), !isMention(position), !isDate(position) {
            let found = classes(position)
            if position > index - 1, text.tokens[position].key == GrammarKeys.since,
                !classes(position + 1).isDisjoint(with: [.participle, .be]), !isMention(position + 1)
            {
                position += 1
                continue
            }
            guard !found.isDisjoint(with: [.adverb, .negation]), found.isDisjoint(with: .auxiliary),
                found.isDisjoint(with: [.determiner, .preposition, .base, .past, .participle])
            else { break }
            if found.contains(.negation) { modality.insert(.negated) }
            position += 1
        }
        return position
    }

    private func isAuxiliaryHave(_ index: Int) -> Bool {
        let next = skipAdverbs(index + 1)
        guard !isMention(next) else { return false }
        let found = classes(next)
        return found.contains(.be) || !found.isDisjoint(with: [.participle]) && !(found.contains(.adjective) && !found.contains(.past))
            || found.contains(.have) || text.tokens.indices.contains(next) && found.contains(.past) && found.contains(.participle)
    }

    private func isAuxiliaryDo(_ index: Int) -> Bool {
        let next = skipAdverbs(index + 1)
        return classes(index).contains(.negation) || classes(next).contains(.base) && !isMention(next)
    }

    private func modalMeaning(_ key: WordKey) -> Modality {
        ChainVerbs.modals[key] ?? .possible
    }

    private func noteTense(_ key: WordKey, _ modality: inout Modality) {
        if GrammarKeys.pastBe.contains(key) { modality.insert(.past) }
        if GrammarKeys.presentBe.contains(key) { modality.insert(.present) }
    }

    // MARK: verb or noun

    /// Whether the word at `index` is used as a verb.
    ///
    /// - Parameter behindNoun: a noun phrase with its head is just being read, so a verb may end it.
    private func isVerb(at index: Int, behindNoun: Bool) -> Bool {
        let found = classes(index)
        guard !found.isDisjoint(with: .anyVerb), !isMention(index) else { return false }
        let next = classes(index + 1)
        let previous = index > sentence.lowerBound ? classes(index - 1) : []
        if !isMention(index - 1), !previous.isDisjoint(with: .opensNounPhrase), previous.isDisjoint(with: .pronoun) {
            return false
        }
        if found.contains(.noun) || found.contains(.adjective) || !found.isDisjoint(with: [.preposition, .adverb]) {
            return isAmbiguousVerb(at: index, found, behindNoun: behindNoun)
        }
        if found.contains(.gerund) {
            if !behindNoun, let last = chunks.last, last.kind == .preposition, GrammarKeys.nounPrepositions.contains(last.key) {
                return !next.isDisjoint(with: .opensNounPhrase) || !startsNominal(index + 1)
            }
            // "data processing centre" against "firms seeking partners".
            guard behindNoun else { return true }
            return opensArgument(index + 1) || !next.isDisjoint(with: [.preposition, .adverb, .infinitiveMarker, .that])
                || !next.contains(.noun)
        }
        if !found.isDisjoint(with: [.past, .participle]), found.isDisjoint(with: [.base, .thirdPerson]) {
            guard !behindNoun else { return true }
            // Before a noun and behind a preposition or joint: "of proposed cuts". With "by" behind it, a clause.
            let joint = chunks.last?.kind
            let isBehindAdverb = joint == .adverb && chunks.count > 1
                && (chunks[chunks.count - 2].kind == .verbGroup || chunks[chunks.count - 2].kind == .preposition)
            let opensPhrase = joint == .preposition || joint == .verbGroup || isBehindAdverb
            return !(opensPhrase && startsNominal(index + 1) && next.isDisjoint(with: .opensNounPhrase))
        }
        return true
    }

    private func isAmbiguousVerb(at index: Int, _ found: WordClass, behindNoun: Bool) -> Bool {
        let last = chunks.last?.kind
        let isFinite = !found.isDisjoint(with: .finiteVerb)
        if isFinite, let verb = entryAt(index).verb, sentence.contains(index + 1), !isMention(index + 1),
            classes(index + 1).contains(.particle),
            GrammarLexicon.phrasalVerbs.contains(GrammarLexicon.joined(verb, text.tokens[index + 1], in: text))
        {
            return behindNoun || last == .comma || last == .coordinator || last == .relative || last == .adverb
        }
        if !found.isDisjoint(with: [.past, .participle]), found.isDisjoint(with: [.noun, .preposition]) {
            // "limited", "advanced": an adjective before a noun, else a verb.
            return behindNoun && !(startsNominal(index + 1) && !opensArgument(index + 1))
        }
        if !found.isDisjoint(with: .past), found.contains(.noun), behindNoun {
            // "cut", "bid", "forecast", "set", "put": verb before its object or a preposition.
            return opensArgument(index + 1) || isMention(index - 1) && startsNominal(index + 1)
        }
        if found.contains(.gerund), behindNoun {
            return opensArgument(index + 1) || found.contains(.adjective) && classes(index + 1).contains(.preposition)
        }
        if found.contains(.gerund) {
            if last == .preposition, let key = chunks.last?.key, GrammarKeys.nounPrepositions.contains(key) {
                return !classes(index + 1).isDisjoint(with: .opensNounPhrase)
            }
            return opensArgument(index + 1) && last != .nounPhrase
        }
        guard behindNoun else {
            // "…, builds and launches rockets": joined to a finite verb before it.
            guard isFinite, let last, GrammarKeys.jointsBeforeVerbs.contains(last) else { return false }
            if last == .relative || last == .that { return true }
            let isChained = entryAt(index).verb.map { ChainVerbs.verbs[$0] != nil } ?? false
            if found.contains(.thirdPerson), isChained, classes(index + 1).contains(.preposition) { return true }
            return opensArgument(index + 1)
                && (verbGroups.last?.form == .finite || last == .adverb || last == .time || last == .comma)
        }
        if finiteVerbFollows(index + 1) { return false }
        let opens = opensArgument(index + 1)
        if found.contains(.thirdPerson) {
            if isHeadline { return isMention(index - 1) || opens || startsNominal(index + 1) }
            return opens && !classes(index - 1).contains(.plural)
        }
        if found.contains(.base) {
            let plural = classes(index - 1).contains(.plural) || chunks.last?.kind == .coordinator
            return plural && opens && (isHeadline || !classes(index + 1).contains(.preposition))
        }
        return false
    }

    /// Whether a noun phrase that is clearly a new one, or an infinitive, starts at `index`.
    private func opensArgument(_ index: Int) -> Bool {
        guard sentence.contains(index) else { return false }
        let token = text.tokens[index]
        if isMention(index) || token.kind == .number || token.kind == .currency { return true }
        let found = classes(index)
        if isHeadline, token.isCapitalized, found.contains(.noun) || found.contains(.adjective) { return true }
        if found.contains(.infinitiveMarker) { return classes(index + 1).contains(.base) && !isMention(index + 1) }
        return !found.isDisjoint(with: [.determiner, .possessive, .pronoun, .that])
            || token.isCapitalized && !isHeadline
            || found.contains(.adjective) && found.isDisjoint(with: .participle)
            || found.contains(.plural) && found.isDisjoint(with: .anyVerb)
    }

    /// Whether an unmistakable finite verb comes soon, so that the word before it cannot be the sentence's verb.
    private func finiteVerbFollows(_ index: Int) -> Bool {
        var position = index
        while position < min(index + 9, sentence.upperBound) {
            let token = text.tokens[position]
            if token.kind == .punctuation, token.mark != 0x25 { return false }
            let found = classes(position)
            if !isMention(position) {
                if !found.isDisjoint(with: [.relative, .that, .coordinator, .subordinator]), !found.contains(.preposition) {
                    return false
                }
                if !found.isDisjoint(with: .auxiliary), !found.contains(.noun) { return true }
                if found.contains(.past), !found.contains(.participle) || found.verbOnly, position > index { return true }
            }
            position += 1
        }
        return false
    }

    // MARK: noun phrases

    private mutating func nounPhrase(at index: Int, behind skipped: Int = 0) -> Int {
        var position = index + skipped
        var head = -1
        var hasNoun = false
        var lastPossessive = -1
        var phrase = NounPhrase(tokens: index..<index + 1, extent: index..<index + 1, head: index, noun: WordKey(hash: 0), classes: [])
        while position < sentence.upperBound {
            let token = text.tokens[position]
            if isMention(position) {
                let mention = mentionOfToken[position]
                // A second name right behind a name is a new phrase unless a title or adjective joins them.
                while position < sentence.upperBound, mentionOfToken[position] == mention { position += 1 }
                head = position - 1
                hasNoun = true
                phrase.mention = Int(mention)
                continue
            }
            if isDate(position) {
                // "a fiscal year 2026 spending bill": part of the phrase only between its determiner and its noun.
                if hasNoun || position == index || !startsNominal(endOfDate(position)) { break }
                position = endOfDate(position)
                continue
            }
            switch token.kind {
            case .currency where hasNoun && !isCurrencySign(position - 1):
                return close(&phrase, index, position, head, lastPossessive)
            case .number, .currency:
                position += 1
                if head < 0 || !classes(head).contains(.noun) { head = position - 1 }
                phrase.mention = -1
                continue
            case .possessive:
                lastPossessive = position
                phrase.mention = -1
                head = -1
                hasNoun = false
                position += 1
                continue
            case .hyphen:
                // What a hyphen ties on belongs to the phrase whatever it is: "technology-driven operations".
                position += 1
                if sentence.contains(position), text.tokens[position].kind == .word, !isMention(position) {
                    phrase.mention = -1
                    head = position
                    hasNoun = classes(position).contains(.noun)
                    position += 1
                }
                continue
            case .address:
                position += 1
                continue
            case .punctuation:
                if token.mark == 0x28, head >= 0, let end = innerBracket(at: position) {
                    position = end
                    continue
                }
                if token.mark == 0x25 { hasNoun = true }
                guard token.mark == 0x25 || token.mark == 0x2F && head >= 0 else { return close(&phrase, index, position, head, lastPossessive) }
                position += 1
                continue
            case .word: break
            }
            let found = classes(position)
            if isCurrencySign(position) {
                if hasNoun { break }
                position += 1
                continue
            }
            if position > index, found.contains(.opensNounPhraseOnly), hasNoun { break }
            if !found.isDisjoint(with: .opensNounPhrase), position == index {
                phrase.isDefinite = GrammarKeys.definite.contains(token.key)
                phrase.isIndefinite = token.key == GrammarKeys.a || token.key == GrammarKeys.an
                phrase.hasPossessivePronoun = found.contains(.possessive)
                if found.contains(.pronoun), !startsNominal(position + 1) {
                    phrase.reference = .demonstrative
                    head = position
                }
                position += 1
                continue
            }
            if found.contains(.that), position == index {
                position += 1
                continue
            }
            if found.contains(.pronoun), found.isDisjoint(with: [.noun, .adjective]) {
                guard position == index else { break }
                phrase.reference = reference(token.key)
                head = position
                position += 1
                break
            }
            let isJoint = !found.isDisjoint(with: [.preposition, .coordinator, .relative, .infinitiveMarker, .that, .modal])
                || !found.isDisjoint(with: [.be, .have, .auxiliaryDo]) || found.contains(.subordinator)
            if isJoint, found.isDisjoint(with: [.noun, .adjective]) || !isDeterminedNoun(position) && position > index { break }
            if position > index, hasNoun, isVerb(at: position, behindNoun: true) { break }
            if found.contains(.adverb), found.isDisjoint(with: [.adjective, .noun]), head >= 0 { break }
            if found.contains(.negation) { break }
            position += 1
            let isModifierOnly = found.isDisjoint(with: .noun) && !found.isDisjoint(with: [.adverb])
            if !isModifierOnly {
                head = position - 1
                phrase.mention = -1
                if found.contains(.noun) || found.isEmpty || isHeadline && !found.contains(.adjective) { hasNoun = true }
            }
        }
        return close(&phrase, index, position, head, lastPossessive)
    }

    /// "low-earth orbit (LEO) satellite orders": where a bracket ends that a noun phrase runs on behind; nil for others.
    private func innerBracket(at index: Int) -> Int? {
        var close = index + 1
        while close < sentence.upperBound, close - index <= 4, text.tokens[close].mark != 0x29 { close += 1 }
        guard sentence.contains(close + 1), text.tokens[close].mark == 0x29, close > index + 1,
            text.tokens[index + 1].isWord, startsNominal(close + 1), !classes(close + 1).contains(.determiner),
            !isVerb(at: close + 1, behindNoun: true)
        else { return nil }
        return close + 1
    }

    /// "A", "US", "NT" before "$".
    private func isCurrencySign(_ index: Int) -> Bool {
        guard sentence.contains(index + 1), text.tokens[index].kind == .word else { return false }
        let next = text.tokens[index + 1]
        return next.kind == .currency && !next.hasSpaceBefore
    }

    private func endOfDate(_ index: Int) -> Int {
        var end = index
        while sentence.contains(end), dateOfToken[end] == dateOfToken[index] { end += 1 }
        return end
    }

    private mutating func close(_ phrase: inout NounPhrase, _ start: Int, _ end: Int, _ head: Int, _ possessive: Int) -> Int {
        let end = max(end, start + 1)
        phrase.tokens = start..<end
        phrase.extent = start..<end
        phrase.head = head >= 0 ? head : end - 1
        phrase.possessive = possessive
        let entry = entryAt(phrase.head)
        phrase.noun = entry.noun ?? text.tokens[phrase.head].key
        phrase.classes = entry.nounClasses
        phrase.isPlural = entry.classes.contains(.plural)
        if phrase.head > start {
            let before = text.tokens[phrase.head].kind == .word ? phrase.head - (text.tokens[phrase.head - 1].kind == .hyphen ? 2 : 1) : start
            if before >= start, let compound = GrammarLexicon.compounds[GrammarLexicon.joined(text.tokens[before].key, text.tokens[phrase.head], in: text)] {
                phrase.noun = compound.noun ?? phrase.noun
                    phrase.classes = compound.nounClasses
            }
        }
        if let last = chunks.last, last.kind == .preposition { phrase.preposition = chunks.count - 1 }
        phrase.chunk = chunks.count
        nounPhrases.append(phrase)
        chunks.append(
            Chunk(kind: .nounPhrase, tokens: phrase.tokens, index: nounPhrases.count - 1, key: WordKey(hash: 0))
        )
        return end
    }

    private func reference(_ key: WordKey) -> NounPhrase.Reference {
        GrammarKeys.references[key] ?? .demonstrative
    }
}

extension WordClass {
    fileprivate static let opensNounPhraseOnly: WordClass = .determiner

    fileprivate var verbOnly: Bool { isDisjoint(with: [.noun, .adjective, .preposition, .adverb]) }
}

/// Verbs and adjectives that say how far the next verb has come rather than what is done.
enum ChainVerbs {
    static let modals: [WordKey: Modality] = [
        "will": .planned, "shall": .planned, "won't": .planned, "would": .proposed, "wouldn't": .proposed,
        "must": .obliged, "should": .obliged, "shouldn't": .obliged,
    ]
    static let verbs: [WordKey: Modality] = [
        "plan": .planned, "intend": .planned, "aim": .planned, "prepare": .planned, "expect": .planned,
        "schedule": .planned, "set": .planned, "slate": .planned, "commit": .planned, "pledge": .planned,
        "promise": .planned, "vow": .planned, "agree": [.planned, .agreed], "decide": .planned, "mean": .planned,
        "move": .planned, "target": .planned, "project": .planned, "opt": .planned, "anticipate": .planned,
        "undertake": .planned, "elect": .planned, "look": .planned, "design": .proposed, "task": .planned,
        "hope": [.planned, .hoped], "want": .hoped, "seek": .hoped, "try": .hoped, "attempt": .hoped, "wish": .hoped,
        "propose": .proposed, "consider": .proposed, "mull": .proposed, "threaten": .proposed, "offer": .proposed,
        "mull over": .proposed, "begin": .ongoing, "start": .ongoing, "continue": .ongoing, "keep": .ongoing,
        "need": .obliged, "tend": .possible, "appear": [], "seem": [], "help": [], "resume": .ongoing,
    ]
    static let adjectives: [WordKey: Modality] = [
        "due": .planned, "set": .planned, "likely": .planned, "ready": .planned, "poised": .planned, "able": .possible,
        "willing": .hoped, "keen": .hoped, "eager": .hoped, "about": .planned, "slated": .planned, "scheduled": .planned,
        "bound": .planned, "free": .possible, "unable": .negated, "unlikely": .negated, "unwilling": .negated,
        "supposed": .planned, "obliged": .obliged,
    ]
}
