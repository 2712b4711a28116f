import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// A row that is added to the tables later takes over what was stored under the name before.
struct AdoptionTests {
    private let folder: TemporaryFolder
    private let store: Store

    private static let text = "Brankelo Robotics of Norway won a contract worth €5 million for ten drones."
    private static let row = "brankelo\tBrankelo Robotics\tstartup\tNO\tBrankelo Robotikk\t\n"

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
    }

    private func analyzer(withRow: Bool) throws -> Analyzer {
        var tables: [KnowledgeTable: [UInt8]] = [:]
        for table in KnowledgeTable.allCases {
            tables[table] = Array((table.columns.joined(separator: "\t") + "\n").utf8)
        }
        tables[.countries, default: []] += Array("country-no\tNO\tNorway\tNorwegian\t\t\t\n".utf8)
        if withRow { tables[.organizations, default: []] += Array(Self.row.utf8) }
        return Analyzer(knowledge: try Knowledge.parse(tables: tables))
    }

    private func ingest(_ text: String, _ day: String, with analyzer: Analyzer) throws -> String {
        let pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
        let article = makeArticle(body: text, url: "https://alpha.example/\(day)", published: day)
        return try #require(try pipeline.ingest([article], source: "Alpha").first?.articleID)
    }

    private func companies(_ article: String) throws -> [Entity] {
        try #require(try store.analysis(ofArticle: article)).entities.filter { $0.type == .organization }
    }

    @Test func `the next article that names it moves all there was, and the old id keeps resolving`() throws {
        let first = try ingest(Self.text, "2025-11-27", with: try analyzer(withRow: false))
        let before = try #require(try companies(first).first)
        #expect(before.name == "Brankelo Robotics" && before.id != "ent_brankelo")
        let second = try ingest(
            "Brankelo Robotics opened an office in Norway.",
            "2025-11-29",
            with: try analyzer(withRow: true)
        )
        #expect(try companies(second).map(\.id) == ["ent_brankelo"])
        #expect(try companies(first).map(\.id) == ["ent_brankelo"])
        #expect(try store.entity(id: before.id)?.mergedInto == "ent_brankelo")
        #expect(try store.entity(id: "ent_brankelo")?.articleCount == 2)
        let changes = try store.changes(after: 0, kinds: ["entity"], limit: 100).rows
        #expect(changes.contains { $0.id == before.id && $0.action == "merged" })
        // Its events are found by the new id and by the old one.
        for id in ["ent_brankelo", before.id] {
            var filter = Filter()
            filter.entity = FieldFilter(include: [id])
            #expect(try !store.events(filter, page: PageRequest(limit: 5)).rows.isEmpty)
        }
    }

    @Test func `reading anew adopts too, and a second run changes nothing`() throws {
        let first = try ingest(Self.text, "2025-11-27", with: try analyzer(withRow: false))
        let old = try #require(try companies(first).first?.id)
        let reanalysis = Reanalysis(store: store, analyzer: try analyzer(withRow: true))
        #expect(try reanalysis.run(takesAll: false).changed == 1)
        #expect(try companies(first).map(\.id) == ["ent_brankelo"])
        #expect(try store.entity(id: old)?.mergedInto == "ent_brankelo")
        #expect(try reanalysis.run(takesAll: true).changed == 0)
    }

    @Test func `a thing of another name stays`() throws {
        let other = try ingest(
            "Brankelo Dynamics of Norway won a contract worth €5 million for ten drones.",
            "2025-11-27",
            with: try analyzer(withRow: false)
        )
        let before = try companies(other).map(\.id)
        _ = try ingest(Self.text, "2025-11-29", with: try analyzer(withRow: true))
        #expect(try companies(other).map(\.id) == before && before.count == 1)
    }
}
