import Model

/// Sitemaps (sitemaps.org protocol 0.9) with Google's news extension: addresses with titles and dates.
struct NewsSitemapReader {
    private let tree: XMLTree
    private let root: XMLTree.Index
    private let reference: CalendarDay?
    private let resolver: LinkResolver

    /// Nil when the document is no sitemap.
    init?(tree: XMLTree, document: Document) {
        guard let root = tree.firstElement(of: 0, named: .urlset) else { return nil }
        self.tree = tree
        self.root = root
        self.reference = document.publishedAt?.day
        self.resolver = LinkResolver(base: document.url)
    }

    func read(limit: Int) -> (entries: [FeedEntry], isCut: Bool) {
        var entries: [FeedEntry] = []
        for url in tree.elements(of: root) where tree.nodes[url].name == .url {
            guard entries.count < limit else { return (entries, true) }
            entries.append(entry(url))
        }
        return (entries, false)
    }

    private func entry(_ url: XMLTree.Index) -> FeedEntry {
        var entry = FeedEntry()
        for child in tree.elements(of: url) {
            switch tree.nodes[child].name {
            case .loc: entry.links.add(resolver.resolve(string(child)), rank: .page)
            case .lastmod: entry.updated = PublicationDate.parse(string(child), reference: reference)
            case .news: readNews(child, into: &entry)
            case .image:
                if let loc = tree.firstElement(of: child, named: .loc) {
                    entry.imageURL = entry.imageURL ?? resolver.resolve(string(loc))
                }
            default: break
            }
        }
        return entry
    }

    private func readNews(_ news: XMLTree.Index, into entry: inout FeedEntry) {
        for child in tree.elements(of: news) {
            switch tree.nodes[child].name {
            case .title: entry.title = tree.withText(of: child) { FeedText.line($0, .loose) }
            case .publicationdate: entry.published = PublicationDate.parse(string(child), reference: reference)
            case .keywords: FeedCategories.readList(tree.text(of: child), into: &entry.tags)
            case .publication:
                for part in tree.elements(of: child) {
                    let text = tree.withText(of: part) { FeedText.line($0, .loose) }
                    switch tree.nodes[part].name {
                    case .name: entry.source = text
                    case .language: entry.language = text.flatMap(FeedLanguage.normalized)
                    default: break
                    }
                }
            default: break
            }
        }
    }

    private func string(_ element: XMLTree.Index) -> String {
        tree.withText(of: element) { FeedText.trimmedString($0) }
    }
}
