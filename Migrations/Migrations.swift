/// The numbered changes of the schema, embedded in the program in the order in which they are applied.
///
/// To add one: write `vNNNN_what.sql` beside this file, name it in `Package.swift` and add a line below.
/// An applied file is never edited; its checksum is recorded in the database.
public enum Migrations {
    /// One change of the schema.
    public struct Migration: Sendable {
        /// From 1 on; a number is never used twice.
        public let version: Int
        /// The file's name.
        public let name: String
        /// The statements, as in the file.
        public let sql: String

        public init(version: Int, name: String, sql: String) {
            self.version = version
            self.name = name
            self.sql = sql
        }
    }

    /// In order of version.
    public static let all: [Migration] = [
        migration(1, "v0001_initial.sql", PackageResources.v0001_initial_sql),
        migration(2, "v0002_fetching.sql", PackageResources.v0002_fetching_sql),
        migration(3, "v0003_assumed_dates.sql", PackageResources.v0003_assumed_dates_sql),
        migration(4, "v0004_ingestion.sql", PackageResources.v0004_ingestion_sql),
        migration(5, "v0005_survivors.sql", PackageResources.v0005_survivors_sql),
    ]

    private static func migration(_ version: Int, _ name: String, _ bytes: [UInt8]) -> Migration {
        Migration(version: version, name: name, sql: String(decoding: bytes, as: UTF8.self))
    }
}
