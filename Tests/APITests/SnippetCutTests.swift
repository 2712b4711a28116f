import Model
import Testing

@testable import API

struct SnippetCutTests {
    @Test func `a snippet shows the first highlights, cut between words`() {
        let text = String(repeating: "word ", count: 200) + "the rocket flew" + String(repeating: " more", count: 200)
        let start = 1004
        let snippet = Snippet(of: text, highlights: [TextSpan(start: start, end: start + 6)])
        let scalars = Array(snippet.text.unicodeScalars)
        #expect(scalars.count <= 240 && snippet.highlights.count == 1)
        let span = snippet.highlights[0]
        #expect(String(String.UnicodeScalarView(scalars[span.start..<span.end])) == "rocket")
        #expect(snippet.text.hasPrefix("word ") && snippet.text.hasSuffix(" more"))
        #expect(snippet.html.contains("the <mark>rocket</mark> flew"))
    }

    @Test func `text without blanks is cut inside, around the highlight`() {
        let text = String(repeating: "衛", count: 1000) + "通信" + String(repeating: "星", count: 1000)
        let snippet = Snippet(of: text, highlights: [TextSpan(start: 1000, end: 1002)])
        #expect(snippet.highlights == [TextSpan(start: 60, end: 62)])
        #expect(snippet.text.unicodeScalars.count == 240)
        #expect(snippet.html.contains("<mark>通信</mark>"))
    }

    @Test(arguments: ["", "a", "é🚀"])
    func `a short text is shown whole`(text: String) {
        #expect(Snippet(of: text, highlights: []).text == text)
    }

    @Test func `markup in the text is escaped`() {
        let snippet = Snippet(of: "<b>a & 'b' \"c\"</b>", highlights: [TextSpan(start: 3, end: 4)])
        #expect(snippet.html == "&lt;b&gt;<mark>a</mark> &amp; &#39;b&#39; &quot;c&quot;&lt;/b&gt;")
    }
}
