/// A frozen map from words to values, looked up once or more for every token: open addressing on the key's own bits.
///
/// The slots are small and the values apart from them: most words of a text are in no table, and asking for one must not
/// pull values into the processor's cache.
struct WordTable<Value: Sendable>: Sendable {
    private struct Slot: Sendable {
        /// 0 when free.
        var key: UInt64 = 0
        /// Index into `values`.
        var value: Int32 = 0
    }

    private var slots: [Slot]
    private var values: [Value] = []

    /// Later values of a word replace earlier ones.
    init(_ pairs: some Sequence<(WordKey, Value)>) {
        let pairs = Array(pairs)
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        slots = Array(repeating: Slot(), count: capacity)
        values.reserveCapacity(pairs.count)
        for (key, value) in pairs { insert(key, value) }
    }

    /// The number of words.
    var count: Int { values.count }

    /// Expected constant time.
    @inline(__always)
    subscript(key: WordKey) -> Value? {
        let slot = slots[place(of: key)]
        return slot.key == 0 ? nil : values[Int(slot.value)]
    }

    @inline(__always)
    func contains(_ key: WordKey) -> Bool {
        slots[place(of: key)].key != 0
    }

    /// All words of the table, in no particular order.
    var words: [WordKey] {
        slots.compactMap { $0.key == 0 ? nil : WordKey(hash: $0.key) }
    }

    /// Where `key` stands, or the free slot where the search for it ends.
    @inline(__always)
    private func place(of key: WordKey) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key.hash ^ (key.hash >> 32)) & mask
        while slots[place].key != 0, slots[place].key != key.hash { place = (place + 1) & mask }
        return place
    }

    private mutating func insert(_ key: WordKey, _ value: Value) {
        let place = place(of: key)
        if slots[place].key == 0 {
            slots[place] = Slot(key: key.hash, value: Int32(values.count))
            values.append(value)
        } else {
            values[Int(slots[place].value)] = value
        }
    }
}
