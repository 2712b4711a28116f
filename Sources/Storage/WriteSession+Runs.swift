import GRDB
import Model

/// What a run of ingestion did.
public struct RunCounts: Sendable, Equatable {
    public var documents = 0
    public var new = 0
    public var known = 0
    public var changed = 0
    public var leftOut = 0
    public var failed = 0

    public init() {}

    /// `failed` of some, with others stored, is a run that is partly done.
    public static func += (left: inout RunCounts, right: RunCounts) {
        left.documents += right.documents
        left.new += right.new
        left.known += right.known
        left.changed += right.changed
        left.leftOut += right.leftOut
        left.failed += right.failed
    }
}

/// What a run is for.
public enum RunKind: String, Sendable {
    case ingest, post, fetch, reanalyze
}

/// How a run ended.
public enum RunState: String, Sendable {
    case done, partly, failed
}

extension WriteSession {
    /// Records that a run begins.
    public func beginRun(_ kind: RunKind, sourceKey: Int64? = nil) throws -> Int64 {
        let number = try key("SELECT ifnull(max(run_key), 0) + 1 FROM ingestion_run", []) ?? 1
        try run(
            "INSERT INTO ingestion_run (id, kind, source_key, started_at) VALUES (?, ?, ?, ?)",
            [Identifier.make(.run, [kind.rawValue, String(now), String(number)]), kind.rawValue, sourceKey, now]
        )
        return connection.lastInsertedRowID
    }

    /// Records how a run ended.
    public func finishRun(
        _ runKey: Int64,
        counts: RunCounts,
        state: RunState,
        httpStatus: Int? = nil,
        error: String? = nil
    ) throws {
        try run(
            """
            UPDATE ingestion_run SET finished_at = ?, state = ?, documents = ?, items_new = ?, items_known = ?,
                items_changed = ?, items_left_out = ?, items_failed = ?, http_status = ?, error = ? WHERE run_key = ?
            """,
            [
                now, state.rawValue, counts.documents, counts.new, counts.known, counts.changed, counts.leftOut,
                counts.failed, httpStatus, error, runKey,
            ]
        )
    }

    /// Records an item that was not stored, and why.
    public func recordItem(
        run runKey: Int64,
        outcome: String,
        reason: String,
        title: String?,
        url: String?
    ) throws {
        let ordinal =
            try key("SELECT ifnull(max(ordinal), -1) + 1 FROM ingestion_run_item WHERE run_key = ?", [runKey]) ?? 0
        try run(
            "INSERT INTO ingestion_run_item (run_key, ordinal, outcome, reason, title, url) VALUES (?, ?, ?, ?, ?, ?)",
            [runKey, ordinal, outcome, reason, title, url]
        )
    }
}
