import Foundation
import GRDB
import Model

/// Which source was being read when.
struct ReadingPass {
    private let request: CoverageRequest
    private let snapshot: ColumnStore.Snapshot
    private let connection: Database
    private let scope: SubjectScope
    private let sources: [Int64]

    init(_ request: CoverageRequest, _ snapshot: ColumnStore.Snapshot, _ connection: Database) throws {
        self.request = request
        self.snapshot = snapshot
        self.connection = connection
        scope = try SubjectScope(.articles, request.filter, snapshot, connection)
        let named = request.filter.source.include
        sources =
            named.isEmpty
            ? try Int64.fetchAll(connection, sql: "SELECT source_key FROM source ORDER BY name")
            : try SourceLookup.keys(named, connection)
    }

    private struct Bucket {
        var articles = 0
        var runs = 0
        var failedRuns = 0
        var newArticles = 0
    }

    func result() throws -> CoverageResult<ReadingRow> {
        var buckets: [Int64: [CalendarDay: Bucket]] = [:]
        var spans: [Int64: ClosedRange<CalendarDay>] = [:]
        countArticles(&buckets)
        var result = CoverageResult<ReadingRow>(articles: scope.items.count)
        let ended = try countRuns(&buckets, &spans)
        result.asOf = [scope.asOf(snapshot.tables), ended].compactMap(\.self).max()
        let shown = Largest.first(request.top, of: sources.filter { buckets[$0] != nil }) { left, right in
            let one = buckets[left]?.values.reduce(0) { $0 + $1.articles } ?? 0
            let two = buckets[right]?.values.reduce(0) { $0 + $1.articles } ?? 0
            return one != two ? one > two : left < right
        }
        result.omitted = sources.count { buckets[$0] != nil } - shown.count
        var names = ValueNames()
        for source in shown { names.want(Int(source), .source) }
        try names.read(connection)
        for start in starts(shown.flatMap { buckets[$0].map { Array($0.keys) } ?? [] }) {
            for source in shown {
                let bucket = buckets[source]?[start] ?? Bucket()
                result.rows.append(
                    ReadingRow(
                        time: start,
                        source: names.value(Int(source), .source),
                        articles: bucket.articles,
                        runs: bucket.runs,
                        failedRuns: bucket.failedRuns,
                        newArticles: bucket.newArticles,
                        state: state(bucket, start, spans[source])
                    )
                )
            }
        }
        return result
    }

    private func state(_ bucket: Bucket, _ start: CalendarDay, _ span: ClosedRange<CalendarDay>?) -> ReadingState {
        guard let span else { return .unknown }
        if bucket.runs > bucket.failedRuns { return .read }
        if bucket.failedRuns > 0 { return .failed }
        return span.contains(start) ? .unread : .outside
    }

    private func countArticles(_ buckets: inout [Int64: [CalendarDay: Bucket]]) {
        let wanted = Set(sources)
        let view = GroupBuilder(snapshot, zone: request.zone).periods(request.interval, .publishedAt, of: .articles)
        guard case .periods(let starts, _) = view.naming else { return }
        let source = snapshot.tables.articles.source
        let width = starts.count
        var slots: [Int: Int] = [:]
        scope.items.visit { article in
            guard source[article] != 0 else { return }
            view.visit(article) { slots[Int(source[article]) * width + Int($0), default: 0] += 1 }
        }
        for (slot, count) in slots where wanted.contains(Int64(slot / width)) {
            buckets[Int64(slot / width), default: [:]][starts[slot % width], default: Bucket()].articles = count
        }
    }

    /// Runs that fetched a source; those that are under way or were killed have not read it.
    ///
    /// - Returns: when the last one ended, in milliseconds since the epoch.
    private func countRuns(
        _ buckets: inout [Int64: [CalendarDay: Bucket]],
        _ spans: inout [Int64: ClosedRange<CalendarDay>]
    ) throws -> Int64? {
        let from = request.filter.publishedFrom.map { $0 * 1000 } ?? .min
        let until = request.filter.publishedUntil.map { $0 * 1000 } ?? .max
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT source_key, started_at, finished_at, state, items_new FROM ingestion_run
                WHERE kind = 'fetch' AND source_key IN (\(FilterClause.list(sources)))
                ORDER BY started_at
                """
        )
        guard let first: Int64 = rows.first?["started_at"], let last: Int64 = rows.last?["started_at"] else {
            return nil
        }
        let local = LocalDays(request.zone, first / 1000...last / 1000)
        var ended: Int64?
        for row in rows {
            let source: Int64 = row["source_key"]
            let started: Int64 = row["started_at"]
            let day = CalendarDay(daysSinceEpoch: local.day(of: started / 1000))
            let start = request.interval.start(of: day)
            spans[source] = spans[source].map { min($0.lowerBound, start)...max($0.upperBound, start) } ?? start...start
            guard started >= from, started < until else { continue }
            let state: String = row["state"]
            var bucket = buckets[source]?[start] ?? Bucket()
            bucket.runs += 1
            if state != "done", state != "partly" { bucket.failedRuns += 1 }
            bucket.newArticles += row["items_new"] as Int
            buckets[source, default: [:]][start] = bucket
            ended = [ended, row["finished_at"] as Int64?].compactMap(\.self).max()
        }
        return ended
    }

    private func starts(_ days: [CalendarDay]) -> [CalendarDay] {
        guard let first = days.min(), let last = days.max() else { return [] }
        var starts = [first]
        while let start = starts.last, start < last {
            let next = request.interval.next(after: start)
            guard next > start else { break }
            starts.append(next)
        }
        return starts.suffix(request.buckets)
    }
}
