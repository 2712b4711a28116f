import Model

/// Reads a date that people wrote: finds clock and zone, then year, month and day among what is left.
struct WrittenDate {
    private var tokens: [DateToken]
    private let reference: CalendarDay?
    private var hour: Int?
    private var minute = 0
    private var second = 0
    private var halfDay: Int?
    private var offset: Int?
    private var zoneName: String?
    private var impliedOffset = 0
    /// Years to add to a year that a Japanese era counts.
    private var era: Int?
    private var year: Int?
    private var month: Int?
    private var day: Int?

    init(_ tokens: [DateToken], reference: CalendarDay?) {
        self.tokens = tokens
        self.reference = reference
    }

    mutating func read() -> Timestamp? {
        takeUnits()
        takeClock()
        takeZone()
        takeHalfDay()
        takeMonthName()
        guard takeNumbers(), let calendarDay = calendarDay() else { return nil }
        guard let seconds = seconds() else { return Timestamp(day: calendarDay) }
        let seasonal = zoneName.flatMap { ZoneOffset.seasonal($0, on: calendarDay, seconds: seconds) }
        return PublicationDate.timestamp(
            day: calendarDay,
            seconds: seconds,
            offset: offset ?? seasonal ?? impliedOffset
        )
    }

    // MARK: Clock

    /// Numbers with a unit behind them: `2004년 05월 28일`, `2024年5月3日 10時30分`.
    private mutating func takeUnits() {
        var index = 0
        while index < tokens.count {
            if case .word(let word) = tokens[index] {
                if let implied = DateWords.impliedOffsets[word] { impliedOffset = implied }
                if let base = DateWords.eras[word] { era = base }
            }
            if index + 1 < tokens.count, case .number(let value, let digits) = tokens[index],
                case .word(let word) = tokens[index + 1], let unit = DateWords.units[word]
            {
                if let implied = DateWords.impliedOffsets[word] { impliedOffset = implied }
                take(value, digits, as: unit)
                tokens.removeSubrange(index...index + 1)
                continue
            }
            index += 1
        }
    }

    private mutating func take(_ value: Int, _ digits: Int, as unit: DateWords.Unit) {
        switch unit {
        case .year: year = year ?? era.map { $0 + value } ?? PublicationDate.fullYear(value, digits: digits)
        case .month: month = month ?? value
        case .day: day = day ?? value
        case .hour: hour = hour ?? value
        case .minute: minute = value
        case .second: second = value
        }
    }

    /// `16:31[:15[.5]]`, `16h31`, and `4 pm`.
    private mutating func takeClock() {
        for index in tokens.indices {
            guard case .number(let value, let digits) = tokens[index], digits <= 2, index + 1 < tokens.count else {
                continue
            }
            if isClockSeparator(tokens[index + 1]), index + 2 < tokens.count,
                case .number(let minutes, let width) = tokens[index + 2], width <= 2
            {
                hour = value
                minute = minutes
                var end = index + 3
                if end + 1 < tokens.count, tokens[end] == .sign(0x3A),
                    case .number(let seconds, let width) = tokens[end + 1], width <= 2
                {
                    second = seconds
                    end += 2
                    if end + 1 < tokens.count, tokens[end] == .sign(0x2E) || tokens[end] == .sign(0x2C),
                        case .number = tokens[end + 1]
                    {
                        end += 2
                    }
                }
                tokens.replaceSubrange(index..<end, with: [.sign(0x40)])
                return
            }
            if hour == nil, case .word(let word) = tokens[index + 1], word == "am" || word == "pm" {
                hour = value
                tokens.replaceSubrange(index...index, with: [.sign(0x40)])
                return
            }
        }
    }

    private func isClockSeparator(_ token: DateToken) -> Bool { token == .sign(0x3A) || token == .word("h") }

    private mutating func takeHalfDay() {
        guard hour != nil else { return }
        for index in tokens.indices {
            guard case .word(let word) = tokens[index], let hours = DateWords.halfDays[word] else { continue }
            // Single letters and short words are half days only beside the clock.
            let isBeside = index > 0 && tokens[index - 1] == .sign(0x40)
            guard isBeside || word.utf8.count > 3 else { continue }
            halfDay = hours
            tokens.remove(at: index)
            return
        }
    }

    private func seconds() -> Int? {
        guard var hour, minute < 60, second <= 60 else { return nil }
        if let halfDay {
            guard (1...12).contains(hour) || hour == 0 else { return hour <= 23 ? total(hour) : nil }
            hour = hour % 12 + halfDay
        }
        guard hour < 24 || (hour == 24 && minute + second == 0) else { return nil }
        return total(hour)
    }

    private func total(_ hour: Int) -> Int { hour * 3600 + minute * 60 + second }

    // MARK: Zone

