import Model

/// Lines between a headline and its text that name the author ("By Jane Roe") and the day, on pages that mark neither.
struct HeadlineLines {
    /// The line from "By" on.
    private(set) var byline: String?
    private(set) var date: Timestamp?

    /// Nodes looked at behind the headline.
    private static let mostNodes = 120

    /// - Parameter headline: its node; nothing is found without one.
    init(_ tree: PageTree, _ features: PageFeatures, below headline: Int?) {
        guard let headline else { return }
        var node = Int(tree.ends[headline])
        let end = min(tree.count, node + HeadlineLines.mostNodes)
        while node < end {
            defer { node += 1 }
            guard !tree.isText(node), Int(features.block[node]) == node, features.ownLength[node] > 0 else { continue }
            if features.isProse(tree, node), features.ownLength[node] > 120 { return }
            guard features.ownLength[node] <= 120, features.length[node] <= 160,
                features.exclusion[node] != .comments, features.exclusion[node] != .teaser
            else { continue }
            read(VisibleMetadata.text(tree, node))
        }
    }

    private mutating func read(_ line: String) {
        let parts = line.split { "|•·".contains($0) }
        if byline == nil, let first = parts.first, HeadlineLines.namesAuthor(first) { byline = String(first) }
        guard date == nil else { return }
        date = parts.lazy.compactMap(HeadlineLines.date).first
    }

    /// "By" in one of the languages that begin a byline with it, and a word in a capital letter behind it.
    private static func namesAuthor(_ line: Substring) -> Bool {
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, ["by", "von", "par", "por"].contains(words[0].lowercased()) else { return false }
        return words[1].first?.isUppercase == true
    }

    private static let labels: Set<String> = [
        "published", "posted", "updated", "last", "on", "date", "released", "veröffentlicht", "publié", "le", "am",
        "publicado", "el",
    ]

    /// A day with its year, and nothing else but a label before it.
    private static func date(in part: some StringProtocol) -> Timestamp? {
        let words = part.split(separator: " ").drop { labels.contains($0.lowercased().filter(\.isLetter)) }
        let written = words.joined(separator: " ")
        guard written.utf8.count <= 48, holdsYear(written) else { return nil }
        return PublicationDate.parse(written, reference: nil)
    }

    private static func holdsYear(_ text: String) -> Bool {
        text.split { !$0.isASCII || !$0.isNumber }.contains {
            $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
        }
    }
}
