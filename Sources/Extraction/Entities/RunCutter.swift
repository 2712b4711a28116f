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
        if isQuoted(run) {
            pieces.append(piece(run, hit: nil))
            return
        }
        var run = run
        var isUnsure = false
        if !isHeadline, reading.isInitial(run.lowerBound), chunker.hit(at: run.lowerBound) == nil {
            while !run.isEmpty, leadsOnly(run.lowerBound, in: run) {
                run = afterFirst(run)
            }
            guard let first = run.first else { return }
            isUnsure =
                reading.isInitial(first) && chunker.hit(at: first) == nil
                && !reading.trait(first).isDisjoint(with: [.everyday, .function])
        }
        guard !run.isEmpty else { return }
        let parts = parts(of: run)
        if isWhole(parts) {
            pieces.append(piece(run, hit: nil))
            return
        }
        let before = pieces.count
        assemble(parts, into: &pieces)
        if isUnsure, pieces.count > before, pieces[before].tokens.lowerBound == run.lowerBound,
            pieces[before].hit == nil
        {
            pieces[before].isUnsureStart = true
        }
    }

    /// "Rheinmetall Iceye Space Solutions": unknown words, a known company and a head are one name.
    private func isWhole(_ parts: [(part: Part, tokens: Range<Int>)]) -> Bool {
        guard !isHeadline, parts.count >= 2, parts.count <= 4, case .words? = parts.first?.part,
            case .words? = parts.last?.part,
            let last = parts.last?.tokens.last
        else { return false }
        return !reading.trait(last).isDisjoint(with: [.companySuffix, .companyHead])
            && parts.allSatisfy { part in
                switch part.part {
                case .title: false
                case .words: true
                case .hit(let hit):
                    chunker.hits[hit].patterns.first.map { reading.knowledge.entries[Int($0.entry)].kind.isBusiness }
                        ?? false
                }
            }
    }

    /// Three words or more in quotes, all of them capital: one name or motto, whatever it is made of.
    private func isQuoted(_ run: Range<Int>) -> Bool {
        run.count >= 3 && !isHeadline && reading.mark(run.lowerBound - 1) == 0x22
            && reading.mark(run.upperBound) == 0x22
    }

    /// "Former", "Shares", "Under": words that only start the sentence.
    private func leadsOnly(_ index: Int, in run: Range<Int>) -> Bool {
        let trait = reading.trait(index)
        if reading.kind(index) == .hyphen { return true }
        if trait.contains(.function) { return true }
        guard trait.contains(.leader) else { return false }
        // "Space Force", "National Guard": a head behind it takes it in.
        let next = reading.trait(index + 1)
        return run.count == 1 || !run.contains(index + 1) || next.isDisjoint(with: .headsOfNames)
            || chunker.hit(at: index + 1) != nil
    }

    private func afterFirst(_ run: Range<Int>) -> Range<Int> {
        var start = run.lowerBound + 1
        while start < run.upperBound, reading.kind(start) != .word || reading.isSmall(start),
            chunker.hit(at: start) == nil
        {
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
            if let hit = chunker.hit(at: index), standsAlone(hit, in: run) {
                var tokens = chunker.hits[hit].tokens
                if let previous = parts.last, case .hit(let other) = previous.part, joinsAsTown(other, hit) {
                    parts.removeLast()
                    tokens = previous.tokens.lowerBound..<tokens.upperBound
                }
                parts.append((.hit(hit), tokens))
                index = tokens.upperBound
            } else if reading.kind(index) == .hyphen, case .hit? = parts.last?.part, chunker.hit(at: index + 1) != nil {
                index += 1
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

    /// Whether a known name inside of a run is that name, and not a word of a longer one: "Kim" in "David Kim",
    /// "Jordan" in "Jordan Peterson", "London" in "Jack London".
    private func standsAlone(_ hit: Int, in run: Range<Int>) -> Bool {
        let known = chunker.hits[hit]
        let before = known.tokens.lowerBound - 1
        let after = known.tokens.upperBound
        func isLooseWord(_ index: Int) -> Bool {
            run.contains(index) && reading.kind(index) == .word && reading.isCapital(index)
                && chunker.hit(at: index) == nil
                && !chunker.isInsideHit(index) && reading.trait(index).isDisjoint(with: [.title, .generic])
        }
        // "SpainSat NG III" holds no institute.
        if reading.trait(known.tokens.lowerBound).contains(.series), known.tokens.count == 1, run.contains(before) {
            return false
        }
        if !known.isCertain { return !isLooseWord(before) && !isLooseWord(after) }
        // "CMA" in "CMA CGM".
        let word = reading.tokens[known.tokens.lowerBound]
        if known.tokens.count == 1, word.isAllCaps, !isHeadline,
            known.patterns.allSatisfy({ $0.writing.contains(.acronym) }),
            reading.knowledge.entries[Int(known.patterns[0].entry)].type == .organization
        {
            let isBeside = [before, after].contains {
                isLooseWord($0) && reading.tokens[$0].isAllCaps && !reading.tokens[$0].shape.contains(.hasDigit)
            }
            if isBeside { return false }
        }
        guard known.tokens.count == 1, let pattern = known.patterns.first,
            reading.knowledge.entries[Int(pattern.entry)].type == .place, pattern.form == .noun, !isHeadline
        else { return true }
        if isLooseWord(before), reading.trait(before).contains(.givenName) { return false }
        let isGiven = reading.trait(known.tokens.lowerBound).contains(.givenName)
        return
            !(isGiven && isLooseWord(after)
            && reading.trait(after).isDisjoint(with: WordTraits.headsOfNames.union(.everyday)))
    }

    /// "Copenhagen-Kastrup": two places below the country, joined by a hyphen, are one.
    private func joinsAsTown(_ left: Int, _ right: Int) -> Bool {
        let end = chunker.hits[left].tokens.upperBound
        guard reading.kind(end) == .hyphen, chunker.hits[right].tokens.lowerBound == end + 1 else { return false }
        return [left, right].allSatisfy { hit in
            guard let pattern = chunker.hits[hit].patterns.first, pattern.form == .noun else { return false }
            let kind = reading.knowledge.entries[Int(pattern.entry)].kind
            return kind.type == .place && kind != .country
        }
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
                reading.trait(index).contains(.field) || reading.word(index) == Words.and
                    || reading.word(index) == Words.affairs
                    || reading.word(index) == Words.state || reading.mark(index) == 0x2C
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
                    var joined = piece(current.tokens.lowerBound..<next.tokens.upperBound, hit: nil)
                    joined.evidence.add(4, for: .organization)
                    pieces.append(joined)
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
        while let first = range.first,
            reading.kind(first) == .hyphen || reading.isSmall(first) || reading.kind(first) == .punctuation
        {
            range = (first + 1)..<range.upperBound
        }
        while let last = range.last,
            reading.kind(last) == .hyphen || reading.isSmall(last) || reading.kind(last) == .punctuation,
            !chunker.isSyllable(last, from: range.lowerBound)
        {
            range = range.lowerBound..<last
        }
        guard !range.isEmpty else { return }
        pieces.append(piece(range, hit: nil))
    }

    private func piece(_ tokens: Range<Int>, hit: Int?) -> NamePiece {
        let end = tokens.upperBound
        // "Kilo-class".
        if reading.word(end) == Words.className, reading.isSmall(end), tokens.count == 1,
            !reading.trait(tokens.lowerBound).contains(.everyday)
        {
            return NamePiece(tokens: tokens.lowerBound..<(end + 1), hit: nil, isHeadline: isHeadline)
        }
        if reading.kind(end) == .hyphen, reading.word(end + 1) == Words.className {
            return NamePiece(tokens: tokens.lowerBound..<(end + 2), hit: nil, isHeadline: isHeadline)
        }
        return NamePiece(tokens: withOrdinal(tokens, hit), hit: hit, isHeadline: isHeadline)
    }

    /// "173rd Airborne Brigade", "15th Five-Year Plan".
    private func withOrdinal(_ tokens: Range<Int>, _ hit: Int?) -> Range<Int> {
        let before = tokens.lowerBound - 1
        guard hit == nil, before >= 0, reading.kind(before) == .word,
            reading.tokens[before].shape.contains(.digitFirst),
            !reading.trait(tokens.upperBound - 1).isDisjoint(with: [.bodyHead, .programHead])
        else { return tokens }
        let ending = reading.text.source.utf8[reading.tokens[before].range].suffix(2)
        let isOrdinal = ["st", "nd", "rd", "th"].contains { ending.elementsEqual($0.utf8) }
        return isOrdinal ? before..<tokens.upperBound : tokens
    }

    /// Where a longer name ends that begins with a known one, "Hanwha Shipping", "Oslo Airport"; nil when it does not.
    private func merges(_ hit: Int, with words: Range<Int>) -> Int? {
        let known = chunker.hits[hit]
        guard let pattern = known.patterns.first else { return nil }
        let type = reading.knowledge.entries[Int(pattern.entry)].type
        // The head may be followed by words of another name: cut behind the last head.
        var head: Int?
        for index in words where !reading.trait(index).isDisjoint(with: .headsOfNames) { head = index }
        switch type {
        case .person: return nil
        case .product, .program:
            if let last = words.last, reading.trait(last).contains(.programHead), !isHeadline {
                return words.upperBound
            }
            let isSeries = words.allSatisfy {
                reading.isDesignationNumber($0) || reading.trait($0).contains(.series) || reading.kind($0) == .hyphen
            }
            return isSeries ? words.upperBound : nil
        case .place, .organization:
            // "Inmarsat-6 F2".
            if reading.kind(words.lowerBound) == .hyphen, reading.isDesignationNumber(words.lowerBound + 1) {
                return words.upperBound
            }
            if type == .organization, words.allSatisfy({ reading.isDesignationNumber($0) }) {
                return words.upperBound
            }
            guard let head else { return nil }
            // "Spanish" + "Society for Technological Transformation".
            if words.contains(where: { reading.isSmall($0) && reading.trait($0 - 1).contains(.bodyOpener) }) {
                return words.upperBound
            }
            // In a headline every noun is capital: only a head right behind the name belongs to it.
            if isHeadline {
                let isSure = reading.trait(head).contains(.placeHead) || !reading.trait(head).contains(.everyday)
                return head == words.lowerBound && isSure && pattern.form == .noun ? head + 1 : nil
            }
            return head + 1
        }
    }

    /// "Euronext" + "Amsterdam": the arm of a company in a place.
    private func joinsAsBody(_ hit: Int, _ other: Int, _ tokens: Range<Int>) -> Bool {
        guard !isHeadline, let left = chunker.hits[hit].patterns.first, let right = chunker.hits[other].patterns.first
        else { return false }
        let entries = reading.knowledge.entries
        return entries[Int(left.entry)].kind.isBusiness && entries[Int(right.entry)].type == .place
            && right.form == .noun
            && chunker.hits[hit].tokens.upperBound == tokens.lowerBound
    }

    /// "Euronext Amsterdam": an unknown name with a known place behind it is one name.
    private func takesIn(_ words: Range<Int>, _ hit: Int) -> Bool {
        guard !isHeadline, let pattern = chunker.hits[hit].patterns.first, pattern.form == .noun else { return false }
        let type = reading.knowledge.entries[Int(pattern.entry)].type
        guard let last = words.last else { return false }
        if type == .program || type == .product {
            // "Resilient GPS": everyday words in capitals before a known name are part of another name.
            return !reading.isInitial(words.lowerBound)
                && words.allSatisfy {
                    reading.trait($0).contains(.everyday)
                        && reading.trait($0).isDisjoint(with: [.title, .companyNoun, .productNoun])
                }
        }
        guard type == .place else { return false }
        if reading.kind(last) == .hyphen { return false }
        if words.count == 1, reading.isInitial(words.lowerBound),
            !reading.trait(last).isDisjoint(with: [.everyday, .function])
        {
            return false
        }
        // "University of Tokyo", "Bank of England"; "Northern Queensland" is Queensland.
        if reading.isSmall(last) { return true }
        let trait = reading.trait(last)
        return trait.isDisjoint(with: [.direction, .companySuffix, .leader]) && !trait.contains(.everyday)
    }
}
