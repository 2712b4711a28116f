import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

struct IngestionPipelineTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let pipeline: IngestionPipeline

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
        let knowledge = try Knowledge.load(
            fromDirectory: Repository.root.appendingPathComponent("Config/knowledge")
        )
        let analyzer = Analyzer(knowledge: knowledge)
        pipeline = IngestionPipeline(store: store, parser: DocumentParser(), batchSize: 2) { analyzer }
    }

    private func outcomes(_ articles: [Article], source: String? = nil) throws -> [IngestedItem.Outcome] {
        try pipeline.ingest(articles, source: source).map(\.outcome)
    }

    @Test func `the same articles twice are stored once`() throws {
        let articles = (0..<5).map { number in
            makeArticle(title: "Item \(number)", body: "Body \(number).", url: "https://example.org/\(number)")
        }
        #expect(try outcomes(articles) == Array(repeating: .new, count: 5))
        #expect(try outcomes(articles) == Array(repeating: .known, count: 5))
        #expect(try store.counts().articles == 5)
    }

    @Test func `items that share a time are both kept, items that share an address are one`() throws {
        let time = "2025-03-01T12:00:00Z"
        #expect(
            try outcomes([
                makeArticle(title: "A", body: "First.", url: "https://example.org/a?utm_medium=rss", published: time),
                makeArticle(title: "B", body: "Second.", url: "https://example.org/b", published: time),
                makeArticle(title: "A", body: "First.", url: "https://www.example.org/a/", published: time),
            ]) == [.new, .new, .known]
        )
    }

    @Test func `the publisher's own id counts within its source`() throws {
        let one = makeArticle(title: "A", body: "First.", guid: "17")
        let other = makeArticle(title: "B", body: "Quite another text.", guid: "17")
        #expect(try outcomes([one], source: "Alpha") == [.new])
        #expect(try outcomes([other], source: "Beta") == [.new])
        #expect(try outcomes([other], source: "Alpha") == [.changed])
        #expect(try store.counts().articles == 2)
    }

    @Test func `an item of a page shown again slightly edited is the same article`() throws {
        let text =
            "Taiwan's coast guard ordered twelve patrol drones from a local maker to watch the waters around Kinmen and Matsu this year"
        #expect(try outcomes([makeArticle(body: text + ".")], source: "Page") == [.new])
        #expect(try outcomes([makeArticle(body: text + ", officials said.")], source: "Page") == [.changed])
        #expect(try outcomes([makeArticle(body: text + ", officials said.")], source: "Other page") == [.new])
        let page = try store.articles(Filter(), page: PageRequest(limit: 10))
        #expect(page.total == 2)
    }

    @Test func `what was deleted by hand stays deleted`() throws {
        let article = makeArticle(title: "A", body: "First.", url: "https://example.org/a")
        let id = try #require(try pipeline.ingest([article], source: nil).first?.articleID)
        try pipeline.delete(articleID: id)
        let again = try pipeline.ingest([article], source: nil)
        #expect(again.first?.outcome == .leftOut && again.first?.reason != nil)
        #expect(try store.counts().articles == 0)
    }

    @Test func `the same document gives the same ids on another machine`() throws {
        let document = Document(
            bytes: Array("Saab won a contract from Poland for three submarines on Friday.\n".utf8),
            format: .text
        )
        let other = try Store(path: folder.path("other.sqlite"), clock: { 1_800_000_000_000 })
        let knowledge = try Knowledge.load(
            fromDirectory: Repository.root.appendingPathComponent("Config/knowledge")
        )
        let twin = IngestionPipeline(store: other, parser: DocumentParser()) { Analyzer(knowledge: knowledge) }
        #expect(try pipeline.ingest(document).items == twin.ingest(document).items)
        let ids = { (store: Store) throws -> [String] in
            try store.changes(after: 0, kinds: [], limit: 1000).rows.map(\.id).sorted()
        }
        #expect(try ids(store) == ids(other))
    }

    @Test func `a document that cannot be read is kept in quarantine and nothing is lost`() throws {
        let bytes = Array("{\"title\": \"no body".utf8)
        let report = try pipeline.ingest(Document(bytes: bytes, format: .json))
        #expect(report.error != nil)
        let id = try #require(report.quarantined.first)
        #expect(try store.quarantinedDocument(id: id)?.bytes == bytes)
        _ = try pipeline.ingest(Document(bytes: bytes, format: .json))
        #expect(try store.quarantined(id: id)?.attempts == 2)
        try store.write { try $0.dropQuarantined(id: id) }
        #expect(try store.quarantined(page: PageRequest(limit: 5)).total == 0)
    }

    @Test func `the same text from two sources is one story`() throws {
        let text =
            "The European Space Agency signed a contract with Thales Alenia Space for a lunar lander in Rome on Thursday, January 30, 2025"
        let one = makeArticle(body: text + ".", url: "https://alpha.example/1", published: "2025-01-30")
        let other = makeArticle(body: text + ", it said.", url: "https://beta.example/1", published: "2025-01-31")
        _ = try pipeline.ingest([one], source: "Alpha")
        _ = try pipeline.ingest([other], source: "Beta")
        let stories = try store.stories(Filter(), page: PageRequest(limit: 10))
        #expect(stories.total == 1)
        let story = try #require(stories.rows.first)
        #expect(story.reportCount == 2 && story.sourceCount == 2)
        let members = try store.members(ofStory: story.id)
        #expect(members.last?.isCopy == true && members.last?.reasons == ["same_text"])
        #expect(story.independentCount == 1)
    }
}
