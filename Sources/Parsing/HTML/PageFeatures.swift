/// What is counted of each node of a page, in one pass down and one up.
///
/// Lengths count letters, digits and marks (not white space) as scalars; an ideograph or syllable of East Asia counts
/// two, as it says about as much as two letters do.
struct PageFeatures {
    /// What a node is left out for.
    enum Exclusion: UInt8 {
        case none
        /// Not shown to a reader.
        case unseen
        /// Navigation, sharing, advertising, recommendations.
        case furniture
        /// What readers wrote beneath.
        case comments
        /// An item in a list of headlines around the article.
        case teaser
    }

    /// The nearest ancestor that starts on a line of its own, or the node itself.
    private(set) var block: [Int32]
    /// Whether the node stands within a link.
    private(set) var isInLink: [Bool]
    private(set) var hints: [NameHints]
    private(set) var exclusion: [Exclusion]
    /// Of the text that belongs to a block itself, not to blocks within it.
    private(set) var ownLength: [Int32]
    private(set) var ownLinkLength: [Int32]
    private(set) var ownCommas: [Int32]
    private(set) var ownEndsSentence: [Bool]
    /// Of all the text within.
    private(set) var length: [Int32]
    private(set) var linkLength: [Int32]
    /// Of the texts that are paragraphs of prose.
    private(set) var proseLength: [Int32]

    /// - Parameter byKindOnly: elements are excluded for what they are, not for roles, names and being hidden.
    init(_ tree: PageTree, byKindOnly: Bool = false) {
        let count = tree.count
        block = [Int32](repeating: 0, count: count)
        isInLink = [Bool](repeating: false, count: count)
        hints = [NameHints](repeating: [], count: count)
        exclusion = [Exclusion](repeating: .none, count: count)
        ownLength = [Int32](repeating: 0, count: count)
        ownLinkLength = [Int32](repeating: 0, count: count)
        ownCommas = [Int32](repeating: 0, count: count)
        ownEndsSentence = [Bool](repeating: false, count: count)
        length = [Int32](repeating: 0, count: count)
        linkLength = [Int32](repeating: 0, count: count)
        proseLength = [Int32](repeating: 0, count: count)
        guard count > 0 else { return }
        readDown(tree, byKindOnly)
        sumUp(tree)
    }

    /// Takes items of headline lists out of the counts of everything around them.
    mutating func exclude(_ items: [Int], _ tree: PageTree) {
        for item in items where exclusion[item] == .none {
            for node in item..<Int(tree.ends[item]) { exclusion[node] = .teaser }
            let (text, links, prose) = (length[item], linkLength[item], proseLength[item])
            var ancestor = tree.parent(of: item)
            while let node = ancestor {
                length[node] -= text
                linkLength[node] -= links
                proseLength[node] -= prose
                ancestor = tree.parent(of: node)
            }
        }
    }

    /// The share of a node's text that stands in links, 0 to 1.
    func linkDensity(_ node: Int) -> Double {
        length[node] > 0 ? Double(linkLength[node]) / Double(length[node]) : 0
    }

    private mutating func readDown(_ tree: PageTree, _ byKindOnly: Bool) {
        // A page repeats its names; each is read once.
        var known: [UInt64: NameHints] = [:]
        for node in 0..<tree.count {
            let parent = Int(tree.parents[node])
            let tag = tree.tags[node]
            if parent >= 0 {
                isInLink[node] = isInLink[parent] || (tag == .a && leadsElsewhere(tree, node))
                exclusion[node] = exclusion[parent]
            }
            let isText = tree.isText(node)
            let isBlock = !isText && tag.traits.contains(.block)
            block[node] = isBlock || parent < 0 ? Int32(node) : block[parent]
            if isText {
                count(tree, node)
                continue
            }
            for attribute in [PageAttribute.class, .id] {
                guard let range = tree.range(attribute, of: node), !range.isEmpty else { continue }
                let name = tree.arena[range]
                let key = NameHints.WordHash.of(name)
                if let found = known[key] {
                    hints[node].formUnion(found)
                    continue
                }
                let found = NameHints.read(name)
                known[key] = found
                hints[node].formUnion(found)
            }
            guard exclusion[node] == .none else { continue }
            exclusion[node] = Furniture.exclusion(tag)
            if exclusion[node] == .none, !byKindOnly {
                exclusion[node] = Furniture.exclusion(tree, node, hints[node])
            }
        }
    }

