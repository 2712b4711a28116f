import GRDB
public import Model

/// What rows of an aggregate are grouped by.
public enum AggregateGroup: String, Sendable, CaseIterable {
    case eventType = "event_type"
    case status
    case actor
    case counterparty
    case object
    case entity
    case entityType = "entity_type"
    case country
    case topic
    case source
    case occurredYear = "year(occurred_on)"
    case occurredMonth = "month(occurred_on)"
    case publishedYear = "year(published_at)"
    case publishedMonth = "month(published_at)"
}

/// A figure of an aggregate row.
public enum AggregateMetric: String, Sendable, CaseIterable {
    case count
    case sumUSD = "sum(amount_usd)"
    case medianUSD = "median(amount_usd)"
    case maxUSD = "max(amount_usd)"
}

/// One row of an aggregate: a value for each group, in their order, and the figures.
public struct AggregateRow: Sendable, Equatable {
    /// Nil where an event has no value of that group.
    public var groups: [String?]
    /// For entities, the names that belong to `groups`' ids; nil for other groups.
    public var names: [String?]
    public var count: Int
    /// Events of the row that carry a sum in US dollars.
    public var withAmount: Int
    public var sumUSD: Double?
    public var medianUSD: Double?
    public var maxUSD: Double?
}

/// Rows with what is needed to read them right.
public struct AggregateResult: Sendable, Equatable {
    public var rows: [AggregateRow]
    /// Events that met the filter, each counted once.
    public var total: Int
    public var totalWithAmount: Int
    /// Groups left out because of `top`.
    public var omittedGroups: Int
}

extension Store {
    /// Counts events, each once however many reports tell of it. An event with two values of a group (two actors)
    /// counts in both rows.
    ///
    /// - Parameters:
    ///   - groups: one or two.
    ///   - top: rows given, those with the highest `metric` first.
    public func aggregateEvents(
        _ filter: Filter,
        groups: [AggregateGroup],
        metric: AggregateMetric,
        top: Int
    ) throws -> AggregateResult {
        try read { connection in
            let clause = try FilterClause.events(filter, in: connection)
            let shapes = groups.enumerated().map { Store.shape($0.element, index: $0.offset) }
            let columns = shapes.map { "\($0.value) AS g\($0.index), \($0.name) AS n\($0.index)" }
            let rows = try Row.fetchAll(
                connection,
                sql: "SELECT DISTINCT v.event_key, v.amount_usd, " + columns.joined(separator: ", ")
                    + " FROM event v " + shapes.map(\.join).joined(separator: " ") + clause.whereSQL,
                arguments: clause.arguments
            )
            let totals = try Row.fetchOne(
                connection,
                sql: "SELECT count(*) AS n, count(v.amount_usd) AS m FROM event v" + clause.whereSQL,
                arguments: clause.arguments
            )
            let all = Store.aggregate(rows, groups: groups.count).sorted { Store.ranks($0, before: $1, by: metric) }
            return AggregateResult(
                rows: Array(all.prefix(max(1, top))),
                total: totals?["n"] ?? 0,
                totalWithAmount: totals?["m"] ?? 0,
                omittedGroups: max(0, all.count - max(1, top))
            )
        }
    }

    private struct GroupShape {
        var index: Int
        var value: String
        var name: String
        var join: String
    }

    private static func shape(_ group: AggregateGroup, index: Int) -> GroupShape {
        func participant(_ condition: String) -> GroupShape {
            GroupShape(
                index: index,
                value: "n\(index)_.id",
                name: "n\(index)_.name",
                join: """
                    LEFT JOIN event_participant p\(index) ON p\(index).event_key = v.event_key \(condition)
                    LEFT JOIN entity n\(index)_ ON n\(index)_.entity_key = p\(index).entity_key
                    """
            )
        }
        func plain(_ value: String, join: String = "") -> GroupShape {
            GroupShape(index: index, value: value, name: "NULL", join: join)
        }
        let article = """
            LEFT JOIN claim c\(index) ON c\(index).event_key = v.event_key AND c\(index).superseded_at IS NULL
            LEFT JOIN article a\(index) ON a\(index).article_key = c\(index).article_key
            """
        switch group {
        case .eventType: return plain("v.type")
        case .status: return plain("v.status")
        case .actor: return participant("AND p\(index).role = 'actor'")
        case .counterparty: return participant("AND p\(index).role = 'counterparty'")
        case .object: return participant("AND p\(index).role = 'object'")
        case .entity: return participant("")
        case .entityType:
            var shape = participant("")
            shape.value = "n\(index)_.type"
            shape.name = "NULL"
            return shape
        case .country:
            return plain(
                "x\(index).country",
                join: article
                    + " LEFT JOIN article_country x\(index) ON x\(index).article_key = a\(index).article_key"
            )
        case .topic:
            return plain(
                "x\(index).topic",
                join: article + " LEFT JOIN article_topic x\(index) ON x\(index).article_key = a\(index).article_key"
            )
        case .source:
            return plain(
                "s\(index).name",
                join: article + " LEFT JOIN source s\(index) ON s\(index).source_key = a\(index).source_key"
            )
        case .occurredYear: return plain("substr(v.occurred_first_day, 1, 4)")
        case .occurredMonth: return plain("substr(v.occurred_first_day, 1, 7)")
        case .publishedYear: return plain("strftime('%Y', v.published_seconds, 'unixepoch')")
        case .publishedMonth: return plain("strftime('%Y-%m', v.published_seconds, 'unixepoch')")
        }
    }

    private static func aggregate(_ rows: [Row], groups: Int) -> [AggregateRow] {
        var buckets: [[String?]: (names: [String?], sums: [Double], count: Int)] = [:]
        for row in rows {
            let values = (0..<groups).map { row["g\($0)"] as String? }
            var bucket = buckets[values] ?? ((0..<groups).map { row["n\($0)"] as String? }, [], 0)
            bucket.count += 1
            if let sum = row["amount_usd"] as Double? { bucket.sums.append(sum) }
            buckets[values] = bucket
        }
        return buckets.map { values, bucket in
            let sums = bucket.sums.sorted()
            return AggregateRow(
                groups: values,
                names: bucket.names,
                count: bucket.count,
                withAmount: sums.count,
                sumUSD: sums.isEmpty ? nil : sums.reduce(0, +),
                medianUSD: median(ofSorted: sums),
                maxUSD: sums.last
            )
        }
    }

    static func median(ofSorted values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    private static func ranks(_ left: AggregateRow, before right: AggregateRow, by metric: AggregateMetric) -> Bool {
        let figure = { (row: AggregateRow) -> Double in
            switch metric {
            case .count: Double(row.count)
            case .sumUSD: row.sumUSD ?? -1
            case .medianUSD: row.medianUSD ?? -1
            case .maxUSD: row.maxUSD ?? -1
            }
        }
        let label = { (row: AggregateRow) in row.groups.map { $0 ?? "" }.joined(separator: "\u{1F}") }
        return (figure(left), label(right)) > (figure(right), label(left))
    }
}
