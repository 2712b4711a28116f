/// A frozen map from words to values, looked up once or more for every token: open addressing on the key's own bits.
struct WordTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value?]
    private var mask: Int
    private(set) var count = 0

    /// Later values of a word replace earlier ones.
    init(_ pairs: some Sequence<(WordKey, Value)>) {
        let pairs = Array(pairs)
        var capacity = 16
        while capacity < pairs.count * 2 { capacity *= 2 }
        keys = Array(repeating: 0, count: capacity)
        values = Array(repeating: nil, count: capacity)
        mask = capacity - 1
        for (key, value) in pairs { insert(key, value) }
    }

    /// Expected constant time.
    subscript(key: WordKey) -> Value? {
        var slot = Int(truncatingIfNeeded: key.hash ^ (key.hash >> 32)) & mask
        while keys[slot] != 0 {
            if keys[slot] == key.hash { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// All words of the table, in no particular order.
    var words: [WordKey] {
        keys.filter { $0 != 0 }.map { WordKey(hash: $0) }
    }

    private mutating func insert(_ key: WordKey, _ value: Value) {
        var slot = Int(truncatingIfNeeded: key.hash ^ (key.hash >> 32)) & mask
        while keys[slot] != 0, keys[slot] != key.hash { slot = (slot + 1) & mask }
        if keys[slot] == 0 { count += 1 }
        keys[slot] = key.hash
        values[slot] = value
    }
}
