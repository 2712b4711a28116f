/// Finds abbreviations that a text introduces in brackets, "Universal Microwave Technology (UMT)", and tells those that
/// stand for names from those that stand for nouns, "low Earth orbit (LEO)".
struct AcronymFinder {
    /// An abbreviation and the words that it stands for.
    struct Definition {
        /// Between the brackets.
        var tokens: Range<Int>
        var key: UInt64
        /// What it stands for, from the first word that gives a letter; nil when the letters do not agree.
        var expansion: Range<Int>?
        /// The expansion is written small: a noun, no name.
        var isNoun: Bool
    }

    let reading: Reading

    func definitions() -> [Definition] {
        var found: [Definition] = []
        let tokens = reading.tokens
        for open in tokens.indices where tokens[open].mark == 0x28 && open > 0 && open + 2 < tokens.count {
            guard let close = closing(open) else { continue }
            let inside = (open + 1)..<close
            guard isAbbreviation(inside) else { continue }
            let expansion = expansion(of: inside, before: open)
            let isNoun = expansion.map { range in
                // "low Earth orbit", "Earth observation": a name ends in a capital.
                reading.isSmall(range.upperBound - 1)
            }
            found.append(
                Definition(tokens: inside, key: reading.key(of: inside), expansion: expansion, isNoun: isNoun ?? false)
            )
        }
        return found
    }

    /// The bracket that closes; one pair may stand inside: "(OUSD(R&E))".
    private func closing(_ open: Int) -> Int? {
        var depth = 0
        for index in open..<min(open + 10, reading.tokens.count) {
            if reading.mark(index) == 0x28 { depth += 1 }
            if reading.mark(index) == 0x29 {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }

    private func isAbbreviation(_ range: Range<Int>) -> Bool {
        guard range.count <= 6, let first = range.first, reading.kind(first) == .word else { return false }
        let token = reading.tokens[first]
        guard token.end - token.start <= 12, !reading.isDate[first] else { return false }
        let capitals = reading.text.source.utf8[Int(token.start)..<Int(reading.tokens[range.upperBound - 1].end)]
            .filter { $0 &- 0x41 < 26 }.count
        guard capitals >= 2 else { return false }
        // One word, or parts joined without blanks.
        return range.dropFirst().allSatisfy { !reading.tokens[$0].hasSpaceBefore }
    }

    /// Goes back over the words before the bracket until every letter has its word.
    private func expansion(of inside: Range<Int>, before open: Int) -> Range<Int>? {
        let letters = reading.text.source
            .utf8[Int(reading.tokens[inside.lowerBound].start)..<Int(reading.tokens[inside.upperBound - 1].end)]
            .filter { $0 &- 0x41 < 26 || $0 &- 0x61 < 26 }
            .map { LetterFolding.lowercaseASCII($0) }
        guard letters.count >= 2 else { return nil }
        let sentenceStart = reading.text.sentence(ofToken: open).tokens.lowerBound
        let lowest = max(sentenceStart, open - 2 * letters.count - 6)
        var start = open - 1
        while start >= lowest {
            if reading.kind(start) == .word, initial(start) == letters[0], spells(letters, start..<open) {
                return start..<open
            }
            start -= 1
        }
        return nil
    }

    private func initial(_ index: Int) -> UInt8 {
        LetterFolding.lowercaseASCII(reading.text.source.utf8[Int(reading.tokens[index].start)])
    }

    /// Whether the letters come in order, the first letter of the last words among them, and no name word is skipped.
    private func spells(_ letters: [UInt8], _ range: Range<Int>) -> Bool {
        var position = 0
        var skipped = 0
        for index in range where reading.kind(index) == .word {
            guard position < letters.count else { return false }
            if initial(index) == letters[position] {
                position += 1
                // Further letters of the same word: "Tactical Funding Increase (TACFI)".
                let bytes = reading.text.source.utf8[reading.tokens[index].range].dropFirst()
                var rest = bytes.makeIterator()
                while position < letters.count, remaining(after: index, range.upperBound) < letters.count - position,
                    let byte = rest.next()
                {
                    if LetterFolding.lowercaseASCII(byte) == letters[position] { position += 1 }
                }
            } else if !reading.trait(index).contains(.function) && reading.isCapital(index) {
                skipped += 1
            }
        }
        return position == letters.count && skipped <= 1
    }

    private func remaining(after index: Int, _ end: Int) -> Int {
        var count = 0
        for position in (index + 1)..<max(end, index + 1)
        where reading.kind(position) == .word && !reading.trait(position).contains(.function) {
            count += 1
        }
        return count
    }
}
