import GRDB
public import Model

/// A query of the search grammar as a rule over articles that are not stored yet: what search would find, it matches.
public final class ArticleRule: Sendable {
    private let index: DatabaseQueue
    private let expression: String

    /// - Throws: ``StoreError`` with code `badQuery` when the query holds nothing to search for.
    public init(_ query: String) throws {
        // A rule knows no moment: of the grammar it uses words, phrases, prefixes and exclusions.
        let parsed = QueryParser.parse(query, now: 0)
        guard let match = parsed.matchExpression(joinedBy: "AND") else {
            throw StoreError(
                .badQuery,
                "the rule '\(query)' holds no word to search for: give at least one word that is not excluded by '-'"
            )
        }
        let excluded = parsed.excluded.flatMap(\.expressions)
        expression = excluded.isEmpty ? match : "(\(match)) NOT (\(excluded.joined(separator: " OR ")))"
        index = try DatabaseQueue()
        // The tokenizer of the stored index, so that words match in the same forms.
        try index.write { connection in
            try connection.execute(
                sql: """
                    CREATE VIRTUAL TABLE article_fts USING fts5 (
                        title, body, entities, spellings, content = '',
                        tokenize = 'porter unicode61 remove_diacritics 2'
                    )
                    """
            )
        }
    }

    /// For each article whether the query finds it in title, summary or body.
    public func matches(_ articles: [Article]) throws -> [Bool] {
        var found: Set<Int> = []
        try index.write { connection in
            for (number, article) in articles.enumerated() {
                let text = article.body + "\n" + (article.summary ?? "")
                try connection.execute(
                    sql: "INSERT INTO article_fts (rowid, title, body, entities, spellings) VALUES (?, ?, ?, '', ?)",
                    arguments: [number + 1, article.title ?? "", text, IndexSpellings.of(article.analyzedText)]
                )
            }
            found = Set(
                try Int.fetchAll(
                    connection,
                    sql: "SELECT rowid FROM article_fts WHERE article_fts MATCH ?",
                    arguments: [expression]
                )
            )
            try connection.execute(sql: "INSERT INTO article_fts (article_fts) VALUES ('delete-all')")
        }
        return articles.indices.map { found.contains($0 + 1) }
    }
}
