/// What a document's bytes are written in.
public enum DocumentFormat: String, Sendable, Codable, CaseIterable {
    /// RSS, RDF, Atom, CDF, JSON Feed, news sitemap.
    case feed
    /// A page: one article, or a category page that lists many.
    case html
    /// A category page flattened to lines of text, each paragraph an article, furniture between.
    case digest
    /// One article as plain text or Markdown.
    case text
    /// One article, a list, or a known interface's envelope.
    case json
    /// One JSON article a line.
    case ndjson
    /// An e-mail (RFC 5322), most often a newsletter.
    case eml
    /// A list of sources; carries no article.
    case opml
}

/// Bytes as they came, with what the bearer says about them.
public struct Document: Sendable, Equatable {
    public var bytes: [UInt8]
    /// Nil: found out from the bytes.
    public var format: DocumentFormat?
    /// The `Content-Type` header as received; a hint that the bytes may overrule.
    public var contentType: String?
    /// Where it was read from; relative links are resolved against it.
    public var url: String?
    /// The name of the source, given to articles that name none.
    public var source: String?
    /// The day the document was published or, failing that, read: dates without a year are resolved against it.
    /// It is never copied into an article's `publishedAt`.
    public var publishedAt: Timestamp?
    /// Whether ``publishedAt`` is only the day it was read: nobody told when it was published.
    public var isPublicationAssumed: Bool
    /// Id of a recipe for this page, when its source has one.
    public var recipe: String?

    public init(
        bytes: [UInt8],
        format: DocumentFormat? = nil,
        contentType: String? = nil,
        url: String? = nil,
        source: String? = nil,
        publishedAt: Timestamp? = nil,
        isPublicationAssumed: Bool = false,
        recipe: String? = nil
    ) {
        self.bytes = bytes
        self.format = format
        self.contentType = contentType
        self.url = url
        self.source = source
        self.publishedAt = publishedAt
        self.isPublicationAssumed = isPublicationAssumed
        self.recipe = recipe
    }
}
