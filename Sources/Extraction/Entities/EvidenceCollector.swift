import Model

/// Weighs every piece: its own words, the words around it, and the names it is listed with.
struct EvidenceCollector {
    let reading: Reading
    let hits: [KnownNameScanner.Hit]

    func weigh(_ pieces: inout [NamePiece]) {
        var pieceAt = [Int32](repeating: -1, count: reading.tokens.count)
        for (index, piece) in pieces.enumerated() {
            for token in piece.tokens { pieceAt[token] = Int32(index) }
        }
        var isPlace = [Bool](repeating: false, count: reading.tokens.count)
        for hit in hits where hit.patterns.contains(where: { reading.knowledge.entries[Int($0.entry)].type == .place })
        {
            for token in hit.tokens { isPlace[token] = true }
        }
        let shape = ShapeEvidence(reading: reading)
        let context = ContextEvidence(
            reading: reading,
            pieceAt: pieceAt,
            pieces: pieces,
            isPlaceHit: { isPlace.indices.contains($0) && isPlace[$0] },
            isHeavenly: { hit in
                hits[hit].patterns.contains { reading.knowledge.entries[Int($0.entry)].kind == .celestialBody }
            }
        )
        for index in pieces.indices where !isCertain(pieces[index]) {
            pieces[index].evidence.add(shape.evidence(of: pieces[index].tokens))
            pieces[index].evidence.add(context.evidence(of: pieces[index]))
        }
        weighDistricts(&pieces)
        weighLists(&pieces)
    }

    /// "in Pekanbaru, Riau.": behind a place, a comma and a name of which nothing else is known.
    private func weighDistricts(_ pieces: inout [NamePiece]) {
        for index in pieces.indices.dropFirst() where !isCertain(pieces[index]) {
            let before = pieces[index - 1]
            let isClosed = [0x2C, 0x2E, 0x29].contains(reading.mark(pieces[index].tokens.upperBound))
            guard isClosed, pieces[index].evidence.best.points < 2.5, link(before, pieces[index]) == false,
                reading.isInPlaceSlot(before.tokens.lowerBound), !reading.isInitial(before.tokens.lowerBound)
            else { continue }
            let isPlace =
                isCertain(before)
                ? before.hit.map { reading.knowledge.entries[Int(hits[$0].patterns[0].entry)].type == .place } ?? false
                : before.evidence.best.type == .place && before.evidence.best.points >= 2.5
            if isPlace { pieces[index].evidence.add(2.5, for: .place) }
        }
    }

    private func isCertain(_ piece: NamePiece) -> Bool {
        piece.hit.map { hits[$0].isCertain } ?? false
    }

    /// "Spark Capital, Lakestar, Accel and D3": members of a list are of one kind.
    private func weighLists(_ pieces: inout [NamePiece]) {
        let all = pieces
        // Places behind "of" stand beside the list.
        let members = all.indices.filter { index in
            guard index > 0, reading.word(all[index].tokens.lowerBound - 1) == Words.of, let hit = all[index].hit else {
                return true
            }
            return !hits[hit].isCertain || reading.knowledge.entries[Int(hits[hit].patterns[0].entry)].kind != .country
        }
        var listed = members.map { all[$0] }
        weighMembers(&listed)
        for (position, index) in members.enumerated() { pieces[index] = listed[position] }
    }

    private func weighMembers(_ pieces: inout [NamePiece]) {
        var first = 0
        while first < pieces.count {
            var last = first
            var conjunctions = 0
            while last + 1 < pieces.count, let isAnd = link(pieces[last], pieces[last + 1]) {
                if isAnd { conjunctions += 1 }
                last += 1
            }
            if last > first, conjunctions > 0 || last - first >= 2 { share(first...last, &pieces) }
            first = last + 1
        }
    }

    /// Whether two pieces are joined by a comma (false), by "and" or "or" (true), or not at all (nil).
    private func link(_ left: NamePiece, _ right: NamePiece) -> Bool? {
        // "Europe's Galileo and Japan's QZSS": the owner is no member.
        if reading.kind(right.tokens.upperBound) == .possessive { return nil }
        var index = left.tokens.upperBound
        // "Navantia of Spain, Fincantieri of Italy": what follows "of" is no member.
        if reading.word(index) == Words.of, let hit = hits.first(where: { $0.tokens.lowerBound == index + 1 }) {
            index = hit.tokens.upperBound
        }
        if reading.mark(index) == 0x28 {
            guard
                let close = reading.closingBracket(from: index, before: right.tokens.lowerBound)
            else { return nil }
            index = close + 1
        }
        var isAnd = false
        var steps = 0
        while index < right.tokens.lowerBound {
            let word = reading.word(index)
            if word == Words.and || word == Words.or {
                isAnd = true
            } else if reading.mark(index) != 0x2C {
                return nil
            }
            index += 1
            steps += 1
        }
        return steps > 0 && steps <= 2 ? isAnd : nil
    }

    private func share(_ group: ClosedRange<Int>, _ pieces: inout [NamePiece]) {
        var sums = Evidence()
        var types: [EntityType?] = []
        for index in group {
            var type: EntityType?
            if let hit = pieces[index].hit, hits[hit].isCertain, let pattern = hits[hit].patterns.first {
                type = reading.knowledge.entries[Int(pattern.entry)].type
            } else if pieces[index].evidence.best.points >= 2.5 {
                type = pieces[index].evidence.best.type
            }
            types.append(type)
            if let type { sums.add(1, for: type) }
        }
        let best = sums.best
        guard best.points >= 1, best.lead >= 1 else { return }
        for (offset, index) in group.enumerated() where types[offset] != best.type && !isCertain(pieces[index]) {
            pieces[index].evidence.add(2.5, for: best.type)
        }
    }
}
