import Model
import Testing

@testable import Parsing

@Suite("PageMetadata: what pages declare")
struct PageMetadataTests {
    private func article(_ head: String, _ before: String = "") throws -> Article {
        try PageFixtures.single(PageFixtures.article(head: head, before: before))
    }

    private func script(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }

    @Test(
        "JSON-LD in all its shapes",
        arguments: [
            #"{"@type": "NewsArticle", "headline": "Vega C", "author": {"name": "Jane Roe"}, "datePublished": "2024-12-05"}"#,
            #"[{"@type": "WebSite", "name": "x"}, {"@type": ["Article", "X"], "headline": "Vega C", "author": "Jane Roe", "datePublished": "2024-12-05"}]"#,
            #"{"@graph": [{"@id": "one", "@type": "Person", "name": "Jane Roe"}, {"@type": "https://schema.org/Article", "headline": "Vega C", "author": {"@id": "one"}, "datePublished": "2024-12-05"}]}"#,
            #"{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Vega C", "author": [{"name": "Jane Roe"}], "datePublished": "2024-12-05"}}"#,
            "<!-- {\"@type\": \"NewsArticle\", \"headline\": \"Vega C\",, \"author\": [\"Jane Roe\"], \"datePublished\": \"2024-12-05\",} -->",
            "//<![CDATA[\n{\"@type\": \"NewsArticle\", \"articleBody\": \"line\nline\", \"headline\": \"Vega C\", \"author\": \"Jane Roe\", \"datePublished\": \"2024-12-05\"}\n//]]>",
            "{\"@type\": \"NewsArticle\", \"headline\": \"Vega C\", \"author\": \"Jane Roe\", \"datePublished\": \"2024-12-05\", \"image\": {\"url\":",
        ]
    )
    func structuredData(json: String) throws {
        let article = try article(script(json))
        #expect(article.title == "Vega C")
        #expect(article.authors == ["Jane Roe"])
        #expect(article.publishedAt == Timestamp("2024-12-05"))
    }

