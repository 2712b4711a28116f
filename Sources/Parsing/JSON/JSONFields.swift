import Foundation
import Model

/// The members of a JSON object under the names that news interfaces give them (`Docs/formats.md` lists them all).
///
/// Names are compared in lower case without `_` and `-`, so that `published_at`, `publishedAt` and `Published-At` are one.
struct JSONFields {
    static let title = ["title", "headline", "name", "subject", "webtitle"]
    static let body = [
        "body", "content", "text", "contenttext", "bodytext", "fulltext", "articlebody", "maintext", "contents",
        "story",
        "contenthtml", "bodyhtml", "html",
    ]
    static let summary = [
        "summary", "description", "abstract", "excerpt", "teaser", "snippet", "deck", "standfirst", "lead", "trailtext",
        "subtitle", "summaryhtml",
    ]
    static let url = ["url", "link", "canonicalurl", "weburl", "permalink", "href", "articleurl", "externalurl"]
    static let authors = ["authors", "author", "byline", "creator", "writers", "writer", "by"]
    static let published = [
        "publishedat", "published", "datepublished", "publicationdate", "publishdate", "pubdate", "publishedon",
        "webpublicationdate", "publicationtime", "date", "datetime", "timestamp", "createdat", "created", "time",
    ]
    static let updated = [
        "updatedat", "updated", "datemodified", "modifiedat", "modified", "lastmodified", "lastupdated",
    ]
    static let language = ["language", "lang", "inlanguage", "locale"]
    static let source = [
        "source", "newssite", "sitename", "site", "publisher", "publication", "outlet", "provider", "sourcename",
        "feed",
    ]
    static let tags = ["tags", "keywords", "categories", "topics", "category", "section", "sectionname", "subjects"]
    static let image = ["imageurl", "image", "urltoimage", "thumbnail", "thumbnailurl", "banner", "cover"]
    static let identity = ["guid", "id", "uuid", "articleid"]

    private let members: [String: Any]

    init(_ object: [String: Any]) {
        var members: [String: Any] = [:]
        for (name, value) in object where !(value is NSNull) {
            members[JSONFields.normalized(name)] = value
        }
        self.members = members
    }

    static func normalized(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" } }

    /// The first member of `names` that holds something, read by `read`.
    func first<Value>(_ names: [String], _ read: (Any) -> Value?) -> Value? {
        for name in names {
            if let member = members[name], let value = read(member) { return value }
        }
        return nil
    }

    func has(_ names: [String]) -> Bool { names.contains { members[$0] != nil } }

    // MARK: Kinds of value

    /// A string that is not empty; an object's `rendered` (WordPress), `name`, `title`, `text` or `value`.
    static func string(_ value: Any) -> String? {
        if let text = value as? String {
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        guard let object = value as? [String: Any] else { return nil }
        for name in ["rendered", "name", "title", "text", "value", "url", "href", "@value"] {
            if let text = object[name] as? String, !text.allSatisfy(\.isWhitespace) { return text }
        }
        return nil
    }

    /// One line of plain text.
    static func line(_ value: Any) -> String? {
        string(value).flatMap { FeedText.line($0, .loose) }
    }

    /// Paragraphs of plain text; an array of strings is one paragraph each.
    static func paragraphs(_ value: Any) -> String? {
        if let parts = value as? [Any] {
            let texts = parts.compactMap(paragraphs)
            return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
        }
        return string(value).flatMap { FeedText.paragraphs($0, .loose) }
    }

    /// Strings of an array, or of one string with commas; of objects their names.
    static func list(_ value: Any) -> [String]? {
        let found: [String]
        if let values = value as? [Any] {
            found = values.compactMap(line)
        } else if let text = value as? String {
            found = text.split(separator: ",").map { DigestText.collapsed($0) }.filter { !$0.isEmpty }
        } else {
            found = line(value).map { [$0] } ?? []
        }
        return found.isEmpty ? nil : found
    }

    /// Names of people: as ``list(_:)``, and a byline less its "By".
    static func names(_ value: Any) -> [String]? {
        guard let text = value as? String else { return list(value) }
        if let names = DigestByline.read(text) { return names }
        return list(text)
    }

    /// A written date, or seconds (milliseconds, when too many for seconds) since 1970.
    static func date(_ value: Any) -> Timestamp? {
        if let text = string(value) {
            return PublicationDate.parse(text, reference: nil) ?? Double(text).flatMap(epoch)
        }
        return (value as? NSNumber).flatMap { epoch($0.doubleValue) }
    }

    private static let lastSecond = 32_503_680_000.0  // the year 3000

    private static func epoch(_ number: Double) -> Timestamp? {
        let seconds = number > lastSecond ? number / 1000 : number
        guard seconds > 0, seconds < lastSecond else { return nil }
        return Timestamp(epochSeconds: Int64(seconds))
    }
}
