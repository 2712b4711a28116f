import Testing

@testable import Ingestion

struct CanonicalAddressTests {
    @Test(arguments: [
        ("HTTPS://www.Example.org/a/?utm_source=x&b=2#top", "https://example.org/a?b=2"),
        ("http://example.org", "https://example.org"),
        ("https://example.org:443/a?b=2&a=1&fbclid=z", "https://example.org/a?a=1&b=2"),
        ("  https://example.org/a//  ", "https://example.org/a"),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://example.org/A", "https://example.org/A"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
    ])
    func `one page has one address`(text: String, canonical: String) {
        #expect(CanonicalAddress.of(text) == canonical)
    }

    @Test(arguments: ["", "ftp://example.org/a", "example.org/a", "mailto:a@example.org", "urn:uuid:1", "https://"])
    func `what is no address of the web has none`(text: String) {
        #expect(CanonicalAddress.of(text) == nil)
    }

    @Test(arguments: ["https://www.example.org/a/?utm_source=x", "http://example.org:80/b?z=1&y=2"])
    func `a canonical address is its own`(text: String) throws {
        let once = try #require(CanonicalAddress.of(text))
        #expect(CanonicalAddress.of(once) == once)
    }
}
