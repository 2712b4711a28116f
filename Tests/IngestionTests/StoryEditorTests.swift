import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

struct StoryEditorTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let pipeline: IngestionPipeline
    private let knowledge: Knowledge

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
        knowledge = try SharedKnowledge.loaded.get()
        let analyzer = Analyzer(knowledge: knowledge)
        pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
    }

    private func add(_ text: String, _ day: String, source: String) throws -> (article: String, story: String) {
        let article = makeArticle(
            body: text,
            url: "https://\(source).example/\(day)/\(text.utf8.count)",
            published: day
        )
        let id = try #require(try pipeline.ingest([article], source: source).first?.articleID)
        return (id, try #require(try store.article(id: id)?.storyID))
    }

    private static let awarded =
        "Poland's Armament Agency awarded Saab a contract for three A26 submarines on November 26, 2025."
    private static let chosen = "Warsaw's choice fell on the Swedish yard for its Orka programme, an official said."

    @Test func `a merge by hand moves reports and events, and the old id keeps resolving`() throws {
        let one = try add(StoryEditorTests.awarded, "2025-11-27", source: "alpha")
        let other = try add(StoryEditorTests.chosen, "2025-11-28", source: "beta")
        #expect(one.story != other.story)
        let survivor = try StoryEditor().merge([other.story], into: one.story, in: store)
        #expect(survivor == one.story)
        #expect(try store.story(id: other.story)?.mergedInto == one.story)
        #expect(try store.story(id: one.story)?.reportCount == 2)
        #expect(try store.article(id: other.article)?.storyID == one.story)
        let changes = try store.changes(after: 0, kinds: ["story"], limit: 100).rows
        #expect(changes.contains { $0.id == other.story && $0.action == "merged" })
        // Merging what is merged already is a conflict, not a silence.
        #expect(throws: StoreError.self) { try StoryEditor().merge([other.story], into: one.story, in: store) }
    }

    @Test func `a split by hand gives a new story, and events follow their claims`() throws {
        let text = StoryEditorTests.awarded
        let one = try add(text, "2025-11-27", source: "alpha")
        let other = try add(text + " It is worth €2.3 billion.", "2025-11-27", source: "beta")
        #expect(one.story == other.story)
        let shared = try store.events(ofStory: one.story)
        #expect(shared.count == 1 && shared.first?.reportCount == 2)

        let new = try StoryEditor().split([other.article], from: one.story, in: store)
        #expect(new != one.story)
        #expect(try store.article(id: other.article)?.storyID == new)
        let (left, right) = (try store.events(ofStory: one.story), try store.events(ofStory: new))
        #expect(left.map(\.id) == shared.map(\.id))
        #expect(left.first?.reportCount == 1 && right.first?.reportCount == 1)
        #expect(try store.claims(ofEvent: right.first?.id ?? "").map(\.articleID) == [other.article])
        let changes = try store.changes(after: 0, kinds: ["story"], limit: 100).rows
        #expect(changes.contains { $0.id == one.story && $0.action == "split" && $0.detail?.contains(new) == true })

        // Merged again by hand, the event is one again and both ids resolve.
        _ = try StoryEditor().merge([new], into: one.story, in: store)
        #expect(try store.events(ofStory: one.story).map(\.reportCount) == [2])
        #expect(try store.event(id: right.first?.id ?? "")?.mergedInto == shared.first?.id)
    }

    @Test func `what was decided by hand outlives a later report and a re-analysis`() throws {
        let text = StoryEditorTests.awarded
        let one = try add(text, "2025-11-27", source: "alpha")
        let other = try add(text + " It is worth €2.3 billion.", "2025-11-27", source: "beta")
        let apart = try StoryEditor().split([other.article], from: one.story, in: store)
        let third = try add(text + " Deliveries are to end by 2030.", "2025-11-28", source: "gamma")
        #expect([one.story, apart].contains(third.story))
        #expect(try store.story(id: one.story)?.mergedInto == nil)
        #expect(try store.story(id: apart)?.mergedInto == nil)

        let lone = try add(StoryEditorTests.chosen, "2025-11-28", source: "delta")
        _ = try StoryEditor().merge([lone.story], into: one.story, in: store)

        // Knowledge without Saab's row: every article is read with other rules than before.
        let progress = try Reanalysis(store: store, analyzer: Analyzer(knowledge: .empty), batchSize: 2).run(
            takesAll: false
        )
        #expect(progress.read == 4)
        #expect(try store.article(id: one.article)?.storyID != store.article(id: other.article)?.storyID)
        #expect(try store.article(id: lone.article)?.storyID == store.article(id: one.article)?.storyID)
    }

    @Test func `what cannot be split is refused and nothing changes`() throws {
        let one = try add(StoryEditorTests.awarded, "2025-11-27", source: "alpha")
        let other = try add(StoryEditorTests.chosen, "2025-11-28", source: "beta")
        #expect(throws: StoreError.self) { try StoryEditor().split([one.article], from: one.story, in: store) }
        #expect(throws: StoreError.self) { try StoryEditor().split([other.article], from: one.story, in: store) }
        #expect(throws: StoreError.self) { try StoryEditor().split(["art_none"], from: one.story, in: store) }
        #expect(throws: StoreError.self) { try StoryEditor().merge([one.story], into: "sto_none", in: store) }
        #expect(try store.stories(Filter(), page: PageRequest(limit: 10)).total == 2)
    }

    @Test func `the copy is the report published later, whichever came in first`() throws {
        let late = try add(StoryEditorTests.awarded + " Deliveries follow.", "2025-11-29", source: "alpha")
        let early = try add(StoryEditorTests.awarded + " Deliveries will follow.", "2025-11-27", source: "beta")
        #expect(late.story == early.story)
        let members = try store.members(ofStory: early.story)
        #expect(members.map(\.article.id) == [early.article, late.article])
        #expect(members.map(\.isCopy) == [false, true])
        let story = try #require(try store.story(id: early.story))
        #expect(story.primaryArticleID == early.article && story.independentCount == 1)
    }
}

