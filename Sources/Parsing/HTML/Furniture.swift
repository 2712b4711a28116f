/// Which elements are not part of an article whatever they say: by their kind, their role and their names.
enum Furniture {
    /// Decides from an element's kind alone.
    static func exclusion(_ tag: HTMLTag) -> PageFeatures.Exclusion {
        switch tag {
        case .head, .title, .meta, .link, .base, .script, .style, .nav, .button, .input, .dialog, .footer: .furniture
        default: .none
        }
    }

    /// Decides from an element's role, names and visibility.
    static func exclusion(_ tree: PageTree, _ node: Int, _ hints: NameHints) -> PageFeatures.Exclusion {
        let tag = tree.tags[node]
        if tag == .html || tag == .body || tag == .main { return .none }
        if isUnseen(tree, node, tag) { return .unseen }
        if let role = tree.value(.role, of: node) {
            switch role {
            case "navigation", "menu", "menubar", "banner", "contentinfo", "complementary", "dialog", "alertdialog",
                "search", "toolbar":
                return .furniture
            default: break
            }
        }
        if tag == .article || isDeclaredBody(tree, node) { return .none }
        if hints.contains(.comments), !hints.contains(.content) { return .comments }
        return .none
    }

    /// `itemprop="articleBody"`.
    static func isDeclaredBody(_ tree: PageTree, _ node: Int) -> Bool {
        guard let property = tree.value(.itemprop, of: node) else { return false }
        return property.contains("articleBody")
    }

    private static func isUnseen(_ tree: PageTree, _ node: Int, _ tag: HTMLTag) -> Bool {
        if tree.has(.hidden, node) { return true }
        return tree.value(.ariaHidden, of: node) == "true" && tag != .figure
    }
}
