import Foundation
import Model

/// The values of one group for every row of a subject, as numbers below ``limit``.
struct GroupView: Sendable {
    enum Values: Sendable {
        /// One value a row; ``none`` where there is none.
        case single([UInt32])
        case lists(ListColumn)
    }

    var values: Values
    /// Numbers are below it.
    var limit: Int
    var naming: ValueNaming

    static let none = UInt32.max

    var byteCount: Int {
        switch values {
        case .single(let values): values.count * 4
        case .lists(let column): column.byteCount
        }
    }

    /// The values of one row.
    @inline(__always)
    func visit(_ row: Int, _ body: (UInt32) -> Void) {
        switch values {
        case .single(let values):
            if row < values.count, values[row] != GroupView.none { body(values[row]) }
        case .lists(let column):
            for value in column.values(row) { body(value) }
        }
    }

    /// The distinct values that the rows listed in `column` have together, for each row of it.
    func united(over column: ListColumn) -> GroupView {
        var builder = ListBuilder(rows: column.rowCount)
        var stamps = [UInt32](repeating: 0, count: limit + 1)
        withRaw { group in
            column.withArrays { members in
                for row in 0..<column.rowCount {
                    let stamp = UInt32(row + 1)
                    // No value is not one of the values.
                    stamps[limit] = stamp
                    for place in members.places(row) {
                        group.visit(Int(members.pool[place])) { value in
                            guard stamps[Int(value)] != stamp else { return }
                            stamps[Int(value)] = stamp
                            builder.add(value)
                        }
                    }
                    builder.endRow()
                }
            }
        }
        return GroupView(values: .lists(builder.column), limit: limit, naming: naming)
    }
}

/// How a group's numbers are called.
enum ValueNaming: Sendable, Equatable {
    case words([String])
    case country
    case entity
    case source
    case story
    /// Periods from the first on.
    case periods([CalendarDay], CalendarInterval)
}

/// Days in buckets, each with a number.
struct PeriodTable: Sendable {
    let interval: CalendarInterval
    /// The first day of each bucket, without gaps.
    private(set) var starts: [CalendarDay] = []
    private var first = 0
    /// The bucket of each day from `first` on.
    private var buckets: [UInt32] = []

    /// - Parameter days: the days to be covered, first and last, since the epoch; nil for none.
    init(_ interval: CalendarInterval, covering days: ClosedRange<Int>?) {
        self.interval = interval
        guard let days else { return }
        var start = interval.start(of: CalendarDay(daysSinceEpoch: days.lowerBound))
        first = start.daysSinceEpoch
        while start.daysSinceEpoch <= days.upperBound {
            let next = interval.next(after: start)
            // The calendar ends with the year 9999.
            let end = next > start ? next.daysSinceEpoch : days.upperBound + 1
            buckets.append(contentsOf: repeatElement(UInt32(starts.count), count: end - start.daysSinceEpoch))
            starts.append(start)
            start = next
        }
    }

    /// ``GroupView/none`` for a day outside.
    @inline(__always)
    func bucket(ofDay day: Int) -> UInt32 {
        let place = day - first
        return place >= 0 && place < buckets.count ? buckets[place] : GroupView.none
    }
}

/// Calendar days of moments in one time zone.
struct LocalDays: Sendable {
    /// Moments at which the offset changes, ascending, and the offset from each on.
    private var changes: [Int64] = []
    private var offsets: [Int64] = []
    private let standard: Int64

    /// - Parameter range: the moments that will be asked for, in seconds since the epoch.
    init(_ zone: TimeZone, _ range: ClosedRange<Int64>) {
        var date = Date(timeIntervalSince1970: Double(range.lowerBound) - 1)
        standard = Int64(zone.secondsFromGMT(for: date))
        let end = Date(timeIntervalSince1970: Double(range.upperBound))
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next <= end, next > date {
            changes.append(Int64(next.timeIntervalSince1970.rounded()))
            offsets.append(Int64(zone.secondsFromGMT(for: next)))
            date = next
        }
    }

    /// Days since the epoch.
    @inline(__always)
    func day(of seconds: Int64) -> Int {
        var offset = standard
        if !changes.isEmpty {
            var low = 0
            var high = changes.count
            while low < high {
                let middle = (low + high) / 2
                if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
            }
            if low > 0 { offset = offsets[low - 1] }
        }
        let local = seconds + offset
        return Int((local - (local < 0 ? 86_399 : 0)) / 86_400)
    }
}
