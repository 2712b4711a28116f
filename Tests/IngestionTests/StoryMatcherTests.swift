import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// Which reports become one story, told through the pipeline: the analysis is part of the decision.
struct StoryMatcherTests {
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
        pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
    }

    /// Stores the reports in order and gives the story of each.
    private func stories(_ reports: [(day: String, text: String)]) throws -> [String?] {
        let ids = try reports.enumerated().map { index, report in
            let article = makeArticle(
                body: report.text,
                url: "https://source\(index).example/\(index)",
                published: report.day
            )
            return try pipeline.ingest([article], source: "Source \(index)").first?.articleID ?? ""
        }
        return try ids.map { try store.article(id: $0)?.storyID }
    }

    private static let same: [[(day: String, text: String)]] = [
        [
            (
                "2025-12-23",
                "Japan's H3 rocket failed on December 22, 2025, when its second stage shut down early and the Michibiki 5 navigation satellite was lost, JAXA said."
            ),
            (
                "2025-12-22",
                "The Japan Aerospace Exploration Agency lost a Michibiki satellite on Monday. The upper stage of the H3 stopped before it had reached orbit."
            ),
        ],
        [
            (
                "2025-03-21",
                "Boeing was awarded the contract for the F-47 fighter by the U.S. Air Force on Friday, beating Lockheed Martin to the Next Generation Air Dominance programme."
            ),
            (
                "2025-03-22",
                "President Donald Trump said on March 21 that Boeing will build the F-47, the U.S. Air Force's successor to the F-22. Lockheed Martin lost the competition."
            ),
        ],
    ]

    private static let different: [[(day: String, text: String)]] = [
        [
            ("2025-05-02", "SpaceX launched a Falcon 9 with 23 Starlink satellites from Cape Canaveral on May 1."),
            ("2025-05-08", "SpaceX launched a Falcon 9 with 23 Starlink satellites from Cape Canaveral on May 8."),
        ],
        [
            ("2025-09-08", "EchoStar sold spectrum licences to SpaceX for $17 billion on Monday."),
            ("2025-08-26", "EchoStar sold spectrum licences to AT&T for $23 billion on Tuesday."),
        ],
        [
            ("2025-06-05", "Anduril raised $2.5 billion in a round led by Founders Fund."),
            ("2025-06-17", "Helsing raised €600 million in a round led by Prima Materia."),
        ],
        [
            ("2025-01-24", "With Donald Trump back in the White House, South Korea expects tariffs on its drones."),
            (
                "2025-01-24",
                "As Donald Trump returns to the White House, Taiwan hopes for orders from the United States."
            ),
        ],
    ]

    @Test(arguments: same.indices, [false, true])
    func `reports of one event are one story, in either order`(index: Int, isReversed: Bool) throws {
        let reports = StoryMatcherTests.same[index]
        let found = try stories(isReversed ? reports.reversed() : reports)
        #expect(found[0] != nil && found[0] == found[1])
    }

    @Test(arguments: different.indices, [false, true])
    func `reports of two events are two stories`(index: Int, isReversed: Bool) throws {
        let reports = StoryMatcherTests.different[index]
        let found = try stories(isReversed ? reports.reversed() : reports)
        #expect(found[0] != found[1])
    }
}
