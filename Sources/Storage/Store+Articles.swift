import Foundation
import GRDB
public import Model

/// What a list is ordered by.
public enum ArticleOrder: Sendable, Hashable {
    case newestFirst
    case oldestFirst
}

extension Store {
    /// Articles that meet `filter`, by publication; those without a date come last.
    public func articles(
        _ filter: Filter,
        order: ArticleOrder = .newestFirst,
        page: PageRequest
    ) throws -> Page<ArticleRow> {
        try read { connection in
            var clause = try FilterClause.articles(filter, in: connection)
            let total =
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM article a" + clause.whereSQL,
                    arguments: clause.arguments
                ) ?? 0
            clause.addKeyset(column: "a.published_seconds", key: "a.article_key", after: page.after, order: order)
            let direction = order == .newestFirst ? "DESC" : "ASC"
            let rows = try Row.fetchAll(
                connection,
                sql: Store.articleSelection + clause.whereSQL
                    + " ORDER BY a.published_seconds IS NULL, a.published_seconds \(direction), a.article_key \(direction)"
                    + " LIMIT \(page.limit + 1)",
                arguments: clause.arguments
            )
            let articles = rows.prefix(page.limit).map(Store.article)
            let next = rows.count > page.limit ? articles.last.map(Store.position) : nil
            return Page(rows: articles, next: next, total: total)
        }
    }

    /// One article; nil when there is none of that id or it was deleted.
    public func article(id: String) throws -> ArticleRow? {
        try read { connection in
            try Row.fetchOne(
                connection,
                sql: Store.articleSelection + " WHERE a.id = ? AND a.deleted_at IS NULL",
                arguments: [id]
            ).map(Store.article)
        }
    }

    /// Whether an article of that id was stored and deleted.
    public func isDeleted(articleID: String) throws -> Bool {
        try read { connection in
            try Bool.fetchOne(
                connection,
                sql: "SELECT deleted_at IS NOT NULL FROM article WHERE id = ?",
                arguments: [articleID]
            ) ?? false
        }
    }

    /// The earlier texts of an article, oldest first, without the present one.
    public func versions(ofArticle id: String) throws -> [ArticleVersionRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT v.* FROM article_version v JOIN article a USING (article_key) WHERE a.id = ?
                    ORDER BY v.version
                    """,
                arguments: [id]
            ).map { row in
                ArticleVersionRow(
                    version: row["version"],
                    title: row["title"],
                    summary: row["summary"],
                    body: row["body"],
                    textSHA256: row["text_sha256"],
                    recordedAt: row["recorded_at"]
                )
            }
        }
    }

    /// All that was found in one article, with texts cut from it; nil when there is none of that id.
    public func analysis(ofArticle id: String) throws -> Analysis? {
        try read { connection in
            guard
                let row = try Row.fetchOne(
                    connection,
                    sql: Store.articleSelection + " WHERE a.id = ? AND a.deleted_at IS NULL",
                    arguments: [id]
                )
            else { return nil }
            return try AnalysisReader(connection: connection, article: Store.article(row)).read()
        }
    }

    static let articleSelection =
        articleColumns
        + " FROM article a LEFT JOIN source s USING (source_key) LEFT JOIN story st ON st.story_key = a.story_key"

    static let articleColumns = """
        SELECT a.article_key, a.id, a.title, a.summary, a.body, a.url, a.authors, a.tags, s.name AS source,
            s.id AS source_id, a.language, a.image_url, a.published, a.published_seconds, a.modified, a.format,
            a.text_level, a.warnings, a.text_sha256, a.version, a.word_count, a.analyzer, st.id AS story_id,
            a.first_seen_at, a.updated_at
        """

    /// Reads a row of ``articleColumns`` by place: looking 25 names up for each row takes longer than the query.
    static func article(_ row: Row) -> ArticleRow {
        ArticleRow(
            key: row[0],
            id: row[1],
            title: row[2],
            summary: row[3],
            body: row[4],
            url: row[5],
            authors: JSONList.decode(row[6]),
            tags: JSONList.decode(row[7]),
            source: row[8],
            sourceID: row[9],
            language: row[10],
            imageURL: row[11],
            published: (row[12] as String?).flatMap { Timestamp($0) },
            modified: (row[14] as String?).flatMap { Timestamp($0) },
            format: row[15],
            textLevel: row[16],
            warnings: JSONList.decode(row[17]),
            textSHA256: row[18],
            version: row[19],
            wordCount: row[20],
            analyzer: row[21],
            storyID: row[22],
            firstSeenAt: row[23],
            updatedAt: row[24]
        )
    }

    static func position(_ article: ArticleRow) -> PagePosition {
        PagePosition(value: article.published?.sortSeconds, key: article.key)
    }
}

extension FilterClause {
    /// Rows behind `after` in the order of `column` and `key`; rows without a value come last.
    mutating func addKeyset(column: String, key: String, after: PagePosition?, order: ArticleOrder) {
        guard let after else { return }
        let comparison = order == .newestFirst ? "<" : ">"
        if let value = after.value {
            add(
                "(\(column) \(comparison) ? OR (\(column) = ? AND \(key) \(comparison) ?) OR \(column) IS NULL)",
                [value, value, after.key]
            )
        } else {
            add("(\(column) IS NULL AND \(key) \(comparison) ?)", [after.key])
        }
    }
}

extension Store {
    /// For each item, whether an article known by one of its identities is stored with exactly this text.
    public func hasText(_ items: [(identities: [[UInt8]], textSHA256: String)]) throws -> [Bool] {
        try read { connection in
            let statement = try connection.cachedStatement(
                sql: """
                    SELECT 1 FROM article_identity i JOIN article a USING (article_key)
                    WHERE i.identity = ? AND a.text_sha256 = ?
                    """
            )
            return try items.map { item in
                try item.identities.contains { identity in
                    try Int.fetchOne(statement, arguments: [Data(identity), item.textSHA256]) != nil
                }
            }
        }
    }
}
