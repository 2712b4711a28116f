import Model
import Testing

@testable import Parsing

@Suite("PageParser: category pages")
struct CategoryPageTests {
    private static let launches = [
        ("Vega C", "Vega C carried Sentinel-1C into orbit in December 2024, two years after the failure of VV22."),
        ("Ariane 6", "Ariane 6 lifted CSO-3 for the French armed forces in March 2025, its first commercial flight."),
        ("Spectrum", "Isar Aerospace's Spectrum fell into the sea half a minute after its first lift-off from Andoya."),
        ("Electron", "Rocket Lab's Electron flew sixteen times in 2024, more often than in any year before that."),
    ]

    private func page(
        _ item: (Int, String, String) -> String,
        around: (String, String) = ("<main>", "</main>")
    ) -> String {
        let items = CategoryPageTests.launches.enumerated().map { item($0.offset, $0.element.0, $0.element.1) }
        return """
            <html lang="en"><head><title>Launch | Kourou Observer</title>
            <meta property="og:site_name" content="Kourou Observer"></head><body>
            <nav><a href="/">Home</a></nav>\(around.0)\(items.joined(separator: "\n"))\(around.1)
            <footer><p>All rights reserved.</p></footer></body></html>
            """
    }

    private func check(_ page: String, hasDates: Bool = false) throws {
        let parsed = try PageFixtures.parse(page, url: "https://example.org/launch/")
        #expect(parsed.articles.map(\.title) == CategoryPageTests.launches.map { "\($0.0) is in the news" })
        #expect(parsed.articles.map(\.body) == CategoryPageTests.launches.map(\.1))
        #expect(parsed.articles.map(\.url) == (0..<4).map { "https://example.org/launch/story-\($0)" })
        #expect(parsed.articles.allSatisfy { $0.source == "Kourou Observer" && $0.textLevel == .summary })
        #expect(parsed.articles.allSatisfy { $0.publishedAt == (hasDates ? Timestamp("2025-03-06") : nil) })
    }

    @Test("items with a heading, a date and a summary")
    func articles() throws {
        try check(
            page { number, title, summary in
                """
                <article><h2><a href="story-\(number)">\(title) is in the news</a></h2>
                <p class="byline">By Jane Roe</p><time datetime="2025-03-06">6 March</time><p>\(summary)</p>
                <a href="story-\(number)">Read more</a></article>
                """
            },
            hasDates: true
        )
    }

    @Test("links around whole items")
    func wholeLinks() throws {
        try check(
            page { number, title, summary in
                "<li><a href=\"story-\(number)\"><h3>\(title) is in the news</h3><p>\(summary)</p></a></li>"
            }
        )
    }

    @Test("headings and paragraphs without elements around them")
    func flat() throws {
        try check(
            page { number, title, summary in
                "<h3><a href=\"story-\(number)\">\(title) is in the news</a></h3>\n<p>\(summary)</p>"
            }
        )
    }

    @Test("names instead of headings")
    func named() throws {
        try check(
            page { number, title, summary in
                """
                <div class="item"><div class="item-title"><a href="story-\(number)">\(title) is in the news</a></div>
                <div class="item-text">\(summary)</div></div>
                """
            }
        )
    }

    @Test(
        "links without headings, in a list or a table",
        arguments: [
            ("<ul>", "<li><a href=\"/launch/story-%\">$</a></li>", "</ul>", nil),
            (
                "<table>", "<tr><td>2025-03-06</td><td><a href=\"/launch/story-%\">$</a></td></tr>", "</table>",
                "2025-03-06"
            ),
            ("<div>", "<p><a href=\"/launch/story-%\">$</a> <span>6 March 2025</span></p>", "</div>", nil),
        ] as [(String, String, String, String?)]
    )
    func bareLinks(begin: String, item: String, end: String, day: String?) throws {
        let titles = (0..<6).map { "Launch number \($0) of the year is in the news" }
        let items = titles.enumerated().map {
            item.replacing("%", with: "\($0.offset)").replacing("$", with: $0.element)
        }
        let page =
            "<html><head><title>Launch</title></head><body><nav><a href=\"/\">Home</a></nav><h1>Launch</h1>"
            + begin + items.joined() + end + "</body></html>"
        let parsed = try PageFixtures.parse(page, url: "https://example.org/launch/")
        #expect(parsed.articles.map(\.title) == titles)
        #expect(parsed.articles.map(\.url) == (0..<6).map { "https://example.org/launch/story-\($0)" })
        if let day { #expect(parsed.articles.allSatisfy { $0.publishedAt?.description == day }) }
    }

    @Test("a page that says it is an article is one")
    func declaredArticle() throws {
        let page = page { number, title, summary in
            "<section><h2><a href=\"story-\(number)\">\(title) is in the news</a></h2><p>\(summary)</p></section>"
        }
        let declared = page.replacing("<title>", with: "<meta property=\"og:type\" content=\"article\"><title>")
        #expect(try PageFixtures.parse(declared).articles.count == 1)
    }

    @Test("the same story is given once")
    func repeated() throws {
        let page = page { number, title, summary in
            "<article><h2><a href=\"story-\(number % 3)\">\(title) is in the news</a></h2><p>\(summary)</p></article>"
        }
        #expect(try PageFixtures.parse(page).articles.count == 3)
    }
}
