import Model

/// Puts parties where the labels want them, whatever the grammar says.
extension EventReader {
    /// The customer acts and the supplier is its counterparty; a first flight is a launch for rockets alone.
    func settleParties(_ candidate: inout EventCandidate, _ clause: Clause, _ parties: PhraseEntities) {
        switch candidate.type {
        case .contract:
            let companies = candidate.actors.filter(view.isCompany)
            let hasCustomer = candidate.actors.contains { view.is($0, .public) }
            if candidate.actors.isEmpty, !candidate.counterparties.isEmpty,
                candidate.counterparties.allSatisfy(view.isPublicOrganization)
            {
                swap(&candidate.actors, &candidate.counterparties)
                break
            }
            if !companies.isEmpty, companies == candidate.actors, !candidate.counterparties.isEmpty,
                (companies + candidate.counterparties).allSatisfy({
                    view.isCompany($0) && view.kind($0)?.isBusiness == true
                })
            {
                candidate.type = .order
                break
            }
            if hasCustomer, clause.subject >= 0 {
                // "ESA and Thales Alenia Space signed": the members that the row's slot left out.
                for entity in parties.agents(clause.subject) where view.isCompany(entity) {
                    candidate.add(entity, as: .counterparty)
                }
            }
            guard hasCustomer, !companies.isEmpty else { break }
            candidate.actors.removeAll(where: companies.contains)
            for company in companies { candidate.add(company, as: .counterparty) }
        case .diplomacy:
            guard clause.subject >= 0 else { break }
            let agents = parties.agents(clause.subject)
            let companies = agents.filter(view.isCompany)
            guard !companies.isEmpty else { break }
            candidate.type = companies.count > 1 ? .partnership : .contract
            if companies.count > 1 { candidate.actors = companies.count == agents.count ? agents : companies }
            if companies.count == 1 { for company in companies { candidate.add(company, as: .counterparty) } }
        case .investment:
            // "Lockheed is investing in the California firm": not in itself, in the other of the pair told before.
            guard candidate.actors.count == 1, candidate.actors == candidate.counterparties,
                let group = view.group(before: clause.main), group.contains(candidate.actors[0])
            else { break }
            candidate.actors = group.filter { $0 != candidate.counterparties[0] && view.isCompany($0) }
        case .launch, .test:
            guard clause.object >= 0 || clause.subject >= 0 else { break }
            let told = clause.object >= 0 ? clause.object : clause.subject
            guard GrammarKeys.flights.contains(builder.phrases[told].noun) else { break }
            let flown = candidate.objects.first ?? view.thing(before: clause.main, noun: GrammarKeys.flight)
            let isRocket = flown.map { view.is($0, .launcher) || view.is($0, .satellite) } ?? false
            candidate.type = isRocket ? .launch : .test
            if let flown { candidate.add(flown, as: .object) }
        default: break
        }
    }
}

extension EventReader {
    /// "The contract was signed in Copenhagen": "the" deal is one that was told before.
    func speaksOfToldDeal(_ clause: Clause, _ candidate: EventCandidate) -> Bool {
        guard candidate.actors.isEmpty || candidate.counterparties.isEmpty else { return false }
        return [clause.object, clause.subject].contains { index in
            guard index >= 0 else { return false }
            let phrase = builder.phrases[index]
            return phrase.isDefinite && phrase.mention < 0 && !phrase.classes.isDisjoint(with: NounClasses.deals)
                && view.mentions(in: phrase.tokens).isEmpty
        }
    }
}

extension EventReader {
    /// "Maxar and Rheinmetall have agreed to feed …": that firms agree on doing something is a partnership.
    func cooperation(in clause: Clause, _ sentence: Int, _ parties: PhraseEntities) -> EventCandidate? {
        guard clause.modality.contains(.agreed), !clause.modality.contains(.negated), clause.kind != .unreal,
            clause.subject >= 0
        else { return nil }
        let agents = parties.agents(clause.subject)
        guard agents.count > 1, agents.allSatisfy({ view.is($0, .org) }), agents.contains(where: view.isCompany)
        else { return nil }
        var event = EventCandidate(
            type: .partnership,
            status: .occurred,
            sentence: sentence,
            main: clause.main,
            tokens: clause.tokens,
            rule: "partnership.agree",
            confidence: 0.6
        )
        for agent in agents { event.add(agent, as: .actor) }
        event.date = dates.date(for: event, clause, -1, builder.clauses)
        return event
    }

