import Model

/// Dates that start with digits, and codes that hold them.
extension DateFinder {
    func numberFirst(at index: Int) -> Reading? {
        if let reading = numeric(at: index) { return reading }
        if dayOfMonth(index) != nil, let reading = dayMonth(at: index, from: index) { return reading }
        if let (value, _) = digits(index), let reading = ago(value, from: index) { return reading }
        if let reading = decade(at: index) { return reading }
        guard let year = year(index) else { return nil }
        if mark(index + 1) == 0x2F, let range = yearRange(year, at: index) {
            return make(index..<range.end, range.value, "date.years")
        }
        guard isYear(year, at: index) else { return nil }
        if let range = yearRange(year, at: index) { return make(index..<range.end, range.value, "date.years") }
        if let part = partBehind(year, index) { return part }
        return make(index..<(index + 1), .init(text: DateResolver.year(year), precision: .year), "date.year")
    }

    /// "23 October", "22nd of January 2026", "5-9 January".
    func dayMonth(at index: Int, from start: Int) -> Reading? {
        guard let day = dayOfMonth(index) else { return nil }
        var next = index + 1
        var lastDay: Int?
        if tokens.indices.contains(next),
            tokens[next].kind == .hyphen || mark(next) == Token.dashMark || key(next) == DateFinder.to,
            let last = dayOfMonth(next + 1), last > day
        {
            lastDay = last
            next += 2
        }
        if key(next) == DateFinder.of { next += 1 }
        guard isTogether(index, next), let month = month(next, besideNumber: true) else { return nil }
        // "10 May 2025", but "in 2019 March Air Base" never comes here; "5 March satellites" does not either.
        var end = next + 1
        if mark(end) == 0x2E, tokens.indices.contains(end), !tokens[end].hasSpaceBefore, case .shortMonth = word(next) {
            end += 1
        }
        let year = yearBehind(next, end)
        if let year { end = year.end } else { end = next + 1 }
        let reading = year == nil ? tense.reading(at: start..<end) : .unknown
        let first = resolver.day(year: year?.value, month: month, day: day, tense: reading)
        guard let lastDay, let first, first.precision == .day,
            let last = resolver.day(year: Int(first.text.prefix(4)), month: month, day: lastDay, tense: reading)
        else { return make(start..<end, first, "date.day") }
        return make(start..<end, .init(text: first.text + "/" + last.text, precision: .range), "date.days")
    }

    /// "2025-11-25", "25/11/2025", "25.11.2025", "2025/11/25".
    private func numeric(at index: Int) -> Reading? {
        let token = tokens[index]
        guard token.isNumber else { return nil }
        let start = Int(token.start)
        if token.end - token.start > 5 {
            // "25.11.2025" is one token.
            let parts = bytes[start..<Int(token.end)].split(separator: 0x2E)
            guard parts.count == 3, !bytes[start..<Int(token.end)].contains(0x2C) else { return nil }
            return calendar(parts.map { digits($0.startIndex, $0.endIndex) }, index..<(index + 1))
        }
        let second = index + 1
        guard isTogether(index, second + 1), !tokens[second].hasSpaceBefore, !tokens[second + 1].hasSpaceBefore else {
            return nil
        }
        let isHyphen = tokens[second].kind == .hyphen
        guard isHyphen || mark(second) == 0x2F, let first = digits(index), let middle = digits(second + 1) else {
            // "2026-01-22T10:00".
            return nil
        }
        let third = index + 3
        if isTogether(index, third + 1), isHyphen ? tokens[third].kind == .hyphen : mark(third) == 0x2F,
            let last = dayNumber(third + 1)
        {
            return calendar([first, middle, last], index..<(index + 5))
        }
        // "2025-11": a month when it can't be a span of years.
        if first.count == 4, middle.count == 2, isHyphen, (1...12).contains(middle.value),
            middle.value <= first.value % 100, (1900...2100).contains(first.value)
        {
            return make(
                index..<(index + 3),
                resolver.month(year: first.value, month: middle.value, tense: .unknown),
                "date.iso"
            )
        }
        return nil
    }

    private func dayNumber(_ index: Int) -> (value: Int, count: Int)? {
        if let value = digits(index) { return value }
        // "22T10:00:00Z".
        guard tokens.indices.contains(index), tokens[index].shape.contains(.digitFirst) else { return nil }
        let start = Int(tokens[index].start)
        guard Int(tokens[index].end) > start + 2, bytes[start + 2] == 0x54 else { return nil }
        return digits(start, start + 2)
    }

