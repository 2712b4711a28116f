import Foundation
import GRDB
import Model

extension Store {
    /// Sources by volume, delay and what only they or they first told.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when the filter names what is not stored.
    public func sourceCoverage(_ request: CoverageRequest) throws -> CoverageResult<SourceCoverage> {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            return try CoveragePass(request, snapshot, connection).sources()
        }
    }

    /// Which sources tell the same stories.
    public func sourceOverlap(_ request: CoverageRequest) throws -> CoverageResult<SourceOverlap> {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            return try CoveragePass(request, snapshot, connection).overlaps()
        }
    }

    /// Which source was being read when, so that a zero can be told from a gap.
    public func reading(_ request: CoverageRequest) throws -> CoverageResult<ReadingRow> {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            return try ReadingPass(request, snapshot, connection).result()
        }
    }
}

struct CoveragePass {
    private let request: CoverageRequest
    private let snapshot: ColumnStore.Snapshot
    private let tables: ColumnTables
    private let connection: Database
    private let scope: SubjectScope
    private let limit: Int

    init(_ request: CoverageRequest, _ snapshot: ColumnStore.Snapshot, _ connection: Database) throws {
        self.request = request
        self.snapshot = snapshot
        tables = snapshot.tables
        self.connection = connection
        scope = try SubjectScope(.articles, request.filter, snapshot, connection)
        limit = Int(tables.articles.source.max() ?? 0) + 1
    }

    // MARK: - Sources

    func sources() throws -> CoverageResult<SourceCoverage> {
        var found = [SourceCoverage](repeating: SourceCoverage(source: GroupValue(value: nil)), count: limit)
        var delays = [[Int64]](repeating: [], count: limit)
        let (local, span) = localDays()
        var days = [DocumentSet](repeating: DocumentSet(limit: span.count), count: limit)
        let articles = tables.articles
        scope.items.visit { article in
            let source = Int(articles.source[article])
            found[source].articles += 1
            let published = articles.published[article]
            guard published != ColumnTables.noTime else { return }
            delays[source].append(articles.firstSeen[article] / 1000 - published)
            days[source].insert(local.day(of: published) - span.lowerBound)
            found[source].firstPublished = min(found[source].firstPublished ?? published, published)
            found[source].lastPublished = max(found[source].lastPublished ?? published, published)
        }
        var lags = [[Int64]](repeating: [], count: limit)
        var stories = 0
        eachStory { told in
            stories += 1
            if told.count == 1 {
                found[told[0].source].stories += 1
                found[told[0].source].alone += 1
                return
            }
            let first = told.compactMap(\.published).min()
            for (source, published) in told {
                found[source].stories += 1
                guard let published, let first else { continue }
                lags[source].append(published - first)
                // Two that told at the same moment were both not before the other.
                if published == first, told.count(where: { $0.published == first }) == 1 { found[source].first += 1 }
            }
        }
        for source in found.indices {
            found[source].delay = Selection.value(at: 0.5, of: &delays[source])
            found[source].delayOfMost = Selection.value(at: 0.9, of: &delays[source])
            found[source].lag = Selection.value(at: 0.5, of: &lags[source])
            found[source].days = days[source].count
            var last: Int?
            days[source].visit { day in
                found[source].longestSilence = max(found[source].longestSilence, last.map { day - $0 - 1 } ?? 0)
                last = day
            }
        }
        var result = CoverageResult<SourceCoverage>(articles: scope.items.count, stories: stories)
        result.asOf = try latest(readRuns(&found))
        try name(&found)
        let used = found.filter { $0.articles > 0 }
        result.rows = Largest.first(request.top, of: used) { left, right in
            left.articles != right.articles
                ? left.articles > right.articles : (left.source.value ?? "") < (right.source.value ?? "")
        }
        result.omitted = used.count - result.rows.count
        return result
    }

