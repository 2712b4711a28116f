/// A frozen set of words, asked for at nearly every token: without the general hashing of `Set`.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
    private let table: WordTable<Bool>

    init(_ words: some Sequence<WordKey>) {
        table = WordTable(words.map { ($0, true) })
    }

    init(arrayLiteral words: WordKey...) {
        self.init(words)
    }

    @inline(__always)
    func contains(_ word: WordKey) -> Bool { table.contains(word) }
}

extension WordTable: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral pairs: (WordKey, Value)...) {
        self.init(pairs)
    }
}
