/// Cuts a page into its articles.
struct DigestSegmenter {
    private let blocks: DigestBlocks
    private let layout: DigestLayout
    private let isMarked: Bool

    /// - Parameter lines: with their roles.
    static func segment(_ blocks: DigestBlocks) -> [DigestItem] {
        DigestSegmenter(blocks).items()
    }

    private init(_ blocks: DigestBlocks) {
        self.blocks = blocks
        self.layout = DigestLayout.best(for: blocks)
        self.isMarked =
            blocks.groups.contains { $0.contains { $0.line.isMarked } }
            || blocks.texts.contains { $0.paragraphs.contains { $0.line.isMarked } }
    }

    /// The short lines that belong to one text.
    private struct Frame {
        var above: [DigestBlocks.Entry] = []
        var below: [DigestBlocks.Entry] = []
        var isHeaded: Bool { (above + below).contains { $0.hasTitle || $0.hasDate || $0.hasAuthors } }
    }

    private func items() -> [DigestItem] {
        guard !blocks.texts.isEmpty else { return headlinesOnly() }
        var frames = [Frame](repeating: Frame(), count: blocks.texts.count)
        for (index, group) in blocks.groups.enumerated() {
            let cut = layout.cut(group, isLast: index == blocks.texts.count)
            if index > 0 { frames[index - 1].below = Array(group[..<cut]) }
            if index < frames.count {
                frames[index].above = Array(group[(index > 0 ? cut : 0)...])
            }
        }
        let headings = DayHeadings.find(frames.map(\.above), texts: blocks.texts.map(\.paragraphs.count))
        for (index, day) in headings { frames[index].above.removeAll { $0.line.number == day.line } }
        var items: [DigestItem] = []
        var heading: DigestDate?
        let extras = Continuation(
            texts: blocks.texts,
            headed: frames.map(\.isHeaded),
            blocks: blocks,
            isMarked: isMarked,
            titleBelow: layout.titleBelow
        )
        for (index, text) in blocks.texts.enumerated() {
            let above = frames[index].above
            if let day = headings[index] { heading = day.date }
            var item = make(above: above, below: frames[index].below)
            item.heading = heading
            if let first = text.paragraphs.first {
                item.date = item.date ?? first.line.metadata.date
                item.line = above.first?.line.number ?? first.line.number
            }
            append(text, index, item, heading, extras, &items)
        }
        return items.filter { !$0.paragraphs.isEmpty }
    }

    private func append(
        _ text: DigestBlocks.Text,
        _ index: Int,
        _ item: DigestItem,
        _ heading: DigestDate?,
        _ extras: Continuation,
        _ items: inout [DigestItem]
    ) {
        let pieces = extras.pieces(of: index)
        let owner = layout.titleBelow ? pieces.count - 1 : 0
        for (position, piece) in pieces.enumerated() {
            var part = position == owner ? item : DigestItem(heading: heading, line: piece.first?.line.number ?? 0)
            part.paragraphs += piece.map(\.line.text)
            items.append(part)
        }
    }

    // MARK: Headers

    private func make(above: [DigestBlocks.Entry], below: [DigestBlocks.Entry]) -> DigestItem {
        var item = DigestItem()
        var lead = above
        // Of several blocks above a text only the nearest is its header; the others name a section.
        if blocks.blanksTell || lead.contains(where: \.isBehindSection) {
            while let cut = lead.indices.dropFirst().last(where: {
                lead[$0].isSeparated && lead[$0...].contains(where: \.hasTitle)
            }),
                lead[..<cut].contains(where: \.hasTitle) || lead[..<cut].contains(where: \.hasDate)
            {
                let earlier = lead[..<cut]
                lead = Array(lead[cut...])
                if let date = earlier.last(where: \.hasDate)?.line.metadata.date, !earlier.contains(where: \.hasTitle) {
                    item.date = date
                }
            }
        }
        addTitle(lead.filter(\.hasTitle).map(\.line), to: &item)
        if item.title == nil { addTitle(below.filter(\.hasTitle).map(\.line), to: &item) }
        for entry in lead + below {
            if let date = entry.line.metadata.date { item.date = item.date?.joined(date) ?? date }
            for author in entry.line.metadata.authors where !item.authors.contains(author) {
                item.authors.append(author)
            }
            item.tags += entry.line.metadata.kickers
            if case .tags(let tags) = entry.line.role { item.tags += tags }
        }
        return item
    }

    private func addTitle(_ lines: [DigestLine], to item: inout DigestItem) {
        guard var title = lines.first else { return }
        var rest = lines.dropFirst()
        while let next = rest.first, isKicker(title, above: next) {
            item.tags.append(title.text)
            title = next
            rest = rest.dropFirst()
        }
        if let next = rest.first, rest.count == 1, next.wordCount >= 9, next.wordCount > title.wordCount {
            item.paragraphs.append(next.text)
        } else if let last = rest.last {
            title = last
        }
        if lines.count == 1, isKicker(title, above: nil) {
            item.tags.append(title.text)
            return
        }
        item.title = title.text
    }

    private func isKicker(_ line: DigestLine, above next: DigestLine?) -> Bool {
        if DigestFurniture.isSectionName(line.text) || DigestFurniture.isNavigation(line.text) { return true }
        guard let next else {
            return line.wordCount <= 3 && DigestText.isAllCapitals(line.text) && !line.isMarked
        }
        if line.wordCount <= 3, next.wordCount > line.wordCount { return true }
        if line.text.hasSuffix(":"), line.wordCount <= 5 { return true }
        return line.wordCount <= 6 && DigestText.isAllCapitals(line.text) && !DigestText.isAllCapitals(next.text)
    }

    /// A page of headlines without a text: each is an article.
    private func headlinesOnly() -> [DigestItem] {
        var items: [DigestItem] = []
        var pending = DigestMetadata()
        for entry in blocks.groups.flatMap(\.self) {
            if entry.hasTitle, entry.line.wordCount >= 4 {
                let date = entry.line.metadata.date ?? pending.date
                items.append(
                    DigestItem(title: entry.line.text, date: date, authors: pending.authors, line: entry.line.number)
                )
                pending = DigestMetadata()
            } else if entry.line.role == .metadata {
                if let last = items.indices.last, items[last].date == nil, pending.date == nil, items.count > 0 {
                    items[last].date = entry.line.metadata.date
                    items[last].authors += entry.line.metadata.authors
                } else {
                    pending = entry.line.metadata
                }
            }
        }
        return items
    }
}
