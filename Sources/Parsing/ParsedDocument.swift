public import Model

/// What one document gave.
public struct ParsedDocument: Sendable, Equatable {
    /// What the bytes turned out to be.
    public var format: DocumentFormat
    /// In the order of the document.
    public var articles: [Article]
    /// Items that could not be read; the others stand in `articles`.
    public var failures: [ItemFailure]
    /// What was odd about the document as a whole ("not well-formed XML at line 12: …").
    public var warnings: [String]
    /// The name of the feed or site, when it names itself.
    public var title: String?

    public init(
        format: DocumentFormat,
        articles: [Article] = [],
        failures: [ItemFailure] = [],
        warnings: [String] = [],
        title: String? = nil
    ) {
        self.format = format
        self.articles = articles
        self.failures = failures
        self.warnings = warnings
        self.title = title
    }
}

/// One item of a document that could not be read.
public struct ItemFailure: Sendable, Equatable {
    /// 0-based position among the items of the document.
    public var index: Int
    public var error: ParsingError

    public init(index: Int, error: ParsingError) {
        self.index = index
        self.error = error
    }
}
