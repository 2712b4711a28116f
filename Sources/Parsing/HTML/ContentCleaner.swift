/// Takes the furniture out of the elements that hold an article and writes the rest as text.
///
/// First every element is judged by itself (`FurnitureJudge`), then the lines that are left by where they stand:
/// headings of lists that went, what repeats the title or says author and date before the text, links and headings
/// behind its end.
struct ContentCleaner {
    let tree: PageTree
    let features: PageFeatures
    let title: TitleKey?
    let authors: [String]

    /// A block's text of its own, as a line of the article.
    private struct Line {
        let block: Int
        var isDropped = false
        /// An element with text was left out right behind this line.
        var precedesGap = false
    }

    /// The text of `parts`, paragraphs separated by an empty line.
    func text(of parts: [Int]) -> String {
        var dropped = [Bool](repeating: false, count: tree.count)
        var lines: [Line] = []
        for part in parts { readLines(of: part, &lines, &dropped) }
        judgeLines(&lines)
        for line in lines where line.isDropped { dropped[line.block] = true }
        var writer = PlainTextWriter(capacity: parts.reduce(0) { $0 + 2 * Int(features.length[$1]) })
        for part in parts {
            write(part, dropped, to: &writer)
            writer.paragraph()
        }
        return writer.string
    }

    /// Judges the elements of `part` and collects the blocks that are left, in the order of the document.
    private func readLines(of part: Int, _ lines: inout [Line], _ dropped: inout [Bool]) {
        let judge = FurnitureJudge(tree: tree, features: features, root: part)
        var lastBlock = -1
        var node = part
        while node < Int(tree.ends[part]) {
            if tree.isText(node) {
                let block = Int(features.block[node])
                if features.length[node] > 0, block != lastBlock {
                    lines.append(Line(block: block))
                    lastBlock = block
                }
            } else if node != part, judge.isFurniture(node) {
                dropped[node] = true
                if features.length[node] > 0, let last = lines.indices.last { lines[last].precedesGap = true }
                node = Int(tree.ends[node])
                continue
            }
            node += 1
        }
    }

    private func judgeLines(_ lines: inout [Line]) {
        dropBefore(&lines)
        dropBehind(&lines)
        // A heading whose content went.
        for index in lines.indices where !lines[index].isDropped && lines[index].precedesGap {
            guard isHeading(lines[index].block) else { continue }
            let next = lines[(index + 1)...].first { !$0.isDropped }
            if next.map({ isHeading($0.block) }) ?? true { lines[index].isDropped = true }
        }
    }

    /// Whether blocks lie within this one, so that its text is not all in one place.
    private func isSplit(_ block: Int) -> Bool { features.length[block] != features.ownLength[block] }

    /// Before the first paragraph: the title again, the author's name, the date.
    private func dropBefore(_ lines: inout [Line]) {
        for index in lines.indices where !lines[index].isDropped {
            let block = lines[index].block
            if isSplit(block) || features.ownLength[block] > 300 { break }
            let text = VisibleMetadata.text(tree, block)
            if isHeading(block) || !features.isProse(tree, block), title.map({ TitleKey(text).isSame(as: $0) }) == true
            {
                lines[index].isDropped = true
            } else if isByline(text) || isDate(text) {
                lines[index].isDropped = true
            } else if features.isProse(tree, block) {
                break
            }
        }
    }

    private func isByline(_ text: String) -> Bool {
        guard text.utf8.count <= 80, !authors.isEmpty else { return false }
        return Byline.names(text, site: nil).contains { authors.contains($0) }
    }

    private func isDate(_ text: String) -> Bool {
        guard text.utf8.count <= 40, text.utf8.contains(where: ByteText.isDigit) else { return false }
        return PublicationDate.parse(text, reference: nil) != nil
    }

    /// Behind the last paragraph: links and headings that head nothing. A page of nothing else keeps them.
    private func dropBehind(_ lines: inout [Line]) {
        guard let last = lines.lastIndex(where: { !$0.isDropped && !isLoose($0.block) }) else { return }
        for index in lines.indices where index > last { lines[index].isDropped = true }
    }

    private func isLoose(_ block: Int) -> Bool {
        if isSplit(block) { return false }
        return isHeading(block) || features.ownLinkLength[block] * 2 > features.ownLength[block]
    }

    private func isHeading(_ block: Int) -> Bool { tree.tags[block].traits.contains(.heading) }

    private func write(_ part: Int, _ dropped: [Bool], to writer: inout PlainTextWriter) {
        var open: [Int] = []
        let end = Int(tree.ends[part])
        var node = part
        while node < end {
            while let last = open.last, Int(tree.ends[last]) <= node {
                writer.end(tree.tags[last], tree.tags[last].traits)
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
                writer.begin(tree.tags[node], tree.tags[node].traits)
                if !tree.descendants(of: node).isEmpty { open.append(node) }
            }
            node += 1
        }
        while let last = open.popLast() { writer.end(tree.tags[last], tree.tags[last].traits) }
    }
}
