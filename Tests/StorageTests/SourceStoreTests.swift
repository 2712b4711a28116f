import Model
import Storage
import TestSupport
import Testing

struct SourceStoreTests {
    private let folder: TemporaryFolder
    private let store: Store

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
    }

    private func add(_ name: String, _ url: String) throws -> SourceRow {
        let id = try store.write { try $0.addSource(Source(name: name, url: url), origin: .api) }
        return try #require(try store.source(id))
    }

    @Test func `names and addresses are unique`() throws {
        _ = try add("A", "https://example.org/a")
        for (name, url) in [("A", "https://example.org/b"), ("B", "https://example.org/a")] {
            do {
                _ = try add(name, url)
                Issue.record("\(name) \(url) was taken twice")
            } catch let error as StoreError {
                #expect(error.code == .conflict)
            }
        }
    }

    @Test func `a source known from documents becomes one that is fetched, and keeps its id`() throws {
        _ = try store.write { try $0.sourceKey(named: "Paper") }
        let passive = try #require(try store.source("Paper"))
        #expect(passive.source.state == .passive && passive.source.url == nil)
        let fetched = try add("Paper", "https://example.org/feed")
        #expect(fetched.id == passive.id && fetched.source.state == .active)
        #expect(try store.sources(page: PageRequest(limit: 10)).total == 1)
    }

    @Test func `changed settings forget the validators, so that they apply to what the source shows now`() throws {
        let row = try add("A", "https://example.org/a")
        var progress = SourceProgress()
        progress.etag = "\"1\""
        progress.contentSHA256 = "x"
        progress.nextDueAt = 5
        progress.failures = 3
        progress.lastRunAt = 4
        try store.write { [progress] in try $0.saveProgress(progress, ofSource: row.key) }
        #expect(try store.source("A")?.progress == progress)
        var changed = row.source
        changed.drop = "webinar"
        try store.write { [changed] in try $0.updateSource(row, to: changed) }
        let after = try #require(try store.source("A"))
        #expect(after.source == changed)
        #expect(after.progress.etag == nil && after.progress.contentSHA256 == nil && after.progress.nextDueAt == nil)
        #expect(after.progress.lastRunAt == 4)
    }

    @Test func `removing forgets, and every step is in the sequence of changes`() throws {
        let row = try add("A", "https://example.org/a")
        try store.write { try $0.setState(.paused, ofSource: row) }
        #expect(try store.source(row.id)?.source.state == .paused)
        try store.write { try $0.removeSource(row) }
        #expect(try store.source(row.id) == nil)
        let changes = try store.changes(after: 0, kinds: ["source"], limit: 10).rows
        #expect(changes.map(\.action) == ["created", "updated", "deleted"])
        #expect(Set(changes.map(\.id)) == [row.id])
    }

    @Test func `sources are paged`() throws {
        for number in 0..<5 { _ = try add("S\(number)", "https://example.org/\(number)") }
        var names: [String] = []
        var after: PagePosition?
        repeat {
            let page = try store.sources(states: [.active], page: PageRequest(limit: 2, after: after))
            names += page.rows.map(\.source.name)
            after = page.next
        } while after != nil
        #expect(names == (0..<5).map { "S\($0)" })
    }

    @Test func `a rule matches what search would find`() throws {
        let articles = [
            makeArticle(title: "Launches resume", body: "Nothing else."),
            makeArticle(title: "Webinar", body: "About rockets that launched."),
            makeArticle(title: "Quiet", body: "No news."),
        ]
        #expect(try ArticleRule("launch").matches(articles) == [true, true, false])
        #expect(try ArticleRule("launch -webinar").matches(articles) == [true, false, false])
        #expect(try ArticleRule("\"else nothing\"").matches(articles) == [false, false, false])
        #expect(throws: StoreError.self) { try ArticleRule("-x") }
    }
}
