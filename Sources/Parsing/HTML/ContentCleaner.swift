/// Takes the furniture out of an article's element and writes the rest as text.
struct ContentCleaner {
    let tree: PageTree
    let features: PageFeatures
    let root: Int
    private var dropped: [Bool]

    init(tree: PageTree, features: PageFeatures, root: Int) {
        self.tree = tree
        self.features = features
        self.root = root
        self.dropped = [Bool](repeating: false, count: tree.count)
    }

    mutating func text() -> String {
        var node = root + 1
        let end = Int(tree.ends[root])
        while node < end {
            if !tree.isText(node), isFurniture(node) {
                dropped[node] = true
                node = Int(tree.ends[node])
            } else {
                node += 1
            }
        }
        return write()
    }

    private func isFurniture(_ node: Int) -> Bool {
        if features.exclusion[node] != .none { return true }
        // Whatever it is called, what holds most of the text is no furniture.
        if features.proseLength[node] * 2 > features.proseLength[root] { return false }
        let tag = tree.tags[node]
        let hints = features.hints[node]
        switch tag {
        case .h1, .figure, .figcaption, .aside, .form, .header: return true
        default: break
        }
        let isBlock = tag.traits.contains(.block)
        if hints.contains(.furniture) || hints.contains(.related) || hints.contains(.caption) { return true }
        if hints.contains(.byline) || hints.contains(.doubtful) {
            return features.proseLength[node] < 200
        }
        if isBlock, features.length[node] > 0 {
            let density = features.linkDensity(node)
            switch tag {
            case .p, .h2, .h3, .h4, .h5, .h6, .li: return density > 0.9 && features.length[node] > 30
            default: return density > 0.5
            }
        }
        return false
    }

    private func write() -> String {
        var writer = PlainTextWriter(capacity: Int(features.length[root]) * 2)
        var open: [Int] = []
        let end = Int(tree.ends[root])
        var node = root
        while node < end {
            while let last = open.last, Int(tree.ends[last]) <= node {
                writer.end(tree.tags[last])
                open.removeLast()
            }
            if dropped[node] {
                if tree.tags[node].traits.contains(.block) { writer.paragraph() }
                node = Int(tree.ends[node])
                continue
            }
            if tree.isText(node) {
                tree.withText(node) { writer.append($0) }
            } else {
                writer.begin(tree.tags[node])
                if !tree.descendants(of: node).isEmpty { open.append(node) }
            }
            node += 1
        }
        while let last = open.popLast() { writer.end(tree.tags[last]) }
        return writer.string
    }
}
