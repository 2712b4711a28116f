import Model

/// Turns resolved names into the entities and mentions of a draft.
struct EntityBuilder {
    let reading: Reading

    func build(_ records: [NameRecord], into draft: inout Draft) {
        var mentions: [EntityMention] = []
        for record in records where record.type != nil && !record.mentions.isEmpty {
            guard let type = record.type else { continue }
            let index = draft.entities.count
            draft.entities.append(entity(record, type))
            draft.entityTraits.append(
                EntityTraits(
                    kind: record.entry.map { reading.knowledge.entries[$0].kind } ?? kind(record, type),
                    entry: record.entry
                )
            )
            for mention in record.mentions {
                mentions.append(
                    EntityMention(
                        tokens: mention.tokens,
                        entity: index,
                        rule: mention.rule,
                        isAdjective: mention.isAdjective
                    )
                )
            }
        }
        draft.mentions = mentions.sorted {
            $0.tokens.lowerBound != $1.tokens.lowerBound
                ? $0.tokens.lowerBound < $1.tokens.lowerBound : $0.tokens.upperBound > $1.tokens.upperBound
        }
    }

    private func entity(_ record: NameRecord, _ type: EntityType) -> Entity {
        if let row = record.entry.map({ reading.knowledge.entries[$0] }) {
            return Entity(id: row.entityID, type: row.type, name: row.name, country: row.country, mentions: [])
        }
        let name = name(record)
        let folded = String(decoding: LetterFolding.fold(name), as: UTF8.self)
        return Entity(id: Identifier.make(.entity, [type.rawValue, folded]), type: type, name: name, mentions: [])
    }

    /// The longest way it is written.
    private func name(_ record: NameRecord) -> String {
        let longest = record.mentions.max { left, right in
            left.tokens.count != right.tokens.count
                ? left.tokens.count < right.tokens.count : left.tokens.lowerBound > right.tokens.lowerBound
        }
        return reading.text.string(longest?.tokens ?? record.longest)
    }

    /// From the last word of the name, where it tells.
    private func kind(_ record: NameRecord, _ type: EntityType) -> EntityKind? {
        switch type {
        case .person: .person
        case .organization: reading.trait(record.longest.upperBound - 1).contains(.bodyHead) ? .agency : .company
        default: nil
        }
    }
}
