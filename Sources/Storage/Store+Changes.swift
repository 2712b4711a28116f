import GRDB

extension Store {
    /// What changed behind `sequence`, in order; `last` is the newest number of the whole sequence.
    public func changes(after sequence: Int64, kinds: [String], limit: Int) throws -> (rows: [ChangeRow], last: Int64) {
        try read { connection in
            var clause = FilterClause()
            clause.add("seq > ?", [sequence])
            if !kinds.isEmpty {
                clause.add("kind IN (\(FilterClause.marks(kinds.count)))", StatementArguments(kinds))
            }
            let rows = try Row.fetchAll(
                connection,
                sql: "SELECT * FROM change" + clause.whereSQL + " ORDER BY seq LIMIT \(max(1, limit))",
                arguments: clause.arguments
            ).map { row in
                ChangeRow(
                    sequence: row["seq"],
                    kind: row["kind"],
                    id: row["id"],
                    action: row["action"],
                    detail: row["detail"],
                    at: row["at"]
                )
            }
            return (rows, try Store.lastSequence(connection))
        }
    }

    /// The newest number of the change sequence; 0 for an empty store.
    public func lastChange() throws -> Int64 {
        try read(Store.lastSequence)
    }

    private static func lastSequence(_ connection: Database) throws -> Int64 {
        try Int64.fetchOne(connection, sql: "SELECT max(seq) FROM change") ?? 0
    }
}
