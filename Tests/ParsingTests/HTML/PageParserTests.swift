import Model
import Testing

@testable import Parsing

@Suite("PageParser: article pages")
struct PageParserTests {
    @Test("takes the text and nothing around it")
    func plainArticle() throws {
        let article = try PageFixtures.single(PageFixtures.article())
        #expect(article.body == PageFixtures.text)
        #expect(article.title == "Ariane 6 flies for the first time")
        #expect(article.url == "https://example.org/news/ariane-6")
        #expect(article.language == "en")
        #expect(article.textLevel == .full)
        #expect(article.format == .html)
    }

    @Test(
        "leaves out what stands between the paragraphs",
        arguments: [
            "<script>var text = '<p>not shown</p>';</script>",
            "<style>p { color: red }</style>",
            "<!-- <p>A note to the editors that nobody should read, long enough to be prose.</p> -->",
            "<template><p>A template that is not part of the page, long enough to be prose.</p></template>",
            "<noscript><p>Please switch on scripts, which is long enough to be taken for prose.</p></noscript>",
            "<svg><title>drawing</title><text>words in a drawing</text></svg>",
            "<div style=\"display: none\"><p>Hidden text that is long enough to be taken for prose, really.</p></div>",
            "<p hidden>Hidden text that is long enough to be taken for prose by any measure, really.</p>",
            "<div aria-hidden=\"true\">Seen by nobody who listens, and not by us, long as it may be.</div>",
            "<div class=\"share-buttons\"><a href=\"https://example.com/share\">Share</a> on every network there is</div>",
            "<div class=\"related-posts\"><h3>More</h3><a href=\"/vega\">Vega C returns to flight</a></div>",
            "<div class=\"newsletter-signup\"><p>Get the news of space in your mail every morning, for free.</p></div>",
            "<aside><p>A box beside the text on the history of launchers, which is a story of its own.</p></aside>",
            "<div><img src=\"a.jpg\"><p>The rocket on its pad in Kourou, seen from the air.</p></div>",
            "<p>Read more: <a href=\"/vega\">Vega C returns to flight after two years on the ground</a></p>",
            "<ul><li><a href=\"/vega\">Vega C returns</a></li><li><a href=\"/themis\">Themis hops</a></li></ul>",
            "<a href=\"/live\">Follow the launch live with our reporters in Kourou</a>",
            "<button>Load more of this</button>",
        ]
    )
    func furniture(element: String) throws {
        var parts = PageFixtures.paragraphs.map { "<p>\($0)</p>" }
        parts.insert(element, at: 2)
        let article = try PageFixtures.single(PageFixtures.article(body: parts.joined(separator: "\n")))
        #expect(article.body == PageFixtures.text)
    }

    @Test(
        "keeps what belongs to the text",
        arguments: [
            ("<h2>A late start</h2>", "A late start"),
            ("<ul><li>two boosters</li><li>four boosters</li></ul>", "- two boosters\n- four boosters"),
            (
                "<table><tr><th>Version</th><th>Payload</th></tr><tr><td>A62</td><td>10.3 t</td></tr></table>",
                "Version | Payload\nA62 | 10.3 t"
            ),
            ("<blockquote><p>We are back in space.</p></blockquote>", "We are back in space."),
            ("<pre>T-0\n  T+18 min</pre>", "T-0\n  T+18 min"),
            ("<p>Short.</p>", "Short."),
            ("<figure><img src=a.jpg><figcaption>On its pad.</figcaption></figure>", "On its pad."),
            (
                "<p><a href=\"/nt\">https://example.org/a-long-reference-to-a-note</a></p>",
                "https://example.org/a-long-reference-to-a-note"
            ),
            ("one</p>two</br>three", "one\n\ntwo\nthree"),
            ("<p>10<wbr>000 kg</p>", "10000 kg"),
            ("<p>before<source src=x> after</p>", "before after"),
            ("<p>a &lt;b&gt; &amp; c &mdash; d&nbsp;e</p>", "a <b> & c — d e"),
            ("<p>if a < b then</p>", "if a < b then"),
            ("<div class=\"no-sidebar\"><p>Named after what it lacks.</p></div>", "Named after what it lacks."),
        ]
    )
    func kept(element: String, text: String) throws {
        var parts = PageFixtures.paragraphs.map { "<p>\($0)</p>" }
        parts.insert(element, at: 2)
        let article = try PageFixtures.single(PageFixtures.article(body: parts.joined(separator: "\n")))
        let expected = Array(PageFixtures.paragraphs[..<2]) + [text] + Array(PageFixtures.paragraphs[2...])
        #expect(article.body == expected.joined(separator: "\n\n"))
    }

