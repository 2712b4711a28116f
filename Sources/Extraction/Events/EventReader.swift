import Model

/// Reads the sentences one by one and collects what their clauses tell.
struct EventReader {
    let draft: Draft
    let dates: EventDates
    let table = PredicateTable.shared
    let view: EntityView
    var chunker: Chunker
    var builder = ClauseBuilder()
    var candidates: [EventCandidate] = []
    var makers: [(product: Int?, maker: Int)] = []
    var announcements: [(sentence: Int, date: Int)] = []
    /// What stands behind "according to" in the sentence at hand.
    var attribution: [Clause.Oblique] = []

    init(_ draft: Draft, _ knowledge: Knowledge) {
        self.draft = draft
        dates = EventDates(draft)
        view = EntityView(draft, knowledge)
        let isPerson = draft.mentions.map {
            draft.entities.indices.contains($0.entity) && draft.entities[$0.entity].type == .person
        }
        builder.isPlace = draft.mentions.map {
            draft.entities.indices.contains($0.entity) && draft.entities[$0.entity].type == .place
        }
        chunker = Chunker(text: draft.text, mentions: draft.mentions, dates: draft.dates.map(\.tokens))
        chunker.isPerson = isPerson
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

    mutating func readSentence(_ sentence: Int, _ isHeadline: Bool) {
        let statuses = ClauseStatus(clauses: builder.clauses, phrases: builder.phrases, isHeadline: isHeadline)
        var found: [EventCandidate] = []
        attribution = sources()
        attribution += builder.phrases.indices.compactMap { index in
            let preposition = builder.phrases[index].preposition
            guard preposition >= 0, !builder.phrases[index].isTaken,
                chunker.chunks[preposition].key == GrammarKeys.according
            else { return nil }
            return Clause.Oblique(preposition: GrammarKeys.according, phrase: index)
        }
        let phrases = PhraseEntities(
            view: view,
            phrases: builder.phrases,
            chunks: chunker.chunks,
            groups: chunker.verbGroups
        )
        let matcher = FrameMatcher(entities: phrases, amounts: draft.amounts)
        for index in builder.clauses.indices {
            let clause = builder.clauses[index]
            if let candidate = read(clause, index, statuses, matcher, sentence) {
                found.append(candidate)
                if let treaty = agreement(in: clause, candidate, phrases) { found.append(treaty) }
            } else if let cooperation = cooperation(in: clause, sentence, phrases) {
                found.append(cooperation)
            }
            noteSubject(of: clause, phrases)
            noteMaker(in: clause, phrases)
            noteAnnouncement(clause, sentence)
        }
        for index in builder.phrases.indices {
            guard let candidate = readNoun(index, statuses, matcher, sentence) else { continue }
            // "postponed the launch": told by the verb already.
            let isTold = found.contains { $0.type == candidate.type && $0.tokens.contains(candidate.main) }
            if !isTold { found.append(candidate) }
        }
        dropPlansTold(&found)
        giveAmounts(to: &found, in: draft.text.sentences[sentence].tokens)
        candidates.append(contentsOf: found)
    }

    /// "…, SIPRI said": the institute that a finding is ascribed to.
    func sources() -> [Clause.Oblique] {
        builder.clauses.compactMap { clause in
            guard GrammarKeys.saying.contains(clause.verb), clause.kind == .main, clause.object < 0,
                clause.subject >= 0,
                builder.phrases[clause.subject].mention >= 0,
                view.is(view.mentions[builder.phrases[clause.subject].mention].entity, .research)
            else { return nil }
            return Clause.Oblique(preposition: GrammarKeys.according, phrase: clause.subject)
        }
    }

    mutating func noteSubject(of clause: Clause, _ phrases: PhraseEntities) {
        guard clause.kind == .main || clause.kind == .complement else { return }
        let subject = clause.modality.contains(.passive) ? clause.object : clause.subject
        guard subject >= 0 else { return }
        // "…, Bloomberg News reported": who tells it is not what it is about.
        if GrammarKeys.saying.contains(clause.verb), builder.phrases[subject].mention >= 0,
            view.kind(view.mentions[builder.phrases[subject].mention].entity) == .media
        {
            return
        }
        var named = phrases.agents(subject)
        if named.isEmpty { named = phrases.allEntities(subject).filter { view.is($0, .thing) } }
        if named.count > 1, builder.phrases[subject].reference == .none { view.noteGroup(named, at: clause.main) }
        if let entity = named.first { view.noteSubject(entity, at: clause.main) }
    }

    // MARK: verbs

    func read(
        _ clause: Clause,
        _ index: Int,
        _ statuses: ClauseStatus,
        _ matcher: FrameMatcher,
        _ sentence: Int
    ) -> EventCandidate? {
        let frames = table.frames(forVerb: clause.verb)
        guard !frames.isEmpty, let told = statuses.status(of: index), !isReason(clause) else { return nil }
        var arguments = FrameArguments(tokens: clause.tokens)
        arguments.subject = clause.subject
        arguments.object = clause.object
        arguments.indirect = clause.indirect
        arguments.complement = clause.complement
        arguments.obliques = clause.obliques
        if clause.kind != .infinitive, !attribution.isEmpty { arguments.obliques += attribution }
        arguments.isFuture = told == .planned || told == .proposed
        arguments.isJointly =
            clause.modality.contains(.jointly)
            || clause.subject >= 0 && matcher.entities.isPairMeant(builder.phrases[clause.subject])
        arguments.isOngoing = clause.modality.contains(.ongoing)
        if frames.contains(where: { table.frames[$0].asksForPurpose }) {
            arguments.purposes = builder.clauses[index...].lazy
                .filter { $0.kind == .infinitive && $0.governor == index }.map(\.verb)
        }
        let carrier = clause.object >= 0 ? clause.object : clause.subject
        if carrier >= 0, frames.contains(where: { table.frames[$0].takesPossessors }) {
            arguments.possessors = modifiers(of: carrier)
        }
        for number in frames {
            let frame = table.frames[number]
            guard !isGeneric(clause, frame), let roles = matcher.match(frame, arguments) else { continue }
            guard frame.type != .deployment || !isHistory(clause) else { return nil }
            var candidate = EventCandidate(
                type: frame.type,
                status: EventReader.status(told, frame, clause.verb, isAgreed: clause.modality.contains(.agreed)),
                sentence: sentence,
                main: clause.main,
                tokens: clause.tokens,
                rule: frame.rule,
                confidence: EventReader.confidence(of: clause, frame)
            )
            candidate.isSupplement = frame.condition == .more
            for (role, entity) in roles { candidate.add(entity, as: role) }
            settleParties(&candidate, clause, matcher.entities)
            candidate.isAnaphoric = speaksOfToldDeal(clause, candidate)
            if candidate.status == .occurred || candidate.status == .ongoing,
                let status = foreseen(in: [clause.object, clause.subject])
            {
                candidate.status = status
            }
            addSurroundings(&candidate, clause)
            addUnsaidActor(&candidate, clause, matcher.entities)
            guard
                !candidate.participants.isEmpty || !candidate.places.isEmpty
                    || candidate.type == .forecast && GrammarKeys.clauseTaking.contains(clause.verb)
            else { continue }
            candidate.date = dates.date(for: candidate, clause, index, builder.clauses)
            if candidate.type == .deployment, candidate.status == .planned, candidate.date == nil,
                roles.allSatisfy({
                    $0.0 != .actor
                })
            {
                continue  // "to be delivered within ten years": no more than the contract says
            }
            if candidate.status == .occurred, clause.modality.contains(.present),
                clause.modality.isDisjoint(with: [.perfect, .past]), dates.isAhead(candidate.date)
            {
                candidate.status = .planned  // "reports its results on Monday"
            }
            return candidate
        }
        return nil
    }

    /// "Arianespace sells the rocket": the present tense of running text tells what is always so, not what happened.
    func isGeneric(_ clause: Clause, _ frame: PredicateFrame) -> Bool {
        EventReader.acts.contains(frame.type) && !chunker.isHeadline && !isFlash && clause.kind != .participle
            && clause.modality.contains(.present)
            && clause.modality.isDisjoint(with: [.perfect, .ongoing, .planned, .proposed, .past, .passive, .hoped])
            && !clause.obliques.contains { $0.preposition == GrammarKeys.according }
            && clause.kind != .infinitive && clause.verb != GrammarKeys.be && clause.dates.isEmpty
            && !EventReader.punctual.contains(clause.verb)
    }

    /// A line without a full stop: a headline or a flash that stands as the text.
    private var isFlash: Bool {
        guard let last = chunker.sentence.last else { return false }
        return draft.text.tokens[last].kind == .word && chunker.sentence.count > 4
    }

    /// What is done once: in the present tense it is told as news.
    private static let punctual: WordSet = [
        "acquire", "sign", "unveil", "win", "award", "raise", "ink", "appoint", "have",
        "total", "stand", "stand at",
    ]

    /// Types whose verbs in the present tense describe a business rather than tell an act.
    static let acts: Set<EventType> = [
        .contract, .order, .acquisition, .product, .launch, .test, .deployment, .expansion, .partnership, .investment,
        .incident,
    ]

    /// "proposed cuts", "a planned merger": the adjective says how far it has come.
    func foreseen(in phrases: [Int]) -> EventStatus? {
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
    func modifiers(of phrase: Int) -> [Int] {
        let head = builder.phrases[phrase].mention
        var result = view.mentions(in: builder.phrases[phrase].tokens).filter { $0 != head }.map {
            view.mentions[$0].entity
        }
        // "awarded Saab and BAE Systems contracts": the last member carries the noun, the others are names like its modifier.
        if builder.phrases[phrase].next >= 0 {
            let members = PhraseEntities(
                view: view,
                phrases: builder.phrases,
                chunks: chunker.chunks,
                groups: chunker.verbGroups
            )
            .members(phrase)
            if let last = members.last, builder.phrases[last].mention < 0 {
                for member in members {
                    result += view.mentions(in: builder.phrases[member].tokens).map { view.mentions[$0].entity }
                }
            }
        }
        if builder.phrases[phrase].hasPossessivePronoun,
            let owner = view.lastSubject(before: builder.phrases[phrase].tokens.lowerBound)
        {
            result.append(owner)
        }
        return result
    }

    /// Programs and products of the clause, and places behind "in", "at", "from", "near".
    func addSurroundings(_ candidate: inout EventCandidate, _ clause: Clause) {
        if EventReader.takesObjects.contains(candidate.type) {
            // "chose Saab to supply three A26 submarines": the purpose tells what it is about.
            var tokens = clause.tokens
            for purpose in builder.clauses where purpose.kind == .infinitive && purpose.main >= tokens.upperBound {
                guard builder.clauses.indices.contains(purpose.governor),
                    builder.clauses[purpose.governor].main == clause.main,
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

    static let takesObjects: Set<EventType> = [
        .contract, .order, .launch, .test, .deployment, .product, .incident, .budget, .policy, .partnership,
        .tradeMeasure,
    ]
    static let placePrepositions: WordSet = [
        "in", "at", "from", "near", "off", "over", "outside", "into", "across", "around",
    ]

    /// Types that happen at a point of time: what "has begun" to happen has happened.
    static let momentary: Set<EventType> = [
        .contract, .order, .investment, .acquisition, .launch, .earnings, .forecast, .organizationChange, .partnership,
        .incident,
    ]

    static let planningVerbs: WordTable<EventStatus> = [
        "plan": .planned, "prepare": .planned, "propose": .proposed, "consider": .proposed, "weigh": .proposed,
        "mull": .proposed,
        "seek": .planned, "draft": .proposed, "threaten": .proposed, "promise": .planned,
    ]

    static func status(_ told: EventStatus, _ frame: PredicateFrame, _ verb: WordKey, isAgreed: Bool) -> EventStatus {
        // "A and B will jointly build": that they work together is settled.
        if frame.type == .partnership, told == .planned, isAgreed || frame.condition == .jointly { return .occurred }
        if told == .occurred || told == .ongoing, let status = planningVerbs[verb] { return frame.status ?? status }
        if told == .occurred, let own = frame.status { return own }
        if told == .planned, frame.status == .proposed { return .proposed }
        if told == .ongoing {
            return momentary.contains(frame.type) ? frame.status ?? .occurred : frame.status ?? .ongoing
        }
        return told
    }

    /// The share of events of such clauses that were right in articles measured before a rule was changed for them
    /// (`Docs/extraction.md`).
    static func confidence(of clause: Clause, _ frame: PredicateFrame) -> Double {
        switch clause.kind {
        case .main, .complement: 0.75
        case .relative: 0.7
        case .participle: clause.modality.contains(.passive) ? 0.65 : 0.5
        case .infinitive: 0.6
        case .unreal: 0.3
        }
    }
}
