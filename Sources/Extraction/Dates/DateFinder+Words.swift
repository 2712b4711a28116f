import Model

/// Dates that start with a word.
extension DateFinder {
    func wordFirst(_ word: DateWord, at index: Int) -> Reading? {
        switch word {
        case .month, .shortMonth: return monthFirst(at: index)
        case .weekday(let weekday): return weekdayFirst(weekday, at: index, direction: nil, from: index)
        case .ordinal(let number): return ordinal(number, at: index)
        case .today:
            guard !isPossessive(index + 1), !isFiller(index) else { return nil }
            return make(index..<(index + 1), resolver.day(offset: 0), "date.today")
        case .yesterday: return make(index..<(index + 1), resolver.day(offset: -1), "date.yesterday")
        case .tomorrow:
            guard !isPossessive(index + 1), key(index - 1) != DateFinder.of else { return nil }
            return make(index..<(index + 1), resolver.day(offset: 1), "date.tomorrow")
        case .this: return relative(0, at: index)
        case .next: return relative(1, at: index)
        case .last: return relative(-1, at: index)
        case .coming: return span(at: index + 1, from: index)
        case .past: return nil
        case .unit(let unit): return unitFirst(unit, at: index)
        case .fiscal: return fiscalYear(at: index)
        case .part: return part(at: index)
        case .half, .count: return count(at: index)
        }
    }

    /// "4th quarter".
    func ordinalFirst(at index: Int) -> Reading? {
        guard case .ordinal(let number) = word(index) else { return nil }
        return ordinal(number, at: index)
    }

    // MARK: months

    /// "January 22", "Nov. 25, 2025", "June 2026", "May", "Jan. 5-9".
    func monthFirst(at index: Int, direction: Int? = nil, from start: Int? = nil) -> Reading? {
        let start = start ?? index
        var next = index + 1
        if mark(next) == 0x2E, next < tokens.count, !tokens[next].hasSpaceBefore, case .shortMonth = word(index) {
            next += 1
        }
        if isTogether(index, next), let day = dayOfMonth(next), let month = month(index, besideNumber: true),
            !isCounted(next)
        {
            return monthDay(month, day, dayAt: next, from: start)
        }
        if let year = yearBehind(index, next), let month = month(index, besideNumber: true) {
            return throughMonth(month, year: year.value, end: year.end, from: start)
        }
        guard let month = month(index, besideNumber: false) else { return nil }
        if isTogether(index, next),
            mark(next) == Token.dashMark || tokens[next].kind == .hyphen || isMonthRange(next, from: start),
            isTogether(index, next + 1), let last = self.month(next + 1, besideNumber: true), last > month,
            let year = yearBehind(next + 1, next + 2)
        {
            let value = DateResolver.month(year.value, month) + "/" + DateResolver.month(year.value, last)
            return make(start..<year.end, .init(text: value, precision: .range), "date.months")
        }
        let range = start..<(index + 1)
        var reading = tense.reading(at: range)
        switch direction {
        case -1: reading = .past
        case 1: reading = .future
        default: break
        }
        return make(range, resolver.month(year: nil, month: month, tense: reading), "date.month")
    }

    /// "to", or "and" behind "between".
    private func isMonthRange(_ index: Int, from start: Int) -> Bool {
        key(index) == DateFinder.to || key(index) == DateFinder.and && key(start - 1) == DateFinder.between
    }

    private func throughMonth(_ month: Int, year: Int, end: Int, from start: Int) -> Reading? {
        make(start..<end, resolver.month(year: year, month: month, tense: .unknown), "date.month_year")
    }

