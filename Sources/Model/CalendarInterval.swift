/// The width of a timeline's buckets.
public enum CalendarInterval: String, Sendable, CaseIterable {
    case day
    /// ISO 8601: Monday to Sunday.
    case week
    case month, quarter, year

    /// The first day of the bucket that `day` lies in.
    public func start(of day: CalendarDay) -> CalendarDay {
        switch self {
        case .day: day
        case .week: day.adding(days: 1 - day.weekday)
        case .month: first(of: day.month, day)
        case .quarter: first(of: (day.month - 1) / 3 * 3 + 1, day)
        case .year: first(of: 1, day)
        }
    }

    /// The first day of the bucket behind the one that starts on `start`.
    public func next(after start: CalendarDay) -> CalendarDay {
        switch self {
        case .day: start.adding(days: 1)
        case .week: start.adding(days: 7)
        case .month: start.adding(months: 1)
        case .quarter: start.adding(months: 3)
        case .year: start.adding(months: 12)
        }
    }

    private func first(of month: Int, _ day: CalendarDay) -> CalendarDay {
        CalendarDay(year: day.year, month: month, day: 1) ?? day
    }
}
