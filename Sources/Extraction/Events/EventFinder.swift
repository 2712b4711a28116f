import Model

/// Finds events: what somebody did, does, plans or proposes, from clauses held against the predicate table.
///
/// Runs last: it reads the tokens, entities, mentions, amounts and dates of the draft and writes its events, sorted by where
/// they are told, then by type. The same draft gives the same events. Linear in the length of the text.
enum EventFinder {
    static func find(in draft: inout Draft) {
        var reader = EventReader(draft)
        reader.read()
        draft.events = EventMerger(draft, reader.candidates).events()
    }
}

/// Reads the sentences one by one and collects what their clauses tell.
struct EventReader {
    private let draft: Draft
    private let table = PredicateTable.shared
    private var view: EntityView
    private var chunker: Chunker
    private var builder = ClauseBuilder()
    private(set) var candidates: [EventCandidate] = []
    private var makers: [(product: Int?, maker: Int)] = []
    private var announcements: [(sentence: Int, date: Int)] = []
    /// What stands behind "according to" in the sentence at hand.
    private var attribution: [Clause.Oblique] = []

    init(_ draft: Draft) {
        self.draft = draft
        view = EntityView(draft)
        chunker = Chunker(text: draft.text, mentions: draft.mentions, dates: draft.dates.map(\.tokens))
    }

    mutating func read() {
        for index in draft.text.sentences.indices {
            let sentence = draft.text.sentences[index]
            guard chunker.chunk(sentence) else { continue }
            let isHeadline = sentence.isTitle || sentence.isTitleCase || sentence.isAllCaps
            builder.build(chunker, isHeadline: isHeadline)
            readSentence(index, isHeadline)
        }
        complete()
    }

    private mutating func readSentence(_ sentence: Int, _ isHeadline: Bool) {
        let statuses = ClauseStatus(clauses: builder.clauses, phrases: builder.phrases, isHeadline: isHeadline)
        var found: [EventCandidate] = []
        attribution = builder.phrases.indices.compactMap { index in
            let preposition = builder.phrases[index].preposition
            guard preposition >= 0, !builder.phrases[index].isTaken, chunker.chunks[preposition].key == GrammarKeys.according else { return nil }
            return Clause.Oblique(preposition: GrammarKeys.according, phrase: index)
        }
        for index in builder.clauses.indices {
            let clause = builder.clauses[index]
            let phrases = PhraseEntities(view: view, phrases: builder.phrases, chunks: chunker.chunks, groups: chunker.verbGroups)
            if let candidate = read(clause, index, statuses, FrameMatcher(entities: phrases, amounts: draft.amounts), sentence) {
                found.append(candidate)
            }
            noteSubject(of: clause, phrases)
            noteMaker(in: clause, phrases)
            noteAnnouncement(clause, sentence)
        }
        let phrases = PhraseEntities(view: view, phrases: builder.phrases, chunks: chunker.chunks, groups: chunker.verbGroups)
        let matcher = FrameMatcher(entities: phrases, amounts: draft.amounts)
        for index in builder.phrases.indices {
            guard let candidate = readNoun(index, statuses, matcher, sentence) else { continue }
            // "postponed the launch": told by the verb already.
            let isTold = found.contains { $0.type == candidate.type && $0.tokens.contains(candidate.main) }
            if !isTold { found.append(candidate) }
        }
        giveAmounts(to: &found, in: draft.text.sentences[sentence].tokens)
        candidates.append(contentsOf: found)
    }

    private mutating func noteSubject(of clause: Clause, _ phrases: PhraseEntities) {
        guard clause.kind == .main || clause.kind == .complement else { return }
        let subject = clause.modality.contains(.passive) ? clause.object : clause.subject
        guard subject >= 0 else { return }
        var named = phrases.agents(subject)
        if named.isEmpty { named = phrases.allEntities(subject).filter { view.is($0, .thing) } }
        if let entity = named.first { view.noteSubject(entity, at: clause.main) }
    }

