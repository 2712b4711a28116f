import Testing

@testable import Model
@testable import Parsing

@Suite("JSON articles")
struct JSONArticleParserTests {
    private func parse(_ json: String) throws -> ParsedDocument {
        let text = DecodedText(utf8: Array(json.utf8), encoding: "utf-8", replacedCount: 0)
        return try JSONArticleParser.parse(text, document: Document(bytes: []), limits: ParsingLimits())
    }

    @Test(
        "finds the articles of an object, a list and envelopes",
        arguments: [
            (#"{"title":"Vega C","body":"Flies again."}"#, 1),
            (#"[{"headline":"A","text":"B."},{"headline":"C","text":"D."}]"#, 2),
            (#"{"count":2,"next":null,"results":[{"title":"A","summary":"B."},{"title":"C","summary":"D."}]}"#, 2),
            (#"{"response":{"status":"ok","results":[{"webTitle":"A"}]}}"#, 1),
            (#"{"data":[{"id":"1","attributes":{"title":"A","body":"B."}}]}"#, 1),
            (#"{"hits":{"total":1,"hits":[{"_source":{"title":"A","body":"B."}}]}}"#, 1),
            (#"{"title":"Tagged","body":"Text.","items":[]}"#, 1),
        ]
    )
    func countsArticles(json: String, count: Int) throws {
        #expect(try parse(json).articles.count == count)
    }

    @Test("maps the members of Spaceflight News API")
    func mapsSpaceflightNews() throws {
        let json = """
            {"count":1,"next":null,"previous":null,"results":[{"id":7,"title":"Ariane 6 flies","authors":[{"name":"Luc Perrin"}],
            "url":"https://example.org/7","image_url":"https://example.org/7.jpg","news_site":"Orbit Wire",
            "summary":"Sentinel-1D is in orbit.","published_at":"2025-11-04T21:02:00Z","updated_at":"2025-11-05T08:00:00Z"}]}
            """
        let article = try #require(try parse(json).articles.first)
        #expect(article.title == "Ariane 6 flies")
        #expect(article.authors == ["Luc Perrin"])
        #expect(article.source == "Orbit Wire")
        #expect(article.summary == "Sentinel-1D is in orbit.")
        #expect(article.imageURL == "https://example.org/7.jpg")
        #expect(article.guid == "7")
        #expect(article.publishedAt?.description == "2025-11-04T21:02:00Z")
        #expect(article.updatedAt?.description == "2025-11-05T08:00:00Z")
        #expect(article.textLevel == .summary)
    }

    @Test("an item that is no article is a failure beside the others")
    func keepsGoing() throws {
        let parsed = try parse(#"[{"title":"A","body":"B."}, 5, {"x":1}]"#)
        #expect(parsed.articles.count == 1)
        #expect(parsed.failures.map(\.index) == [1, 2])
        #expect(parsed.failures.map(\.error.code) == [.badValue, .missingField])
    }

    @Test(
        "seconds, milliseconds and written dates are read",
        arguments: ["1762290120", "1762290120000", "\"2025-11-04T21:02:00Z\""]
    )
    func readsDates(value: String) throws {
        let article = try parse("{\"title\":\"A\",\"body\":\"B.\",\"date\":\(value)}").articles.first
        #expect(article?.publishedAt?.description == "2025-11-04T21:02:00Z")
    }

    @Test(
        "a text that is cut off or wrong is an error with its place",
        arguments: [#"{"title": "x", "body": "#, #"[{"title": x}]"#]
    )
    func placesErrors(text: String) {
        let parser = DocumentParser()
        let error = #expect(throws: ParsingError.self) {
            try parser.parse(Document(bytes: Array(text.utf8), format: .json))
        }
        #expect(error?.code == .malformed)
        #expect((error?.byteOffset ?? 0) >= 10)
    }

    @Test("nesting beyond the limit is an error with its place")
    func limitsDepth() {
        #expect { try parse(String(repeating: "[", count: 5000)) } throws: { error in
            (error as? ParsingError)?.code == .tooDeep && (error as? ParsingError)?.byteOffset == ParsingLimits().depth
        }
    }
}
