/// A set of article keys as a bitmap: 125 kB for a million.
struct DocumentSet: Sendable {
    private(set) var words: [UInt64]
    /// Keys below this can be members.
    let limit: Int

    init(limit: Int) {
        self.limit = max(0, limit)
        words = Array(repeating: 0, count: (self.limit + 63) / 64)
    }

    /// The keys below `limit` for which `isMember` holds.
    @inline(__always)
    init(limit: Int, where isMember: (Int) -> Bool) {
        self.init(limit: limit)
        for index in words.indices {
            var word: UInt64 = 0
            let base = index << 6
            for bit in 0..<min(64, self.limit - base) { word |= (isMember(base | bit) ? 1 : 0) << UInt64(bit) }
            words[index] = word
        }
    }

    @inline(__always)
    func contains(_ document: Int) -> Bool {
        guard document >= 0, document < limit else { return false }
        return words[document >> 6] & (1 << UInt64(document & 63)) != 0
    }

    @inline(__always)
    mutating func insert(_ document: Int) {
        guard document >= 0, document < limit else { return }
        words[document >> 6] |= 1 << UInt64(document & 63)
    }

    mutating func insert(_ documents: UnsafeBufferPointer<UInt32>) {
        let limit = limit
        words.withUnsafeMutableBufferPointer { words in
            for document in documents where Int(document) < limit {
                words[Int(document) >> 6] |= 1 << UInt64(document & 63)
            }
        }
    }

    mutating func remove(_ documents: UnsafeBufferPointer<UInt32>) {
        for document in documents where Int(document) < limit {
            words[Int(document) >> 6] &= ~(1 << UInt64(document & 63))
        }
    }

    mutating func remove(_ document: Int) {
        guard document >= 0, document < limit else { return }
        words[document >> 6] &= ~(1 << UInt64(document & 63))
    }

    /// Replaces 64 members at once.
    mutating func setWord(_ index: Int, _ word: UInt64) { words[index] = word }

    mutating func formIntersection(_ other: DocumentSet) {
        for index in words.indices { words[index] &= index < other.words.count ? other.words[index] : 0 }
    }

    mutating func subtract(_ other: DocumentSet) {
        for index in words.indices where index < other.words.count { words[index] &= ~other.words[index] }
    }

    mutating func formUnion(_ other: DocumentSet) {
        for index in words.indices where index < other.words.count { words[index] |= other.words[index] }
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Visits the members in ascending order.
    @inline(__always)
    func visit(_ body: (Int) -> Void) {
        for (index, word) in words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                body(index << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
