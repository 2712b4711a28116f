import GRDB
public import Model

/// A stored article with what reading it anew needs.
public struct StoredArticle: Sendable {
    public var known: KnownArticle
    public var article: Article
    /// What it was last read with.
    public var analyzer: String
}

extension Store {
    /// Articles to be read anew, in the order in which they were stored.
    ///
    /// - Parameters:
    ///   - position: the key of the last one that was dealt with; 0 at first.
    ///   - stamp: those that were read with it already are left out; nil takes all.
    public func articlesToReanalyze(after position: Int64, stamp: String?, limit: Int) throws -> [StoredArticle] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT a.*, s.name AS source FROM article a LEFT JOIN source s USING (source_key)
                    WHERE a.article_key > ? AND a.deleted_at IS NULL AND (? IS NULL OR a.analyzer <> ?)
                    ORDER BY a.article_key LIMIT ?
                    """,
                arguments: [position, stamp, stamp, limit]
            ).map { row in
                StoredArticle(
                    known: Store.known(row),
                    article: Store.parsedArticle(row),
                    analyzer: row["analyzer"]
                )
            }
        }
    }

    static func known(_ row: Row) -> KnownArticle {
        KnownArticle(
            key: row["article_key"],
            id: row["id"],
            textSHA256: row["text_sha256"],
            url: row["url"],
            isDeleted: row["deleted_at"] != nil,
            version: row["version"],
            publishedSeconds: row["published_seconds"]
        )
    }

    /// How many articles ``articlesToReanalyze(after:stamp:limit:)`` would give in all.
    public func countToReanalyze(after position: Int64, stamp: String?) throws -> Int {
        try read { connection in
            try Int.fetchOne(
                connection,
                sql: """
                    SELECT count(*) FROM article
                    WHERE article_key > ? AND deleted_at IS NULL AND (? IS NULL OR analyzer <> ?)
                    """,
                arguments: [position, stamp, stamp]
            ) ?? 0
        }
    }

    private static func parsedArticle(_ row: Row) -> Article {
        Article(
            title: row["title"],
            body: row["body"],
            summary: row["summary"],
            url: row["url"],
            authors: JSONList.decode(row["authors"]),
            publishedAt: (row["published"] as String?).flatMap { Timestamp($0) },
            updatedAt: (row["modified"] as String?).flatMap { Timestamp($0) },
            language: row["language"],
            source: row["source"],
            tags: JSONList.decode(row["tags"]),
            imageURL: row["image_url"],
            format: (row["format"] as String?).flatMap(DocumentFormat.init),
            warnings: JSONList.decode(row["warnings"]),
            guid: row["guid"],
            referenceDay: (row["reference_day"] as String?).flatMap { CalendarDay($0) },
            isReferenceDayAssumed: row["reference_is_assumed"],
            textLevel: TextLevel(rawValue: row["text_level"]) ?? .full
        )
    }
}

extension WriteSession {
    /// Whether an article still has the text that was read, and was not deleted meanwhile.
    public func isUnchanged(_ article: KnownArticle) throws -> Bool {
        try key(
            "SELECT 1 FROM article WHERE article_key = ? AND text_sha256 = ? AND deleted_at IS NULL",
            [article.key, article.textSHA256]
        ) != nil
    }

    /// Notes that reading an article anew found what is stored. Not a change: nobody need sync it.
    public func stamp(_ article: KnownArticle, analyzer: String) throws {
        try run("UPDATE article SET analyzer = ? WHERE article_key = ?", [analyzer, article.key])
    }

    /// Begins a run of re-analysis. One that was cut short before is noted as abandoned.
    ///
    /// - Returns: the run, and the key of the last article that an abandoned run over all articles with the same stamp
    ///   had done; 0 when there was none.
    public func beginReanalysis(stamp: String, takesAll: Bool) throws -> (run: Int64, position: Int64) {
        var position: Int64 = 0
        if takesAll {
            position =
                try key(
                    """
                    SELECT a.article_key FROM ingestion_run r JOIN article a ON r.error = 'read with ' || ? || ' up to ' || a.id
                    WHERE r.kind = 'reanalyze' AND r.state = 'running' ORDER BY r.run_key DESC LIMIT 1
                    """,
                    [stamp]
                ) ?? 0
        }
        try run(
            "UPDATE ingestion_run SET state = 'abandoned', finished_at = ? WHERE kind = 'reanalyze' AND state = 'running'",
            [now]
        )
        return (try beginRun(.reanalyze), position)
    }

    /// Notes how far a run of re-analysis over all articles has come, in the transaction that brought it there.
    public func noteReanalysis(_ runKey: Int64, stamp: String, upTo articleID: String, counts: RunCounts) throws {
        try run(
            "UPDATE ingestion_run SET error = ?, items_known = ?, items_changed = ? WHERE run_key = ?",
            ["read with \(stamp) up to \(articleID)", counts.known, counts.changed, runKey]
        )
    }
}
