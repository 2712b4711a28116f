import Model

/// Pages to articles.
enum PageParser {
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        let source = PageSource(text.utf8)
        let tree = try PageTree.parse(source.markup, limits: limits)
        let extractor = ContentExtractor(tree)
        let body = extractor.root().map { extractor.text(of: $0) } ?? ""
        return ParsedDocument(format: .html, articles: [Article(body: body, format: .html)])
    }
}
