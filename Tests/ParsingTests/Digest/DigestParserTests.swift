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
}
