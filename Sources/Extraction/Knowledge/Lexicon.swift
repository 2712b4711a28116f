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
    private var table: WordTable<WordTraits>

    init(words: [UInt8], givenNames: [UInt8]) {
        var traits: [WordKey: WordTraits] = [:]
        traits.reserveCapacity(words.count / 6)
        for key in Lexicon.keys(of: words) { traits[key, default: []].insert(.everyday) }
        for key in Lexicon.keys(of: givenNames) { traits[key, default: []].insert(.givenName) }
        for (words, trait) in Vocabulary.all {
            for word in words.utf8.split(separator: 0x20) {
                traits[WordKey(String(decoding: word, as: UTF8.self)), default: []].formUnion(trait)
            }
        }
        table = WordTable(traits.map { ($0.key, $0.value) })
    }

    /// Empty for words of no list.
    @inline(__always)
    func traits(of key: WordKey) -> WordTraits {
        table[key] ?? []
    }

    private static func keys(of bytes: [UInt8]) -> [WordKey] {
        bytes.split(separator: 0x0A).lazy
            .filter { $0.first != 0x23 && $0.first != 0x0D }
            .map { line in
                var hash = WordKey.seed
                if line.allSatisfy({ $0 < 0x80 }) {
                    for byte in line where byte > 0x20 && byte != 0x2E {
                        WordKey.mix(LetterFolding.lowercaseASCII(byte), into: &hash)
                    }
                    return WordKey(hash: hash)
                }
                return WordKey(String(decoding: line, as: UTF8.self))
            }
    }
}
