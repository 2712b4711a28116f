/// A page as texts with groups of short lines before, between and behind them.
struct DigestBlocks: Sendable {
    struct Entry: Sendable {
        var line: DigestLine
        /// A blank line, or furniture, stands before it.
        var isSeparated: Bool
        /// Furniture that begins another section stands before it.
        var isBehindSection: Bool

        var hasTitle: Bool { line.role == .headline }
        var hasDate: Bool { line.role == .metadata && line.metadata.date != nil }
        var hasAuthors: Bool { line.role == .metadata && !line.metadata.authors.isEmpty }
    }

    /// Paragraphs with nothing but blank lines between.
    struct Text: Sendable {
        var paragraphs: [Entry]
    }

    /// One more than `texts`: group `n` stands before text `n`.
    private(set) var groups: [[Entry]] = [[]]
    private(set) var texts: [Text] = []
    /// Whether blank lines mean something: neither none nor (nearly) everywhere.
    let blanksTell: Bool
    /// A section's name or other furniture came at all.
    private(set) var hasFurniture = false
    private(set) var pageTime: DigestDate?
    /// A date in front of everything, with furniture between it and the first item: the issue's own.
    private(set) var masthead: DigestDate?

    init(_ lines: [DigestLine]) {
        let blanks = lines.dropFirst().count(where: \.hasBlankBefore)
        blanksTell = blanks > 0 && blanks * 20 < (lines.count - 1) * 19
        var isSeparated = false
        var isBehindSection = false
        var textIsOpen = false
        for line in lines {
            let entry = Entry(
                line: line,
                isSeparated: isSeparated || line.hasBlankBefore,
                isBehindSection: isBehindSection
            )
            switch line.role {
            case .furniture(let kind):
                hasFurniture = true
                if kind == .advertisement { continue }
                isSeparated = true
                isBehindSection = isBehindSection || kind == .section
                textIsOpen = false
                if texts.isEmpty { takeMasthead() }
                continue
            case .pageTime:
                pageTime = line.metadata.date
                continue
            case .paragraph:
                // A marker or a date in the line begins an article, whatever stands before.
                if textIsOpen, !line.isMarked, line.metadata.date == nil {
                    texts[texts.count - 1].paragraphs.append(entry)
                } else {
                    if texts.count == groups.count { groups.append([]) }
                    texts.append(Text(paragraphs: [entry]))
                }
                textIsOpen = true
            case .headline, .metadata, .tags:
                if texts.count == groups.count { groups.append([]) }
                groups[groups.count - 1].append(entry)
                textIsOpen = false
            }
            isSeparated = false
            isBehindSection = false
        }
        if texts.count == groups.count { groups.append([]) }
    }

    private mutating func takeMasthead() {
        guard let index = groups[0].firstIndex(where: { $0.hasDate && !$0.hasAuthors }),
            !groups[0].contains(where: { $0.hasTitle && $0.line.wordCount > 4 }),
            let date = groups[0][index].line.metadata.date, date.hasDay, !date.hasTime || date.isFullDay
        else { return }
        masthead = date
        groups[0].remove(at: index)
    }

    func textIsSeparated(behind group: Int) -> Bool {
        group < texts.count && texts[group].paragraphs.first?.isSeparated == true
    }

    func overlap(_ title: String, withTextBehind group: Int) -> Double {
        guard group < texts.count, let paragraph = texts[group].paragraphs.first else { return 0 }
        return DigestCohesion.overlap(title, paragraph.line.text)
    }

    func overlap(_ title: String, withTextBefore group: Int) -> Double {
        guard group > 0, group - 1 < texts.count, let paragraph = texts[group - 1].paragraphs.last else { return 0 }
        return DigestCohesion.overlap(title, paragraph.line.text)
    }
}
