import Foundation
import GRDB
public import Model

/// What fetching has learnt of a source. Times are milliseconds since the epoch.
public struct SourceProgress: Sendable, Equatable {
    /// Where the source lives since a permanent redirect (301, 308).
    public var effectiveURL: String?
    public var etag: String?
    public var lastModified: String?
    public var lastStatus: Int?
    public var lastError: String?
    /// Runs that failed one after the other; 0 after one that went well.
    public var failures = 0
    public var lastRunAt: Int64?
    public var lastSuccessAt: Int64?
    public var nextDueAt: Int64?
    public var interval: Int64?
    public var contentSHA256: String?
    public var formatSeen: String?
    /// Not to be asked before, by its server's own word (Retry-After).
    public var holdUntil: Int64?

    public init() {}
}

/// A source of the store with how it fares.
public struct SourceRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var source: Source
    public var origin: SourceOrigin
    public var progress: SourceProgress
    public var articleCount: Int
    /// Milliseconds since the epoch.
    public var createdAt: Int64
    public var updatedAt: Int64

    public init(
        key: Int64,
        id: String,
        source: Source,
        origin: SourceOrigin,
        progress: SourceProgress,
        articleCount: Int,
        createdAt: Int64,
        updatedAt: Int64
    ) {
        self.key = key
        self.id = id
        self.source = source
        self.origin = origin
        self.progress = progress
        self.articleCount = articleCount
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension Store {
    /// Sources in the order in which they came, optionally of some states only.
    public func sources(states: [SourceState] = [], page: PageRequest) throws -> Page<SourceRow> {
        try read { connection in
            var clause = FilterClause()
            if !states.isEmpty {
                clause.add(
                    "s.state IN (\(FilterClause.marks(states.count)))",
                    StatementArguments(states.map(\.rawValue))
                )
            }
            let total =
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM source s" + clause.whereSQL,
                    arguments: clause.arguments
                ) ?? 0
            if let after = page.after { clause.add("s.source_key > ?", [after.key]) }
            let rows = try Row.fetchAll(
                connection,
                sql: Store.sourceSelection + clause.whereSQL + " ORDER BY s.source_key LIMIT \(page.limit + 1)",
                arguments: clause.arguments
            )
            let sources = rows.prefix(page.limit).map(Store.sourceRow)
            let next = rows.count > page.limit ? sources.last.map { PagePosition(value: nil, key: $0.key) } : nil
            return Page(rows: sources, next: next, total: total)
        }
    }

    /// Every source that has an address, in the order in which they came.
    public func fetchedSources() throws -> [SourceRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: Store.sourceSelection + " WHERE s.url IS NOT NULL ORDER BY s.source_key"
            ).map(Store.sourceRow)
        }
    }

    /// The source with this id or, failing that, this name; nil when there is none.
    public func source(_ idOrName: String) throws -> SourceRow? {
        try read { connection in
            try Row.fetchOne(
                connection,
                sql: Store.sourceSelection + " WHERE s.id = ? OR s.name = ? ORDER BY s.id = ? DESC LIMIT 1",
                arguments: [idOrName, idOrName, idOrName]
            ).map(Store.sourceRow)
        }
    }

    /// When the latest articles of a source were published, the newest first, seconds since the epoch.
    public func publications(ofSource key: Int64, limit: Int) throws -> [Int64] {
        try read { connection in
            try Int64.fetchAll(
                connection,
                sql: """
                    SELECT published_seconds FROM article
                    WHERE source_key = ? AND published_seconds IS NOT NULL AND deleted_at IS NULL
                    ORDER BY published_seconds DESC LIMIT \(max(1, limit))
                    """,
                arguments: [key]
            )
        }
    }

    static let sourceSelection = """
        SELECT s.*, p.effective_url, p.etag, p.last_modified, p.last_status, p.last_error, p.failures, p.last_run_at,
            p.last_success_at, p.next_due_at, p.interval_ms, p.content_sha256, p.format_seen, p.hold_until,
            (SELECT count(*) FROM article a WHERE a.source_key = s.source_key AND a.deleted_at IS NULL) AS article_count
        FROM source s LEFT JOIN source_state p USING (source_key)
        """

    static func sourceRow(_ row: Row) -> SourceRow {
        SourceRow(
            key: row["source_key"],
            id: row["id"],
            source: source(row),
            origin: SourceOrigin(rawValue: row["origin"]) ?? .document,
            progress: progress(row),
            articleCount: row["article_count"],
            createdAt: row["created_at"],
            updatedAt: row["updated_at"]
        )
    }

    private static func source(_ row: Row) -> Source {
        Source(
            name: row["name"],
            url: row["url"],
            format: (row["format"] as String?).flatMap(DocumentFormat.init),
            schedule: SourceSchedule(row["schedule"] as String) ?? .adaptive,
            tier: SourceTier(rawValue: row["tier"]) ?? .trade,
            owner: row["owner"],
            country: row["country"],
            language: row["language"],
            topics: JSONList.decode(row["topics"]),
            keep: row["keep"],
            drop: row["drop"],
            follow: row["follow"],
            recipe: row["recipe"],
            headers: headers(row["headers"]),
            timezone: row["timezone"],
            state: SourceState(rawValue: row["state"]) ?? .passive
        )
    }

    private static func headers(_ text: String) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))) ?? [:]
    }

    private static func progress(_ row: Row) -> SourceProgress {
        var progress = SourceProgress()
        progress.effectiveURL = row["effective_url"]
        progress.etag = row["etag"]
        progress.lastModified = row["last_modified"]
        progress.lastStatus = row["last_status"]
        progress.lastError = row["last_error"]
        progress.failures = row["failures"] ?? 0
        progress.lastRunAt = row["last_run_at"]
        progress.lastSuccessAt = row["last_success_at"]
        progress.nextDueAt = row["next_due_at"]
        progress.interval = row["interval_ms"]
        progress.contentSHA256 = row["content_sha256"]
        progress.formatSeen = row["format_seen"]
        progress.holdUntil = row["hold_until"]
        return progress
    }
}
