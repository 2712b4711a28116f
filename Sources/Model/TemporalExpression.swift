/// How finely a date is known.
public enum DatePrecision: String, Sendable, Codable, CaseIterable {
    case day, week, month, quarter, half, year, range
    /// A day or month whose year cannot be known (`--01-22`).
    case partial
}

/// A date named in the text, resolved as far as it can be.
public struct TemporalExpression: Sendable, Equatable, Codable {
    /// ISO 8601 at the precision written: `2025-11-25`, `2025-W41`, `2025-11`, `2027-Q4`, `2026-H1`, `2027`,
    /// `2026/2030`, `--01-22`.
    public var value: String
    public var precision: DatePrecision
    /// Unicode scalars into the analysed text; half open.
    public var start: Int
    public var end: Int
    public var text: String
    public var rule: String

    public init(value: String, precision: DatePrecision, start: Int, end: Int, text: String, rule: String) {
        self.value = value
        self.precision = precision
        self.start = start
        self.end = end
        self.text = text
        self.rule = rule
    }

    /// The days the value covers, first and last; nil for a partial value or one that is not well-formed.
    ///
    ///     TemporalExpression.days(of: "2027-Q4")  // 2027-10-01 ... 2027-12-31
    public static func days(of value: String) -> ClosedRange<CalendarDay>? {
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let first = days(of: String(parts[0])), let last = days(of: String(parts[1])),
                first.lowerBound <= last.upperBound
            else { return nil }
            return first.lowerBound...last.upperBound
        }
        let fields = value.split(separator: "-", omittingEmptySubsequences: false)
        guard let yearText = fields.first, yearText.count == 4, let year = Int(yearText) else { return nil }
        switch fields.count {
        case 1: return months(1, 12, of: year)
        case 2: return withinYear(fields[1], of: year)
        case 3: return CalendarDay(value).map { $0...$0 }
        default: return nil
        }
    }

    private static func withinYear(_ field: Substring, of year: Int) -> ClosedRange<CalendarDay>? {
        guard let number = Int(field.drop { "QHW".contains($0) }) else { return nil }
        switch field.first {
        case "Q": return (1...4).contains(number) ? months(number * 3 - 2, number * 3, of: year) : nil
        case "H": return (1...2).contains(number) ? months(number * 6 - 5, number * 6, of: year) : nil
        case "W":
            guard (1...53).contains(number), let fourth = CalendarDay(year: year, month: 1, day: 4) else { return nil }
            let monday = fourth.adding(days: 1 - fourth.weekday + (number - 1) * 7)
            return monday...monday.adding(days: 6)
        default: return field.count == 2 ? months(number, number, of: year) : nil
        }
    }

    private static func months(_ first: Int, _ last: Int, of year: Int) -> ClosedRange<CalendarDay>? {
        guard let start = CalendarDay(year: year, month: first, day: 1),
            let end = CalendarDay(year: year, month: last, day: CalendarDay.days(inMonth: last, of: year))
        else { return nil }
        return start...end
    }
}
