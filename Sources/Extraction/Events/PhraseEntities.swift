import Model

/// Which entities a noun phrase of a parsed sentence stands for.
struct PhraseEntities {
    let view: EntityView
    let phrases: [NounPhrase]
    let chunks: [Chunk]
    let groups: [VerbGroup]

    /// The phrase and, when it opens an enumeration, its other members.
    func members(_ phrase: Int) -> [Int] {
        var result: [Int] = []
        var current = phrase
        while phrases.indices.contains(current), result.count < 24 {
            result.append(current)
            current = phrases[current].next
        }
        return result
    }

    /// Who acts or is acted with: names, what pronouns and "the company" stand for, and the country of an unnamed
    /// national group.
    func agents(_ phrase: Int) -> [Int] {
        var result: [Int] = []
        for member in members(phrase) {
            for entity in agentsOfMember(member, depth: 0) where !result.contains(entity) { result.append(entity) }
        }
        return result
    }

    private func agentsOfMember(_ index: Int, depth: Int) -> [Int] {
        let phrase = phrases[index]
        if phrase.mention >= 0 { return named(phrase) }
        if isPairMeant(phrase), let group = view.group(before: phrase.tokens.lowerBound) { return group }
        if phrase.reference == .group, let group = view.group(before: phrase.tokens.lowerBound) { return group }
        if phrase.reference != .none { return referent(of: phrase).map { [$0] } ?? [] }
        if phrase.apposition >= 0, depth < 2 {
            let found = agentsOfMember(phrase.apposition, depth: depth + 1)
            if !found.isEmpty { return found }
        }
        if !phrase.classes.isDisjoint(with: PhraseEntities.partial), let whole = whole(of: phrase), depth < 2 {
            return whole
        }
        if !phrase.classes.isDisjoint(with: NounClasses.publicBody), view.mentions(in: phrase.tokens).isEmpty,
            chunks.indices.contains(phrase.chunk + 1), chunks[phrase.chunk + 1].key == GrammarKeys.of,
            let whole = whole(of: phrase)
        {
            return whole  // "the coast guards of Japan and the Philippines"
        }
        if phrase.isDefinite || phrase.hasPossessivePronoun, let entity = referent(of: phrase) { return [entity] }
        if !phrase.classes.isDisjoint(with: NounClasses.nominalPlan) {
            // "the US decision to …", "Trump's announcement": who decides or announces.
            let named = view.mentions(in: phrase.tokens).map { view.mentions[$0].entity }
            return (named.last { !view.is($0, .thing) } ?? named.last).map { [$0] } ?? []
        }
        return national(phrase)
    }

    private static let partial = NounClasses.part.union(NounClasses.people).union(NounClasses.report)

    /// A name; before a person's also the organisation of the office ("AIT director Raymond Greene").
    private func named(_ phrase: NounPhrase) -> [Int] {
        let mention = view.mentions[phrase.mention]
        if view.type(mention.entity) == .product {
            // "a SpaceX Falcon 9": who flies it.
            let maker = view.mentions(in: phrase.tokens).first { view.type(view.mentions[$0].entity) == .organization }
            return maker.map { [view.mentions[$0].entity, mention.entity] } ?? [mention.entity]
        }
        guard view.type(mention.entity) == .person else { return [mention.entity] }
        for inner in view.mentions(in: phrase.tokens) where inner != phrase.mention {
            let body = view.mentions[inner]
            let between = body.tokens.upperBound..<mention.tokens.lowerBound
            if view.type(body.entity) == .organization, body.tokens.upperBound < mention.tokens.lowerBound,
                between.contains(where: {
                    GrammarLexicon.table[view.text.tokens[$0].key]?.nounClasses.contains(NounClasses.director) == true
                })
            {
                return [body.entity, mention.entity]
            }
        }
        if phrases.indices.contains(phrase.apposition),
            !phrases[phrase.apposition].classes.isDisjoint(with: NounClasses.office)
        {
            // "Kuo, the minister of economic affairs (MOEA)": the body of the office.
            let body = view.mentions(in: phrases[phrase.apposition].extent).map { view.mentions[$0].entity }
                .first(where: view.isPublicOrganization)
            if let body { return [mention.entity, body] }
        }
        return [mention.entity]
    }

    /// "Taiwanese firms", "Taiwan's military", "South Korean drone manufacturers": the country.
    private func national(_ phrase: NounPhrase) -> [Int] {
        guard
            !phrase.classes.isDisjoint(
                with: NounClasses.collective.union(NounClasses.publicBody).union(NounClasses.people)
            )
        else { return [] }
        return view.mentions(in: phrase.tokens).suffix(1).compactMap { index in
            let mention = view.mentions[index]
            // "Senate appropriators", "Pentagon officials": the body they sit in.
            // "the Trump administration": who leads it.
            let leads = view.type(mention.entity) == .person && PhraseEntities.cabinets.contains(phrase.noun)
            guard leads || view.isCountry(mention.entity) || view.isPublicOrganization(mention.entity) else {
                return nil
            }
            return mention.entity
        }
    }

