public import Foundation
import GRDB
public import Model

/// What is asked of a timeline.
public struct TimelineRequest: Sendable {
    public var subject: AggregateSubject
    public var filter: Filter
    public var interval: CalendarInterval
    public var clock: TimelineClock
    /// Nil for one series named after the subject.
    public var split: AggregateGroup?
    /// The largest series given.
    public var series = 20
    /// The most buckets given; a longer span is cut at its old end.
    public var buckets = 5000
    /// For the clock of publication.
    public var zone: TimeZone = .gmt
    public var isCumulative = false
    /// Buckets that the moving average looks back over, its own among them.
    public var averaged: Int?
    /// Whether each value is also given as a part of everything in its bucket, filtered or not.
    public var isShared = false

    public init(
        _ subject: AggregateSubject,
        _ filter: Filter = Filter(),
        by interval: CalendarInterval,
        clock: TimelineClock,
        split: AggregateGroup? = nil
    ) {
        self.subject = subject
        self.filter = filter
        self.interval = interval
        self.clock = clock
        self.split = split
    }
}

/// One point: the bucket's first day, the series it belongs to, how many.
public struct TimelineRow: Sendable, Equatable {
    public var time: CalendarDay
    public var series: GroupValue
    public var value: Int
    /// Everything up to and with this bucket.
    public var cumulative: Int?
    /// The mean of the buckets looked back over, as many as there are.
    public var average: Double?
    /// Nil where the bucket is empty altogether.
    public var share: Double?
}

/// Rows in order of time and series, with every bucket between the first and the last present.
public struct TimelineResult: Sendable, Equatable {
    public var rows: [TimelineRow] = []
    /// Things that met the filter but have no day of that clock.
    public var withoutDate = 0
    /// Everything that met the filter, each counted once.
    public var total = 0
    /// Series that were left out because there were more than `series` of them.
    public var omittedSeries = 0
    /// Whether the span was cut to the newest `buckets`.
    public var isTruncated = false
    /// When what was counted last changed, in milliseconds since the epoch; nil when nothing was.
    public var asOf: Int64?
}

extension Store {
    /// Counts things over time. The buckets run from the first to the last that holds something, or as far as the
    /// filter bounds the clock.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when the filter names what is not stored.
    public func timeline(_ request: TimelineRequest) throws -> TimelineResult {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            return try TimelinePass(request, snapshot, connection).result()
        }
    }
}

struct TimelinePass {
    private let request: TimelineRequest
    private let snapshot: ColumnStore.Snapshot
    private let connection: Database
    private let scope: SubjectScope
    private let period: AggregateGroup

    init(_ request: TimelineRequest, _ snapshot: ColumnStore.Snapshot, _ connection: Database) throws {
        self.request = request
        self.snapshot = snapshot
        self.connection = connection
        scope = try SubjectScope(request.subject, request.filter, snapshot, connection)
        let name = "\(request.interval.rawValue)(\(request.clock.rawValue))"
        period = AggregateGroup(rawValue: name) ?? .publishedMonth
    }

    func result() throws -> TimelineResult {
        var result = TimelineResult()
        result.asOf = scope.asOf(snapshot.tables)
        let whole = counts(by: [period], scope)
        result.total = whole.total
        result.withoutDate = whole.counts[Cell(series: nil, bucket: nil)] ?? 0
        let split = request.split.map { counts(by: [$0, period], scope) } ?? whole
        var byBucket: [Int?: [CalendarDay: Int]] = [:]
        var totals: [Int?: Int] = [:]
        for (cell, count) in split.counts {
            guard let bucket = cell.bucket else { continue }
            byBucket[cell.series, default: [:]][bucket] = count
            totals[cell.series, default: 0] += count
        }
        let keys = Largest.first(request.series, of: Array(totals)) { left, right in
            left.value != right.value ? left.value > right.value : (left.key ?? .max) < (right.key ?? .max)
        }.map(\.key)
        result.omittedSeries = totals.count - keys.count
        let series = try named(keys, split.view)
        let days = keys.flatMap { byBucket[$0].map { Array($0.keys) } ?? [] }
        guard let span = span(days.min(), days.max()) else { return result }
        let starts = starts(span, &result.isTruncated)
        let everything = request.isShared ? try everything() : nil
        var rows: [[TimelineRow]] = []
        for (key, name) in series {
            rows.append(row(starts, name, byBucket[key] ?? [:], everything))
        }
        if series.isEmpty {
            rows.append(row(starts, GroupValue(value: request.subject.rawValue), [:], everything))
        }
        result.rows = starts.indices.flatMap { bucket in rows.map { $0[bucket] } }
        return result
    }

    // MARK: - Counting

    private struct Cell: Hashable {
        /// Number of the split's value.
        var series: Int?
        var bucket: CalendarDay?
    }

