/// Finds what is written like a name of the tables: longest first, left to right.
struct KnownNameScanner {
    /// A stretch that is written like one or more known names.
    struct Hit: Sendable {
        var tokens: Range<Int>
        /// Those whose way of writing agrees with the text; never empty.
        var patterns: [Gazetteer.Pattern]

        /// Some reading needs no context.
        var isCertain: Bool { patterns.contains { !$0.writing.contains(.needsContext) } }
    }

    let text: TokenizedText
    let traits: [WordTraits]
    let gazetteer: Gazetteer
    let kindOf: (Gazetteer.Pattern) -> EntityKind

    /// Hits in the order of the text; they do not overlap.
    func hits() -> [Hit] {
        var hits: [Hit] = []
        let tokens = text.tokens
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            guard token.isWord || token.isNumber, gazetteer.mayBegin(with: token), let hit = longest(at: index)
            else {
                index += 1
                continue
            }
            // "The National" is a paper, "The National Crime Agency" is not.
            if token.key == Words.the, isCutShort(hit) {
                index += 1
                continue
            }
            hits.append(hit)
            index = hit.tokens.upperBound
        }
        return hits
    }

    /// Whether a name that begins with "The" goes on with another capital word or overlaps a longer name.
    private func isCutShort(_ hit: Hit) -> Bool {
        let end = hit.tokens.upperBound
        if let inner = longest(at: hit.tokens.lowerBound + 1), inner.tokens.upperBound > end { return true }
        return end < text.tokens.count && text.tokens[end].isWord && text.tokens[end].isCapitalized
            && text.tokens[end].sentence == text.tokens[end - 1].sentence
            && !text.sentences[Int(text.tokens[end].sentence)].isTitleCase
    }

    private func longest(at start: Int) -> Hit? {
        var best: Hit?
        gazetteer.forEachName(at: start, in: text.tokens) { match in
            var patterns: [Gazetteer.Pattern] = []
            var next = match.pattern
            while next >= 0 {
                var pattern = gazetteer.patterns[Int(next)]
                next = pattern.next
                guard isWritten(pattern, match.tokens) else { continue }
                if showsNothing(pattern, match.tokens) { pattern.writing.insert(.needsContext) }
                patterns.append(pattern)
            }
            if !patterns.isEmpty { best = Hit(tokens: match.tokens, patterns: patterns) }
        }
        return best
    }

    /// Whether the capitals of the text agree with those of the name.
    private func isWritten(_ pattern: Gazetteer.Pattern, _ range: Range<Int>) -> Bool {
        let first = text.tokens[range.lowerBound]
        let last = text.tokens[range.upperBound - 1]
        let writing = pattern.writing
        let sentence = text.sentences[Int(first.sentence)]
        let word = traits[range.lowerBound]
        // "US$", "NT$".
        let after = range.upperBound
        if after < text.tokens.count, text.tokens[after].kind == .currency, !text.tokens[after].hasSpaceBefore {
            return false
        }
        if writing.contains(.acronym) {
            if sentence.isAllCaps { return !word.contains(.everyday) }
            if first.isAllCaps { return true }
            // "Nato", "Nasa": how some papers write acronyms that are spoken as words.
            return first.isCapitalized && first.end - first.start >= 4 && !sentence.isTitleCase
                && word.isDisjoint(with: [.everyday, .function, .givenName])
        }
        if writing.contains(.capitalFirst), !first.isCapitalized { return false }
        if writing.contains(.capitalLast), !last.isCapitalized { return false }
        return true
    }

    /// An everyday word at the start of a sentence or in a headline does not show by its capital that it is a name;
    /// of names, countries alone are surer than that ("China", "Turkey").
    private func showsNothing(_ pattern: Gazetteer.Pattern, _ range: Range<Int>) -> Bool {
        guard pattern.writing.contains(.singleWord), pattern.form == .noun, let first = range.first else {
            return false
        }
        guard !traits[first].isDisjoint(with: [.everyday, .function]), kindOf(pattern) != .country else { return false }
        let sentence = text.sentences[Int(text.tokens[first].sentence)]
        return sentence.isAllCaps || sentence.isTitleCase || text.tokens[first].shape.contains(.sentenceStart)
    }
}
