import Model

/// Names that capitals alone do not delimit: abbreviated names in full, ministries in small letters, acts with brackets,
/// countries inside of longer names.
struct PhraseFinder {
    let reading: Reading
    let hits: [KnownNameScanner.Hit]

    /// Replaces or adds pieces; the result is in the order of the text.
    func refine(_ pieces: [NamePiece], definitions: [AcronymFinder.Definition]) -> [NamePiece] {
        var pieces = pieces
        for definition in definitions where !definition.isNoun {
            guard let expansion = definition.expansion else { continue }
            insert(expanded(expansion, definition), into: &pieces)
        }
        for range in acts() { insert(range, into: &pieces) }
        for ministry in ministries() { pieces.append(ministry) }
        for nested in nestedCountries() { pieces.append(nested) }
        return pieces.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Puts one piece in the place of those it covers, unless it is one of them or cuts through one.
    private func insert(_ range: Range<Int>, into pieces: inout [NamePiece]) {
        let overlapping = pieces.indices.filter { pieces[$0].tokens.overlaps(range) }
        let isThere = overlapping.contains { index in
            pieces[index].tokens == range
                || pieces[index].tokens.lowerBound < range.lowerBound
                || pieces[index].tokens.upperBound > range.upperBound
        }
        guard !isThere else { return }
        for index in overlapping.reversed() { pieces.remove(at: index) }
        pieces.append(NamePiece(tokens: range, hit: nil, rule: "name.abbreviated"))
    }

    /// The words that an abbreviation stands for, without an article; with a head behind the bracket it stays apart.
    private func expanded(_ range: Range<Int>, _ definition: AcronymFinder.Definition) -> Range<Int> {
        reading.word(range.lowerBound) == Words.the ? (range.lowerBound + 1)..<range.upperBound : range
    }

    /// "Space (Launches and Returns) Act".
    private func acts() -> [Range<Int>] {
        var found: [Range<Int>] = []
        for close in reading.tokens.indices where reading.mark(close) == 0x29 {
            let head = close + 1
            guard reading.trait(head).contains(.programHead), reading.isCapital(head) else { continue }
            var open = close - 1
            while open > 0, open > close - 8, reading.mark(open) != 0x28 { open -= 1 }
            guard open > 1, reading.mark(open) == 0x28, reading.isCapital(open - 1), reading.isCapital(open + 1),
                close - open > 2
            else { continue }
            var start = open - 1
            while start > 0, reading.isCapital(start - 1), !reading.isInitial(start - 1), open - start < 5 {
                start -= 1
            }
            found.append(start..<(head + 1))
        }
        return found
    }

    /// "China's commerce ministry", "the Danish defence ministry": linked to the ministry of that country.
    private func ministries() -> [NamePiece] {
        var found: [NamePiece] = []
        for index in reading.tokens.indices where reading.word(index) == Words.ministry && reading.isSmall(index) {
            var start = index - 1
            while start > 0, start > index - 4, reading.isSmall(start),
                reading.trait(start).contains(.field) || reading.word(start) == Words.and
            {
                start -= 1
            }
            guard start < index - 1, start >= 0 else { continue }
            let isPossessive = reading.kind(start) == .possessive
            let end = isPossessive ? start : start + 1
            guard let hit = hits.first(where: { $0.tokens.upperBound == end }), let pattern = hit.patterns.first,
                reading.knowledge.entries[Int(pattern.entry)].kind == .country,
                isPossessive || pattern.form == .adjective
            else { continue }
            var piece = NamePiece(tokens: hit.tokens.lowerBound..<(index + 1), hit: nil, rule: "name.ministry")
            piece.evidence.add(6, for: .organization)
            found.append(piece)
        }
        return found
    }

    /// "China's National Space Administration" names China too; "US Senate" does not.
    private func nestedCountries() -> [NamePiece] {
        var found: [NamePiece] = []
        for hit in hits where hit.tokens.count > 2 {
            let start = hit.tokens.lowerBound
            for length in 1...2 where reading.kind(start + length) == .possessive && hit.tokens.contains(start + length)
            {
                found.append(NamePiece(tokens: start..<(start + length), hit: nil, rule: "name.nested"))
            }
        }
        return found
    }
}
