import Foundation
import Model
import Testing

@testable import Extraction

/// Scores entities and topics of the fresh batches, as the gold of the labels is scored.
struct FreshItemsTests {
    private struct Item {
        var article: Article
        var topics: Set<String>
        var entities: Set<String> = []
    }

    private struct Tally {
        var hits = 0
        var found = 0
        var expected = 0
        var f1: Double { 2 * Double(hits) / Double(max(found + expected, 1)) }
    }

    @Test(arguments: [
        ("A", FreshItems.batchA, 0.93, 0.82), ("B", FreshItems.batchB, 0.90, 0.76),
        ("C", FreshItems.batchC, 0.91, 0.79),
    ])
    func `entities and topics reach the mark`(name: String, text: String, entityMark: Double, topicMark: Double) throws
    {
        let analyzer = Analyzer(
            knowledge: try Knowledge.load(fromDirectory: ProjectFiles.knowledge),
            topicTerms: try TopicTerms.load(
                fromFile: ProjectFiles.knowledge.deletingLastPathComponent().appendingPathComponent("topics.tsv")
            )
        )
        var entities = Tally()
        var topics = Tally()
        for item in try text.components(separatedBy: "\n\n").map(item) {
            let analysis = analyzer.analyze(item.article)
            let found = Set(analysis.topics.map(\.rawValue))
            topics.hits += found.intersection(item.topics).count
            topics.found += found.count
            topics.expected += item.topics.count
            var open = item.entities
            for entity in analysis.entities {
                let names = [entity.name] + entity.aliases + entity.mentions.map(\.text)
                if let name = names.map({ key(entity.type, $0) }).first(where: open.contains) {
                    open.remove(name)
                    entities.hits += 1
                }
            }
            entities.found += analysis.entities.count
            entities.expected += item.entities.count
        }
        #expect(entities.f1 >= entityMark, "\(name): \(entities)")
        #expect(topics.f1 >= topicMark, "\(name): \(topics)")
    }

    private func key(_ type: EntityType, _ name: String) -> String {
        type.rawValue + " " + String(decoding: LetterFolding.fold(name).filter { $0 > 0x2F }, as: UTF8.self)
    }

    private func item(_ block: String) throws -> Item {
        let lines = block.split(separator: "\n", maxSplits: 1).map(String.init)
        let head = lines[0].dropFirst(2).split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        var item = Item(
            article: Article(title: head.count > 2 && !head[2].isEmpty ? head[2] : nil, body: ""),
            topics: Set(head[0].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        )
        item.article.publishedAt = Timestamp(head[1])
        var rest = Substring(try #require(lines.last))
        while let open = rest.firstIndex(of: "[") {
            item.article.body += rest[..<open]
            let close = try #require(rest.firstIndex(of: "]"))
            let mark = rest[rest.index(after: open)..<close]
            let type = try #require(types[mark.prefix(1)])
            item.entities.insert(key(type, String(mark.dropFirst(2))))
            item.article.body += mark.dropFirst(2)
            rest = rest[rest.index(after: close)...]
        }
        item.article.body += rest
        return item
    }

    private let types: [Substring: EntityType] = [
        "o": .organization, "p": .person, "l": .place, "g": .program, "d": .product,
    ]
}
