import Model
import Testing

@testable import Parsing

@Suite struct JSONFeedParserTests {
    static let feed = """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Sat Notes", "language": "en",
         "authors": [{"name": "Desk"}], "items": [
          {"id": 7, "url": "https://j.example/7", "title": "Cubesat &amp; tug", "content_html": "<p>One.</p><p>Two.</p>",
           "summary": "Short.", "date_published": "2026-02-10T09:30:00-05:00", "tags": ["tugs"], "image": "https://j.example/7.png",
           "author": {"name": "Mo"}},
          {"id": "https://j.example/8", "content_text": "Plain\\u2014text.", "language": "de-DE"}, 5]}
        """

    @Test func `all fields`() throws {
        let parsed = try DocumentParser().parse(Document(bytes: Array(JSONFeedParserTests.feed.utf8)))
        #expect(parsed.format == .feed)
        #expect(parsed.title == "Sat Notes")
        #expect(parsed.articles.count == 2)
        #expect(parsed.failures.map(\.index) == [2])
        let first = parsed.articles[0]
        #expect(first.body == "One.\n\nTwo.")
        #expect(first.summary == "Short.")
        #expect(first.authors == ["Mo"])
        #expect(first.publishedAt?.description == "2026-02-10T14:30:00Z")
        #expect(first.imageURL == "https://j.example/7.png")
        #expect(first.guid == "7")
        let second = parsed.articles[1]
        #expect(second.body == "Plain—text.")
        #expect(second.authors == ["Desk"])
        #expect(second.url == "https://j.example/8")
        #expect(second.language == "de-DE")
    }

    @Test func `ill-formed feeds are read as far as they go`() throws {
        let whole = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"a, ]\",},]}"
        #expect(try DocumentParser().parse(Document(bytes: Array(whole.utf8))).articles.map(\.title) == ["a, ]"])
        let cut = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":1,\"title\":\"a\"},{\"title\":\"b"
        let parsed = try DocumentParser().parse(Document(bytes: Array(cut.utf8)))
        #expect(parsed.articles.first?.title == "a")
        #expect(parsed.articles.first?.guid == "1")
        #expect(!parsed.warnings.isEmpty)
    }

    @Test func `nesting is bounded`() {
        let text = "{\"items\":" + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000) + "}"
        let error = #expect(throws: ParsingError.self) {
            try DocumentParser().parse(Document(bytes: Array(text.utf8), format: .feed))
        }
        #expect(error?.code == .tooDeep)
    }
}
