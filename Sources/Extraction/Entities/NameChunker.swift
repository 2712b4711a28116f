/// Cuts sentences into stretches that may be names, by how words are written and joined.
///
/// A run is as long as capitals, hyphens, numbers and the joining words of names ("of", "and" between fields) carry;
/// known names, titles and heads then cut it into pieces.
struct NameChunker {
    let reading: Reading
    let hits: [KnownNameScanner.Hit]
    /// Token → index of the hit that starts there, or -1.
    private let hitAt: [Int32]

    init(reading: Reading, hits: [KnownNameScanner.Hit]) {
        self.reading = reading
        self.hits = hits
        var hitAt = [Int32](repeating: -1, count: reading.tokens.count)
        for (index, hit) in hits.enumerated() { hitAt[hit.tokens.lowerBound] = Int32(index) }
        self.hitAt = hitAt
    }

    /// Pieces of one sentence in order; they do not overlap.
    func pieces(in sentence: Sentence) -> [NamePiece] {
        let isHeadline = sentence.isTitleCase || sentence.isAllCaps
        var pieces: [NamePiece] = []
        var index = sentence.tokens.lowerBound
        let end = sentence.tokens.upperBound
        while index < end {
            guard hitAt[index] >= 0 || isNameable(index, isHeadline: isHeadline, isFirst: true) else {
                index += 1
                continue
            }
            let upper = runEnd(from: index, before: end, isHeadline: isHeadline)
            RunCutter(chunker: self, isHeadline: isHeadline).cut(index..<upper, into: &pieces)
            index = max(upper, index + 1)
        }
        return pieces
    }

    func hit(at index: Int) -> Int? {
        hitAt.indices.contains(index) && hitAt[index] >= 0 ? Int(hitAt[index]) : nil
    }

    // MARK: runs

    /// Whether a word may stand in a name. In headlines only words that are never written small.
    func isNameable(_ index: Int, isHeadline: Bool, isFirst: Bool) -> Bool {
        guard reading.isCapital(index), !reading.isDate[index] else { return false }
        let trait = reading.traits[index]
        // "Long March 5".
        if trait.contains(.calendar), isFirst || isHeadline { return false }
        if isFirst, !trait.isDisjoint(with: [.generic, .notName]) {
            // "MP Materials": a company that is named after letters.
            return !isHeadline && trait.contains(.generic) && reading.isCapital(index + 1)
                && !reading.trait(index + 1).isDisjoint(with: [.companyHead, .companySuffix])
                && !reading.isCapital(index + 2)
        }
        if isHeadline {
            let shape = reading.tokens[index].shape
            if shape.contains(.innerCapital), !shape.contains(.dotted) { return true }
            if !trait.isDisjoint(with: .wordsOfHeadlines) {
                return !isFirst && !trait.isDisjoint(with: .headsOfNames)
            }
            return isFirst || !trait.contains(.title)
        }
        if trait.contains(.function) {
            return !reading.isInitial(index) && reading.tokens[index].end - reading.tokens[index].start > 2
        }
        return true
    }

    private func runEnd(from start: Int, before limit: Int, isHeadline: Bool) -> Int {
        var end = start
        var isOpened = false
        while end < limit {
            if let hit = hit(at: end) {
                end = min(hits[hit].tokens.upperBound, limit)
            } else if isNameable(end, isHeadline: isHeadline, isFirst: end == start) {
                if reading.traits[end].contains(.bodyOpener) { isOpened = true }
                end += 1
            } else if end > start, reading.tokens[end].end - reading.tokens[end].start == 1, reading.isCapital(end),
                reading.tokens[end - 1].isAllCaps, reading.trait(end - 1).isDisjoint(with: [.generic, .title])
            {
                // "NG I".
                end += 1
            } else if end > start, reading.isDesignationNumber(end), continuesAsDesignation(end, start) {
                end += 1
            } else {
                break
            }
            end = join(after: end, from: start, before: limit, isHeadline: isHeadline, isOpened: &isOpened)
        }
        return trimmed(start..<min(end, limit))
    }