struct ReanalysisTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let knowledge: Knowledge

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
        knowledge = try SharedKnowledge.loaded.get()
        let analyzer = Analyzer(knowledge: .empty)
        let pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
        _ = try pipeline.ingest(
            [
                makeArticle(
                    body: "Hanwha Aerospace won a $1 billion contract from Poland on Monday.",
                    url: "https://alpha.example/1",
                    published: "2025-12-30"
                ),
                makeArticle(
                    body: "Nothing of note was said about the weather.",
                    url: "https://alpha.example/2",
                    published: "2025-12-30"
                ),
                makeArticle(
                    body: "NASA and JAXA signed an agreement in Tokyo on Tuesday.",
                    url: "https://alpha.example/3",
                    published: "2025-12-31"
                ),
            ],
            source: "Alpha"
        )
    }

    private func reanalysis(_ knowledge: Knowledge) -> Reanalysis {
        Reanalysis(store: store, analyzer: Analyzer(knowledge: knowledge), batchSize: 2)
    }

    @Test func `a preview tells the differences and stores nothing`() throws {
        let before = try store.lastChange()
        var told: [Reanalysis.Change] = []
        let progress = try reanalysis(knowledge).preview(takesAll: false) { told.append($0) }
        #expect(progress.read == 3 && progress.changed == told.count && progress.changed >= 2)
        #expect(told.flatMap(\.difference.added).contains { $0.hasPrefix("entity organization") })
        #expect(try store.lastChange() == before)
    }

    @Test func `only what was read with another stamp is read, and once`() throws {
        let first = try reanalysis(knowledge).run(takesAll: false)
        #expect(first.read == 3 && first.total == 3 && first.unchanged >= 1)
        let names = try store.articles(Filter(), page: PageRequest(limit: 5)).rows.map(\.analyzer)
        #expect(names == Array(repeating: Analyzer(knowledge: knowledge).stamp, count: 3))
        #expect(try reanalysis(knowledge).run(takesAll: false).read == 0)
        // The same rules and knowledge find the same: nothing changes, and nobody need sync it.
        let before = try store.lastChange()
        let again = try reanalysis(knowledge).run(takesAll: true)
        #expect(again.read == 3 && again.changed == 0)
        #expect(try store.lastChange() == before)
    }

    @Test func `an article that is read anew is as if it had been read so at first`() throws {
        _ = try reanalysis(knowledge).run(takesAll: false)
        let fresh = try Store(path: folder.path("fresh.sqlite"), clock: { 1_764_000_000_000 })
        let analyzer = Analyzer(knowledge: knowledge)
        let pipeline = IngestionPipeline(store: fresh, parser: DocumentParser()) { analyzer }
        let rows = try store.articles(Filter(), order: .oldestFirst, page: PageRequest(limit: 5)).rows
        for row in rows {
            let article = makeArticle(body: row.body, url: row.url, published: row.published?.description)
            _ = try pipeline.ingest([article], source: "Alpha")
            let difference = AnalysisDifference(
                from: try #require(try fresh.analysis(ofArticle: row.id)),
                to: try #require(try store.analysis(ofArticle: row.id))
            )
            #expect(difference.isEmpty, "\(difference)")
        }
        let events = { (store: Store) in
            Set(try store.events(Filter(), page: PageRequest(limit: 10)).rows.map { "\($0.type) \($0.reportCount)" })
        }
        #expect(try events(store) == events(fresh))
    }

    @Test func `a run over all articles that was cut short goes on where it stopped`() throws {
        let stamp = Analyzer(knowledge: .empty).stamp
        // As a killed process leaves it: one batch noted, the run still open.
        let rows = try store.articlesToReanalyze(after: 0, stamp: nil, limit: 2)
        try store.write { session in
            let run = try session.beginReanalysis(stamp: stamp, takesAll: true)
            try session.noteReanalysis(run.run, stamp: stamp, upTo: rows[1].known.id, counts: RunCounts())
        }
        let progress = try reanalysis(.empty).run(takesAll: true)
        #expect(progress.isResumed && progress.read == 1)
        #expect(try reanalysis(.empty).run(takesAll: true).read == 3)
    }
}
