import Foundation
import GRDB
public import Model

extension WriteSession {
    /// Stores a source that is to be fetched; one of its name that documents brought along becomes it.
    ///
    /// - Returns: its id.
    /// - Throws: ``StoreError`` with code `conflict` when another source has the name or the address.
    @discardableResult
    public func addSource(_ source: Source, origin: SourceOrigin) throws -> String {
        if let url = source.url, let other = try name("url = ?", [url]) {
            throw StoreError(.conflict, "the source '\(other)' has the address \(url) already", parameter: "url")
        }
        let known = try Row.fetchOne(
            connection,
            sql: "SELECT source_key, id, url FROM source WHERE name = ?",
            arguments: [source.name]
        )
        if let known {
            guard known["url"] == nil as String? else {
                throw StoreError(.conflict, "there is a source '\(source.name)' already", parameter: "name")
            }
            try update(known["source_key"], id: known["id"], to: source, origin: origin)
            return known["id"]
        }
        var id = Identifier.make(.source, [source.name])
        if try isTaken(id) { id = Identifier.make(.source, [source.name, String(now)]) }
        try run(
            """
            INSERT INTO source (id, name, schedule, origin, created_at, updated_at) VALUES (?, ?, 'adaptive', ?, ?, ?)
            """,
            [id, source.name, origin.rawValue, now, now]
        )
        let key = connection.lastInsertedRowID
        try write(source, origin: origin, to: key)
        try logChange("source", id, "created")
        return id
    }

    /// Replaces the settings of a source. What fetching remembers of its bytes is forgotten, so that new rules are
    /// applied to what it shows now.
    ///
    /// - Throws: ``StoreError`` with code `conflict` when another source has the name or the address.
    public func updateSource(_ row: SourceRow, to source: Source, origin: SourceOrigin? = nil) throws {
        if source.name != row.source.name, try name("name = ?", [source.name]) != nil {
            throw StoreError(.conflict, "there is a source '\(source.name)' already", parameter: "name")
        }
        if let url = source.url, url != row.source.url, let other = try name("url = ?", [url]) {
            throw StoreError(.conflict, "the source '\(other)' has the address \(url) already", parameter: "url")
        }
        try update(row.key, id: row.id, to: source, origin: origin ?? row.origin)
    }

    /// Changes nothing but whether a source is fetched.
    public func setState(_ state: SourceState, ofSource row: SourceRow) throws {
        try run("UPDATE source SET state = ?, updated_at = ? WHERE source_key = ?", [state.rawValue, now, row.key])
        if state == .active {
            try run(
                "UPDATE source_state SET next_due_at = NULL, failures = 0 WHERE source_key = ?",
                [row.key]
            )
        }
        try logChange("source", row.id, "updated")
    }

    /// Forgets a source. One that articles came from stays as their passive origin, and is fetched no more.
    public func removeSource(_ row: SourceRow) throws {
        try run("DELETE FROM source_state WHERE source_key = ?", [row.key])
        if try key("SELECT 1 FROM article WHERE source_key = ? LIMIT 1", [row.key]) != nil {
            try run(
                """
                UPDATE source SET url = NULL, state = 'passive', schedule = 'never', origin = 'document',
                    updated_at = ? WHERE source_key = ?
                """,
                [now, row.key]
            )
        } else {
            try run("DELETE FROM source WHERE source_key = ?", [row.key])
        }
        try logChange("source", row.id, "deleted")
    }

