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
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        let source = PageSource(text.utf8)
        let tree = try PageTree.parse(source.markup, limits: limits)
        guard tree.count > 0 else { throw ParsingError(.empty, "the page has no element and no text") }
        var extractor = ContentExtractor(tree)
        let metadata = PageMetadata(
            tree: tree,
            features: extractor.features,
            scripts: source.structuredData.map { text.utf8[$0] },
            document: document
        )
        extractor.title = metadata.title
        let body = extractor.text(of: extractor.parts())
        let article = Article(
            title: metadata.title,
            body: body,
            summary: metadata.summary,
            url: metadata.url,
            authors: metadata.authors,
            publishedAt: metadata.publishedAt,
            updatedAt: metadata.updatedAt,
            language: metadata.language,
            source: metadata.siteName ?? document.source,
            tags: metadata.tags,
            imageURL: metadata.image,
            format: .html,
            referenceDay: document.publishedAt?.day
        )
        return ParsedDocument(format: .html, articles: [article], title: metadata.siteName)
    }
}