    /// "built by Gilmour Space", "was developed by SAST": who flies and tests it unless another is named.
    private mutating func noteMaker(in clause: Clause, _ phrases: PhraseEntities) {
        guard GrammarKeys.making.contains(clause.verb), clause.modality.contains(.passive), clause.subject >= 0, clause.object >= 0,
            let maker = phrases.agents(clause.subject).first(where: { view.is($0, .org) })
        else { return }
        let product = phrases.allEntities(clause.object).first { view.is($0, .product) }
        makers.append((product, maker))
    }

    /// A date on which something was said or announced, for events that tell no day of their own.
    private mutating func noteAnnouncement(_ clause: Clause, _ sentence: Int) {
        guard GrammarKeys.saying.contains(clause.verb) || clause.kind == .participle && EventDates.telling.contains(clause.verb),
            !clause.modality.contains(.negated), let date = clause.dates.first,
            draft.dates[date].finding.precision == .day
        else { return }
        announcements.append((sentence, date))
    }

    /// Fills in what other sentences tell: makers of what was flown, the day of the announcement.
    private mutating func complete() {
        let lead = candidates.first { !draft.text.sentences[$0.sentence].isTitle }?.sentence
        for index in candidates.indices {
            if candidates[index].actors.isEmpty, candidates[index].type == .launch || candidates[index].type == .test {
                let maker = makers.first { $0.product == nil || candidates[index].objects.contains($0.product ?? -1) }
                if let maker { candidates[index].add(maker.maker, as: .actor) }
            }
            let isLead = candidates[index].sentence == lead || draft.text.sentences[candidates[index].sentence].isTitle
            guard isLead, candidates[index].date == nil, candidates[index].type != .earnings, candidates[index].type != .forecast
            else { continue }
            let near = announcements.first { $0.sentence >= candidates[index].sentence && $0.sentence <= (lead ?? 0) + 2 }
            guard let near, let today = draft.referenceDay,
                let days = TemporalExpression.days(of: draft.dates[near.date].finding.value), days.lowerBound <= today
            else { continue }
            candidates[index].date = near.date
        }
    }

    // MARK: verbs

    private func read(
        _ clause: Clause,
        _ index: Int,
        _ statuses: ClauseStatus,
        _ matcher: FrameMatcher,
        _ sentence: Int
    ) -> EventCandidate? {
        let frames = table.frames(forVerb: clause.verb)
        guard !frames.isEmpty, let told = statuses.status(of: index) else { return nil }
        var arguments = FrameArguments(tokens: clause.tokens)
        arguments.subject = clause.subject
        arguments.object = clause.object
        arguments.indirect = clause.indirect
        arguments.complement = clause.complement
        arguments.obliques = clause.obliques + (clause.kind == .infinitive ? [] : attribution)
        arguments.isFuture = told == .planned || told == .proposed
        let carrier = clause.object >= 0 ? clause.object : clause.subject
        if carrier >= 0 { arguments.possessors = modifiers(of: carrier) }
        for number in frames {
            let frame = table.frames[number]
            guard let roles = matcher.match(frame, arguments) else { continue }
            var candidate = EventCandidate(
                type: frame.type,
                status: EventReader.status(told, frame, clause.verb, isAgreed: clause.modality.contains(.agreed)),
                sentence: sentence,
                main: clause.main,
                tokens: clause.tokens,
                rule: frame.rule,
                confidence: EventReader.confidence(of: clause, frame)
            )
            for (role, entity) in roles { candidate.add(entity, as: role) }
            if candidate.status == .occurred || candidate.status == .ongoing, let status = foreseen(in: [clause.object, clause.subject]) { candidate.status = status }
            addSurroundings(&candidate, clause)
            addUnsaidActor(&candidate, clause, matcher.entities)
            guard !candidate.participants.isEmpty || !candidate.places.isEmpty || candidate.type == .forecast && GrammarKeys.clauseTaking.contains(clause.verb)
            else { continue }
            candidate.date = EventDates(draft).date(for: candidate, clause, index, builder.clauses)
            return candidate
        }
        return nil
    }

