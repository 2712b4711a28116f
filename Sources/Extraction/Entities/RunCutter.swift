import Model

/// Cuts a run of name words into pieces at known names, titles and heads.
struct RunCutter {
    let chunker: NameChunker
    let isHeadline: Bool

    private var reading: Reading { chunker.reading }

    /// A part of a run.
    private enum Part {
        case hit(Int)
        case title
        case words
    }

    func cut(_ run: Range<Int>, into pieces: inout [NamePiece]) {
        var run = run
        var isUnsure = false
        if !isHeadline, reading.isInitial(run.lowerBound), chunker.hit(at: run.lowerBound) == nil {
            while !run.isEmpty, leadsOnly(run.lowerBound, in: run) {
                run = afterFirst(run)
            }
            guard let first = run.first else { return }
            isUnsure = reading.isInitial(first) && chunker.hit(at: first) == nil
                && !reading.trait(first).isDisjoint(with: [.everyday, .function])
        }
        guard !run.isEmpty else { return }
        let parts = parts(of: run)
        let before = pieces.count
        assemble(parts, into: &pieces)
        if isUnsure, pieces.count > before, pieces[before].tokens.lowerBound == run.lowerBound, pieces[before].hit == nil {
            pieces[before].isUnsureStart = true
        }
    }

    /// "Former", "Shares", "Under": words that only start the sentence.
    private func leadsOnly(_ index: Int, in run: Range<Int>) -> Bool {
        let trait = reading.trait(index)
        if reading.kind(index) == .hyphen { return true }
        if trait.contains(.function) { return true }
        guard trait.contains(.leader) else { return false }
        // "Space Force", "National Guard": a head behind it takes it in.
        let next = reading.trait(index + 1)
        return run.count == 1 || !run.contains(index + 1) || next.isDisjoint(with: .headsOfNames) || chunker.hit(at: index + 1) != nil
    }

    private func afterFirst(_ run: Range<Int>) -> Range<Int> {
        var start = run.lowerBound + 1
        while start < run.upperBound, reading.kind(start) != .word || reading.isSmall(start), chunker.hit(at: start) == nil {
            start += 1
        }
        return start..<run.upperBound
    }

    // MARK: parts

    private func parts(of run: Range<Int>) -> [(part: Part, tokens: Range<Int>)] {
        var parts: [(part: Part, tokens: Range<Int>)] = []
        var index = run.lowerBound
        func addWord(_ range: Range<Int>) {
            if case .words? = parts.last?.part, parts[parts.count - 1].tokens.upperBound == range.lowerBound {
                parts[parts.count - 1].tokens = parts[parts.count - 1].tokens.lowerBound..<range.upperBound
            } else {
                parts.append((.words, range))
            }
        }
        while index < run.upperBound {
            if let hit = chunker.hit(at: index) {
                let tokens = chunker.hits[hit].tokens
                parts.append((.hit(hit), tokens))
                index = tokens.upperBound
            } else if let end = titleEnd(at: index, in: run) {
                parts.append((.title, index..<end))
                index = end
            } else {
                addWord(index..<(index + 1))
                index += 1
            }
        }
        return parts
    }

    /// A title and its fields, "Deputy Defense Secretary", "Minister of Economic Affairs"; nil when none starts here.
    private func titleEnd(at start: Int, in run: Range<Int>) -> Int? {
        if isOpened(before: start, in: run) { return nil }
        var index = start
        while index < run.upperBound, chunker.hit(at: index) == nil, reading.trait(index).contains(.field),
            !reading.trait(index).contains(.title)
        {
            index += 1
            if reading.word(index) == Words.and { index += 1 }
        }
        let first = index
        while index < run.upperBound, chunker.hit(at: index) == nil,
            reading.trait(index).contains(.title) || index > first && reading.kind(index) == .hyphen
                || index > first && reading.mark(index) == 0x2E
        {
            index += 1
        }
        guard index > first, first == start || index > first else { return nil }
        guard reading.trait(first).contains(.title) else { return nil }
        // "General Atomics", "King Abdulaziz University" are names, not titles.
        if endsAsBody(run, from: index) { return nil }
        if reading.word(index) == Words.of, index + 1 < run.upperBound {
            index += 1
            if reading.word(index) == Words.the { index += 1 }
            while index < run.upperBound, chunker.hit(at: index) == nil,
                reading.trait(index).contains(.field) || reading.word(index) == Words.and || reading.word(index) == "affairs"
                    || reading.word(index) == "state" || reading.mark(index) == 0x2C
            {
                index += 1
            }
        }
        return index
    }

    private func isOpened(before index: Int, in run: Range<Int>) -> Bool {
        var position = run.lowerBound
        while position < index {
            if reading.trait(position).contains(.bodyOpener), reading.isSmall(position + 1) { return true }
            position += 1
        }
        return false
    }