    private typealias Counts = (counts: [Cell: Int], total: Int, view: GroupView?)

    /// - Parameter groups: the period, or a split and the period.
    private func counts(by groups: [AggregateGroup], _ scope: SubjectScope) -> Counts {
        var question = AggregateRequest(request.subject, by: groups)
        question.zone = request.zone
        let pass = Aggregation(snapshot, question, scope)
        var counts: [Cell: Int] = [:]
        var view: GroupView?
        for slot in 0..<pass.slots.count where pass.counts[slot] > 0 {
            let naming = pass.naming(slot)
            guard let last = naming.last else { continue }
            var cell = Cell()
            if case .periods(let starts, _) = last.view.naming, last.number < starts.count {
                cell.bucket = starts[last.number]
            }
            if naming.count > 1 {
                cell.series = naming[0].number
                view = naming[0].view
            }
            counts[cell] = Int(pass.counts[slot])
        }
        return (counts, pass.total.count, view)
    }

    /// What lies in each bucket without any filter.
    private func everything() throws -> [CalendarDay: Int] {
        let all = try SubjectScope(request.subject, Filter(), snapshot, connection)
        var counts: [CalendarDay: Int] = [:]
        for (cell, count) in self.counts(by: [period], all).counts {
            if let bucket = cell.bucket { counts[bucket] = count }
        }
        return counts
    }

    /// The series by name.
    private func named(_ keys: [Int?], _ view: GroupView?) throws -> [(key: Int?, name: GroupValue)] {
        guard let view else { return keys.map { ($0, GroupValue(value: request.subject.rawValue)) } }
        var names = ValueNames()
        names.want(keys.compactMap { $0.map { ($0, view) } })
        try names.read(connection)
        return keys.map { key in
            let name = key.map { names.value($0, view) } ?? GroupValue(value: nil)
            return (key, GroupValue(value: name.value ?? name.id ?? "none", id: name.id))
        }.sorted { ($0.name.value ?? "", $0.key ?? .max) < ($1.name.value ?? "", $1.key ?? .max) }
    }

    // MARK: - Buckets

    /// The first and last bucket: those with something in them, or further where the filter bounds the clock.
    private func span(_ first: CalendarDay?, _ last: CalendarDay?) -> ClosedRange<CalendarDay>? {
        var from: CalendarDay?
        var through: CalendarDay?
        let filter = request.filter
        switch request.clock {
        case .publishedAt:
            func day(_ seconds: Int64) -> CalendarDay {
                CalendarDay(daysSinceEpoch: LocalDays(request.zone, seconds...seconds).day(of: seconds))
            }
            from = filter.publishedFrom.map(day)
            through = filter.publishedUntil.map { day($0 - 1) }
        case .occurredOn:
            // An event may begin before the range that it reaches into.
            from = [filter.occurredFrom, first].compactMap(\.self).min()
            through = filter.occurredUntil.map { $0.adding(days: -1) }
        }
        guard let start = from ?? first, let end = [through, last].compactMap(\.self).max() else { return nil }
        let earliest = request.interval.start(of: [start, first].compactMap(\.self).min() ?? start)
        return earliest...max(earliest, request.interval.start(of: end))
    }

    private func starts(_ span: ClosedRange<CalendarDay>, _ isTruncated: inout Bool) -> [CalendarDay] {
        let length = [.day: 1, .week: 7, .month: 31, .quarter: 92, .year: 366][request.interval] ?? 1
        var start = span.lowerBound
        let bound = request.interval.start(of: span.upperBound.adding(days: -length * (request.buckets + 1)))
        if bound > start { start = bound }
        var starts: [CalendarDay] = []
        while start <= span.upperBound {
            starts.append(start)
            let next = request.interval.next(after: start)
            guard next > start else { break }
            start = next
        }
        let kept = Array(starts.suffix(max(1, request.buckets)))
        isTruncated = kept.first != span.lowerBound
        return kept
    }

    private func row(
        _ starts: [CalendarDay],
        _ series: GroupValue,
        _ counts: [CalendarDay: Int],
        _ everything: [CalendarDay: Int]?
    ) -> [TimelineRow] {
        var running = counts.reduce(0) { $0 + ($1.key < starts[0] ? $1.value : 0) }
        let values = starts.map { counts[$0] ?? 0 }
        return starts.indices.map { index in
            running += values[index]
            var row = TimelineRow(time: starts[index], series: series, value: values[index])
            if request.isCumulative { row.cumulative = running }
            if let averaged = request.averaged {
                let window = values[max(0, index - averaged + 1)...index]
                row.average = Double(window.reduce(0, +)) / Double(window.count)
            }
            if let everything, let all = everything[starts[index]], all > 0 {
                row.share = Double(values[index]) / Double(all)
            }
            return row
        }
    }
}
