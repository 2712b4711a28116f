/// Money by slot.
struct MoneyTally {
    private var events: SlotCounts<Int32>
    private var withAmount: SlotCounts<Int32>
    private var unconverted: SlotCounts<Int32>
    private var sums: SlotCounts<Double>
    private var largest: SlotCounts<Double>
    var medians: [Double] = []

    init(count: Int) {
        events = SlotCounts(0, count: count)
        withAmount = SlotCounts(0, count: count)
        unconverted = SlotCounts(0, count: count)
        sums = SlotCounts(0, count: count)
        largest = SlotCounts(-.infinity, count: count)
    }

    mutating func add(_ amount: Double, isUnconverted: Bool, to slot: Int) {
        events[slot] += 1
        if isUnconverted { unconverted[slot] += 1 }
        guard !amount.isNaN else { return }
        withAmount[slot] += 1
        sums[slot] += amount
        largest[slot] = max(largest[slot], amount)
    }

    func figures(_ slot: Int) -> AggregateFigures {
        var figures = AggregateFigures()
        figures.events = Int(events[slot])
        figures.withAmount = Int(withAmount[slot])
        figures.unconverted = Int(unconverted[slot])
        guard figures.withAmount > 0 else { return figures }
        figures.sumUSD = sums[slot]
        figures.maxUSD = largest[slot]
        figures.medianUSD = slot < medians.count ? medians[slot] : nil
        return figures
    }

    /// How many sums each slot has.
    var sizes: [Int32] { withAmount.values }
}

/// Medians by slot: sums are added smallest first, each into its slot's part of one array.
struct MedianTally {
    private var ends: [Int]
    private let starts: [Int]
    private var sums: [Double]

    init(_ tally: MoneyTally) {
        var starts: [Int] = []
        var next = 0
        for size in tally.sizes {
            starts.append(next)
            next += Int(size)
        }
        self.starts = starts
        ends = starts
        sums = [Double](repeating: 0, count: next)
    }

    mutating func add(_ sum: Double, to slot: Int) {
        sums[ends[slot]] = sum
        ends[slot] += 1
    }

    var medians: [Double] {
        zip(starts, ends).map { MedianTally.median(ofSorted: sums[$0..<$1]) ?? .nan }
    }

    /// The middle, or the mean of the two in the middle; nil for nothing.
    static func median(ofSorted sums: ArraySlice<Double>) -> Double? {
        guard !sums.isEmpty else { return nil }
        let middle = sums.startIndex + sums.count / 2
        return sums.count % 2 == 1 ? sums[middle] : (sums[middle - 1] + sums[middle]) / 2
    }
}

extension AggregateFigures {
    mutating func add(_ amount: Double, isUnconverted: Bool) {
        events += 1
        if isUnconverted { unconverted += 1 }
        guard !amount.isNaN else { return }
        withAmount += 1
        sumUSD = (sumUSD ?? 0) + amount
        maxUSD = max(maxUSD ?? amount, amount)
    }
}
