/// The raw values of a ``GroupView``, for inner loops; valid inside ``GroupView/withRaw(_:)`` only.
struct RawGroup {
    let single: UnsafeBufferPointer<UInt32>?
    let lists: ListView?
    /// Stands for "no value": one above the last number.
    let null: UInt32

    /// The values of a row, or ``null`` when it has none.
    @inline(__always)
    func visit(_ row: Int, _ body: (UInt32) -> Void) {
        if let single {
            let value = row < single.count ? single[row] : GroupView.none
            body(value == GroupView.none ? null : value)
        } else if let lists {
            let places = lists.places(row)
            if places.isEmpty { body(null) }
            for place in places { body(lists.pool[place]) }
        }
    }
}

extension GroupView {
    func withRaw<Result>(_ body: (RawGroup) throws -> Result) rethrows -> Result {
        switch values {
        case .single(let values):
            return try values.withUnsafeBufferPointer {
                try body(RawGroup(single: $0, lists: nil, null: UInt32(limit)))
            }
        case .lists(let column):
            return try column.withArrays { try body(RawGroup(single: nil, lists: $0, null: UInt32(limit))) }
        }
    }
}

/// Numbers the combinations of one or two groups' values: by place in a table, or, where that would be too large, in
/// order of first sight.
struct Slots {
    let width: Int
    let isDense: Bool
    private var numbers: [UInt64: Int] = [:]
    private var combinations: [UInt64] = []
    private let denseCount: Int

    /// A table beyond this costs more to clear than to look up.
    private static let denseLimit = 4_000_000

    /// - Parameters:
    ///   - limits: of the views, one or two.
    ///   - items: how many things will be counted: a table much larger than that is mostly empty.
    init(_ limits: [Int], items: Int) {
        width = limits.count > 1 ? limits[1] + 1 : 1
        let (count, overflow) = (limits[0] + 1).multipliedReportingOverflow(by: width)
        isDense = !overflow && count <= min(Slots.denseLimit, max(1024, items * 8))
        denseCount = isDense ? count : 0
    }

    var count: Int { isDense ? denseCount : combinations.count }

    @inline(__always)
    mutating func number(_ first: UInt32, _ second: UInt32) -> Int {
        let place = UInt64(first) * UInt64(width) + UInt64(second)
        return isDense ? Int(place) : sparse(place)
    }

    private mutating func sparse(_ place: UInt64) -> Int {
        if let known = numbers[place] { return known }
        numbers[place] = combinations.count
        combinations.append(place)
        return combinations.count - 1
    }

    /// The values that a number stands for.
    func values(_ slot: Int) -> (first: Int, second: Int) {
        let place = isDense ? UInt64(slot) : combinations[slot]
        return (Int(place / UInt64(width)), Int(place % UInt64(width)))
    }
}

/// Counts by slot; grows with sparse slots.
struct SlotCounts<Value: BitwiseCopyable> {
    private(set) var values: [Value]
    private let initial: Value

    init(_ initial: Value, count: Int) {
        self.initial = initial
        values = [Value](repeating: initial, count: count)
    }

    /// Counts that were made in a plain table.
    init(_ values: [Value]) where Value: AdditiveArithmetic {
        self.values = values
        initial = .zero
    }

    subscript(slot: Int) -> Value {
        @inline(__always) get { slot < values.count ? values[slot] : initial }
        @inline(__always) set {
            if slot >= values.count {
                values.append(contentsOf: repeatElement(initial, count: slot + 1 - values.count))
            }
            values[slot] = newValue
        }
    }
}

enum Largest {
    /// The first `count` of `candidates` in the order of `precedes`, without sorting the rest.
    static func first<Element>(
        _ count: Int,
        of candidates: [Element],
        by precedes: (Element, Element) -> Bool
    ) -> [Element] {
        guard candidates.count / 2 > count, count > 0 else {
            return Array(candidates.sorted(by: precedes).prefix(count))
        }
        // A heap whose root is the last of the best so far.
        var heap = Array(candidates.prefix(count)).sorted { precedes($1, $0) }
        for candidate in candidates.dropFirst(count) where precedes(candidate, heap[0]) {
            heap[0] = candidate
            var parent = 0
            while true {
                var worst = parent
                for child in [2 * parent + 1, 2 * parent + 2]
                where child < heap.count && precedes(heap[worst], heap[child]) {
                    worst = child
                }
                if worst == parent { break }
                heap.swapAt(worst, parent)
                parent = worst
            }
        }
        return heap.sorted(by: precedes)
    }
}
