import Model

/// Category pages flattened to lines of text: each paragraph an article, some headed by a date line and a headline,
/// with furniture around and between.
///
/// Lines get a role each (``DigestClassifier``), the page tells which lines stand above and which below their text
/// (``DigestLayout``), and then it is cut (``DigestSegmenter``). `Docs/formats.md` lists the rules.
enum DigestParser {
    /// Reads a page.
    ///
    /// Dates without a year, and relative ones, are resolved against the page's own date when it gives one, else against
    /// `document.publishedAt`; with neither they stay nil.
    ///
    /// - Throws: ``ParsingError`` with `noArticle` when nothing but furniture is left.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        let blocks = DigestBlocks(DigestClassifier.classify(DigestLineReader.read(text.utf8)))
        var items = DigestSegmenter.segment(blocks)
        let pageName = takePageName(from: &items)
        guard !items.isEmpty else {
            throw ParsingError(
                .noArticle,
                "no paragraph and no headline is left when menus and other furniture are taken off"
            )
        }
        var result = ParsedDocument(format: .digest, title: pageName)
        let now = now(blocks, items: items, document: document)
        var seen = Set<String>()
        for item in items {
            guard result.articles.count < limits.articles else {
                result.warnings.append("only the first \(limits.articles) of \(items.count) articles were taken")
                break
            }
            let article = article(of: item, now: now, document: document, format: .digest)
            // The same item in two boxes of one page is one article.
            if seen.insert((article.title ?? "") + "\u{1F}" + article.body).inserted { result.articles.append(article) }
        }
        if text.replacedCount > 0 {
            result.warnings.append("\(text.replacedCount) byte sequences fit no character of \(text.encoding)")
        }
        return result
    }

    /// The only title of a page, above its first text and without a date or a byline, is the page's own ("Morning brief").
    private static func takePageName(from items: inout [DigestItem]) -> String? {
        guard items.count >= 3, items[0].date == nil, items[0].authors.isEmpty,
            items.dropFirst().allSatisfy({ $0.title == nil && !$0.paragraphs.isEmpty })
        else { return nil }
        defer { items[0].title = nil }
        return items[0].title
    }

    /// Whether `text` is a page of many articles rather than one article: several headed items, or paragraphs that have
    /// nothing to do with each other. Reads no more than the first 256 KiB.
    static func looksLikeDigest(_ text: DecodedText) -> Bool {
        let head = Array(text.utf8.prefix(256 << 10))
        let blocks = DigestBlocks(DigestClassifier.classify(DigestLineReader.read(head)))
        return isDigest(DigestSegmenter.segment(blocks), blocks)
    }

    static func isDigest(_ items: [DigestItem], _ blocks: DigestBlocks) -> Bool {
        guard items.count > 1 else { return false }
        let bodies = items.map { $0.paragraphs.joined(separator: " ") }
        let dated = items.count { $0.date != nil || !$0.authors.isEmpty }
        if dated >= 2 { return true }
        // Paragraphs of one article share names with one of the few before, or lean on them; news briefs do neither.
        var links = 0
        for index in bodies.indices.dropFirst() {
            let nearby = bodies[max(0, index - 2)..<index]
            let isTitled = items[index].title != nil
            let goesOn = nearby.contains {
                isTitled ? DigestCohesion.sharesNames(bodies[index], $0) : DigestCohesion.continues(bodies[index], $0)
            }
            if goesOn { links += 1 }
        }
        // Under a title of its own a text may well begin with "The company".
        let leaning = items.count { $0.title == nil && DigestCohesion.leans($0.paragraphs.first ?? "") }
        let rate = Double(links) / Double(items.count - 1)
        if leaning * 6 > items.count { return false }
        // Subheadings in one article look like titles: a page of titles has one for (nearly) each text.
        let titled = items.count { $0.title != nil }
        if titled * 10 >= items.count * 9 { return rate < 0.6 }
        return rate < (blocks.hasFurniture ? 0.34 : 0.2)
    }

    // MARK: Articles

    private static func now(_ blocks: DigestBlocks, items: [DigestItem], document: Document) -> Timestamp? {
        let given = document.publishedAt
        if let pageTime = blocks.pageTime?.resolved(now: given) { return pageTime }
        if let masthead = blocks.masthead, let day = masthead.resolved(now: given) { return day }
        return given
    }

    static func article(
        of item: DigestItem,
        now: Timestamp?,
        document: Document,
        format: DocumentFormat
    ) -> Article {
        let heading = item.heading?.calendarDay(now: now?.day) ?? item.heading?.resolved(now: now)?.day
        let published =
            item.date?.resolved(now: now, heading: heading)
            ?? (item.date == nil ? heading.map(Timestamp.init(day:)) : nil)
        return Article(
            title: item.title,
            body: item.paragraphs.joined(separator: "\n\n"),
            authors: item.authors,
            publishedAt: published,
            source: document.source,
            tags: item.tags,
            format: format,
            referenceDay: now?.day,
            textLevel: item.paragraphs.isEmpty ? .headline : .full
        )
    }
}
