/// What kind of real-world thing an entity is.
public enum EntityType: String, Sendable, Codable, CaseIterable {
    case organization, person, place, program, product
}

/// A stretch of an article's analysed text, in Unicode scalars, half open.
public struct TextSpan: Sendable, Hashable, Codable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}

/// One place in the text where an entity is named.
public struct Mention: Sendable, Hashable, Codable {
    /// Unicode scalars into the analysed text; half open.
    public var start: Int
    public var end: Int
    /// Exactly the characters from `start` to `end`.
    public var text: String
    /// The rule that found it, for example `knowledge.alias` or `name.company_suffix`.
    public var rule: String

    public init(start: Int, end: Int, text: String, rule: String) {
        self.start = start
        self.end = end
        self.text = text
        self.rule = rule
    }
}

/// A distinct real-world thing named in an article.
public struct Entity: Sendable, Equatable {
    /// Stable across articles and machines: a knowledge row's `ent_…`, else made from type and name.
    public var id: String
    public var type: EntityType
    /// The canonical name.
    public var name: String
    /// Other names, the ones used in this article among them; without the canonical one.
    public var aliases: [String]
    /// ISO 3166-1 alpha-2 of the home country; nil when unknown or several.
    public var country: String?
    /// 0 to 1: how much the article is about it.
    public var salience: Double
    /// In the order of the text; never empty.
    public var mentions: [Mention]

    public init(
        id: String,
        type: EntityType,
        name: String,
        aliases: [String] = [],
        country: String? = nil,
        salience: Double = 0,
        mentions: [Mention]
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.aliases = aliases
        self.country = country
        self.salience = salience
        self.mentions = mentions
    }
}

extension Entity: Codable {
    enum CodingKeys: String, CodingKey {
        case id, type, name, aliases, country, salience, mentions
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(type, forKey: .type)
        try values.encode(name, forKey: .name)
        try values.encode(aliases, forKey: .aliases)
        try values.encode(country, forKey: .country)
        try values.encode(salience, forKey: .salience)
        try values.encode(mentions, forKey: .mentions)
    }
}
