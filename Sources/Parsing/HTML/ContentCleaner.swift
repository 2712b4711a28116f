/// Takes the furniture out of an article's element and writes the rest as text.
struct ContentCleaner {
    let tree: PageTree
    let features: PageFeatures
    let root: Int
    let title: TitleKey?

    func write(to writer: inout PlainTextWriter) {
        var open: [Int] = []
        let end = Int(tree.ends[root])
        var node = root
        while node < end {
            while let last = open.last, Int(tree.ends[last]) <= node {
                writer.end(tree.tags[last])
                open.removeLast()
            }
            if tree.isText(node) {
                tree.withText(node) { writer.append($0) }
            } else if node != root, isFurniture(node) || (writer.isEmpty && repeatsTitle(node)) {
                if tree.tags[node].traits.contains(.block) { writer.paragraph() }
                node = Int(tree.ends[node])
                continue
            } else {
                writer.begin(tree.tags[node])
                if !tree.descendants(of: node).isEmpty { open.append(node) }
            }
            node += 1
        }
        while let last = open.popLast() { writer.end(tree.tags[last]) }
    }

    private func isFurniture(_ node: Int) -> Bool {
        if features.exclusion[node] != .none { return true }
        // Whatever it is called, what holds most of the text is no furniture.
        let rest = features.proseLength[root] - features.proseLength[node]
        if rest < 250 || rest * 8 < features.proseLength[root] { return false }
        let tag = tree.tags[node]
        let hints = features.hints[node]
        switch tag {
        case .figure, .figcaption, .aside, .form, .header: return true
        default: break
        }
        if tag == .a { return isStandaloneLink(node) }
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

    /// A line before the text that says the title again.
    private func repeatsTitle(_ node: Int) -> Bool {
        guard let title, features.length[node] > 0, features.length[node] <= 300,
            tree.tags[node].traits.contains(.block)
        else { return false }
        return TitleKey(VisibleMetadata.text(tree, node)).isSame(as: title)
    }

    /// A link that is a line of its own between the paragraphs of a body points elsewhere.
    private func isStandaloneLink(_ node: Int) -> Bool {
        guard features.length[node] > 25, features.isInLink[node], let parent = tree.parent(of: node) else {
            return false
        }
        switch tree.tags[parent] {
        case .div, .section, .article, .main, .body: break
        default: return false
        }
        return features.ownLength[parent] == features.ownLinkLength[parent]
    }
}
