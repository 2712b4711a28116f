/// Category elements: RSS's and Dublin Core's text, Atom's `label` and `term`, iTunes' nested `text`.
enum FeedCategories {
    /// Adds what `element` names, once. The label is what people read; without one the term.
    static func read(_ element: XMLTree.Index, in tree: XMLTree, into tags: inout [String]) {
        let label =
            tree.attribute(.label, of: element) ?? tree.attribute(.term, of: element)
            ?? (tree.nodes[element].namespace == .itunes ? tree.attribute(.text, of: element) : nil)
        if let label, let line = FeedText.line(label, .loose) {
            add(line, to: &tags)
        } else if !tree.hasElements(element), let line = tree.withText(of: element, { FeedText.line($0, .loose) }) {
            add(line, to: &tags)
        }
        guard tree.nodes[element].namespace == .itunes else { return }
        for child in tree.elements(of: element) where tree.nodes[child].name == .category {
            read(child, in: tree, into: &tags)
        }
    }

    /// Adds the words of a list that commas separate.
    static func readList(_ utf8: [UInt8], into tags: inout [String]) {
        for word in utf8.split(separator: 0x2C) {
            if let line = FeedText.line(Array(word), .loose) { add(line, to: &tags) }
        }
    }

    /// What a feed lists beyond this is a vocabulary, not a description.
    private static let most = 100

    static func add(_ tag: String, to tags: inout [String]) {
        if tags.count < most, !tags.contains(tag) { tags.append(tag) }
    }
}