    private func calendar(_ parts: [(value: Int, count: Int)?], _ range: Range<Int>) -> Reading? {
        guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else { return nil }
        let day: CalendarDay?
        if first.count == 4 {
            day = CalendarDay(year: first.value, month: second.value, day: third.value)
        } else if third.count == 4, (1900...2100).contains(third.value) {
            // Where both could be the month, the day comes first unless that is no date: 11/25/2025.
            day =
                CalendarDay(year: third.value, month: second.value, day: first.value)
                ?? CalendarDay(year: third.value, month: first.value, day: second.value)
        } else {
            return nil
        }
        return day.flatMap { make(range, .init(text: $0.description, precision: .day), "date.iso") }
    }

    /// "2026-30", "2026–2030", "2024/25", "2026 to 2030", "between 2026 and 2030".
    func yearRange(_ first: Int, at index: Int) -> (value: DateResolver.Value, end: Int)? {
        let next = index + 1
        guard isTogether(index, next + 1), let (value, count) = digits(next + 1) else { return nil }
        let isTight = !tokens[next].hasSpaceBefore && !tokens[next + 1].hasSpaceBefore
        let isDash = tokens[next].kind == .hyphen || mark(next) == Token.dashMark
        let isSlash = mark(next) == 0x2F && isTight
        let before = key(index - 1)
        let isTo = key(next) == DateFinder.to || key(next) == DateFinder.through
        let isBetween = key(next) == DateFinder.and && before == DateFinder.between
        guard isDash || isSlash || isTo || isBetween else { return nil }
        var last = value
        if count == 2, isTight { last = first / 100 * 100 + value } else if count != 4 { return nil }
        guard last > first, last - first < 100, (1800...2199).contains(last) else { return nil }
        return (
            .init(text: DateResolver.year(first) + "/" + DateResolver.year(last), precision: .range), next + 2
        )
    }

    /// "the 2030s".
    private func decade(at index: Int) -> Reading? {
        let token = tokens[index]
        guard token.end - token.start == 5, token.isWord, bytes[Int(token.end) - 1] | 0x20 == 0x73,
            let (year, _) = digits(Int(token.start), Int(token.end) - 1), year % 10 == 0, (1900...2100).contains(year)
        else { return nil }
        return make(
            index..<(index + 1),
            .init(text: DateResolver.year(year) + "/" + DateResolver.year(year + 9), precision: .range),
            "date.decade"
        )
    }

    /// "2027 Q4", "2026 H1", "2027-Q4", "2026 fiscal year".
    private func partBehind(_ year: Int, _ index: Int) -> Reading? {
        var next = index + 1
        if tokens.indices.contains(next), tokens[next].kind == .hyphen { next += 1 }
        guard isTogether(index, next), let (letter, number, suffix) = letterNumber(next), suffix == nil else {
            return nil
        }
        switch letter {
        case 0x51:
            return make(
                index..<(next + 1),
                resolver.part("Q", number, of: 4, year: year, tense: .unknown),
                "date.part_year"
            )
        case 0x48:
            return make(
                index..<(next + 1),
                resolver.part("H", number, of: 2, year: year, tense: .unknown),
                "date.part_year"
            )
        case 0x57:
            guard (1...53).contains(number) else { return nil }
            let value = DateResolver.year(year) + "-W" + CalendarDay.padded(number, 2)
            return make(index..<(next + 1), .init(text: value, precision: .week), "date.week")
        default: return nil
        }
    }

    /// A capital and a number: "Q4", "H1"; or a number and a capital with perhaps a year: "4Q", "1H26".
    private func letterNumber(_ index: Int) -> (letter: UInt8, number: Int, year: Int?)? {
        guard tokens.indices.contains(index), tokens[index].isWord else { return nil }
        let start = Int(tokens[index].start)
        let end = Int(tokens[index].end)
        guard end - start >= 2, end - start <= 6 else { return nil }
        if ByteClass(bytes[start]) == .letter {
            guard let (number, _) = digits(start + 1, end) else { return nil }
            return (bytes[start], number, nil)
        }
        guard let (number, _) = digits(start, start + 1), bytes[start + 1] == 0x51 || bytes[start + 1] == 0x48 else {
            return nil
        }
        if end == start + 2 { return (bytes[start + 1], number, nil) }
        guard let (value, count) = digits(start + 2, end) else { return nil }
        return (bytes[start + 1], number, count == 2 ? 2000 + value : value)
    }

