import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Storage

/// The file that keeps columns between two starts.
struct SearchSnapshotTests {
    private let fixture: StoreFixture

    init() throws {
        fixture = try StoreFixture()
        for number in 0..<20 { try add(number) }
    }

    private func add(_ number: Int) throws {
        try fixture.add(
            makeArticle(
                title: "T\(number)",
                body: "A drone.",
                url: "https://x.example/\(number)",
                published: "2025-0\(1 + number % 3)-10",
                source: "S\(number % 2)"
            ),
            entities: [makeEntity("Saab")],
            topics: [.naval],
            countries: ["SE"]
        )
    }

    private var path: String { Store.columnsPath(fixture.folder.path("test.sqlite")) }

    /// Another store on the same file, as after a new start.
    private func reopened() throws -> Store {
        try Store(path: fixture.folder.path("test.sqlite"), clock: fixture.clock.read)
    }

    private func facets(_ store: Store) throws -> [[Int]] {
        var filter = Filter()
        filter.query = "drone"
        var request = SearchRequest(filter)
        request.facets = [.source, .organization, .country, .topic, .month]
        return try store.search(request).facets.map { $0.values.map(\.count) }
    }

    @Test func `a start from the file gives what reading the tables gives`() throws {
        try fixture.store.warmSearch()
        #expect(FileManager.default.fileExists(atPath: path))
        let again = try reopened()
        #expect(try facets(again) == facets(fixture.store))
        #expect(again.searchIndex.isRestored && !fixture.store.searchIndex.isRestored)
        #expect(try again.verifySearch().isEmpty)
    }

    @Test func `what came after the file was written is caught up with`() throws {
        try fixture.store.warmSearch()
        for number in 20..<30 { try add(number) }
        let id = try #require(try fixture.store.search(SearchRequest(Filter())).hits.first?.article.id)
        _ = try fixture.store.write { try $0.delete(articleID: id) }
        let again = try reopened()
        #expect(try facets(again)[0].reduce(0, +) == 29)
        #expect(again.searchIndex.isRestored)
        #expect(try again.verifySearch().isEmpty)
    }

    @Test func `facets that were read later come into the file`() throws {
        var request = SearchRequest(Filter())
        request.filter.query = "drone"
        let store = try reopened()
        #expect(try store.search(request).total == 20)
        try store.close()
        #expect(ColumnFileReader(path: path)?.texts("facet.country.names") == nil)
        try fixture.store.warmSearch()
        #expect(ColumnFileReader(path: path)?.texts("facet.country.names") == ["SE"])
    }

    @Test(arguments: ["cut", "flip", "front", "empty", "foreign"])
    func `a file that does not fit is passed over`(damage: String) throws {
        try fixture.store.warmSearch()
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        switch damage {
        case "cut": bytes.removeLast(bytes.count / 2)
        case "flip":
            // The lengths, the first array, begin on the first boundary of 64 bytes behind the directory.
            let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
            bytes[(end + 64) / 64 * 64] ^= 0x55
        case "front": bytes[20] ^= 0x01
        case "empty": bytes = []
        default:
            // The change with the file's number is another one: the database is not the one that was read.
            try fixture.store.pool.write { try $0.execute(sql: "UPDATE change SET at = at + 1") }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let again = try reopened()
        #expect(try facets(again)[0] == [10, 10])
        #expect(!again.searchIndex.isRestored)
        #expect(try again.verifySearch().isEmpty)
    }

    @Test func `a check names what memory, file and index have wrong`() throws {
        try fixture.store.warmSearch()
        #expect(try fixture.store.verify().faults.isEmpty)
        try fixture.store.pool.write {
            try $0.execute(sql: "UPDATE article SET published_seconds = 5 WHERE article_key = 3")
            try $0.execute(sql: "DELETE FROM article_fts_docsize WHERE id = 4")
        }
        let faults = try fixture.store.verify().faults
        #expect(faults.contains { $0.hasPrefix("memory: article 3: published") })
        #expect(faults.contains { $0.hasPrefix("kept columns: article 3: published") })
        #expect(faults.contains { $0 == "article 4 is not in the full-text index" })
        #expect(try fixture.store.rebuildSearch() == 20)
        #expect(try fixture.store.verify().faults.isEmpty)
    }

    @Test func `arrays come back as they were written`() throws {
        let path = fixture.folder.path("arrays")
        let numbers = (0..<1000).map { UInt32($0 * 7) }
        var writer = ColumnFileWriter()
        writer.add("numbers", numbers.withUnsafeBufferPointer { GrowingColumn(copying: $0) })
        writer.add("none", GrowingColumn<Float>())
        writer.add("words", texts: ["", "é", "two words"])
        let stamp = ColumnStamp(sequence: 7, change: "x")
        try writer.write(to: path, stamp)
        let reader = try #require(ColumnFileReader(path: path))
        #expect(reader.stamp == stamp)
        let read: GrowingColumn<UInt32> = try #require(reader.column("numbers"))
        #expect(read.withValues { Array($0) } == numbers)
        let none: GrowingColumn<Float>? = reader.column("none")
        #expect(none?.count == 0)
        #expect(reader.texts("words") == ["", "é", "two words"])
        let wrongType: GrowingColumn<UInt64>? = reader.column("numbers")
        #expect(wrongType == nil && reader.texts("numbers") == nil)
    }
}
