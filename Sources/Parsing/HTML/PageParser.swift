import Model

/// Pages to articles: an article page gives its article, a category page one article for each headline.
///
/// How it is done, and after whom: `Docs/parsing-pages.md`.
enum PageParser {
    /// - Parameters:
    ///   - text: the page, decoded.
    ///   - document: what its bearer says of it: address, source, day, recipe.
    ///   - recipes: by identifier; one is applied when `document.recipe` names it.
    /// - Throws: ``ParsingError``: `empty`, `too_many_nodes`, `no_article`, `bad_value` for a recipe that is unknown
    ///   or whose selectors cannot be read.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits,
        recipes: Recipes
    ) throws(ParsingError) -> ParsedDocument {
        let source = PageSource(text.utf8)
        let tree = try PageTree.parse(source.markup, limits: limits)
        guard tree.count > 0 else { throw ParsingError(.empty, "the page has no element and no text") }
        var extractor = ContentExtractor(tree)
        var metadata = PageMetadata(
            tree: tree,
            scripts: source.structuredData.map { text.utf8[$0] },
            document: document
        )
        if let identifier = document.recipe {
            guard let recipe = recipes[identifier] else {
                throw ParsingError(
                    .badValue,
                    "there is no recipe '\(identifier)'; known: \(recipes.recipes.keys.sorted().joined(separator: ", "))"
                )
            }
            metadata.readVisible(tree, extractor.features, document)
            return try RecipeReader(recipe, page: text.utf8, document: document, limits: limits).read(metadata)
        }
        if let category = extractor.category(metadata) {
            let articles = category.articles(metadata, document: document)
            if articles.count >= 3 {
                var result = ParsedDocument(format: .html, title: metadata.siteName)
                result.articles = Array(articles.prefix(limits.articles))
                if articles.count > limits.articles {
                    result.warnings.append(
                        "\(articles.count) headlines; the first \(limits.articles) were read (parsing.articles)"
                    )
                }
                return result
            }
        }
        extractor.excludeTeasers()
        metadata.readVisible(tree, extractor.features, document)
        extractor.title = metadata.title
        extractor.authors = metadata.authors
        var body = extractor.text(of: extractor.parts())
        // A page that a script fills shows a beginning or nothing; what it declares is the whole.
        if let declared = metadata.body, declared.utf8.count >= 500, body.utf8.count * 5 < declared.utf8.count * 2 {
            body = declared
        }
        guard !body.isEmpty || metadata.title != nil else {
            throw ParsingError(.noArticle, "the page has neither a title nor a text")
        }
        // Where there is no text but a description, that is what can be read.
        let isDescribed = body.isEmpty && metadata.summary != nil
        let article = Article(
            title: metadata.title,
            body: isDescribed ? metadata.summary ?? "" : body,
            summary: isDescribed ? nil : metadata.summary,
            url: metadata.url,
            authors: metadata.authors,
            publishedAt: metadata.publishedAt,
            updatedAt: metadata.updatedAt,
            language: metadata.language,
            source: metadata.siteName ?? document.source,
            tags: metadata.tags,
            imageURL: metadata.image,
            format: .html,
            referenceDay: document.publishedAt?.day,
            textLevel: isDescribed ? .summary : body.isEmpty ? .headline : .full
        )
        var result = ParsedDocument(format: .html, articles: [article], title: metadata.siteName)
        if tree.flattenedCount > 0 {
            result.warnings.append(
                "\(tree.flattenedCount) elements lie deeper than \(limits.depth) (parsing.depth); read as if they did not"
            )
        }
        return result
    }
}
