import Model

/// A page that consists of headlines with their summaries: one article for each.
struct CategoryPage {
    let tree: PageTree
    let features: PageFeatures
    let items: [Item]

    /// A headline and the nodes that belong to it.
    struct Item {
        let headline: HeadlineLists.Item
        let range: Range<Int>
    }

    /// Nil when the page is an article, or not clearly a list of them.
    ///
    /// - Parameters:
    ///   - features: counted before any item was excluded.
    ///   - isLoose: the lists are of any links, so that hardly any other text may stand beside them.
    init?(
        tree: PageTree,
        features: PageFeatures,
        lists: HeadlineLists,
        metadata: PageMetadata,
        isLoose: Bool = false
    ) {
        guard !metadata.isArticle else { return nil }
        let headlines = lists.lists.joined().filter { CategoryPage.isInFlow(tree, features, $0.node) }
            .sorted { $0.node < $1.node }
        guard headlines.count >= 3 else { return nil }
        let items = headlines.indices.map { index in
            let next = index + 1 < headlines.count ? headlines[index + 1].node : nil
            return Item(
                headline: headlines[index],
                range: CategoryPage.extent(of: headlines[index], next: next, tree, metadata)
            )
        }
        let inItems = items.reduce(0) { $0 + CategoryPage.prose(in: $1.range, tree, features) }
        let outside = Int(features.proseLength.first ?? 0) - inItems
        // An article's page shows headlines too, but beside more text than this; and summaries are short.
        let mostOutside = isLoose ? 150 : metadata.isCollection ? 1500 : items.count >= 8 ? 800 : 300
        guard outside <= max(mostOutside, isLoose ? 0 : inItems / 2), inItems / items.count < 600 else { return nil }
        self.tree = tree
        self.features = features
        self.items = items
    }

    private static func prose(in range: Range<Int>, _ tree: PageTree, _ features: PageFeatures) -> Int {
        var prose = 0
        var node = range.lowerBound
        while node < range.upperBound {
            prose += Int(features.proseLength[node])
            node = Int(tree.ends[node])
        }
        return prose
    }

    private static func isInFlow(_ tree: PageTree, _ features: PageFeatures, _ item: Int) -> Bool {
        guard features.exclusion[item] == .none else { return false }
        var node: Int? = item
        while let here = node {
            let hints = features.hints[here]
            if tree.tags[here] != .body, hints.contains(.furniture) || hints.contains(.comments),
                hints.isDisjoint(with: [.content, .body])
            {
                return false
            }
            if tree.tags[here] == .aside || tree.tags[here] == .nav || tree.tags[here] == .footer { return false }
            node = tree.parent(of: here)
        }
        return true
    }

    /// The articles in the order of the page; each address once.
    func articles(_ metadata: PageMetadata, document: Document) -> [Article] {
        var seen: Set<String> = []
        var articles: [Article] = []
        for item in items {
            guard let article = article(item.headline, item.range, metadata, document),
                seen.insert(article.url ?? article.title ?? "").inserted
            else { continue }
            articles.append(article)
        }
        return articles
    }

    /// The nodes of an item. A headline without an element around it takes what follows up to the next.
    ///
    /// Only when it leads to the same site: a guide's sections are headed by links to the things it tells of.
    private static func extent(
        of item: HeadlineLists.Item,
        next: Int?,
        _ tree: PageTree,
        _ metadata: PageMetadata
    ) -> Range<Int> {
        let end = Int(tree.ends[item.node])
        guard tree.tags[item.node].traits.contains(.heading) || item.node == item.link,
            let parent = tree.parent(of: item.node),
            WebAddress.isSameSite(tree.value(.href, of: item.link) ?? "", as: metadata.base)
        else { return item.node..<end }
        var last = end
        for _ in 0..<CategoryPage.mostFollowers {
            guard last < Int(tree.ends[parent]), last < next ?? Int.max,
                !tree.tags[last].traits.contains(.heading)
            else { break }
            last = Int(tree.ends[last])
        }
        return item.node..<max(end, min(last, next ?? last))
    }

    /// Siblings behind a bare headline that may belong to it: white space, a date, a picture, a paragraph or two.
    private static let mostFollowers = 8

