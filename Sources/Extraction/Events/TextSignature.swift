/// A MinHash of a text's five-word shingles: how much of two texts is word for word the same, without keeping the texts.
///
/// A. Broder, "On the resemblance and containment of documents", 1997. With 64 hashes the standard error is below 0.07.
public struct TextSignature: Sendable, Equatable {
    /// The smallest hash of each of the 64 permutations; empty for a text of fewer than five words.
    public let minima: [UInt32]

    /// Linear in the length of `text`; case, diacritics and marks do not count.
    public init(_ text: String) {
        let tokens = Tokenizer.tokenize(SourceText(title: nil, body: text)).tokens.filter { $0.isWord || $0.isNumber }
        guard tokens.count >= TextSignature.words else {
            minima = []
            return
        }
        var least = [UInt32](repeating: .max, count: TextSignature.seeds.count)
        for start in 0...(tokens.count - TextSignature.words) {
            var shingle = WordKey.seed
            for token in tokens[start..<start + TextSignature.words] {
                shingle = (shingle ^ token.key.hash) &* 0x0000_0100_0000_01B3
            }
            for (index, seed) in TextSignature.seeds.enumerated() {
                let mixed = (shingle ^ seed) &* 0x9E37_79B9_7F4A_7C15
                least[index] = min(least[index], UInt32(truncatingIfNeeded: mixed >> 32))
            }
        }
        minima = least
    }

    /// The estimated share of shingles both texts have, 0 to 1; 0 when either is too short to tell.
    public func resemblance(to other: TextSignature) -> Double {
        guard !minima.isEmpty, minima.count == other.minima.count else { return 0 }
        let equal = zip(minima, other.minima).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
        return Double(equal) / Double(minima.count)
    }

    /// Keys for an index of near-duplicates: two texts that resemble each other by 0.6 share one with probability 0.99.
    public var bands: [UInt64] {
        stride(from: 0, to: minima.count - 1, by: 2).map { start in
            UInt64(start) << 56 ^ (UInt64(minima[start]) << 32 ^ UInt64(minima[start + 1]))
        }
    }

    private static let words = 5
    private static let seeds: [UInt64] = (1...64).map { UInt64($0) &* 0xD6E8_FEB8_6659_FD93 }
}
