/// Near-duplicates without comparing everything: MinHash over word shingles, cut into bands.
///
/// Two texts with a Jaccard similarity of 0.8 share a band with a probability above 0.99, of 0.6 with 0.86, of 0.3
/// with 0.2 (Broder 1997; banding after Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4).
struct TextSignature: Sendable, Equatable {
    /// Hashes of the runs of three words, ascending.
    let shingles: [UInt64]
    /// Eight bands of three minima each; empty for a text of fewer than eight words.
    let bands: [Int64]

    private static let bandCount = 8
    private static let rowsPerBand = 3

    init(of text: String) {
        let words = TextSignature.words(of: text)
        guard words.count >= 8 else {
            shingles = []
            bands = []
            return
        }
        var found = (0...(words.count - 3)).map { index in
            TextSignature.mix(words[index] &* 3 ^ TextSignature.mix(words[index + 1] &* 5 ^ words[index + 2]))
        }
        found.sort()
        var kept = 1
        for index in 1..<found.count where found[index] != found[kept - 1] {
            found[kept] = found[index]
            kept += 1
        }
        found.removeSubrange(kept...)
        shingles = found
        bands = TextSignature.bands(of: found)
    }

    /// Shared shingles over all shingles: 1 for the same text, 0 when nothing is shared or one is too short.
    func similarity(to other: TextSignature) -> Double {
        guard !shingles.isEmpty, !other.shingles.isEmpty else { return 0 }
        let shared = countShared(with: other)
        return Double(shared) / Double(shingles.count + other.shingles.count - shared)
    }

    /// The share of the shorter text's shingles that the longer one holds: an excerpt scores near 1.
    func containment(in other: TextSignature) -> Double {
        guard !shingles.isEmpty, !other.shingles.isEmpty else { return 0 }
        let shared = countShared(with: other)
        return Double(shared) / Double(min(shingles.count, other.shingles.count))
    }

    private func countShared(with other: TextSignature) -> Int {
        var (shared, one, two) = (0, 0, 0)
        while one < shingles.count, two < other.shingles.count {
            let (left, right) = (shingles[one], other.shingles[two])
            if left == right { shared += 1 }
            if left <= right { one += 1 }
            if right <= left { two += 1 }
        }
        return shared
    }

    private static func bands(of shingles: [UInt64]) -> [Int64] {
        var minima = [UInt64](repeating: .max, count: bandCount * rowsPerBand)
        for shingle in shingles {
            for row in minima.indices {
                let value = mix(shingle ^ seeds[row])
                if value < minima[row] { minima[row] = value }
            }
        }
        return (0..<bandCount).map { band in
            var hash = UInt64(band)
            for row in 0..<rowsPerBand { hash = mix(hash ^ minima[band * rowsPerBand + row]) }
            return Int64(bitPattern: hash)
        }
    }

    private static let seeds: [UInt64] = (1...UInt64(bandCount * rowsPerBand)).map { mix($0 &* 0x9E37_79B9_7F4A_7C15) }

    /// FNV-1a of each run of letters and digits, in lower case.
    private static func words(of text: String) -> [UInt64] {
        var words: [UInt64] = []
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var isInside = false
        for byte in text.utf8 {
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower &- 0x61 < 26 || lower &- 0x30 < 10 || lower >= 0x80 {
                hash = (hash ^ UInt64(lower)) &* 0x0000_0100_0000_01B3
                isInside = true
            } else if isInside {
                words.append(hash)
                hash = 0xCBF2_9CE4_8422_2325
                isInside = false
            }
        }
        if isInside { words.append(hash) }
        return words
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
