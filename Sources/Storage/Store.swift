import CFTS5
import Foundation
import GRDB

/// How the database is opened. Every value is a setting (`storage.*` in `Config/parallax.yaml`).
public struct StoreConfiguration: Sendable, Equatable {
    /// Simultaneous readers; a request beyond them waits.
    public var readers = 4
    /// Page cache of each connection that reads, in KiB.
    public var cacheKiB = 65_536
    /// Page cache of the connection that writes, in KiB: bulk ingestion touches some twenty pages for each article, all
    /// over the indexes.
    public var writerCacheKiB = 262_144
    /// Size of the write-ahead log, in MiB, from which it is brought into the database file.
    public var checkpointMiB = 256
    /// How long a writer waits for another process's lock, in seconds.
    public var busyTimeoutSeconds = 10.0
    /// Documents larger than this are recorded without their bytes.
    public var keptDocumentBytes = 16 << 20
    public var search = SearchConfiguration()

    public init() {}
}

/// The SQLite-backed store: one writer, many readers. Safe to use from any thread; every call is synchronous.
///
/// Reads see the last committed state; what a write has returned from is visible to every later read.
public final class Store: Sendable {
    let pool: DatabasePool
    let configuration: StoreConfiguration
    let clock: @Sendable () -> Int64
    let entityKeys = EntityKeyCache()
    let searchIndex: SearchIndex
    let suggestions = SuggestionIndex()
    let columns = ColumnStore()

    /// Opens the database at `path`, which is created when missing, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - clock: milliseconds since the epoch; the program hands in the real one.
    /// - Throws: ``StoreError`` when the file is not ours, was written by a newer program, or cannot be opened.
    public init(
        path: String,
        configuration: StoreConfiguration = StoreConfiguration(),
        clock: @escaping @Sendable () -> Int64
    ) throws(StoreError) {
        self.configuration = configuration
        self.clock = clock
        searchIndex = SearchIndex(
            configuration: configuration.search,
            filePath: configuration.search.keepsColumns ? Store.columnsPath(path) : nil
        )
        _ = Store.isConfigured
        do {
            try Store.refuseForeign(path)
            pool = try Store.open(path, configuration)
            migration = try MigrationRunner().run(on: pool, now: clock())
        } catch {
            throw Store.explain(error, path: path)
        }
    }

    /// SQLite is told once, before the first connection of the process; too late it refuses, and nothing is lost.
    private static let isConfigured = parallax_sqlite_configure() == 0

    /// What opening did to the schema.
    public let migration: MigrationReport

    /// Runs `body` as one transaction: all of it is stored, or, when it throws, nothing.
    public func write<Result>(_ body: (WriteSession) throws -> Result) throws -> Result {
        try pool.writeWithoutTransaction { connection in
            var result: Result?
            let session = WriteSession(connection: connection, store: self, isReading: false)
            try connection.inTransaction(.immediate) {
                result = try body(session)
                try session.finish()
                return .commit
            }
            entityKeys.add(session.entities)
            guard let result else { throw StoreError(.failed, "the transaction gave no result") }
            return result
        }
    }

    /// Runs the looking-up verbs of ingestion on a reader, beside the writer; verbs that write throw.
    public func look<Result>(_ body: (WriteSession) throws -> Result) throws -> Result {
        try pool.read { try body(WriteSession(connection: $0, store: self, isReading: true)) }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        try pool.read(body)
    }

    /// Brings the write-ahead log into the database file and frees its space.
    public func checkpoint() throws {
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }

    /// The file beside the database that keeps what search holds in memory; it may be removed at any time.
    public static func columnsPath(_ database: String) -> String { database + "-columns" }

    /// Keeps what search holds in memory for the next start and closes every connection; calls after that throw.
    public func close() throws {
        keepSearchColumns()
        try pool.close()
    }

    /// Looks at an existing file through a read-only connection: opening it for writing would already put it into WAL
    /// mode.
    private static func refuseForeign(_ path: String) throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let size = attributes?[.size] as? Int, size > 0 else { return }
        var configuration = Configuration()
        configuration.readonly = true
        let connection = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? connection.close() }
        _ = try connection.read { try MigrationRunner().check($0) }
    }

    private static func open(_ path: String, _ settings: StoreConfiguration) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.maximumReaderCount = max(1, settings.readers)
        configuration.busyMode = .timeout(settings.busyTimeoutSeconds)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { connection in
            try connection.execute(sql: "PRAGMA cache_size = -\(max(1024, settings.cacheKiB))")
            try connection.execute(sql: "PRAGMA temp_store = MEMORY")
            try connection.execute(sql: "PRAGMA synchronous = NORMAL")
            let pages = max(1, settings.checkpointMiB) << 20 / 4096
            try connection.execute(sql: "PRAGMA wal_autocheckpoint = \(pages)")
            try connection.execute(sql: "PRAGMA journal_size_limit = \(max(1, settings.checkpointMiB) << 20)")
            try check(parallax_fts5_register(connection.sqliteConnection), connection)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA cache_size = -\(max(1024, settings.writerCacheKiB))")
        }
        return pool
    }

    static func explain(_ error: any Error, path: String) -> StoreError {
        if let error = error as? StoreError {
            return StoreError(error.code, "\(path): \(error.message)")
        }
        guard let error = error as? DatabaseError else { return StoreError(.failed, "\(path): \(error)") }
        switch error.resultCode {
        case .SQLITE_NOTADB:
            return StoreError(.notOurs, "\(path) is not an SQLite database; name another file with --database")
        case .SQLITE_CANTOPEN:
            return StoreError(
                .unreadable,
                "\(path) cannot be opened: check that its folder exists and that you may write there"
            )
        case .SQLITE_READONLY:
            return StoreError(.unreadable, "\(path) may not be written: check its permissions")
        case .SQLITE_BUSY:
            return StoreError(.busy, "\(path) is locked by another process; try again when it is done")
        case .SQLITE_FULL:
            return StoreError(.failed, "\(path): the disk is full; nothing was stored")
        default:
            return StoreError(.failed, "\(path): \(error.message ?? String(describing: error))")
        }
    }
}
