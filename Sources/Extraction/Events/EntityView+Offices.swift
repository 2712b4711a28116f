import Model

/// Who holds which office and who makes what, from the knowledge rows and from what stands beside the names.
extension EntityView {
    /// The bodies of the text that make or fly `product`, from its knowledge row.
    func makers(of product: Int) -> [Int] {
        guard traits.indices.contains(product), let entry = traits[product].entry,
            knowledge.entries.indices.contains(entry)
        else { return [] }
        let wanted = knowledge.entries[entry].related.map { "ent_" + $0 }
        return entities.indices.filter { wanted.contains(entities[$0].id) }
    }

    /// Whether a person speaks for a state or a public body: by the knowledge row, else by the title at the name.
    func findPublicOffice(_ person: Int) -> Bool {
        if traits.indices.contains(person), let entry = traits[person].entry, knowledge.entries.indices.contains(entry)
        {
            let row = knowledge.entries[entry]
            if let employer = row.related.first.flatMap({ knowledge.entry(rowID: $0) }) {
                return employer.kind.isPublicBody || employer.kind == .alliance || employer.kind == .international
            }
            return !row.office.isEmpty
        }
        for mention in mentions where mention.entity == person {
            if hasPublicTitle(before: mention) || hasPublicTitle(behind: mention) { return true }
        }
        return false
    }

    private func hasPublicTitle(before mention: EntityMention) -> Bool {
        let sentence = text.tokens[mention.tokens.lowerBound].sentence
        var position = mention.tokens.lowerBound - 1
        while position >= 0, position >= mention.tokens.lowerBound - 6, text.tokens[position].sentence == sentence {
            let token = text.tokens[position]
            if token.mark == 0x2C || token.mark == 0x3B { return false }
            if EntityView.titles.contains(token.key) { return !isCompanyNear(position - 3..<mention.tokens.lowerBound) }
            position -= 1
        }
        return false
    }

    private func hasPublicTitle(behind mention: EntityMention) -> Bool {
        let end = mention.tokens.upperBound
        guard text.tokens.indices.contains(end), text.tokens[end].mark == 0x2C else { return false }
        let sentence = text.tokens[end].sentence
        var position = end + 1
        while position < min(end + 9, text.tokens.count), text.tokens[position].sentence == sentence {
            let token = text.tokens[position]
            if token.mark == 0x2C { return false }
            if EntityView.titles.contains(token.key) { return !isCompanyNear(end..<position + 6) }
            position += 1
        }
        return false
    }

    private func isCompanyNear(_ tokens: Range<Int>) -> Bool {
        mentions(in: max(tokens.lowerBound, 0)..<tokens.upperBound).contains { isCompany(mentions[$0].entity) }
    }

    private static let titles: WordSet = [
        "minister", "ministers", "secretary", "president", "presidents", "premier", "chancellor", "senator", "sen",
        "rep",
        "congressman", "congresswoman", "lawmaker", "ambassador", "envoy", "spokesman", "spokeswoman", "spokesperson",
        "general", "gen", "admiral", "adm", "governor", "king", "prince", "emperor", "mayor", "commissioner", "mp",
        "legislator", "speaker", "diplomat", "undersecretary", "representative", "commander", "marshal", "colonel",
        "leader", "taoiseach", "emir", "sheikh", "sultan", "monarch", "politician",
    ]

    /// The last thing named before `token` that a definite noun ("the rocket", "the first") can stand for.
    func thing(before token: Int, noun: WordKey) -> Int? {
        let sentence = text.tokens.indices.contains(token) ? text.tokens[token].sentence : 0
        let kinds = EntityView.kindsOfNoun[noun]
        for (place, entity) in subjects.reversed() where place < token {
            if sentence - text.tokens[place].sentence > 2 { break }
            if `is`(entity, .thing), kinds != nil, fits(entity, kinds) { return entity }
        }
        var position = mentionsBefore(token) - 1
        while position >= 0 {
            let mention = mentions[position]
            if sentence - text.tokens[mention.tokens.lowerBound].sentence > 3 { return nil }
            if mention.tokens.upperBound <= token, `is`(mention.entity, .thing), fits(mention.entity, kinds) {
                return mention.entity
            }
            position -= 1
        }
        return nil
    }

    private func fits(_ entity: Int, _ kinds: [EntityKind]?) -> Bool {
        guard let kinds else { return type(entity) == .product }
        guard let kind = kind(entity) else { return type(entity) == .product && !kinds.contains(.constellation) }
        return kinds.contains(kind)
    }

    private static let satellites: [EntityKind] = [
        .satellite, .spacecraft, .constellation, .mission, .network, .lander,
    ]
    private static let aircraft: [EntityKind] = [.aircraft, .helicopter, .drone]
    private static let ships: [EntityKind] = [.ship, .shipClass, .submarine]
    private static let kindsOfNoun: WordTable<[EntityKind]> = [
        "rocket": [.launcher], "launcher": [.launcher], "booster": [.launcher], "satellite": satellites,
        "spacecraft": satellites, "probe": satellites, "orbiter": satellites, "lander": [.lander, .spacecraft],
        "capsule": [.spacecraft], "jet": aircraft, "fighter": aircraft, "aircraft": aircraft, "plane": aircraft,
        "bomber": aircraft, "airliner": aircraft, "helicopter": [.helicopter], "drone": [.drone], "uav": [.drone],
        "missile": [.missile, .munition], "interceptor": [.missile, .airDefense], "ship": ships, "frigate": ships,
        "vessel": ships, "destroyer": ships, "corvette": ships, "submarine": ships, "boat": ships, "warship": ships,
        "tank": [.vehicle], "vehicle": [.vehicle, .launcher, .drone], "howitzer": [.artillery, .vehicle],
        "network": [.network, .constellation], "constellation": [.constellation, .network, .satellite],
        "radar": [.radar], "chip": [.chip], "rover": [.rover], "module": [.spacecraft, .station],
        "programme": [.plan, .initiative, .procurement, .weaponProgram, .mission, .constellation],
        "program": [.plan, .initiative, .procurement, .weaponProgram, .mission, .constellation],
        "telescope": satellites, "battery": [.airDefense, .missile], "engine": [.engine], "demonstrator": aircraft,
    ]
}
