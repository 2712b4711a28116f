import Foundation

/// How articles are ranked: BM25 over weighted occurrences, times a prior of the article. Every value is a setting
/// (`search.*` in `Config/parallax.yaml`; Docs/search.md explains them with the formula).
public struct RankingParameters: Sendable, Hashable {
    /// How fast further occurrences of a word stop counting.
    public var k1 = 1.2
    /// How much long articles are held back: 0 not at all, 1 in full.
    public var b = 0.55
    /// What an occurrence in the title counts, one in the body counting 1.
    public var titleWeight = 2.5
    /// What an occurrence in the names of the entities found counts, beside the one in the text.
    public var entityWeight = 0.0
    /// What a mention of an entity that the query names counts, a word of the query counting 1.
    public var nameWeight = 0.4
    /// How much more a brand-new article counts than an old one: 0.1 for a tenth.
    public var recencyWeight = 0.1
    /// Days after which half of that is left.
    public var recencyHalfLifeDays = 90.0
    /// What each doubling of the reports of its story adds to an article: 0.01 for 1 %.
    public var storyWeight = 0.01

    public init() {}

    /// Weighted occurrences for each packed byte of a posting (CFTS5.h tells the packing).
    func frequencyTable() -> [Float] {
        (0..<256).map { packed -> Float in
            let body = Float(packed & 15)
            let title = Float((packed >> 4) & 3) * Float(titleWeight)
            let entities = Float((packed >> 6) & 3) * Float(entityWeight)
            return body + title + entities
        }
    }

    /// The inverse document frequency, never negative.
    func inverseDocumentFrequency(_ frequency: Int, of total: Int) -> Double {
        log(1 + (Double(max(0, total - frequency)) + 0.5) / (Double(frequency) + 0.5))
    }

    /// The factor for an article published `published` seconds after the epoch whose story has `reports`.
    func prior(published: Int64?, reports: Int, now: Int64) -> Float {
        var prior = 1.0
        if let published {
            let age = max(0, Double(now - published) / 86_400)
            prior += recencyWeight * exp2(-age / max(0.1, recencyHalfLifeDays))
        }
        if reports > 1 { prior += storyWeight * min(6, log2(Double(reports))) }
        return Float(prior)
    }
}

/// How search is done. Every value is a setting (`search.*` in `Config/parallax.yaml`).
public struct SearchConfiguration: Sendable, Equatable {
    public var ranking = RankingParameters()
    /// Bytes of decoded postings kept in memory.
    public var postingBytes = 128 << 20
    /// What one search may take before it answers with what it has.
    public var timeBudgetSeconds = 2.0
    /// The whole match is counted as long as its words occur in no more articles than this, all added up.
    public var exactCountPostings = 4_000_000
    /// Words of a query beyond these are passed over.
    public var queryWords = 64
    /// How old the names behind type-ahead may get.
    public var suggestRefreshSeconds = 2.0
    /// Whether columns and facets are kept in a file beside the database between two starts.
    public var keepsColumns = true

    public init() {}
}