    private func monthDay(_ month: Int, _ day: Int, dayAt index: Int, from start: Int) -> Reading? {
        var end = index + 1
        var lastDay: Int?
        if isTogether(index, end + 1),
            tokens[end].kind == .hyphen || mark(end) == Token.dashMark || key(end) == DateFinder.to,
            let last = dayOfMonth(end + 1), last > day, !isCounted(end + 1)
        {
            lastDay = last
            end += 2
        }
        let year = yearBehind(end - 1, end)
        if let year { end = year.end }
        let reading = year == nil ? tense.reading(at: start..<end) : .unknown
        let first = resolver.day(year: year?.value, month: month, day: day, tense: reading)
        guard let lastDay, let first else { return make(start..<end, first, "date.day") }
        let last = resolver.day(
            year: year?.value ?? Int(first.text.prefix(4)),
            month: month,
            day: lastDay,
            tense: reading
        )
        guard let last, first.precision == .day else { return make(start..<end, first, "date.day") }
        return make(start..<end, .init(text: first.text + "/" + last.text, precision: .range), "date.days")
    }

    /// ", 2025" or "2025" behind `index`.
    func yearBehind(_ index: Int, _ next: Int) -> (value: Int, end: Int)? {
        var position = next
        if mark(position) == 0x2C || key(position) == DateFinder.of { position += 1 }
        guard isTogether(index, position), let year = year(position), !isCounted(position) else { return nil }
        return (year, position + 1)
    }

    /// "May 20 satellites"? A number before a plural in small letters or a unit is no day.
    private func isCounted(_ index: Int) -> Bool {
        let next = index + 1
        guard isTogether(index, next) else { return false }
        return tokens[next].mark == 0x25 || DateFinder.magnitudes.contains(tokens[next].key)
    }

    // MARK: weekdays

    func weekdayFirst(_ weekday: Int, at index: Int, direction: Int?, from start: Int) -> Reading? {
        guard tokens[index].isCapitalized, tokens[index].isAllCaps || !tokens[index].shape.contains(.innerCapital)
        else { return nil }
        // "Black Friday", "Sunday Times".
        if start == index, index > 0, isTogether(index - 1, index), DateFinder.dayNames.contains(tokens[index - 1].key)
        {
            return nil
        }
        var next = index + 1
        if mark(next) == 0x2C { next += 1 }
        if isTogether(index, next) {
            switch word(next) {
            case .month, .shortMonth:
                if dayOfMonth(next + 1) != nil || mark(next + 1) == 0x2E,
                    let reading = monthFirst(at: next, from: start), reading.value.precision != .month
                {
                    return reading
                }
            default:
                if dayOfMonth(next) != nil, let reading = dayMonth(at: next, from: start) { return reading }
            }
        }
        let range = start..<(index + 1)
        return make(
            range,
            resolver.weekday(weekday, direction: direction, tense: direction == nil ? weekdayTense(range) : .unknown),
            "date.weekday"
        )
    }

    private func weekdayTense(_ range: Range<Int>) -> Tense.Reading {
        // "by" and "before" a weekday point ahead only when the verb does; "said on Tuesday" is always behind.
        tense.reading(at: range)
    }

    // MARK: relative

    /// "this year", "next week", "last July", "the next two years", "last Tuesday".
    private func relative(_ direction: Int, at index: Int) -> Reading? {
        let next = index + 1
        guard isTogether(index, next) else { return nil }
        switch word(next) {
        case .unit(let unit):
            if isPlural(next) { return nil }
            if isUnitAName(next) { return nil }
            if case .decade = unit { return direction == 1 ? span(at: next, from: index) : nil }
            // "a year", "last days".
            return make(index..<(next + 1), resolver.period(unit, offset: direction), "date.relative")
        case .fiscal:
            guard case .unit(.year) = word(next + 1) else { return nil }
            return make(index..<(next + 2), resolver.period(.year, offset: direction), "date.fiscal_year")
        case .weekday(let weekday):
            return weekdayFirst(weekday, at: next, direction: direction == 0 ? nil : direction, from: index)
        case .month:
            guard tokens[next].isCapitalized else { return nil }
            if direction == 0 { return monthFirst(at: next, from: index) }
            return monthFirst(at: next, direction: direction, from: index)
        case .count where direction == 1: return span(at: next, from: index)
        default:
            if direction == 1, tokens[next].isNumber { return span(at: next, from: index) }
            return nil
        }
    }

