import Foundation
import GRDB
import Model

@testable import Storage

/// The rows of a store as plain values: the reference that answers are compared with.
struct PlainStore {
    struct Report {
        var key: Int64
        var published: Int64?
        var source: String?
        var story: String?
        var language: String?
        var entities: [(id: String, type: String, mentions: Int)]
        var countries: [String]
        var topics: [String]
        var events: [Int64]
    }

    struct PlainEvent {
        var key: Int64
        var id: String
        var type: String
        var status: String
        var firstDay: String?
        var published: Int64?
        var usd: Double?
        var story: String?
        var participants: [(role: String, id: String, type: String)]
        var reports: [Int64]
        var sums: [(role: String, currency: String, value: Double, usd: Double?, isConversion: Bool)]
    }

    var reports: [Int64: Report] = [:]
    var events: [Int64: PlainEvent] = [:]
    /// By id: the first publication, and the articles.
    var stories: [String: (published: Int64?, reports: [Int64])] = [:]

    init(_ store: Store) throws {
        try store.read { connection in
            for row in try Row.fetchAll(
                connection,
                sql: """
                    SELECT a.article_key, a.published_seconds, s.id AS source, t.id AS story, a.language FROM article a
                    LEFT JOIN source s USING (source_key) LEFT JOIN story t ON t.story_key = a.story_key
                    WHERE a.deleted_at IS NULL
                    """
            ) {
                let key: Int64 = row["article_key"]
                reports[key] = Report(
                    key: key,
                    published: row["published_seconds"],
                    source: row["source"],
                    story: row["story"],
                    language: row["language"],
                    entities: try Row.fetchAll(
                        connection,
                        sql: """
                            SELECT e.id, e.type, x.mention_count FROM article_entity x JOIN entity e USING (entity_key)
                            WHERE x.article_key = ?
                            """,
                        arguments: [key]
                    ).map { ($0[0], $0[1], $0[2]) },
                    countries: try String.fetchAll(
                        connection,
                        sql: "SELECT country FROM article_country WHERE article_key = ?",
                        arguments: [key]
                    ),
                    topics: try String.fetchAll(
                        connection,
                        sql: "SELECT topic FROM article_topic WHERE article_key = ?",
                        arguments: [key]
                    ),
                    events: try Int64.fetchAll(
                        connection,
                        sql: "SELECT DISTINCT event_key FROM claim WHERE article_key = ? AND superseded_at IS NULL",
                        arguments: [key]
                    )
                )
            }
            for row in try Row.fetchAll(
                connection,
                sql: """
                    SELECT v.*, t.id AS story FROM event v LEFT JOIN story t USING (story_key)
                    WHERE v.deleted_at IS NULL AND v.merged_into IS NULL
                    """
            ) {
                let key: Int64 = row["event_key"]
                events[key] = PlainEvent(
                    key: key,
                    id: row["id"],
                    type: row["type"],
                    status: row["status"],
                    firstDay: row["occurred_first_day"],
                    published: row["published_seconds"],
                    usd: row["amount_usd"],
                    story: row["story"],
                    participants: try Row.fetchAll(
                        connection,
                        sql: """
                            SELECT p.role, n.id, n.type FROM event_participant p JOIN entity n USING (entity_key)
                            WHERE p.event_key = ?
                            """,
                        arguments: [key]
                    ).map { ($0[0], $0[1], $0[2]) },
                    reports: try Int64.fetchAll(
                        connection,
                        sql: "SELECT DISTINCT article_key FROM claim WHERE event_key = ? AND superseded_at IS NULL",
                        arguments: [key]
                    ),
                    sums: try Row.fetchAll(
                        connection,
                        sql: """
                            SELECT ifnull(m.role, 'other') AS role, m.currency, m.value, m.usd, m.is_conversion FROM claim c
                            JOIN claim_amount m USING (claim_key)
                            WHERE c.event_key = ? AND c.superseded_at IS NULL AND m.kind = 'money'
                            """,
                        arguments: [key]
                    ).map { ($0["role"], $0["currency"], $0["value"], $0["usd"], $0["is_conversion"]) }
                )
            }
            for row in try Row.fetchAll(
                connection,
                sql: """
                    SELECT id, story_key, first_published FROM story WHERE deleted_at IS NULL AND merged_into IS NULL
                    """
            ) {
                let members = try Int64.fetchAll(
                    connection,
                    sql: "SELECT article_key FROM article WHERE story_key = ? AND deleted_at IS NULL",
                    arguments: [row["story_key"] as Int64]
                )
                stories[row["id"]] = (row["first_published"], members)
            }
        }
    }