    /// Where the next part of the name begins, across what joins them; `end` itself when nothing does.
    private func join(
        after end: Int,
        from start: Int,
        before limit: Int,
        isHeadline: Bool,
        isOpened: inout Bool
    ) -> Int {
        guard end < limit, end > start else { return end }
        let token = reading.tokens[end]
        let last = reading.trait(end - 1)
        func nameable(_ index: Int) -> Bool {
            index < limit
                && (hit(at: index) != nil || isNameable(index, isHeadline: isHeadline, isFirst: false))
        }
        if token.kind == .hyphen {
            if nameable(end + 1) { return end + 1 }
            guard end + 1 < limit else { return end }
            // "Zhuque-3", not "mid-2026"; "Jung-tai Cho".
            if reading.isDesignationNumber(end + 1) {
                let isYear =
                    reading.tokens[end + 1].kind == .number
                    && reading.tokens[end + 1].end - reading.tokens[end + 1].start == 4
                return isYear && last.contains(.everyday) || reading.isDate[end + 1] ? end : end + 1
            }
            // "Sainte-Anne-de-Bellevue".
            if reading.trait(end + 1).contains(.particle), reading.isSmall(end + 1), reading.kind(end + 2) == .hyphen,
                nameable(end + 3)
            {
                return end + 3
            }
            let isSyllable =
                reading.isSmall(end + 1) && reading.tokens[end + 1].end - reading.tokens[end + 1].start <= 6
                && !last.contains(.everyday) && !reading.trait(end + 1).contains(.everyday) && nameable(end + 2)
            if isSyllable, !reading.trait(end + 1).contains(.actionVerb), end + 2 < limit,
                reading.kind(end + 2) == .word
            {
                return end + 2
            }
            return endsGivenName(end, from: start, before: limit) ? end + 2 : end
        }
        if token.mark == 0x26 { return nameable(end + 1) ? end + 1 : end }
        if token.mark == 0x2E, !token.hasSpaceBefore, nameable(end + 1), reading.tokens[end + 1].hasSpaceBefore {
            let word = reading.tokens[end - 1]
            let isAbbreviation = last.contains(.title) || last.contains(.placeOpener) && word.end - word.start == 2
            return isAbbreviation || word.end - word.start == 1 ? end + 1 : end
        }
        if token.mark == 0x2C, isOpened, last.contains(.field), listsFields(from: end + 1, limit) { return end + 1 }
        guard token.kind == .word, reading.isSmall(end), !isHeadline || isOpened else { return end }
        let next = reading.word(end + 1) == Words.the ? end + 2 : end + 1
        switch token.key {
        case Words.of:
            let isBusiness = !last.isDisjoint(with: [.companySuffix, .companyHead])
            let opens =
                last.contains(.bodyOpener)
                || !isBusiness && !last.isDisjoint(with: [.placeOpener, .bodyHead, .programHead])
            let isTitle = last.contains(.title) && reading.trait(next).contains(.field)
            guard opens || isTitle, nameable(next) else { return end }
            if last.contains(.bodyOpener) { isOpened = true }
            return next
        case Words.forWord, Words.on:
            let opens = last.contains(.bodyOpener) || isOpened && last.contains(.field) || last.contains(.programHead)
            guard opens, nameable(next) else { return end }
            isOpened = true
            return next
        case Words.and:
            // "CHIPS and Science Act".
            let isAct = reading.trait(end + 2).contains(.programHead) && reading.isCapital(end + 2)
            // "Authority for Consumers and Markets": plain nouns in capitals behind an opener.
            let isPlain =
                isOpened && !isHeadline && last.contains(.everyday) && reading.trait(end + 1).contains(.everyday)
                && hit(at: end - 1) == nil && last.isDisjoint(with: .headsOfNames)
            guard isPlain || last.contains(.field) || isAct && hit(at: end - 1) == nil,
                isPlain || reading.trait(end + 1).contains(.field), nameable(end + 1), hit(at: end + 1) == nil
            else { return end }
            return end + 1
        default:
            guard reading.trait(end).contains(.particle), last.isDisjoint(with: .headsOfNames) else { return end }
            // "Said al-Maawali".
            let next = reading.kind(end + 1) == .hyphen ? end + 2 : end + 1
            return nameable(next) && hit(at: next) == nil ? next : end
        }
    }

    /// "Son Jae-il", "Cho Jung-tai": a small syllable that ends a name behind the surname.
    func endsGivenName(_ hyphen: Int, from start: Int, before limit: Int) -> Bool {
        let (surname, syllable) = (hyphen - 2, hyphen + 1)
        guard surname >= start, syllable < limit, reading.isCapital(surname), reading.isSmall(syllable),
            hit(at: surname) == nil, reading.trait(hyphen - 1).isDisjoint(with: [.everyday, .generic])
        else { return false }
        let length = reading.tokens[syllable].end - reading.tokens[syllable].start
        let first = reading.tokens[hyphen - 1]
        return length >= 2 && length <= 5 && first.end - first.start <= 6 && reading.kind(syllable + 1) != .hyphen
            && reading.trait(syllable).isDisjoint(with: [.everyday, .function, .actionVerb, .speechVerb])
    }

