import GRDB

extension Store {
    /// Reads what aggregation holds in memory, so that the first question does not wait for it.
    public func warmColumns() throws {
        _ = try read { try columns.snapshot(in: $0) }
    }

    /// Forgets what aggregation holds in memory and reads it anew.
    ///
    /// - Returns: bytes held now.
    public func rebuildColumns() throws -> Int {
        columns.drop()
        try warmColumns()
        return columns.byteCount
    }

    /// Differences between aggregation's memory and what is stored, read anew and counted by SQL, each a sentence; at
    /// most a hundred of rows.
    public func verifyColumns() throws -> [String] {
        try read { connection in
            try columns.differences(in: connection)
                + columns.snapshot(in: connection).tables.wrongTotals(in: connection)
        }
    }

    /// Bytes that aggregation holds, by what they are of.
    public var columnBytes: (tables: Int, views: Int) { columns.byteCounts }
}
