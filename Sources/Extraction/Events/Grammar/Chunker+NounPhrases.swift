/// Reads noun phrases up to their head: names are atoms, what a hyphen ties on and short brackets belong to them.
extension Chunker {
    mutating func nounPhrase(at index: Int, behind skipped: Int = 0) -> Int {
        var position = index + skipped
        var head = -1
        var hasNoun = false
        var isSum = false
        var lastPossessive = -1
        var phrase = NounPhrase(
            tokens: index..<index + 1,
            extent: index..<index + 1,
            head: index,
            noun: WordKey(hash: 0),
            classes: []
        )
        while position < sentence.upperBound {
            let token = text.tokens[position]
            if isMention(position) {
                let mention = mentionOfToken[position]
                if opensClause(position, behind: head, phraseAt: index, phrase) { break }
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
                // "€862 million signed in Turin": the sum is complete, a verb may follow.
                if token.kind == .currency { isSum = true }
                if token.kind == .number, isSum { hasNoun = true }
                position += 1
                if token.kind == .number, sentence.contains(position + 1), text.tokens[position].key == GrammarKeys.to,
                    text.tokens[position + 1].kind == .number
                {
                    position += 1  // "45 to 60 of its satellites"
                }
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
                if isTitleDot(position) {
                    position += 1
                    continue
                }
                if isPluralPossessive(position) {
                    lastPossessive = position
                    phrase.mention = -1
                    head = -1
                    hasNoun = false
                    position += 1
                    continue
                }
                if token.mark == 0x25 { hasNoun = true }
                guard token.mark == 0x25 || token.mark == 0x2F && head >= 0 else {
                    return close(&phrase, index, position, head, lastPossessive)
                }
                position += 1
                continue
            case .word: break
            }
            let found = classes(position)
            if phrase.mention >= 0, isPerson.indices.contains(phrase.mention), isPerson[phrase.mention],
                GrammarLexicon.table[token.key]?.nounClasses.isDisjoint(with: NounClasses.office) == false
            {
                break  // "has named Adam Spice president of"
            }
            if hasNoun, isMoreThanVerb(position) { break }
            if phrase.mention >= 0, GrammarKeys.numberWords.contains(token.key), startsNominal(position + 1),
                text.tokens[position + 1].kind != .hyphen
            {
                break  // "awarded ULA seven missions"
            }
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
            let isJoint =
                !found.isDisjoint(with: [.preposition, .coordinator, .relative, .infinitiveMarker, .that, .modal])
                || !found.isDisjoint(with: [.be, .have, .auxiliaryDo]) || found.contains(.subordinator)
            if isJoint, found.isDisjoint(with: [.noun, .adjective]) || !isDeterminedNoun(position) && position > index {
                break
            }
            if position > index, hasNoun, isTiedVerb(position), classes(position + 2).contains(.past) { break }
            if position > index, hasNoun, isVerb(at: position, behindNoun: true) { break }
            if found.contains(.adverb), found.isDisjoint(with: [.adjective, .noun]), head >= 0 { break }
            if hasNoun, GrammarKeys.beforeDates.contains(token.key), classes(position + 1).contains(.preposition),
                isDate(position + 2)
            {
                break  // "on a test stand late on Wednesday"
            }
            if found.contains(.negation) { break }
            position += 1
            let isModifierOnly = found.isDisjoint(with: .noun) && !found.isDisjoint(with: [.adverb])
            if !isModifierOnly {
                head = position - 1
                phrase.mention = -1
                // "its veto", "the hail": behind a determiner a word of the verb lists is a noun.
                let isDetermined =
                    position - 2 >= index && !classes(position - 2).isDisjoint(with: .opensNounPhrase)
                    && found.isDisjoint(with: [.adjective, .participle, .gerund]) && !found.isDisjoint(with: .anyVerb)
                if found.contains(.noun) || found.isEmpty || isDetermined
                    || isHeadline && !found.contains(.adjective)
                {
                    hasNoun = true
                }
            }
        }
        return close(&phrase, index, position, head, lastPossessive)
    }

