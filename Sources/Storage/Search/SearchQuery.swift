import Model

/// A query as a person types it, understood without ever failing (Docs/search.md is its grammar).
struct SearchQuery: Sendable {
    /// What one place of the query may be.
    struct Term: Sendable, Hashable {
        enum Shape: Sendable, Hashable {
            /// One word, in any of its forms.
            case word(String)
            /// Words in this order, as typed in quotes.
            case phrase([String])
            /// What stands between two blanks but is several words of the index: `F-16`.
            case compound([String])
            case prefix(String)
            /// Two terms with at most so many words between them.
            case near([String], [String], Int)
            /// FTS5's own syntax.
            case raw(String)
        }

        var shape: Shape
        /// Only in this column of the index (`title`, `entities`); nil: everywhere.
        var column: String?

        /// The words in it, for highlights.
        var words: [String] {
            switch shape {
            case .word(let word), .prefix(let word): [word]
            case .phrase(let words), .compound(let words): words
            case .near(let first, let second, _): first + second
            case .raw(let text): SearchWords.cut(text).filter { !["and", "or", "not", "near"].contains($0) }
            }
        }

        var isStopWord: Bool {
            if case .word(let word) = shape { return column == nil && StopWords.english.contains(word) }
            return false
        }
    }

    /// Terms joined by OR; a query is a list of such clauses.
    struct Clause: Sendable, Hashable {
        var terms: [Term]
        /// How often it was typed.
        var weight = 1.0
    }

    var clauses: [Clause] = []
    var excluded: [Term] = []
    /// `entity:`, `since:` and their like.
    var filter = Filter()
    /// The same by name, where the store decides whether the name is known; the words to search for when it is not.
    var named: [NamedCondition] = []
    /// One for each `entity:` that is known.
    var entityFilters: [Filter] = []
    /// AND stood between words.
    var requiresAll = false
    var warnings: [String] = []
    /// How the conditions read, for ``interpreted``.
    var conditions: [String] = []

    struct NamedCondition: Sendable, Hashable {
        var field: String
        var value: String
        var isExcluded: Bool
    }

    /// The clauses that are searched for: without the query's stop words, unless nothing else is left.
    var searched: [Clause] {
        let telling = clauses.filter { !$0.terms.allSatisfy(\.isStopWord) }
        return telling.isEmpty ? clauses : telling
    }

    /// Stop words that are passed over.
    var dropped: [String] {
        let telling = clauses.filter { !$0.terms.allSatisfy(\.isStopWord) }
        return telling.isEmpty
            ? [] : clauses.filter { $0.terms.allSatisfy(\.isStopWord) }.flatMap(\.terms).flatMap(\.words)
    }

    /// What was understood, in the query language itself.
    var interpreted: String {
        let positive = searched.map { clause in clause.terms.map(\.description).joined(separator: " OR ") }
        return (positive + excluded.map { "-" + $0.description } + conditions).joined(separator: " ")
    }

    /// For FTS5's MATCH, without what is excluded: every term quoted, so that nothing in it is syntax. Nil when there
    /// is no word to search for.
    func matchExpression(joinedBy joint: String = "OR") -> String? {
        let wanted = searched
        guard !wanted.isEmpty else { return nil }
        return wanted.map { clause in
            let alternatives = clause.terms.flatMap(\.expressions)
            return alternatives.count == 1 ? alternatives[0] : "(" + alternatives.joined(separator: " OR ") + ")"
        }.joined(separator: " \(joint) ")
    }
}

extension SearchQuery.Term: CustomStringConvertible {
    var description: String {
        let column = column.map { ($0 == "entities" ? "entity" : $0) + ":" } ?? ""
        switch shape {
        case .word(let word): return column + word
        case .phrase(let words): return column + "\"" + words.joined(separator: " ") + "\""
        case .compound(let words): return column + "\"" + words.joined(separator: " ") + "\""
        case .prefix(let word): return column + word + "*"
        case .near(let first, let second, let distance):
            return "\(SearchQuery.Term.quoted(first)) near/\(distance) \(SearchQuery.Term.quoted(second))"
        case .raw(let text): return text
        }
    }

    private static func quoted(_ words: [String]) -> String {
        words.count == 1 ? words[0] : "\"" + words.joined(separator: " ") + "\""
    }

    /// Expressions of FTS5, any of which finds the term. Words hold letters and digits only, so that quoting is safe.
    var expressions: [String] {
        let scope = column.map { "\($0) : " } ?? ""
        func quote(_ words: [String]) -> String { "\"" + words.joined(separator: " ") + "\"" }
        switch shape {
        case .word(let word):
            // What is glued in the query may stand apart in the text: F16 finds F-16, 6Tbps finds 6 Tbps.
            let apart = SearchWords.apart(word)
            return [scope + quote([word])] + (apart.count > 1 ? [scope + quote(apart)] : [])
        case .phrase(let words):
            if column != nil { return [scope + quote(words)] }
            // Not across two names of the entities' column. Pairs of CJK characters are in the spellings.
            let isCJK = words.contains { $0.unicodeScalars.contains(where: IndexSpellings.isCJK) }
            return ["{title body\(isCJK ? " spellings" : "")} : " + quote(words)]
        case .compound(let words):
            let joined = words.joined()
            let hasDigit = joined.utf8.contains { (0x30...0x39).contains($0) }
            // U.S. is not the pronoun.
            let isOneWord =
                (4...24).contains(joined.utf8.count) || hasDigit && joined.utf8.count <= 24
            let isCJK = words.contains { $0.unicodeScalars.contains(where: IndexSpellings.isCJK) }
            return [scope + quote(words)] + (isOneWord && !isCJK ? [scope + quote([joined])] : [])
        case .prefix(let word): return [scope + quote([word]) + "*"]
        case .near(let first, let second, let distance):
            return ["{title body} : NEAR(\(quote(first)) \(quote(second)), \(distance))"]
        case .raw(let text): return [text]
        }
    }
}
