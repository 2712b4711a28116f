/// How much of an article's text is at hand.
public enum TextLevel: String, Sendable, Codable, CaseIterable {
    case full
    case summary
    case headline
}

/// One article as parsed. What is unknown is nil; texts are plain, without markup.
///
/// Coded with the field names of the interface: `published_at`, `image_url` and so on.
public struct Article: Sendable, Equatable {
    public var title: String?
    /// Plain text; paragraphs are separated by one empty line.
    public var body: String
    public var summary: String?
    /// The canonical address.
    public var url: String?
    public var authors: [String]
    public var publishedAt: Timestamp?
    public var updatedAt: Timestamp?
    /// BCP 47, as declared or found out.
    public var language: String?
    /// The name of who published it.
    public var source: String?
    public var tags: [String]
    public var imageURL: String?
    public var format: DocumentFormat?
    /// What was odd in the input and how it was read nevertheless.
    public var warnings: [String]
    /// The publisher's own identity for the item (RSS `guid`, Atom `id`). Not part of `parallax parse` output.
    public var guid: String?
    /// Dates in the text are resolved against this day when `publishedAt` is nil: the day of the document.
    public var referenceDay: CalendarDay?
    /// Whether ``referenceDay`` is only the day the document was read. "Tuesday" is placed by it all the same, but such
    /// a day must not speak against another report's.
    public var isReferenceDayAssumed: Bool
    public var textLevel: TextLevel

    public init(
        title: String? = nil,
        body: String,
        summary: String? = nil,
        url: String? = nil,
        authors: [String] = [],
        publishedAt: Timestamp? = nil,
        updatedAt: Timestamp? = nil,
        language: String? = nil,
        source: String? = nil,
        tags: [String] = [],
        imageURL: String? = nil,
        format: DocumentFormat? = nil,
        warnings: [String] = [],
        guid: String? = nil,
        referenceDay: CalendarDay? = nil,
        isReferenceDayAssumed: Bool = false,
        textLevel: TextLevel = .full
    ) {
        self.title = title
        self.body = body
        self.summary = summary
        self.url = url
        self.authors = authors
        self.publishedAt = publishedAt
        self.updatedAt = updatedAt
        self.language = language
        self.source = source
        self.tags = tags
        self.imageURL = imageURL
        self.format = format
        self.warnings = warnings
        self.guid = guid
        self.referenceDay = referenceDay
        self.isReferenceDayAssumed = isReferenceDayAssumed
        self.textLevel = textLevel
    }

    /// The text that offsets of an analysis count in: `title + "\n\n" + body`, or `body` without a title.
    public var analyzedText: String {
        guard let title, !title.isEmpty else { return body }
        return title + "\n\n" + body
    }
}

extension Article: Codable {
    enum CodingKeys: String, CodingKey {
        case title, body, summary, url, authors
        case publishedAt = "published_at"
        case updatedAt = "updated_at"
        case language, source, tags
        case imageURL = "image_url"
        case format, warnings
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            title: try values.decodeIfPresent(String.self, forKey: .title),
            body: try values.decodeIfPresent(String.self, forKey: .body) ?? "",
            summary: try values.decodeIfPresent(String.self, forKey: .summary),
            url: try values.decodeIfPresent(String.self, forKey: .url),
            authors: try values.decodeIfPresent([String].self, forKey: .authors) ?? [],
            publishedAt: try values.decodeIfPresent(Timestamp.self, forKey: .publishedAt),
            updatedAt: try values.decodeIfPresent(Timestamp.self, forKey: .updatedAt),
            language: try values.decodeIfPresent(String.self, forKey: .language),
            source: try values.decodeIfPresent(String.self, forKey: .source),
            tags: try values.decodeIfPresent([String].self, forKey: .tags) ?? [],
            imageURL: try values.decodeIfPresent(String.self, forKey: .imageURL),
            format: try values.decodeIfPresent(DocumentFormat.self, forKey: .format),
            warnings: try values.decodeIfPresent([String].self, forKey: .warnings) ?? []
        )
    }

    /// Every key is present, with null where nothing is known.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(title, forKey: .title)
        try values.encode(body, forKey: .body)
        try values.encode(summary, forKey: .summary)
        try values.encode(url, forKey: .url)
        try values.encode(authors, forKey: .authors)
        try values.encode(publishedAt, forKey: .publishedAt)
        try values.encode(updatedAt, forKey: .updatedAt)
        try values.encode(language, forKey: .language)
        try values.encode(source, forKey: .source)
        try values.encode(tags, forKey: .tags)
        try values.encode(imageURL, forKey: .imageURL)
        try values.encode(format, forKey: .format)
        try values.encode(warnings, forKey: .warnings)
    }
}
