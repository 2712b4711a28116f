import Model

@testable import Parsing

/// Pages of our own: real facts, own sentences.
enum PageFixtures {
    static let paragraphs = [
        "Europe's new heavy launcher, Ariane 6, left the pad in Kourou for the first time on 9 July 2024, four years "
            + "later than planned, and put several small satellites into orbit.",
        "The upper stage restarted once, but its auxiliary power unit stopped during a second burn, so that the stage "
            + "could not be steered back into the atmosphere as intended.",
        "ESA's director general, Josef Aschbacher, called the flight a success for Europe, while the French space "
            + "agency CNES, which runs the spaceport, began to examine the data.",
        "The rocket is built by ArianeGroup, a joint venture of Airbus and Safran, and is meant to fly nine to eleven "
            + "times a year once production has reached its full rate.",
    ]

    /// An article page; each part can be replaced.
    static func article(
        head: String = "<title>Ariane 6 flies for the first time</title>",
        before: String = "<h1>Ariane 6 flies for the first time</h1>",
        body: String? = nil,
        after: String = "",
        around: (String, String) = ("<article>", "</article>")
    ) -> String {
        let text = body ?? paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">\(head)</head>
            <body>
            <nav><ul><li><a href="/launch">Launch</a></li><li><a href="/policy">Policy</a></li></ul></nav>
            \(around.0)\(before)<div class="article-body">\(text)</div>\(around.1)
            \(after)
            <footer><p>Copyright by the Kourou Observer, a paper that does not exist, all rights reserved.</p></footer>
            </body></html>
            """
    }

    static var text: String { paragraphs.joined(separator: "\n\n") }

    static func decoded(_ page: String) -> DecodedText {
        DecodedText(utf8: Array(page.utf8), encoding: "utf-8", replacedCount: 0)
    }

    static func parse(
        _ page: String,
        url: String? = "https://example.org/news/ariane-6",
        recipe: String? = nil,
        recipes: Recipes = Recipes(),
        limits: ParsingLimits = ParsingLimits()
    ) throws -> ParsedDocument {
        let document = Document(bytes: Array(page.utf8), format: .html, url: url, recipe: recipe)
        return try PageParser.parse(decoded(page), document: document, limits: limits, recipes: recipes)
    }

    /// The one article of a page.
    static func single(_ page: String, url: String? = "https://example.org/news/ariane-6") throws -> Article {
        let parsed = try parse(page, url: url)
        guard parsed.articles.count == 1, let article = parsed.articles.first else {
            throw ParsingError(.noArticle, "\(parsed.articles.count) articles instead of one")
        }
        return article
    }
}