    /// - Returns: when the last run ended, in milliseconds since the epoch.
    private func readRuns(_ found: inout [SourceCoverage]) throws -> Int64? {
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT source_key, count(*) AS runs, sum(state = 'failed') AS failed,
                    max(CASE WHEN state IN ('done', 'partly') THEN finished_at END) AS read, max(finished_at) AS ended
                FROM ingestion_run WHERE source_key IS NOT NULL AND kind = 'fetch' GROUP BY source_key
                """
        )
        var ended: Int64?
        for row in rows {
            let source = Int(row["source_key"] as Int64)
            guard found.indices.contains(source), found[source].articles > 0 else { continue }
            found[source].runs = row["runs"]
            found[source].failedRuns = row["failed"] ?? 0
            found[source].lastRead = row["read"]
            ended = [ended, row["ended"] as Int64?].compactMap(\.self).max()
        }
        return ended
    }

    private func latest(_ other: Int64?) -> Int64? {
        [scope.asOf(tables), other].compactMap(\.self).max()
    }

    private func name(_ found: inout [SourceCoverage]) throws {
        let names = try names(found.indices.filter { found[$0].articles > 0 })
        for source in found.indices {
            found[source].source = source == 0 ? GroupValue(value: nil) : names.value(source, .source)
        }
    }

    private func names(_ sources: [Int]) throws -> ValueNames {
        var names = ValueNames()
        for source in sources where source > 0 { names.want(source, .source) }
        try names.read(connection)
        return names
    }

    /// The calendar of the zone, and the days that articles are of.
    private func localDays() -> (LocalDays, ClosedRange<Int>) {
        var first = Int64.max
        var last = Int64.min
        for moment in tables.articles.published where moment != ColumnTables.noTime {
            first = min(first, moment)
            last = max(last, moment)
        }
        if first > last { (first, last) = (0, 0) }
        let local = LocalDays(request.zone, first...last)
        return (local, local.day(of: first)...local.day(of: last))
    }

    /// Calls `body` with the sources that tell a story and when each first did, for every story in scope.
    private func eachStory(_ body: ([(source: Int, published: Int64?)]) -> Void) {
        let members = snapshot.views.articlesByStory(tables)
        let articles = tables.articles
        var told: [(source: Int, published: Int64?)] = []
        members.withArrays { lists in
            for story in 0..<members.rowCount {
                told.removeAll(keepingCapacity: true)
                for place in lists.places(story) where scope.items.contains(Int(lists.pool[place])) {
                    let member = Int(lists.pool[place])
                    let source = Int(articles.source[member])
                    let moment = articles.published[member]
                    let published = moment == ColumnTables.noTime ? nil : moment
                    if let known = told.firstIndex(where: { $0.source == source }) {
                        told[known].published = [told[known].published, published].compactMap(\.self).min()
                    } else {
                        told.append((source, published))
                    }
                }
                if !told.isEmpty { body(told) }
            }
        }
    }

    // MARK: - Overlap

    func overlaps() throws -> CoverageResult<SourceOverlap> {
        var stories = [Int](repeating: 0, count: limit)
        var shared: [UInt64: (shared: Int, earlier: Int)] = [:]
        var count = 0
        eachStory { told in
            count += 1
            for (source, _) in told { stories[source] += 1 }
            guard told.count > 1 else { return }
            let ordered = told.sorted { $0.source < $1.source }
            for (index, one) in ordered.enumerated() {
                for two in ordered.dropFirst(index + 1) {
                    let key = UInt64(one.source) << 32 | UInt64(two.source)
                    let known = shared[key] ?? (0, 0)
                    let isEarlier = one.published.map { first in two.published.map { first < $0 } ?? false } ?? false
                    shared[key] = (known.shared + 1, known.earlier + (isEarlier ? 1 : 0))
                }
            }
        }
        let best = Largest.first(request.top, of: Array(shared)) { left, right in
            left.value.shared != right.value.shared ? left.value.shared > right.value.shared : left.key < right.key
        }
        let names = try names(best.flatMap { [Int($0.key >> 32), Int($0.key & 0xFFFF_FFFF)] })
        var result = CoverageResult<SourceOverlap>(articles: scope.items.count, stories: count)
        result.omitted = shared.count - best.count
        result.asOf = latest(nil)
        result.rows = best.map { key, value in
            let (one, two) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
            return SourceOverlap(
                source: one == 0 ? GroupValue(value: nil) : names.value(one, .source),
                other: names.value(two, .source),
                shared: value.shared,
                share: Double(value.shared) / Double(stories[one] + stories[two] - value.shared),
                earlier: value.earlier
            )
        }
        return result
    }
}

/// Order statistics without sorting.
enum Selection {
    /// The value below which `part` of the others lie (nearest rank); nil of nothing. Reorders `values`.
    static func value(at part: Double, of values: inout [Int64]) -> Int64? {
        guard !values.isEmpty else { return nil }
        let rank = min(values.count - 1, max(0, Int((part * Double(values.count)).rounded(.up)) - 1))
        return values.withUnsafeMutableBufferPointer { values in
            var low = 0
            var high = values.count - 1
            // Quickselect with Hoare's partition, the middle as pivot.
            while low < high {
                let pivot = values[(low + high) / 2]
                var left = low
                var right = high
                while left <= right {
                    while values[left] < pivot { left += 1 }
                    while values[right] > pivot { right -= 1 }
                    if left <= right {
                        values.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if rank <= right { high = right } else if rank >= left { low = left } else { break }
            }
            return values[rank]
        }
    }
}
