/// Lists of headlines: what a category page consists of and what stands around an article ("more stories").
///
/// A headline is a link in, around or called a heading. An item is the largest element that holds that one headline
/// alone; items with a common parent are a list. (Repeated structure under one parent is the sign that web data
/// extraction has used since MDR: Liu, Grossman, Zhai, "Mining Data Records in Web Pages", KDD 2003.)
struct HeadlineLists {
    struct Item {
        /// The element that holds the item.
        let node: Int
        /// The link of its headline.
        let link: Int
    }

    /// Each with at least two items, in the order of the document.
    private(set) var lists: [[Item]] = []

    /// - Parameter isLoose: any long link that makes up most of its line is a headline, for pages without headings.
    init(_ tree: PageTree, _ features: PageFeatures, isLoose: Bool = false) {
        var headlines = [Int32](repeating: 0, count: tree.count)
        var links: [Int] = []
        for node in 0..<tree.count
        where tree.tags[node] == .a
            && (isLoose
                ? HeadlineLists.isLongLink(tree, features, node) : HeadlineLists.isHeadline(tree, features, node))
        {
            links.append(node)
            headlines[node] = 1
        }
        guard links.count > 1 else { return }
        for node in stride(from: tree.count - 1, through: 1, by: -1) where headlines[node] > 0 {
            if let parent = tree.parent(of: node) { headlines[parent] += headlines[node] }
        }
        var listOfParent: [Int: Int] = [:]
        for link in links {
            var node = link
            while let parent = tree.parent(of: node), headlines[parent] == 1 { node = parent }
            guard let parent = tree.parent(of: node) else { continue }
            if let list = listOfParent[parent] {
                lists[list].append(Item(node: node, link: link))
            } else {
                listOfParent[parent] = lists.count
                lists.append([Item(node: node, link: link)])
            }
        }
        lists.removeAll { $0.count < 2 }
    }

    /// A link as long as a headline, in a block of hardly anything else.
    private static func isLongLink(_ tree: PageTree, _ features: PageFeatures, _ link: Int) -> Bool {
        let block = Int(features.block[link])
        return (20...200).contains(features.length[link]) && leadsAway(tree, features, link)
            && features.ownLinkLength[block] * 10 >= features.ownLength[block] * 6
    }

    private static func leadsAway(_ tree: PageTree, _ features: PageFeatures, _ link: Int) -> Bool {
        guard features.exclusion[link] == .none || features.exclusion[link] == .teaser,
            let address = tree.value(.href, of: link)
        else { return false }
        return !address.isEmpty && !address.hasPrefix("#") && !address.hasPrefix("javascript:")
            && !address.hasPrefix("mailto:")
    }

    private static func isHeadline(_ tree: PageTree, _ features: PageFeatures, _ link: Int) -> Bool {
        guard features.length[link] >= 12, leadsAway(tree, features, link) else { return false }
        if features.hints[link].contains(.headline) { return true }
        for node in tree.descendants(of: link) {
            if tree.tags[node].traits.contains(.heading) || features.hints[node].contains(.headline) { return true }
        }
        var node = link
        for _ in 0..<3 {
            guard let parent = tree.parent(of: node) else { return false }
            if tree.tags[parent].traits.contains(.heading) || features.hints[parent].contains(.headline) {
                // A link in a heading of other words is a link of the text.
                return features.linkDensity(parent) > 0.6
            }
            if features.length[parent] > features.length[link] + 8 { return false }
            node = parent
        }
        return false
    }
}
