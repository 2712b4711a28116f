import Crypto
import Foundation
import GRDB
import Migrations

/// What migrating did.
public struct MigrationReport: Sendable, Equatable {
    /// 0 for a new database.
    public var from: Int
    public var to: Int
    /// Names of the files applied now, in order.
    public var applied: [String]
}

/// Applies the numbered migrations: each in one transaction, each recorded with its checksum.
struct MigrationRunner {
    /// "PRLX": tells `file` and other programs whose database this is.
    static let applicationID: Int32 = 0x5052_4C58

    var migrations: [Migrations.Migration] = Migrations.all

    /// Refuses a database that is not ours, was changed or is newer, before anything is touched; then applies what
    /// is missing.
    func run(on database: any DatabaseWriter, now: Int64) throws -> MigrationReport {
        let applied = try database.read { try check($0) }
        let known = try database.read { try MigrationRunner.versions($0) }
        let missing = migrations.filter { !known.contains($0.version) }
        for migration in missing {
            try database.write { connection in
                if migration.version == 1 {
                    try connection.execute(sql: "PRAGMA application_id = \(MigrationRunner.applicationID)")
                    try connection.execute(sql: MigrationRunner.bookkeeping)
                }
                try connection.execute(sql: migration.sql)
                try connection.execute(
                    sql: "INSERT INTO schema_migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)",
                    arguments: [migration.version, migration.name, MigrationRunner.checksum(migration), now]
                )
            }
        }
        return MigrationReport(from: applied, to: migrations.last?.version ?? 0, applied: missing.map(\.name))
    }

    /// The versions that were applied: those of branches that were joined later may lie between two others.
    private static func versions(_ connection: Database) throws -> Set<Int> {
        guard try connection.tableExists("schema_migration") else { return [] }
        return Set(try Int.fetchAll(connection, sql: "SELECT version FROM schema_migration"))
    }

    /// The version the database stands at; 0 for an empty file.
    func check(_ connection: Database) throws -> Int {
        let tables = try Int.fetchOne(connection, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if tables == 0 { return 0 }
        let identifier = try Int32.fetchOne(connection, sql: "PRAGMA application_id") ?? 0
        guard identifier == MigrationRunner.applicationID, try connection.tableExists("schema_migration") else {
            throw StoreError(
                .notOurs,
                "the file is an SQLite database of another program (application id \(identifier)); "
                    + "name another file with --database"
            )
        }
        let rows = try Row.fetchAll(
            connection,
            sql: "SELECT version, name, sha256 FROM schema_migration ORDER BY version"
        )
        var version = 0
        for row in rows {
            version = row["version"]
            try compare(version: version, name: row["name"], checksum: row["sha256"])
        }
        return version
    }

    private func compare(version: Int, name: String, checksum: String) throws {
        guard let known = migrations.first(where: { $0.version == version }) else {
            let newest = migrations.last?.version ?? 0
            throw StoreError(
                version > newest ? .tooNew : .migrationChanged,
                version > newest
                    ? "the database stands at schema version \(version) (\(name)), this program knows versions up to "
                        + "\(newest): use the newer program, or restore a backup made before it was run"
                    : "migration \(version) (\(name)) was applied to the database but this program does not have it: "
                        + "use the program that applied it"
            )
        }
        guard MigrationRunner.checksum(known) == checksum else {
            throw StoreError(
                .migrationChanged,
                "migration \(version) (\(name)) differs from the one applied to the database (recorded checksum "
                    + "\(checksum.prefix(12))…, now \(MigrationRunner.checksum(known).prefix(12))…): "
                    + "an applied file must not be edited; restore it and add a new one"
            )
        }
    }

    /// SHA-256 of the statements in hexadecimal.
    static func checksum(_ migration: Migrations.Migration) -> String {
        Hexadecimal.sha256(of: Array(migration.sql.utf8))
    }

    private static let bookkeeping = """
        CREATE TABLE schema_migration (
            version    INTEGER PRIMARY KEY CHECK (version > 0),
            name       TEXT    NOT NULL UNIQUE,
            sha256     TEXT    NOT NULL CHECK (length(sha256) = 64),
            applied_at INTEGER NOT NULL
        ) STRICT
        """
}

/// SHA-256 in lower-case hexadecimal.
public enum Hexadecimal {
    /// 64 characters.
    public static func sha256(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in SHA256.hash(data: bytes) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