    /// "proposed cuts", "a planned merger": the adjective says how far it has come.
    private func foreseen(in phrases: [Int]) -> EventStatus? {
        for phrase in phrases where phrase >= 0 && builder.phrases[phrase].mention < 0 {
            for token in builder.phrases[phrase].tokens {
                let key = draft.text.tokens[token].key
                if EventReader.proposedWords.contains(key) { return .proposed }
                if EventReader.plannedWords.contains(key), key != EventReader.next { return .planned }
            }
        }
        return nil
    }

    /// The names before the head of a phrase: "the SpaceX Falcon 9", "the Army's contract".
    private func modifiers(of phrase: Int) -> [Int] {
        let head = builder.phrases[phrase].mention
        var result = view.mentions(in: builder.phrases[phrase].tokens).filter { $0 != head }.map { view.mentions[$0].entity }
        // "awarded Saab and BAE Systems contracts": the last member carries the noun, the others are names like its modifier.
        if builder.phrases[phrase].next >= 0 {
            let members = PhraseEntities(view: view, phrases: builder.phrases, chunks: chunker.chunks, groups: chunker.verbGroups)
                .members(phrase)
            if let last = members.last, builder.phrases[last].mention < 0 {
                for member in members { result += view.mentions(in: builder.phrases[member].tokens).map { view.mentions[$0].entity } }
            }
        }
        if builder.phrases[phrase].hasPossessivePronoun,
            let owner = view.lastSubject(before: builder.phrases[phrase].tokens.lowerBound)
        {
            result.append(owner)
        }
        return result
    }

    /// Who is meant though the clause names nobody: the company whose results and orders an article tells, the body that
    /// says what was banned.
    private func addUnsaidActor(_ candidate: inout EventCandidate, _ clause: Clause, _ phrases: PhraseEntities) {
        switch candidate.type {
        case .earnings where candidate.actors.isEmpty:
            if let company = view.company(before: clause.main) { candidate.add(company, as: .actor) }
        case .order where candidate.counterparties.isEmpty && candidate.actors.isEmpty:
            if let company = view.company(before: clause.main) { candidate.add(company, as: .counterparty) }
        case .contract where candidate.participants.isEmpty:
            // "built by Airbus under a contract signed in 2019"
            guard clause.governor >= 0, builder.clauses.indices.contains(clause.governor) else { return }
            for entity in phrases.agents(max(builder.clauses[clause.governor].subject, 0)) where builder.clauses[clause.governor].subject >= 0 {
                candidate.add(entity, as: view.isCompany(entity) ? .counterparty : .actor)
            }
        case .investment where candidate.counterparties.isEmpty && !candidate.actors.isEmpty:
            // Managers sell their shares in the company they manage.
            guard candidate.actors.allSatisfy({ view.is($0, .person) }), let company = view.mainCompany else { return }
            candidate.add(company, as: .counterparty)
        case .organizationChange where candidate.counterparties.isEmpty && !candidate.actors.isEmpty:
            guard candidate.actors.allSatisfy({ view.is($0, .person) }), let company = view.mainCompany else { return }
            candidate.add(company, as: .counterparty)
        case .diplomacy:
            // What an official is quoted with is the official's act.
            guard let source = attribution.first else { return }
            let speakers = phrases.agents(source.phrase).filter { view.is($0, .person) || view.isPublicOrganization($0) }
            if !speakers.isEmpty { candidate.actors = speakers }
        case .incident where candidate.participants.isEmpty && candidate.places.isEmpty:
            // "two cables connecting Taiwan and the Matsu Islands were severed"
            guard clause.object >= 0 else { return }
            let span = builder.phrases[clause.object].tokens.lowerBound..<max(clause.main, builder.phrases[clause.object].tokens.upperBound)
            for index in view.mentions(in: span) where view.is(view.mentions[index].entity, .place) {
                candidate.add(view.mentions[index].entity, as: .place)
            }
        case .budget where candidate.participants.isEmpty:
            let bodies = Set(view.mentions(in: draft.text.sentences[candidate.sentence].tokens).map { view.mentions[$0].entity })
                .filter(view.isPublicOrganization)
            if bodies.count == 1, let body = bodies.first { candidate.add(body, as: .actor) }
        case .tradeMeasure, .policy, .budget:
            guard candidate.actors.isEmpty, clause.governor >= 0, builder.clauses.indices.contains(clause.governor),
                clause.kind == .complement, builder.clauses[clause.governor].subject >= 0
            else { return }
            for entity in phrases.agents(builder.clauses[clause.governor].subject) where view.isPublicOrganization(entity) {
                candidate.add(entity, as: .actor)
            }
        case .test, .product:
            // "Anduril's drone made its first flight"
            if candidate.actors.isEmpty, clause.subject >= 0 {
                for entity in modifiers(of: clause.subject) where view.is(entity, .org) { candidate.add(entity, as: .actor) }
            }
            if candidate.actors.isEmpty, !candidate.objects.isEmpty, let company = view.mainCompany {
                candidate.add(company, as: .actor)
            }
        default: break
        }
    }