    @Test("finds the text without any helpful name")
    func withoutNames() throws {
        let text = PageFixtures.paragraphs.map { "<p>\($0)" }.joined()
        let links = (1...20).map { "<div><a href=\"/\($0)\">Some other page number \($0)</a></div>" }.joined()
        let page = "<html><body><div>\(links)</div><div><div>\(text)</div></div><div>\(links)</div></body></html>"
        #expect(try PageFixtures.single(page).body == PageFixtures.text)
    }

    @Test("reads a page that wraps its text in an element named like furniture")
    func misleadingName() throws {
        let page = PageFixtures.article(around: ("<div class=\"has-sidebar sidebar-layout\">", "</div>"))
        #expect(try PageFixtures.single(page).body == PageFixtures.text)
    }

    @Test(
        "reads a page that hides its text until a script has run",
        arguments: ["style=\"visibility: hidden\"", "aria-hidden=true", "role=dialog", "hidden", "class=comments"]
    )
    func hiddenPage(attribute: String) throws {
        let page = PageFixtures.article(around: ("<div \(attribute)>", "</div>"))
        #expect(try PageFixtures.single(page).body == PageFixtures.text)
    }

    @Test("leaves out stories that are offered beside the article")
    func teasers() throws {
        let teasers = (1...4).map { number in
            """
            <li><h3><a href="/story/\(number)">Another story with the number \(number)</a></h3>
            <p>What happened there is told in a sentence that is long enough to pass for prose, number \(number).</p></li>
            """
        }
        let page = PageFixtures.article(after: "<div><h2>Stories</h2><ul>\(teasers.joined())</ul></div>")
        #expect(try PageFixtures.single(page).body == PageFixtures.text)
    }

    @Test("leaves out what readers wrote")
    func comments() throws {
        let comments = (1...5).map {
            "<li><b>reader \($0)</b><p>I have read this and find, at some length, that rockets are large.</p></li>"
        }
        let page = PageFixtures.article(after: "<ol id=\"comments\">\(comments.joined())</ol>")
        #expect(try PageFixtures.single(page).body == PageFixtures.text)
    }

    @Test("drops author and date in front of the text, keeps the place line")
    func dateline() throws {
        let head = "<meta name=\"author\" content=\"Jane Roe\"><title>Ariane 6</title>"
        let body =
            "<p>By Jane Roe</p><p>9 July 2024</p><p>KOUROU</p>"
            + PageFixtures.paragraphs.map { "<p>\($0)</p>" }.joined()
        let article = try PageFixtures.single(PageFixtures.article(head: head, body: body))
        #expect(article.body == "KOUROU\n\n" + PageFixtures.text)
        #expect(article.authors == ["Jane Roe"])
    }

    @Test("takes a standfirst that stands before the text's element")
    func standfirst() throws {
        let lead = "The first flight of Europe's new rocket came four years late, but it came at last."
        let page = PageFixtures.article(
            before: "<h1>Ariane 6 flies for the first time</h1><p class=\"lead\">\(lead)</p>"
        )
        #expect(try PageFixtures.single(page).body == lead + "\n\n" + PageFixtures.text)
    }

    @Test("takes the declared text of a page that a script fills")
    func declaredText() throws {
        let text = PageFixtures.paragraphs.joined(separator: "\\n\\n")
        let head = """
            <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ariane 6", "articleBody": "\(text)"}
            </script>
            """
        let article = try PageFixtures.single("<html><head>\(head)</head><body><div id=app>Loading</div></body></html>")
        #expect(article.body == PageFixtures.text)
    }

    @Test("reads pages without structure")
    func bare() throws {
        #expect(
            try PageFixtures.single("<a href=\"javascript:\"><p>abc</p><p>def</p> ghi</a>").body == "abc\n\ndef\n\nghi"
        )
        #expect(try PageFixtures.single("just words").body == "just words")
    }

    @Test("leaves out the advertisements of AMP pages")
    func ampAdvertisements() throws {
        let body = PageFixtures.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "<amp-ad width=1>Buy now</amp-ad>")
        #expect(try PageFixtures.single(PageFixtures.article(body: body)).body == PageFixtures.text)
    }

    @Test("says when there is nothing to read")
    func nothing() {
        #expect(throws: ParsingError.self) { try PageFixtures.parse("") }
        #expect { try PageFixtures.parse("<html><body><script>1</script></body></html>") } throws: {
            ($0 as? ParsingError)?.code == .noArticle
        }
    }
}
