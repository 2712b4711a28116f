/// What a page's JSON-LD says of its article (schema.org's `Article` and its kinds, in every shape that pages use:
/// alone, in a list, in `@graph`, as the main entity of a page, with authors and publishers by reference).
struct StructuredData {
    private(set) var headline: String?
    private(set) var authors: [String] = []
    private(set) var published: String?
    private(set) var modified: String?
    private(set) var language: String?
    private(set) var publisher: String?
    private(set) var image: String?
    private(set) var url: String?
    private(set) var description: String?
    private(set) var keywords: [String] = []
    private(set) var siteName: String?
    /// The article's text, as far as the page repeats it here.
    private(set) var body: String?
    /// The page is declared to be an article.
    private(set) var isArticle = false
    /// The page is declared to be a list (`CollectionPage`, `ItemList`) and no article.
    private(set) var isCollection = false

    /// - Parameter hints: the page's title and address, to choose among several articles.
    init(scripts: [ArraySlice<UInt8>], title: String?, url: String?) {
        var objects: [LenientJSON] = []
        for script in scripts {
            if let value = LenientJSON.parse(script) { StructuredData.collect(value, into: &objects, depth: 0) }
        }
        var byIdentifier: [String: LenientJSON] = [:]
        for object in objects {
            guard let identifier = object["@id"]?.text, object["name"] != nil else { continue }
            byIdentifier[identifier] = object
        }
        let articles = objects.filter { !StructuredData.types($0).isDisjoint(with: StructuredData.articleTypes) }
        isArticle = !articles.isEmpty
        isCollection =
            !isArticle
            && objects.contains { !StructuredData.types($0).isDisjoint(with: ["CollectionPage", "ItemList"]) }
        siteName = objects.first { StructuredData.types($0).contains("WebSite") }?["name"]?.text
        let chosen =
            StructuredData.choose(articles, title: title, url: url)
            ?? objects.first { $0["datePublished"] != nil || $0["headline"] != nil }
        if let chosen { read(chosen, byIdentifier) }
    }

    private static let articleTypes: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "TechArticle",
        "ScholarlyArticle", "SatiricalArticle", "AdvertiserContentArticle", "LiveBlogPosting", "SocialMediaPosting",
        "DiscussionForumPosting", "MedicalScholarlyArticle", "Review", "HowTo",
    ]

    /// The names of an object's types, without the vocabulary's address.
    private static func types(_ object: LenientJSON) -> Set<String> {
        var types: Set<String> = []
        for type in object["@type"]?.elements ?? [] {
            guard case .string(let name) = type else { continue }
            types.insert(String(name.split { $0 == "/" || $0 == ":" || $0 == "#" }.last ?? ""))
        }
        return types
    }

    /// All objects that may be or describe the article: lists, graphs and main entities are opened.
    private static func collect(_ value: LenientJSON, into objects: inout [LenientJSON], depth: Int) {
        guard depth < 8 else { return }
        switch value {
        case .array(let values):
            for element in values { collect(element, into: &objects, depth: depth + 1) }
        case .object(let members):
            objects.append(value)
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                guard let member = members[key] else { continue }
                if key == "hasPart", types(value).contains("WebPage") == false { continue }
                collect(member, into: &objects, depth: depth + 1)
            }
        default: break
        }
    }

    private static func choose(_ articles: [LenientJSON], title: String?, url: String?) -> LenientJSON? {
        guard articles.count > 1 else { return articles.first }
        if let url {
            let match = articles.first { article in
                [article["url"], article["@id"], article["mainEntityOfPage"]?["@id"], article["mainEntityOfPage"]]
                    .contains { $0?.text == url }
            }
            if let match { return match }
        }
        if let title {
            let key = TitleKey(title)
            let match = articles.first { article in
                guard let headline = (article["headline"] ?? article["name"])?.text else { return false }
                return TitleKey(headline).isSame(as: key)
            }
            if let match { return match }
        }
        return articles.first
    }

    private mutating func read(_ article: LenientJSON, _ byIdentifier: [String: LenientJSON]) {
        headline = article["headline"]?.text ?? article["name"]?.text
        authors = StructuredData.names(article["author"] ?? article["creator"], byIdentifier)
        published = article["datePublished"]?.text ?? article["dateCreated"]?.text ?? article["uploadDate"]?.text
        modified = article["dateModified"]?.text
        language = article["inLanguage"]?["name"]?.text ?? article["inLanguage"]?.elements.first?.text
        publisher =
            StructuredData.names(article["publisher"], byIdentifier).first
            ?? StructuredData.names(article["sourceOrganization"], byIdentifier).first
        image = StructuredData.imageAddress(article["image"] ?? article["thumbnailUrl"], byIdentifier)
        url = article["url"]?.text ?? article["mainEntityOfPage"]?["@id"]?.text ?? article["mainEntityOfPage"]?.text
        description = article["description"]?.text
        body = article["articleBody"]?.text
        for keyword in article["keywords"]?.elements ?? [] {
            guard let text = keyword.text ?? keyword["name"]?.text else { continue }
            keywords += text.split(separator: ",").map { ByteText.trimmedString(Array($0.utf8)[...]) }
        }
        keywords.removeAll { $0.isEmpty }
    }

    /// Names of persons or organisations: a string, an object, a reference to one, or a list of these.
    private static func names(_ value: LenientJSON?, _ byIdentifier: [String: LenientJSON]) -> [String] {
        var names: [String] = []
        for element in value?.elements ?? [] {
            let object = element["name"] == nil ? element["@id"]?.text.flatMap { byIdentifier[$0] } : element
            let found = element["name"] == nil && object == nil ? [element] : object?["name"]?.elements ?? []
            names += found.compactMap(\.text).filter { !names.contains($0) }
        }
        return names
    }

    private static func imageAddress(_ value: LenientJSON?, _ byIdentifier: [String: LenientJSON]) -> String? {
        guard let first = value?.elements.first else { return nil }
        if let text = first.text { return text }
        let object = first["url"] == nil ? first["@id"]?.text.flatMap { byIdentifier[$0] } ?? first : first
        return object["url"]?.elements.first?.text ?? object["contentUrl"]?.text
    }
}

/// A title reduced to its letters and digits in lower case, to compare what the parts of a page call the article.
struct TitleKey: Equatable {
    let key: String

    init(_ title: String) {
        key = String(
            String.UnicodeScalarView(
                title.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
            )
        )
    }

    /// The same, or one is the other with a site's name at an end.
    func isSame(as other: TitleKey) -> Bool {
        if key == other.key { return !key.isEmpty }
        let (short, long) = key.count < other.key.count ? (key, other.key) : (other.key, key)
        return short.count >= 10 && (long.hasPrefix(short) || long.hasSuffix(short))
    }
}
