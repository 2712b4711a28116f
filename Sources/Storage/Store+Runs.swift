import GRDB

/// A recorded run. Times are milliseconds since the epoch.
public struct RunRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var kind: String
    public var startedAt: Int64
    /// Nil while it runs, and for one that was killed.
    public var finishedAt: Int64?
    public var state: String
    public var counts: RunCounts
    public var httpStatus: Int?
    public var error: String?
}

/// An item of a run that was not stored, and why.
public struct RunItemRow: Sendable, Equatable {
    public var outcome: String
    public var reason: String
    public var title: String?
    public var url: String?
}

extension Store {
    /// The latest runs of a source, the newest first.
    public func runs(ofSource key: Int64, limit: Int) throws -> [RunRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT * FROM ingestion_run WHERE source_key = ? ORDER BY started_at DESC, run_key DESC
                    LIMIT \(max(1, limit))
                    """,
                arguments: [key]
            ).map(Store.runRow)
        }
    }

    /// What was left out of a run or failed in it, in the order of the document.
    public func items(ofRun key: Int64, limit: Int) throws -> [RunItemRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT outcome, reason, title, url FROM ingestion_run_item WHERE run_key = ? ORDER BY ordinal
                    LIMIT \(max(1, limit))
                    """,
                arguments: [key]
            ).map { RunItemRow(outcome: $0["outcome"], reason: $0["reason"], title: $0["title"], url: $0["url"]) }
        }
    }

    private static func runRow(_ row: Row) -> RunRow {
        var counts = RunCounts()
        counts.documents = row["documents"]
        counts.new = row["items_new"]
        counts.known = row["items_known"]
        counts.changed = row["items_changed"]
        counts.leftOut = row["items_left_out"]
        counts.failed = row["items_failed"]
        return RunRow(
            key: row["run_key"],
            id: row["id"],
            kind: row["kind"],
            startedAt: row["started_at"],
            finishedAt: row["finished_at"],
            state: row["state"],
            counts: counts,
            httpStatus: row["http_status"],
            error: row["error"]
        )
    }
}

extension WriteSession {
    /// Marks the runs of a kind that never ended as abandoned. Only for who knows that none is under way.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func abandonRuns(_ kind: RunKind) throws -> Int {
        try run(
            "UPDATE ingestion_run SET state = 'abandoned', finished_at = ? WHERE kind = ? AND state = 'running'",
            [now, kind.rawValue]
        )
        return connection.changesCount
    }
}
