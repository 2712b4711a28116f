import Foundation
import Model
import Testing

@testable import Parsing

@Suite struct FeedParserTests {
    static func parse(_ text: String, url: String? = nil) throws -> ParsedDocument {
        try DocumentParser().parse(Document(bytes: Array(text.utf8), url: url))
    }

    static func rss(_ item: String, channel: String = "<title>Launch Log</title>") -> String {
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>\(channel)<item>\(item)</item></channel></rss>"
    }

    static func atom(_ entry: String, feed: String = "<title>Orbit Notes</title>") -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(feed)<entry>\(entry)</entry></feed>"
    }

    static func only(_ text: String, url: String? = nil) throws -> Article {
        let parsed = try parse(text, url: url)
        #expect(parsed.format == .feed)
        return try #require(parsed.articles.first)
    }

    @Test func `RSS 2.0 gives all its fields`() throws {
        let article = try FeedParserTests.only(
            FeedParserTests.rss(
                """
                <title>Vega-C returns to flight</title><link>https://news.example/vega</link>
                <description>&lt;p&gt;The launcher &lt;b&gt;lifted off&lt;/b&gt; at 21:20.&lt;/p&gt;</description>
                <author>desk@news.example (Ana Ruiz)</author><category>Launch</category><category>ESA</category>
                <guid isPermaLink="false">vega-25</guid><pubDate>Thu, 05 Dec 2024 21:45:00 GMT</pubDate>
                <enclosure url="https://news.example/vega.jpg" type="image/jpeg" length="1"/>
                """,
                channel: "<title>Launch Log</title><link>https://news.example/</link><language>en-gb</language>"
            )
        )
        #expect(article.title == "Vega-C returns to flight")
        #expect(article.url == "https://news.example/vega")
        #expect(article.body == "The launcher lifted off at 21:20.")
        #expect(article.summary == nil)
        #expect(article.authors == ["Ana Ruiz"])
        #expect(article.tags == ["Launch", "ESA"])
        #expect(article.guid == "vega-25")
        #expect(article.publishedAt?.description == "2024-12-05T21:45:00Z")
        #expect(article.imageURL == "https://news.example/vega.jpg")
        #expect(article.language == "en-gb")
        #expect(article.source == "Launch Log")
        #expect(article.textLevel == .summary)
    }

    @Test func `the full content is the body, the description the summary`() throws {
        let article = try FeedParserTests.only(
            "<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><description>Short.</description>"
                + "<content:encoded><![CDATA[<p>One.</p><p>Two &amp; three.</p>]]></content:encoded></item></channel></rss>"
        )
        #expect(article.body == "One.\n\nTwo & three.")
        #expect(article.summary == "Short.")
        #expect(article.textLevel == .full)
    }

    @Test func `what the channel says holds for items that do not say it`() throws {
        let channel = """
            <title>Launch Log</title><dc:language>fr</dc:language><managingEditor>a@b.example (Léa Roy)</managingEditor>
            <category>Space</category>
            """
        let inherited = try FeedParserTests.only(FeedParserTests.rss("<title>a</title>", channel: channel))
        #expect(inherited.authors == ["Léa Roy"])
        #expect(inherited.language == "fr")
        #expect(inherited.tags == ["Space"])
        let own = try FeedParserTests.only(
            FeedParserTests.rss("<title>a</title><dc:creator>Bo</dc:creator><category>ESA</category>", channel: channel)
        )
        #expect(own.authors == ["Bo"])
        #expect(own.tags == ["ESA"])
    }

    @Test func `RSS 1.0 items stand beside the channel`() throws {
        let parsed = try FeedParserTests.parse(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example/rss"><title>Archive</title><link>https://a.example/</link></channel>
            <item rdf:about="https://a.example/1"><title>One</title><dc:date>2004-05-27T16:31:15Z</dc:date>
            <dc:subject>Mars</dc:subject><dc:creator>K. Ito</dc:creator></item><item><title>Two</title></item></rdf:RDF>
            """
        )
        #expect(parsed.title == "Archive")
        #expect(parsed.articles.map(\.title) == ["One", "Two"])
        #expect(parsed.articles[0].url == "https://a.example/1")
        #expect(parsed.articles[0].publishedAt?.description == "2004-05-27T16:31:15Z")
        #expect(parsed.articles[0].tags == ["Mars"])
        #expect(parsed.articles[0].authors == ["K. Ito"])
    }

    @Test(arguments: [
        ("<title>AT&amp;T buys capacity</title>", "AT&T buys capacity"),
        ("<title type='html'>Tests of the &lt;b&gt;X-37B&lt;/b&gt;</title>", "Tests of the X-37B"),
        (
            "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Tests of the <b>X-37B</b></div></title>",
            "Tests of the X-37B"
        ),
        ("<title type='html'><![CDATA[5 &lt; 8 &amp; more]]></title>", "5 < 8 & more"),
        ("<title type='text'>The &lt;blink&gt; tag</title>", "The <blink> tag"),
        ("<title>\n  Two\n  lines </title>", "Two lines"),
        ("<title mode='base64' type='text/html'>UiZhbXA7RCA8Yj5idWRnZXQ8L2I+</title>", "R&D budget"),
        ("<title mode='escaped' type='text/html'>R&amp;amp;D</title>", "R&D"),
    ])
    func `Atom text constructs`(title: String, expected: String) throws {
        let article = try FeedParserTests.only(FeedParserTests.atom(title))
        #expect(article.title == expected)
    }

    @Test func `Atom gives all its fields`() throws {
        let article = try FeedParserTests.only(
            FeedParserTests.atom(
                """
                <id>tag:o.example,2026:1</id><title>Relay satellite awarded</title>
                <link rel="enclosure" href="pod.mp3"/><link href="../2026/relay"/><link rel="alternate" type="application/pdf" href="x.pdf"/>
                <author><name>Ines Wolf</name><email>i@o.example</email></author><author><name>Jo Park</name></author>
                <category term="contracts" label="Contracts"/><category term="ESA"/>
                <published>2026-02-10T09:30:00+01:00</published><updated>2026-02-11T00:00:00Z</updated>
                <summary>Short.</summary><content type="html">&lt;p&gt;Long.&lt;/p&gt;</content>
                """,
                feed: "<title>Orbit Notes</title>"
            ).replacingFirst("<feed ", with: "<feed xml:lang=\"en_US\" xml:base=\"https://o.example/feeds/atom.xml\" ")
        )
        #expect(article.url == "https://o.example/2026/relay")
        #expect(article.authors == ["Ines Wolf", "Jo Park"])
        #expect(article.tags == ["Contracts", "ESA"])
        #expect(article.publishedAt?.description == "2026-02-10T08:30:00Z")
        #expect(article.updatedAt?.description == "2026-02-11T00:00:00Z")
        #expect(article.language == "en-US")
        #expect(article.body == "Long.")
        #expect(article.summary == "Short.")
        #expect(article.guid == "tag:o.example,2026:1")
    }

    @Test func `the only date of an entry stands for its publication`() throws {
        let article = try FeedParserTests.only(
            FeedParserTests.atom("<title>a</title><updated>2026-02-11T00:00:00Z</updated>")
        )
        #expect(article.publishedAt == article.updatedAt)
        #expect(article.publishedAt != nil)
    }

    @Test func `modules of RSS`() throws {
        let article = try FeedParserTests.only(
            """
            <rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Pod</title><item>
            <link>https://count.example/~r/1</link><feedburner:origLink>https://p.example/1</feedburner:origLink>
            <media:group><media:title>Engine test</media:title><media:description>At Lampoldshausen.</media:description>
            <media:content url="https://p.example/1.jpg" medium="image"/></media:group><media:keywords>engine, Prometheus</media:keywords>
            <itunes:author>Test desk</itunes:author></item></channel></rss>
            """
        )
        #expect(article.title == "Engine test")
        #expect(article.body == "At Lampoldshausen.")
        #expect(article.url == "https://p.example/1")
        #expect(article.imageURL == "https://p.example/1.jpg")
        #expect(article.tags == ["engine", "Prometheus"])
        #expect(article.authors == ["Test desk"])
    }

    @Test func `CDF and sitemaps are feeds too`() throws {
        let channel = try FeedParserTests.only(
            "<CHANNEL HREF=\"https://c.example/\"><TITLE>Push</TITLE><ITEM HREF=\"https://c.example/1\" LASTMOD=\"1999-03-01T10:00\">"
                + "<TITLE>One</TITLE><ABSTRACT>About one.</ABSTRACT></ITEM></CHANNEL>"
        )
        #expect(channel.title == "One")
        #expect(channel.url == "https://c.example/1")
        #expect(channel.body == "About one.")
        let sitemap = try FeedParserTests.only(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://s.example/1</loc><news:news><news:publication><news:name>Sat Daily</news:name>
            <news:language>de</news:language></news:publication><news:publication_date>2026-02-10</news:publication_date>
            <news:title>Neuer Vertrag</news:title></news:news></url></urlset>
            """
        )
        #expect(sitemap.title == "Neuer Vertrag")
        #expect(sitemap.source == "Sat Daily")
        #expect(sitemap.language == "de")
        #expect(sitemap.publishedAt?.description == "2026-02-10")
        #expect(sitemap.textLevel == .headline)
    }

    @Test(arguments: [
        "Warning: slow query\n<rss><channel><title>T</title><item><title>a</title><link>https://x.example/1</link></item></channel></rss>",
        "<rss><channel><title>T</title><item><title>a</title><link>https://x.example/1</link>",
        "<rss><channel><title>T</title><item><title>a</title><dc:creator>x</dc:creator><link>https://x.example/1</link></item></channel></rss>",
        "<rss version=2.0><channel><title>T</title><item><title>a</title><link>https://x.example/1</link></item></channel></rss>",
        "<rss><channel><title>T</titel><item><title>a</title><link>https://x.example/1</link></item></channel></rss>",
        "<rss><channel><title>T</title><item><title>\u{8}a</title><link>https://x.example/1</link></item></channel></rss>",
        "<rss><channel><title>T</title><item><title>a</title><link>https://x.example/1</link></item></channel></rss><rss><channel/></rss>",
    ])
    func `ill-formed feeds are recovered with a warning`(source: String) throws {
        let parsed = try FeedParserTests.parse(source)
        #expect(parsed.title == "T")
        #expect(parsed.articles.first?.title == "a")
        #expect(parsed.articles.first?.url == "https://x.example/1")
        #expect(!parsed.warnings.isEmpty)
    }

    @Test func `a bare ampersand and HTML's entities are read`() throws {
        let article = try FeedParserTests.only(
            FeedParserTests.rss(
                "<title>R&D &ndash; caf&eacute; &#8364;5 &unknown;</title><link>https://x.example/?a=1&b=2</link>"
            )
        )
        #expect(article.title == "R&D – café €5 &unknown;")
        #expect(article.url == "https://x.example/?a=1&b=2")
    }

    @Test func `text that was encoded wrongly is put right`() throws {
        let twice = try FeedParserTests.only(FeedParserTests.rss("<title>wait&#226;&#128;&#166;</title>"))
        #expect(twice.title == "wait…")
        let windows = try FeedParserTests.only(FeedParserTests.rss("<title>don&#146;t</title>"))
        #expect(windows.title == "don’t")
    }

    @Test func `an entry without anything is a failure of its own`() throws {
        let parsed = try FeedParserTests.parse(
            "<rss><channel><title>T</title><item/><item><title>a</title></item></channel></rss>"
        )
        #expect(parsed.articles.map(\.title) == ["a"])
        #expect(parsed.failures.map(\.index) == [0])
        #expect(parsed.failures.first?.error.code == .noArticle)
    }

    @Test func `the number of articles is bounded`() throws {
        var limits = ParsingLimits()
        limits.articles = 3
        let items = String(repeating: "<item><title>a</title></item>", count: 5)
        let text = "<rss><channel>\(items)</channel></rss>"
        let parsed = try DocumentParser(limits: limits).parse(Document(bytes: Array(text.utf8)))
        #expect(parsed.articles.count == 3)
        #expect(parsed.warnings.contains { $0.contains("parsing.articles") })
    }

    @Test func `Atom content may be elsewhere, and authors may be the source's`() throws {
        let article = try FeedParserTests.only(
            FeedParserTests.atom(
                "<title>t</title><content type=\"text/html\" src=\"https://news.example/full\"/>"
                    + "<source><title>Other</title><author><name>Ana Ruiz</name></author></source>"
            )
        )
        #expect(article.url == "https://news.example/full")
        #expect(article.authors == ["Ana Ruiz"])
    }

    @Test func `XHTML under a prefix keeps its paragraphs`() throws {
        let article = try FeedParserTests.only(
            FeedParserTests.atom(
                "<title>t</title><content type=\"xhtml\"><xh:div xmlns:xh=\"http://www.w3.org/1999/xhtml\">"
                    + "<xh:p>One.</xh:p><xh:p>Two.</xh:p></xh:div></content>"
            )
        )
        #expect(article.body == "One.\n\nTwo.")
    }

    @Test func `what is no feed says so`() {
        let error = #expect(throws: ParsingError.self) {
            try DocumentParser().parse(Document(bytes: Array("<a>\n<b></a>".utf8), format: .feed))
        }
        #expect(error?.code == .malformed)
        #expect(error?.line == 2)
    }
}

extension String {
    fileprivate func replacingFirst(_ part: String, with other: String) -> String {
        guard let range = self.range(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }
}
