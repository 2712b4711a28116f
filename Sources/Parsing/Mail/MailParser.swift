import Model

/// Newsletters (RFC 5322 messages): one article, or a digest when the message lists many items.
enum MailParser {
    /// Reads the message in `document.bytes`.
    ///
    /// The subject is the title of a message that is one article, the sender its source, `Date` its publication date.
    /// Items of a digest stand under their own titles; the message's date is the day that theirs are resolved against.
    ///
    /// - Throws: `malformed` when there is no header, `noArticle` when no part holds text.
    static func parse(_ document: Document, limits: ParsingLimits) throws(ParsingError) -> ParsedDocument {
        let bytes = document.bytes
        let (header, bodyStart) = MailHeader.read(bytes[...].drop { $0 == 0x0A || $0 == 0x0D })
        guard !header.isEmpty else {
            throw ParsingError(
                .malformed,
                "a message begins with header fields (From: …, Subject: …)",
                byteOffset: 0,
                line: 1
            )
        }
        guard let part = try MailPart.find(in: bytes[bodyStart...], header: header, depth: min(limits.depth, 32)) else {
            throw ParsingError(.noArticle, "no part of the message is text/plain or text/html", byteOffset: bodyStart)
        }
        let sent = header.raw("date").flatMap { PublicationDate.parse($0, reference: nil) }
        var context = document
        context.publishedAt = sent ?? document.publishedAt
        context.source = document.source ?? header.mailboxName("from")
        let text = part.isHTML ? flattened(part.text) : part.text
        var result = try articles(text, context, limits)
        result.format = .eml
        result.title = context.source
        let subject = header.text("subject")
        let isSingle = result.articles.count == 1
        for index in result.articles.indices {
            result.articles[index].format = .eml
            if isSingle { describe(&result.articles[index], subject: subject, sent: sent, header: header) }
        }
        return result
    }

    private static func flattened(_ text: DecodedText) -> DecodedText {
        DecodedText(
            utf8: Array(MarkupText.plainText(ofFragment: text.utf8).utf8),
            encoding: text.encoding,
            replacedCount: text.replacedCount
        )
    }

    private static func articles(
        _ text: DecodedText,
        _ document: Document,
        _ limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        if DigestParser.looksLikeDigest(text) {
            return try DigestParser.parse(text, document: document, limits: limits)
        }
        return try PlainTextParser.parse(text, document: document, limits: limits)
    }

    private static func describe(_ article: inout Article, subject: String?, sent: Timestamp?, header: MailHeader) {
        if let subject {
            // The headline of the text itself stays in the text when the subject says something else.
            if let own = article.title, DigestText.key(own) != DigestText.key(subject) {
                article.body = own + "\n\n" + article.body
            }
            article.title = subject
        }
        article.publishedAt = sent ?? article.publishedAt
        article.guid = header.raw("message-id").map { $0.filter { $0 != "<" && $0 != ">" } }
        if let list = header.raw("list-post") ?? header.raw("archived-at"), let open = list.firstIndex(of: "<") {
            let address = list[list.index(after: open)...].prefix { $0 != ">" }
            if address.hasPrefix("http") { article.url = String(address) }
        }
    }
}
