public import Model

/// Bytes to articles: finds out the format and hands the document to the parser for it.
///
/// Pure: no network, no files, no clock. Safe to use from any thread.
public struct DocumentParser: Sendable {
    public let limits: ParsingLimits
    /// How to read pages for which `document.recipe` names a recipe.
    public let recipes: Recipes

    public init(limits: ParsingLimits = ParsingLimits(), recipes: Recipes = Recipes()) {
        self.limits = limits
        self.recipes = recipes
    }

    /// Parses `document`: decompresses it, decodes it, and reads it by `document.format` or, without one, by what its
    /// bytes show.
    ///
    /// - Throws: ``ParsingError`` when nothing of it can be read; single bad items come back as `failures`.
    public func parse(_ document: Document) throws(ParsingError) -> ParsedDocument {
        guard document.bytes.count <= limits.documentBytes else {
            throw ParsingError(
                .tooLarge,
                "more than \(limits.documentBytes) bytes: split the document, raise parsing.document_bytes, or give NDJSON "
                    + "as such (--format ndjson, .ndjson), which is read as a stream"
            )
        }
        let bytes = try Decompression.expand(document.bytes, limits: limits)
        guard bytes.contains(where: { !ASCII.isSpace($0) && $0 != 0 }) else {
            throw ParsingError(.empty, "the document is empty; fetch it again, or remove it")
        }
        if let refusal = FormatDetector.refusal(of: bytes) { throw ParsingError(.unknownFormat, refusal) }
        let kind = FormatDetector.markupKind(of: document.format, bytes: bytes)
        let text = CharacterSetDecoder.decode(bytes, contentType: document.contentType, hint: kind)
        switch document.format ?? FormatDetector.detect(text) {
        case .feed: return try FeedParser.parse(text, document: document, limits: limits)
        case .html: return try PageParser.parse(text, document: document, limits: limits, recipes: recipes)
        case .digest: return try DigestParser.parse(text, document: document, limits: limits)
        case .text: return try PlainTextParser.parse(text, document: document, limits: limits)
        case .json: return try JSONArticleParser.parse(text, document: document, limits: limits)
        case .ndjson: return try NDJSONReader.parse(text, document: document, limits: limits)
        case .eml:
            // Each part of a message has a character set of its own, so the parser decodes.
            var message = document
            message.bytes = bytes
            return try MailParser.parse(message, limits: limits)
        case .opml: return try readSources(bytes)
        }
    }

    /// A list of sources carries no article; what it lists is read by ``OPML``.
    private func readSources(_ bytes: [UInt8]) throws(ParsingError) -> ParsedDocument {
        let list = try OPML(parsing: bytes, limits: limits)
        return ParsedDocument(
            format: .opml,
            warnings: ["a list of \(list.outlines.count) sources, no articles; import it as sources"],
            title: list.title
        )
    }
}