    /// "The United States and China agreed to cut their tariffs": that states agree is an event beside what they agree on.
    func agreement(in clause: Clause, _ event: EventCandidate, _ parties: PhraseEntities) -> EventCandidate? {
        guard clause.modality.contains(.agreed), clause.subject >= 0, event.type != .diplomacy,
            event.type != .partnership
        else { return nil }
        let states = parties.agents(clause.subject)
        guard states.count > 1, states.allSatisfy(view.isState) else { return nil }
        var treaty = event
        treaty.type = .diplomacy
        treaty.status = .occurred
        treaty.rule = "diplomacy.agree"
        treaty.actors = states
        treaty.counterparties = []
        treaty.objects = []
        treaty.amounts = []
        return treaty
    }

    private static let backlog: WordKey = "backlog"

    /// "set out plans to station more troops": the event is what is planned, not that there is a plan.
    func dropPlansTold(_ found: inout [EventCandidate]) {
        // "sales slipped while the backlog climbed": one set of results.
        if found.contains(where: { $0.type == .earnings }) {
            found.removeAll { order in
                guard order.type == .order, let clause = builder.clauses.first(where: { $0.main == order.main }),
                    clause.subject >= 0
                else { return false }
                return builder.phrases[clause.subject].noun == EventReader.backlog
            }
        }
        let told = found.filter { $0.type != .policy }.map(\.main)
        let deals = found.filter { $0.type == .contract || $0.type == .order }.map(\.main)
        found.removeAll { candidate in
            // "won an order to make chips at its new plant"
            guard candidate.type == .expansion,
                let clause = builder.clauses.first(where: { $0.main == candidate.main }),
                clause.kind == .infinitive, clause.controller >= 0, builder.clauses.indices.contains(clause.governor)
            else { return false }
            return deals.contains(builder.clauses[clause.governor].main)
        }
        found.removeAll { policy in
            guard policy.type == .policy else { return false }
            return builder.clauses.contains { clause in
                clause.kind == .infinitive && clause.controller >= 0
                    && policy.tokens.contains(builder.phrases[clause.controller].head)
                    && told.contains(clause.main)
            }
        }
    }
}

