import Model

/// The arguments a frame is held against: of a verb's clause or of a noun with its attachments.
struct FrameArguments {
    var subject = -1
    var object = -1
    var indirect = -1
    var complement = -1
    /// Names before the head noun of the phrase that carries the predicate's content.
    var possessors: [Int] = []
    var obliques: [Clause.Oblique] = []
    var tokens: Range<Int>
    var isFuture = false
    var isOngoing = false
    var isJointly = false
    /// The verbs of the infinitives that the clause governs.
    var purposes: [WordKey] = []
}

/// Holds frames against clauses and reads off who plays which role.
struct FrameMatcher {
    let entities: PhraseEntities
    let amounts: [Located<Amount>]
    private var view: EntityView { entities.view }

    init(entities: PhraseEntities, amounts: [Located<Amount>]) {
        self.entities = entities
        self.amounts = amounts
    }

    /// The roles `frame` gives in `arguments`; nil when it does not fit.
    func match(_ frame: PredicateFrame, _ arguments: FrameArguments) -> [(ParticipantRole, Int)]? {
        guard mayFit(frame, arguments) else { return nil }
        switch frame.condition {
        case .none, .more: break
        case .ongoing: guard arguments.isOngoing else { return nil }
        case .future: guard arguments.isFuture else { return nil }
        case .notFuture: guard !arguments.isFuture else { return nil }
        case .jointly:
            guard arguments.isJointly, arguments.subject >= 0, entities.agents(arguments.subject).count > 1 else {
                return nil
            }
        case .joint:
            guard arguments.subject >= 0, entities.agents(arguments.subject).count > 1 else { return nil }
        }
        var roles: [(ParticipantRole, Int)] = []
        for slot in frame.slots {
            if slot.position == .possessor {
                guard matchPossessor(slot, arguments.possessors, &roles) else { return nil }
                continue
            }
            guard fill(slot, arguments, &roles) else { return nil }
        }
        return roles
    }

    /// The cheap questions first, since most frames of a verb fail: what must be there, and the class of its head noun.
    private func mayFit(_ frame: PredicateFrame, _ arguments: FrameArguments) -> Bool {
        for slot in frame.slots where slot.isRequired {
            switch slot.position {
            case .object:
                guard arguments.object >= 0, !slot.sorts.isEmpty || fits(slot, arguments.object) else { return false }
            case .subject:
                guard arguments.subject >= 0, !slot.sorts.isEmpty || fits(slot, arguments.subject) else { return false }
            case .preposition(let word):
                guard arguments.obliques.contains(where: { $0.preposition == word }) else { return false }
            default: break
            }
        }
        return true
    }

    /// Looks the slot's phrase up and assigns its role; false when the slot says that the frame does not fit.
    private func fill(_ slot: FrameSlot, _ arguments: FrameArguments, _ roles: inout [(ParticipantRole, Int)]) -> Bool {
        let phrase: Int
        switch slot.position {
        case .subject: phrase = arguments.subject
        case .object: phrase = arguments.object
        case .indirect: phrase = arguments.indirect
        case .complement: phrase = arguments.complement
        case .possessor: return true
        case .purpose:
            return !slot.isRequired
                || (slot.nouns.isEmpty
                    ? !arguments.purposes.isEmpty : arguments.purposes.contains { slot.nouns.contains($0) })
        case .preposition(let word):
            var fitted = false
            for oblique in arguments.obliques where oblique.preposition == word && fits(slot, oblique.phrase) {
                fitted = true
                assign(slot, oblique.phrase, &roles)
            }
            return fitted || !slot.isRequired
        }
        if slot.isAbsent { return phrase < 0 }
        guard phrase >= 0 else { return !slot.isRequired }
        guard fits(slot, phrase) else {
            return !slot.isRequired && !holdsForbidden(slot, phrase)
        }
        assign(slot, phrase, &roles)
        return true
    }

    /// Whether the phrase itself may fill the slot; the noun classes are asked before anything is resolved.
    private func fits(_ slot: FrameSlot, _ phrase: Int) -> Bool {
        var matches = !slot.hasFilter
        var current = phrase
        var count = 0
        while entities.phrases.indices.contains(current), count < 24 {
            let found = entities.phrases[current]
            if !slot.forbidden.isEmpty || !slot.forbiddenNouns.isEmpty, isForbidden(found, slot) { return false }
            if !matches, slot.hasFilter { matches = hasNoun(found, slot) }
            let isNamedThing = found.mention < 0 || view.is(view.mentions[found.mention].entity, .program)
            if isNamedThing, entities.phrases.indices.contains(found.apposition), !matches {
                matches = hasNoun(entities.phrases[found.apposition], slot)
            }
            current = found.next
            count += 1
        }
        return matches || slot.sorts.contains { fits($0, phrase, slot) }
    }

    private func holdsForbidden(_ slot: FrameSlot, _ phrase: Int) -> Bool {
        guard !slot.forbidden.isEmpty || !slot.forbiddenNouns.isEmpty else { return false }
        return anyNoun(phrase) { isForbidden($0, slot) }
    }

    private func isForbidden(_ phrase: NounPhrase, _ slot: FrameSlot) -> Bool {
        if phrase.mention >= 0, let type = view.type(view.mentions[phrase.mention].entity),
            type == .organization || type == .person
        {
            return false
        }
        return !phrase.classes.isDisjoint(with: slot.forbidden) || slot.forbiddenNouns.contains(phrase.noun)
    }

