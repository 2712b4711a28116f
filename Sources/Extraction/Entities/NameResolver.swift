import Model

/// Groups pieces by name, decides what each name is, and joins the names of one thing.
struct NameResolver {
    let reading: Reading
    let hits: [KnownNameScanner.Hit]
    private(set) var records: [NameRecord] = []
    private var recordOfKey: [UInt64: Int] = [:]
    private var recordOfEntry: [Int: Int] = [:]
    /// Rows that the text names in a way that needs no context.
    private var certainEntries: Set<Int> = []

    init(reading: Reading, hits: [KnownNameScanner.Hit]) {
        self.reading = reading
        self.hits = hits
    }

    // MARK: collecting

    /// Adds a piece to the record of its name.
    mutating func add(_ piece: NamePiece) {
        let key = reading.key(of: piece.tokens)
        let index: Int
        if let known = recordOfKey[key] {
            index = known
        } else {
            index = records.count
            recordOfKey[key] = index
            records.append(NameRecord(longest: piece.tokens, parent: index))
            if let hit = piece.hit { records[index].patterns = hits[hit].patterns }
        }
        var mention = NameRecord.Mention(tokens: withoutNoun(piece), rule: piece.rule)
        if let hit = piece.hit {
            mention.rule = "knowledge.name"
            mention.isAdjective = hits[hit].patterns.first?.form == .adjective
            if records[index].patterns.isEmpty { records[index].patterns = hits[hit].patterns }
        }
        records[index].mentions.append(mention)
        records[index].evidence.merge(piece.evidence)
        if !piece.isUnsureStart { records[index].isUnsure = false }
    }

