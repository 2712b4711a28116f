/// What can go wrong with the store, in words that say how to mend it.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The file is not a Parallax database.
        case notOurs = "not_a_parallax_database"
        /// The database was written by a newer program.
        case tooNew = "database_too_new"
        /// An applied migration differs from the program's, or is missing there.
        case migrationChanged = "migration_changed"
        /// The schema is older than the program and migrating was not asked for.
        case notMigrated = "database_not_migrated"
        case unreadable = "database_unreadable"
        case busy = "database_busy"
        /// A filter names something that is not in the store.
        case unknownValue = "unknown_value"
        /// A full-text query that cannot be run.
        case badQuery = "bad_query"
        case notFound = "not_found"
        case conflict = "conflict"
        case failed = "database_failed"
    }

    public var code: Code
    public var message: String
    /// The parameter an `unknownValue` belongs to.
    public var parameter: String?
    /// Values that would have done, when they can be told.
    public var allowed: [String]

    public init(_ code: Code, _ message: String, parameter: String? = nil, allowed: [String] = []) {
        self.code = code
        self.message = message
        self.parameter = parameter
        self.allowed = allowed
    }

    public var description: String { message }
}