    private func hasNoun(_ phrase: NounPhrase, _ slot: FrameSlot) -> Bool {
        // "Grob Aircraft" is no aircraft: the words of a body's or person's name are no nouns.
        if phrase.mention >= 0, let type = view.type(view.mentions[phrase.mention].entity),
            type == .organization && view.kind(view.mentions[phrase.mention].entity) != .shipyard || type == .person
        {
            return false
        }
        return !phrase.classes.isDisjoint(with: slot.classes) || slot.nouns.contains(phrase.noun)
    }

    /// Whether a member of the enumeration, or what is set beside a common noun in it, passes.
    private func anyNoun(_ phrase: Int, _ passes: (NounPhrase) -> Bool) -> Bool {
        var current = phrase
        var count = 0
        while entities.phrases.indices.contains(current), count < 24 {
            let found = entities.phrases[current]
            if passes(found) { return true }
            if found.mention < 0, entities.phrases.indices.contains(found.apposition),
                passes(entities.phrases[found.apposition])
            {
                return true
            }
            current = found.next
            count += 1
        }
        return false
    }

    private func fits(_ sort: EntitySort, _ phrase: Int, _ slot: FrameSlot) -> Bool {
        switch sort {
        case .money, .percent, .quantity: return anyNoun(phrase) { holds(sort, $0.extent) }
        case .thing, .program, .product, .launcher, .satellite, .constellation:
            return entities.allEntities(phrase).contains { view.is($0, sort) }
        case .privateparty:
            return anyNoun(phrase) {
                !$0.classes.isDisjoint(with: NounClasses.company) || $0.noun == GrammarKeys.reseller
            }
        case .place, .airport:
            return anyNoun(phrase) { $0.mention >= 0 && view.is(view.mentions[$0.mention].entity, sort) }
        default: break
        }
        if entities.agents(phrase).contains(where: { view.is($0, sort) && allowsCity(slot, $0) }) { return true }
        if sort == .country, takesOwners(slot), !owners(of: phrase).isEmpty { return true }
        // An unnamed company or ministry fits, though it names nobody.
        switch sort {
        case .company, .org:
            return anyNoun(phrase) { $0.mention < 0 && !$0.classes.isDisjoint(with: NounClasses.company) }
        case .public, .publicorg:
            return anyNoun(phrase) { $0.mention < 0 && !$0.classes.isDisjoint(with: NounClasses.publicBody) }
        case .statesman:
            return anyNoun(phrase) { $0.mention < 0 && !$0.classes.isDisjoint(with: NounClasses.publicBody) }
        case .person, .official: return anyNoun(phrase) { $0.reference == .person }
        default: return false
        }
    }

    private func takesOwners(_ slot: FrameSlot) -> Bool {
        guard slot.role == .counterparty, slot.sorts.contains(.country), case .preposition = slot.position else {
            return false
        }
        return true
    }

    /// "tariffs on Taiwanese goods", "support for Taiwan's defence": the country that what is named belongs to.
    private func owners(of phrase: Int) -> [Int] {
        entities.members(phrase).flatMap { member in
            view.mentions(in: entities.phrases[member].tokens).map { view.mentions[$0].entity }.filter(view.isCountry)
        }
    }

    /// A capital stands for its government as who acts or whom one talks to, not behind "in" or "from".
    private func allowsCity(_ slot: FrameSlot, _ entity: Int) -> Bool {
        guard view.type(entity) == .place, !view.isCountry(entity) else { return true }
        switch slot.position {
        case .subject, .possessor, .object: return true
        case .preposition(let word): return FrameMatcher.partnerPrepositions.contains(word)
        default: return false
        }
    }

    private static let partnerPrepositions: WordSet = ["with", "to", "against", "by"]

    private func holds(_ sort: EntitySort, _ tokens: Range<Int>) -> Bool {
        // A sum told a second time is no amount of its own: its currency sign shows it.
        if sort == .money, tokens.contains(where: { view.text.tokens[$0].kind == .currency }) { return true }
        return amounts.contains { amount in
            guard amount.tokens.overlaps(tokens) else { return false }
            switch amount.finding.kind {
            case .money: return sort == .money
            case .percent: return sort == .percent
            case .quantity: return sort == .quantity
            }
        }
    }

    private func assign(_ slot: FrameSlot, _ phrase: Int, _ roles: inout [(ParticipantRole, Int)]) {
        guard let role = slot.role else { return }
        switch role {
        case .actor, .counterparty:
            let agents = entities.agents(phrase)
            let isOwned = agents.isEmpty && takesOwners(slot)
            for entity in isOwned ? owners(of: phrase) : agents {
                if slot.entitySorts.isEmpty {
                    guard view.type(entity) == .organization || view.type(entity) == .person || view.isState(entity)
                    else { continue }
                } else if !slot.entitySorts.contains(where: { view.is(entity, $0) }) {
                    continue
                }
                guard allowsCity(slot, entity) else { continue }
                // A rocket acts for who flies it, whom ``EventReader`` looks up.
                let isThing = view.type(entity) == .product
                roles.append((isThing ? .object : role, entity))
            }
        case .object:
            for entity in entities.allEntities(phrase) where view.is(entity, .thing) { roles.append((role, entity)) }
        case .place:
            for entity in entities.allEntities(phrase) where view.is(entity, .place) { roles.append((role, entity)) }
        }
    }

    private func matchPossessor(_ slot: FrameSlot, _ possessors: [Int], _ roles: inout [(ParticipantRole, Int)]) -> Bool
    {
        let fitting = possessors.filter { entity in slot.sorts.isEmpty || slot.sorts.contains { view.is(entity, $0) } }
        if slot.isRequired, fitting.isEmpty { return false }
        guard let role = slot.role else { return true }
        for entity in fitting { roles.append((role, entity)) }
        return true
    }
}
