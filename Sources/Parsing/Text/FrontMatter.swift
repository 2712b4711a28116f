import Model

/// The fields between two `---` lines at the head of a Markdown file: `key: value`, `key: [a, b]`, and lists of `- value`.
struct FrontMatter: Sendable, Equatable {
    private(set) var values: [String: [String]] = [:]

    /// The fields and what stands behind them; nil and everything when there are none.
    static func split(_ utf8: [UInt8]) -> (matter: FrontMatter?, rest: [UInt8]) {
        let text = String(decoding: utf8, as: UTF8.self)
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        guard let first = lines.first, first.trimmed == "---",
            let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" || $0.trimmed == "..." })
        else { return (nil, utf8) }
        var matter = FrontMatter()
        guard matter.read(lines[1..<end]) else { return (nil, utf8) }
        return (matter, Array(lines[(end + 1)...].joined(separator: "\n").utf8))
    }

    /// False when a line is none of the three forms: then it is no front matter but two rules in a text.
    private mutating func read(_ lines: ArraySlice<Substring>) -> Bool {
        var key: String?
        for line in lines {
            let content = line.trimmed
            if content.isEmpty || content.hasPrefix("#") { continue }
            if content.hasPrefix("- "), let key {
                values[key, default: []].append(FrontMatter.unquoted(content.dropFirst(2)))
                continue
            }
            if line.first?.isWhitespace == true, key != nil { continue }
            guard let colon = content.firstIndex(of: ":"),
                content[..<colon].allSatisfy({ $0.isLetter || "_- ".contains($0) })
            else {
                return false
            }
            let name = content[..<colon].lowercased().replacing("-", with: "_")
            key = name
            let value = content[content.index(after: colon)...].trimmed
            if value.hasPrefix("["), value.hasSuffix("]") {
                values[name] = value.dropFirst().dropLast().split(separator: ",").map { FrontMatter.unquoted($0) }
            } else if !value.isEmpty {
                values[name] = [FrontMatter.unquoted(value)]
            }
        }
        return !values.isEmpty
    }

    func apply(to article: inout Article) {
        article.title = first("title", "headline") ?? article.title
        article.summary = first("summary", "description", "excerpt") ?? article.summary
        article.url = first("url", "link", "canonical_url", "canonical") ?? article.url
        article.source = first("source", "site", "publisher", "publication") ?? article.source
        article.language = first("language", "lang") ?? article.language
        article.imageURL = first("image", "image_url", "cover") ?? article.imageURL
        article.guid = first("id", "guid") ?? article.guid
        if let date = first("date", "published", "published_at", "pubdate") {
            article.publishedAt =
                PublicationDate.parse(date, reference: nil)
                ?? DigestDateReader.read(date)?.resolved(now: nil)
            if article.publishedAt == nil { article.warnings.append("'\(date)' is not a date that can be read") }
        }
        if let date = first("updated", "updated_at", "modified", "lastmod") {
            article.updatedAt = PublicationDate.parse(date, reference: nil)
        }
        let authors = all("authors", "author", "by", "byline")
        if !authors.isEmpty { article.authors = authors }
        let tags = all("tags", "keywords", "categories", "category")
        if !tags.isEmpty { article.tags = tags }
    }

    private func first(_ names: String...) -> String? {
        for name in names { if let value = values[name]?.first, !value.isEmpty { return value } }
        return nil
    }

    private func all(_ names: String...) -> [String] {
        for name in names { if let value = values[name], !value.isEmpty { return value } }
        return []
    }

    private static func unquoted(_ text: some StringProtocol) -> String {
        let value = text.trimmed
        guard value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote else {
            return value
        }
        return String(value.dropFirst().dropLast())
    }
}

extension StringProtocol {
    /// Without white space at either end.
    fileprivate var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