    private func article(
        _ item: HeadlineLists.Item,
        _ range: Range<Int>,
        _ metadata: PageMetadata,
        _ document: Document
    ) -> Article? {
        let title = headline(item)
        guard !title.isEmpty else { return nil }
        let address = tree.value(.href, of: item.link).flatMap { WebAddress.resolve($0, against: metadata.base) }
        let summary = summary(item, range)
        return Article(
            title: title,
            body: summary,
            url: address,
            authors: authors(range),
            publishedAt: date(range, document),
            language: metadata.language,
            source: metadata.siteName ?? document.source,
            imageURL: image(range, metadata),
            format: .html,
            referenceDay: document.publishedAt?.day,
            textLevel: summary.isEmpty ? .headline : .summary
        )
    }

    /// The words of the heading within the link, else of the link.
    private func headline(_ item: HeadlineLists.Item) -> String {
        let heading = tree.descendants(of: item.link).first { tree.tags[$0].traits.contains(.heading) }
        return VisibleMetadata.text(tree, heading ?? item.link)
    }

    /// The item's running text: every block that is neither the headline nor links.
    private func summary(_ item: HeadlineLists.Item, _ range: Range<Int>) -> String {
        var writer = PlainTextWriter()
        var node = range.lowerBound
        while node < range.upperBound {
            let isHeadline = node == item.link || tree.tags[node].traits.contains(.heading)
            if isHeadline || (!tree.isText(node) && isAside(node)) {
                // A link around the whole item holds the summary as well.
                let holdsMore =
                    node == item.link && features.length[node] > features.ownLength[Int(features.block[node])]
                node = holdsMore ? node + 1 : Int(tree.ends[node])
                continue
            }
            if tree.isText(node), isRunningText(node) {
                tree.withText(node) { writer.append($0) }
            } else if !tree.isText(node) {
                if tree.tags[node].traits.contains(.block) { writer.paragraph() }
            }
            node += 1
        }
        return writer.string
    }

    private func isRunningText(_ text: Int) -> Bool {
        let block = Int(features.block[text])
        return features.ownLength[block] >= 30 && !tree.tags[block].traits.contains(.heading)
    }

    private func isAside(_ node: Int) -> Bool {
        let tag = tree.tags[node]
        return tag == .time || tag == .figure || tag == .button || features.exclusion[node] != .none
            || !features.hints[node].isDisjoint(with: [.byline, .furniture, .doubtful, .caption])
    }

    private func date(_ range: Range<Int>, _ document: Document) -> Timestamp? {
        let reference = document.publishedAt?.day
        for node in range where tree.tags[node] == .time {
            for text in [tree.value(.datetime, of: node), VisibleMetadata.text(tree, node)].compactMap({ $0 }) {
                if let date = PublicationDate.parse(text, reference: reference) { return date }
            }
        }
        for node in range where CategoryPage.isDateName(tree, node) && features.length[node] <= 40 {
            if let date = PublicationDate.parse(VisibleMetadata.text(tree, node), reference: reference) { return date }
        }
        // A cell or line of its own, such as the first column of a table.
        for node in range where !tree.isText(node) && (6...24).contains(features.ownLength[node]) {
            let text = VisibleMetadata.text(tree, node)
            guard text.utf8.count <= 32, text.utf8.contains(where: ByteText.isDigit) else { continue }
            if let date = PublicationDate.parse(text, reference: nil) { return date }
        }
        return nil
    }

    private static func isDateName(_ tree: PageTree, _ node: Int) -> Bool {
        guard !tree.isText(node), let name = tree.value(.class, of: node)?.lowercased() else { return false }
        return name.contains("date") || name.contains("time") || name.contains("posted")
    }

    private func authors(_ range: Range<Int>) -> [String] {
        for node in range where !tree.isText(node) && features.length[node] <= 100 {
            let isAuthor =
                tree.value(.rel, of: node) == "author"
                || tree.value(.class, of: node).map { $0.contains("author") || $0.contains("byline") } == true
            guard isAuthor else { continue }
            let names = Byline.names(VisibleMetadata.text(tree, node), site: nil)
            if !names.isEmpty { return names }
        }
        return []
    }

    private func image(_ range: Range<Int>, _ metadata: PageMetadata) -> String? {
        for node in range where tree.tags[node] == .img {
            guard let address = tree.value(.src, of: node), !address.hasPrefix("data:") else { continue }
            if let absolute = WebAddress.resolve(address, against: metadata.base) { return absolute }
        }
        return nil
    }
}
