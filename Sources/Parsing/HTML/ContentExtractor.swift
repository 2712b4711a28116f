/// Finds the text of a page's article.
struct ContentExtractor {
    let tree: PageTree
    private(set) var features: PageFeatures
    /// The page's lists of headlines with short texts.
    let headlines: HeadlineLists

    init(_ tree: PageTree) {
        self.tree = tree
        features = PageFeatures(tree)
        headlines = HeadlineLists(tree, features)
        excludeTeasers()
    }

    /// Leaves lists of headlines out, unless they are what the page consists of.
    private mutating func excludeTeasers() {
        var items: [Int] = []
        for list in headlines.lists {
            let prose = list.reduce(0) { $0 + Int(features.proseLength[$1.node]) }
            guard prose / list.count < 500 else { continue }
            items += list.map(\.node)
        }
        let inItems = items.reduce(0) { $0 + Int(features.proseLength[$1]) }
        let all = Int(features.proseLength.first ?? 0)
        if all - inItems >= min(500, inItems / 2) { features.exclude(items, tree) }
    }

    /// The element that holds the article, nil when the page has no text.
    func root() -> Int? {
        guard tree.count > 0 else { return nil }
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
        return best >= 0 ? narrowed(best, scores) : nil
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

    /// The plain text of the article under `root`.
    func text(of root: Int) -> String {
        var cleaner = ContentCleaner(tree: tree, features: features, root: root)
        return cleaner.text()
    }
}
