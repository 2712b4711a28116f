import Model

/// Reads a page the way a recipe says.
struct RecipeReader {
    private let page: RecipePage
    private let document: Document
    private let limits: ParsingLimits
    private let items: Selector?
    private let title: Selector?
    private let link: Selector?
    private let date: Selector?
    private let summary: Selector?
    private let body: Selector?
    private let authors: Selector?
    private let image: Selector?

    /// - Throws: ``ParsingError`` `bad_value` for a selector that cannot be read, `malformed` for no page.
    init(_ recipe: Recipe, page utf8: [UInt8], document: Document, limits: ParsingLimits) throws(ParsingError) {
        func selector(_ text: String?) throws(ParsingError) -> Selector? {
            guard let text else { return nil }
            return try Selector(text)
        }
        page = try RecipePage(utf8)
        self.document = document
        self.limits = limits
        items = try selector(recipe.items)
        title = try selector(recipe.title)
        link = try selector(recipe.link)
        date = try selector(recipe.date)
        summary = try selector(recipe.summary)
        body = try selector(recipe.body)
        authors = try selector(recipe.authors)
        image = try selector(recipe.image)
        if let remove = try selector(recipe.remove) { page.remove(remove) }
    }

    /// The articles that the recipe finds. `page` is what the page says of itself, for what the recipe does not name.
    func read(_ metadata: PageMetadata) -> ParsedDocument {
        var result = ParsedDocument(format: .html, title: metadata.siteName)
        guard let root = page.root else { return result }
        let nodes = items.map { page.nodes($0, in: root) } ?? [root]
        if nodes.count > limits.articles {
            result.warnings.append("\(nodes.count) items; the first \(limits.articles) were read (parsing.articles)")
        }
        for (index, node) in nodes.prefix(limits.articles).enumerated() {
            let article = article(node, metadata)
            if article.title == nil, article.body.isEmpty {
                let error = ParsingError(
                    .missingField,
                    "the item has neither a title nor a text where the recipe looks"
                )
                result.failures.append(ItemFailure(index: index, error: error))
            } else {
                result.articles.append(article)
            }
        }
        if nodes.isEmpty { result.warnings.append("the recipe's items selector matches nothing on this page") }
        return result
    }

    private func article(_ node: RecipePage.Node, _ metadata: PageMetadata) -> Article {
        let isWholePage = items == nil
        let base = metadata.base
        let summary = first(summary, in: node)
        let body = body.map { page.nodes($0, in: node).map { page.text(of: $0) } } ?? []
        let text = body.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let address = linkAddress(in: node).flatMap { WebAddress.resolve($0, against: base) }
        let names = authors.map { selector in
            page.nodes(selector, in: node).flatMap { Byline.names(value($0, selector) ?? "", site: nil) }
        }
        var article = Article(
            title: first(title, in: node) ?? (isWholePage ? metadata.title : nil),
            body: text.isEmpty ? summary ?? "" : text,
            summary: text.isEmpty ? nil : summary,
            url: address ?? (isWholePage ? metadata.url : nil),
            authors: names ?? (isWholePage ? metadata.authors : []),
            publishedAt: published(in: node) ?? (isWholePage ? metadata.publishedAt : nil),
            language: metadata.language,
            source: metadata.siteName ?? document.source,
            imageURL: first(image, in: node, attribute: "src").flatMap { WebAddress.resolve($0, against: base) },
            format: .html,
            referenceDay: document.publishedAt?.day,
            textLevel: text.isEmpty ? (summary == nil ? .headline : .summary) : .full
        )
        if date != nil, article.publishedAt == nil {
            article.warnings.append("the recipe's date was not found or cannot be read")
        }
        return article
    }

    private func published(in node: RecipePage.Node) -> Timestamp? {
        guard let date else { return nil }
        for found in page.nodes(date, in: node) {
            let declared = date.attribute == nil ? RecipePage.attribute("datetime", of: found) : nil
            for text in [declared, value(found, date)].compactMap({ $0 }) {
                if let parsed = PublicationDate.parse(text, reference: document.publishedAt?.day) { return parsed }
            }
        }
        return nil
    }

    private func linkAddress(in node: RecipePage.Node) -> String? {
        guard let link else { return items == nil ? nil : address(of: node) }
        for found in page.nodes(link, in: node) {
            if let address = link.attribute == nil ? address(of: found) : value(found, link) { return address }
        }
        return nil
    }

    /// Of an element itself, or of the first link within; what is no element (`@href` in XPath) is the address.
    private func address(of node: RecipePage.Node) -> String? {
        if !RecipePage.isElement(node) { return page.text(of: node) }
        if let address = RecipePage.attribute("href", of: node) { return address }
        guard let links = RecipeReader.firstLink, let nested = page.nodes(links, in: node).first else { return nil }
        return RecipePage.attribute("href", of: nested)
    }

    private static let firstLink = try? Selector("a[href]")

    /// The first value of a selector that is not empty; of an element `attribute`, when it has it, before its text.
    private func first(_ selector: Selector?, in node: RecipePage.Node, attribute: String? = nil) -> String? {
        guard let selector else { return nil }
        for found in page.nodes(selector, in: node) {
            if let attribute, selector.attribute == nil, let value = RecipePage.attribute(attribute, of: found) {
                return value
            }
            if let value = value(found, selector), !value.isEmpty { return value }
        }
        return nil
    }

    private func value(_ node: RecipePage.Node, _ selector: Selector) -> String? {
        if let name = selector.attribute { return RecipePage.attribute(name, of: node) }
        return page.text(of: node)
    }
}
