import Model

/// One item of a feed of any format, before it becomes an article: what its publisher said, each thing in the order
/// of how well it answers.
struct FeedEntry {
    var title: String?
    /// A title from another module than the feed's own (`media:title`, `dc:title`, `itunes:title`).
    var otherTitle: String?
    /// RSS `description`, Atom `summary`, plain text.
    var summary: String?
    /// A description from another module (`itunes:summary`, `media:description`).
    var otherSummary: String?
    /// The full text, plain: `content:encoded`, Atom `content`, `xhtml:body`.
    var content: String?
    var links = FeedLinks()
    var guid: String?
    var authors: [String] = []
    var tags: [String] = []
    var published: Timestamp?
    var updated: Timestamp?
    var language: String?
    /// The publication that the item was taken over from (`<source>`).
    var source: String?
    var imageURL: String?
    var warnings: [String] = []

    /// True when nothing was read: no article can be made of it.
    var isEmpty: Bool {
        title == nil && otherTitle == nil && summary == nil && otherSummary == nil && content == nil
            && links.best == nil && guid == nil && authors.isEmpty && tags.isEmpty && published == nil && updated == nil
    }
}

/// What a feed says of itself; given to the entries that do not say it.
struct FeedHeader {
    var title: String?
    var otherTitle: String?
    /// The address of the site, then that of the feed: the base of relative links.
    var links = FeedLinks()
    var authors: [String] = []
    var tags: [String] = []
    var language: String?
}
