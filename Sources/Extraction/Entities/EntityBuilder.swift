import Model

/// Turns resolved names into the entities and mentions of a draft.
struct EntityBuilder {
    let reading: Reading
    let hits: [KnownNameScanner.Hit]

    func build(_ records: [NameRecord], into draft: inout Draft) {
        var mentions: [EntityMention] = []
        for record in records where !record.mentions.isEmpty {
            guard let type = record.type else { continue }
            let index = draft.entities.count
            if let entry = record.entry {
                draft.entities.append(known(entry))
                draft.entityTraits.append(EntityTraits(kind: reading.knowledge.entries[entry].kind, entry: entry))
            } else {
                draft.entities.append(unknown(record, type))
                draft.entityTraits.append(EntityTraits(kind: kind(record, type), entry: nil))
            }
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

    /// A thing with a row. The row is not taken out of its table: copying it costs more than the rest.
    private func known(_ entry: Int) -> Entity {
        Entity(
            id: reading.knowledge.entries[entry].entityID,
            type: reading.knowledge.entries[entry].type,
            name: reading.knowledge.entries[entry].name,
            country: reading.knowledge.entries[entry].country,
            mentions: []
        )
    }

    private func unknown(_ record: NameRecord, _ type: EntityType) -> Entity {
        let name = longestName(record)
        return Entity(
            id: Identifier.make(.entity, [type.rawValue, folded(name)]),
            type: type,
            name: name,
            country: country(record, type),
            mentions: []
        )
    }

    /// The longest way it is written, the first of several.
    private func longestName(_ record: NameRecord) -> String {
        let longest = record.mentions.max { left, right in
            left.tokens.count != right.tokens.count
                ? left.tokens.count < right.tokens.count : left.tokens.lowerBound > right.tokens.lowerBound
        }
        return reading.text.string(longest?.tokens ?? record.longest)
    }

    private func folded(_ name: String) -> String {
        String(decoding: LetterFolding.fold(name), as: UTF8.self)
    }

    // MARK: kind

    /// From the last or first word of the name, where it tells.
    private func kind(_ record: NameRecord, _ type: EntityType) -> EntityKind? {
        switch type {
        case .person: return .person
        case .organization:
            let ends = [record.longest.upperBound - 1, record.longest.lowerBound]
            for index in ends {
                if let kind = EntityBuilder.kinds[reading.word(index)] { return kind }
            }
            return reading.trait(record.longest.upperBound - 1).contains(.bodyHead) ? .agency : .company
        case .place, .program, .product: return nil
        }
    }

    private static let kinds: WordTable<EntityKind> = [
        "ministry": .ministry, "department": .ministry, "ministere": .ministry, "ministerio": .ministry,
        "navy": .armedService, "army": .armedService, "force": .armedService, "forces": .armedService,
        "marines": .armedService, "corps": .armedService, "guard": .armedService, "brigade": .militaryUnit,
        "regiment": .militaryUnit, "squadron": .militaryUnit, "wing": .militaryUnit, "fleet": .militaryUnit,
        "parliament": .legislature, "senate": .legislature, "congress": .legislature, "house": .legislature,
        "committee": .legislature, "assembly": .legislature, "court": .court, "university": .university,
        "institute": .research, "institut": .research, "academy": .research, "laboratory": .research,
        "capital": .investor, "ventures": .investor, "partners": .investor, "fund": .investor,
        "investments": .investor, "shipyard": .shipyard, "shipyards": .shipyard, "exchange": .exchange,
        "association": .association, "federation": .association, "alliance": .alliance, "group": .company,
        "bank": .company, "services": .company,
    ]

    // MARK: country

    /// The home that the text gives an unknown company: "Sweden's X", "the Danish drone maker X", "X of Italy".
    private func country(_ record: NameRecord, _ type: EntityType) -> String? {
        guard type == .organization || type == .product else { return nil }
        for mention in record.mentions {
            if let country = countryBefore(mention.tokens.lowerBound) ?? countryBehind(mention.tokens.upperBound) {
                return country
            }
        }
        return nil
    }

    private func countryBefore(_ start: Int) -> String? {
        let sentence = reading.text.sentence(ofToken: start).tokens
        var index = start - 1
        var steps = 0
        while index >= sentence.lowerBound, steps < 6 {
            if let hit = hits.first(where: { $0.tokens.upperBound == index + 1 }) { return country(of: hit) }
            let isNoun = reading.isSmall(index) && reading.trait(index).isDisjoint(with: [.function, .speechVerb])
            guard reading.kind(index) == .possessive || reading.kind(index) == .hyphen || isNoun else { return nil }
            index -= 1
            steps += 1
        }
        return nil
    }

    private func countryBehind(_ end: Int) -> String? {
        guard reading.word(end) == Words.of, let hit = hits.first(where: { $0.tokens.lowerBound == end + 1 }) else {
            return nil
        }
        return country(of: hit)
    }

    private func country(of hit: KnownNameScanner.Hit) -> String? {
        guard let pattern = hit.patterns.first, !pattern.writing.contains(.needsContext) else { return nil }
        let entry = Int(pattern.entry)
        return reading.knowledge.entries[entry].type == .place ? reading.knowledge.entries[entry].country : nil
    }
}
