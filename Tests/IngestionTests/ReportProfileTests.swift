import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// What a report is compared by, as it is kept with it.
struct ReportProfileTests {
    private static let text = """
        Finland's Patria received an order worth 230 million euros for 91 armoured vehicles from Sweden on May 12, 2025. \
        Deliveries were pushed back to 2027, the ministry in Stockholm said.
        """

    private func profile(of text: String) throws -> ReportProfile {
        let article = makeArticle(body: text, url: "https://a.example/1", published: "2025-05-13")
        let analysis = Analyzer(knowledge: try SharedKnowledge.loaded.get()).analyze(article)
        let draft = ArticleDraft(article, analysis: analysis, source: nil)
        var keys: [String: Int64] = [:]
        return ReportProfile(draft, wording: ReportWording(draft)) { id in
            let key = keys[id] ?? Int64(keys.count) * 1_000_003 - 5
            keys[id] = key
            return key
        }
    }

    @Test func `bytes hold all of it`() throws {
        let profile = try profile(of: ReportProfileTests.text)
        #expect(!profile.names.isEmpty && !profile.days.isEmpty && !profile.sums.isEmpty && !profile.events.isEmpty)
        #expect(profile.tellsDelay)
        let bytes = profile.packed
        #expect(ReportProfile(packed: bytes) == profile)
        #expect(bytes.count < 600)
    }

    @Test func `bytes cut short or of another form are not read`() throws {
        let bytes = try profile(of: ReportProfileTests.text).packed
        for length in 0..<bytes.count { #expect(ReportProfile(packed: Array(bytes[..<length])) == nil) }
        #expect(ReportProfile(packed: [99] + bytes.dropFirst()) == nil)
    }

    @Test func `damaged bytes do no harm`() throws {
        let bytes = try profile(of: ReportProfileTests.text).packed
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0xFF
            // Whatever comes out, it comes out.
            _ = ReportProfile(packed: damaged)
        }
    }

    @Test func `an article stored without a profile is compared all the same`() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
        let analyzer = Analyzer(knowledge: try SharedKnowledge.loaded.get())
        let pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
        let first = makeArticle(body: ReportProfileTests.text, url: "https://a.example/1", published: "2025-05-13")
        let second = makeArticle(
            body: "Sweden has bought 91 vehicles from Patria for €230 million, the Finnish maker said on Monday.",
            url: "https://b.example/2",
            published: "2025-05-13"
        )
        let one = try #require(try pipeline.ingest([first], source: "A").first?.articleID)
        try store.write { session in
            let key = try #require(try session.articleKeys(ofIDs: [one]).first)
            // As an earlier version of the program left it.
            try session.keep(profile: [], of: key)
        }
        let two = try #require(try pipeline.ingest([second], source: "B").first?.articleID)
        #expect(try store.article(id: one)?.storyID == store.article(id: two)?.storyID)
    }
}
