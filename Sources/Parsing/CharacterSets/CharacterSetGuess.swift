/// The most likely character set of bytes that declare none and are no UTF-8.
///
/// Each candidate is a model of how likely its bytes are: which classes of characters its language uses, and how many
/// characters share a class (Li and Momoi, "A composite approach to language/encoding detection", 2001, reduced to
/// the distribution of characters). The candidate under which the bytes are likeliest wins.
enum CharacterSetGuess {
    /// Bytes looked at, from shortly before the first that is no ASCII.
    private static let sampleSize = 16 << 10

    static func best(for bytes: [UInt8]) -> CharacterSet {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return .windows1252 }
        let start = max(0, first - 16)
        let sample = telling(bytes[start..<min(bytes.count, start + sampleSize)])
        var best = CharacterSet.windows1252
        var bestScore = -Double.infinity
        for model in SingleByteModel.all {
            let score = model.logLikelihood(of: sample)
            if score > bestScore { (best, bestScore) = (model.set, score) }
        }
        for model in MultiByteModel.all {
            let score = model.logLikelihood(of: sample)
            if score > bestScore { (best, bestScore) = (model.set, score) }
        }
        return best
    }

    /// Without the ASCII bytes that stand between others: they are as likely under every model.
    private static func telling(_ sample: ArraySlice<UInt8>) -> [UInt8] {
        sample.indices.filter { index in
            sample[index] >= 0x80 || (index > sample.startIndex && sample[index - 1] >= 0x80)
                || (index + 1 < sample.endIndex && sample[index + 1] >= 0x80)
        }.map { sample[$0] }
    }
}
