/// Tells which elements within an article's element are no part of its text.
struct FurnitureJudge {
    let tree: PageTree
    let features: PageFeatures
    /// The article's element.
    let root: Int

    func isFurniture(_ node: Int) -> Bool {
        if features.exclusion[node] != .none { return true }
        let tag = tree.tags[node]
        // Whatever it is called, what holds nearly all of the text is no furniture.
        let rest = features.proseLength[root] - features.proseLength[node]
        if rest < 250 || rest * 8 < features.proseLength[root] { return false }
        let hints = features.hints[node]
        switch tag {
        // What a page marks up as a caption was written for the article; what is only called one is mostly a credit.
        case .figure, .figcaption: return false
        case .aside, .form, .header: return true
        case .a: return isStandaloneLink(node)
        default: break
        }
        if hints.contains(.furniture) || hints.contains(.related) || hints.contains(.caption) {
            return !(tag == .blockquote || holdsQuote(node))
        }
        if hints.contains(.byline) || hints.contains(.doubtful), features.proseLength[node] < 200 {
            return !holdsQuote(node)
        }
        guard tag.traits.contains(.block), features.length[node] > 0 else { return false }
        return isLinks(node, tag) || isPictureBox(node, tag)
    }

    /// A quotation, most often of a post elsewhere, is part of the text whatever stands around it.
    private func holdsQuote(_ node: Int) -> Bool {
        tree.descendants(of: node).contains { tree.tags[$0] == .blockquote }
    }

    /// More link than text.
    private func isLinks(_ node: Int, _ tag: HTMLTag) -> Bool {
        let density = features.linkDensity(node)
        switch tag {
        case .p, .h2, .h3, .h4, .h5, .h6, .li:
            guard density > 0.35 else { return false }
            let text = VisibleMetadata.text(tree, node)
            // A bare address is a reference, not an invitation.
            if density > 0.9, features.length[node] > 30 { return !text.hasPrefix("http") }
            return features.length[node] < 400 && Signpost.leads(text)
        case .blockquote: return false
        default: return density > 0.5
        }
    }

    /// A picture with a line or two of text: its caption.
    private func isPictureBox(_ node: Int, _ tag: HTMLTag) -> Bool {
        guard tag == .div || tag == .section, features.length[node] <= 300 else { return false }
        var texts = 0
        var hasPicture = false
        var lastBlock = -1
        for inner in tree.descendants(of: node) {
            if tree.tags[inner] == .img || tree.tags[inner] == .picture {
                // A picture within the line is part of it.
                if texts == 0 { hasPicture = true }
            } else if tree.tags[inner].traits.contains(.heading) || tree.tags[inner] == .li {
                return false
            } else if tree.isText(inner), features.length[inner] > 0, Int(features.block[inner]) != lastBlock {
                lastBlock = Int(features.block[inner])
                texts += 1
            }
        }
        return hasPicture && texts > 0 && texts <= 2
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