    /// Programs and products of the clause, and places behind "in", "at", "from", "near".
    private func addSurroundings(_ candidate: inout EventCandidate, _ clause: Clause) {
        if EventReader.takesObjects.contains(candidate.type) {
            // "chose Saab to supply three A26 submarines": the purpose tells what it is about.
            var tokens = clause.tokens
            for purpose in builder.clauses where purpose.kind == .infinitive && purpose.main >= tokens.upperBound {
                guard builder.clauses.indices.contains(purpose.governor), builder.clauses[purpose.governor].main == clause.main,
                    purpose.tokens.lowerBound <= tokens.upperBound + 1
                else { continue }
                tokens = tokens.lowerBound..<max(tokens.upperBound, purpose.tokens.upperBound)
            }
            candidate.tokens = tokens
            for entity in candidate.actors where view.is(entity, .program) { candidate.add(entity, as: .object) }
            for index in view.mentions(in: tokens) where view.is(view.mentions[index].entity, .thing) {
                candidate.add(view.mentions[index].entity, as: .object)
            }
        }
        for oblique in clause.obliques where EventReader.placePrepositions.contains(oblique.preposition) {
            for index in view.mentions(in: builder.phrases[oblique.phrase].extent) {
                let entity = view.mentions[index].entity
                guard view.is(entity, .place), !candidate.participants.contains(entity) else { continue }
                candidate.add(entity, as: .place)
            }
        }
    }

    private static let takesObjects: Set<EventType> = [
        .contract, .order, .launch, .test, .deployment, .product, .incident, .budget, .policy, .partnership, .tradeMeasure,
    ]
    private static let placePrepositions: Set<WordKey> = ["in", "at", "from", "near", "off", "over", "outside", "into", "across", "around"]

    /// Types that happen at a point of time: what "has begun" to happen has happened.
    private static let momentary: Set<EventType> = [
        .contract, .order, .investment, .acquisition, .launch, .earnings, .forecast, .organizationChange, .partnership, .incident,
    ]

    private static let planningVerbs: [WordKey: EventStatus] = [
        "plan": .planned, "prepare": .planned, "propose": .proposed, "consider": .proposed, "weigh": .proposed, "mull": .proposed,
        "seek": .planned, "draft": .proposed, "threaten": .proposed, "promise": .planned,
    ]

    private static func status(_ told: EventStatus, _ frame: PredicateFrame, _ verb: WordKey, isAgreed: Bool) -> EventStatus {
        if frame.type == .partnership, told == .planned, isAgreed { return .occurred }
        if told == .occurred || told == .ongoing, let status = planningVerbs[verb] { return frame.status ?? status }
        if told == .occurred, let own = frame.status { return own }
        if told == .planned, frame.status == .proposed { return .proposed }
        if told == .ongoing { return momentary.contains(frame.type) ? frame.status ?? .occurred : frame.status ?? .ongoing }
        return told
    }

    private static func confidence(of clause: Clause, _ frame: PredicateFrame) -> Double {
        switch clause.kind {
        case .main, .complement: 0.85
        case .relative: 0.8
        case .participle: clause.modality.contains(.passive) ? 0.75 : 0.6
        case .infinitive: 0.7
        case .unreal: 0.3
        }
    }