    /// "Q4 2027", "H1 2025", "1H26", "FY2025", "FY26", "FY2025-26".
    func code(at index: Int) -> Reading? {
        guard tokens.indices.contains(index), tokens[index].isWord else { return nil }
        if let (letter, number, suffix) = letterNumber(index), letter == 0x51 || letter == 0x48, number <= 4 {
            let name = letter == 0x51 ? "Q" : "H"
            let count = letter == 0x51 ? 4 : 2
            let year = suffix.map { ($0, index + 1) } ?? yearOfPart(index).map { ($0.value, $0.end) }
            if let year {
                return make(
                    index..<year.1,
                    resolver.part(name, number, of: count, year: year.0, tense: .unknown),
                    "date.part_year"
                )
            }
            guard letter == 0x51, bytes[Int(tokens[index].start)] == 0x51 else { return nil }
            let range = index..<(index + 1)
            return make(
                range,
                resolver.part(name, number, of: count, year: nil, tense: tense.reading(at: range)),
                "date.part_year"
            )
        }
        let start = Int(tokens[index].start)
        let end = Int(tokens[index].end)
        guard end - start >= 4, bytes[start] == 0x46, bytes[start + 1] == 0x59,
            let (value, count) = digits(start + 2, end),
            count != 3
        else { return nil }
        let year = count == 2 ? 2000 + value : value
        guard (1950...2100).contains(year) else { return nil }
        let range = yearRange(year, at: index)
        return make(
            index..<(range?.end ?? index + 1),
            range?.value ?? .init(text: DateResolver.year(year), precision: .year),
            "date.fiscal_year"
        )
    }

    /// Whether four digits are a year: not a count, a price, a designation or a name.
    private func isYear(_ year: Int, at index: Int) -> Bool {
        guard (1900...2100).contains(year) else { return false }
        if index > 0, isTogether(index - 1, index) {
            let previous = tokens[index - 1]
            if previous.kind == .currency || [0x2E, 0x23].contains(previous.mark) && !tokens[index].hasSpaceBefore {
                return false
            }
            if previous.kind == .hyphen, !tokens[index].hasSpaceBefore {
                // "mid-2026" and "2025-2026" but not "Kh-2030".
                guard index > 1, case .part = word(index - 2) else {
                    return index > 1 && DateFinder.beforeHyphen.contains(tokens[index - 2].key)
                }
            }
            if DateFinder.namesWithNumbers.contains(previous.key) { return false }
            if previous.mark == 0x2F, !tokens[index].hasSpaceBefore { return false }
        }
        let next = index + 1
        guard isTogether(index, next) else { return true }
        let following = tokens[next]
        if following.mark == 0x25 || following.mark == 0x2F && !following.hasSpaceBefore { return false }
        if following.kind == .hyphen, isTogether(next, next + 1), tokens[next + 1].isWord,
            !tokens[next + 1].isCapitalized
        {
            let isUnit =
                MeasureUnit.words[tokens[next + 1].key] != nil || MeasureUnit.symbolKeys.contains(tokens[next + 1].key)
            return !isUnit
        }
        guard following.isWord else { return true }
        if DateFinder.clock.contains(following.key) { return false }
        // "2025 DA14": an asteroid.
        if following.isAllCaps, following.shape.contains(.hasDigit), following.end - following.start <= 5,
            !following.shape.contains(.digitFirst), letterNumber(next) == nil
        {
            return false
        }
        if MeasureUnit.symbolKeys.contains(following.key), MeasureUnit.symbols[text.string(next)] != nil,
            !DateFinder.shortWords.contains(following.key)
        {
            return false
        }
        if let unit = MeasureUnit.words[following.key], unit.dimension != .time { return false }
        // A round number before a plural counts: "2000 troops".
        let end = Int(following.end)
        return year % 100 != 0 || following.isCapitalized || bytes[end - 1] != 0x73
    }

    private static let through: WordKey = "through"
    static let and: WordKey = "and"
    static let between: WordKey = "between"
    private static let beforeHyphen: WordSet = ["pre", "post", "mid", "end", "late", "early"]
    private static let clock: WordSet = ["gmt", "utc", "hrs", "local", "zulu", "est", "edt"]
    private static let shortWords: WordSet = ["m", "t", "s", "h", "g", "l", "a", "min", "bar"]
    private static let namesWithNumbers: WordSet = [
        "vision", "horizon", "agenda", "strategy", "readiness", "resolution", "roadmap", "model", "type", "no",
        "number", "route", "article", "section", "chapter", "page", "room", "h.r", "hr",
    ]
}
