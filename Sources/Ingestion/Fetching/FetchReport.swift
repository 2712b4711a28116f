public import Storage

/// What became of one source in a run.
public struct SourceOutcome: Sendable, Equatable {
    public enum Kind: String, Sendable {
        /// Read; its items are stored.
        case read
        /// Nothing new: 304, or the same bytes.
        case unchanged
        /// Some items could not be read.
        case partly
        case failed
        /// 410: not asked again.
        case retired
        /// Its server asked to be left alone for a while.
        case held
        /// Would be read (dry run).
        case due
    }

    public var id: String
    public var name: String
    public var url: String
    public var kind: Kind
    public var counts = RunCounts()
    public var httpStatus: Int?
    public var error: String?
    /// Milliseconds since the epoch.
    public var nextDueAt: Int64?
}

/// What a run did, source by source.
public struct FetchReport: Sendable, Equatable {
    public var sources: [SourceOutcome] = []
    /// Active sources that were not due.
    public var notDue = 0
    /// Runs that never ended, found at the start.
    public var abandoned = 0

    public init() {}

    public var counts: RunCounts { sources.reduce(into: RunCounts()) { $0 += $1.counts } }

    public func count(_ kinds: SourceOutcome.Kind...) -> Int { sources.count { kinds.contains($0.kind) } }

    /// 0: done, 1: everything failed, 3: some did.
    public var exitCode: Int32 {
        let failed = count(.failed)
        if failed == 0, count(.partly) == 0 { return 0 }
        return failed == sources.count ? 1 : 3
    }

    /// One line for a person or a log.
    public var summary: String {
        let counts = counts
        var line =
            "\(sources.count) sources: \(count(.read, .partly)) read, \(count(.unchanged)) unchanged, "
            + "\(count(.failed)) failed"
        if count(.retired) > 0 { line += ", \(count(.retired)) retired" }
        if count(.held) > 0 { line += ", \(count(.held)) held" }
        line +=
            "; \(counts.new) new, \(counts.known) known, \(counts.changed) changed, \(counts.leftOut) left out, "
            + "\(counts.failed) failed items"
        return line
    }
}
