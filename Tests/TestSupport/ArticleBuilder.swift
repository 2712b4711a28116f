public import Model

/// An article with sensible values for what a test does not care about.
public func makeArticle(
    title: String? = nil,
    body: String = "Saab will deliver three submarines to Poland.",
    url: String? = nil,
    published: String? = nil,
    source: String? = nil,
    guid: String? = nil
) -> Article {
    Article(
        title: title,
        body: body,
        url: url,
        publishedAt: published.flatMap { Timestamp($0) },
        source: source,
        guid: guid
    )
}

/// An entity named once, at the start of the text.
public func makeEntity(
    _ name: String,
    type: EntityType = .organization,
    country: String? = nil,
    salience: Double = 0.5
) -> Entity {
    Entity(
        id: "ent_" + name.lowercased().filter { $0.isLetter || $0.isNumber },
        type: type,
        name: name,
        country: country,
        salience: salience,
        mentions: [Mention(start: 0, end: 1, text: String(name.prefix(1)), rule: "test")]
    )
}
