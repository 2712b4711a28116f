/// What the articles of a match can be counted by.
public enum SearchFacet: String, Sendable, CaseIterable {
    case entity
    case organization
    case person
    case place
    case program
    case product
    case country
    case topic
    case eventType = "event_type"
    case source
    case month
    /// Powers of ten of the US dollars of events: `1m-10m`.
    case amount = "amount_usd"
}

/// Counts of one facet: articles of the whole match, not of the page.
public struct FacetCounts: Sendable, Equatable {
    public struct Value: Sendable, Equatable {
        /// What to filter by: an id, a code, a month `2026-01`, a power of ten.
        public var value: String
        /// For people; nil where the value says it.
        public var label: String?
        public var count: Int
    }

    public var facet: SearchFacet
    public var values: [Value]
    /// Values there are in all.
    public var distinct: Int
}
