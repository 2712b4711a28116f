public import Model

/// How the words of a query are joined.
public enum SearchMatch: String, Sendable, CaseIterable {
    case all
    case any
}

/// How `q` is read.
public enum SearchSyntax: String, Sendable, CaseIterable {
    /// The query language; never fails.
    case plain
    /// FTS5's own; refused when it is wrong.
    case raw
}

public enum SearchOrder: String, Sendable, CaseIterable {
    case relevance
    case newestFirst = "-published_at"
    case oldestFirst = "published_at"
}

/// Where the next page of a search begins. It holds what the ranking of the first page rested on, so that articles
/// that come in between neither show twice nor push others out.
public struct SearchCursor: Sendable, Hashable {
    public var value: Double
    public var key: Int
    /// Articles from this key on are not looked at.
    public var horizon: Int
    public var articleCount: Int
    public var averageLength: Double

    public init(value: Double, key: Int, horizon: Int, articleCount: Int, averageLength: Double) {
        self.value = value
        self.key = key
        self.horizon = horizon
        self.articleCount = articleCount
        self.averageLength = averageLength
    }
}

/// What is searched for.
public struct SearchRequest: Sendable {
    /// Its `query` is `q`; nil finds all that meets the rest.
    public var filter: Filter
    public var syntax = SearchSyntax.plain
    /// Nil: all words when enough articles hold them all, else any, those with all words first.
    public var match: SearchMatch?
    public var order = SearchOrder.relevance
    /// One hit for each story, its other reports folded.
    public var isFolding = true
    public var limit = 20
    public var after: SearchCursor?
    public var facets: [SearchFacet] = []
    /// Whether hits carry highlights.
    public var isMarking = true
    /// Values of each facet at most.
    public var facetValues = 10

    public init(_ filter: Filter) {
        self.filter = filter
    }
}

/// Another report of a hit's story.
public struct OtherReport: Sendable, Equatable {
    public var id: String
    public var title: String?
    public var source: String?
    public var published: Timestamp?
    public var url: String?
}

/// An article that a query found.
public struct SearchHit: Sendable, Equatable {
    public var article: ArticleRow
    /// Higher is better; nil when the order is by date.
    public var score: Double?
    /// Where query words stand in ``ArticleRow/analyzedText``, in Unicode scalars.
    public var highlights: [TextSpan]
    /// The first of them, newest first; empty unless folded.
    public var otherReports: [OtherReport]
    public var otherReportCount: Int
}

/// What a search found.
public struct SearchResult: Sendable {
    public var hits: [SearchHit] = []
    public var next: SearchCursor?
    /// Articles that match, before folding; a lower bound unless ``isTotalExact``.
    public var total = 0
    public var isTotalExact = true
    /// Not more articles than this match.
    public var totalBound = 0
    public var match = SearchMatch.all
    /// The query as it was understood.
    public var interpreted = ""
    /// What was bent, and what was passed over.
    public var warnings: [String] = []
    /// The query with words that no article holds put right.
    public var didYouMean: String?
    public var facets: [FacetCounts] = []
    /// What the time budget cut, in a sentence.
    public var truncated: String?
}
