/// All that was found in one article.
public struct Analysis: Sendable, Equatable, Codable {
    /// The analyser's version; stored with every finding.
    public var analyzer: String
    public var entities: [Entity]
    public var amounts: [Amount]
    public var dates: [TemporalExpression]
    public var events: [Event]
    public var topics: [Topic]
    /// ISO 3166-1 alpha-2 of the countries the article is about.
    public var countries: [String]

    public init(
        analyzer: String,
        entities: [Entity] = [],
        amounts: [Amount] = [],
        dates: [TemporalExpression] = [],
        events: [Event] = [],
        topics: [Topic] = [],
        countries: [String] = []
    ) {
        self.analyzer = analyzer
        self.entities = entities
        self.amounts = amounts
        self.dates = dates
        self.events = events
        self.topics = topics
        self.countries = countries
    }
}
