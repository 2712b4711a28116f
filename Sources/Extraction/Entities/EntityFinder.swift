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
        EntityBuilder(reading: reading).build(resolver.records, into: &draft)
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
