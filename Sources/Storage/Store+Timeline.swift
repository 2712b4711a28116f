import GRDB
public import Model

/// What a timeline counts.
public enum TimelineSubject: String, Sendable, CaseIterable {
    case events
    case articles
}

/// Which day of an event places it on the timeline.
public enum TimelineClock: String, Sendable, CaseIterable {
    /// The first day that the event covers.
    case occurredOn = "occurred_on"
    /// The day of the first report, in UTC.
    case publishedAt = "published_at"
}

/// One point: the bucket's first day, the series it belongs to, how many.
public struct TimelineRow: Sendable, Equatable {
    public var time: CalendarDay
    public var series: String
    public var value: Int
}

/// Rows in order of time and series, with every bucket between the first and the last present.
public struct TimelineResult: Sendable, Equatable {
    public var rows: [TimelineRow]
    /// Things that met the filter but have no day of that clock.
    public var withoutDate: Int
    /// Series that were left out because there were more than `series` of them.
    public var omittedSeries: Int
    /// Whether the span was cut to the newest `buckets`.
    public var isTruncated: Bool
}

extension Store {
    /// Counts events or articles over time.
    ///
    /// - Parameters:
    ///   - split: event type, status, country, topic or source; nil for one series named after the subject.
    ///   - series: the largest series given.
    ///   - buckets: the most buckets given; a longer span is cut at its old end.
    public func timeline(
        _ filter: Filter,
        of subject: TimelineSubject,
        interval: CalendarInterval,
        clock: TimelineClock,
        split: AggregateGroup?,
        series: Int,
        buckets: Int
    ) throws -> TimelineResult {
        let points = try read { connection in
            try Store.points(filter, subject, clock, split, connection)
        }
        return Store.timeline(points, interval: interval, fallback: subject.rawValue, series: series, buckets: buckets)
    }

    private struct Point {
        var day: CalendarDay?
        var series: String?
    }

    private static func points(
        _ filter: Filter,
        _ subject: TimelineSubject,
        _ clock: TimelineClock,
        _ split: AggregateGroup?,
        _ connection: Database
    ) throws -> [Point] {
        let isEvents = subject == .events
        let clause =
            isEvents
            ? try FilterClause.events(filter, in: connection) : try FilterClause.articles(filter, in: connection)
        let day =
            switch (isEvents, clock) {
            case (true, .occurredOn): "v.occurred_first_day"
            case (true, .publishedAt): "date(v.published_seconds, 'unixepoch')"
            case (false, _): "date(a.published_seconds, 'unixepoch')"
            }
        let (value, join) = try splitting(split, isEvents)
        let key = isEvents ? "v.event_key" : "a.article_key"
        let rows = try Row.fetchAll(
            connection,
            sql: "SELECT DISTINCT \(key), \(day) AS day, \(value) AS series FROM \(isEvents ? "event v" : "article a") "
                + join + clause.whereSQL,
            arguments: clause.arguments
        )
        return rows.map { Point(day: ($0["day"] as String?).flatMap { CalendarDay($0) }, series: $0["series"]) }
    }

    private static func splitting(_ split: AggregateGroup?, _ isEvents: Bool) throws -> (value: String, join: String) {
        let reports =
            isEvents
            ? "LEFT JOIN claim c ON c.event_key = v.event_key AND c.superseded_at IS NULL "
                + "LEFT JOIN article r ON r.article_key = c.article_key "
            : "LEFT JOIN article r ON r.article_key = a.article_key "
        switch split {
        case nil: return ("NULL", "")
        case .eventType where isEvents: return ("v.type", "")
        case .status where isEvents: return ("v.status", "")
        case .country:
            return ("x.country", reports + "LEFT JOIN article_country x ON x.article_key = r.article_key")
        case .topic: return ("x.topic", reports + "LEFT JOIN article_topic x ON x.article_key = r.article_key")
        case .source: return ("s.name", reports + "LEFT JOIN source s ON s.source_key = r.source_key")
        case .some(let other):
            throw StoreError(
                .unknownValue,
                "a timeline of \(isEvents ? "events" : "articles") cannot be split by '\(other.rawValue)'",
                parameter: "split",
                allowed: (isEvents ? ["event_type", "status"] : []) + ["country", "topic", "source"]
            )
        }
    }

    private static func timeline(
        _ points: [Point],
        interval: CalendarInterval,
        fallback: String,
        series limit: Int,
        buckets: Int
    ) -> TimelineResult {
        var counts: [String: [CalendarDay: Int]] = [:]
        var totals: [String: Int] = [:]
        var withoutDate = 0
        for point in points {
            guard let day = point.day else {
                withoutDate += 1
                continue
            }
            let name = point.series ?? fallback
            counts[name, default: [:]][interval.start(of: day), default: 0] += 1
            totals[name, default: 0] += 1
        }
        let names = totals.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(max(1, limit)).map(\.key).sorted()
        let days = names.flatMap { counts[$0].map { Array($0.keys) } ?? [] }
        guard let last = days.max(), var start = days.min() else {
            return TimelineResult(rows: [], withoutDate: withoutDate, omittedSeries: 0, isTruncated: false)
        }
        var starts: [CalendarDay] = []
        while start <= last {
            starts.append(start)
            start = interval.next(after: start)
        }
        let shown = starts.suffix(max(1, buckets))
        let rows = shown.flatMap { time in
            names.map { TimelineRow(time: time, series: $0, value: counts[$0]?[time] ?? 0) }
        }
        return TimelineResult(
            rows: rows,
            withoutDate: withoutDate,
            omittedSeries: totals.count - names.count,
            isTruncated: shown.count < starts.count
        )
    }
}
