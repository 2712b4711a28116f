import Model

/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
enum JSONFeedParser {
    /// Whether the first character that is no white space begins an object.
    static func beginsLikeJSON(_ utf8: [UInt8]) -> Bool {
        utf8.first(where: { !ASCII.isSpace($0) }) == 0x7B
    }

    /// Whether a JSON object at the top of a document is a feed: its version says so, or it has items with the
    /// members that only JSON Feed has.
    static func looksLikeFeed(_ utf8: [UInt8]) -> Bool {
        guard beginsLikeJSON(utf8) else { return false }
        return utf8.prefix(64 << 10).withUnsafeBufferPointer { bytes in
            let scan = ByteScanner(bytes)
            if scan.find("jsonfeed.org/version/", from: 0) != nil { return true }
            guard scan.find("\"items\"", from: 0) != nil else { return false }
            return scan.find("\"content_text\"", from: 0) != nil || scan.find("\"content_html\"", from: 0) != nil
                || scan.find("\"home_page_url\"", from: 0) != nil || scan.find("\"feed_url\"", from: 0) != nil
        }
    }

    /// - Throws: `malformed` when the text is no JSON object, with the place where it goes wrong.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        var parsed = ParsedDocument(format: .feed)
        guard let feed = try JSONFeedReader.object(text.utf8, limits: limits, warnings: &parsed.warnings) else {
            throw ParsingError(.malformed, "a JSON Feed is an object with \"items\"; this is another kind of value")
        }
        let reader = JSONFeedReader(document: document)
        let header = reader.header(feed)
        let items = feed["items"] as? [Any] ?? []
        if items.count > limits.articles {
            parsed.warnings.append(
                "only the first \(limits.articles) entries were read; raise parsing.articles to read more"
            )
        }
        var entries: [FeedEntry] = []
        for item in items.prefix(limits.articles) {
            entries.append((item as? [String: Any]).map(reader.entry) ?? FeedEntry())
        }
        FeedAdapter(document: document).append(entries, header: header, to: &parsed)
        return parsed
    }
}

/// Members of a JSON Feed and its items; a member of the wrong type is read as if it were missing.
private struct JSONFeedReader {
    let document: Document

    /// The object that the text holds; what is cut off or ill-formed is read as far as it goes, with a warning.
    static func object(
        _ utf8: [UInt8],
        limits: ParsingLimits,
        warnings: inout [String]
    ) throws(ParsingError) -> [String: Any]? {
        do {
            return try JSONText.value(utf8, limits: limits) as? [String: Any]
        } catch {
            guard error.code == .malformed, case .object(let members)? = LenientJSON.parse(utf8[...]) else {
                throw error
            }
            warnings.append("\(error.description), read as far as it goes")
            return members.mapValues(foundation)
        }
    }

    /// Depth is bounded by the reader of lenient JSON.
    private static func foundation(_ value: LenientJSON) -> Any {
        switch value {
        case .null: Optional<Any>.none as Any
        case .bool(let value): value
        case .number(let text): Int(text).map { $0 as Any } ?? text
        case .string(let text): text
        case .array(let values): values.map(foundation)
        case .object(let members): members.mapValues(foundation)
        }
    }

    func header(_ feed: [String: Any]) -> FeedHeader {
        var header = FeedHeader()
        header.title = line(feed["title"])
        header.links.add(string(feed["home_page_url"]) ?? "", rank: .page)
        header.links.add(string(feed["feed_url"]) ?? "", rank: .related)
        header.authors = authors(feed)
        header.language = string(feed["language"]).flatMap(FeedLanguage.normalized)
        return header
    }

    func entry(_ item: [String: Any]) -> FeedEntry {
        var entry = FeedEntry()
        let resolver = LinkResolver(base: document.url)
        entry.title = line(item["title"])
        entry.guid = string(item["id"])
        let html = string(item["content_html"]).flatMap { FeedText.paragraphs($0, .html) }
        entry.content = html ?? string(item["content_text"]).flatMap { FeedText.paragraphs($0, .plain) }
        entry.summary = string(item["summary"]).flatMap { FeedText.paragraphs($0, .plain) }
        if let url = string(item["url"]) { entry.links.add(resolver.resolve(url), rank: .page) }
        if let url = string(item["external_url"]) { entry.links.add(resolver.resolve(url), rank: .alternate) }
        if let id = entry.guid, id.hasPrefix("http://") || id.hasPrefix("https://") {
            entry.links.add(id, rank: .permanent)
        }
        entry.published = date(item["date_published"])
        entry.updated = date(item["date_modified"])
        entry.authors = authors(item)
        entry.language = string(item["language"]).flatMap(FeedLanguage.normalized)
        entry.imageURL = (string(item["image"]) ?? string(item["banner_image"])).map { resolver.resolve($0) }
        for tag in item["tags"] as? [Any] ?? [] {
            if let tag = line(tag) { FeedCategories.add(tag, to: &entry.tags) }
        }
        return entry
    }

    /// Version 1.1's `authors`, then version 1.0's `author`.
    private func authors(_ object: [String: Any]) -> [String] {
        var names: [String] = []
        let several = object["authors"] as? [Any] ?? []
        for author in several + [object["author"]].compactMap(\.self) {
            let name = (author as? [String: Any])?["name"] ?? author
            if let name = line(name) { FeedPersons.add(name, to: &names) }
        }
        return names
    }

    private func date(_ value: Any?) -> Timestamp? {
        string(value).flatMap { PublicationDate.parse($0, reference: document.publishedAt?.day) }
    }

    private func line(_ value: Any?) -> String? {
        string(value).flatMap { FeedText.line($0, .plain) }
    }

    /// A string, or a number written as one (ids are often numbers).
    private func string(_ value: Any?) -> String? {
        if let text = value as? String { return text.isEmpty ? nil : text }
        return (value as? Int).map(String.init)
    }
}
