import Model
import Testing

@testable import Parsing

@Suite struct OPMLTests {
    static let list = OPML(
        title: "Space & defence",
        outlines: [
            OPML.Outline(
                feedURL: "https://a.example/rss?x=1&y=2",
                title: "A \"quoted\" <name>",
                siteURL: "https://a.example/"
            ),
            OPML.Outline(feedURL: "https://b.example/atom", title: "B", folders: ["Launch"]),
            OPML.Outline(feedURL: "https://c.example/atom", title: "C", folders: ["Launch", "Europe"]),
        ]
    )

    @Test func `what is written is read again`() throws {
        #expect(try OPML(parsing: Array(OPMLTests.list.xml().utf8)) == OPMLTests.list)
    }

    @Test func `what is written is well-formed`() {
        #expect(XMLDiagnosis.firstError(in: Array(OPMLTests.list.xml().utf8)) == nil)
    }

    @Test func `lists of other programs are read`() throws {
        let text =
            "<opml version='1.0'><body><outline title='News'><outline type='rss' title='A' XMLURL=' https://a.example/rss '/>"
            + "<outline text='empty folder'/></outline></body></opml>"
        let list = try OPML(parsing: Array(text.utf8))
        #expect(list.outlines == [OPML.Outline(feedURL: "https://a.example/rss", title: "A", folders: ["News"])])
    }

    @Test func `a document that is no list says so`() {
        let error = #expect(throws: ParsingError.self) { try OPML(parsing: Array("<rss/>".utf8)) }
        #expect(error?.code == .malformed)
    }

    @Test func `a list has sources but no articles`() throws {
        let parsed = try DocumentParser().parse(Document(bytes: Array(OPMLTests.list.xml().utf8)))
        #expect(parsed.format == .opml)
        #expect(parsed.articles.isEmpty)
        #expect(parsed.title == "Space & defence")
    }
}
