import Model

/// What the event rules ask of entities: sorts, and whom "it" or "the company" stands for.
final class EntityView {
    let text: TokenizedText
    let entities: [Entity]
    let traits: [EntityTraits]
    let mentions: [EntityMention]
    /// How many sentences back a reference is followed.
    private static let reach: Int32 = 20
    private let mentionCounts: [Int]
    private let inferredKinds: [EntityKind?]
    /// Entities that were subjects so far, with the token where, in the order of the text.
    private(set) var subjects: [(token: Int, entity: Int)] = []

    let knowledge: Knowledge

    init(_ draft: Draft, _ knowledge: Knowledge) {
        self.knowledge = knowledge
        text = draft.text
        entities = draft.entities
        traits = draft.entityTraits
        mentions = draft.mentions
        var counts = [Int](repeating: 0, count: draft.entities.count)
        for mention in draft.mentions where counts.indices.contains(mention.entity) { counts[mention.entity] += 1 }
        mentionCounts = counts
        inferredKinds = EntityView.inferKinds(draft)
    }

    /// Of a product of no table, by the noun beside its name: "the Eris rocket", "the satellite Amos-17".
    private static func inferKinds(_ draft: Draft) -> [EntityKind?] {
        var kinds = [EntityKind?](repeating: nil, count: draft.entities.count)
        for mention in draft.mentions where draft.entities.indices.contains(mention.entity) {
            guard draft.entities[mention.entity].type == .product, kinds[mention.entity] == nil else { continue }
            for index in [mention.tokens.upperBound, mention.tokens.lowerBound - 1]
            where draft.text.tokens.indices.contains(index) {
                guard let noun = GrammarLexicon.table[draft.text.tokens[index].key]?.noun else { continue }
                if let kind = kindsByNoun[noun] { kinds[mention.entity] = kind }
            }
        }
        for index in kinds.indices where draft.entities[index].type == .product && kinds[index] == nil {
            let name = draft.entities[index].name
            for other in kinds.indices where other != index && draft.entities[other].name == name {
                kinds[index] = draft.entityTraits.indices.contains(other) ? draft.entityTraits[other].kind : nil
            }
        }
        return kinds
    }

    private static let kindsByNoun: WordTable<EntityKind> = [
        "rocket": .launcher, "launcher": .launcher, "booster": .launcher, "satellite": .satellite,
        "spacecraft": .spacecraft, "missile": .missile, "drone": .drone, "aircraft": .aircraft, "ship": .ship,
        "submarine": .submarine, "lander": .lander, "rover": .rover, "capsule": .spacecraft, "probe": .spacecraft,
    ]

    /// The last subject of several members, whom "they" stands for while no other subject came between.
    private var lastGroup: (token: Int, members: [Int]) = (-1, [])

    func noteGroup(_ members: [Int], at token: Int) {
        lastGroup = (token, members)
    }

    func group(before token: Int) -> [Int]? {
        guard lastGroup.members.count > 1, lastGroup.token < token, text.tokens.indices.contains(token),
            text.tokens[token].sentence - text.tokens[lastGroup.token].sentence <= 1
        else { return nil }
        return lastGroup.members
    }

    func noteSubject(_ entity: Int, at token: Int) {
        subjects.append((token, entity))
    }

    func kind(_ entity: Int) -> EntityKind? {
        if traits.indices.contains(entity), let kind = traits[entity].kind { return kind }
        return inferredKinds.indices.contains(entity) ? inferredKinds[entity] : nil
    }

    /// The company an article is about: the one named most often, at least twice; nil when none stands out.
    private(set) lazy var mainCompany: Int? = findMainCompany()

    private func findMainCompany() -> Int? {
        var best: Int?
        for entity in entities.indices where isCompany(entity) && mentionCounts[entity] > 1 {
            if mentionCounts[entity] > best.map({ mentionCounts[$0] }) ?? 0 { best = entity }
        }
        return best ?? onlyCompany
    }

    /// The country an article is about: the one named most often, the first of several; nil when none is named.
    var mainCountry: Int? {
        let countries = entities.indices.filter(isCountry)
        let most = countries.map { mentionCounts[$0] }.max()
        return countries.filter { mentionCounts[$0] == most }.min { firstPlace(of: $0) < firstPlace(of: $1) }
    }

    private func firstPlace(of entity: Int) -> Int { mentions.firstIndex { $0.entity == entity } ?? .max }

    /// The single company of a short text.
    private var onlyCompany: Int? {
        let companies = entities.indices.filter { isCompany($0) && mentionCounts[$0] > 0 }
        return companies.count == 1 ? companies.first : nil
    }

    /// The last subject before `token`, within two sentences.
    func lastSubject(before token: Int) -> Int? {
        guard let last = subjects.last(where: { $0.token < token }), text.tokens.indices.contains(token) else {
            return nil
        }
        return text.tokens[token].sentence - text.tokens[last.token].sentence <= 2 ? last.entity : nil
    }

