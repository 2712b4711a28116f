import Model

/// Reads one `<item>` or `<entry>`.
struct FeedEntryReader {
    let tree: XMLTree
    let resolver: LinkResolver
    let reference: CalendarDay?
    private var entry = FeedEntry()
    /// The bodies found, the better one kept (`content:encoded` over RSS 0.9x's `fullitem`).
    private var contentRank = Int.max
    private var otherAuthors: [String] = []
    private var otherTags: [String] = []
    private var contentLanguage: String?

    init(tree: XMLTree, resolver: LinkResolver, reference: CalendarDay?) {
        self.tree = tree
        self.resolver = resolver
        self.reference = reference
    }

    /// One entry after another can be read.
    mutating func read(_ item: XMLTree.Index) -> FeedEntry {
        contentRank = Int.max
        otherAuthors.removeAll()
        otherTags.removeAll()
        contentLanguage = nil
        readAttributes(item)
        for child in tree.elements(of: item) { readChild(child) }
        if entry.authors.isEmpty { entry.authors = otherAuthors }
        if entry.tags.isEmpty { entry.tags = otherTags }
        entry.language = entry.language ?? contentLanguage ?? FeedLanguage.inherited(by: item, in: tree)
        // Handed on, not copied.
        var finished = FeedEntry()
        swap(&finished, &entry)
        return finished
    }

    /// RSS 1.0 names an item by `rdf:about`; CDF puts link and date into attributes.
    private mutating func readAttributes(_ item: XMLTree.Index) {
        guard tree.nodes[item].attributeCount > 0 else { return }
        if let about = tree.attribute(.about, of: item) {
            entry.guid = about
            entry.links.add(resolver.resolve(about, bases: XMLBase.bases(of: item, in: tree)), rank: .permanent)
        }
        if let href = tree.attribute(.href, of: item) { entry.links.add(resolve(href, at: item), rank: .page) }
        if let changed = tree.attribute(.lastmod, of: item) {
            entry.updated = PublicationDate.parse(FeedText.trimmedString(changed), reference: reference)
        }
    }

    private mutating func readChild(_ child: XMLTree.Index) {
        let node = tree.nodes[child]
        switch node.namespace {
        case .plain, .atom, .rdf: readOwn(child, node)
        case .dublinCore, .dublinCoreTerms: readDublinCore(child, node)
        case .content:
            if node.name == .encoded { setContent(child, rank: 0) }
        case .xhtml:
            if node.name == .body || node.name == .div {
                setContent(child, tree.withMarkup(of: child) { FeedText.paragraphs($0, .html) }, rank: 1)
            }
        case .media: readMedia(child, node)
        case .itunes, .googlePlay: readPodcast(child, node)
        case .feedBurner:
            if node.name == .origlink { entry.links.add(address(child), rank: .original) }
        case .thread, .georss, .podcast, .sitemap, .news, .image, .xml, .foreign: break
        }
    }

    // MARK: RSS, Atom and CDF

    private mutating func readOwn(_ child: XMLTree.Index, _ node: XMLTree.Node) {
        switch node.name {
        case .title: if entry.title == nil { entry.title = AtomText.line(child, in: tree) }
        case .link: readLink(child)
        case .description, .summary, .abstract: readSummary(child)
        case .content: readContent(child, node)
        case .body, .fullitem: setContent(child, rank: 3)
        case .encoded: setContent(child, rank: 2)
        case .guid, .id: readIdentity(child, node)
        case .author, .creator: FeedPersons.read(child, in: tree, into: &entry.authors)
        case .category: FeedCategories.read(child, in: tree, into: &entry.tags)
        case .pubdate, .published, .issued, .created, .date:
            if entry.published == nil { entry.published = date(child) }
        case .updated, .modified, .lastmod, .lastmodified:
            if entry.updated == nil { entry.updated = date(child) }
        case .language:
            if entry.language == nil { entry.language = tree.withText(of: child) { FeedLanguage.normalized($0) } }
        case .source: readSource(child)
        case .enclosure: readEnclosure(child)
        case .image, .thumbnail: readImage(child)
        default: break
        }
    }

    private mutating func readSummary(_ child: XMLTree.Index) {
        noteLanguage(of: child)
        // RSS means HTML in its descriptions though it does not say so; Atom says what it means.
        let isTyped = tree.attribute(.type, of: child) != nil || tree.attribute(.mode, of: child) != nil
        let isAtom = tree.nodes[child].namespace == .atom || tree.nodes[child].name == .summary
        let text =
            isTyped || isAtom
            ? AtomText.paragraphs(child, in: tree) : html(child)
        if entry.summary == nil {
            entry.summary = text
        } else {
            // Of `description` and `summary` in one item the second is the text, the first what introduces it.
            setContent(child, text, rank: 4)
        }
    }

