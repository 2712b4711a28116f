/// Gives each line its role, from itself and then from its neighbours.
struct DigestClassifier {
    private var lines: [DigestLine]
    private let slashOrder: DigestDateReader.SlashOrder

    static func classify(_ lines: [DigestLine]) -> [DigestLine] {
        var classifier = DigestClassifier(lines: lines, slashOrder: slashOrder(of: lines))
        for index in lines.indices { classifier.classifyAlone(index) }
        classifier.dropMenus()
        classifier.dropAdvertisements()
        classifier.findPageTime()
        classifier.findBareBylines()
        classifier.settleShortLines()
        return classifier.lines
    }

    /// One `25/12/2026` on the page tells how its other dates with slashes are meant.
    private static func slashOrder(of lines: [DigestLine]) -> DigestDateReader.SlashOrder {
        for line in lines where line.text.utf8.count <= 80 && line.text.contains("/") {
            for word in DigestText.words(line.text) {
                let parts = word.split(separator: "/").compactMap { Int($0) }
                if parts.count == 3, (13...31).contains(parts[0]), (1...12).contains(parts[1]) { return .dayFirst }
            }
        }
        return .monthFirst
    }

    // MARK: A line alone

    private mutating func classifyAlone(_ index: Int) {
        var line = lines[index]
        defer { lines[index] = line }
        let text = DigestFurniture.withoutTail(line.text)
        if text != line.text { line.setText(text) }
        if let tags = DigestClassifier.tags(text) {
            line.role = .tags(tags)
            return
        }
        if let metadata = DigestMetadata.read(text, slashOrder: slashOrder) {
            line.metadata = metadata
            line.role = .metadata
            return
        }
        if let kind = DigestFurniture.kind(text) {
            line.role = .furniture(kind)
            return
        }
        if let beside = DigestMetadata.readBeside(text, slashOrder: slashOrder) {
            line.metadata.date = beside.date
            line.setText(beside.rest)
        }
        line.role = DigestClassifier.isParagraph(line) ? .paragraph : .headline
    }

    private static let shortestParagraph = 8
    private static let longestHeadline = 22

    private static func isParagraph(_ line: DigestLine) -> Bool {
        if line.wordCount > longestHeadline { return true }
        guard line.endsSentence, line.wordCount >= shortestParagraph else { return false }
        let last = line.text.last { !"\"'”’»)]".contains($0) }
        // A question or an exclamation of that length is more often a title.
        return last == "." || last == "…" || last == "。" || line.wordCount > 14
    }

    private static func tags(_ text: String) -> [String]? {
        let lower = text.lowercased()
        for opening in ["tags:", "tag:", "topics:", "topic:", "keywords:", "filed under:"]
        where lower.hasPrefix(opening) {
            let rest = text.dropFirst(opening.count)
            return rest.split { ",|·•;#".contains($0) }.map { DigestText.collapsed($0) }.filter { !$0.isEmpty }
        }
        return nil
    }

    // MARK: Runs

    /// Three and more lines of one to three words that follow each other, none of them under a date or above a text.
    private mutating func dropMenus() {
        var start = 0
        while start < lines.count {
            var end = start
            while end < lines.count, isMenuEntry(lines[end]), end == start || !lines[end].hasBlankBefore { end += 1 }
            let isNavigational = (start..<end).contains {
                DigestFurniture.kind(lines[$0].text) != nil || DigestFurniture.isNavigation(lines[$0].text)
            }
            if end - start >= (isNavigational ? 3 : 5) {
                var last = end
                // The last of them may be the title of the text below.
                if end < lines.count, lines[end].role == .paragraph, !lines[end].hasBlankBefore,
                    lines[end - 1].role == .headline, !DigestFurniture.isNavigation(lines[end - 1].text)
                {
                    last -= 1
                }
                for index in start..<last where lines[index].role == .headline {
                    lines[index].role = .furniture(.plain)
                }
            }
            start = max(end, start + 1)
        }
    }

    private func isMenuEntry(_ line: DigestLine) -> Bool {
        switch line.role {
        case .headline: line.wordCount <= 3 && line.metadata.date == nil && !line.isMarked && !line.endsSentence
        case .furniture: line.wordCount <= 6
        default: false
        }
    }

    /// "Sponsored" takes the text below with it.
    private mutating func dropAdvertisements() {
        let usesBlanks = lines.count { $0.hasBlankBefore } * 6 >= lines.count
        for index in lines.indices {
            guard case .furniture(let kind) = lines[index].role, kind == .sponsored || kind == .advertisement else {
                continue
            }
            guard kind == .sponsored || isAdvertisementText(after: index, usesBlanks: usesBlanks) else { continue }
            var next = index + 1
            var sawParagraph = false
            while next < lines.count {
                let line = lines[next]
                if case .furniture = line.role, sawParagraph { break }
                if line.role == .metadata || line.isMarked { break }
                if line.hasBlankBefore, usesBlanks, next > index + 1 { break }
                if !usesBlanks, sawParagraph { break }
                if line.role == .paragraph { sawParagraph = true }
                if line.role == .headline || line.role == .paragraph { lines[next].role = .furniture(.plain) }
                next += 1
            }
            keepHeaderUnderMetadata(from: index + 1, to: next, sawParagraph: sawParagraph)
        }
    }

