/// Any number of values for each row, all in one pool: a row that changes has its new values put at the end.
struct ListColumn: Sendable {
    private(set) var starts: [UInt32] = []
    private(set) var counts: [UInt32] = []
    private(set) var pool: [UInt32] = []
    /// A number beside each value of the pool; empty unless the column was made to keep them.
    private(set) var weights: [UInt16] = []
    private let keepsWeights: Bool
    /// Values of the pool that no row points at any more.
    private var garbage = 0

    init(keepsWeights: Bool = false) {
        self.keepsWeights = keepsWeights
    }

    /// What a ``ListBuilder`` made.
    fileprivate init(starts: [UInt32], counts: [UInt32], pool: [UInt32]) {
        self.init()
        self.starts = starts
        self.counts = counts
        self.pool = pool
    }

    var rowCount: Int { starts.count }
    var byteCount: Int { starts.capacity * 4 + counts.capacity * 4 + pool.capacity * 4 + weights.capacity * 2 }

    /// Makes room for rows below `count`.
    mutating func grow(to count: Int) {
        guard count > starts.count else { return }
        let more = count - starts.count
        starts.append(contentsOf: repeatElement(0, count: more))
        counts.append(contentsOf: repeatElement(0, count: more))
    }

    mutating func reserve(_ values: Int) { pool.reserveCapacity(values) }

    mutating func clear(_ row: Int) {
        garbage += Int(counts[row])
        counts[row] = 0
    }

    /// Adds to a row. Cheap while the row is the one that was last added to.
    mutating func append(_ value: UInt32, weight: UInt16 = 1, to row: Int) {
        let count = Int(counts[row])
        if count == 0 {
            starts[row] = UInt32(pool.count)
        } else if Int(starts[row]) + count != pool.count {
            let start = pool.count
            for place in Int(starts[row])..<Int(starts[row]) + count {
                pool.append(pool[place])
                if keepsWeights { weights.append(weights[place]) }
            }
            starts[row] = UInt32(start)
            garbage += count
        }
        pool.append(value)
        if keepsWeights { weights.append(weight) }
        counts[row] += 1
    }

    func values(_ row: Int) -> ArraySlice<UInt32> {
        guard row < starts.count else { return [] }
        let start = Int(starts[row])
        return pool[start..<start + Int(counts[row])]
    }

    func contains(_ value: UInt32, at row: Int) -> Bool {
        values(row).contains(value)
    }

    /// Whether the pool is mostly garbage.
    var isWorn: Bool { garbage > 65_536 && garbage > pool.count / 2 }

    /// Leaves the garbage out.
    mutating func pack() {
        var places: [Int] = []
        places.reserveCapacity(pool.count - garbage)
        for row in starts.indices {
            let start = Int(starts[row])
            starts[row] = UInt32(places.count)
            places.append(contentsOf: start..<start + Int(counts[row]))
        }
        pool = places.map { pool[$0] }
        if keepsWeights { weights = places.map { weights[$0] } }
        garbage = 0
    }

    /// The rows of each value: the inverse.
    func inverted(values limit: Int) -> ListColumn {
        var inverse = ListColumn()
        inverse.starts = [UInt32](repeating: 0, count: limit)
        inverse.counts = [UInt32](repeating: 0, count: limit)
        var total = 0
        for row in starts.indices {
            for value in values(row) where Int(value) < limit {
                inverse.counts[Int(value)] += 1
                total += 1
            }
        }
        var next: UInt32 = 0
        for value in 0..<limit {
            inverse.starts[value] = next
            next += inverse.counts[value]
        }
        var cursors = inverse.starts
        inverse.pool = [UInt32](unsafeUninitializedCapacity: total) { buffer, count in
            for row in starts.indices {
                for value in values(row) where Int(value) < limit {
                    buffer[Int(cursors[Int(value)])] = UInt32(row)
                    cursors[Int(value)] += 1
                }
            }
            count = total
        }
        return inverse
    }

    /// Calls `body` with the raw arrays, for inner loops.
    func withArrays<Result>(
        _ body: (ListView) throws -> Result
    ) rethrows -> Result {
        try starts.withUnsafeBufferPointer { starts in
            try counts.withUnsafeBufferPointer { counts in
                try pool.withUnsafeBufferPointer { pool in
                    try weights.withUnsafeBufferPointer { weights in
                        try body(ListView(starts: starts, counts: counts, pool: pool, weights: weights))
                    }
                }
            }
        }
    }
}

/// The arrays of a ``ListColumn``; valid inside ``ListColumn/withArrays(_:)`` only.
struct ListView {
    let starts: UnsafeBufferPointer<UInt32>
    let counts: UnsafeBufferPointer<UInt32>
    let pool: UnsafeBufferPointer<UInt32>
    /// As long as the pool, or empty.
    let weights: UnsafeBufferPointer<UInt16>

    @inline(__always)
    func places(_ row: Int) -> Range<Int> {
        guard row < starts.count else { return 0..<0 }
        let start = Int(starts[row])
        return start..<start + Int(counts[row])
    }
}

/// Makes a ``ListColumn`` row by row.
struct ListBuilder {
    private var starts: [UInt32] = []
    private var counts: [UInt32] = []
    private var pool: [UInt32] = []
    private var start = 0

    init(rows: Int) {
        starts.reserveCapacity(rows)
        counts.reserveCapacity(rows)
        pool.reserveCapacity(rows)
    }

    /// The values of the row that is being made.
    var row: ArraySlice<UInt32> { pool[start...] }

    @inline(__always)
    mutating func add(_ value: UInt32) { pool.append(value) }

    mutating func endRow() {
        starts.append(UInt32(start))
        counts.append(UInt32(pool.count - start))
        start = pool.count
    }

    var column: ListColumn { ListColumn(starts: starts, counts: counts, pool: pool) }
}
