import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// Days of articles that nobody dated: placed by the day they were read, shown as such, and never held against another.
struct AssumedDatesTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let pipeline: IngestionPipeline

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_790_000_000_000 })
        let analyzer = Analyzer(knowledge: try SharedKnowledge.loaded.get())
        pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
    }

    private func add(_ text: String, read day: String, isAssumed: Bool = true) throws {
        let document = Document(
            bytes: Array(text.utf8),
            format: .text,
            publishedAt: Timestamp(day),
            isPublicationAssumed: isAssumed
        )
        #expect(try pipeline.ingest(document).counts.new == 1)
    }

    private func events() throws -> [EventRow] {
        try store.events(Filter(), page: PageRequest(limit: 10)).rows
    }

    private static let weekday =
        "The European Space Agency awarded OHB System a contract for two Galileo satellites on Tuesday. "
        + "The Bremen company will build both satellites, the agency said."
    private static let dated =
        "On November 25, 2025, the European Space Agency awarded OHB System a contract for two Galileo satellites, "
        + "which the Bremen company will build."

    @Test(arguments: [[weekday, dated], [dated, weekday]])
    func `a weekday of an undated article does not part it from the report that names the day`(texts: [String]) throws {
        for text in texts { try add(text, read: "2026-11-30") }
        let events = try events()
        #expect(events.count == 1)
        let event = try #require(events.first)
        #expect(event.occurredOn == "2025-11-25")
        #expect(!event.isDateAssumed)
        #expect(!event.hasConflict)
        #expect(event.reportCount == 2)
        #expect(try store.developments(ofEvent: event.id).allSatisfy { $0.kind != .dateChanged })
        #expect(try Set(store.claims(ofEvent: event.id).map(\.isDateAssumed)) == [true, false])
    }

    @Test func `without another report the assumed day is given, and said to be assumed`() throws {
        try add(AssumedDatesTests.weekday, read: "2026-11-30")
        let event = try #require(try events().first)
        #expect(event.occurredOn == "2026-11-24")
        #expect(event.isDateAssumed)
    }

    @Test func `a day is not assumed when the document was dated, or the text has the year`() throws {
        try add(AssumedDatesTests.weekday, read: "2025-11-27", isAssumed: false)
        try add(
            "Rocket Lab launched an Electron rocket from Mahia on March 4, 2026, the company said.",
            read: "2026-11-30"
        )
        let found = try events()
        #expect(Set(found.compactMap(\.occurredOn)) == ["2025-11-25", "2026-03-04"])
        #expect(found.allSatisfy { !$0.isDateAssumed })
    }

    @Test(arguments: [
        ("November 25, 2025", true), ("2027", true), ("the fourth quarter of 2027", true), ("2026-30", true),
        ("Tuesday", false), ("January 22", false), ("last week", false), ("12,345", false),
    ])
    func `a year is stated by four digits`(text: String, isStated: Bool) {
        let date = TemporalExpression(
            value: "2025-11-25",
            precision: .day,
            start: 0,
            end: 1,
            text: text,
            rule: "test"
        )
        #expect(date.statesYear == isStated)
    }
}
