import Model

/// Finds who, where and what is named in a text.
enum EntityFinder {
    /// Adds ``Draft/entities``, ``Draft/entityTraits`` and ``Draft/mentions``.
    static func find(in draft: inout Draft, knowledge: Knowledge) {
        let text = draft.text
        let traits = text.tokens.map { $0.isWord ? knowledge.lexicon.traits(of: $0.key) : [] }
        let scanner = KnownNameScanner(text: text, traits: traits, gazetteer: knowledge.gazetteer)
        var entityOfEntry: [Int: Int] = [:]
        for hit in scanner.hits() where hit.isCertain {
            guard let pattern = hit.patterns.first, pattern.form != .demonym else { continue }
            let entry = Int(pattern.entry)
            let entity: Int
            if let known = entityOfEntry[entry] {
                entity = known
            } else {
                entity = draft.entities.count
                entityOfEntry[entry] = entity
                let row = knowledge.entries[entry]
                draft.entities.append(
                    Entity(id: row.entityID, type: row.type, name: row.name, country: row.country, mentions: [])
                )
                draft.entityTraits.append(EntityTraits(kind: row.kind, entry: entry))
            }
            draft.mentions.append(
                EntityMention(
                    tokens: hit.tokens,
                    entity: entity,
                    rule: "knowledge.name",
                    isAdjective: pattern.form == .adjective
                )
            )
        }
    }

    /// Hands the mentions out to their entities; the last step.
    static func finish(_ draft: inout Draft) {
        for mention in draft.mentions {
            let span = draft.text.scalars(mention.tokens)
            let found = Mention(
                start: span.start,
                end: span.end,
                text: draft.text.string(mention.tokens),
                rule: mention.rule
            )
            draft.entities[mention.entity].mentions.append(found)
        }
    }
}
