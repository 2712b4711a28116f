import Foundation
import Model

@testable import Extraction

/// A text whose entities are marked in place, so that events are tested apart from the recognition of names.
///
/// `[o:Rocket Lab]`: see ``EventCases`` for the letters.
struct MarkedText {
    var draft: Draft

    init(
        _ marked: String,
        title: String? = nil,
        referenceDay: CalendarDay? = CalendarDay(year: 2025, month: 12, day: 1)
    ) {
        var plain = ""
        var marks: [(start: Int, end: Int, name: String, letter: Character)] = []
        var rest = Substring(marked)
        while let open = rest.firstIndex(of: "[") {
            plain += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "]"), let colon = rest.firstIndex(of: ":") else { break }
            let label = rest[..<colon]
            let surface = rest[rest.index(after: colon)..<close]
            let name = label.contains("=") ? String(label.drop { $0 != "=" }.dropFirst()) : String(surface)
            marks.append((plain.utf8.count, plain.utf8.count + surface.utf8.count, name, label.first ?? "o"))
            plain += surface
            rest = rest[rest.index(after: close)...]
        }
        plain += rest
        let text = Tokenizer.tokenize(SourceText(title: title, body: plain))
        draft = Draft(text: text, referenceDay: referenceDay)
        markAmounts()
        let offset = text.source.bodyStart
        for mark in marks {
            let tokens = text.tokens.indices.filter {
                Int(text.tokens[$0].start) >= mark.start + offset && Int(text.tokens[$0].end) <= mark.end + offset
            }
            guard let first = tokens.first, let last = tokens.last else { continue }
            let entity = index(of: mark.name, mark.letter)
            draft.mentions.append(
                EntityMention(
                    tokens: first..<last + 1,
                    entity: entity,
                    rule: "test",
                    isAdjective: text.string(first..<last + 1) != mark.name
                )
            )
        }
    }

    /// Sums behind a currency sign and percentages, without their exact values: only that they are there matters here.
    private mutating func markAmounts() {
        for index in draft.text.tokens.indices where draft.text.tokens[index].isNumber {
            let isMoney = index > 0 && draft.text.tokens[index - 1].kind == .currency
            let isPercent = index + 1 < draft.text.tokens.count && draft.text.tokens[index + 1].mark == 0x25
            let span = draft.text.scalars(index..<index + 1)
            let text = draft.text.string(index)
            let kind: AmountKind = isMoney ? .money : isPercent ? .percent : .quantity
            let amount = Amount(
                kind: kind,
                value: Double(text) ?? 0,
                start: span.start,
                end: span.end,
                text: text,
                rule: "test"
            )
            draft.amounts.append(Located(tokens: index..<index + 1, finding: amount))
        }
    }

    private mutating func index(of name: String, _ letter: Character) -> Int {
        if let known = draft.entities.firstIndex(where: { $0.name == name }) { return known }
        let (type, kind): (EntityType, EntityKind?) =
            switch letter {
            case "g": (.organization, .agency)
            case "c": (.place, .country)
            case "l": (.place, .city)
            case "p": (.person, .person)
            case "r": (.product, .launcher)
            case "s": (.product, .satellite)
            case "d": (.product, nil)
            case "n": (.program, nil)
            default: (.organization, .company)
            }
        draft.entities.append(Entity(id: name, type: type, name: name, mentions: []))
        draft.entityTraits.append(EntityTraits(kind: kind, entry: nil))
        return draft.entities.count - 1
    }

    /// The events found, with entity names for identifiers.
    func events() -> [Event] {
        var draft = draft
        EventFinder.find(in: &draft)
        return draft.events
    }
}

/// One line of ``EventCases``.
struct EventCase: CustomStringConvertible {
    struct Expected: Equatable, CustomStringConvertible {
        var type: String
        var status: String
        var actors: Set<String>
        var counterparties: Set<String>

        var description: String {
            "\(type) \(status) \(actors.sorted().joined(separator: " + ")) > \(counterparties.sorted().joined(separator: " + "))"
        }
    }

    var sentence: String
    var expected: [Expected]
    var description: String { sentence }

    static func all(_ table: String) -> [EventCase] {
        table.split(separator: "\n").compactMap { line in
            guard let arrow = line.range(of: "=>") else { return nil }
            let sentence = line[..<arrow.lowerBound].drop { $0 == " " }
            let events = line[arrow.upperBound...].split(separator: ";").compactMap(expected)
            return EventCase(sentence: String(sentence), expected: events)
        }
    }

    private static func expected(_ text: Substring) -> Expected? {
        let words = text.split(separator: " ")
        guard words.count >= 3 else { return nil }
        let sides = words.dropFirst(2).joined(separator: " ").split(separator: ">", omittingEmptySubsequences: false)
        func names(_ side: Substring) -> Set<String> {
            Set(
                side.split(separator: "+").map { $0.split(separator: " ").joined(separator: " ") }.filter {
                    $0 != "-" && !$0.isEmpty
                }
            )
        }
        return Expected(
            type: String(words[0]),
            status: String(words[1]),
            actors: names(sides[0]),
            counterparties: sides.count > 1 ? names(sides[1]) : []
        )
    }

    /// What is found in the sentence, in the same shape.
    func found() -> [Expected] {
        MarkedText(sentence).events().map {
            Expected(
                type: $0.type.rawValue,
                status: $0.status.rawValue,
                actors: Set($0.actors),
                counterparties: Set($0.counterparties)
            )
        }
    }
}
