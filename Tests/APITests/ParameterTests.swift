import Model
import Testing

@testable import API

struct MomentTests {
    // 2026-01-24T13:55:00Z
    private static let now: Int64 = 1_769_262_900_000

    @Test(arguments: [
        ("now", 1_769_262_900, 1), ("-1d", 1_769_176_500, 1), ("-2h", 1_769_255_700, 1),
        ("2026-01-24", 1_769_212_800, 86_400), ("2026-01-24T00:00:00Z", 1_769_212_800, 1),
        ("1769262900000", 1_769_262_900, 1), ("2026-01-24T08:00:00+08:00", 1_769_212_800, 1),
    ])
    func `reads every form of time`(text: String, start: Int64, length: Int64) throws {
        let moment = try #require(Moment(text, now: MomentTests.now))
        #expect(moment.start == start)
        #expect(moment.end - moment.start == length)
    }

    @Test(arguments: ["", "soon", "-7", "-d", "7d", "2026-13-01", "--1d", "-1y"])
    func `refuses what is no time`(text: String) {
        #expect(Moment(text, now: MomentTests.now) == nil)
    }
}

struct CursorTests {
    @Test(arguments: [
        PagePosition(value: nil, key: 7), PagePosition(value: -5, key: .max), PagePosition(value: 0, key: 0),
    ])
    func `comes back as it went out`(position: PagePosition) throws {
        let text = Cursor.encode(position, binding: "/v1/articles?q=x")
        #expect(try Cursor.decode(text, binding: "/v1/articles?q=x") == position)
        #expect(throws: APIError.self) { try Cursor.decode(text, binding: "/v1/articles?q=y") }
    }

    @Test(arguments: ["", "abc", "MXx4fHx4", "%%%"])
    func `what is no cursor is refused`(text: String) {
        #expect(throws: APIError.self) { try Cursor.decode(text, binding: "/") }
    }
}

struct SnippetTests {
    @Test func `marks are safe to put in a page`() {
        let text = "<script>alert('x')</script> & \"launch\" of Eris"
        let snippet = Snippet(of: text, highlights: [TextSpan(start: 31, end: 37)])
        #expect(
            snippet.html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;<mark>launch</mark>")
        )
    }

    @Test func `a long text is cut around the first highlight, and offsets follow`() throws {
        let text = String(repeating: "padding ", count: 100) + "launch" + String(repeating: " padding", count: 100)
        let snippet = Snippet(of: text, highlights: [TextSpan(start: 800, end: 806)])
        let span = try #require(snippet.highlights.first)
        let scalars = Array(snippet.text.unicodeScalars)[span.start..<span.end]
        #expect(String(String.UnicodeScalarView(scalars)) == "launch")
        #expect(snippet.text.unicodeScalars.count <= 300)
    }

    @Test func `a text without highlights starts at its beginning`() {
        #expect(Snippet(of: "Short text", highlights: []).text == "Short text")
        #expect(Snippet(of: "", highlights: []).text.isEmpty)
    }
}
