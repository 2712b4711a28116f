/// Decides whether a word that may be a verb is used as one, by what stands around it.
extension Chunker {
    /// Whether the word at `index` is used as a verb.
    ///
    /// - Parameter behindNoun: a noun phrase with its head is just being read, so a verb may end it.
    func isVerb(at index: Int, behindNoun: Bool) -> Bool {
        let found = classes(index)
        guard !found.isDisjoint(with: .anyVerb), !isMention(index) else { return false }
        if !behindNoun, found.isDisjoint(with: [.gerund, .participle]), let last = chunks.last,
            last.kind == .preposition,
            last.tokens.upperBound == index, last.key != GrammarKeys.to
        {
            return false  // "on leave", "by telephone"
        }
        let next = classes(index + 1)
        let previous = index > sentence.lowerBound ? classes(index - 1) : []
        if !isMention(index - 1), !previous.isDisjoint(with: .opensNounPhrase), previous.isDisjoint(with: .pronoun) {
            return false
        }
        if found.contains(.noun) || found.contains(.adjective) || !found.isDisjoint(with: [.preposition, .adverb]) {
            return isAmbiguousVerb(at: index, found, behindNoun: behindNoun)
        }
        if found.contains(.gerund) {
            if !behindNoun, let last = chunks.last, last.kind == .preposition,
                GrammarKeys.nounPrepositions.contains(last.key)
            {
                return !next.isDisjoint(with: .opensNounPhrase) || !startsNominal(index + 1)
            }
            // "data processing centre" against "firms seeking partners".
            guard behindNoun else { return true }
            return opensArgument(index + 1)
                || !next.isDisjoint(with: [.preposition, .adverb, .infinitiveMarker, .that])
                || !next.contains(.noun)
        }
        if !found.isDisjoint(with: [.past, .participle]), found.isDisjoint(with: [.base, .thirdPerson]) {
            guard !behindNoun else { return true }
            // Before a noun and behind a preposition or joint: "of proposed cuts". With "by" behind it, a clause.
            let joint = chunks.last?.kind
            let isBehindAdverb =
                joint == .adverb && chunks.count > 1
                && (chunks[chunks.count - 2].kind == .verbGroup || chunks[chunks.count - 2].kind == .preposition)
            let opensPhrase = joint == .preposition || joint == .verbGroup || isBehindAdverb
            return !(opensPhrase && startsNominal(index + 1) && next.isDisjoint(with: .opensNounPhrase))
        }
        return true
    }

    func isAmbiguousVerb(at index: Int, _ found: WordClass, behindNoun: Bool) -> Bool {
        // "three Russian drones": behind the adjective of a country comes its noun.
        if index > sentence.lowerBound, isMention(index - 1), mentions[Int(mentionOfToken[index - 1])].isAdjective,
            found.contains(.noun)
        {
            return false
        }
        let last = chunks.last?.kind
        let isFinite = !found.isDisjoint(with: .finiteVerb)
        if behindNoun, index > sentence.lowerBound, !isMention(index - 1), isFinite || found.contains(.base),
            GrammarKeys.subjectPronouns.contains(text.tokens[index - 1].key),
            classes(index + 1).isDisjoint(with: .auxiliary)
        {
            return true
        }
        if isFinite, let verb = entryAt(index).verb, sentence.contains(index + 1), !isMention(index + 1),
            classes(index + 1).contains(.particle),
            GrammarLexicon.phrasalVerbs.contains(GrammarLexicon.joined(verb, text.tokens[index + 1], in: text))
        {
            return behindNoun || last == .comma || last == .coordinator || last == .relative || last == .adverb
        }
        if !found.isDisjoint(with: [.past, .participle]), found.isDisjoint(with: [.noun, .preposition]) {
            // "limited", "advanced": an adjective before a noun, else a verb.
            if last == .comma, !verbGroups.contains(where: { $0.form == .finite }), !startsNominal(index + 1) {
                return true
            }
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
            if classes(index - 1).contains(.plural) { return false }
            if isMention(index - 1), chunks.count > 1, chunks[chunks.count - 2].kind == .comma,
                entryAt(index).verb.map({ GrammarKeys.saying.contains($0) }) ?? false
            {
                return true  // "…, the European Space Agency estimates"
            }
            return opens || startsNominal(index + 1) && isOnlyVerb(index)
        }
        if found.contains(.base) {
            let plural =
                classes(index - 1).contains(.plural) || chunks.last?.kind == .coordinator
                || GrammarKeys.collectives.contains(text.tokens[index - 1].key)
            let isChained = entryAt(index).verb.map { ChainVerbs.verbs[$0] != nil } ?? false
            if plural, isChained, text.tokens.indices.contains(index + 1),
                text.tokens[index + 1].key == GrammarKeys.forKey
                    || classes(index + 1).contains(.infinitiveMarker) && opens
            {
                return true  // "the partners aim for", "three banks plan to lend"
            }
            return plural && opens && (isHeadline || !classes(index + 1).contains(.preposition))
        }
        return false
    }

    /// "the Düsseldorf group forecasts growth": nothing else in the sentence can be its verb.
    private func isOnlyVerb(_ index: Int) -> Bool {
        guard verbGroups.isEmpty else { return false }
        return !sentence[(index + 1)...].contains { position in
            let found = classes(position)
            return !isMention(position)
                && (!found.isDisjoint(with: .auxiliary) || !found.isDisjoint(with: .finiteVerb) && found.verbOnly)
        }
    }

    /// Whether a noun phrase that is clearly a new one, or an infinitive, starts at `index`.
    func opensArgument(_ index: Int) -> Bool {
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
    func finiteVerbFollows(_ index: Int) -> Bool {
        var position = index
        while position < min(index + 9, sentence.upperBound) {
            let token = text.tokens[position]
            if token.kind == .punctuation, token.mark != 0x25 { return false }
            let found = classes(position)
            if !isMention(position) {
                if !found.isDisjoint(with: [.relative, .that, .coordinator, .subordinator]),
                    !found.contains(.preposition)
                {
                    return false
                }
                if !found.isDisjoint(with: .auxiliary), !found.contains(.noun) { return true }
                if found.contains(.past), !found.contains(.participle) || found.verbOnly, position > index {
                    return true
                }
            }
            position += 1
        }
        return false
    }
}

extension WordClass {
    static let opensNounPhraseOnly: WordClass = .determiner

    var verbOnly: Bool { isDisjoint(with: [.noun, .adjective, .preposition, .adverb]) }
}
