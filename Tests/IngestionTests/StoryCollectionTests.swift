import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// A collection of reports of our own in one store (`Stories/held-out.jsonl`): the same event in other words, and
/// events that are near and yet others. Each report is compared with all that came before it.
struct StoryCollectionTests {
    private struct Report: Decodable {
        var id: String
        var published_at: String
        var title: String?
        var body: String
        var story: String?
    }

    private static func reports() throws -> [Report] {
        let path = Repository.root.appendingPathComponent("Tests/IngestionTests/Stories/held-out.jsonl")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Report.self, from: Data($0.utf8))
        }
    }

    /// The pairs of ids that share what `key` gives.
    private static func pairs(_ reports: [Report], _ key: (Report) -> String?) -> Set<[String]> {
        var groups: [String: [String]] = [:]
        for report in reports {
            if let group = key(report) { groups[group, default: []].append(report.id) }
        }
        return Set(
            groups.values.flatMap { ids in
                ids.flatMap { one in ids.filter { one < $0 }.map { [one, $0] } }
            }
        )
    }

    @Test(arguments: [0, 1, 2])
    func `no two events are one story, and most reports of one event are`(seed: Int) throws {
        var reports = try StoryCollectionTests.reports()
        if seed > 0 {
            var random = RandomSource(seed: UInt64(seed))
            reports.shuffle(using: &random)
        }
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
        let analyzer = Analyzer(knowledge: try SharedKnowledge.loaded.get())
        let pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
        var stories: [String: String] = [:]
        var articles: [String: String] = [:]
        for report in reports {
            var article = makeArticle(
                body: report.body,
                url: "https://reports.example/\(report.id)",
                published: report.published_at
            )
            article.title = report.title
            articles[report.id] = try pipeline.ingest([article], source: "Source \(report.id)").first?.articleID
        }
        for (id, article) in articles { stories[id] = try store.article(id: article)?.storyID }
        let expected = StoryCollectionTests.pairs(reports, \.story)
        let found = StoryCollectionTests.pairs(reports) { stories[$0.id] }
        #expect(found.subtracting(expected) == [], "wrong company")
        #expect(
            Double(expected.intersection(found).count) >= 0.9 * Double(expected.count),
            "\(expected.subtracting(found))"
        )
    }
}
