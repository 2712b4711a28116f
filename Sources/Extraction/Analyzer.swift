public import Model

/// Article to analysis: pure, synchronous, deterministic. Safe to use from any thread.
public struct Analyzer: Sendable {
    /// Raised whenever the same input may give another output; stored with every finding.
    public static let version = "1"

    /// What is known; replaced as a whole when the tables were edited.
    public let knowledge: Knowledge
    public let exchangeRates: ExchangeRates
    public let topicTerms: TopicTerms

    public init(knowledge: Knowledge, exchangeRates: ExchangeRates = .empty, topicTerms: TopicTerms = .empty) {
        self.knowledge = knowledge
        self.topicTerms = topicTerms
        self.exchangeRates = exchangeRates
    }

    /// What is found in `article`. Offsets count Unicode scalars into ``Model/Article/analyzedText``.
    public func analyze(_ article: Article) -> Analysis {
        let text = Tokenizer.tokenize(SourceText(title: article.title, body: article.body))
        var draft = Draft(text: text, referenceDay: article.publishedAt?.day ?? article.referenceDay)
        // Each step reads what the steps before it found.
        DateFinder.find(in: &draft)
        EntityFinder.find(in: &draft, knowledge: knowledge)
        AmountFinder.find(in: &draft, rates: exchangeRates)
        TopicFinder.find(in: &draft, terms: topicTerms)
        CountryFinder.find(in: &draft)
        EventFinder.find(in: &draft)
        EntityFinder.finish(&draft, knowledge: knowledge)
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