    /// "Gen. Michael Guetlein": the dot of a shortened title, with the name behind it.
    func isTitleDot(_ index: Int) -> Bool {
        guard text.tokens[index].mark == 0x2E, index > sentence.lowerBound, !isMention(index - 1),
            isMention(index + 1) || isMention(index + 3) && text.tokens[index + 2].mark == 0x2E  // "Lt. Gen."
        else { return false }
        let title = text.tokens[index - 1]
        return title.kind == .word && title.isCapitalized && title.end - title.start <= 5
    }

    /// "Intuitive Machines' Athena": an apostrophe behind an s, tied to it and followed by what is owned.
    func isPluralPossessive(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.mark == 0x27, !token.hasSpaceBefore, sentence.contains(index + 1), index > sentence.lowerBound,
            text.tokens[index + 1].hasSpaceBefore, text.tokens[index - 1].kind == .word, startsNominal(index + 1)
        else { return false }
        let last = text.source.utf8[Int(text.tokens[index - 1].end) - 1]
        return LetterFolding.lowercaseASCII(last) == 0x73
    }

    /// "low-earth orbit (LEO) satellite orders": where a bracket ends that a noun phrase runs on behind; nil for others.
    func innerBracket(at index: Int) -> Int? {
        var close = index + 1
        while close < sentence.upperBound, close - index <= 4, text.tokens[close].mark != 0x29 { close += 1 }
        guard sentence.contains(close + 1), text.tokens[close].mark == 0x29, close > index + 1,
            text.tokens[index + 1].isWord, startsNominal(close + 1), !classes(close + 1).contains(.determiner),
            !isVerb(at: close + 1, behindNoun: true)
        else { return nil }
        return close + 1
    }

    /// "A", "US", "NT" before "$".
    func isCurrencySign(_ index: Int) -> Bool {
        guard sentence.contains(index + 1), text.tokens[index].kind == .word else { return false }
        let next = text.tokens[index + 1]
        return next.kind == .currency && !next.hasSpaceBefore
    }

    func endOfDate(_ index: Int) -> Int {
        var end = index
        while sentence.contains(end), dateOfToken[end] == dateOfToken[index] { end += 1 }
        return end
    }

    mutating func close(_ phrase: inout NounPhrase, _ start: Int, _ end: Int, _ head: Int, _ possessive: Int) -> Int {
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
            let before =
                text.tokens[phrase.head].kind == .word
                ? phrase.head - (text.tokens[phrase.head - 1].kind == .hyphen ? 2 : 1) : start
            if before >= start,
                let compound = GrammarLexicon.compounds[
                    GrammarLexicon.joined(text.tokens[before].key, text.tokens[phrase.head], in: text)
                ]
            {
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

    func reference(_ key: WordKey) -> NounPhrase.Reference {
        GrammarKeys.references[key] ?? .demonstrative
    }
}

extension Chunker {
    /// "At the same show ST Engineering introduced …": the name behind an occasion that opens the sentence is its subject.
    private func opensClause(_ position: Int, behind head: Int, phraseAt index: Int, _ phrase: NounPhrase) -> Bool {
        guard head >= 0, head == position - 1, phrase.mention < 0, index - 1 == sentence.lowerBound,
            classes(index - 1).contains(.preposition), !classes(index).isDisjoint(with: .opensNounPhrase)
        else { return false }
        return Chunker.occasions.contains(text.tokens[head].key)
    }

    private static let occasions: WordSet = [
        "show", "airshow", "event", "ceremony", "conference", "summit", "exhibition", "fair", "meeting", "briefing",
        "time", "day", "week", "month", "quarter", "year", "period", "occasion", "round", "vote", "call", "hearing",
    ]
}