    /// A link to a script, to nowhere or to a place on this page is text. A bare "#" is a menu's way to say "script".
    private func leadsElsewhere(_ tree: PageTree, _ node: Int) -> Bool {
        guard let range = tree.range(.href, of: node), !range.isEmpty else { return false }
        let address = tree.arena[range]
        if address.first == 0x23 { return address.count == 1 }
        return !address.starts(with: "javascript:".utf8)
    }

    private mutating func count(_ tree: PageTree, _ node: Int) {
        let measure = tree.withText(node) { TextMeasure($0) }
        let own = Int(block[node])
        length[node] = measure.length
        guard measure.length > 0, exclusion[node] == .none else { return }
        ownLength[own] += measure.length
        ownCommas[own] += measure.commas
        ownEndsSentence[own] = measure.endsSentence
        if isInLink[node] {
            linkLength[node] = measure.length
            ownLinkLength[own] += measure.length
        }
    }

    private mutating func sumUp(_ tree: PageTree) {
        for node in stride(from: tree.count - 1, through: 1, by: -1) {
            if isProse(tree, node) { proseLength[node] += ownLength[node] - ownLinkLength[node] }
            let parent = Int(tree.parents[node])
            guard parent >= 0 else { continue }
            if tree.isText(node), exclusion[node] != .none { continue }
            length[parent] += length[node]
            linkLength[parent] += linkLength[node]
            proseLength[parent] += proseLength[node]
        }
    }

    /// A block of running text: long enough for a sentence, and not a list of links.
    func isProse(_ tree: PageTree, _ node: Int) -> Bool {
        let own = ownLength[node]
        guard own >= 40, ownLinkLength[node] * 2 < own else { return false }
        if tree.tags[node].traits.contains(.heading) { return false }
        return own >= 80 || ownEndsSentence[node] || ownCommas[node] > 1
    }
}

/// Counts over one text.
struct TextMeasure {
    var length: Int32 = 0
    var commas: Int32 = 0
    /// The last mark is one that ends a sentence, closing quotes aside.
    var endsSentence = false

    init(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte <= 0x20 { continue }
            if byte < 0x80 {
                length += 1
                switch byte {
                case 0x2C:
                    commas += 1
                    endsSentence = false
                case 0x2E, 0x21, 0x3F, 0x3A: endsSentence = true
                case 0x22, 0x27, 0x29, 0x5D: break
                default: endsSentence = false
                }
            } else if byte >= 0xC0 {
                measureWide(text, byte, index)
            }
        }
    }

    private mutating func measureWide(_ text: UnsafeBufferPointer<UInt8>, _ lead: UInt8, _ index: Int) {
        guard lead >= 0xE3, index + 1 < text.count else {
            // No-break space is white space; typographic quotes and dashes leave the end of a sentence as it was.
            if lead == 0xC2, index < text.count, text[index] == 0xA0 { return }
            length += 1
            if lead == 0xE2 {
                if index + 1 < text.count, text[index] == 0x80, text[index + 1] == 0xA6 { endsSentence = true }
                return
            }
            if lead == 0xD8, index < text.count, text[index] == 0x8C { commas += 1 }
            endsSentence = false
            return
        }
        length += 2
        let second = text[index]
        let third = text[index + 1]
        // "、" "，" and "。" "！" "？"
        if (lead == 0xE3 && second == 0x80 && third == 0x81) || (lead == 0xEF && second == 0xBC && third == 0x8C) {
            commas += 1
        }
        endsSentence =
            (lead == 0xE3 && second == 0x80 && (third == 0x82 || (0x8D...0x8F).contains(third)))
            || (lead == 0xEF && second == 0xBC && (third == 0x81 || third == 0x9F))
    }
}
