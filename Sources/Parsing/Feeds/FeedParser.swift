import Model

/// Feeds in XML or JSON: one article for each entry.
enum FeedParser {
    /// Parses a feed, a news sitemap or a JSON Feed.
    ///
    /// - Throws: ``ParsingError`` when there is no feed in the text; what is ill-formed is read as far as it goes, with
    ///   a warning that says where it is wrong.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        if JSONFeedParser.beginsLikeJSON(text.utf8) {
            return try JSONFeedParser.parse(text, document: document, limits: limits)
        }
        return try parseXML(text, document: document, limits: limits)
    }

    private static func parseXML(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        let cleaned = XMLText.withoutControls(text.utf8)
        let tree = try XMLReader.read(cleaned.utf8, limits: limits)
        var parsed = ParsedDocument(format: .feed)
        let adapter = FeedAdapter(document: document)
        if let sitemap = NewsSitemapReader(tree: tree, document: document) {
            let (entries, isCut) = sitemap.read(limit: limits.articles)
            adapter.append(entries, header: FeedHeader(), to: &parsed)
            noteCut(isCut, limits, &parsed)
        } else if let reader = XMLFeedReader(tree: tree, base: document.url, reference: document.publishedAt?.day) {
            let (header, entries, isCut) = reader.read(limit: limits.articles)
            adapter.append(entries, header: header, to: &parsed)
            noteCut(isCut, limits, &parsed)
        } else {
            throw noFeed(tree)
        }
        noteReading(of: tree, text, removed: cleaned.removed, in: &parsed)
        return parsed
    }

    private static func noFeed(_ tree: XMLTree) -> ParsingError {
        let finding = XMLDiagnosis.firstError(in: tree.source)
        let cause = finding.map { "; as XML it is wrong here: \($0.message)" } ?? ""
        return ParsingError(
            .malformed,
            "no <rss>, <rdf:RDF>, <feed>, <channel> or <urlset> found\(cause); check the address, or give the format",
            line: finding?.line
        )
    }

    private static func noteCut(_ isCut: Bool, _ limits: ParsingLimits, _ parsed: inout ParsedDocument) {
        guard isCut else { return }
        parsed.warnings.append(
            "only the first \(limits.articles) entries were read; raise parsing.articles to read more"
        )
    }

    /// Says what was odd about the document, in libxml2's words where it has some.
    private static func noteReading(
        of tree: XMLTree,
        _ text: DecodedText,
        removed: Int,
        in parsed: inout ParsedDocument
    ) {
        if text.replacedCount > 0 {
            parsed.warnings.append("\(text.replacedCount) byte sequences are no \(text.encoding); they became U+FFFD")
        }
        if tree.entities.isExhausted {
            parsed.warnings.append("entities that expand to too much are left out (limit: parsing.entity_bytes)")
        }
        if tree.entities.undefinedCount > 0 {
            parsed.warnings.append("\(tree.entities.undefinedCount) references to entities that are not defined")
        }
        guard !tree.anomalies.isEmpty || removed > 0 else { return }
        if let finding = XMLDiagnosis.firstError(in: text.utf8) {
            parsed.warnings.append("not well-formed XML at line \(finding.line): \(finding.message)")
        }
        if removed > 0 { parsed.warnings.append("read nevertheless: \(removed) control characters are left out") }
        for anomaly in tree.anomalies {
            parsed.warnings.append("read nevertheless: \(anomaly.kind.rawValue) (byte \(anomaly.byteOffset))")
        }
    }
}
