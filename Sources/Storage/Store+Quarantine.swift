import Foundation
import GRDB
public import Model

/// Input that could not be read.
public struct QuarantineRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var byteCount: Int
    public var contentType: String?
    public var format: String?
    public var url: String?
    public var source: String?
    /// 0-based item of the document, when only one item was bad.
    public var itemIndex: Int?
    public var errorCode: String
    public var error: String
    public var byteOffset: Int?
    public var line: Int?
    public var attempts: Int
    public var receivedAt: Int64
    public var lastAttemptAt: Int64
}

/// Why input goes to quarantine.
public struct QuarantineReason: Sendable, Equatable {
    public var code: String
    public var message: String
    public var byteOffset: Int?
    public var line: Int?
    /// Nil when the whole document is bad.
    public var itemIndex: Int?

    public init(code: String, message: String, byteOffset: Int? = nil, line: Int? = nil, itemIndex: Int? = nil) {
        self.code = code
        self.message = message
        self.byteOffset = byteOffset
        self.line = line
        self.itemIndex = itemIndex
    }
}

extension WriteSession {
    /// Keeps input that could not be read. The same bytes with the same item again only count as another attempt.
    ///
    /// - Returns: `qua_…`.
    @discardableResult
    public func quarantine(
        _ document: Document,
        sha256: String,
        reason: QuarantineReason,
        runKey: Int64?
    ) throws -> String {
        let id = Identifier.make(.quarantine, [sha256, reason.itemIndex.map(String.init) ?? ""])
        try run(
            """
            INSERT INTO quarantine (id, bytes, content_type, format, url, source, published, item_index, error_code,
                error, byte_offset, line, run_key, received_at, last_attempt_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET attempts = attempts + 1, error_code = excluded.error_code,
                error = excluded.error, last_attempt_at = excluded.last_attempt_at
            """,
            [
                id, document.bytes, document.contentType, document.format?.rawValue, document.url,
                document.source, document.publishedAt?.description, reason.itemIndex, reason.code, reason.message,
                reason.byteOffset, reason.line, runKey, now, now,
            ]
        )
        return id
    }

    /// Forgets quarantined input.
    ///
    /// - Throws: ``StoreError`` with code `notFound`.
    public func dropQuarantined(id: String) throws {
        try run("DELETE FROM quarantine WHERE id = ?", [id])
        guard connection.changesCount > 0 else {
            throw StoreError(.notFound, "there is nothing in quarantine with id '\(id)'")
        }
    }
}

extension Store {
    /// What is in quarantine, the newest first.
    public func quarantined(page: PageRequest) throws -> Page<QuarantineRow> {
        try read { connection in
            var clause = FilterClause()
            let total = try Int.fetchOne(connection, sql: "SELECT count(*) FROM quarantine") ?? 0
            clause.addKeyset(column: "q.received_at", key: "q.quarantine_key", after: page.after, order: .newestFirst)
            let rows = try Row.fetchAll(
                connection,
                sql: Store.quarantineSelection + clause.whereSQL
                    + " ORDER BY q.received_at DESC, q.quarantine_key DESC LIMIT \(page.limit + 1)",
                arguments: clause.arguments
            )
            let items = rows.prefix(page.limit).map(Store.quarantineRow)
            let next =
                rows.count > page.limit ? items.last.map { PagePosition(value: $0.receivedAt, key: $0.key) } : nil
            return Page(rows: items, next: next, total: total)
        }
    }

    /// One quarantined input; nil when there is none of that id.
    public func quarantined(id: String) throws -> QuarantineRow? {
        try read { connection in
            try Row.fetchOne(connection, sql: Store.quarantineSelection + " WHERE q.id = ?", arguments: [id])
                .map(Store.quarantineRow)
        }
    }

    /// Quarantined input as the document it came as; nil when there is none of that id.
    public func quarantinedDocument(id: String) throws -> Document? {
        try read { connection in
            try Row.fetchOne(connection, sql: "SELECT * FROM quarantine WHERE id = ?", arguments: [id]).map { row in
                Document(
                    bytes: Array(row["bytes"] as Data),
                    format: (row["format"] as String?).flatMap(DocumentFormat.init),
                    contentType: row["content_type"],
                    url: row["url"],
                    source: row["source"],
                    publishedAt: (row["published"] as String?).flatMap { Timestamp($0) }
                )
            }
        }
    }

    private static let quarantineSelection = """
        SELECT q.quarantine_key, q.id, length(q.bytes) AS byte_count, q.content_type, q.format, q.url, q.source,
            q.item_index, q.error_code, q.error, q.byte_offset, q.line, q.attempts, q.received_at, q.last_attempt_at
        FROM quarantine q
        """

    private static func quarantineRow(_ row: Row) -> QuarantineRow {
        QuarantineRow(
            key: row["quarantine_key"],
            id: row["id"],
            byteCount: row["byte_count"],
            contentType: row["content_type"],
            format: row["format"],
            url: row["url"],
            source: row["source"],
            itemIndex: row["item_index"],
            errorCode: row["error_code"],
            error: row["error"],
            byteOffset: row["byte_offset"],
            line: row["line"],
            attempts: row["attempts"],
            receivedAt: row["received_at"],
            lastAttemptAt: row["last_attempt_at"]
        )
    }
}
