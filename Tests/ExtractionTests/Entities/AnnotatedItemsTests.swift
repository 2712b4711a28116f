import Foundation
import Model
import Testing

@testable import Extraction

/// Scores the entities of our own items as the issue asks: one half tuned on, the other only reported.
struct AnnotatedItemsTests {
    private struct Item {
        var title: String?
        var body = ""
        var gold: [(type: EntityType, name: String)] = []
    }

    @Test(arguments: [("tuned", AnnotatedItems.tuned, 0.92), ("reported", AnnotatedItems.reported, 0.88)])
    func `entities reach the mark`(name: String, text: String, mark: Double) throws {
        let analyzer = Analyzer(knowledge: try Knowledge.load(fromDirectory: ProjectFiles.knowledge))
        var hits = 0
        var expected = 0
        var found = 0
        for item in items(text) {
            let entities = analyzer.analyze(Article(title: item.title, body: item.body)).entities
            var open = item.gold
            for entity in entities {
                let names = Set([entity.name] + entity.aliases + entity.mentions.map(\.text)).map(folded)
                if let index = open.firstIndex(where: { $0.type == entity.type && names.contains(folded($0.name)) }) {
                    open.remove(at: index)
                    hits += 1
                    // Abbreviations and short forms are marked in the items too; they are the same entity.
                    let rest = open.filter { $0.type == entity.type && names.contains(folded($0.name)) }.count
                    expected -= rest
                    open.removeAll { $0.type == entity.type && names.contains(folded($0.name)) }
                }
            }
            expected += item.gold.count
            found += entities.count
        }
        let precision = Double(hits) / Double(max(found, 1))
        let recall = Double(hits) / Double(max(expected, 1))
        let f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        #expect(f1 >= mark, "\(name): precision \(precision), recall \(recall), F1 \(f1)")
    }

    private func folded(_ name: String) -> String {
        String(decoding: LetterFolding.fold(name).filter { $0 > 0x2F }, as: UTF8.self)
    }

    private func items(_ text: String) -> [Item] {
        text.split(separator: "\n\n").map { block in
            var item = Item()
            var lines = block.split(separator: "\n").map(String.init)
            if lines.first?.hasPrefix("# ") == true { item.title = String(lines.removeFirst().dropFirst(2)) }
            var rest = Substring(lines.joined(separator: "\n"))
            while let open = rest.firstIndex(of: "[") {
                item.body += rest[..<open]
                rest = rest[rest.index(after: open)...]
                guard let close = rest.firstIndex(of: "]"), let type = types[rest.prefix(1)] else { break }
                let name = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<close])
                if !item.gold.contains(where: { $0.type == type && $0.name == name }) { item.gold.append((type, name)) }
                item.body += name
                rest = rest[rest.index(after: close)...]
            }
            item.body += rest
            return item
        }
    }

    private let types: [Substring: EntityType] = [
        "o": .organization, "p": .person, "l": .place, "g": .program, "d": .product,
    ]
}
