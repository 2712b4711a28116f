public import Model

/// Bytes to articles: finds out the format and hands the document to the parser for it.
///
/// Pure: no network, no files, no clock. Safe to use from any thread.
public struct DocumentParser: Sendable {
    public let limits: ParsingLimits

    public init(limits: ParsingLimits = ParsingLimits()) {
        self.limits = limits
    }

    /// Parses `document`.
    ///
    /// - Throws: ``ParsingError`` when nothing of it can be read; single bad items come back as `failures`.
    public func parse(_ document: Document) throws(ParsingError) -> ParsedDocument {
        let text = CharacterSetDecoder.decode(document.bytes, contentType: document.contentType, hint: .xml)
        return try FeedParser.parse(text, document: document, limits: limits)
    }
}