    /// "the next two years", "the coming decade"; `index` is at the count or the unit.
    func span(at index: Int, from start: Int) -> Reading? {
        guard isTogether(start, index) else { return nil }
        if case .unit(.decade) = word(index) {
            return make(start..<(index + 1), resolver.span(.decade, count: 1), "date.span")
        }
        if case .unit(let unit) = word(index), !isPlural(index) {
            return make(start..<(index + 1), resolver.period(unit, offset: 1), "date.relative")
        }
        let count: Int
        if case .count(let value) = word(index) {
            count = value
        } else if let value = digits(index)?.value {
            count = value
        } else {
            return nil
        }
        // "the next two to three years": the longer one.
        var next = index + 1
        var last = count
        if key(next) == DateFinder.to || key(next) == DateFinder.or || mark(next) == Token.dashMark
            || tokens.indices.contains(next) && tokens[next].kind == .hyphen
        {
            if case .count(let value) = word(next + 1) {
                last = value
            } else if let value = digits(next + 1)?.value {
                last = value
            }
            if last != count { next += 2 }
        }
        guard isTogether(start, next), case .unit(let unit) = word(next) else { return nil }
        return make(start..<(next + 1), resolver.span(unit, count: last), "date.span")
    }

    /// "the year", "the week of October 6", "year-end".
    private func unitFirst(_ unit: DateWord.Unit, at index: Int) -> Reading? {
        if case .week = unit, !isPlural(index) {
            var next = index + 1
            guard DateFinder.weekOf.contains(key(next) ?? WordKey(hash: 0)) else { return nil }
            next += 1
            if case .weekday = word(next) { next += 1 }
            if mark(next) == 0x2C { next += 1 }
            guard isTogether(index, next) else { return nil }
            let day = dayOfMonth(next) != nil ? dayMonth(at: next, from: next) : monthFirst(at: next)
            guard let day, day.value.precision == .day || day.value.precision == .range,
                let date = CalendarDay(String(day.value.text.prefix(10)))
            else { return nil }
            return make(index..<day.tokens.upperBound, DateResolver.week(of: date), "date.week_of")
        }
        if case .year = unit, !isPlural(index) {
            if tokens.indices.contains(index + 1), tokens[index + 1].kind == .hyphen, key(index + 2) == DateFinder.end {
                return make(index..<(index + 3), resolver.period(.year, offset: 0), "date.year_end")
            }
            if case .fiscal = word(index - 1) { return nil }
        }
        return nil
    }

    /// "end of the year", "mid-2026", "early next month": the whole of what it is part of.
    private func part(at index: Int) -> Reading? {
        var next = index + 1
        if key(next) == DateFinder.of { next += 1 }
        guard key(next) == DateFinder.the, isTogether(index, next), case .unit(let unit) = word(next + 1),
            !isPlural(next + 1)
        else {
            return nil
        }
        switch unit {
        case .year, .month, .quarter, .week:
            return make(index..<(next + 2), resolver.period(unit, offset: 0), "date.part")
        case .decade, .day: return nil
        }
    }

    // MARK: quarters, halves, fiscal years

    /// "the fourth quarter of 2027", "first half of the year", "third-quarter".
    private func ordinal(_ number: Int, at index: Int) -> Reading? {
        var next = index + 1
        if tokens.indices.contains(next), tokens[next].kind == .hyphen { next += 1 }
        guard isTogether(index, next) else { return nil }
        let isHalf: Bool
        switch word(next) {
        case .half where number <= 2: isHalf = true
        case .unit(.quarter) where !isPlural(next): isHalf = false
        default: return nil
        }
        let letter = isHalf ? "H" : "Q"
        let count = isHalf ? 2 : 4
        if let year = yearOfPart(next) {
            return make(
                index..<year.end,
                resolver.part(letter, number, of: count, year: year.value, tense: .unknown),
                "date.part_year"
            )
        }
        // "first half" alone may be of anything.
        if isHalf, key(next + 1) == DateFinder.of { return nil }
        let range = index..<(next + 1)
        return make(
            range,
            resolver.part(letter, number, of: count, year: nil, tense: tense.reading(at: range)),
            "date.part_year"
        )
    }

