import Foundation
import GRDB
public import Model

/// What may rise.
public enum TrendKind: String, Sendable, CaseIterable {
    case entity
    case topic
    case country
    case eventType = "event_type"
    /// Two entities named together.
    case pair
    /// Entities that no earlier article names.
    case newEntity = "new_entity"
}

/// What is asked of trends.
public struct TrendRequest: Sendable {
    /// Its publication bounds are those of the window.
    public var filter: Filter
    /// Seconds since the epoch: where the window ends.
    public var end: Int64
    /// The window's length in days.
    public var days: Int
    /// Windows of the same length before it.
    public var baselineWindows = 4
    public var kinds: [TrendKind] = TrendKind.allCases
    /// Reports in the window below which nothing is a trend.
    public var minimum = 3
    /// Rows of each kind.
    public var top = 20

    public init(_ filter: Filter, end: Int64, days: Int) {
        self.filter = filter
        self.end = end
        self.days = days
    }
}

/// One that rose. Counts are of reports.
public struct Trend: Sendable, Equatable {
    public var kind: TrendKind
    public var value: GroupValue
    /// The other of a pair.
    public var other: GroupValue?
    /// Reports in the window, and in an average one before it.
    public var current: Int
    public var baseline: Double
    /// `(current − baseline) / √(baseline + 1)`: about how many standard deviations a count that was as always lies
    /// below this one (Poisson), held down where the baseline is next to nothing.
    public var score: Double
    /// Seconds since the epoch: the first article that names it; for entities.
    public var firstSeen: Int64?
}

public struct TrendResult: Sendable, Equatable {
    public var rows: [Trend] = []
    /// Reports in the window, and in an average one before it.
    public var current = 0
    public var baseline = 0.0
    /// When what was counted last changed, in milliseconds since the epoch; nil when nothing was.
    public var asOf: Int64?
}

extension Store {
    /// What rose against its own baseline.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when the filter names what is not stored.
    public func trends(_ request: TrendRequest) throws -> TrendResult {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            var pass = try TrendPass(request, snapshot, connection)
            return try pass.result()
        }
    }
}

struct TrendPass {
    private let request: TrendRequest
    private let snapshot: ColumnStore.Snapshot
    private let tables: ColumnTables
    private let connection: Database
    private let current: DocumentSet
    private let earlier: DocumentSet
    private let asOf: Int64?

    /// Entities among which pairs are looked for: the most named of the window.
    private static let pairedEntities = 400

    init(_ request: TrendRequest, _ snapshot: ColumnStore.Snapshot, _ connection: Database) throws {
        self.request = request
        self.snapshot = snapshot
        tables = snapshot.tables
        self.connection = connection
        var filter = request.filter
        let length = Int64(request.days) * 86_400
        filter.publishedUntil = request.end
        filter.publishedFrom = request.end - length * Int64(request.baselineWindows + 1)
        let scope = try SubjectScope(.articles, filter, snapshot, connection)
        asOf = scope.asOf(tables)
        let published = tables.articles.published
        var inside = scope.items
        let start = request.end - length
        inside.keep { published[$0] >= start }
        var before = scope.items
        before.subtract(inside)
        current = inside
        earlier = before
    }

    mutating func result() throws -> TrendResult {
        var result = TrendResult()
        result.current = current.count
        result.baseline = Double(earlier.count) / Double(request.baselineWindows)
        result.asOf = asOf
        var found: [Found] = []
        for kind in request.kinds { found += trends(kind) }
        var names = ValueNames()
        for item in found {
            names.want(item.first, item.naming)
            if let second = item.second { names.want(second, item.naming) }
        }
        try names.read(connection)
        let first = request.kinds.contains { $0 == .entity || $0 == .newEntity } ? firstPublished() : []
        result.rows = found.map { item in
            let isEntity = item.kind == .entity || item.kind == .newEntity
            return Trend(
                kind: item.kind,
                value: names.value(item.first, item.naming),
                other: item.second.map { names.value($0, item.naming) },
                current: item.current,
                baseline: item.baseline,
                score: TrendPass.score(item.current, item.baseline),
                firstSeen: isEntity && first[item.first].isFinite ? Int64(first[item.first]) : nil
            )
        }
        return result
    }

    static func score(_ current: Int, _ baseline: Double) -> Double {
        (Double(current) - baseline) / (baseline + 1).squareRoot()
    }

