import Model

/// Calendar arithmetic: what is said to a value of ISO 8601.
struct DateResolver {
    struct Value: Equatable {
        var text: String
        var precision: DatePrecision
    }

    let reference: CalendarDay?

    func day(year: Int?, month: Int, day: Int, tense: Tense.Reading) -> Value? {
        guard day >= 1, day <= 31 else { return nil }
        if let year {
            return CalendarDay(year: year, month: month, day: day).map { Value(text: $0.description, precision: .day) }
        }
        guard day <= CalendarDay.days(inMonth: month, of: 2024) else { return nil }
        guard let reference else {
            return Value(
                text: "--" + CalendarDay.padded(month, 2) + "-" + CalendarDay.padded(day, 2),
                precision: .partial
            )
        }
        let years = [reference.year - 1, reference.year, reference.year + 1]
        let candidates = years.compactMap { CalendarDay(year: $0, month: month, day: day) }
        return nearest(candidates.map { ($0.daysSinceEpoch - reference.daysSinceEpoch, $0) }, tense)
            .map { Value(text: $0.description, precision: .day) }
    }

    func month(year: Int?, month: Int, tense: Tense.Reading) -> Value? {
        if let year { return Value(text: DateResolver.month(year, month), precision: .month) }
        guard let reference else { return Value(text: "--" + CalendarDay.padded(month, 2), precision: .partial) }
        let now = reference.year * 12 + reference.month
        let candidates = [reference.year - 1, reference.year, reference.year + 1].map { year in
            // Days, as for days: the month that runs lies at 0.
            ((year * 12 + month - now) * 30, year)
        }
        return nearest(candidates, tense).map { Value(text: DateResolver.month($0, month), precision: .month) }
    }

    /// A quarter or half without its year: the nearest that the tense allows.
    func part(_ letter: String, _ number: Int, of count: Int, year: Int?, tense: Tense.Reading) -> Value? {
        guard (1...count).contains(number) else { return nil }
        let precision: DatePrecision = letter == "Q" ? .quarter : .half
        if let year { return Value(text: DateResolver.year(year) + "-\(letter)\(number)", precision: precision) }
        guard let reference else { return nil }
        let now = reference.year * count + (reference.month - 1) * count / 12
        let candidates = [reference.year - 1, reference.year, reference.year + 1].map { year in
            ((year * count + number - 1 - now) * 365 / count, year)
        }
        return nearest(candidates, tense)
            .map { Value(text: DateResolver.year($0) + "-\(letter)\(number)", precision: precision) }
    }

    /// The candidate that the tense points to; without one the nearest, what lies behind counting as half as far again nearer.
    private func nearest<Element>(_ candidates: [(distance: Int, value: Element)], _ tense: Tense.Reading) -> Element? {
        let allowed = candidates.filter { candidate in
            switch tense {
            case .past: candidate.distance <= 0
            case .future: candidate.distance >= 0
            case .unknown: true
            }
        }
        let weight = { (distance: Int) in distance > 0 ? distance * 3 : -distance * 2 }
        return (allowed.isEmpty ? candidates : allowed).min { weight($0.distance) < weight($1.distance) }?.value
    }

    /// "Tuesday", and "last" or "next Tuesday".
    func weekday(_ weekday: Int, direction: Int?, tense: Tense.Reading) -> Value? {
        guard let reference else { return nil }
        let back = (reference.weekday - weekday + 7) % 7
        let days: Int
        switch direction {
        case -1: days = back == 0 ? -7 : -back
        case 1: days = 7 - back
        default: days = tense == .future ? (back == 0 ? 0 : 7 - back) : -back
        }
        return Value(text: reference.adding(days: days).description, precision: .day)
    }

    func day(offset: Int) -> Value? {
        reference.map { Value(text: $0.adding(days: offset).description, precision: .day) }
    }

    /// The week, month, quarter, year or decade that lies `offset` from the one that runs.
    func period(_ unit: DateWord.Unit, offset: Int) -> Value? {
        guard let reference else { return nil }
        switch unit {
        case .day: return day(offset: offset)
        case .week: return DateResolver.week(of: reference.adding(days: 7 * offset))
        case .month:
            let day = reference.adding(months: offset)
            return Value(text: DateResolver.month(day.year, day.month), precision: .month)
        case .quarter:
            let index = reference.year * 4 + (reference.month - 1) / 3 + offset
            return Value(text: DateResolver.year(index / 4) + "-Q\(index % 4 + 1)", precision: .quarter)
        case .year: return Value(text: DateResolver.year(reference.year + offset), precision: .year)
        case .decade: return nil
        }
    }

    /// "the next two years": from now to then, at the precision of the unit.
    func span(_ unit: DateWord.Unit, count: Int) -> Value? {
        guard let reference, count > 0, count <= 200 else { return nil }
        let ends: (String, String)?
        switch unit {
        case .decade: ends = (DateResolver.year(reference.year), DateResolver.year(reference.year + 10 * count))
        case .year: ends = (DateResolver.year(reference.year), DateResolver.year(reference.year + count))
        case .month, .quarter:
            let end = reference.adding(months: unit == .month ? count : count * 3)
            ends = (DateResolver.month(reference.year, reference.month), DateResolver.month(end.year, end.month))
        case .week: ends = (reference.description, reference.adding(days: 7 * count).description)
        case .day: ends = (reference.description, reference.adding(days: count).description)
        }
        return ends.map { Value(text: $0 + "/" + $1, precision: .range) }
    }

    static func week(of day: CalendarDay) -> Value {
        let week = day.isoWeek
        return Value(text: year(week.year) + "-W" + CalendarDay.padded(week.week, 2), precision: .week)
    }

    static func year(_ year: Int) -> String { CalendarDay.padded(year, 4) }

    static func month(_ year: Int, _ month: Int) -> String {
        DateResolver.year(year) + "-" + CalendarDay.padded(month, 2)
    }
}
