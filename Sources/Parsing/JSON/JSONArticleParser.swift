import Foundation
import Model

/// One article, a list of articles, or an interface's envelope around a list.
enum JSONArticleParser {
    /// Reads an object with a title or a body as one article, an array as articles, and of any other object the first
    /// member that holds a list (``envelopes``, also one level down, as in `{"response": {"results": […]}}`).
    ///
    /// - Throws: `malformed`, `tooDeep`, or `noArticle` when there is neither an article nor a list. An item that is
    ///   no article comes back in `failures`.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        let value = try JSONText.value(text.utf8, limits: limits)
        var result = ParsedDocument(format: .json)
        if text.replacedCount > 0 {
            result.warnings.append("\(text.replacedCount) byte sequences fit no character of \(text.encoding)")
        }
        guard let items = items(in: value) else {
            throw ParsingError(
                .noArticle,
                "no article: an article is an object with a title or a body; a list may stand under \(envelopes.joined(separator: ", "))"
            )
        }
        if items.count > limits.articles {
            result.warnings.append(
                "only the first \(limits.articles) of \(items.count) items were read; raise parsing.articles to read more"
            )
        }
        for (index, item) in items.prefix(limits.articles).enumerated() {
            do throws(ParsingError) {
                result.articles.append(try article(item, document: document, format: .json))
            } catch {
                result.failures.append(ItemFailure(index: index, error: error))
            }
        }
        return result
    }

    /// Members that hold the list: Spaceflight News API and Django (`results`), NewsAPI (`articles`), JSON:API (`data`),
    /// Elasticsearch (`hits`), New York Times (`docs`), and what others call it.
    static let envelopes = [
        "articles", "results", "items", "data", "docs", "hits", "news", "posts", "stories", "entries", "value",
    ]

    private static let wrappers = ["response", "result", "data", "hits", "feed", "payload"]

    private static func items(in value: Any) -> [Any]? {
        if let list = value as? [Any] { return list }
        guard let object = value as? [String: Any] else { return nil }
        let fields = JSONFields(object)
        for name in envelopes {
            if let list = object[name] as? [Any], list.isEmpty || list.contains(where: { $0 is [String: Any] }),
                !fields.has(["body", "content", "text"])
            {
                return list
            }
        }
        for name in wrappers {
            if let inner = object[name] as? [String: Any], let list = items(in: inner) { return list }
        }
        return isArticle(fields) ? [object] : nil
    }

    private static func isArticle(_ fields: JSONFields) -> Bool {
        fields.first(JSONFields.body, JSONFields.paragraphs) != nil
            || fields.first(JSONFields.title, JSONFields.line) != nil
            || fields.first(JSONFields.summary, JSONFields.paragraphs) != nil
    }

    /// One article of the members of `item`.
    ///
    /// - Throws: `badValue` when it is no object, `missingField` when it has no body, summary or title.
    static func article(
        _ item: Any,
        document: Document,
        format: DocumentFormat
    ) throws(ParsingError) -> Article {
        guard let outer = item as? [String: Any] else {
            throw ParsingError(.badValue, "an article is a JSON object; this is \(kind(of: item))")
        }
        // JSON:API and Elasticsearch keep the members one level down.
        let object = outer["attributes"] as? [String: Any] ?? outer["_source"] as? [String: Any] ?? outer
        let fields = JSONFields(object)
        let title = fields.first(JSONFields.title, JSONFields.line)
        let summary = fields.first(JSONFields.summary, JSONFields.paragraphs)
        let body = fields.first(JSONFields.body, JSONFields.paragraphs)
        guard title != nil || summary != nil || body != nil else {
            let names = object.keys.sorted().prefix(8).joined(separator: ", ")
            throw ParsingError(.missingField, "no body, summary or title among: \(names)")
        }
        var article = Article(title: title, body: body ?? "", summary: summary, format: format)
        article.url = fields.first(JSONFields.url, JSONFields.string)
        article.authors = fields.first(JSONFields.authors, JSONFields.names) ?? []
        article.language = fields.first(JSONFields.language, JSONFields.string)
        article.source = fields.first(JSONFields.source, JSONFields.line) ?? document.source
        article.tags = fields.first(JSONFields.tags, JSONFields.list) ?? []
        article.imageURL = fields.first(JSONFields.image, JSONFields.string)
        article.guid = fields.first(JSONFields.identity) { JSONFields.string($0) ?? ($0 as? NSNumber)?.stringValue }
        article.publishedAt = fields.first(JSONFields.published, JSONFields.date)
        article.updatedAt = fields.first(JSONFields.updated, JSONFields.date)
        if article.publishedAt == nil, let written = fields.first(JSONFields.published, JSONFields.string) {
            article.warnings.append("'\(written.prefix(40))' is not a date that can be read")
        }
        article.referenceDay = document.publishedAt?.day
        article.textLevel = body != nil ? .full : summary != nil ? .summary : .headline
        return article
    }

    private static func kind(of value: Any) -> String {
        switch value {
        case is String: "a string"
        case is [Any]: "an array"
        case is NSNull: "null"
        default: "a number"
        }
    }
}
