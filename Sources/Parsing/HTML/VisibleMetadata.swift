/// What the visible page marks as headline, author and date: microdata, `rel="author"`, `time`, and names such as
/// "byline".
struct VisibleMetadata {
    private(set) var headline: String?
    private(set) var authors: [String] = []
    private(set) var published: String?
    private(set) var modified: String?
    /// The name within microdata about the publisher.
    private(set) var publisher: String?
    /// Headings of the first two levels, in the order of the page.
    var headings: [String] { headingNodes.map(\.text) }

    private var headingNodes: [(node: Int, text: String)] = []
    /// A page has a headline and a few headings around it before its text ends.
    private static let mostHeadings = 40

    /// The heading that says the title; else the first.
    func headingNode(of title: String) -> Int? {
        let key = TitleKey(title)
        return (headingNodes.first { TitleKey($0.text) == key } ?? headingNodes.first)?.node
    }

    init(_ tree: PageTree, _ features: PageFeatures) {
        var rank = AuthorRank.none
        var firstTime: String?
        for node in 0..<tree.count where !tree.isText(node) {
            if features.exclusion[node] == .comments || features.exclusion[node] == .teaser { continue }
            let tag = tree.tags[node]
            if tag == .h1 || tag == .h2, headingNodes.count < VisibleMetadata.mostHeadings {
                let text = VisibleMetadata.text(tree, node)
                if !text.isEmpty {
                    headingNodes.append((node, text))
                    if tag == .h1 { headline = headline ?? text }
                }
            }
            let property = tree.value(.itemprop, of: node)?.lowercased()
            if let property {
                readDate(tree, node, property)
                if property == "publisher", publisher == nil {
                    let name = VisibleMetadata.authorText(tree, node, isMicrodata: true)
                    if !name.isEmpty, name.utf8.count <= 80 { publisher = name }
                }
            }
            if tag == .time {
                let text = tree.value(.datetime, of: node) ?? VisibleMetadata.text(tree, node)
                let isUpdate = VisibleMetadata.saysUpdated(tree, node)
                if isUpdate { modified = modified ?? text } else { firstTime = firstTime ?? text }
            }
            readAuthor(tree, features, node, property, &rank)
        }
        published = published ?? firstTime
    }

    private enum AuthorRank: Int, Comparable {
        case none, byline, relation, microdata

        static func < (a: AuthorRank, b: AuthorRank) -> Bool { a.rawValue < b.rawValue }
    }

    private mutating func readDate(_ tree: PageTree, _ node: Int, _ property: String) {
        guard property.contains("date") else { return }
        let value =
            tree.value(.datetime, of: node) ?? tree.value(.content, of: node) ?? VisibleMetadata.text(tree, node)
        guard !value.isEmpty else { return }
        if property.contains("datepublished"), published == nil { published = value }
        if property.contains("datemodified"), modified == nil { modified = value }
    }

    private static func saysUpdated(_ tree: PageTree, _ node: Int) -> Bool {
        for name in [PageAttribute.class, .itemprop] {
            guard let value = tree.value(name, of: node)?.lowercased() else { continue }
            if value.contains("updated") || value.contains("modified") { return true }
        }
        return false
    }

    private mutating func readAuthor(
        _ tree: PageTree,
        _ features: PageFeatures,
        _ node: Int,
        _ property: String?,
        _ rank: inout AuthorRank
    ) {
        let found: AuthorRank
        if let property, property.split(separator: " ").contains("author") {
            found = .microdata
        } else if let relation = tree.value(.rel, of: node)?.lowercased(),
            relation.split(separator: " ").contains("author"), tree.tags[node] != .link
        {
            found = .relation
        } else if features.hints[node].contains(.byline), VisibleMetadata.isByline(tree, node) {
            found = .byline
        } else {
            return
        }
        guard (2...100).contains(Int(features.length[node])) || tree.value(.content, of: node) != nil else { return }
        guard found > rank || (found == rank && found != .byline) else { return }
        let text = VisibleMetadata.authorText(tree, node, isMicrodata: found == .microdata)
        guard !text.isEmpty, Byline.names(text, site: nil).isEmpty == false else { return }
        if found > rank { authors = [] }
        rank = found
        if !authors.contains(where: { $0.contains(text) || text.contains($0) }) { authors.append(text) }
    }

    /// "byline" and "author" name the author; "timestamp" and "bio", which hint at the same place, do not.
    private static func isByline(_ tree: PageTree, _ node: Int) -> Bool {
        for attribute in [PageAttribute.class, .id] {
            guard let name = tree.value(attribute, of: node)?.lowercased() else { continue }
            if name.contains("byline") || name.contains("author") || name.contains("writtenby") { return true }
        }
        return false
    }

    /// The name within microdata about the author, else the element's text.
    private static func authorText(_ tree: PageTree, _ node: Int, isMicrodata: Bool) -> String {
        if isMicrodata {
            for inner in tree.descendants(of: node) where tree.value(.itemprop, of: inner) == "name" {
                return tree.value(.content, of: inner) ?? text(tree, inner)
            }
            if let content = tree.value(.content, of: node), !content.isEmpty { return content }
        }
        return text(tree, node)
    }

    /// The text of a node, white space collapsed.
    static func text(_ tree: PageTree, _ node: Int) -> String {
        var bytes: [UInt8] = []
        for inner in node..<Int(tree.ends[node]) {
            if tree.isText(inner) {
                tree.withText(inner) { bytes.append(contentsOf: $0) }
            } else if tree.tags[inner].traits.contains(.block) || tree.tags[inner] == .br {
                bytes.append(0x20)
            }
        }
        return ByteText.collapsedString(bytes)
    }
}