    /// "Nova rocket", "Artemis program": the small noun of a known name is no part of the mention.
    private func withoutNoun(_ piece: NamePiece) -> Range<Int> {
        var range = piece.tokens
        guard piece.hit != nil else { return range }
        while range.count > 1, reading.isSmall(range.upperBound - 1),
            !reading.trait(range.upperBound - 1).isDisjoint(with: [.productNoun, .programNoun])
        {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return range
    }

    // MARK: deciding

    /// Links certain names to their rows, decides the others, joins short forms, and drops what stays unclear.
    mutating func resolve(definitions: [AcronymFinder.Definition]) {
        let nouns = Set(definitions.filter(\.isNoun).map(\.key))
        for index in records.indices { linkCertain(index) }
        certainEntries = Set(records.compactMap { $0.isCertain ? $0.entry : nil })
        for index in records.indices where records[index].entry == nil { decide(index, nouns) }
        for definition in definitions where !definition.isNoun { joinAcronym(definition) }
        retypeSeries()
        joinShortForms()
        joinEntries()
    }

    private mutating func linkCertain(_ index: Int) {
        // Nearly all names stand for one thing.
        if records[index].patterns.count == 1, let only = records[index].patterns.first, only.form != .demonym {
            if !only.writing.contains(.needsContext) { link(index, Int(only.entry), isCertain: true) }
            return
        }
        let certain = records[index].patterns.filter { !$0.writing.contains(.needsContext) }
        guard !certain.isEmpty else { return }
        if certain.allSatisfy({ $0.form == .demonym }) {
            records[index].type = nil
            records[index].mentions = []
            return
        }
        guard let pattern = choose(certain.filter { $0.form != .demonym }, for: index) else { return }
        link(index, Int(pattern.entry), isCertain: true)
    }

    private mutating func link(_ index: Int, _ entry: Int, isCertain: Bool) {
        records[index].entry = entry
        records[index].isCertain = isCertain
        records[index].type = reading.knowledge.entries[entry].type
    }

    /// Of several things of one name, the one whose country or type the text speaks of.
    private func choose(_ patterns: [Gazetteer.Pattern], for index: Int) -> Gazetteer.Pattern? {
        guard patterns.count > 1 else { return patterns.first }
        let country = nearestCountry(before: records[index].longest.lowerBound)
        var best: (pattern: Gazetteer.Pattern, score: Float)?
        for pattern in patterns {
            // Field by field: a copy of the row costs more than all the rest.
            let entry = Int(pattern.entry)
            var score = records[index].evidence[reading.knowledge.entries[entry].type]
            if let country, reading.knowledge.entries[entry].country == country { score += 2 }
            if pattern.writing.contains(.canonical) { score += 0.5 }
            if reading.knowledge.entries[entry].kind == .country { score += 1 }
            if let current = best, current.score >= score { continue }
            best = (pattern, score)
        }
        return best?.pattern
    }

    private func nearestCountry(before token: Int) -> String? {
        var nearest: String?
        for hit in hits {
            if hit.tokens.lowerBound >= token, nearest != nil { break }
            guard let pattern = hit.patterns.first, pattern.form != .demonym else { continue }
            let entry = Int(pattern.entry)
            if reading.knowledge.entries[entry].kind == .country { nearest = reading.knowledge.entries[entry].country }
        }
        return nearest
    }

    private mutating func decide(_ index: Int, _ nouns: Set<UInt64>) {
        guard !records[index].mentions.isEmpty else { return }
        let key = reading.key(of: records[index].longest)
        if nouns.contains(key), records[index].patterns.isEmpty { return }
        // "Eris" beside "the Eris rocket", "Trump" beside "Donald Trump".
        if let known = records[index].patterns.first(where: { certainEntries.contains(Int($0.entry)) }) {
            link(index, Int(known.entry), isCertain: false)
            return
        }
        var evidence = records[index].evidence
        if let type = onlyKnownType(index), evidence[type] > 0, evidence.best.points - evidence[type] <= 1.5 {
            evidence.add(2, for: type)
        }
        for pattern in records[index].patterns {
            let type = reading.knowledge.entries[Int(pattern.entry)].type
            evidence.add(type == .person ? 2.5 : 1, for: type)
        }
        let best = evidence.best
        let needed: Float = !records[index].isUnsure ? 2.5 : records[index].longest.count > 1 ? 3 : 4
        guard best.points >= needed, best.lead >= 0.5 else { return }
        let fitting = records[index].patterns.filter { reading.knowledge.entries[Int($0.entry)].type == best.type }
        // "Moon" is no name by itself, but a row of the tables.
        let isHeavenly = fitting.contains { reading.knowledge.entries[Int($0.entry)].kind == .celestialBody }
        guard isHeavenly || isNameLike(index) else { return }
        records[index].type = best.type
        if let pattern = choose(fitting, for: index) { link(index, Int(pattern.entry), isCertain: false) }
    }

    /// The type of all rows that a name may stand for, when they have one.
    private func onlyKnownType(_ index: Int) -> EntityType? {
        let types = Set(records[index].patterns.map { reading.knowledge.entries[Int($0.entry)].type })
        return types.count == 1 ? types.first : nil
    }

    /// Bare heads and titles, "the Company", "the Group", are no names.
    private func isNameLike(_ index: Int) -> Bool {
        let range = records[index].longest
        guard range.count == 1, let token = range.first else {
            return range.contains { reading.kind($0) == .word && !reading.trait($0).contains(.generic) }
        }
        let trait = reading.trait(token)
        if ShapeEvidence.standingBodies.contains(reading.word(token)) { return true }
        if !trait.isDisjoint(with: [.generic, .title, .notName, .calendar]) { return false }
        let isHead = !trait.isDisjoint(
            with: WordTraits.headsOfNames.union([.companyNoun, .productNoun, .programNoun, .field])
        )
        return !(isHead && trait.contains(.everyday)) && reading.tokens[token].end - reading.tokens[token].start > 1
    }

    // MARK: joining

    private func root(_ index: Int) -> Int {
        var index = index
        while records[index].parent != index { index = records[index].parent }
        return index
    }

    private mutating func join(_ index: Int, to target: Int, rule: String) {
        let child = root(index)
        let parent = root(target)
        guard child != parent else { return }
        for position in records[child].mentions.indices where records[child].mentions[position].rule.hasPrefix("name.")
        {
            records[child].mentions[position].rule = rule
        }
        records[parent].mentions.append(contentsOf: records[child].mentions)
        records[child].mentions = []
        records[child].parent = parent
        if records[parent].entry == nil, let entry = records[child].entry {
            link(parent, entry, isCertain: records[child].isCertain)
        }
    }

    private mutating func joinAcronym(_ definition: AcronymFinder.Definition) {
        guard let short = recordOfKey[definition.key] else { return }
        let open = definition.tokens.lowerBound - 1
        // The name right before the bracket.
        var long: Int?
        for index in records.indices where index != short {
            // "Manufacturing Co. (TSMC)": a full stop may stand between.
            let end = reading.mark(open - 1) == 0x2E ? open - 1 : open
            if records[index].mentions.contains(where: { $0.tokens.upperBound == end }) { long = index }
        }
        guard let long else { return }
        let fits = definition.expansion != nil
        guard fits || records[short].entry == nil else { return }
        let target = root(long)
        if records[target].type == nil, let type = records[short].type { records[target].type = type }
        guard records[target].type != nil || fits else { return }
        if records[target].type == nil { records[target].type = .organization }
        join(short, to: target, rule: "name.acronym")
    }

    /// "SpainSat" beside "SpainSat NG II" is a satellite too, unless more speaks for something else.
    private mutating func retypeSeries() {
        for index in records.indices where records[index].entry == nil && records[index].longest.count == 1 {
            guard records[index].type != .product, records[index].evidence.best.points < 4 else { continue }
            let isSeries = records.contains { other in
                other.type == .product && other.longest.count > 1
                    && reading.kind(other.longest.lowerBound + 1) != .hyphen
                    && reading.tokens[other.longest.lowerBound].key
                        == reading.tokens[records[index].longest.lowerBound].key
            }
            if isSeries { records[index].type = .product }
        }
    }

    /// "Gilmour" for "Gilmour Space Technologies" or "Adam Gilmour".
    private mutating func joinShortForms() {
        for index in records.indices
        where root(index) == index && records[index].entry == nil && !records[index].mentions.isEmpty {
            let range = records[index].longest
            guard range.count <= 3 else { continue }
            var chosen: Int?
            var chosenScore: Float = -10
            for other in records.indices
            where other != index && records[other].type != nil && !records[other].mentions.isEmpty {
                let long = records[other].longest
                guard long.count > range.count, let type = records[other].type else { continue }
                guard let score = shortFormScore(range, of: long, type, records[index]) else { continue }
                if score > chosenScore { (chosen, chosenScore) = (other, score) }
            }
            if let chosen { join(index, to: chosen, rule: "name.short_form") }
        }
    }

    private func shortFormScore(
        _ range: Range<Int>,
        of long: Range<Int>,
        _ type: EntityType,
        _ record: NameRecord
    ) -> Float? {
        let isPrefix = zip(range, long).allSatisfy { reading.tokens[$0].key == reading.tokens[$1].key }
        let isSuffix = zip(range.reversed(), long.reversed()).allSatisfy {
            reading.tokens[$0].key == reading.tokens[$1].key
        }
        let conflicting = record.type != nil && record.type != type && record.evidence.best.points >= 4
        if conflicting { return nil }
        switch type {
        case .person:
            return isSuffix ? 2 + record.evidence[.person] : nil
        case .organization:
            guard isPrefix else { return nil }
            let next = reading.trait(long.lowerBound + range.count)
            let single =
                range.count == 1 && reading.trait(range.lowerBound).contains(.everyday)
                && reading.trait(range.lowerBound).isDisjoint(with: .givenName)
            if single, record.evidence[.organization] < 2 { return nil }
            return (next.isDisjoint(with: .headsOfNames) ? 0.5 : 1.5) + record.evidence[.organization]
        case .program, .product:
            return nil
        case .place:
            return isPrefix && !reading.trait(long.lowerBound + range.count).isDisjoint(with: .placeHead)
                ? 1 + record.evidence[.place] : nil
        }
    }

    /// Records of one row are one entity.
    private mutating func joinEntries() {
        for index in records.indices where root(index) == index && !records[index].mentions.isEmpty {
            guard let entry = records[index].entry else { continue }
            if let first = recordOfEntry[entry] {
                join(index, to: first, rule: "knowledge.name")
            } else {
                recordOfEntry[entry] = index
            }
        }
    }
}
