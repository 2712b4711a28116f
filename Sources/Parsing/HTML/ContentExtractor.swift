/// Finds the text of a page's article.
struct ContentExtractor {
    let tree: PageTree
    private(set) var features: PageFeatures
    /// The page's lists of headlines with short texts.
    let headlines: HeadlineLists
    /// The article's title as declared; headings that repeat it are no part of the text.
    var title: String?
    /// As declared; a line that names them before the text is no part of it.
    var authors: [String] = []

    init(_ tree: PageTree) {
        self.tree = tree
        features = PageFeatures(tree)
        // A page that hides its text until a script has run, or was saved with a dialog open.
        if let prose = features.proseLength.first, prose < 200 {
            let unhidden = PageFeatures(tree, byKindOnly: true)
            if let all = unhidden.proseLength.first, all >= 500, all > 4 * prose { features = unhidden }
        }
        headlines = HeadlineLists(tree, features)
    }

    /// The page as a list of articles; nil when it is not one.
    func category(_ metadata: PageMetadata) -> CategoryPage? {
        if let page = CategoryPage(tree: tree, features: features, lists: headlines, metadata: metadata) { return page }
        // Nothing but links, none of them in a heading: an old page, a table of press releases.
        let links = HeadlineLists(tree, features, isLoose: true)
        guard let longest = links.lists.map(\.count).max(), longest >= 5,
            features.linkLength.first.map({ $0 * 2 >= features.length[0] }) == true
        else { return nil }
        return CategoryPage(tree: tree, features: features, lists: links, metadata: metadata, isLoose: true)
    }

    /// Leaves lists of headlines out, unless they are what the page consists of.
    mutating func excludeTeasers() {
        var items: [Int] = []
        for list in headlines.lists {
            let prose = list.reduce(0) { $0 + Int(features.proseLength[$1.node]) }
            guard prose / list.count < 500 else { continue }
            items += list.map(\.node)
        }
        let inItems = items.reduce(0) { $0 + Int(features.proseLength[$1]) }
        let all = Int(features.proseLength.first ?? 0)
        if all - inItems >= max(40, min(500, inItems / 2)) { features.exclude(items, tree) }
    }

    /// The elements that together hold the article's text, in the order of the document; empty when there is none.
    ///
    /// Most often one; a lead that stands before the element of the text, and further parts of it, are their own.
    func parts() -> [Int] {
        guard tree.count > 0 else { return [] }
        var scores = [Double](repeating: 0, count: tree.count)
        for node in stride(from: tree.count - 1, through: 0, by: -1) {
            if !tree.isText(node), features.ownLength[node] > 0, features.exclusion[node] == .none {
                scores[node] += ownScore(node)
            }
            if let parent = tree.parent(of: node) { scores[parent] += scores[node] }
        }
        var best = -1
        var bestScore = 0.0
        for node in 0..<tree.count where !tree.isText(node) && tree.tags[node].traits.contains(.block) {
            let score = scores[node] * weight(node)
            if score >= bestScore, score > 0 {
                best = node
                bestScore = score
            }
        }
        guard best >= 0 else { return tree.tags.firstIndex(of: .body).map { [$0] } ?? [0] }
        let body = wholeOf(narrowed(best, scores))
        return leads(before: body, within: best) + [body] + continuations(of: body, within: best)
    }

    /// A paragraph alone is no article: what stands around it belongs to the text.
    private func wholeOf(_ node: Int) -> Int {
        switch tree.tags[node] {
        case .p, .pre, .li, .dd, .dt, .blockquote: tree.parent(of: node) ?? node
        default: node
        }
    }

    /// Paragraphs of prose that stand before the text's element, such as a standfirst.
    private func leads(before body: Int, within best: Int) -> [Int] {
        var leads: [Int] = []
        var node = body
        while node != best, let parent = tree.parent(of: node) {
            var child = parent + 1
            while child < node {
                if isLead(child) { leads.append(child) }
                child = Int(tree.ends[child])
            }
            node = parent
        }
        return leads.sorted()
    }

    private func isLead(_ node: Int) -> Bool {
        guard !tree.isText(node), features.exclusion[node] == .none, (40...600).contains(features.proseLength[node]),
            features.linkDensity(node) < 0.2, features.proseLength[node] * 10 >= features.length[node] * 6
        else { return false }
        // Beside a picture stands its caption.
        let hasPicture = (node..<Int(tree.ends[node])).contains {
            tree.tags[$0] == .img || tree.tags[$0] == .figure || tree.tags[$0] == .figcaption
        }
        if hasPicture { return false }
        return features.hints[node].isDisjoint(with: [.furniture, .related, .caption, .byline, .doubtful, .comments])
    }

    /// Elements behind the text's with the same names as it, holding prose: a text cut up by advertisements.
    private func continuations(of body: Int, within best: Int) -> [Int] {
        guard body != best, let parent = tree.parent(of: body), let name = tree.range(.class, of: body) else {
            return []
        }
        var found: [Int] = []
        var sibling = Int(tree.ends[body])
        while sibling < Int(tree.ends[parent]) {
            if !tree.isText(sibling), features.exclusion[sibling] == .none, tree.tags[sibling] == tree.tags[body],
                features.proseLength[sibling] > 0, let other = tree.range(.class, of: sibling),
                tree.arena[other] == tree.arena[name]
            {
                found.append(sibling)
            }
            sibling = Int(tree.ends[sibling])
        }
        return found
    }

    /// The element within `best` that the page itself calls the article's text, when it holds most of it.
    private func narrowed(_ best: Int, _ scores: [Double]) -> Int {
        var chosen = best
        for node in tree.descendants(of: best) where !tree.isText(node) {
            let isNamed =
                Furniture.isDeclaredBody(tree, node) || tree.tags[node] == .article
                || features.hints[node].isSuperset(of: [.content, .body])
            guard isNamed, tree.tags[node].traits.contains(.block), node < Int(tree.ends[chosen]) else { continue }
            if scores[node] >= 0.7 * scores[chosen] { chosen = node }
        }
        return chosen
    }

    /// What a block's own text says for its being part of an article.
    private func ownScore(_ node: Int) -> Double {
        let own = Double(features.ownLength[node])
        let links = Double(features.ownLinkLength[node])
        let tag = tree.tags[node]
        if tag.traits.contains(.heading) { return 0 }
        if features.isProse(tree, node) {
            return own - 2 * links + 10 * Double(features.ownCommas[node])
        }
        if links * 2 >= own { return -0.5 * own - 10 }
        return own < 40 ? -5 : 0
    }

    private func weight(_ node: Int) -> Double {
        let hints = features.hints[node]
        var weight = 1.0
        if Furniture.isDeclaredBody(tree, node) { weight += 0.3 }
        if tree.tags[node] == .article { weight += 0.1 }
        if hints.contains(.content) && hints.contains(.body) { weight += 0.15 }
        if hints.contains(.furniture) || hints.contains(.related) { weight -= 0.3 }
        return weight
    }

    /// The plain text of the article that `parts` hold.
    func text(of parts: [Int]) -> String {
        ContentCleaner(tree: tree, features: features, title: title.map(TitleKey.init), authors: authors)
            .text(of: parts)
    }
}