    private func endsAsBody(_ run: Range<Int>, from start: Int) -> Bool {
        guard start < run.upperBound else { return false }
        let last = reading.trait(run.upperBound - 1)
        return !last.isDisjoint(with: [.companySuffix, .companyHead, .bodyHead])
    }

    // MARK: pieces

    private func assemble(_ parts: [(part: Part, tokens: Range<Int>)], into pieces: inout [NamePiece]) {
        var index = 0
        while index < parts.count {
            let current = parts[index]
            let next = index + 1 < parts.count ? parts[index + 1] : nil
            switch (current.part, next?.part) {
            case (.hit(let hit), .words?):
                if let next, let end = merges(hit, with: next.tokens) {
                    pieces.append(piece(current.tokens.lowerBound..<end, hit: nil))
                    if end < next.tokens.upperBound {
                        append(words: end..<next.tokens.upperBound, to: &pieces)
                    }
                    index += 2
                    continue
                }
                pieces.append(piece(current.tokens, hit: hit))
            case (.hit(let hit), .hit(let other)?):
                if let next, joinsAsBody(hit, other, next.tokens) {
                    pieces.append(piece(current.tokens.lowerBound..<next.tokens.upperBound, hit: nil))
                    index += 2
                    continue
                }
                pieces.append(piece(current.tokens, hit: hit))
            case (.hit(let hit), _):
                pieces.append(piece(current.tokens, hit: hit))
            case (.words, .hit(let hit)?):
                if let next, takesIn(current.tokens, hit) {
                    pieces.append(piece(current.tokens.lowerBound..<next.tokens.upperBound, hit: nil))
                    index += 2
                    continue
                }
                append(words: current.tokens, to: &pieces)
            case (.words, _):
                append(words: current.tokens, to: &pieces)
            case (.title, _):
                break
            }
            index += 1
        }
    }

    private func append(words: Range<Int>, to pieces: inout [NamePiece]) {
        var range = words
        while let first = range.first, reading.kind(first) == .hyphen || reading.isSmall(first) || reading.kind(first) == .punctuation {
            range = (first + 1)..<range.upperBound
        }
        while let last = range.last, reading.kind(last) == .hyphen || reading.isSmall(last) || reading.kind(last) == .punctuation {
            range = range.lowerBound..<last
        }
        guard !range.isEmpty else { return }
        pieces.append(piece(range, hit: nil))
    }

    private func piece(_ tokens: Range<Int>, hit: Int?) -> NamePiece {
        NamePiece(tokens: tokens, hit: hit, isHeadline: isHeadline)
    }

    /// Where a longer name ends that begins with a known one, "Hanwha Shipping", "Oslo Airport"; nil when it does not.
    private func merges(_ hit: Int, with words: Range<Int>) -> Int? {
        let known = chunker.hits[hit]
        guard let pattern = known.patterns.first else { return nil }
        let entry = reading.knowledge.entries[Int(pattern.entry)]
        // The head may be followed by words of another name: cut behind the last head.
        var head: Int?
        for index in words where !reading.trait(index).isDisjoint(with: .headsOfNames) { head = index }
        switch entry.type {
        case .person: return nil
        case .product, .program:
            let isSeries = words.allSatisfy { reading.isDesignationNumber($0) || reading.trait($0).contains(.series) || reading.kind($0) == .hyphen }
            return isSeries ? words.upperBound : nil
        case .place, .organization:
            guard let head else { return nil }
            // In a headline every noun is capital: only a head right behind the name belongs to it.
            if isHeadline, head != words.lowerBound { return nil }
            if isHeadline, reading.trait(head).contains(.everyday), entry.type == .organization { return nil }
            return head + 1
        }
    }

    /// "US" + "Senate Committee", "Munich" + "University": two known names that are one longer name.
    private func joinsAsBody(_ hit: Int, _ other: Int, _ tokens: Range<Int>) -> Bool {
        false
    }

    /// "Euronext Amsterdam": an unknown name with a known place behind it is one name.
    private func takesIn(_ words: Range<Int>, _ hit: Int) -> Bool {
        guard !isHeadline, let pattern = chunker.hits[hit].patterns.first, pattern.form == .noun else { return false }
        let entry = reading.knowledge.entries[Int(pattern.entry)]
        guard let last = words.last, entry.type == .place else { return false }
        if reading.kind(last) == .hyphen { return false }
        if words.count == 1, reading.isInitial(words.lowerBound) { return false }
        // "University of Tokyo", "Bank of England"; "Northern Queensland" is Queensland.
        if reading.isSmall(last) { return true }
        let trait = reading.trait(last)
        return trait.isDisjoint(with: [.direction, .companySuffix, .leader]) && !trait.contains(.everyday)
    }
}
