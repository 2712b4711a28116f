import Foundation
import GRDB
public import Model

/// What is asked of a comparison.
public struct CompareRequest: Sendable {
    public var filter: Filter
    /// Ids or names.
    public var entities: [String]
    public var interval: CalendarInterval
    /// Partners and event types of each.
    public var top = 10
    public var money = MoneyRule()
    public var buckets = 5000

    public init(_ filter: Filter, entities: [String], interval: CalendarInterval) {
        self.filter = filter
        self.entities = entities
        self.interval = interval
    }
}

/// What a row of a comparison tells.
public enum CompareSection: String, Sendable, CaseIterable {
    /// Articles, stories and events altogether.
    case total
    /// Articles of a bucket.
    case time
    /// Events of a type, with their money.
    case eventType = "event_type"
    /// Events with a partner, with their money.
    case partner
}

public struct CompareRow: Sendable, Equatable {
    public var entity: GroupValue
    public var section: CompareSection
    /// `articles`, `stories` or `events`; the bucket; the type; the partner.
    public var key: String
    public var keyID: String?
    /// How the entity stands to a partner.
    public var relation: GraphRelation?
    public var value: Int
    /// Of each event once; nil where no sum is known, and where the row counts no events.
    public var amountUSD: Double?
}

public struct CompareResult: Sendable, Equatable {
    public var rows: [CompareRow] = []
    /// When what was counted last changed, in milliseconds since the epoch; nil when nothing was.
    public var asOf: Int64?
}

extension Store {
    /// Entities side by side: volume, time, event types, partners and money.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when an entity or the filter names what is not stored.
    public func compare(_ request: CompareRequest) throws -> CompareResult {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            var result = CompareResult()
            var series: [(entity: GroupValue, counts: [CalendarDay: Int])] = []
            for name in request.entities {
                let pass = try ComparePass(request, name, snapshot, connection)
                result.rows += try pass.rows()
                result.asOf = [result.asOf, pass.asOf].compactMap(\.self).max()
                series.append((pass.entity, try pass.time()))
            }
            let days = series.flatMap { $0.counts.keys }
            if let first = days.min(), let last = days.max() {
                var starts = [first]
                while let start = starts.last, start < last { starts.append(request.interval.next(after: start)) }
                for start in starts.suffix(request.buckets) {
                    for (entity, counts) in series {
                        result.rows.append(
                            CompareRow(
                                entity: entity,
                                section: .time,
                                key: request.interval.label(start),
                                value: counts[start] ?? 0
                            )
                        )
                    }
                }
            }
            return result
        }
    }
}

/// One entity of a comparison.
private struct ComparePass {
    let entity: GroupValue
    private let request: CompareRequest
    private let filter: Filter
    private let snapshot: ColumnStore.Snapshot
    private let connection: Database
    private let events: SubjectScope
    private let articles: SubjectScope

    init(
        _ request: CompareRequest,
        _ name: String,
        _ snapshot: ColumnStore.Snapshot,
        _ connection: Database
    ) throws {
        self.request = request
        self.snapshot = snapshot
        self.connection = connection
        let keys = try EntityLookup.keys([name], parameter: "entity", connection)
        let row = try Row.fetchOne(
            connection,
            sql: "SELECT id, name FROM entity WHERE entity_key = ?",
            arguments: [keys[0]]
        )
        entity = GroupValue(value: row?["name"], id: row?["id"])
        var filter = request.filter
        filter.entity.include = [entity.id ?? name]
        self.filter = filter
        events = try SubjectScope(.events, filter, snapshot, connection)
        articles = try SubjectScope(.articles, filter, snapshot, connection)
    }

    var asOf: Int64? {
        [events.asOf(snapshot.tables), articles.asOf(snapshot.tables)].compactMap(\.self).max()
    }

    func rows() throws -> [CompareRow] {
        let stories = try SubjectScope(.stories, filter, snapshot, connection)
        var question = AggregateRequest(.events, by: [.eventType], metrics: [.count, .sumUSD])
        question.top = request.top
        question.money = request.money
        let types = Aggregation(snapshot, question, events)
        var rows = [
            row(.total, "articles", articles.items.count), row(.total, "stories", stories.items.count),
            row(.total, "events", events.items.count, types.total.sumUSD),
        ]
        for slot in types.ranked().best {
            guard let naming = types.naming(slot).first, case .words(let words) = naming.view.naming else { continue }
            rows.append(row(.eventType, words[naming.number], types.figures(slot).count, types.figures(slot).sumUSD))
        }
        var partners = GraphRequest(request.filter, roots: [entity.id ?? ""])
        partners.top = request.top
        partners.eventIDs = 0
        partners.money = request.money
        let graph = try GraphPass(partners, snapshot, connection).result()
        let names = Dictionary(graph.nodes.map { ($0.id, $0.name) }) { first, _ in first }
        for edge in graph.edges {
            let isSource = edge.source == entity.id
            let partner = isSource ? edge.target : edge.source
            var found = row(.partner, names[partner] ?? partner, edge.events, edge.amountUSD)
            found.keyID = partner
            found.relation = isSource ? edge.relation : edge.relation.inverse
            rows.append(found)
        }
        return rows
    }

    func time() throws -> [CalendarDay: Int] {
        let line = TimelineRequest(.articles, filter, by: request.interval, clock: .publishedAt)
        var counts: [CalendarDay: Int] = [:]
        for row in try TimelinePass(line, snapshot, connection).result().rows { counts[row.time] = row.value }
        return counts
    }

    private func row(_ section: CompareSection, _ key: String, _ value: Int, _ amount: Double? = nil) -> CompareRow {
        CompareRow(entity: entity, section: section, key: key, value: value, amountUSD: amount)
    }
}