    /// The year behind a quarter or half: "of 2027", "2027", "of the year", "of next year", "of fiscal 2026", "of FY26".
    func yearOfPart(_ index: Int) -> (value: Int, end: Int)? {
        var next = index + 1
        if key(next) == DateFinder.of || mark(next) == 0x2C
            || tokens.indices.contains(next) && tokens[next].kind == .hyphen
        {
            next += 1
        }
        guard isTogether(index, next) else { return nil }
        if let year = year(next) { return (year, next + 1) }
        if key(next) == DateFinder.the || key(next) == DateFinder.its { next += 1 }
        if let fiscal = fiscalYear(at: next), let year = Int(fiscal.value.text.prefix(4)) {
            return (year, fiscal.tokens.upperBound)
        }
        if let code = code(at: next), code.value.precision == .year, let year = Int(code.value.text) {
            return (year, code.tokens.upperBound)
        }
        guard let reference = resolver.reference else { return nil }
        let offset: Int
        switch word(next) {
        case .this: offset = 0
        case .next: offset = 1
        case .last: offset = -1
        case .unit(.year): return key(index + 1) == DateFinder.of ? (reference.year, next + 1) : nil
        default: return nil
        }
        guard case .unit(.year) = word(next + 1) else { return nil }
        return (reference.year + offset, next + 2)
    }

    /// "fiscal 2025", "fiscal year 2026", "financial year 2025-26".
    func fiscalYear(at index: Int) -> Reading? {
        guard case .fiscal = word(index) else { return nil }
        var next = index + 1
        if case .unit(.year) = word(next) { next += 1 }
        if case .unit(.year) = word(next) { next += 1 }
        guard isTogether(index, next), let year = year(next) else { return nil }
        let range = yearRange(year, at: next)
        return make(
            index..<(range?.end ?? next + 1),
            range?.value ?? .init(text: DateResolver.year(year), precision: .year),
            "date.fiscal_year"
        )
    }

    /// "two years ago".
    private func count(at index: Int) -> Reading? {
        guard case .count(let count) = word(index) else { return nil }
        return ago(count, from: index)
    }

    func ago(_ count: Int, from index: Int) -> Reading? {
        guard case .unit(let unit) = word(index + 1), key(index + 2) == DateFinder.ago, isTogether(index, index + 2),
            count < 500
        else { return nil }
        if case .decade = unit { return nil }
        return make(index..<(index + 3), resolver.period(unit, offset: -count), "date.ago")
    }

    // MARK: words

    private func isPlural(_ index: Int) -> Bool {
        let end = Int(tokens[index].end)
        return end > 0 && bytes[end - 1] | 0x20 == 0x73
    }

    /// "last week" but not "this Day One"; "next year's" is fine.
    private func isUnitAName(_ index: Int) -> Bool {
        tokens[index].isCapitalized && !text.sentence(ofToken: index).isTitleCase
            && !text.sentence(ofToken: index).isAllCaps
    }

    private func isPossessive(_ index: Int) -> Bool {
        tokens.indices.contains(index) && tokens[index].kind == .possessive
    }

    private func isFiller(_ index: Int) -> Bool {
        guard let key = key(index - 1), isTogether(index - 1, index) else { return false }
        return DateFinder.beforeToday.contains(key)
    }

    static let of: WordKey = "of"
    static let to: WordKey = "to"
    static let or: WordKey = "or"
    static let the: WordKey = "the"
    static let its: WordKey = "its"
    static let end: WordKey = "end"
    static let ago: WordKey = "ago"
    private static let weekOf: WordSet = ["of", "beginning", "starting", "ending"]
    private static let magnitudes: WordSet = ["percent", "million", "billion", "trillion", "km", "kg", "per"]
    private static let dayNames: WordSet = ["black", "cyber", "good", "bloody", "ash", "palm", "easter", "super"]
    private static let beforeToday: WordSet = ["of", "than", "even", "until", "still", "exists", "available"]
}
