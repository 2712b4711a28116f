import Testing

@testable import Model
@testable import Parsing

@Suite("Digest pages")
struct DigestParserTests {
    @Test("each page gives the articles that its annotation says", arguments: DigestPages.all)
    func articlesOfAnnotatedPages(page: AnnotatedPage) throws {
        let items = AnnotatedPage.items(of: try page.parsed())
        #expect(items.count == page.items.count)
        for (item, expected) in zip(items, page.items) { #expect(item == expected) }
    }

    @Test("each page is found out as a digest", arguments: DigestPages.all)
    func pagesAreFoundOut(page: AnnotatedPage) {
        #expect(page.isFoundOut)
    }

    @Test("the name above a page of untitled texts is the page's")
    func pageName() throws {
        let page = AnnotatedPage(
            "name of a page",
            """
            f> Morning brief
            _
            =
            b> Exail won a contract for underwater drones from the Belgian and Dutch navies' mine programme in 2025.
            _
            =
            b> Quantum Systems became a unicorn in May 2025 with a round of EUR160 million led by Balderton Capital.
            _
            =
            b> Stratolaunch flew the reusable Talon-A2 beyond Mach 5 twice, in December 2024 and March 2025, off California.
            """
        )
        #expect(AnnotatedPage.items(of: try page.parsed()) == page.items)
    }
}
