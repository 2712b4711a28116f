/// A word without regard to case, diacritics and inner dots, as a 64-bit FNV-1a hash (RFC 9923).
///
/// Rules compare keys instead of strings: "U.S.", "US" and "us" have one key, told apart by ``Token/shape``.
/// Among the 10^5 words of all tables a collision has a probability below 10^-9.
///
///     let awarded: WordKey = "awarded"
///     token.key == awarded
struct WordKey: Hashable, Sendable, ExpressibleByStringLiteral {
    let hash: UInt64

    init(hash: UInt64) {
        self.hash = hash
    }

    /// The key of one word as a person writes it. Keep the result in a `static let`: this hashes each time.
    init(_ word: String) {
        var hash = WordKey.seed
        for byte in LetterFolding.fold(word) where byte != 0x2E { WordKey.mix(byte, into: &hash) }
        self.hash = hash
    }

    init(stringLiteral word: String) {
        self.init(word)
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func mix(_ byte: UInt8, into hash: inout UInt64) {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