    /// "Economy, Trade and Industry": fields up to an "and" and a field.
    private func listsFields(from start: Int, _ limit: Int) -> Bool {
        var index = start
        while index < min(start + 6, limit) {
            if reading.word(index) == Words.and {
                return reading.trait(index + 1).contains(.field) && reading.isCapital(index + 1)
            }
            let isField = reading.trait(index).contains(.field) && reading.isCapital(index)
            guard isField || reading.mark(index) == 0x2C else { return false }
            index += 1
        }
        return false
    }

    /// Whether the number at `index` belongs to the word before it: "Falcon 9", "Zhuque-3", not "Boeing 12%".
    private func continuesAsDesignation(_ index: Int, _ start: Int) -> Bool {
        let token = reading.tokens[index]
        if reading.kind(index - 1) == .hyphen { return true }
        let previous = reading.tokens[index - 1]
        guard previous.kind == .word, !reading.isDate[index], previous.shape.isDisjoint(with: .dotted) else {
            return false
        }
        let trait = reading.trait(index - 1)
        guard trait.isDisjoint(with: [.generic, .title, .bodyHead, .companySuffix, .notName]) else { return false }
        // A known company or place before a number is counted with it: "gave Airbus 12 orders".
        if hits.contains(where: { $0.tokens.upperBound == index && $0.isCertain }) {
            let next = reading.trait(index + 1)
            let ends = reading.kind(index + 1) != .word || next.contains(.function)
            return token.kind == .word || ends && reading.mark(index + 1) != 0x25
        }
        if token.kind == .number {
            let length = token.end - token.start
            if length == 4 {
                guard let first = reading.text.source.utf8[token.range].first else { return false }
                let isYear = first == 0x31 || first == 0x32
                if isYear { return [Words.vision, Words.agenda, Words.horizon].contains(previous.key) }
            }
            let next = reading.mark(index + 1)
            if next == 0x25 || reading.kind(index + 1) == .currency { return false }
        }
        return !reading.trait(index - 1).contains(.everyday) || previous.shape.contains(.allCaps)
            || !reading.isInitial(index - 1)
    }

    /// Whether the small word at `index` ends a given name: "il" in "Son Jae-il".
    func isSyllable(_ index: Int, from start: Int) -> Bool {
        reading.isSmall(index) && reading.kind(index - 1) == .hyphen
            && endsGivenName(index - 1, from: start, before: index + 1)
    }

    /// Joining words and hyphens at the end belong to the text.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound + 1 {
            let token = reading.tokens[end - 1]
            let isJoin = token.kind == .hyphen || token.kind == .punctuation || reading.isSmall(end - 1)
            guard isJoin, hit(at: end - 1) == nil, !isInsideHit(end - 1), !isSyllable(end - 1, from: range.lowerBound)
            else { break }
            end -= 1
        }
        return end
    }

    func isInsideHit(_ index: Int) -> Bool {
        var start = index
        while start >= 0, index - start < Gazetteer.longestName {
            if let hit = hit(at: start) { return hits[hit].tokens.contains(index) }
            start -= 1
        }
        return false
    }
}

/// Words that rules name.
enum Words {
    static let the: WordKey = "the"
    static let a: WordKey = "a"
    static let an: WordKey = "an"
    static let of: WordKey = "of"
    static let and: WordKey = "and"
    static let or: WordKey = "or"
    static let forWord: WordKey = "for"
    static let on: WordKey = "on"
    static let inWord: WordKey = "in"
    static let at: WordKey = "at"
    static let by: WordKey = "by"
    static let to: WordKey = "to"
    static let with: WordKey = "with"
    static let from: WordKey = "from"
    static let that: WordKey = "that"
    static let such: WordKey = "such"
    static let whereWord: WordKey = "where"
    static let who: WordKey = "who"
    static let whose: WordKey = "whose"
    static let one: WordKey = "one"
    static let based: WordKey = "based"
    static let className: WordKey = "class"
    static let ministry: WordKey = "ministry"
    static let affairs: WordKey = "affairs"
    static let state: WordKey = "state"
    static let vision: WordKey = "vision"
    static let agenda: WordKey = "agenda"
    static let horizon: WordKey = "horizon"
}

extension WordTraits {
    /// Words that a headline holds besides names.
    static let wordsOfHeadlines: WordTraits = [
        .everyday, .function, .actionVerb, .speechVerb, .generic, .productNoun, .programNoun, .companyNoun, .placeNoun,
        .leader, .title, .calendar,
    ]

    /// Words that end the names of things and tell what they are.
    static let headsOfNames: WordTraits = [.companySuffix, .companyHead, .bodyHead, .placeHead, .programHead]
}