    /// Records what fetching has learnt.
    public func saveProgress(_ progress: SourceProgress, ofSource sourceKey: Int64) throws {
        try run(
            """
            INSERT OR REPLACE INTO source_state (source_key, effective_url, etag, last_modified, last_status, last_error,
                failures, last_run_at, last_success_at, next_due_at, interval_ms, content_sha256, format_seen,
                hold_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                sourceKey, progress.effectiveURL, progress.etag, progress.lastModified, progress.lastStatus,
                progress.lastError, progress.failures, progress.lastRunAt, progress.lastSuccessAt,
                progress.nextDueAt, progress.interval, progress.contentSHA256, progress.formatSeen,
                progress.holdUntil,
            ]
        )
    }

    /// How much of a stored article's text is at hand.
    public func textLevel(ofArticle key: Int64) throws -> TextLevel? {
        try String.fetchOne(
            connection.cachedStatement(sql: "SELECT text_level FROM article WHERE article_key = ?"),
            arguments: [key]
        ).flatMap(TextLevel.init)
    }

    private func update(_ key: Int64, id: String, to source: Source, origin: SourceOrigin) throws {
        try write(source, origin: origin, to: key)
        try run(
            """
            UPDATE source_state SET effective_url = NULL, etag = NULL, last_modified = NULL, content_sha256 = NULL,
                next_due_at = NULL, failures = 0, last_error = NULL, format_seen = NULL WHERE source_key = ?
            """,
            [key]
        )
        try logChange("source", id, "updated")
    }

    private func write(_ source: Source, origin: SourceOrigin, to key: Int64) throws {
        let headers = String(decoding: try WriteSession.headerEncoder.encode(source.headers), as: UTF8.self)
        try run(
            """
            UPDATE source SET name = ?, url = ?, format = ?, schedule = ?, tier = ?, owner = ?, country = ?,
                language = ?, topics = ?, keep = ?, "drop" = ?, follow = ?, recipe = ?, headers = ?, timezone = ?,
                state = ?, origin = ?, updated_at = ? WHERE source_key = ?
            """,
            [
                source.name, source.url, source.format?.rawValue, source.schedule.description, source.tier.rawValue,
                source.owner, source.country, source.language, JSONList.encode(source.topics), source.keep,
                source.drop, source.follow, source.recipe, headers, source.timezone, source.state.rawValue,
                origin.rawValue, now, key,
            ]
        )
    }

    private func name(_ condition: String, _ arguments: StatementArguments) throws -> String? {
        try String.fetchOne(connection, sql: "SELECT name FROM source WHERE \(condition)", arguments: arguments)
    }

    /// A renamed source keeps its id, so that the id of the old name may be taken.
    private func isTaken(_ id: String) throws -> Bool {
        try key("SELECT 1 FROM source WHERE id = ?", [id]) != nil
    }

    private static let headerEncoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
}

// MARK: - robots.txt

extension WriteSession {
    /// Keeps what a server answered for robots.txt.
    public func saveRobots(_ answer: RobotsRow, ofOrigin origin: String) throws {
        try run(
            "INSERT OR REPLACE INTO robots (origin, status, body, fetched_at) VALUES (?, ?, ?, ?)",
            [origin, answer.status, answer.body, answer.fetchedAt]
        )
    }
}

/// robots.txt of one origin as it was read last.
public struct RobotsRow: Sendable, Equatable {
    public var status: Int
    public var body: String
    /// Milliseconds since the epoch.
    public var fetchedAt: Int64

    public init(status: Int, body: String, fetchedAt: Int64) {
        self.status = status
        self.body = body
        self.fetchedAt = fetchedAt
    }
}

extension Store {
    /// What a server answered for robots.txt; nil when it was never asked.
    public func robots(ofOrigin origin: String) throws -> RobotsRow? {
        try read { connection in
            try Row.fetchOne(connection, sql: "SELECT * FROM robots WHERE origin = ?", arguments: [origin])
                .map { RobotsRow(status: $0["status"], body: $0["body"], fetchedAt: $0["fetched_at"]) }
        }
    }
}

extension WriteSession {
    /// Every source that has an address, as this transaction sees them.
    public func fetchedSources() throws -> [SourceRow] {
        try Row.fetchAll(connection, sql: Store.sourceSelection + " WHERE s.url IS NOT NULL ORDER BY s.source_key")
            .map(Store.sourceRow)
    }
}
