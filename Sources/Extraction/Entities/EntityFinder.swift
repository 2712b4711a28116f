import Model

/// Finds who, where and what is named in a text.
enum EntityFinder {
    /// Adds ``Draft/entities``, ``Draft/entityTraits`` and ``Draft/mentions``.
    static func find(in draft: inout Draft, knowledge: Knowledge) {
        let reading = Reading(draft, knowledge: knowledge)
        let hits = KnownNameScanner(
            text: reading.text,
            traits: reading.traits,
            gazetteer: knowledge.gazetteer,
            kindOf: { knowledge.entries[Int($0.entry)].kind }
        ).hits()
        let chunker = NameChunker(reading: reading, hits: hits)
        var pieces = reading.text.sentences.flatMap { chunker.pieces(in: $0) }
        let definitions = AcronymFinder(reading: reading).definitions()
        pieces = PhraseFinder(reading: reading, hits: hits).refine(pieces, definitions: definitions)
        EvidenceCollector(reading: reading, hits: hits).weigh(&pieces)
        var resolver = NameResolver(reading: reading, hits: hits)
        for piece in pieces { resolver.add(piece) }
        resolver.resolve(definitions: definitions)
        EntityBuilder(reading: reading, hits: hits).build(resolver.records, into: &draft)
    }

    /// Hands the mentions out to their entities and weighs how much the article is about each; the last step.
    static func finish(_ draft: inout Draft, knowledge: Knowledge) {
        Salience.weigh(&draft)
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
        for index in draft.entities.indices {
            let known = draft.entityTraits[index].entry.map { knowledge.entries[$0].otherNames } ?? []
            var aliases = known
            for mention in draft.entities[index].mentions
            where mention.text != draft.entities[index].name && !aliases.contains(mention.text) {
                aliases.append(mention.text)
            }
            draft.entities[index].aliases = aliases
        }
    }
}
