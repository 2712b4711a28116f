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
        switch frame.condition {
        case .none: break
        case .future: guard arguments.isFuture else { return nil }
        case .notFuture: guard !arguments.isFuture else { return nil }
        case .joint:
            guard arguments.subject >= 0, entities.agents(arguments.subject).count > 1 else { return nil }
        }
        var roles: [(ParticipantRole, Int)] = []
        for slot in frame.slots {
            if slot.position == .possessor {
                guard matchPossessor(slot, arguments.possessors, &roles) else { return nil }
                continue
            }
            let candidates = phrases(at: slot.position, arguments)
            var fitted = false
            for phrase in candidates where fits(slot, phrase) {
                fitted = true
                assign(slot, phrase, &roles)
                if slot.position == .subject || slot.position == .object { break }
            }
            if slot.isRequired, !fitted { return nil }
            if !fitted, !slot.forbidden.isEmpty || !slot.forbiddenNouns.isEmpty, !candidates.isEmpty { return nil }
        }
        return roles
    }

    private func phrases(at position: SlotPosition, _ arguments: FrameArguments) -> [Int] {
        switch position {
        case .subject: arguments.subject >= 0 ? [arguments.subject] : []
        case .object: arguments.object >= 0 ? [arguments.object] : []
        case .indirect: arguments.indirect >= 0 ? [arguments.indirect] : []
        case .complement: arguments.complement >= 0 ? [arguments.complement] : []
        case .possessor: []
        case .preposition(let word): arguments.obliques.filter { $0.preposition == word }.map(\.phrase)
        }
    }

    private func fits(_ slot: FrameSlot, _ phrase: Int) -> Bool {
        let members = entities.members(phrase)
        let nouns = members.flatMap { member -> [NounPhrase] in
            let phrase = entities.phrases[member]
            return phrase.apposition >= 0 && phrase.mention < 0 ? [phrase, entities.phrases[phrase.apposition]] : [phrase]
        }
        if nouns.contains(where: { !$0.classes.isDisjoint(with: slot.forbidden) || slot.forbiddenNouns.contains($0.noun) }) {
            return false
        }
        guard slot.hasFilter else { return true }
        if nouns.contains(where: { !$0.classes.isDisjoint(with: slot.classes) || slot.nouns.contains($0.noun) }) {
            return true
        }
        return slot.sorts.contains { fits($0, phrase, nouns, slot) }
    }

    private func fits(_ sort: EntitySort, _ phrase: Int, _ nouns: [NounPhrase], _ slot: FrameSlot) -> Bool {
        switch sort {
        case .money, .percent, .quantity: return nouns.contains { holds(sort, $0.extent) }
        case .thing, .program, .product, .launcher, .satellite, .constellation:
            return entities.allEntities(phrase).contains { view.is($0, sort) }
        case .privateparty:
            return nouns.contains { !$0.classes.isDisjoint(with: NounClasses.company) || $0.noun == GrammarKeys.reseller }
        case .place, .airport:
            return nouns.contains { $0.mention >= 0 && view.is(view.mentions[$0.mention].entity, sort) }
        default: break
        }
        if entities.agents(phrase).contains(where: { view.is($0, sort) && allowsCity(slot, $0) }) { return true }
        if sort == .country, slot.role == .counterparty, !owners(of: phrase).isEmpty { return true }
        // An unnamed company or ministry fits, though it names nobody.
        switch sort {
        case .company, .org: return nouns.contains { $0.mention < 0 && !$0.classes.isDisjoint(with: NounClasses.company) }
        case .public, .publicorg:
            return nouns.contains { $0.mention < 0 && !$0.classes.isDisjoint(with: NounClasses.publicBody) }
        case .person, .official: return nouns.contains { $0.reference == .person }
        default: return false
        }
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

    private static let partnerPrepositions: Set<WordKey> = ["with", "to", "against", "by"]

    private func holds(_ sort: EntitySort, _ tokens: Range<Int>) -> Bool {
        amounts.contains { amount in
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
        let entitySorts = slot.sorts.filter { ![.money, .percent, .quantity, .privateparty].contains($0) }
        switch role {
        case .actor, .counterparty:
            let agents = entities.agents(phrase)
            let isOwned = agents.isEmpty && role == .counterparty && slot.sorts.contains(.country)
            for entity in isOwned ? owners(of: phrase) : agents {
                if entitySorts.isEmpty {
                    guard view.type(entity) == .organization || view.type(entity) == .person || view.isState(entity) else { continue }
                } else if !entitySorts.contains(where: { view.is(entity, $0) }) {
                    continue
                }
                guard allowsCity(slot, entity) else { continue }
                roles.append((role, entity))
            }
        case .object:
            for entity in entities.allEntities(phrase) where view.is(entity, .thing) { roles.append((role, entity)) }
        case .place:
            for entity in entities.allEntities(phrase) where view.is(entity, .place) { roles.append((role, entity)) }
        }
    }

    private func matchPossessor(_ slot: FrameSlot, _ possessors: [Int], _ roles: inout [(ParticipantRole, Int)]) -> Bool {
        let fitting = possessors.filter { entity in slot.sorts.isEmpty || slot.sorts.contains { view.is(entity, $0) } }
        if slot.isRequired, fitting.isEmpty { return false }
        guard let role = slot.role else { return true }
        for entity in fitting { roles.append((role, entity)) }
        return true
    }
}
