public import Model
public import Storage

/// What became of one item of a document.
public struct IngestedItem: Sendable, Equatable {
    public enum Outcome: String, Sendable {
        /// Stored now.
        case new
        /// Already there with this text.
        case known
        /// Already there; the text changed and the earlier one is kept as a version.
        case changed
        /// Deleted by hand before, so left out.
        case leftOut = "left_out"
        /// Could not be read; in quarantine.
        case failed
    }

    public var outcome: Outcome
    /// Nil when it failed.
    public var articleID: String?
    public var title: String?
    public var url: String?
    /// Why it was left out or failed.
    public var reason: String?
}

/// What became of a document.
public struct IngestionReport: Sendable, Equatable {
    /// `doc_…`.
    public var documentID: String
    public var format: String?
    public var items: [IngestedItem] = []
    public var warnings: [String] = []
    /// Set when nothing of the document could be read; it is in quarantine then.
    public var error: QuarantineReason?
    /// Ids of what was put in quarantine.
    public var quarantined: [String] = []

    public init(documentID: String) { self.documentID = documentID }

    public var counts: RunCounts {
        var counts = RunCounts()
        counts.documents = 1
        for item in items {
            switch item.outcome {
            case .new: counts.new += 1
            case .known: counts.known += 1
            case .changed: counts.changed += 1
            case .leftOut: counts.leftOut += 1
            case .failed: counts.failed += 1
            }
        }
        if error != nil { counts.failed += 1 }
        return counts
    }
}

/// An article on its way into the store, with what was decided about it.
public struct PreparedArticle: Sendable {
    public enum Verdict: Sendable, Equatable {
        case store
        /// If it is stored already its text there stays, whatever this one says.
        case keepStored
        case leaveOut(reason: String)
    }

    public var article: Article
    /// Further ways in which it is known again.
    public var identities: [ArticleIdentity]
    public var verdict: Verdict

    public init(_ article: Article, identities: [ArticleIdentity] = [], verdict: Verdict = .store) {
        self.article = article
        self.identities = identities
        self.verdict = verdict
    }
}
