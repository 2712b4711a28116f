import Model

/// What a page says about its article, whatever way it says it.
///
/// Order of trust: JSON-LD, then the article's own `meta` properties (OpenGraph, Dublin Core, parsely, sailthru and
/// the like), then microdata, then the visible page.
struct PageMetadata {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var publishedAt: Timestamp?
    private(set) var updatedAt: Timestamp?
    private(set) var url: String?
    /// What relative addresses on the page are relative to.
    private(set) var base: String?
    private(set) var language: String?
    private(set) var siteName: String?
    private(set) var image: String?
    private(set) var summary: String?
    private(set) var tags: [String] = []
    /// The article's text as declared, for pages whose visible text is put in by a script.
    private(set) var body: String?
    private(set) var isArticle = false
    private(set) var isCollection = false

    private let head: PageHead
    private let data: StructuredData

    /// Reads what is declared; ``readVisible(_:_:_:)`` adds what is only shown.
    init(tree: PageTree, scripts: [ArraySlice<UInt8>], document: Document) {
        let head = PageHead(tree)
        let declaredTitle = head.first(["og:title", "twitter:title", "parsely-title"]) ?? head.title
        let canonical = head.canonical ?? head.first(["og:url", "twitter:url", "parsely-link"])
        let data = StructuredData(scripts: scripts, title: declaredTitle, url: canonical)
        self.head = head
        self.data = data
        base = head.base.flatMap { WebAddress.resolve($0, against: document.url) } ?? document.url ?? canonical

        isArticle = data.isArticle || head.first(["og:type"])?.hasPrefix("article") == true
        isCollection = data.isCollection
        body = data.body
        siteName =
            head.first(["og:site_name", "og:site", "dc.publisher", "application-name", "apple-mobile-web-app-title"])
            ?? data.publisher ?? data.siteName
        url = resolved([canonical, data.url, document.url])
        language = PageMetadata.language(head, data)
        summary = data.description ?? head.first(PageMetadata.descriptionNames)
        image = head.first(["og:image", "og:image:url", "twitter:image", "twitter:image:src", "image"]) ?? data.image
        image = resolved([image])
        tags = PageMetadata.unique(
            data.keywords + head.all(["article:tag", "parsely-tags", "keywords", "news_keywords", "sailthru.tags"])
        )
    }

    /// Title, dates and authors, with what the visible page says where nothing is declared.
    ///
    /// - Parameter features: by now without the items of other stories, which have dates and authors of their own.
    mutating func readVisible(_ tree: PageTree, _ features: PageFeatures, _ document: Document) {
        let visible = VisibleMetadata(tree, features)
        siteName = siteName ?? visible.publisher
        title = PageMetadata.title(data, head, visible, siteName)
        readDates(data, head, visible, document)
        readAuthors(data, head, visible)
        guard publishedAt == nil || authors.isEmpty, let title else { return }
        let lines = HeadlineLines(tree, features, below: visible.headingNode(of: title))
        if authors.isEmpty { authors = Byline.names(lines.byline ?? "", site: siteName) }
        publishedAt = publishedAt ?? lines.date ?? WebAddress.day(in: url)
    }

    private func resolved(_ addresses: [String?]) -> String? {
        for address in addresses {
            if let address, let absolute = WebAddress.resolve(address, against: base) { return absolute }
        }
        return nil
    }

    private static let descriptionNames = [
        "og:description", "description", "dc.description", "dcterms.description", "twitter:description",
    ]

    private mutating func readDates(
        _ data: StructuredData,
        _ head: PageHead,
        _ visible: VisibleMetadata,
        _ document: Document
    ) {
        let reference = document.publishedAt?.day
        let published =
            [data.published] + PageMetadata.publishedNames.map { head.first([$0]) } + [visible.published]
        publishedAt =
            published.lazy.compactMap { $0 }.compactMap { PublicationDate.parse($0, reference: reference) }
            .first
        let updated =
            [data.modified] + PageMetadata.updatedNames.map { head.first([$0]) } + [visible.modified]
        updatedAt =
            updated.lazy.compactMap { $0 }.compactMap { PublicationDate.parse($0, reference: reference) }
            .first
    }

    private static let publishedNames = [
        "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "parsely-pub-date",
        "datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "published_time", "publication_date",
        "published", "sailthru.date", "article.published", "dc.date.issued", "dcterms.issued", "dc.date.created",
        "dcterms.created", "dc.date", "dcterms.date", "dc:date", "dc:created", "citation_publication_date",
        "citation_date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
        "article.created", "displaydate", "ptime", "rnews:datepublished", "timestamp", "date",
    ]

    private static let updatedNames = [
        "article:modified_time", "og:modified_time", "og:updated_time", "article:updated_time", "lastmod",
        "last-modified", "datemodified", "modified_time", "dcterms.modified", "dc.date.modified", "utime",
        "article.updated", "revised",
    ]

    private static func language(_ head: PageHead, _ data: StructuredData) -> String? {
        let candidates = [head.language, data.language, head.first(["og:locale", "language", "dc.language"])]
        for candidate in candidates.compactMap({ $0 }) {
            let tag = candidate.split(separator: ",").first.map(String.init) ?? candidate
            let parts = tag.split { $0 == "_" || $0 == "-" }
            guard let primary = parts.first, (2...3).contains(primary.utf8.count),
                primary.utf8.allSatisfy(ByteText.isLetter), primary.lowercased() != "und"
            else { continue }
            return ([primary.lowercased()] + parts.dropFirst().map(String.init)).joined(separator: "-")
        }
        return nil
    }

    private static func title(
        _ data: StructuredData,
        _ head: PageHead,
        _ visible: VisibleMetadata,
        _ siteName: String?
    ) -> String? {
        let declared =
            data.headline
            ?? head.first(["dc.title", "dc:title", "dcterms.title", "og:title", "twitter:title", "parsely-title"])
            ?? head.first(["sailthru.title", "title"])
        if let declared {
            return TitleCleaner.asShown(TitleCleaner.withoutSite(declared, siteName), headings: visible.headings)
        }
        guard let title = head.title else { return visible.headline }
        if let headline = visible.headline, TitleKey(headline).isSame(as: TitleKey(title)), headline.count < title.count
        {
            return headline
        }
        return TitleCleaner.asShown(TitleCleaner.withoutSite(title, siteName), headings: visible.headings)
    }

    private mutating func readAuthors(_ data: StructuredData, _ head: PageHead, _ visible: VisibleMetadata) {
        let declared = [
            data.authors,
            head.all(["dc.creator", "dc:creator", "dcterms.creator", "author", "parsely-author", "sailthru.author"]),
            head.all(["article:author", "og:article:author", "article:author_name", "byl", "citation_author"]),
            visible.authors,
        ]
        for names in declared {
            let cleaned = PageMetadata.unique(names.flatMap { Byline.names($0, site: siteName) })
            if !cleaned.isEmpty {
                authors = cleaned
                return
            }
        }
    }

    private static func unique(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }
}
