import Model

/// Finds dates and resolves them against the article's reference day.
///
/// Runs first: what it takes is no amount and no part of a name.
struct DateFinder {
    struct Reading {
        var tokens: Range<Int>
        var value: DateResolver.Value
        var rule: String
    }

    let text: TokenizedText
    let tokens: [Token]
    let bytes: [UInt8]
    let resolver: DateResolver
    let tense: Tense
    private let words = DateWord.table

    /// Fills ``Draft/dates``, in the order of the text; a date written twice is found twice.
    static func find(in draft: inout Draft) {
        let finder = DateFinder(draft)
        var index = 0
        while index < finder.tokens.count {
            guard let reading = finder.reading(at: index), reading.tokens.upperBound > index else {
                index += 1
                continue
            }
            let (start, end) = finder.text.scalars(reading.tokens)
            let expression = TemporalExpression(
                value: reading.value.text,
                precision: reading.value.precision,
                start: start,
                end: end,
                text: finder.text.string(reading.tokens),
                rule: reading.rule
            )
            draft.dates.append(Located(tokens: reading.tokens, finding: expression))
            index = reading.tokens.upperBound
        }
    }

    private init(_ draft: borrowing Draft) {
        text = draft.text
        tokens = text.tokens
        bytes = text.source.utf8
        resolver = DateResolver(reference: draft.referenceDay)
        tense = Tense(tokens: tokens, bytes: bytes)
    }

    private func reading(at index: Int) -> Reading? {
        let token = tokens[index]
        switch token.kind {
        case .number: return numberFirst(at: index)
        case .word:
            if token.shape.contains(.hasDigit) {
                return code(at: index) ?? numberFirst(at: index) ?? ordinalFirst(at: index)
            }
            guard let word = words[token.key] else { return nil }
            return wordFirst(word, at: index)
        default: return nil
        }
    }

    // MARK: helpers

    func word(_ index: Int) -> DateWord? {
        guard index >= 0, index < tokens.count, tokens[index].isWord else { return nil }
        return words[tokens[index].key]
    }

    func key(_ index: Int) -> WordKey? {
        index >= 0 && index < tokens.count ? tokens[index].key : nil
    }

    func mark(_ index: Int) -> UInt8? {
        index >= 0 && index < tokens.count ? tokens[index].mark : nil
    }

    func isTogether(_ left: Int, _ right: Int) -> Bool {
        tokens.indices.contains(left) && tokens.indices.contains(right)
            && tokens[left].sentence == tokens[right].sentence
    }

    /// Plain digits of a token, at most four.
    func digits(_ index: Int) -> (value: Int, count: Int)? {
        guard index >= 0, index < tokens.count, tokens[index].isNumber else { return nil }
        return digits(Int(tokens[index].start), Int(tokens[index].end))
    }

    func digits(_ start: Int, _ end: Int) -> (value: Int, count: Int)? {
        guard end - start <= 4, end > start else { return nil }
        var value = 0
        for byte in bytes[start..<end] {
            guard ByteClass(byte) == .digit else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return (value, end - start)
    }

    func year(_ index: Int) -> Int? {
        guard let (value, count) = digits(index), count == 4, (1800...2199).contains(value) else { return nil }
        return value
    }

    /// 1 to 31, with or without "th".
    func dayOfMonth(_ index: Int) -> Int? {
        if let (value, count) = digits(index) { return count <= 2 && (1...31).contains(value) ? value : nil }
        guard index >= 0, index < tokens.count, tokens[index].isWord, tokens[index].shape.contains(.digitFirst) else {
            return nil
        }
        let start = Int(tokens[index].start)
        let end = Int(tokens[index].end)
        guard end - start >= 3, let (value, _) = digits(start, end - 2), (1...31).contains(value) else { return nil }
        let ending = [bytes[end - 2] | 0x20, bytes[end - 1] | 0x20]
        return DateFinder.ordinalEndings.contains(ending) ? value : nil
    }

    func make(_ range: Range<Int>, _ value: DateResolver.Value?, _ rule: String) -> Reading? {
        value.map { Reading(tokens: range, value: $0, rule: rule) }
    }

    /// A month by its name at `index`; a short or ambiguous one only when `besideNumber`.
    func month(_ index: Int, besideNumber: Bool) -> Int? {
        guard index >= 0, index < tokens.count, tokens[index].isCapitalized else { return nil }
        switch word(index) {
        case .shortMonth(let month): return besideNumber ? month : nil
        case .month(let month):
            let isAmbiguous = month == 3 || month == 5
            return besideNumber || !isAmbiguous || isMonthByContext(index) ? month : nil
        default: return nil
        }
    }

    /// "in May", "since March", "Long March" not.
    private func isMonthByContext(_ index: Int) -> Bool {
        guard index > 0, isTogether(index - 1, index) else { return false }
        let previous = index - 1
        let key = tokens[previous].kind == .hyphen ? self.key(previous - 1) : tokens[previous].key
        guard let key, DateFinder.beforeMonth.contains(key) else { return false }
        // "in March 3 Air Base"? A capital behind makes it a name: "in May Day celebrations".
        let next = index + 1
        guard isTogether(index, next), tokens[next].isWord, tokens[next].isCapitalized else { return true }
        return text.sentence(ofToken: index).isTitleCase || text.sentence(ofToken: index).isAllCaps
    }

    private static let ordinalEndings: Set<[UInt8]> = [
        Array("st".utf8), Array("nd".utf8), Array("rd".utf8), Array("th".utf8),
    ]
    private static let beforeMonth: WordSet = [
        "in", "by", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "of", "from", "to",
        "through", "before", "after", "during", "and", "or", "between", "for", "on", "around", "every",
    ]
}
