import Foundation
import Model
import Testing

@testable import Extraction

/// Scores events on our own annotated articles as `score.py` does: type and an actor in common make an event right.
///
/// `events-tuned.jsonl` holds the articles that rules were written for after each of their batches was measured once;
/// `events-heldout.jsonl` holds those that no rule was changed for.
struct EventGoldTests {
    private struct Line: Decodable {
        struct Gold: Decodable {
            struct Entity: Decodable {
                var type: String
                var name: String
                var names: [String]
            }
            struct Event: Decodable {
                var type: String
                var status: String
                var actors: [String]
                var counterparties: [String]
                var objects: [String]
            }
            var entities: [Entity]
            var events: [Event]
        }
        var title: String?
        var body: String
        var published_at: String?
        var gold: Gold
    }

    @Test(arguments: [
        (file: "events-tuned", precision: 0.82, recall: 0.6, status: 0.9),
        (file: "events-heldout", precision: 0.7, recall: 0.45, status: 0.8),
    ])
    func `events reach the mark`(file: String, precision: Double, recall: Double, status: Double) throws {
        let analyzer = Analyzer(knowledge: try Knowledge.load(fromDirectory: ProjectFiles.knowledge))
        let path = ProjectFiles.root.appendingPathComponent("Tests/ExtractionTests/Gold/\(file).jsonl")
        let decoder = JSONDecoder()
        var right = 0
        var found = 0
        var expected = 0
        var rightStatus = 0
        for text in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
            let line = try decoder.decode(Line.self, from: Data(text.utf8))
            let article = Article(
                title: line.title,
                body: line.body,
                publishedAt: line.published_at.flatMap { Timestamp($0) }
            )
            let analysis = analyzer.analyze(article)
            let names = Dictionary(uniqueKeysWithValues: analysis.entities.map { ($0.id, $0) })
            expected += line.gold.events.count
            found += analysis.events.count
            var open = line.gold.events
            for event in analysis.events {
                let matches = open.indices.filter { isSame(open[$0], event, names) }
                guard let index = matches.first(where: { open[$0].status == event.status.rawValue }) ?? matches.first
                else { continue }
                right += 1
                if open[index].status == event.status.rawValue { rightStatus += 1 }
                open.remove(at: index)
            }
        }
        let reached = (
            precision: Double(right) / Double(max(found, 1)), recall: Double(right) / Double(max(expected, 1)),
            status: Double(rightStatus) / Double(max(right, 1))
        )
        let isEnough = reached.precision >= precision && reached.recall >= recall && reached.status >= status
        #expect(isEnough, "\(file): \(reached), \(right) of \(expected) events, \(found) found")
    }

    private func isSame(_ gold: Line.Gold.Event, _ event: Event, _ entities: [String: Entity]) -> Bool {
        guard gold.type == event.type.rawValue else { return false }
        let actors = matches(gold.actors, event.actors, entities)
        if !gold.actors.isEmpty, !event.actors.isEmpty { return actors }
        let all = gold.actors + gold.counterparties + gold.objects
        let participants = event.actors + event.counterparties + event.objects
        return all.isEmpty && participants.isEmpty || matches(all, participants, entities)
    }

    private func matches(_ names: [String], _ identifiers: [String], _ entities: [String: Entity]) -> Bool {
        let wanted = Set(names.map(folded))
        return identifiers.contains { identifier in
            guard let entity = entities[identifier] else { return false }
            return ([entity.name] + entity.aliases + entity.mentions.map(\.text)).contains {
                wanted.contains(folded($0))
            }
        }
    }

    private func folded(_ name: String) -> String {
        String(decoding: LetterFolding.fold(name).filter { $0 > 0x2F }, as: UTF8.self)
    }
}