    // MARK: nouns

    private func readNoun(
        _ index: Int,
        _ statuses: ClauseStatus,
        _ matcher: FrameMatcher,
        _ sentence: Int
    ) -> EventCandidate? {
        let phrase = builder.phrases[index]
        let frames = table.frames(forNoun: phrase.noun)
        guard !frames.isEmpty, phrase.mention < 0, let told = nounStatus(phrase, index, statuses) else { return nil }
        var arguments = FrameArguments(tokens: phrase.extent)
        arguments.possessors = modifiers(of: index)
        var position = phrase.chunk + 1
        while position + 1 < chunker.chunks.count, chunker.chunks[position].kind == .preposition,
            chunker.chunks[position + 1].kind == .nounPhrase
        {
            arguments.obliques.append(
                Clause.Oblique(preposition: chunker.chunks[position].key, phrase: chunker.chunks[position + 1].index)
            )
            arguments.tokens = phrase.extent.lowerBound..<chunker.chunks[position + 1].tokens.upperBound
            position += 2
        }
        for number in frames {
            let frame = table.frames[number]
            guard let roles = matcher.match(frame, arguments) else { continue }
            var candidate = EventCandidate(
                type: frame.type,
                status: told == .occurred ? frame.status ?? .occurred : told,
                sentence: sentence,
                main: phrase.head,
                tokens: arguments.tokens,
                rule: frame.rule,
                confidence: 0.6
            )
            for (role, entity) in roles { candidate.add(entity, as: role) }
            if candidate.participants.isEmpty, candidate.type == .policy, let person = view.referent(before: phrase.head, { view.is($0, .person) }) {
                candidate.add(person, as: .actor)
            }
            if candidate.participants.isEmpty, candidate.type == .order, let company = view.company(before: phrase.head) {
                candidate.add(company, as: .counterparty)
            }
            guard !candidate.participants.isEmpty else { continue }
            candidate.date = EventDates(draft).date(for: candidate, nil, -1, builder.clauses)
            return candidate
        }
        return nil
    }

    /// Nil for what is only the time or the cause of something else, or denied.
    private func nounStatus(_ phrase: NounPhrase, _ index: Int, _ statuses: ClauseStatus) -> EventStatus? {
        if phrase.preposition >= 0, EventReader.timePrepositions.contains(chunker.chunks[phrase.preposition].key) { return nil }
        for token in phrase.tokens {
            let key = draft.text.tokens[token].key
            if EventReader.plannedWords.contains(key) { return .planned }
            if EventReader.proposedWords.contains(key) { return .proposed }
        }
        for (number, clause) in builder.clauses.enumerated()
        where clause.object == index || clause.subject == index || clause.obliques.contains(where: { $0.phrase == index }) {
            guard let status = statuses.status(of: number) else { return nil }
            if clause.object == index { return status }
        }
        return .occurred
    }

    private static let timePrepositions: Set<WordKey> = ["since", "after", "before", "until", "despite", "without", "against", "like", "than"]
    private static let next: WordKey = "next"
    private static let plannedWords: Set<WordKey> = ["planned", "upcoming", "forthcoming", "next"]
    private static let proposedWords: Set<WordKey> = ["proposed", "potential", "possible", "prospective", "anticipated", "looming"]

    // MARK: amounts

    /// Each figure of a sentence goes to the event that tells it: the one whose clause holds it, else the nearest.
    private func giveAmounts(to events: inout [EventCandidate], in tokens: Range<Int>) {
        guard !events.isEmpty else { return }
        for (number, amount) in draft.amounts.enumerated() where tokens.contains(amount.tokens.lowerBound) {
            var best = 0
            var bestDistance = Int.max
            for (index, event) in events.enumerated() {
                let isWithin = event.tokens.contains(amount.tokens.lowerBound)
                let distance = abs(amount.tokens.lowerBound - event.main) + (isWithin ? 0 : 100)
                if distance < bestDistance {
                    best = index
                    bestDistance = distance
                }
            }
            events[best].amounts.append(number)
        }
    }
}
