public import Model

/// Article to analysis: pure, synchronous, deterministic. Safe to use from any thread.
public struct Analyzer: Sendable {
    /// Raised whenever the same input may give another output; stored with every finding.
    public static let version = "1"

    public init() {}

    /// What is found in `article`. Offsets count Unicode scalars into ``Model/Article/analyzedText``.
    public func analyze(_ article: Article) -> Analysis {
        let text = Tokenizer.tokenize(SourceText(title: article.title, body: article.body))
        let draft = Draft(text: text, referenceDay: article.publishedAt?.day ?? article.referenceDay)
        return Analysis(
            analyzer: Analyzer.version,
            entities: draft.entities,
            amounts: draft.amounts.map(\.finding),
            dates: draft.dates.map(\.finding),
            events: draft.events,
            topics: draft.topics,
            countries: draft.countries
        )
    }
}
