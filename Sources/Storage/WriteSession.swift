import Foundation
import GRDB
public import Model

/// The verbs of one write transaction. Lives only inside ``Store/write(_:)``; not for use by other threads.
public final class WriteSession {
    let connection: Database
    let store: Store
    /// Milliseconds since the epoch: one moment for the whole transaction.
    public let now: Int64
    /// Entities met in this transaction; handed to the store's cache once it is committed.
    var entities: [String: KnownEntity] = [:]
    /// What is written once, at the end: see ``finish()``.
    var pending = PendingWrites()
    /// By entity: the articles that name it, as far as they were asked for.
    var articleCounts: [Int64: Int64] = [:]
    /// Whether any article has no date of publication; nil until it is asked for.
    var hasUndatedArticles: Bool?
    /// The key that the next claim gets; nil until it is asked for.
    var nextClaimKey: Int64?
    /// Whether verbs that write throw.
    public let isReading: Bool
    private var statements: [SourceLine: (sql: String, statement: PreparedStatement)] = [:]

    init(connection: Database, store: Store, isReading: Bool) {
        self.connection = connection
        self.store = store
        self.isReading = isReading
        now = store.clock()
    }

    /// Where a statement is written: looking up two words is cheaper than looking up its text.
    private struct SourceLine: Hashable {
        var file: UnsafePointer<UInt8>
        var line: Int
    }

    /// The statement of `sql`, prepared once for a connection.
    func prepared(
        _ sql: String,
        file: StaticString = #fileID,
        line: Int = #line
    ) throws -> PreparedStatement {
        let place = SourceLine(file: file.utf8Start, line: line)
        if let known = statements[place], known.sql == sql { return known.statement }
        let statement = try PreparedStatement(sql, connection)
        statements[place] = (sql, statement)
        return statement
    }

    func run(
        _ sql: String,
        _ values: [(any StatementValue)?],
        file: StaticString = #fileID,
        line: Int = #line
    ) throws {
        try prepared(sql, file: file, line: line).run(values)
    }

    /// The first column of the first row.
    func key(
        _ sql: String,
        _ values: [(any StatementValue)?],
        file: StaticString = #fileID,
        line: Int = #line
    ) throws -> Int64? {
        try prepared(sql, file: file, line: line).first(values) { $0.optionalInteger(0) } ?? nil
    }

    /// Writes what was put off; called once, before the transaction is committed.
    func finish() throws {
        try writeIndex()
        try writeArticleCounts()
    }

    /// Appends to the one sequence of changes.
    func logChange(_ kind: String, _ id: String, _ action: String, detail: String? = nil) throws {
        try run(
            "INSERT INTO change (kind, id, action, detail, at) VALUES (?, ?, ?, ?, ?)",
            [kind, id, action, detail, now]
        )
    }
}

/// What a transaction puts off to its end, where it costs less: the full-text index makes a segment for each run of
/// insertions that nothing comes between, and an entity's count is written once for all its articles.
struct PendingWrites {
    struct IndexRow {
        var articleKey: Int64
        var title: String
        var body: String
        var entities: String
        var spellings: String
    }

    var index: [IndexRow] = []
    /// By entity: how many more articles name it.
    var articleCounts: [Int64: Int64] = [:]
}

// MARK: - Sources, documents, runs

extension WriteSession {
    /// The key of the source called `name`, which is recorded as one that nobody fetches when it is new.
    public func sourceKey(named name: String) throws -> Int64 {
        if let known = try key("SELECT source_key FROM source WHERE name = ?", [name]) { return known }
        let id = Identifier.make(.source, [name])
        try run(
            """
            INSERT INTO source (id, name, state, schedule, origin, created_at, updated_at)
            VALUES (?, ?, 'passive', 'never', 'document', ?, ?)
            """,
            [id, name, now, now]
        )
        let key = connection.lastInsertedRowID
        try logChange("source", id, "created")
        return key
    }

    /// Records raw input; the same bytes twice are one document.
    ///
    /// - Returns: the document's key.
    public func record(
        _ document: Document,
        sha256: String,
        format: DocumentFormat,
        sourceKey: Int64?,
        runKey: Int64?
    ) throws -> Int64 {
        if let known = try key("SELECT document_key FROM document WHERE sha256 = ?", [sha256]) { return known }
        let keepsBytes = document.bytes.count <= store.configuration.keptDocumentBytes
        try run(
            """
            INSERT INTO document (id, sha256, byte_count, bytes, content_type, format, url, source_key, published,
                run_key, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Identifier.make(.document, [sha256]), sha256, document.bytes.count,
                keepsBytes ? document.bytes : nil, document.contentType, format.rawValue, document.url, sourceKey,
                document.publishedAt?.description, runKey, now,
            ]
        )
        return connection.lastInsertedRowID
    }
}

/// Lists of words in a JSON column.
enum JSONList {
    static func encode(_ words: [String]) -> String {
        if words.isEmpty { return "[]" }
        guard let data = try? JSONEncoder().encode(words) else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }

    /// `text` as a JSON string.
    static func quote(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }

    static func decode(_ text: String?) -> [String] {
        guard let text, text != "[]" else { return [] }
        // Without escapes every quotation mark begins or ends a string: no need for a decoder, which takes longer than
        // the rest of a row.
        if text.hasPrefix("["), text.hasSuffix("]"), !text.utf8.contains(0x5C) {
            return text.utf8.split(separator: 0x22, omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String(Substring($0.element)) }
        }
        return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