/// What a clause leaves unsaid and its surroundings tell: actors, makers, days of announcement, amounts.
extension EventReader {
    /// Who is meant though the clause names nobody: the company whose results and orders an article tells, the body that
    /// says what was banned.
    func addUnsaidActor(_ candidate: inout EventCandidate, _ clause: Clause, _ phrases: PhraseEntities) {
        switch candidate.type {
        case .earnings where candidate.actors.isEmpty:
            if let company = view.company(before: clause.main) { candidate.add(company, as: .actor) }
        case .order where candidate.counterparties.isEmpty && candidate.actors.isEmpty:
            if let company = view.company(before: clause.main) { candidate.add(company, as: .counterparty) }
        case .contract
        where candidate.participants.isEmpty && EventReader.resuming.contains(clause.verb)
            && lastContract(before: candidate) != nil:
            // "The deal, struck in 2022, …", "A contract is to follow": between those of the purchase just told.
            guard let before = lastContract(before: candidate) else { return }
            candidate.actors = before.actors
            candidate.counterparties = before.counterparties
            for object in before.objects { candidate.add(object, as: .object) }
        case .contract where candidate.participants.isEmpty:
            // "built by Airbus under a contract signed in 2019"
            guard clause.governor >= 0, builder.clauses.indices.contains(clause.governor) else { return }
            for entity in phrases.agents(max(builder.clauses[clause.governor].subject, 0))
            where builder.clauses[clause.governor].subject >= 0 {
                candidate.add(entity, as: view.isCompany(entity) ? .counterparty : .actor)
            }
        case .contract where candidate.actors.isEmpty && clause.kind == .complement && clause.governor >= 0:
            // "Ottawa announced that Irving has been awarded …"
            guard builder.clauses[clause.governor].subject >= 0 else { return }
            for entity in phrases.agents(builder.clauses[clause.governor].subject) where view.is(entity, .public) {
                candidate.add(entity, as: .actor)
            }
        case .partnership where candidate.participants.isEmpty:
            // "A and B will look at ships together, under an agreement signed in Gyeongju"
            guard clause.governor >= 0, builder.clauses.indices.contains(clause.governor) else { return }
            let subject = builder.surfaceSubject(of: clause.governor)
            let parties = subject >= 0 ? phrases.agents(subject).filter { !view.is($0, .person) } : []
            if parties.count > 1 { for party in parties { candidate.add(party, as: .actor) } }
        case .expansion where candidate.participants.isEmpty:
            // "Production is to begin in 2027": of those whom the sentences before told about.
            let before = candidates.last { candidate.sentence - $0.sentence <= 2 && !$0.actors.isEmpty }
            let makers = before?.actors.filter(view.isCompany) ?? []
            if makers.isEmpty, let company = view.company(before: clause.main) { candidate.add(company, as: .actor) }
            for company in makers { candidate.add(company, as: .actor) }
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
            let speakers = phrases.agents(source.phrase).filter {
                view.is($0, .person) || view.isPublicOrganization($0)
            }
            if !speakers.isEmpty { candidate.actors = speakers }
        case .incident where candidate.counterparties.isEmpty && !operators(in: clause, phrases).isEmpty:
            for entity in operators(in: clause, phrases) where !candidate.actors.contains(entity) {
                candidate.add(entity, as: .counterparty)
            }
        case .organizationChange where candidate.participants.isEmpty:
            // "administrators said that its 150 staff would be laid off"
            if let company = view.company(before: clause.main) { candidate.add(company, as: .actor) }
        case .incident
        where candidate.participants.isEmpty && candidate.places.isEmpty && clause.object < 0 && clause.subject >= 0
            && EventReader.breaking.contains(clause.verb):
            // "…, after a tank burst in a test": whose article it is.
            guard view.mentions(in: builder.phrases[clause.subject].extent).isEmpty,
                let company = view.company(before: clause.main)
            else { return }
            candidate.add(company, as: .counterparty)
        case .incident where candidate.participants.isEmpty && candidate.places.isEmpty:
            // "two cables connecting Taiwan and the Matsu Islands were severed"
            guard clause.object >= 0 else { return }
            let span =
                builder.phrases[clause.object].tokens
                .lowerBound..<max(clause.main, builder.phrases[clause.object].tokens.upperBound)
            for index in view.mentions(in: span) where view.is(view.mentions[index].entity, .place) {
                candidate.add(view.mentions[index].entity, as: .place)
            }
        case .deployment where candidate.actors.isEmpty:
            // "The first is to be handed over in 2029": to the customer of the contract just told.
            let order = candidates.last { $0.type == .contract && candidate.sentence - $0.sentence <= 4 }
            for actor in order?.actors ?? [] { candidate.add(actor, as: .actor) }
        case .budget where candidate.participants.isEmpty:
            let bodies = Set(
                view.mentions(in: draft.text.sentences[candidate.sentence].tokens).map { view.mentions[$0].entity }
            )
            .filter(view.isPublicOrganization)
            if bodies.count == 1, let body = bodies.first { candidate.add(body, as: .actor) }
            let tellsBudget =
                clause.subject >= 0 && !builder.phrases[clause.subject].classes.isDisjoint(with: NounClasses.budget)
            if bodies.isEmpty, tellsBudget, let country = view.mainCountry {
                candidate.add(country, as: .actor)
            }
        case .tradeMeasure, .policy, .budget:
            guard candidate.actors.isEmpty, clause.governor >= 0, builder.clauses.indices.contains(clause.governor),
                clause.kind == .complement, builder.clauses[clause.governor].subject >= 0
            else { return }
            for entity in phrases.agents(builder.clauses[clause.governor].subject)
            where view.isPublicOrganization(entity) {
                candidate.add(entity, as: .actor)
            }
        case .test where candidate.participants.isEmpty && candidate.status == .planned:
            // "…, and live-fire tests are set for 2026": of those whom the sentence before told about.
            if let group = view.group(before: clause.main) {
                for entity in group { candidate.add(entity, as: .actor) }
            } else if let company = view.company(before: clause.main) {
                candidate.add(company, as: .actor)
            }
        case .test, .product:
            // "Anduril's drone made its first flight"
            if candidate.actors.isEmpty, clause.subject >= 0 {
                for entity in modifiers(of: clause.subject) where view.is(entity, .org) {
                    candidate.add(entity, as: .actor)
                }
            }
            if candidate.actors.isEmpty, !candidate.objects.isEmpty, let company = view.mainCompany {
                candidate.add(company, as: .actor)
            }
        default: break
        }
    }