    /// The walk may have taken the title of a real item that has a byline under it; gives it back.
    private mutating func keepHeaderUnderMetadata(from start: Int, to end: Int, sawParagraph: Bool) {
        guard end < lines.count, lines[end].role == .metadata, !sawParagraph else { return }
        for index in start..<end where lines[index].role == .furniture(.plain) {
            if DigestFurniture.kind(lines[index].text) == nil { lines[index].role = .headline }
        }
    }

    /// A label "Advertisement" usually stands where a picture was. A text below is the advertisement's only when it
    /// hangs on the label while blank lines, or titles, set the page's own items apart.
    private func isAdvertisementText(after index: Int, usesBlanks: Bool) -> Bool {
        guard index + 1 < lines.count, lines[index + 1].role == .paragraph, !lines[index + 1].hasBlankBefore else {
            return false
        }
        return usesBlanks && lines[index].hasBlankBefore
    }

    // MARK: When "now" is

    private static let labels = [
        "last updated", "page updated", "last update", "as of", "today is", "page generated", "generated", "retrieved",
        "captured", "saved on", "snapshot", "edition of", "edition", "issue of", "issue date", "now", "stand", "date",
        "page last updated", "this page was last updated", "updated", "digest for", "news for", "briefing for",
        "accessed",
        "printed", "page saved", "as at", "current time", "current as of", "news as of", "it is",
    ]

    private mutating func findPageTime() {
        let firstParagraph = lines.firstIndex { $0.role == .paragraph } ?? lines.count
        let lastParagraph = lines.lastIndex { $0.role == .paragraph } ?? -1
        for index in lines.indices {
            let lower = lines[index].text.lowercased()
            guard index < firstParagraph || index > lastParagraph,
                let label = DigestClassifier.labels.filter({ lower.hasPrefix($0 + " ") || lower.hasPrefix($0 + ":") })
                    .max(by: { $0.count < $1.count })
            else { continue }
            var rest = Substring(lines[index].text).dropFirst(label.count)
            while let first = rest.first, ": ".contains(first) { rest = rest.dropFirst() }
            guard let date = DigestDateReader.read(rest, slashOrder: slashOrder), date.hasDay else { continue }
            if label == "updated" || label == "date", isItemDate(lower, index: index, firstParagraph) { continue }
            lines[index].metadata = DigestMetadata(date: date)
            lines[index].role = .pageTime
        }
    }

    /// "Updated" heads items on some pages: there it comes more than once, or stands right above a text.
    private func isItemDate(_ lower: String, index: Int, _ firstParagraph: Int) -> Bool {
        let word = lower.prefix { $0 != " " && $0 != ":" }
        if lines.count(where: { $0.text.lowercased().hasPrefix(word) && $0.role == .metadata }) > 1 { return true }
        return index + 1 == firstParagraph
    }

    // MARK: Bylines without "by"

    /// A line of names between a title and a date, or a date and a text.
    private mutating func findBareBylines() {
        for index in lines.indices where lines[index].role == .headline && lines[index].wordCount <= 8 {
            guard let names = DigestByline.readBare(lines[index].text) else { continue }
            let isDash = lines[index].text.first.map { "–—-".contains($0) } ?? false
            let before = index > 0 ? lines[index - 1] : nil
            let after = index + 1 < lines.count ? lines[index + 1] : nil
            let isUnderTitle = before?.role == .headline && (before?.wordCount ?? 0) >= 4
            let isBesideDate =
                (after?.role == .metadata && after?.metadata.date != nil && isUnderTitle)
                || (before?.role == .metadata && before?.metadata.authors.isEmpty == true && after?.role == .paragraph
                    && index > 1 && lines[index - 2].role == .headline)
            let isAboveText = isUnderTitle && after?.role == .paragraph && names.count == 1
            guard isBesideDate || isAboveText || (isDash && before?.role == .paragraph) else { continue }
            lines[index].metadata = DigestMetadata(authors: names)
            lines[index].role = .metadata
        }
    }

    // MARK: Short sentences

    /// A short line that ends a sentence is text where it stands between a header and the next item.
    private mutating func settleShortLines() {
        for index in lines.indices where lines[index].role == .headline {
            guard lines[index].endsSentence, !lines[index].isMarked, index > 0 else { continue }
            let next = index + 1 < lines.count ? lines[index + 1].role : nil
            if next == .paragraph && !lines[index + 1].hasBlankBefore && lines[index - 1].role != .headline { continue }
            switch lines[index - 1].role {
            case .headline where lines[index - 1].wordCount >= 3, .metadata, .paragraph:
                let isQuestion = lines[index].text.hasSuffix("?")
                if !isQuestion || lines[index - 1].role == .metadata && next != .paragraph {
                    lines[index].role = .paragraph
                }
            default: continue
            }
        }
    }
}
