/// How to read the pages of one source: where its items are and what is what in them.
///
/// Every selector is a text: CSS (`article h2 a`), or XPath when it begins with `/`, `./` or `(`. A CSS selector may
/// end in `@name` to take an attribute instead of the text (`time@datetime`). Selectors of fields are read within
/// their item, and the first element that has something to say is taken.
///
///     items: "li.news-item"
///     title: "h3 a"
///     date: "time@datetime"
public struct Recipe: Sendable, Equatable, Codable {
    /// The elements that are an article each; nil: the page is one article.
    public var items: String?
    public var title: String?
    /// The link to the article; of an element without `@name` its own or its first link's address. Nil: the item's.
    public var link: String?
    public var date: String?
    public var summary: String?
    /// The full text; several elements are joined.
    public var body: String?
    /// Every element that matches is an author.
    public var authors: String?
    public var image: String?
    /// Elements whose text is left out everywhere.
    public var remove: String?

    public init(
        items: String? = nil,
        title: String? = nil,
        link: String? = nil,
        date: String? = nil,
        summary: String? = nil,
        body: String? = nil,
        authors: String? = nil,
        image: String? = nil,
        remove: String? = nil
    ) {
        self.items = items
        self.title = title
        self.link = link
        self.date = date
        self.summary = summary
        self.body = body
        self.authors = authors
        self.image = image
        self.remove = remove
    }

    /// Reads every selector, to find mistakes before a page comes.
    ///
    /// - Throws: ``ParsingError`` `bad_value` that names the field, the selector and what is wrong with it.
    public func validate() throws(ParsingError) {
        let fields = [
            ("items", items), ("title", title), ("link", link), ("date", date), ("summary", summary), ("body", body),
            ("authors", authors), ("image", image), ("remove", remove),
        ]
        for (name, selector) in fields {
            guard let selector else { continue }
            do throws(ParsingError) {
                _ = try Selector(selector)
            } catch {
                throw ParsingError(.badValue, "\(name): \(error.message)")
            }
        }
    }
}

/// The recipes of `Config/recipes.yaml` by identifier.
public struct Recipes: Sendable, Equatable, Codable {
    public var recipes: [String: Recipe]

    public init(_ recipes: [String: Recipe] = [:]) {
        self.recipes = recipes
    }

    public subscript(identifier: String) -> Recipe? { recipes[identifier] }
}