    /// Behind the clock: `+0200`, `GMT-01:01`, `PST`, `America/Los_Angeles`. A name before the date is none.
    private mutating func takeZone() {
        guard let clock = tokens.firstIndex(of: .sign(0x40)) else { return }
        var index = clock + 1
        while index < tokens.count {
            switch tokens[index] {
            case .sign(let sign) where (sign == 0x2B || sign == 0x2D) && offset(at: index + 1) != nil:
                guard let (seconds, end) = offset(at: index + 1) else { return }
                offset = sign == 0x2D ? -seconds : seconds
                tokens.removeSubrange(index..<end)
                return
            case .word(let word):
                guard let end = takeZoneName(word, at: index) else {
                    index += 1
                    continue
                }
                tokens.removeSubrange(index..<end)
            // "GMT+0200": the number says more than the name.
            default: index += 1
            }
        }
    }

    private func offset(at index: Int) -> (seconds: Int, end: Int)? {
        guard index < tokens.count, case .number(let value, let digits) = tokens[index] else { return nil }
        switch digits {
        case 3, 4:
            guard value / 100 <= 15, value % 100 < 60 else { return nil }
            return ((value / 100 * 60 + value % 100) * 60, index + 1)
        case 1, 2:
            guard value <= 15 else { return nil }
            if index + 2 < tokens.count, tokens[index + 1] == .sign(0x3A),
                case .number(let minutes, _) = tokens[index + 2], minutes < 60
            {
                return (value * 3600 + minutes * 60, index + 3)
            }
            return (value * 3600, index + 1)
        default: return nil
        }
    }

    private mutating func takeZoneName(_ word: String, at index: Int) -> Int? {
        if index + 2 < tokens.count, tokens[index + 1] == .sign(0x2F), case .word(let city) = tokens[index + 2] {
            var end = index + 3
            var name = capitalized(word) + "/" + capitalized(city)
            if case .word? = end < tokens.count ? tokens[end] : nil, tokens[end] == .word("_") { end += 1 }
            while end + 1 < tokens.count, tokens[end] == .sign(0x5F), case .word(let next) = tokens[end + 1] {
                name += "_" + capitalized(next)
                end += 2
            }
            if city == "gmt" || city == "utc" { offset = offset ?? 0 } else { zoneName = name }
            return end
        }
        if let seconds = ZoneOffset.fixed(word) {
            offset = offset ?? seconds
            return index + 1
        }
        guard ZoneOffset.isSeasonal(word) else { return nil }
        zoneName = word
        return index + 1
    }

    private func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    // MARK: Day

    /// The last name of a month: an earlier one may be a weekday's abbreviation ("mar. 3 févr.").
    private mutating func takeMonthName() {
        guard month == nil else { return }
        for index in tokens.indices.reversed() {
            guard case .word(let word) = tokens[index], !DateWords.weekdays.contains(word),
                let number = MonthName.number(of: word)
            else { continue }
            month = number
            tokens[index] = .sign(0x4D)
            return
        }
    }

    /// Year, month and day among the numbers that are left; false when they make no date.
    private mutating func takeNumbers() -> Bool {
        var numbers: [(value: Int, digits: Int, index: Int)] = []
        for (index, token) in tokens.enumerated() {
            if case .number(let value, let digits) = token { numbers.append((value, digits, index)) }
        }
        if month == nil { return takeNumericDate(numbers) }
        if year == nil,
            let index = numbers.firstIndex(where: { $0.digits == 4 }) ?? numbers.firstIndex(where: { $0.value > 31 })
        {
            year = PublicationDate.fullYear(numbers[index].value, digits: numbers[index].digits)
            numbers.remove(at: index)
        }
        if day == nil, let first = numbers.first, (1...31).contains(first.value) {
            day = first.value
            numbers.removeFirst()
        }
        if year == nil, let next = numbers.first, next.digits == 2 {
            year = PublicationDate.fullYear(next.value, digits: 2)
        }
        // "May 2004" is its first day; "32 May 2004" is none.
        if year != nil, day == nil, numbers.isEmpty { day = 1 }
        return day != nil
    }

    /// Three numbers in a row. Year first; or year last with the day before the month, unless slashes say American.
    private mutating func takeNumericDate(_ numbers: [(value: Int, digits: Int, index: Int)]) -> Bool {
        guard numbers.count >= 3 else { return false }
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        guard second.index == first.index + 2, case .sign(let separator) = tokens[first.index + 1],
            separator == 0x2F || separator == 0x2E || separator == 0x2D
        else { return false }
        if first.digits == 4 || first.value > 31 {
            (year, month, day) = (first.value, second.value, third.value)
            year = PublicationDate.fullYear(first.value, digits: first.digits)
            return true
        }
        year = PublicationDate.fullYear(third.value, digits: third.digits)
        let isAmerican = second.value > 12 || (separator == 0x2F && first.value <= 12)
        (day, month) = isAmerican ? (second.value, first.value) : (first.value, second.value)
        return true
    }

    private func calendarDay() -> CalendarDay? {
        guard let month, let day else { return nil }
        // Year 1 is the zero of some programs' clocks, not a date.
        if let year { return year < 100 ? nil : CalendarDay(year: year, month: month, day: day) }
        guard let reference, let same = CalendarDay(year: reference.year, month: month, day: day) else { return nil }
        // The day after the reference may be today further east.
        if same <= reference.adding(days: 1) { return same }
        return CalendarDay(year: reference.year - 1, month: month, day: day)
    }
}
