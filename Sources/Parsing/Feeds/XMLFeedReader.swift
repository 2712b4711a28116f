import Model

/// RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0, CDF: finds the header and the entries of a feed in its tree.
///
/// One reader for all of them, because publishers mix their elements: Atom links in RSS, RSS dates in Atom.
/// An element counts by its meaning in its own namespace, wherever it stands.
struct XMLFeedReader {
    let tree: XMLTree
    let root: XMLTree.Index
    private let resolver: LinkResolver
    private let reference: CalendarDay?

    /// The first root of a feed in `tree`; nil when there is none.
    init?(tree: XMLTree, base: String?, reference: CalendarDay?) {
        guard let root = XMLFeedReader.root(in: tree) else { return nil }
        self.tree = tree
        self.root = root
        self.resolver = LinkResolver(base: base)
        self.reference = reference
    }

    /// Reads the feed; entries come back in the order of the document, at most `limit`.
    func read(limit: Int) -> (header: FeedHeader, entries: [FeedEntry], isCut: Bool) {
        let holder = tree.firstElement(of: root, named: .channel) ?? root
        var header = FeedHeader()
        readHeader(holder, into: &header)
        header.language = header.language ?? FeedLanguage.inherited(by: holder, in: tree)

        var resolver = resolver
        resolver.base = resolver.base ?? header.links.best.flatMap { LinkResolver.isAbsolute($0) ? $0 : nil }
        var entries: [FeedEntry] = []
        var reader = FeedEntryReader(tree: tree, resolver: resolver, reference: reference)
        for holder in holders(channel: holder) {
            for child in tree.elements(of: holder) where isEntry(child) {
                guard entries.count < limit else { return (header, entries, true) }
                entries.append(reader.read(child))
            }
        }
        return (header, entries, false)
    }

    /// Elements whose children are entries: the channel; RDF's root, whose items stand beside the channel;
    /// an Atom feed; wrappers such as `<items>`.
    private func holders(channel: XMLTree.Index) -> [XMLTree.Index] {
        var holders = [channel]
        if root != channel { holders.append(root) }
        for child in tree.elements(of: root) where child != channel {
            let name = tree.nodes[child].name
            if name == .channel || name == .items || (name == .feed && !isEntry(child)) { holders.append(child) }
        }
        for child in tree.elements(of: channel) where tree.nodes[child].name == .items { holders.append(child) }
        return holders
    }

    private func isEntry(_ index: XMLTree.Index) -> Bool {
        let node = tree.nodes[index]
        guard node.name == .item || node.name == .entry else { return false }
        return node.namespace == .plain || node.namespace == .atom || node.namespace == .rdf
    }

    private static func root(in tree: XMLTree) -> XMLTree.Index? {
        for root in tree.elements(of: 0) {
            switch tree.nodes[root].name {
            case .rss, .rdf, .feed, .channel: return root
            default: continue
            }
        }
        // A feed in a wrapper, such as a SOAP envelope or a page that shows it; or the root's tag is broken.
        for root in tree.elements(of: 0) {
            for child in tree.elements(of: root) {
                switch tree.nodes[child].name {
                case .rss, .rdf, .feed, .channel: return child
                case .item, .entry: return root
                default: continue
                }
            }
        }
        return tree.firstElement(of: 0, named: .item) != nil || tree.firstElement(of: 0, named: .entry) != nil ? 0 : nil
    }

    // MARK: Header

    private func readHeader(_ holder: XMLTree.Index, into header: inout FeedHeader) {
        for child in tree.elements(of: holder) {
            let node = tree.nodes[child]
            switch (node.namespace, node.name) {
            case (.plain, .title), (.atom, .title):
                if header.title == nil { header.title = AtomText.line(child, in: tree) }
            case (.dublinCore, .title), (.media, .title), (.itunes, .title):
                if header.otherTitle == nil {
                    header.otherTitle = tree.withText(of: child) { FeedText.line($0, .loose) }
                }
            case (.plain, .link), (.atom, .link): readHeaderLink(child, into: &header)
            case (.plain, .language), (.dublinCore, .language):
                if header.language == nil { header.language = tree.withText(of: child) { FeedLanguage.normalized($0) } }
            case (.plain, .category), (.atom, .category), (.dublinCore, .subject), (.itunes, .category):
                FeedCategories.read(child, in: tree, into: &header.tags)
            default: readHeaderPerson(child, node, into: &header)
            }
        }
    }

    private func readHeaderLink(_ link: XMLTree.Index, into header: inout FeedHeader) {
        if let href = tree.attribute(.href, of: link) {
            let relation = tree.attribute(.rel, of: link)?.lowercased() ?? "alternate"
            let address = resolver.resolve(href, bases: XMLBase.bases(of: link, in: tree))
            header.links.add(address, rank: relation == "alternate" ? .page : .related)
        } else {
            header.links.add(resolver.resolve(tree.withText(of: link) { FeedText.trimmedString($0) }), rank: .page)
        }
    }

    private func readHeaderPerson(_ child: XMLTree.Index, _ node: XMLTree.Node, into header: inout FeedHeader) {
        switch (node.namespace, node.name) {
        case (.plain, .author), (.atom, .author), (.itunes, .author), (.googlePlay, .author), (.dublinCore, .creator),
            (.plain, .managingeditor), (.dublinCore, .author):
            FeedPersons.read(child, in: tree, into: &header.authors)
        default: break
        }
    }
}

/// `xml:base` (XML Base, section 3).
enum XMLBase {
    /// The bases that hold at an element, the innermost first.
    static func bases(of index: XMLTree.Index, in tree: XMLTree) -> [String] {
        var bases: [String] = []
        var current = Int32(index)
        while current > 0 {
            if let base = tree.attribute(.base, of: Int(current), in: .xml) { bases.append(base) }
            current = tree.nodes[Int(current)].parent
        }
        return bases
    }
}
