import Model

/// One article as plain text or Markdown.
enum PlainTextParser {
    /// Reads one article: front matter when there is some, then the title (first line or last), byline, date and text.
    ///
    /// - Throws: ``ParsingError`` with `empty` for nothing but white space, `noArticle` when there is no text.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        let (matter, rest) = FrontMatter.split(text.utf8)
        let reader = MarkdownReader(rest)
        var article = reader.isMarkdown ? reader.article() : plainArticle(rest, document: document)
        matter?.apply(to: &article)
        if article.body.isEmpty, article.title == nil {
            throw text.utf8.allSatisfy(ASCII.isSpace)
                ? ParsingError(.empty, "the document is empty")
                : ParsingError(.noArticle, "no text is left when menus and other furniture are taken off")
        }
        article.format = .text
        article.source = article.source ?? document.source
        article.referenceDay = document.publishedAt?.day
        article.textLevel = article.body.isEmpty ? .headline : .full
        var result = ParsedDocument(format: .text, articles: [article])
        if text.replacedCount > 0 {
            result.warnings.append("\(text.replacedCount) byte sequences fit no character of \(text.encoding)")
        }
        return result
    }

    /// Everything is one article: what the digest rules find first (or last) as a header is its own, later short lines are
    /// subheadings and stay in the text.
    private static func plainArticle(_ utf8: [UInt8], document: Document) -> Article {
        let lines = DigestClassifier.classify(DigestLineReader.read(utf8))
        let blocks = DigestBlocks(lines)
        let items = DigestSegmenter.segment(blocks)
        guard var first = items.first else { return Article(body: "") }
        if items.count == 1 || first.title == nil, let titled = items.last, first.title == nil, titled.title != nil,
            lines.last(where: { $0.role == .headline })?.text == titled.title
        {
            first.title = titled.title
        }
        for item in items.dropFirst() {
            if first.date == nil { first.date = item.date }
            if first.authors.isEmpty { first.authors = item.authors }
        }
        var skipped: Set<String> = [first.title ?? ""]
        let opening = lines.firstIndex { $0.role == .paragraph } ?? 0
        for line in lines[..<opening] where line.role == .headline { skipped.insert(line.text) }
        first.paragraphs = lines.compactMap { line in
            switch line.role {
            case .paragraph: line.text
            case .headline: skipped.contains(line.text) ? nil : line.text
            default: nil
            }
        }
        return DigestParser.article(of: first, now: document.publishedAt, document: document, format: .text)
    }
}
