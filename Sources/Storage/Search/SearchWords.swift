/// Cuts what is typed as the index cuts texts.
enum SearchWords {
    /// Letters and digits in lower case; CJK in pairs, as ``IndexSpellings`` stores them.
    ///
    ///     SearchWords.cut("F-16")  // ["f", "16"]
    static func cut(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var isCJK = false
        func flush() {
            defer { word = String.UnicodeScalarView() }
            guard !word.isEmpty else { return }
            let scalars = Array(word)
            if isCJK, scalars.count > 1 {
                for index in 0..<(scalars.count - 1) {
                    words.append(String(String.UnicodeScalarView(scalars[index...(index + 1)])))
                }
            } else {
                words.append(String(word).lowercased())
            }
        }
        for scalar in text.unicodeScalars {
            let cjk = IndexSpellings.isCJK(scalar)
            let belongs =
                cjk || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark
            if !belongs || cjk != isCJK { flush() }
            isCJK = cjk
            if belongs { word.append(scalar) }
        }
        flush()
        return words
    }

    /// A designation or number with its unit, taken apart: `f16` is `f`, `16`; one piece for anything else.
    static func apart(_ word: String) -> [String] {
        let bytes = Array(word.utf8)
        guard bytes.count >= 2, bytes.count <= 12, bytes.allSatisfy({ $0 < 0x80 }) else { return [word] }
        var pieces: [[UInt8]] = []
        var wasDigit: Bool?
        for byte in bytes {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit == wasDigit { pieces[pieces.count - 1].append(byte) } else { pieces.append([byte]) }
            wasDigit = isDigit
        }
        return pieces.count == 2 ? pieces.map { String(decoding: $0, as: UTF8.self) } : [word]
    }
}

enum StopWords {
    /// English words that carry no meaning in a query.
    static let english: Set<String> = [
        "a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any", "are", "as",
        "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "could",
        "did", "do", "does", "doing", "down", "during", "each", "few", "for", "from", "further", "had", "has", "have",
        "having", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
        "itself", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of", "off", "on", "once",
        "only", "or", "other", "our", "out", "over", "own", "s", "same", "she", "should", "so", "some", "such",
        "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to",
        "too", "under", "until", "up", "upon", "very", "was", "we", "were", "what", "when", "where", "which", "while",
        "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
    ]
}