    /// "built by Gilmour Space", "was developed by SAST": who flies and tests it unless another is named.
    mutating func noteMaker(in clause: Clause, _ phrases: PhraseEntities) {
        guard GrammarKeys.making.contains(clause.verb), clause.modality.contains(.passive), clause.subject >= 0,
            clause.object >= 0,
            let maker = phrases.agents(clause.subject).first(where: { view.is($0, .org) })
        else { return }
        let product = phrases.allEntities(clause.object).first { view.is($0, .product) }
        // "a satellite built by L3Harris" tells nothing of who launches it.
        guard product != nil || !builder.phrases[clause.object].classes.isDisjoint(with: NounClasses.rocket) else {
            return
        }
        makers.append((product, maker))
    }

    private static let breaking: WordSet = ["burst", "rupture", "explode", "crack", "fail", "leak", "blow up"]
    private static let resuming: WordSet = ["strike", "follow", "come"]

    private func lastContract(before candidate: EventCandidate) -> EventCandidate? {
        candidates.last {
            candidate.sentence - $0.sentence == 1
                && ($0.type == .contract || $0.type == .expansion || $0.type == .deployment) && !$0.actors.isEmpty
        }
    }

    /// A date on which something was said or announced, for events that tell no day of their own.
    mutating func noteAnnouncement(_ clause: Clause, _ sentence: Int) {
        guard
            GrammarKeys.saying.contains(clause.verb)
                || clause.kind == .participle && EventDates.telling.contains(clause.verb),
            !clause.modality.contains(.negated), let date = clause.dates.first,
            draft.dates[date].finding.precision == .day
        else { return }
        announcements.append((sentence, date))
    }

    /// Who flies and offers a product of the tables when nobody is named; an accident befalls its operator.
    func addMakers(_ candidate: inout EventCandidate) {
        guard candidate.actors.isEmpty else { return }
        switch candidate.type {
        case .launch, .test, .product:
            for product in candidate.objects where candidate.type != .launch || view.is(product, .launcher) {
                for maker in view.makers(of: product) where !candidate.counterparties.contains(maker) {
                    candidate.add(maker, as: .actor)
                }
            }
        default: break
        }
    }

    /// "picked the Mogami over the MEKO": who makes what was chosen supplies it.
    func addSuppliers(_ candidate: inout EventCandidate) {
        guard candidate.type == .contract, candidate.counterparties.isEmpty, !candidate.actors.isEmpty,
            let product = candidate.objects.first
        else { return }
        for maker in view.makers(of: product) where !candidate.actors.contains(maker) {
            candidate.add(maker, as: .counterparty)
        }
    }

    /// Fills in what other sentences tell: makers of what was flown, the day of the announcement.
    mutating func complete() {
        let lead = candidates.first { !draft.text.sentences[$0.sentence].isTitle }?.sentence
        for index in candidates.indices {
            if candidates[index].actors.isEmpty, candidates[index].type == .launch || candidates[index].type == .test {
                let own = makers.first { candidates[index].objects.contains($0.product ?? -1) }
                if let own { candidates[index].add(own.maker, as: .actor) }
            }
            addMakers(&candidates[index])
            addSuppliers(&candidates[index])
            if candidates[index].actors.isEmpty, candidates[index].type == .launch || candidates[index].type == .test,
                let unnamed = makers.first(where: { $0.product == nil })
            {
                candidates[index].add(unnamed.maker, as: .actor)
            }
            let isLead = candidates[index].sentence == lead || draft.text.sentences[candidates[index].sentence].isTitle
            guard isLead, candidates[index].date == nil, candidates[index].type != .earnings,
                candidates[index].type != .forecast
            else { continue }
            let near = announcements.first {
                $0.sentence >= candidates[index].sentence && $0.sentence <= (lead ?? 0) + 2
            }
            guard let near, let today = draft.referenceDay,
                let days = dates.days[near.date], days.lowerBound <= today
            else { continue }
            candidates[index].date = near.date
            candidates[index].isDateInferred = true
        }
    }

    /// Each figure of a sentence goes to the event that tells it: the one whose clause holds it, else the nearest.
    func giveAmounts(to events: inout [EventCandidate], in tokens: Range<Int>) {
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
