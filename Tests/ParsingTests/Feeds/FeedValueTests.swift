import Testing

@testable import Parsing

@Suite struct FeedValueTests {
    @Test(arguments: [
        ("Ana Ruiz", "Ana Ruiz"), ("ana@x.example (Ana Ruiz)", "Ana Ruiz"), ("Ana Ruiz (ana@x.example)", "Ana Ruiz"),
        ("Ana Ruiz <ana@x.example>", "Ana Ruiz"), ("\"Ruiz, Ana\" <ana@x.example>", "Ruiz, Ana"),
        ("ana@x.example", "ana@x.example"), ("  Ana\n Ruiz ", "Ana Ruiz"), ("Ana (photos) Ruiz", "Ana (photos) Ruiz"),
    ])
    func `names of people`(text: String, name: String) {
        #expect(FeedAuthor.name(in: text) == name)
    }

    @Test(
        arguments: [
            ("a/b.html", "https://x.example/d/e", [], "https://x.example/d/a/b.html"),
            ("/b", "https://x.example/d/e", ["f/"], "https://x.example/b"),
            ("b", "https://x.example/d/e", ["f/"], "https://x.example/d/f/b"),
            ("b", nil, ["f/", "https://y.example/"], "https://y.example/f/b"),
            ("https://z.example/?q=1", "https://x.example/", [], "https://z.example/?q=1"),
            ("//cdn.example/i.png", "https://x.example/", [], "https://cdn.example/i.png"),
            ("?p=3", "https://x.example/blog", [], "https://x.example/blog?p=3"),
            ("b", nil, [], "b"), (" https://x.example/1\n", nil, [], "https://x.example/1"),
        ] as [(String, String?, [String], String)]
    )
    func `links are made absolute`(link: String, base: String?, bases: [String], expected: String) {
        #expect(LinkResolver(base: base).resolve(link, bases: bases) == expected)
    }

    @Test(
        arguments: [
            ("en_US", "en-US"), (" fr ", "fr"), ("zh-Hans-CN", "zh-Hans-CN"), ("", nil), ("English (UK)", nil),
            ("e", nil),
        ] as [(String, String?)]
    )
    func `language tags`(text: String, expected: String?) {
        #expect(FeedLanguage.normalized(text) == expected)
    }

    @Test(arguments: [
        ("a<br>b", true), ("a</b>", true), ("the <blink> tag", false), ("1 < 2", false), ("</BIGCO>", false),
    ])
    func `markup in plain text`(text: String, expected: Bool) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(FeedText.holdsMarkup) == expected)
    }

    @Test func `repair leaves sound text alone`() {
        for text in ["naïve café", "Ã", "價格", "plain", "é\u{A0}«ok»"] {
            #expect(Array(text.utf8).withUnsafeBufferPointer(FeedText.string) == text)
        }
    }
}
