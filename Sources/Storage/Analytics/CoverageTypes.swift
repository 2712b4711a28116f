public import Foundation
public import Model

/// What one source contributes.
public struct SourceCoverage: Sendable, Equatable {
    public var source: GroupValue
    public var articles = 0
    /// Its stories; those that no other source tells; those that it told before all others that do.
    public var stories = 0
    public var alone = 0
    public var first = 0
    /// Seconds from publication to our first sight: the median, and what nine tenths stay below. Nil without dates.
    public var delay: Int64?
    public var delayOfMost: Int64?
    /// The median of seconds by which it told later than the first, over stories that others tell too.
    public var lag: Int64?
    /// Seconds since the epoch, by publication.
    public var firstPublished: Int64?
    public var lastPublished: Int64?
    /// Days with articles; the longest run of days without any in between.
    public var days = 0
    public var longestSilence = 0
    /// Runs that read it, and those of them that failed.
    public var runs = 0
    public var failedRuns = 0
    /// Milliseconds since the epoch; nil for one that was never read by a run.
    public var lastRead: Int64?
}

/// Two sources and the stories that both tell.
public struct SourceOverlap: Sendable, Equatable {
    public var source: GroupValue
    public var other: GroupValue
    public var shared: Int
    /// Of the stories that either tells.
    public var share: Double
    /// Of the shared ones, those that the first told before the second.
    public var earlier: Int
}

/// What a zero means.
public enum ReadingState: String, Sendable, CaseIterable {
    /// A run read the source in this bucket: few or no articles means that it published few or none.
    case read
    /// Runs tried and failed.
    case failed
    /// No run tried, though the source is read by runs before and after: a gap of ours, not of the source.
    case unread
    /// Before the first run or after the last.
    case outside
    /// The source was never read by a run: its documents were handed in.
    case unknown
}

/// A source in one bucket of time.
public struct ReadingRow: Sendable, Equatable {
    public var time: CalendarDay
    public var source: GroupValue
    public var articles: Int
    public var runs: Int
    public var failedRuns: Int
    /// New articles that the runs brought.
    public var newArticles: Int
    public var state: ReadingState
}

public struct CoverageRequest: Sendable {
    public var filter: Filter
    public var interval = CalendarInterval.day
    public var zone: TimeZone = .gmt
    public var top = 50
    /// Buckets of the reading.
    public var buckets = 5000
    /// Seconds since the epoch.
    public var now: Int64

    public init(_ filter: Filter, now: Int64) {
        self.filter = filter
        self.now = now
    }
}

public struct CoverageResult<Row: Sendable>: Sendable {
    public var rows: [Row] = []
    public var articles = 0
    public var stories = 0
    public var omitted = 0
    /// When what was counted last changed, in milliseconds since the epoch; nil when nothing was.
    public var asOf: Int64?
}
