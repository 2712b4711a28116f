import Model

/// A date as a digest page writes it, before the year, or the day, is known.
struct DigestDate: Sendable, Equatable {
    var year: Int?
    var month: Int?
    var day: Int?
    /// ISO: 1 is Monday.
    var weekday: Int?
    var hour: Int?
    var minute: Int?
    /// East of UTC positive; nil when the page names no zone, which is read as UTC.
    var offsetSeconds: Int?
    /// "3 hours ago", "Yesterday".
    var ago: Ago?

    enum Ago: Sendable, Equatable {
        case seconds(Int)
        case days(Int)
        case months(Int)
    }

    var hasDay: Bool { month != nil && day != nil }
    var isFullDay: Bool { hasDay && year != nil }
    var hasTime: Bool { hour != nil }
    /// A time of day that needs a day heading, or the page's own day, to mean something.
    var isTimeOnly: Bool { hasTime && !hasDay && weekday == nil && ago == nil }

    /// The point in time, or nil when the page does not say enough.
    ///
    /// - Parameters:
    ///   - now: when the page was read, by its own words or by the document's date.
    ///   - heading: the day of the heading that the item stands under.
    func resolved(now: Timestamp?, heading: CalendarDay? = nil) -> Timestamp? {
        if let ago { return resolved(ago, now: now) }
        guard let calendarDay = calendarDay(now: now?.day, heading: heading) else { return nil }
        guard let hour else { return Timestamp(day: calendarDay) }
        let offset = offsetSeconds ?? 0
        let local = Int64(calendarDay.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + (minute ?? 0) * 60)
        return Timestamp(epochSeconds: local - Int64(offset), offsetSeconds: offset)
    }

    /// The day alone; a date without a year is the nearest that does not lie after `now` (two days' grace for zones
    /// and for pages that are dated ahead).
    func calendarDay(now: CalendarDay?, heading: CalendarDay? = nil) -> CalendarDay? {
        if let month, let day {
            if let year { return CalendarDay(year: year, month: month, day: day) }
            guard let now else { return nil }
            for candidate in [now.year, now.year - 1, now.year - 2, now.year - 3, now.year - 4] {
                if let value = CalendarDay(year: candidate, month: month, day: day), value <= now.adding(days: 2) {
                    return value
                }
            }
            return nil
        }
        if let weekday, let now { return now.adding(days: -((now.weekday - weekday + 7) % 7)) }
        return isTimeOnly ? heading ?? now : nil
    }

    private func resolved(_ ago: Ago, now: Timestamp?) -> Timestamp? {
        guard let now else { return nil }
        switch ago {
        case .seconds(let seconds):
            guard let instant = now.epochSeconds else { return Timestamp(day: now.day) }
            let offset = now.day.daysSinceEpoch * 86_400 - Timestamp(epochSeconds: instant).day.daysSinceEpoch * 86_400
            return Timestamp(epochSeconds: instant - Int64(seconds), offsetSeconds: offset)
        case .days(let days):
            let calendarDay = now.day.adding(days: -days)
            guard let hour else { return Timestamp(day: calendarDay) }
            return DigestDate(
                year: calendarDay.year,
                month: calendarDay.month,
                day: calendarDay.day,
                hour: hour,
                minute: minute,
                offsetSeconds: offsetSeconds
            ).resolved(now: now)
        case .months(let months):
            return Timestamp(day: now.day.adding(months: -months))
        }
    }
}