    private struct Found {
        var kind: TrendKind
        var naming: ValueNaming
        var first: Int
        var second: Int?
        var current: Int
        var baseline: Double
    }

    private func trends(_ kind: TrendKind) -> [Found] {
        let builder = GroupBuilder(snapshot, zone: .gmt)
        switch kind {
        case .entity: return risen(kind, builder.view(.entity, of: .articles))
        case .topic: return risen(kind, builder.view(.topic, of: .articles))
        case .country: return risen(kind, builder.view(.country, of: .articles))
        case .eventType: return risen(kind, builder.view(.eventType, of: .articles))
        case .pair: return pairs()
        case .newEntity: return newEntities(builder.view(.entity, of: .articles))
        }
    }

    private func risen(_ kind: TrendKind, _ view: GroupView) -> [Found] {
        let now = counts(view, current)
        let before = counts(view, earlier)
        return best(
            (0..<view.limit).compactMap { number in
                let item = Found(
                    kind: kind,
                    naming: view.naming,
                    first: number,
                    current: Int(now[number]),
                    baseline: Double(before[number]) / Double(request.baselineWindows)
                )
                return item.current >= request.minimum && Double(item.current) > item.baseline ? item : nil
            }
        )
    }

    private func newEntities(_ view: GroupView) -> [Found] {
        let now = counts(view, current)
        let first = firstPublished()
        let start = Double(request.end - Int64(request.days) * 86_400)
        return best(
            (0..<view.limit).compactMap { number in
                guard Int(now[number]) >= request.minimum, first[number] >= start else { return nil }
                return Found(
                    kind: .newEntity,
                    naming: view.naming,
                    first: number,
                    current: Int(now[number]),
                    baseline: 0
                )
            }
        )
    }

    private func pairs() -> [Found] {
        let together = TogetherEdges(snapshot, current)
        let members = Largest.first(
            TrendPass.pairedEntities,
            of: together.counts.indices.filter { Int(together.counts[$0]) >= request.minimum }
        ) { left, right in
            together.counts[left] != together.counts[right]
                ? together.counts[left] > together.counts[right] : left < right
        }.map { UInt32($0) }
        let now = together.pairs(among: members, minimum: request.minimum, top: .max)
        let before = TogetherEdges(snapshot, earlier).pairs(among: members, minimum: 1, top: .max)
        let known = Dictionary(before.map { (PairTable.key($0.source, $0.target, tag: 0), $0.articles) }) { one, _ in
            one
        }
        return best(
            now.compactMap { pair in
                let past = known[PairTable.key(pair.source, pair.target, tag: 0)] ?? 0
                let baseline = Double(past) / Double(request.baselineWindows)
                guard Double(pair.articles) > baseline else { return nil }
                return Found(
                    kind: .pair,
                    naming: .entity,
                    first: Int(pair.source),
                    second: Int(pair.target),
                    current: pair.articles,
                    baseline: baseline
                )
            }
        )
    }

    private func best(_ found: [Found]) -> [Found] {
        Largest.first(request.top, of: found) { left, right in
            let (one, two) = (
                TrendPass.score(left.current, left.baseline), TrendPass.score(right.current, right.baseline)
            )
            return one != two ? one > two : (left.first, left.second ?? 0) < (right.first, right.second ?? 0)
        }
    }

    private func counts(_ view: GroupView, _ set: DocumentSet) -> [Int32] {
        var counts = [Int32](repeating: 0, count: view.limit + 1)
        counts.withUnsafeMutableBufferPointer { counts in
            view.withRaw { group in set.visit { group.visit($0) { counts[Int($0)] += 1 } } }
        }
        return counts
    }

    /// When each entity was first named, in seconds since the epoch; infinity for never.
    private func firstPublished() -> [Double] {
        snapshot.views.sums("first published") {
            var first = [Double](repeating: .infinity, count: tables.entities.count)
            tables.articles.entities.withArrays { lists in
                for article in 0..<tables.articles.count where tables.articles.isLive[article] == 1 {
                    let published = tables.articles.published[article]
                    guard published != ColumnTables.noTime else { continue }
                    for place in lists.places(article) {
                        let entity = Int(lists.pool[place])
                        if Double(published) < first[entity] { first[entity] = Double(published) }
                    }
                }
            }
            return first
        }
    }
}