    // MARK: - Values

    /// What a thing has of a group; `[nil]` for nothing.
    func values(_ group: AggregateGroup, ofEvent event: PlainEvent, _ zone: TimeZone) -> [String?] {
        let told = event.reports.compactMap { reports[$0] }
        switch group {
        case .eventType: return [event.type]
        case .status: return [event.status]
        case .actor, .counterparty, .object:
            return distinct(event.participants.filter { $0.role == group.rawValue }.map(\.id))
        case .entity: return distinct(event.participants.map(\.id))
        case .entityType: return distinct(event.participants.map(\.type))
        case .country: return distinct(told.flatMap(\.countries))
        case .topic: return distinct(told.flatMap(\.topics))
        case .source: return distinct(told.compactMap(\.source))
        case .language: return distinct(told.compactMap(\.language))
        case .story: return [event.story]
        default:
            return [
                group.clock == .occurredOn
                    ? PlainStore.label(group, day: event.firstDay) : PlainStore.label(group, event.published, zone)
            ]
        }
    }

    func values(_ group: AggregateGroup, ofReport report: Report, _ zone: TimeZone) -> [String?] {
        switch group {
        case .entity: return distinct(report.entities.map(\.id))
        case .entityType: return distinct(report.entities.map(\.type))
        case .country: return distinct(report.countries)
        case .topic: return distinct(report.topics)
        case .source: return [report.source]
        case .language: return [report.language]
        case .story: return [report.story]
        case _ where group.isOfEvents:
            let told = report.events.compactMap { events[$0] }
            return distinct(told.flatMap { values(group, ofEvent: $0, zone) }.compactMap(\.self))
        default: return [PlainStore.label(group, report.published, zone)]
        }
    }

    func values(_ group: AggregateGroup, ofStory id: String, _ zone: TimeZone) -> [String?] {
        guard let story = stories[id] else { return [nil] }
        if group == .story { return [id] }
        if group.clock == .publishedAt { return [PlainStore.label(group, story.published, zone)] }
        let members = story.reports.compactMap { reports[$0] }
        return distinct(members.flatMap { values(group, ofReport: $0, zone) }.compactMap(\.self))
    }

    private func distinct(_ values: [String]) -> [String?] {
        values.isEmpty ? [nil] : Array(Set(values)).sorted()
    }

    /// The sum of an event that counts under a rule.
    func amount(_ event: PlainEvent, _ rule: MoneyRule) -> Double? {
        let asked = event.sums.filter { sum in
            !sum.isConversion && rule.included.contains { $0.rawValue == sum.role }
        }
        return ([event.usd] + asked.map(\.usd)).compactMap(\.self).max()
    }

    func isUnconverted(_ event: PlainEvent, _ rule: MoneyRule) -> Bool {
        guard amount(event, rule) == nil else { return false }
        return event.sums.contains { sum in
            let isUncertain = ["ceiling", "option", "estimate"].contains(sum.role)
            let isAsked = rule.included.contains { $0.rawValue == sum.role }
            return !sum.isConversion && sum.usd == nil && (!isUncertain || isAsked)
        }
    }

    // MARK: - Time

    static func label(_ group: AggregateGroup, day: String?) -> String? {
        guard let day else { return nil }
        var parser = DateComponents()
        parser.year = Int(day.prefix(4))
        parser.month = Int(day.dropFirst(5).prefix(2))
        parser.day = Int(day.suffix(2))
        guard let date = calendar(.gmt).date(from: parser) else { return nil }
        return label(group, Int64(date.timeIntervalSince1970), .gmt)
    }

    static func label(_ group: AggregateGroup, _ seconds: Int64?, _ zone: TimeZone) -> String? {
        guard let seconds else { return nil }
        let date = Date(timeIntervalSince1970: Double(seconds))
        let parts = calendar(zone).dateComponents(
            [.year, .month, .day, .weekOfYear, .yearForWeekOfYear],
            from: date
        )
        guard let year = parts.year, let month = parts.month, let day = parts.day, let week = parts.weekOfYear,
            let weekYear = parts.yearForWeekOfYear
        else { return nil }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        switch group.rawValue.prefix(while: { $0 != "(" }) {
        case "day": return "\(year)-\(two(month))-\(two(day))"
        case "week": return "\(weekYear)-W\(two(week))"
        case "month": return "\(year)-\(two(month))"
        case "quarter": return "\(year)-Q\((month - 1) / 3 + 1)"
        default: return "\(year)"
        }
    }

    static func calendar(_ zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = zone
        return calendar
    }
}
