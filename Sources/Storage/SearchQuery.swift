/// A query as a person types it, read without ever failing: words and "phrases"; a leading `-` excludes, a trailing
/// `*` asks for a prefix. Everything else is taken literally.
struct SearchQuery {
    struct Term: Equatable {
        /// One word, or the words of a phrase.
        var words: [String]
        var isExcluded = false
        var isPrefix = false
    }

    private(set) var terms: [Term] = []

    init(_ text: String) {
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
                continue
            }
            var isExcluded = false
            if first == "-", let second = rest.dropFirst().first, !second.isWhitespace {
                isExcluded = true
                rest = rest.dropFirst()
            }
            let piece: Substring
            var isPrefix = false
            if rest.first == "\"" {
                rest = rest.dropFirst()
                piece = rest.prefix { $0 != "\"" }
                rest = rest.dropFirst(piece.count + 1)
            } else {
                piece = rest.prefix { !$0.isWhitespace }
                rest = rest.dropFirst(piece.count)
                isPrefix = piece.count > 1 && piece.hasSuffix("*")
            }
            let words = SearchQuery.words(of: piece)
            if !words.isEmpty { terms.append(Term(words: words, isExcluded: isExcluded, isPrefix: isPrefix)) }
        }
    }

    /// What is searched for, without the query's stop words unless nothing else is left.
    var searched: [Term] {
        let wanted = terms.filter { !$0.isExcluded }
        let telling = wanted.filter { $0.words.count > 1 || !SearchQuery.stopWords.contains($0.words[0]) }
        return telling.isEmpty ? wanted : telling
    }

    /// For FTS5's MATCH: every term quoted, so that nothing in it is syntax.
    ///
    /// - Throws: ``StoreError`` with code `badQuery` when there is nothing to search for.
    func matchExpression(joinedBy joint: String = "OR") throws -> String {
        let wanted = searched
        guard !wanted.isEmpty else {
            throw StoreError(
                .badQuery,
                "the query holds no word to search for: give at least one word that is not excluded by '-'",
                parameter: "q"
            )
        }
        let excluded = terms.filter(\.isExcluded)
        let any = wanted.map(SearchQuery.expression).joined(separator: " \(joint) ")
        if excluded.isEmpty { return any }
        return "(\(any)) NOT (\(excluded.map(SearchQuery.expression).joined(separator: " OR ")))"
    }

    private static func expression(_ term: Term) -> String {
        "\"" + term.words.joined(separator: " ") + "\"" + (term.isPrefix ? "*" : "")
    }

    /// Letters and digits, cut as the index's tokenizer cuts; CJK in pairs, as ``IndexSpellings`` stores them.
    static func words(of text: Substring) -> [String] {
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

    /// English words that carry no meaning in a query.
    static let stopWords: Set<String> = [
        "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does",
        "for", "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "may", "of", "on", "or", "s",
        "should", "that", "the", "their", "there", "these", "they", "this", "to", "was", "were", "what", "when",
        "where", "which", "who", "whom", "whose", "why", "will", "with", "would",
    ]
}