    private mutating func readContent(_ child: XMLTree.Index, _ node: XMLTree.Node) {
        noteLanguage(of: child)
        // The content is elsewhere: RFC 4287, section 4.1.3.2; RSS 1.1 and early modules say `value`.
        let address = tree.attribute(.src, of: child) ?? tree.attribute(.value, of: child)
        if let address, tree.withText(of: child, \.isEmpty) {
            entry.links.add(resolve(address, at: child), rank: .related)
        }
        setContent(child, AtomText.paragraphs(child, in: tree), rank: 1)
    }

    private mutating func noteLanguage(of child: XMLTree.Index) {
        guard tree.nodes[child].attributeCount > 0, contentLanguage == nil else { return }
        contentLanguage = tree.attribute(.lang, of: child, in: .xml).flatMap(FeedLanguage.normalized)
    }

    private mutating func setContent(_ child: XMLTree.Index, rank: Int) {
        guard rank < contentRank else { return }
        noteLanguage(of: child)
        setContent(child, html(child), rank: rank)
    }

    private mutating func setContent(_ child: XMLTree.Index, _ text: String?, rank: Int) {
        guard rank < contentRank, let text else { return }
        entry.content = text
        contentRank = rank
    }

    private mutating func readLink(_ child: XMLTree.Index) {
        guard let href = tree.attribute(.href, of: child) else {
            let relation = tree.attribute(.rel, of: child)?.lowercased() ?? "alternate"
            entry.links.add(address(child), rank: relation == "alternate" ? .page : .related)
            return
        }
        let relation = tree.attribute(.rel, of: child)?.lowercased() ?? "alternate"
        let type = tree.attribute(.type, of: child)?.lowercased() ?? ""
        let rank: FeedLinks.Rank
        switch relation {
        case "alternate", "", "http://www.iana.org/assignments/relation/alternate":
            rank = type.isEmpty || isHTML(type) ? .page : .alternate
        case "enclosure":
            rank = .enclosure
            if type.hasPrefix("image/") { entry.imageURL = entry.imageURL ?? resolve(href, at: child) }
        default: rank = .related
        }
        entry.links.add(resolve(href, at: child), rank: rank)
    }

    private mutating func readIdentity(_ child: XMLTree.Index, _ node: XMLTree.Node) {
        let text = tree.withText(of: child) { FeedText.trimmedString($0) }
        guard !text.isEmpty else { return }
        entry.guid = entry.guid ?? text
        let isPermanent = tree.attribute(.ispermalink, of: child)?.lowercased() != "false"
        if node.name == .guid, isPermanent, !text.utf8.contains(0x20),
            LinkResolver.isAbsolute(text) || text.hasPrefix("/")
        {
            if !text.hasPrefix("urn:"), !text.hasPrefix("tag:") {
                entry.links.add(resolve(text, at: child), rank: .permanent)
            }
        } else if text.hasPrefix("http://") || text.hasPrefix("https://") {
            entry.links.add(text, rank: .related)
        }
    }

    private mutating func readSource(_ child: XMLTree.Index) {
        let title = tree.firstElement(of: child, named: .title).flatMap { AtomText.line($0, in: tree) }
        let text = title ?? (tree.hasElements(child) ? nil : line(child))
        entry.source = entry.source ?? text
        // RFC 4287, section 4.2.1: an entry without authors has those of its source.
        for author in tree.elements(of: child) where tree.nodes[author].name == .author {
            FeedPersons.read(author, in: tree, into: &otherAuthors)
        }
    }

    private mutating func readEnclosure(_ child: XMLTree.Index) {
        guard let address = tree.attribute(.url, of: child) else { return }
        let absolute = resolve(address, at: child)
        if tree.attribute(.type, of: child)?.lowercased().hasPrefix("image/") == true {
            entry.imageURL = entry.imageURL ?? absolute
        }
        entry.links.add(absolute, rank: .enclosure)
    }

    private mutating func readImage(_ child: XMLTree.Index) {
        let attribute = tree.attribute(.href, of: child) ?? tree.attribute(.url, of: child)
        if let attribute {
            entry.imageURL = entry.imageURL ?? resolve(attribute, at: child)
            return
        }
        let holder = tree.firstElement(of: child, named: .url) ?? (tree.hasElements(child) ? nil : child)
        if let link = holder.map({ address($0) }), !link.isEmpty { entry.imageURL = entry.imageURL ?? link }
    }

