/// Numbers pairs of entities with a tag, in order of first sight: open addressing with linear probing, because a
/// dictionary costs several times as much for millions of pairs.
struct PairTable {
    private var places: [Int32]
    private(set) var keys: [UInt64] = []
    private var mask: Int

    init(expecting count: Int = 1024) {
        var capacity = 1024
        while capacity < count * 2 { capacity *= 2 }
        places = [Int32](repeating: -1, count: capacity)
        mask = capacity - 1
    }

    var count: Int { keys.count }

    static func key(_ source: UInt32, _ target: UInt32, tag: Int) -> UInt64 {
        UInt64(source) << 34 | UInt64(target) << 4 | UInt64(tag)
    }

    static func parts(_ key: UInt64) -> (source: UInt32, target: UInt32, tag: Int) {
        (UInt32(key >> 34), UInt32(truncatingIfNeeded: key >> 4) & 0x3FFF_FFFF, Int(key & 15))
    }

    mutating func number(_ key: UInt64) -> Int {
        if keys.count * 2 > mask { grow() }
        var place = PairTable.hash(key) & mask
        while places[place] >= 0 {
            if keys[Int(places[place])] == key { return Int(places[place]) }
            place = (place + 1) & mask
        }
        places[place] = Int32(keys.count)
        keys.append(key)
        return keys.count - 1
    }

    private mutating func grow() {
        let capacity = (mask + 1) * 2
        places = [Int32](repeating: -1, count: capacity)
        mask = capacity - 1
        for (index, key) in keys.enumerated() {
            var place = PairTable.hash(key) & mask
            while places[place] >= 0 { place = (place + 1) & mask }
            places[place] = Int32(index)
        }
    }

    /// Every bit of the key decides every bit of the place (the finisher of MurmurHash3, Appleby): both ends of a pair
    /// must, or all pairs of a busy entity would meet in one row of places.
    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        var mixed = (key ^ (key >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return Int(truncatingIfNeeded: mixed ^ (mixed >> 33))
    }
}
