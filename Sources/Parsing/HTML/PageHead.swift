/// The declarations in a page's `head` (and those that pages misplace into their body).
struct PageHead {
    private(set) var title: String?
    private(set) var canonical: String?
    private(set) var base: String?
    private(set) var language: String?
    private var values: [String: [String]] = [:]

    init(_ tree: PageTree) {
        for node in 0..<tree.count {
            switch tree.tags[node] {
            case .html, .body:
                if language == nil { language = tree.value(.lang, of: node) ?? tree.value(.xmlLang, of: node) }
            case .title where title == nil: readTitle(tree, node)
            case .meta: readMeta(tree, node)
            case .base where base == nil: base = tree.value(.href, of: node)
            case .link where canonical == nil:
                if tree.value(.rel, of: node)?.lowercased() == "canonical" { canonical = tree.value(.href, of: node) }
            default: break
            }
        }
        if language?.isEmpty == true { language = nil }
        if canonical?.isEmpty == true { canonical = nil }
    }

    /// The first value declared under any of `names`, which are in lower case, in their order.
    func first(_ names: [String]) -> String? {
        for name in names {
            if let value = values[name]?.first { return value }
        }
        return nil
    }

    /// All values of the first of `names` that is declared; lists separated by commas are taken apart.
    func all(_ names: [String]) -> [String] {
        for name in names {
            guard let found = values[name] else { continue }
            return found.count > 1 ? found : found[0].split(separator: ",").map(PageHead.trimmed)
        }
        return []
    }

    private static func trimmed(_ text: Substring) -> String {
        ByteText.trimmedString(Array(text.utf8)[...])
    }

    private mutating func readTitle(_ tree: PageTree, _ node: Int) {
        // A drawing has a title of its own; only the page's stands outside of one.
        for child in tree.descendants(of: node) where tree.isText(child) {
            let text = tree.withText(child) { ByteText.collapsedString($0) }
            if !text.isEmpty {
                title = text
                return
            }
        }
    }

    private mutating func readMeta(_ tree: PageTree, _ node: Int) {
        guard let range = tree.range(.content, of: node) else { return }
        let content = ByteText.collapsedString(tree.arena[range])
        guard !content.isEmpty else { return }
        for attribute in [PageAttribute.property, .name, .itemprop] {
            guard let names = tree.value(attribute, of: node) else { continue }
            // Several names may share one element, separated by spaces.
            for name in names.split(separator: " ") { values[name.lowercased(), default: []].append(content) }
        }
    }
}