    // MARK: Modules

    private mutating func readDublinCore(_ child: XMLTree.Index, _ node: XMLTree.Node) {
        switch node.name {
        case .title: if entry.otherTitle == nil { entry.otherTitle = line(child) }
        case .creator, .author: FeedPersons.read(child, in: tree, into: &entry.authors)
        case .publisher: FeedPersons.read(child, in: tree, into: &otherAuthors)
        case .subject: FeedCategories.read(child, in: tree, into: &entry.tags)
        case .description, .abstract:
            if entry.otherSummary == nil {
                entry.otherSummary = html(child)
            }
        case .language:
            if entry.language == nil { entry.language = tree.withText(of: child) { FeedLanguage.normalized($0) } }
        case .date, .issued, .created, .available, .datesubmitted:
            if entry.published == nil { entry.published = date(child) }
        case .modified: if entry.updated == nil { entry.updated = date(child) }
        default: break
        }
    }

    private mutating func readMedia(_ child: XMLTree.Index, _ node: XMLTree.Node) {
        switch node.name {
        case .group, .content:
            readMediaAddress(child)
            for inner in tree.elements(of: child) where tree.nodes[inner].namespace == .media {
                readMedia(inner, tree.nodes[inner])
            }
        case .thumbnail:
            entry.imageURL = entry.imageURL ?? tree.attribute(.url, of: child).map { resolve($0, at: child) }
        case .title: if entry.otherTitle == nil { entry.otherTitle = line(child) }
        case .description:
            if entry.otherSummary == nil {
                entry.otherSummary = html(child)
            }
        case .category: FeedCategories.read(child, in: tree, into: &entry.tags)
        case .keywords: FeedCategories.readList(tree.text(of: child), into: &otherTags)
        case .credit:
            let role = tree.attribute(.role, of: child)?.lowercased() ?? ""
            if role.isEmpty || role == "author" || role == "writer" || role == "reporter" {
                FeedPersons.read(child, in: tree, into: &otherAuthors)
            }
        default: break
        }
    }

    private mutating func readMediaAddress(_ child: XMLTree.Index) {
        guard let address = tree.attribute(.url, of: child), entry.imageURL == nil else { return }
        let type = tree.attribute(.type, of: child)?.lowercased() ?? ""
        if tree.attribute(.medium, of: child)?.lowercased() == "image" || type.hasPrefix("image/") {
            entry.imageURL = resolve(address, at: child)
        }
    }

    private mutating func readPodcast(_ child: XMLTree.Index, _ node: XMLTree.Node) {
        switch node.name {
        case .title: if entry.otherTitle == nil { entry.otherTitle = line(child) }
        case .author: FeedPersons.read(child, in: tree, into: &otherAuthors)
        case .summary, .subtitle, .description:
            // The summary is the longer one, whichever comes first.
            if entry.otherSummary == nil || node.name == .summary {
                entry.otherSummary = html(child) ?? entry.otherSummary
            }
        case .image: entry.imageURL = entry.imageURL ?? tree.attribute(.href, of: child).map { resolve($0, at: child) }
        case .category: FeedCategories.read(child, in: tree, into: &otherTags)
        case .keywords: FeedCategories.readList(tree.text(of: child), into: &otherTags)
        default: break
        }
    }

    // MARK: Values

    /// `text/html`, `application/xhtml+xml`.
    private func isHTML(_ type: String) -> Bool {
        type == "text/html" || type.contains("html")
    }

    private func line(_ element: XMLTree.Index) -> String? {
        tree.withText(of: element) { FeedText.line($0, .loose) }
    }

    private func html(_ element: XMLTree.Index) -> String? {
        tree.withUnescapedMarkup(of: element) { FeedText.paragraphs($0, .html) }
    }

    private func date(_ element: XMLTree.Index) -> Timestamp? {
        tree.withText(of: element) { text in
            let trimmed = FeedText.trimmed(text)
            return trimmed.isEmpty ? nil : PublicationDate.parse(trimmed, reference: reference)
        }
    }

    private func address(_ element: XMLTree.Index) -> String {
        resolve(tree.withText(of: element) { FeedText.trimmedString($0) }, at: element)
    }

    private func resolve(_ link: String, at element: XMLTree.Index) -> String {
        if LinkResolver.isAbsolute(link) { return resolver.resolve(link) }
        return resolver.resolve(link, bases: XMLBase.bases(of: element, in: tree))
    }
}
