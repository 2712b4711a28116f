import Foundation
import Model
import Testing

@testable import Parsing

/// Documents of every format with random damage: the parser answers or throws, and answers the same each time.
@Suite struct MutationTests {
    static let documents: [(DocumentFormat?, String)] = [
        (
            .feed,
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss xmlns:dc='x'><channel><title>T &a; &eacute;</title><item>"
                + "<title>a</title><description><![CDATA[<p>x</p>]]></description><pubDate>Tue, 10 Feb 2026 09:30:00 GMT</pubDate>"
                + "<dc:creator>x@y (z)</dc:creator><link>/1</link></item></channel></rss>"
        ),
        (
            .feed,
            "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://x/'><entry><title type='xhtml'><div>a<b>c</b></div></title>"
                + "<content type='html'>&lt;p&gt;x&lt;/p&gt;</content><link href='a'/><updated>2026-02-10T09:30:00Z</updated></entry></feed>"
        ),
        (.feed, JSONFeedParserTests.feed),
        (.opml, OPMLTests.list.xml()),
        (
            .html,
            "<!DOCTYPE html><html lang=en><head><title>A page</title><meta property='og:title' content='A page'><script type="
                + "'application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A page\"}</script></head><body><nav><a href=/>Home</a></nav>"
                + "<article><h1>A page</h1><p>The contractor delivered the first of twelve satellites on Monday, the agency said.</p>"
                + "<table><tr><td>1</td></tr></table></article></body></html>"
        ),
        (
            .digest,
            "Space news\r\n\r\n2 January\r\nFirst headline here\r\nBy Ana Ruiz\r\nThe agency awarded the contract on Friday.\r\n\r\n"
                + "CONNECT WITH US\r\n3 hours ago\r\nSecond headline there\r\nThe rocket flew on Sunday from the coast."
        ),
        (.json, "[{\"title\":\"a\",\"body\":\"b\",\"published_at\":\"2026-02-10\"},{\"title\":\"c\",\"body\":\"d\"}]"),
        (.ndjson, "{\"title\":\"a\",\"body\":\"b\"}\n{\"title\":\"c\",\"body\":\"d\"}\n"),
        (
            .eml,
            "From: =?utf-8?q?A=C3=A9?= <a@b.example>\r\nSubject: News\r\nDate: Tue, 10 Feb 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHello there\r\n--x--\r\n"
        ),
        (.text, "# Heading\n\nThe first paragraph.\n\n- one\n- two\n"),
    ]

    @Test(arguments: documents.indices, 0..<8 as Range<UInt64>)
    func `damaged documents are answered`(index: Int, seed: UInt64) {
        var random = SeededGenerator(seed: seed &* 1000 &+ UInt64(index))
        let (format, text) = MutationTests.documents[index]
        for round in 0..<25 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) { MutationTests.damage(&bytes, using: &random) }
            let document = Document(bytes: bytes, format: round % 2 == 0 ? format : nil, url: "https://x.example/a")
            let first = Result { try DocumentParser().parse(document) }
            let second = Result { try DocumentParser().parse(document) }
            switch (first, second) {
            case (.success(let left), .success(let right)): #expect(left == right)
            case (.failure(let left), .failure(let right)): #expect(left as? ParsingError == right as? ParsingError)
            default: Issue.record("two readings of the same bytes differ")
            }
        }
    }

    private static func damage(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let position = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, position + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(position..<end)
        case 2: bytes.insert(contentsOf: bytes[position..<end], at: Int.random(in: 0...bytes.count, using: &random))
        case 3: bytes.removeLast(bytes.count - position)
        case 4:
            let signs = Array("<>&;\"'=/![]{}:,\\-\n\r\0\u{FFFF}".utf8)
            bytes.insert(signs[Int.random(in: 0..<signs.count, using: &random)], at: position)
        default: bytes.swapAt(position, Int.random(in: 0..<bytes.count, using: &random))
        }
    }
}
