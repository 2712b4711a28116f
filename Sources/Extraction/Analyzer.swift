public import Model

/// Article to analysis: pure, synchronous, deterministic. Safe to use from any thread.
public struct Analyzer: Sendable {
    /// Raised whenever the same input may give another output; stored with every finding.
    public static let version = "1"

    /// What is known; replaced as a whole when the tables were edited.
    public let knowledge: Knowledge
    public let exchangeRates: ExchangeRates
    public let topicTerms: TopicTerms
    /// A hash of all tables: of the knowledge, the topic terms and the exchange rates. An edit of any of them may change
    /// what is found.
    public let tablesVersion: String

    public init(knowledge: Knowledge, exchangeRates: ExchangeRates = .empty, topicTerms: TopicTerms = .empty) {
        self.knowledge = knowledge
        self.topicTerms = topicTerms
        self.exchangeRates = exchangeRates
        let versions = [knowledge.version, topicTerms.version, exchangeRates.version]
        tablesVersion = AnalysisTable.version(of: versions.joined(separator: "+"))
    }

    /// The steps of an analysis, in their order.
    public enum Step: Int, CaseIterable, Sendable {
        case tokens, dates, entities, amounts, topics, countries, events, finish
    }

    /// What is found in `article`. Offsets count Unicode scalars into ``Model/Article/analyzedText``.
    ///
    /// - Parameter didFinish: told of each step as it ends, so that a benchmark can time them.
    public func analyze(_ article: Article, didFinish: (Step) -> Void = { _ in }) -> Analysis {
        let text = Tokenizer.tokenize(SourceText(title: article.title, body: article.body))
        var draft = Draft(text: text, referenceDay: article.publishedAt?.day ?? article.referenceDay)
        didFinish(.tokens)
        // Each step reads what the steps before it found.
        DateFinder.find(in: &draft)
        didFinish(.dates)
        EntityFinder.find(in: &draft, knowledge: knowledge)
        // "Long March 5" is a rocket, whichever day it seems to name.
        draft.dates.removeAll { date in
            draft.mentions.contains { $0.tokens.count > date.tokens.count && $0.tokens.contains(date.tokens) }
        }
        didFinish(.entities)
        AmountFinder.find(in: &draft, rates: exchangeRates)
        didFinish(.amounts)
        TopicFinder.find(in: &draft, terms: topicTerms)
        didFinish(.topics)
        CountryFinder.find(in: &draft)
        didFinish(.countries)
        EventFinder.find(in: &draft, knowledge: knowledge)
        didFinish(.events)
        EntityFinder.finish(&draft, knowledge: knowledge)
        didFinish(.finish)
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