    @Test("chooses the page's own article among several")
    func severalArticles() throws {
        let json = """
            [{"@type": "NewsArticle", "headline": "Another story", "url": "https://example.org/other"},
             {"@type": "NewsArticle", "headline": "Vega C flies", "url": "https://example.org/vega"}]
            """
        let head = "<link rel=canonical href=\"https://example.org/vega\">" + script(json)
        #expect(try article(head).title == "Vega C flies")
        #expect(
            try article("<meta property=\"og:title\" content=\"Vega C flies\">" + script(json)).title == "Vega C flies"
        )
    }

    @Test("OpenGraph and its kin")
    func openGraph() throws {
        let article = try article(
            """
            <meta property="og:title" content="Vega C flies | Kourou Observer">
            <meta property="og:site_name" content="Kourou Observer">
            <meta property="og:image" content="/images/vega.jpg">
            <meta property="og:description" content="Two years after its failure.">
            <meta property="article:published_time" content="2024-12-05T21:20:00Z">
            <meta property="article:modified_time" content="2024-12-06T08:00:00+01:00">
            <meta property="article:author" content="https://example.org/jane">
            <meta property="article:tag" content="Avio"><meta property="article:tag" content="Vega">
            <meta name="author" content="By Jane Roe and John Doe">
            <link rel="canonical" href="/vega">
            """
        )
        #expect(article.title == "Vega C flies")
        #expect(article.source == "Kourou Observer")
        #expect(article.imageURL == "https://example.org/images/vega.jpg")
        #expect(article.summary == "Two years after its failure.")
        #expect(article.publishedAt == Timestamp("2024-12-05T21:20:00Z"))
        #expect(article.updatedAt == Timestamp("2024-12-06T08:00:00+01:00"))
        #expect(article.authors == ["Jane Roe", "John Doe"])
        #expect(article.tags == ["Avio", "Vega"])
        #expect(article.url == "https://example.org/vega")
    }

    @Test(
        "the publication date from where it stands",
        arguments: [
            "<meta name=\"parsely-pub-date\" content=\"2024-12-05T21:20:00Z\">",
            "<meta name=\"DC.date.issued\" content=\"2024-12-05T21:20:00Z\">",
            "<meta itemprop=\"datePublished\" content=\"2024-12-05T21:20:00Z\">",
            "<meta name=\"date dc.date\" content=\"2024-12-05T21:20:00Z\">",
        ]
    )
    func declaredDates(head: String) throws {
        #expect(try article(head).publishedAt == Timestamp("2024-12-05T21:20:00Z"))
    }

    @Test("the publication date from the visible page")
    func visibleDates() throws {
        let time =
            "<time class=\"updated\" datetime=\"2024-12-07\">x</time><time datetime=\"2024-12-05\">5 December</time>"
        let article = try article("", time)
        #expect(article.publishedAt == Timestamp("2024-12-05"))
        #expect(article.updatedAt == Timestamp("2024-12-07"))
        let microdata = "<span itemprop=\"datePublished\" content=\"2024-12-05\">yesterday</span>"
        #expect(try self.article("", microdata).publishedAt == Timestamp("2024-12-05"))
        #expect(try self.article("").publishedAt == nil)
    }

    @Test(
        "the author from the visible page",
        arguments: [
            "<span class=\"byline\">By Jane Roe</span>",
            "<a rel=\"author\" href=\"/jane\">Jane Roe</a>",
            "<div itemprop=\"author\"><span itemprop=\"name\">Jane Roe</span>, who writes on launchers</div>",
            "<p class=\"article-author\">Jane Roe, Staff Writer</p>",
            "<p class=\"byline\">by Jane Roe | December 5, 2024</p>",
            "<p class=\"author\">Jane Roe (jane@example.org)</p>",
        ]
    )
    func visibleAuthors(element: String) throws {
        #expect(try article("", element).authors == ["Jane Roe"])
    }

    @Test(
        "names in bylines",
        arguments: [
            ("By Jane Roe", ["Jane Roe"]),
            ("Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
            ("Jane Roe, John Doe & Max Li", ["Jane Roe", "John Doe", "Max Li"]),
            ("Jane Roe (Reuters)", ["Jane Roe"]),
            ("Jane (J.) Roe", ["Jane (J.) Roe"]),
            ("Von Erika Muster", ["Erika Muster"]),
            ("https://www.facebook.com/paper", []),
            ("@handle", []),
            ("Staff Writer", []),
            ("", []),
        ]
    )
    func bylines(text: String, names: [String]) {
        #expect(Byline.names(text, site: nil) == names)
    }

    @Test(
        "a title without its site",
        arguments: [
            ("Vega C flies | Kourou Observer", "Kourou Observer", "Vega C flies"),
            ("Kourou Observer: Vega C flies", "Kourou Observer", "Vega C flies"),
            ("Vega C flies - at last", "Kourou Observer", "Vega C flies - at last"),
            ("Vega C - the launcher - Kourou observer", "Kourou Observer", "Vega C - the launcher"),
            ("Vega C flies | Kourou Observer", nil, "Vega C flies | Kourou Observer"),
        ]
    )
    func titles(title: String, site: String?, expected: String) {
        #expect(TitleCleaner.withoutSite(title, site) == expected)
    }

    @Test("languages as BCP 47", arguments: [("en_US", "en-US"), ("DE", "de"), ("pt-br", "pt-br"), ("x y z", nil)])
    func languages(declared: String, expected: String?) throws {
        let page = "<html lang=\"\(declared)\"><body><p>\(PageFixtures.text)</p></body></html>"
        #expect(try PageFixtures.single(page).language == expected)
    }

    @Test(
        "the heading says where a title ends",
        arguments: [
            ("Ariane 6 flies for the first time | Launch | Kourou Observer", "Ariane 6 flies for the first time"),
            ("Opinion | Ariane 6 flies for the first time", "Ariane 6 flies for the first time"),
            ("Ariane 6 | A rocket | Kourou Observer", "Ariane 6 | A rocket | Kourou Observer"),
        ]
    )
    func titleAsShown(declared: String, expected: String) throws {
        let head = "<title>x</title><meta property=\"og:title\" content=\"\(declared)\">"
        let before = "<h1>Kourou Observer</h1><h2>Ariane 6 flies for the first time</h2>"
        #expect(try article(head, before).title == expected)
    }

    @Test(
        "author and day in a line below the headline",
        arguments: [
            (
                "By Jane Roe and John Doe, Staff Writers | May 3, 2024 10:15 am EDT", ["Jane Roe", "John Doe"],
                "2024-05-03T14:15:00Z"
            ),
            ("Von Jane Roe • Veröffentlicht am 3. Mai 2024", ["Jane Roe"], "2024-05-03"),
            ("Published: 2024-05-03", [], "2024-05-03"),
            ("By Jane Roe on Monday", ["Jane Roe"], nil),
            ("By 2030 the rocket is to fly ten times a year", [], nil),
        ] as [(String, [String], String?)]
    )
    func linesBelowHeadline(line: String, authors: [String], day: String?) throws {
        let head = "<title>Ariane 6 flies for the first time</title>"
        let found = try article(head, "<h1>Ariane 6 flies for the first time</h1><div>\(line)</div>")
        #expect(found.authors == authors)
        #expect(found.publishedAt?.description == day)
        #expect(found.body == PageFixtures.text || authors.isEmpty)
    }

    @Test(
        "the day in an address, when the page says none",
        arguments: [
            ("https://example.org/2024/05/03/ariane", "2024-05-03"),
            ("https://example.org/news/2024-05-03-ariane", "2024-05-03"),
            ("https://example.org/a/20240503/ariane.html", "2024-05-03"),
            ("https://example.org/2024/13/03/ariane", nil),
            ("https://example.org/12345678/ariane", nil), ("https://example.org/2024/05/ariane", nil),
        ]
    )
    func dayInAddress(address: String, day: String?) throws {
        #expect(try PageFixtures.single(PageFixtures.article(), url: address).publishedAt?.description == day)
    }

    @Test("the publisher in microdata is the site")
    func microdataPublisher() throws {
        let before = "<div itemprop=\"publisher\" itemscope><meta itemprop=\"name\" content=\"Kourou Observer\"></div>"
        #expect(try article("<title>Vega C</title>", before).source == "Kourou Observer")
    }

    @Test("the title of a page that declares none")
    func visibleTitle() throws {
        #expect(
            try article("<title>Vega C flies - The Kourou Observer</title>", "<h1>Vega C flies</h1>").title
                == "Vega C flies"
        )
        #expect(try article("", "<h1>Vega C flies</h1>").title == "Vega C flies")
    }
}
