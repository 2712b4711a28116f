import Testing

@testable import Model
@testable import Parsing

@Suite("Plain text and Markdown")
struct PlainTextParserTests {
    private func article(_ text: String) throws -> Article? {
        let decoded = DecodedText(utf8: Array(text.utf8), encoding: "utf-8", replacedCount: 0)
        return try PlainTextParser.parse(decoded, document: Document(bytes: []), limits: ParsingLimits()).articles.first
    }

    private static let first =
        "Blue Ghost landed in Mare Crisium on March 2, 2025, with ten instruments of NASA on board."
    private static let second =
        "The company worked the lander for a full lunar day before the cold of the night ended it."

    @Test(
        "the title is the first short line, or the last",
        arguments: [
            "Blue Ghost reaches the Moon\n\n\(first)\n\n\(second)\n",
            "\(first)\r\n\r\n\(second)\r\nBlue Ghost reaches the Moon\r\n",
            "# Blue Ghost *reaches* the [Moon](https://example.org)\n\n\(first)\n\n\(second)\n",
            "---\ntitle: \"Blue Ghost reaches the Moon\"\n---\n\n\(first)\n\n\(second)\n",
        ]
    )
    func findsTitle(text: String) throws {
        let article = try #require(try article(text))
        #expect(article.title == "Blue Ghost reaches the Moon")
        #expect(article.body == PlainTextParserTests.first + "\n\n" + PlainTextParserTests.second)
    }

    @Test("an article with paragraphs that lean on each other is no digest")
    func isNoDigest() {
        let text =
            "Blue Ghost reaches the Moon\n\nBy Ada Novak\n\n\(PlainTextParserTests.first)\n\n\(PlainTextParserTests.second)\n\nIt then fell silent."
        #expect(!DigestParser.looksLikeDigest(DecodedText(utf8: Array(text.utf8), encoding: "utf-8", replacedCount: 0)))
    }

    @Test("front matter gives date, authors and tags")
    func readsFrontMatter() throws {
        let article = try article(
            "---\ndate: 2025-03-02\nauthors: [Ada Novak, Tom Akers]\ntags:\n  - Moon\n  - NASA\n---\n\(PlainTextParserTests.first)\n"
        )
        #expect(article?.publishedAt?.description == "2025-03-02")
        #expect(article?.authors == ["Ada Novak", "Tom Akers"])
        #expect(article?.tags == ["Moon", "NASA"])
    }
}
