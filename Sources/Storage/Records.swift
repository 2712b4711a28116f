public import Model

/// What ingestion hands over to be stored: an article, how it is known again, and what was found in it.
public struct ArticleDraft: Sendable {
    /// `art_…`.
    public var id: String
    public var article: Article
    public var analysis: Analysis
    /// 16 bytes each: every way in which the same item may be known again.
    public var identities: [[UInt8]]
    /// Bands of the text's MinHash.
    public var signature: [Int64]
    /// Of ``Model/Article/analyzedText``.
    public var textSHA256: String
    public var wordCount: Int
    /// What the full-text index holds beside title and body: the names found …
    let entityText: String
    /// … and other spellings of what the text says.
    let spellingText: String

    /// Linear in the text; for threads that do not write.
    public init(
        id: String,
        article: Article,
        analysis: Analysis,
        identities: [[UInt8]],
        signature: [Int64],
        textSHA256: String,
        wordCount: Int
    ) {
        self.id = id
        self.article = article
        self.analysis = analysis
        self.identities = identities
        self.signature = signature
        self.textSHA256 = textSHA256
        self.wordCount = wordCount
        entityText = analysis.entities.flatMap { [$0.name] + $0.aliases }.joined(separator: " ; ")
        spellingText = IndexSpellings.of(article.analyzedText)
    }
}

/// A stored article as far as ingestion must know it.
public struct KnownArticle: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var textSHA256: String
    public var url: String?
    public var isDeleted: Bool
    public var version: Int
    public var publishedSeconds: Int64?
}

/// An article row of a list.
public struct ArticleRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var title: String?
    public var summary: String?
    public var body: String
    public var url: String?
    public var authors: [String]
    public var tags: [String]
    public var source: String?
    public var sourceID: String?
    public var language: String?
    public var imageURL: String?
    public var published: Timestamp?
    public var modified: Timestamp?
    public var format: String?
    public var textLevel: String
    public var warnings: [String]
    public var textSHA256: String
    public var version: Int
    public var wordCount: Int
    public var analyzer: String
    public var storyID: String?
    /// Milliseconds since the epoch.
    public var firstSeenAt: Int64
    public var updatedAt: Int64

    /// The text that offsets count in.
    public var analyzedText: String { title.map { $0.isEmpty ? body : $0 + "\n\n" + body } ?? body }
}

/// An earlier text of an article.
public struct ArticleVersionRow: Sendable, Equatable {
    public var version: Int
    public var title: String?
    public var summary: String?
    public var body: String
    public var textSHA256: String
    /// Milliseconds since the epoch.
    public var recordedAt: Int64

    public init(
        version: Int,
        title: String?,
        summary: String?,
        body: String,
        textSHA256: String,
        recordedAt: Int64
    ) {
        self.version = version
        self.title = title
        self.summary = summary
        self.body = body
        self.textSHA256 = textSHA256
        self.recordedAt = recordedAt
    }
}

/// An entity of the store.
public struct EntityRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var type: String
    public var name: String
    public var country: String?
    public var aliases: [String]
    public var articleCount: Int
    public var mergedInto: String?
    public var firstSeenAt: Int64
    public var updatedAt: Int64
}

/// An entity that plays a part in an event.
public struct ParticipantRow: Sendable, Equatable {
    public var role: ParticipantRole
    public var entityID: String
    public var name: String
    public var type: String
    public var country: String?
}

/// An amount of an event.
public struct EventAmountRow: Sendable, Equatable {
    public var kind: String
    public var value: Double
    public var valueMax: Double?
    public var bound: String
    public var currency: String?
    public var unit: String?
    public var role: String?
    public var usd: Double?
    public var fxDate: String?
    public var isConversion: Bool
    public var text: String
}

/// Where a fact was read.
public struct EvidenceRow: Sendable, Equatable {
    public var articleID: String
    public var textSHA256: String
    public var start: Int
    public var end: Int
    public var quote: String
    public var rule: String
    public var analyzer: String
}

/// An event with what its standing claims say.
public struct EventRow: Sendable, Equatable {
    public var key: Int64
    public var id: String
    public var type: String
    public var status: String
    public var occurredOn: String?
    public var occurredPrecision: String?
    /// Whether the day rests on the day on which undated articles were read.
    public var isDateAssumed = false
    public var confidence: Double
    public var amountUSD: Double?
    public var storyID: String?
    public var publishedSeconds: Int64?
    public var reportCount: Int
    public var hasConflict: Bool
    public var mergedInto: String?
    public var participants: [ParticipantRow]
    public var amounts: [EventAmountRow]
    public var evidence: EvidenceRow?
    public var firstSeenAt: Int64
    public var updatedAt: Int64
}

/// What one report says of an event.
public struct ClaimRow: Sendable, Equatable {
    public var key: Int64
    public var articleKey: Int64
    public var articleID: String
    public var source: String?
    public var published: Timestamp?
    public var status: String
    public var occurredOn: String?
    /// Whether the day rests on the day on which the article, which is undated, was read.
    public var isDateAssumed = false
    public var confidence: Double
    public var participants: [ParticipantRow]
    public var amounts: [EventAmountRow]
    public var evidence: EvidenceRow
    public var recordedAt: Int64
    public var isSuperseded: Bool
}

/// One entry of the change sequence.
public struct ChangeRow: Sendable, Equatable {
    public var sequence: Int64
    public var kind: String
    public var id: String
    public var action: String
    /// JSON, or nil.
    public var detail: String?
    /// Milliseconds since the epoch.
    public var at: Int64
}
