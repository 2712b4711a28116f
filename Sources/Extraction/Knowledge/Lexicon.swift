/// The word lists of `Config/knowledge`: one word a line, `#` lines are comments.
public enum WordList: String, Sendable, CaseIterable {
    /// Everyday English words in small letters: at the start of a sentence or in a headline they are no names.
    case words
    /// First names of persons.
    case givenNames = "given-names"

    public var fileName: String { rawValue + ".txt" }
}

/// What is known of single words, all in one look-up for each token of a text.
struct Lexicon: Sendable {
    private var table: TraitTable

    init(words: [UInt8], givenNames: [UInt8]) {
        var count = 2
        for list in [words, givenNames] + Vocabulary.all.map({ Array($0.0.utf8) }) {
            for byte in list where byte <= 0x20 { count += 1 }
            count += 1
        }
        table = TraitTable(capacity: count)
        Lexicon.forEachKey(in: words) { table.add(.everyday, to: $0) }
        Lexicon.forEachKey(in: givenNames) { table.add(.givenName, to: $0) }
        for (words, trait) in Vocabulary.all {
            Lexicon.forEachKey(in: Array(words.utf8)) { table.add(trait, to: $0) }
        }
    }

    /// Empty for words of no list.
    @inline(__always)
    func traits(of key: WordKey) -> WordTraits {
        table[key]
    }

    /// The key of each word; words are separated by blanks or line ends, lines with `#` are comments.
    private static func forEachKey(in bytes: [UInt8], _ body: (WordKey) -> Void) {
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x23 {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                continue
            }
            let start = index
            var hash = WordKey.seed
            var isASCII = true
            while index < bytes.count, bytes[index] > 0x20 {
                let byte = bytes[index]
                if byte >= 0x80 { isASCII = false }
                if byte != 0x2E { WordKey.mix(LetterFolding.lowercaseASCII(byte), into: &hash) }
                index += 1
            }
            if index > start {
                body(isASCII ? WordKey(hash: hash) : WordKey(String(decoding: bytes[start..<index], as: UTF8.self)))
            }
            index += 1
        }
    }
}

/// Words and their traits: open addressing on the bits of the key, key and traits in one line of the cache, as every token
/// asks.
private struct TraitTable: Sendable {
    private struct Slot: Sendable {
        /// 0 when free.
        var key: UInt64 = 0
        var traits: WordTraits = []
    }

    private var slots: [Slot]

    /// - Parameter capacity: at least the number of words; the table never grows.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
    }

    @inline(__always)
    subscript(key: WordKey) -> WordTraits {
        slots[place(of: key)].traits
    }

    mutating func add(_ trait: WordTraits, to key: WordKey) {
        let place = place(of: key)
        slots[place].key = key.hash
        slots[place].traits.formUnion(trait)
    }

    /// Where `key` stands, or the free slot where the search for it ends.
    @inline(__always)
    private func place(of key: WordKey) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key.hash ^ (key.hash >> 32)) & mask
        while slots[place].key != 0, slots[place].key != key.hash { place = (place + 1) & mask }
        return place
    }
}