    /// The entity before `token` whose name holds `noun`: "the ministry" behind "Ministry of Commerce".
    func named(_ noun: WordKey, before token: Int) -> Int? {
        var position = mentionsBefore(token) - 1
        let sentence = text.tokens.indices.contains(token) ? text.tokens[token].sentence : 0
        while position >= 0 {
            let mention = mentions[position]
            if sentence - text.tokens[mention.tokens.lowerBound].sentence > EntityView.reach { return nil }
            if mention.tokens.upperBound <= token, mention.tokens.count > 1, type(mention.entity) == .organization,
                mention.tokens.contains(where: { text.tokens[$0].key == noun })
            {
                return mention.entity
            }
            position -= 1
        }
        return nil
    }

    func type(_ entity: Int) -> EntityType? { entities.indices.contains(entity) ? entities[entity].type : nil }

    func isCountry(_ entity: Int) -> Bool { kind(entity) == .country }

    /// A state, or the capital that stands for its government.
    func isState(_ entity: Int) -> Bool {
        isCountry(entity) || type(entity) == .place && kind(entity) == .city
    }

    func isPublicOrganization(_ entity: Int) -> Bool {
        guard type(entity) == .organization else { return false }
        guard let kind = kind(entity) else { return false }
        return kind.isPublicBody || kind == .alliance || kind == .international
    }

    func isCompany(_ entity: Int) -> Bool {
        type(entity) == .organization && !isPublicOrganization(entity) && kind(entity) != .association
    }

    func `is`(_ entity: Int, _ sort: EntitySort) -> Bool {
        guard let type = type(entity) else { return false }
        let kind = kind(entity)
        switch sort {
        case .org: return type == .organization
        case .company, .privateparty: return isCompany(entity)
        case .public: return isPublicOrganization(entity) || isState(entity)
        case .publicorg: return isPublicOrganization(entity)
        case .country: return isState(entity)
        case .official: return type == .person || isState(entity)
        case .statesman:
            return isPublicOrganization(entity) || isState(entity) || type == .person && holdsPublicOffice(entity)
        case .person: return type == .person
        case .place: return type == .place
        case .airport: return kind == .airport || type == .place && kind == nil
        case .program: return type == .program
        case .product: return type == .product
        case .thing: return type == .program || type == .product
        case .launcher: return kind == .launcher
        case .satellite:
            return kind == .satellite || kind == .spacecraft || kind == .constellation || kind == .mission
                || kind == .lander || kind == .rover
        case .constellation: return kind == .constellation || kind == .network || kind == .satellite
        case .network: return type == .program && (kind == .network || kind == .constellation || kind == nil)
        case .alliance: return kind == .alliance || kind == .association
        case .research: return kind == .research || kind == .university || kind == .investor
        case .money, .percent, .quantity: return false
        }
    }

    private var publicOffices: [Int: Bool] = [:]

    /// See ``findPublicOffice(_:)``; asked often, looked up once.
    private func holdsPublicOffice(_ person: Int) -> Bool {
        if let known = publicOffices[person] { return known }
        let found = findPublicOffice(person)
        publicOffices[person] = found
        return found
    }

    // MARK: references

    /// The company that "the company" stands for: the last subject if it is near, else the one the article is about.
    func company(before token: Int) -> Int? {
        if let last = lastSubject(before: token), isCompany(last) { return last }
        if let main = mainCompany, isNamed(main, before: token) { return main }
        return referent(before: token, isCompany)
    }

    private func isNamed(_ entity: Int, before token: Int) -> Bool {
        mentions.first { $0.entity == entity }.map { $0.tokens.upperBound <= token } ?? false
    }

    /// Whom a pronoun or a definite noun phrase before `token` stands for; nil when nobody fits.
    func referent(before token: Int, _ fits: (Int) -> Bool) -> Int? {
        let sentence = text.tokens.indices.contains(token) ? text.tokens[token].sentence : 0
        for (place, entity) in subjects.reversed() where place < token && fits(entity) {
            if sentence - text.tokens[place].sentence <= 3 { return entity }
            break
        }
        var position = mentionsBefore(token) - 1
        var best: Int?
        while position >= 0 {
            let mention = mentions[position]
            let distance = sentence - text.tokens[mention.tokens.lowerBound].sentence
            if distance > 4, best != nil || distance > EntityView.reach { break }
            if mention.tokens.upperBound <= token, !mention.isAdjective, fits(mention.entity) { return mention.entity }
            if fits(mention.entity), best == nil, mention.tokens.upperBound <= token { best = mention.entity }
            position -= 1
        }
        return best
    }

    /// Index of the first mention that starts at or behind `token`.
    func mentionsBefore(_ token: Int) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The outermost mentions within `tokens`, in order.
    func mentions(in tokens: Range<Int>) -> [Int] {
        var result: [Int] = []
        var position = mentionsBefore(tokens.lowerBound)
        var reach = -1
        while position < mentions.count, mentions[position].tokens.lowerBound < tokens.upperBound {
            if mentions[position].tokens.lowerBound > reach, let last = mentions[position].tokens.last {
                result.append(position)
                reach = last
            }
            position += 1
        }
        return result
    }
}
