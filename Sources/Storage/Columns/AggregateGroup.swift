import Model

/// What an aggregate counts.
public enum AggregateSubject: String, Sendable, CaseIterable {
    /// Reports, each once.
    case articles
    /// Events, each once however many reports tell of it.
    case events
    /// Stories, each once however many reports it has.
    case stories
    /// Places in texts at which an entity is named.
    case mentions
}

/// What rows of an aggregate are grouped by, and series of a timeline split by.
public enum AggregateGroup: String, Sendable, CaseIterable {
    case entity
    case entityType = "entity_type"
    case eventType = "event_type"
    case status
    case actor
    case counterparty
    case object
    case country
    case topic
    case source
    case language
    case story
    case occurredDay = "day(occurred_on)"
    case occurredWeek = "week(occurred_on)"
    case occurredMonth = "month(occurred_on)"
    case occurredQuarter = "quarter(occurred_on)"
    case occurredYear = "year(occurred_on)"
    case publishedDay = "day(published_at)"
    case publishedWeek = "week(published_at)"
    case publishedMonth = "month(published_at)"
    case publishedQuarter = "quarter(published_at)"
    case publishedYear = "year(published_at)"

    /// What a timeline may be split by: everything but time.
    public static var splits: [AggregateGroup] { allCases.filter { $0.clock == nil } }

    /// The clock of a group by time.
    var clock: TimelineClock? {
        if rawValue.hasSuffix("(occurred_on)") { return .occurredOn }
        return rawValue.hasSuffix("(published_at)") ? .publishedAt : nil
    }

    /// The period of a group by time.
    var interval: CalendarInterval? { CalendarInterval(rawValue: String(rawValue.prefix { $0 != "(" })) }

    /// Whether it is a property of an event, which an article has by telling of it.
    var isOfEvents: Bool {
        switch self {
        case .eventType, .status, .actor, .counterparty, .object: true
        default: clock == .occurredOn
        }
    }

    /// Whether it is a property of each mention.
    var isOfMentions: Bool { self == .entity || self == .entityType }
}

/// Which clock places a thing in time.
public enum TimelineClock: String, Sendable, CaseIterable {
    /// The first day that the event covers.
    case occurredOn = "occurred_on"
    /// The day of the first report.
    case publishedAt = "published_at"
}

/// A figure of an aggregate row.
public enum AggregateMetric: String, Sendable, CaseIterable {
    case count
    case sumUSD = "sum(amount_usd)"
    case medianUSD = "median(amount_usd)"
    case maxUSD = "max(amount_usd)"
}
