import GRDB
public import Model

/// An article that a query found.
public struct SearchHit: Sendable, Equatable {
    public var article: ArticleRow
    /// Higher is better.
    public var score: Double
    /// Where query words stand in ``ArticleRow/analyzedText``, in Unicode scalars.
    public var highlights: [TextSpan]
}

/// How the words of a query are joined.
public enum SearchMatch: String, Sendable, CaseIterable {
    case all
    case any
}

extension Store {
    /// Articles ranked by BM25 (title counts twice, names one and a half times) that meet the query and `filter`.
    ///
    /// - Parameters:
    ///   - filter: its `query` is what is searched for; must not be nil.
    ///   - limit: hits wanted, best first.
    /// - Throws: ``StoreError`` with code `badQuery` when there is no word to search for.
    public func search(_ filter: Filter, match: SearchMatch, limit: Int) throws -> (hits: [SearchHit], total: Int) {
        guard let text = filter.query else { throw StoreError(.badQuery, "q is missing", parameter: "q") }
        let query = SearchQuery(text)
        let expression = try query.matchExpression(joinedBy: match == .all ? "AND" : "OR")
        var rest = filter
        rest.query = nil
        return try read { connection in
            let clause = try FilterClause.articles(rest, in: connection)
            let source = """
                 FROM article_fts f JOIN article a ON a.article_key = f.rowid LEFT JOIN source s USING (source_key)
                    LEFT JOIN story st ON st.story_key = a.story_key
                """
            let condition = clause.whereSQL + " AND article_fts MATCH ?"
            let arguments = clause.arguments + [expression]
            let total =
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM article_fts f JOIN article a ON a.article_key = f.rowid" + condition,
                    arguments: arguments
                ) ?? 0
            let rows = try Row.fetchAll(
                connection,
                sql: Store.articleColumns + ", -bm25(article_fts, 2.0, 1.0, 1.5, 1.0) AS score" + source + condition
                    + " ORDER BY score DESC, a.published_seconds DESC, a.article_key DESC LIMIT \(max(1, limit))",
                arguments: arguments
            )
            let marker = HighlightMarker(query)
            let hits = rows.map { row in
                let article = Store.article(row)
                return SearchHit(
                    article: article,
                    score: row["score"],
                    highlights: marker.spans(in: article.analyzedText)
                )
            }
            return (hits, total)
        }
    }
}
