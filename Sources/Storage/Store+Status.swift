import GRDB

/// The size of the store.
public struct StoreCounts: Sendable, Equatable {
    public var articles: Int
    public var entities: Int
    public var events: Int
    public var stories: Int
    public var sources: Int
    public var documents: Int
    public var quarantined: Int
}

extension Store {
    /// Counts what stands in the store.
    public func counts() throws -> StoreCounts {
        try read { connection in
            func count(_ sql: String) throws -> Int {
                try Int.fetchOne(connection, sql: "SELECT count(*) FROM " + sql) ?? 0
            }
            return StoreCounts(
                articles: try count("article WHERE deleted_at IS NULL"),
                entities: try count("entity WHERE merged_into IS NULL AND article_count > 0"),
                events: try count("event WHERE deleted_at IS NULL AND merged_into IS NULL"),
                stories: try count("story WHERE deleted_at IS NULL AND merged_into IS NULL"),
                sources: try count("source"),
                documents: try count("document"),
                quarantined: try count("quarantine")
            )
        }
    }

    /// Whether the database answers.
    public func isReady() -> Bool {
        (try? read { try Int.fetchOne($0, sql: "SELECT 1") }) == 1
    }
}