    /// "a unit of the Qatar Investment Authority", "its subsidiary", "a consortium led by Pixxel".
    private func whole(of phrase: NounPhrase) -> [Int]? {
        if phrase.hasPossessivePronoun {
            return view.referent(before: phrase.tokens.lowerBound) { view.type($0) == .organization }.map { [$0] }
        }
        if let named = view.mentions(in: phrase.tokens).last.map({ view.mentions[$0].entity }),
            view.type(named) == .organization
        {
            return [named]
        }
        var next = phrase.chunk + 1
        guard chunks.indices.contains(next) else { return nil }
        if chunks[next].kind == .verbGroup, chunks[next].index >= 0, groups[chunks[next].index].verb == GrammarKeys.lead
        {
            next += 1
        }
        guard chunks.indices.contains(next + 1), chunks[next].kind == .preposition,
            chunks[next + 1].kind == .nounPhrase,
            GrammarKeys.belonging.contains(chunks[next].key)
        else { return nil }
        var result: [Int] = []
        for member in members(chunks[next + 1].index) where phrases[member].mention >= 0 {
            result.append(view.mentions[phrases[member].mention].entity)
        }
        return result.isEmpty ? nil : result
    }

    /// Whom a pronoun or "the company" stands for.
    private func referent(of phrase: NounPhrase) -> Int? {
        let before = phrase.tokens.lowerBound
        switch phrase.reference {
        case .person: return view.referent(before: before) { view.type($0) == .person }
        case .thing, .group:
            return view.referent(before: before) { view.type($0) == .organization || view.isCountry($0) }
        case .demonstrative: return nil
        case .none: break
        }
        if view.mentions(in: phrase.tokens).isEmpty, phrase.isDefinite,
            let entity = view.named(phrase.noun, before: before)
        {
            return entity
        }
        if !phrase.classes.isDisjoint(with: NounClasses.company) {
            // "the Turkish company": of that country where countries are known.
            let country = view.mentions(in: phrase.tokens).last.flatMap {
                view.entities[view.mentions[$0].entity].country
            }
            if let country,
                let match = view.referent(
                    before: before,
                    { view.isCompany($0) && view.entities[$0].country == country }
                )
            {
                return match
            }
            return view.company(before: before)
        }
        if !phrase.classes.isDisjoint(with: NounClasses.publicBody), view.mentions(in: phrase.tokens).isEmpty {
            if phrase.noun == GrammarKeys.country || phrase.noun == GrammarKeys.government
                || phrase.noun == GrammarKeys.island || phrase.noun == GrammarKeys.cabinet
            {
                return view.referent(before: before) { view.isCountry($0) }
            }
            // "The defence ministry": of the country told of, where no body was named.
            return view.referent(before: before) { view.isPublicOrganization($0) }
                ?? (PhraseEntities.stateBodies.contains(phrase.noun)
                    ? view.referent(before: before) { view.isCountry($0) } : nil)
        }
        return nil
    }

    /// "the rocket", "the first of the jets", "its satellites": the thing named before.
    private func thingMeant(by phrase: NounPhrase, _ named: [Int]) -> Int? {
        guard phrase.mention < 0, phrase.reference == .none, phrase.isDefinite || phrase.hasPossessivePronoun,
            !phrase.classes.isDisjoint(with: NounClasses.things) || PhraseEntities.ordinals.contains(phrase.noun),
            !named.contains(where: { view.is(view.mentions[$0].entity, .thing) }),
            !chunks.indices.contains(phrase.chunk + 2) || chunks[phrase.chunk + 1].key != GrammarKeys.of
                || chunks[phrase.chunk + 2].index >= 0 && chunks[phrase.chunk + 2].kind == .nounPhrase
                    && phrases[chunks[phrase.chunk + 2].index].reference == .group  // "the first of them"
        else { return nil }
        return view.thing(before: phrase.tokens.lowerBound, noun: phrase.noun)
    }

    /// "the two", "the pair", "the companies": those who acted together before.
    func isPairMeant(_ phrase: NounPhrase) -> Bool {
        guard phrase.mention < 0, phrase.isDefinite, view.mentions(in: phrase.tokens).isEmpty else { return false }
        return PhraseEntities.pairs.contains(phrase.noun)
            || phrase.isPlural && !phrase.classes.isDisjoint(with: NounClasses.company)
    }

    private static let pairs: WordSet = ["two", "pair", "duo", "three", "trio", "partner", "four", "party", "side"]
    private static let stateBodies: WordSet = [
        "ministry", "parliament", "navy", "army", "military", "force", "procurement", "authority",
    ]
    private static let cabinets: WordSet = ["administration", "government", "cabinet"]
    private static let ordinals: WordSet = ["first", "second", "third", "two", "three", "four", "programme", "program"]

    /// All names within the phrase, its members and what is set beside or in brackets behind them.
    func allEntities(_ phrase: Int) -> [Int] {
        var result: [Int] = []
        for member in members(phrase) {
            if phrases[member].reference == .thing,
                let last = view.lastSubject(before: phrases[member].tokens.lowerBound),
                view.is(last, .thing)
            {
                result.append(last)
            }
            let named = view.mentions(in: phrases[member].extent)
            for index in named { result.append(view.mentions[index].entity) }
            if let thing = thingMeant(by: phrases[member], named) { result.append(thing) }
            let apposition = phrases[member].apposition
            if phrases.indices.contains(apposition) {
                for index in view.mentions(in: phrases[apposition].extent) {
                    result.append(view.mentions[index].entity)
                }
            }
        }
        return result
    }
}
