import Foundation
import Model
import Testing

@testable import Parsing

@Suite("Recipes: pages read as a source's recipe says")
struct RecipeTests {
    private static let page = """
        <html lang="fr"><head><meta property="og:site_name" content="Ministère"><base href="https://example.org/a/"></head>
        <body><ul id="liste">
        <li class="ligne une"><b class="t">Le CNES choisit un lanceur</b> <a href="b/1?x=1&amp;y=2">suite</a>
          <i data-jour="2025-02-03">hier</i><p>Premier <em>résumé</em>.<span class="pub">publicité</span></p></li>
        <li class="ligne"><b class="t">Airbus livre un satellite</b> <a href="/2">suite</a>
          <i data-jour="2025-02-04">hier</i><p>Second résumé.</p></li>
        <li class="autre"><b class="t">Publicité</b></li>
        <li class="ligne"></li>
        </ul></body></html>
        """

    private func read(_ recipe: Recipe) throws -> ParsedDocument {
        try PageFixtures.parse(RecipeTests.page, recipe: "r", recipes: Recipes(["r": recipe]))
    }

    @Test(
        "CSS and XPath give the same",
        arguments: [
            Recipe(items: "li.ligne", title: ".t", link: "a", date: "i@data-jour", summary: "p", remove: ".pub"),
            Recipe(
                items: "//ul[@id='liste']/li[contains(@class, 'ligne')]",
                title: "./b",
                link: "./a/@href",
                date: "./i/@data-jour",
                summary: "./p",
                remove: "//span[@class='pub']"
            ),
            Recipe(items: "#liste > li:not(.autre)", title: "b", date: "i@data-jour", summary: "p", remove: "li .pub"),
        ]
    )
    func items(recipe: Recipe) throws {
        let parsed = try read(recipe)
        #expect(parsed.articles.map(\.title) == ["Le CNES choisit un lanceur", "Airbus livre un satellite"])
        #expect(parsed.articles.map(\.body) == ["Premier résumé.", "Second résumé."])
        #expect(parsed.articles.map(\.url) == ["https://example.org/a/b/1?x=1&y=2", "https://example.org/2"])
        #expect(parsed.articles.map(\.publishedAt) == [Timestamp("2025-02-03"), Timestamp("2025-02-04")])
        #expect(parsed.articles.allSatisfy { $0.language == "fr" && $0.source == "Ministère" })
        // The empty item is told of, and stops nothing.
        #expect(parsed.failures.map(\.index) == [2])
    }

    @Test("a recipe for one article takes the rest from what the page declares")
    func wholePage() throws {
        let page = PageFixtures.article(
            head: "<title>Ariane 6</title><meta name=author content='Jane Roe'>",
            after: "<div class=x><p>One.</p><p>Two.</p></div>"
        )
        let recipes = Recipes(["r": Recipe(body: "div.x p")])
        let parsed = try PageFixtures.parse(page, recipe: "r", recipes: recipes)
        #expect(parsed.articles.map(\.body) == ["One.\n\nTwo."])
        #expect(parsed.articles.map(\.title) == ["Ariane 6"])
        #expect(parsed.articles.map(\.authors) == [["Jane Roe"]])
    }

    @Test(
        "mistakes are named",
        arguments: ["li[", "li:hover", "li >", "", "//li[", "a[b=\"c]", "li..x", ":nth-child(x)", "li)"]
    )
    func mistakes(selector: String) {
        #expect { try Recipe(items: selector).validate() } throws: { error in
            guard let error = error as? ParsingError else { return false }
            return error.code == .badValue && error.message.hasPrefix("items: ")
        }
    }

    @Test("an unknown recipe is an error that names the known ones")
    func unknown() {
        #expect { try PageFixtures.parse("<p>x", recipe: "no", recipes: Recipes(["yes": Recipe()])) } throws: {
            ($0 as? ParsingError)?.message.contains("yes") == true
        }
    }

    @Test(
        "selectors",
        arguments: [
            ("p", 4), ("*", 8), (".a", 2), ("#i", 1), ("div p", 3), ("div > p", 3), ("p + p", 1), ("p ~ p", 1),
            ("[title]", 2), ("[title=one]", 1), ("[title^='o']", 1), ("[title$=\"o\"]", 1), ("[title*=w]", 1),
            ("[lang|=en]", 1), ("[class~=b]", 1), ("p:first-child", 1), ("p:last-child", 2), ("p:nth-child(2)", 3),
            ("p:nth-child(odd)", 1), ("p:nth-child(-n+1)", 1), ("p:not(.a)", 2), ("div:has(p)", 2), ("p, b", 5),
            ("p:contains('two')", 1), ("P.A", 0), ("p.a.b", 1), ("div:only-child", 0), ("b:empty", 0),
            ("p:nth-of-type(2)", 1), ("p:last-of-type", 3),
        ]
    )
    func selectors(css: String, count: Int) throws {
        let page = """
            <html><body><div id=i><p class="a b" title=one>one</p><p class=a title=two lang=en-GB>two</p>
            <div><b>x</b><p>three</p></div></div><p>four</p></body></html>
            """
        let tree = try RecipePage(Array(page.utf8))
        let root = try #require(tree.root)
        #expect(tree.nodes(try Selector(css), in: root).count == count)
    }

    @Test("recipes are coded by identifier")
    func coding() throws {
        let json = #"{"recipes": {"a": {"items": "li", "title": "h2 a"}}}"#
        let recipes = try JSONDecoder().decode(Recipes.self, from: Data(json.utf8))
        #expect(recipes["a"] == Recipe(items: "li", title: "h2 a"))
    }
}
