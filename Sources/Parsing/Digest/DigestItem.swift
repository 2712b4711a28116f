/// One article of a page, still with its date as written.
struct DigestItem: Sendable, Equatable {
    var title: String?
    var paragraphs: [String] = []
    var date: DigestDate?
    /// The day heading that it stands under.
    var heading: DigestDate?
    var authors: [String] = []
    var tags: [String] = []
    /// 1-based, of its first line.
    var line = 0

    var isHeaded: Bool { title != nil || date != nil || !authors.isEmpty }
}
