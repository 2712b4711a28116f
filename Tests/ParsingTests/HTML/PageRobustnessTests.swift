import Model
import Testing

@testable import Parsing

@Suite("PageParser: whatever comes in")
struct PageRobustnessTests {
    private static let page = PageFixtures.article(
        head: """
            <title>Ariane&nbsp;6</title><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author":
            [{"name": "J\\u00e9 \\ud83d\\ude80"}], "datePublished": "2024-07-09"}]}</script><style>a{}</style>
            """,
        body: """
            <p>Text with <b>marks</b> &amp; &#8217;refs&#x2019; <a href='x'>links</a>, and more of it to be prose.</p>
            <ul><li>one<li>two</ul><table><tr><td>a<td>b</table><!-- c --><svg><path/></svg><p hidden>no</p>
            """
    )

    @Test("survives being cut off anywhere, and leaves no tag in the text")
    func cuts() {
        let bytes = Array(PageRobustnessTests.page.utf8)
        for length in stride(from: 0, through: bytes.count, by: 3) {
            check(Array(bytes.prefix(length)))
        }
    }

    @Test("survives changed bytes")
    func mutations() {
        let bytes = Array(PageRobustnessTests.page.utf8)
        // A linear congruential generator (Knuth's MMIX constants): the same mutations on every run.
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let marks = Array("<>\"'/=&!-\0 ]".utf8)
        for _ in 0..<400 {
            var mutated = bytes
            for _ in 0..<8 { mutated[next(mutated.count)] = marks[next(marks.count)] }
            check(mutated)
        }
    }

    private func check(_ bytes: [UInt8]) {
        let text = DecodedText(
            utf8: Array(String(decoding: bytes, as: UTF8.self).utf8),
            encoding: "utf-8",
            replacedCount: 0
        )
        let document = Document(bytes: bytes)
        let parsed = try? PageParser.parse(text, document: document, limits: ParsingLimits(), recipes: Recipes())
        for article in parsed?.articles ?? [] {
            #expect(!article.body.contains("<svg") && !article.body.contains("\n\n\n"))
            #expect(article.body.utf8.count <= bytes.count * 3)
        }
    }

    @Test("nesting deeper than the limit is flattened, not fatal")
    func depth() throws {
        let page = String(repeating: "<div>", count: 20_000) + "<p>\(PageFixtures.paragraphs[0])</p>"
        #expect(try PageFixtures.single(page).body == PageFixtures.paragraphs[0])
    }

    @Test("more nodes than the limit is an error that names it")
    func nodes() {
        var limits = ParsingLimits()
        limits.nodes = 100
        let page = String(repeating: "<p>x</p>", count: 200)
        #expect { try PageFixtures.parse(page, limits: limits) } throws: { error in
            guard let error = error as? ParsingError else { return false }
            return error.code == .tooManyNodes && error.message.contains("100")
        }
    }

    @Test(
        "hostile repetition stays linear",
        arguments: [
            "<a b='", "<iframe>", "<svg>", "<!--", "</p", "<p ", "<![CDATA[", "&", "<table><tr><td>", "<a><b><i>",
        ]
    )
    func repetition(unit: String) {
        let page = String(repeating: unit, count: 20_000)
        _ = try? PageFixtures.parse(page)
        _ = MarkupText.plainText(ofFragment: Array(page.utf8))
    }

    @Test("end tags that close nothing do not make deep pages quadratic")
    func strayEndTags() throws {
        let page =
            String(repeating: "<div>", count: 30_000) + String(repeating: "</em></x-y>", count: 30_000)
            + "<p>\(PageFixtures.paragraphs[0])</p>"
        #expect(try PageFixtures.single(page).body == PageFixtures.paragraphs[0])
    }

    @Test("no entity, no DTD and no address is loaded")
    func external() throws {
        let page = """
            <!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x; \(PageFixtures.text)</p></body>
            """
        #expect(try PageFixtures.single(page).body.contains("root:") == false)
    }
}
