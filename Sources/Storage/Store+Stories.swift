import GRDB
public import Model

/// Reports of one event, across sources.
public struct StoryRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var headline: String?
    public var primaryArticleID: String?
    /// Seconds since the epoch.
    public var firstPublished: Int64?
    public var lastPublished: Int64?
    public var reportCount: Int
    public var sourceCount: Int
    public var independentCount: Int
    public var hasConflict: Bool
    public var mergedInto: String?
    public var firstSeenAt: Int64
    public var updatedAt: Int64
}

/// An article as a member of a story.
public struct StoryMemberRow: Sendable, Equatable {
    public var article: ArticleRow
    /// Why it was joined to the story.
    public var reasons: [String]
    public var similarity: Double?
    /// A wire copy or reprint of another report.
    public var isCopy: Bool
}

extension Store {
    /// Stories of the articles that meet `filter`, the one last reported first.
    public func stories(_ filter: Filter, page: PageRequest) throws -> Page<StoryRow> {
        try read { connection in
            var clause = FilterClause()
            clause.add("t.deleted_at IS NULL AND t.merged_into IS NULL AND t.report_count > 0")
            if filter != Filter() {
                let inner = try FilterClause.articles(filter, in: connection)
                clause.add("t.story_key IN (SELECT a.story_key FROM article a\(inner.whereSQL))", inner.arguments)
            }
            let total =
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM story t" + clause.whereSQL,
                    arguments: clause.arguments
                ) ?? 0
            clause.addKeyset(column: "t.last_published", key: "t.story_key", after: page.after, order: .newestFirst)
            let rows = try Row.fetchAll(
                connection,
                sql: Store.storySelection + clause.whereSQL
                    + " ORDER BY t.last_published IS NULL, t.last_published DESC, t.story_key DESC"
                    + " LIMIT \(page.limit + 1)",
                arguments: clause.arguments
            )
            let stories = rows.prefix(page.limit).map(Store.story)
            let next =
                rows.count > page.limit ? stories.last.map { PagePosition(value: $0.lastPublished, key: $0.key) } : nil
            return Page(rows: stories, next: next, total: total)
        }
    }

    /// One story; a merged one comes back with `mergedInto` set. Nil when there is none or it was emptied.
    public func story(id: String) throws -> StoryRow? {
        try read { connection in
            try Row.fetchOne(
                connection,
                sql: Store.storySelection + " WHERE t.id = ? AND (t.deleted_at IS NULL OR t.merged_into IS NOT NULL)",
                arguments: [id]
            ).map(Store.story)
        }
    }

    /// The reports of a story, oldest first.
    public func members(ofStory id: String) throws -> [StoryMemberRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: Store.articleColumns + """
                    , m.reasons, m.similarity, m.is_copy FROM story_member m JOIN article a USING (article_key)
                    LEFT JOIN source s USING (source_key) JOIN story st ON st.story_key = m.story_key
                    WHERE st.id = ? AND a.deleted_at IS NULL
                    ORDER BY a.published_seconds IS NULL, a.published_seconds, a.article_key
                    """,
                arguments: [id]
            ).map { row in
                StoryMemberRow(
                    article: Store.article(row),
                    reasons: JSONList.decode(row["reasons"]),
                    similarity: row["similarity"],
                    isCopy: row["is_copy"]
                )
            }
        }
    }

    /// The events of a story, most reported first.
    public func events(ofStory id: String) throws -> [EventRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: Store.eventSelection
                    + " WHERE st.id = ? AND v.deleted_at IS NULL AND v.merged_into IS NULL"
                    + " ORDER BY v.report_count DESC, v.confidence DESC, v.event_key",
                arguments: [id]
            ).map { try Store.event($0, connection) }
        }
    }

    private static let storySelection = """
        SELECT t.*, p.id AS primary_id FROM story t LEFT JOIN article p ON p.article_key = t.primary_article
        """

    private static func story(_ row: Row) -> StoryRow {
        StoryRow(
            key: row["story_key"],
            id: row["id"],
            headline: row["headline"],
            primaryArticleID: row["primary_id"],
            firstPublished: row["first_published"],
            lastPublished: row["last_published"],
            reportCount: row["report_count"],
            sourceCount: row["source_count"],
            independentCount: row["independent_count"],
            hasConflict: row["has_conflict"],
            mergedInto: row["merged_into"],
            firstSeenAt: row["first_seen_at"],
            updatedAt: row["updated_at"]
        )
    }
}
