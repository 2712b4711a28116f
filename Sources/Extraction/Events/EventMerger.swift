import Model

/// Joins the tellings of one event, in headline, lead and later sentences, to one row.
struct EventMerger {
    private let draft: Draft
    private let dates: EventDates
    private var candidates: [EventCandidate]

    init(_ draft: Draft, _ dates: EventDates, _ candidates: [EventCandidate]) {
        self.draft = draft
        self.dates = dates
        self.candidates = candidates
    }

    /// One event a happening, in the order of their evidence, then by type.
    func events() -> [Event] {
        var merged: [EventCandidate] = []
        for candidate in candidates where !candidate.isSupplement {
            if candidate.isAnaphoric, let index = merged.lastIndex(where: { isDealMeant(by: candidate, $0) }) {
                merged[index] = join(merged[index], candidate)
                continue
            }
            if let index = merged.lastIndex(where: { areSame($0, candidate) }) {
                merged[index] = join(merged[index], candidate)
            } else {
                merged.append(candidate)
            }
        }
        for candidate in candidates where candidate.isSupplement {
            if let index = merged.lastIndex(where: { supplements(candidate, $0) }) {
                merged[index] = join(merged[index], candidate)
            } else if standsAlone(candidate, merged) {
                merged.append(candidate)
            }
        }
        return merged.filter { !isShadow($0, merged) && !isHistory($0) }.map(event).sorted {
            ($0.evidence.start, $0.type.rawValue) < ($1.evidence.start, $1.type.rawValue)
        }
    }

    private func areSame(_ one: EventCandidate, _ other: EventCandidate) -> Bool {
        guard one.type == other.type else { return false }
        let dates = one.isDateInferred || other.isDateInferred ? nil : datesAgree(one.date, other.date)
        guard dates != false else { return false }
        let isHeadline = draft.text.sentences[one.sentence].isTitle
        let isOneTelling =
            one.sentence == other.sentence && !one.counterparties.isEmpty && !one.actors.isEmpty
            && one.actors == other.actors && one.counterparties == other.counterparties
        if isOneTelling { return true }
        if isSuccession(one, other) { return true }
        if isSplit(one, other) { return true }
        if one.type == .earnings, one.status != other.status, !isHeadline,
            one.sentence == other.sentence || EventMerger.guiding.contains(where: { other.rule.hasSuffix($0) })
        {
            return false  // results and outlook
        }
        if one.type == .forecast, one.sentence == other.sentence, one.actors == other.actors, !one.actors.isEmpty {
            return true
        }
        // "revenue prospects have grown": a figure of the same period in the next sentence.
        let isPeriod =
            one.type == .earnings && (one.date == nil || other.date == nil) && other.sentence - one.sentence == 1
        if one.status != other.status, !isHeadline, !isPeriod, dates != true,
            one.sentence != other.sentence || one.main != other.main
        {
            return false
        }
        let shared = Set(one.participants).intersection(other.participants)
        if isHeadline, isStandIn(one.actors, other.actors) { return true }
        if shared.isEmpty {
            // "raised $50 million in a round led by …": each clause tells the other side.
            let areHalves =
                one.sentence == other.sentence && (one.actors.isEmpty != other.actors.isEmpty)
                && (one.counterparties.isEmpty != other.counterparties.isEmpty)
                && one.actors.isEmpty != one.counterparties.isEmpty
            // "Backers include …" behind the sentence that told the round.
            let areBackers =
                one.type == .investment && other.actors.isEmpty && !one.actors.isEmpty
                && other.sentence - one.sentence <= 2
            let isOnePlace =
                one.type == .incident && one.participants.isEmpty && other.participants.isEmpty
                && other.sentence - one.sentence <= 2 && !Set(one.places).isDisjoint(with: other.places)
            return isOnePlace || areHalves || areBackers
                || isHeadline && (one.participants.isEmpty || other.participants.isEmpty)
        }
        if !one.actors.isEmpty, !other.actors.isEmpty, Set(one.actors).isDisjoint(with: other.actors), !isHeadline {
            return false
        }
        if !one.counterparties.isEmpty, !other.counterparties.isEmpty,
            Set(one.counterparties).isDisjoint(with: other.counterparties)
        {
            return false
        }
        let sharesParties = !Set(one.counterparties).isDisjoint(with: other.counterparties)
        if !one.objects.isEmpty, !other.objects.isEmpty, Set(one.objects).isDisjoint(with: other.objects),
            !isHeadline || !sharesParties && other.sentence - one.sentence > 1
        {
            return false
        }
        return true
    }

    /// "He succeeds Eva Berneke", "who becomes chairman": more of the appointment just told.
    private func isSuccession(_ one: EventCandidate, _ other: EventCandidate) -> Bool {
        one.type == .organizationChange && other.sentence - one.sentence <= 1 && one.main != other.main
            && one.actors.contains { draft.entities[$0].type == .organization } && !other.actors.isEmpty
            && other.actors.allSatisfy { draft.entities[$0].type == .person }
            && EventMerger.successions.contains { other.rule.hasSuffix($0) }
    }

    /// One happening that two clauses share out: who chose what and from whom it is bought, who launched and on what.
    private func isSplit(_ one: EventCandidate, _ other: EventCandidate) -> Bool {
        let distance = other.sentence - one.sentence
        func agree(_ a: [Int], _ b: [Int]) -> Bool { a.isEmpty || b.isEmpty || !Set(a).isDisjoint(with: b) }
        guard agree(one.objects, other.objects), agree(one.counterparties, other.counterparties),
            datesAgree(one.date, other.date) != false || one.isDateInferred
        else { return false }
        switch one.type {
        case .contract: return distance == 0 && !one.actors.isEmpty && one.actors == other.actors
        case .launch:
            return (0...1).contains(distance) && one.status == other.status && agree(one.actors, other.actors)
                && one.actors.isEmpty != other.actors.isEmpty && one.objects.isEmpty != other.objects.isEmpty
        case .organizationChange:
            return distance == 0 && !one.actors.isEmpty && one.actors == other.actors
                && one.actors.allSatisfy { draft.entities[$0].type == .person }
        default: return false
        }
    }

    private static let guiding = [
        ".maintain", ".confirm", ".raise", ".lift", ".forecast", ".guide", ".see", ".target", ".lower", ".cut", ".keep",
        ".reaffirm", ".trim", ".narrow", ".reiterate", ".upgrade", ".withdraw",
    ]
    private static let successions = [".succeed", ".replace", ".become", ".take_over", ".join"]

    private func isDealMeant(by candidate: EventCandidate, _ event: EventCandidate) -> Bool {
        event.type == candidate.type && (1...2).contains(candidate.sentence - event.sentence)
            && (event.status == candidate.status || event.isDateInferred || candidate.date == nil)
    }

    /// What only adds to another event is one of its own where none is told nearby: a request of a named body, a sighting.
    private func standsAlone(_ candidate: EventCandidate, _ events: [EventCandidate]) -> Bool {
        switch candidate.type {
        case .budget: !candidate.actors.isEmpty
        case .incident: !events.contains { $0.type == .incident && abs($0.sentence - candidate.sentence) <= 2 }
        default: false
        }
    }

    /// "Tiger Global also took part": belongs to the round told within the two sentences before.
    private func supplements(_ more: EventCandidate, _ event: EventCandidate) -> Bool {
        let distance = more.sentence - event.sentence
        return event.type == more.type && (0...2).contains(distance)
            && (more.actors.isEmpty || !Set(more.actors).isDisjoint(with: event.participants))
    }

    /// "China's space agency" in the headline, the agency's name below.
    private func isStandIn(_ general: [Int], _ named: [Int]) -> Bool {
        guard general.count == 1, let country = draft.entities[general[0]].country,
            draft.entities[general[0]].type == .place
        else {
            return false
        }
        return named.contains { draft.entities[$0].type == .organization && draft.entities[$0].country == country }
    }

    /// Nil when one is unknown; true when one lies within the other.
    private func datesAgree(_ one: Int?, _ other: Int?) -> Bool? {
        guard let one, let other else { return nil }
        if draft.dates[one].finding.value == draft.dates[other].finding.value { return true }
        guard let a = dates.days[one], let b = dates.days[other] else { return false }
        return a.overlaps(b)
    }

    private func join(_ one: EventCandidate, _ other: EventCandidate) -> EventCandidate {
        var result = one
        let isHeadline = draft.text.sentences[one.sentence].isTitle
        if isHeadline, isStandIn(one.actors, other.actors) { result.actors = [] }
        let role: ParticipantRole = isSuccession(one, other) ? .counterparty : .actor
        for entity in other.actors { result.add(entity, as: role) }
        for entity in other.counterparties { result.add(entity, as: .counterparty) }
        for entity in other.objects { result.add(entity, as: .object) }
        for entity in other.places { result.add(entity, as: .place) }
        for amount in other.amounts where !result.amounts.contains(amount) { result.amounts.append(amount) }
        if isHeadline {
            // The body says it in full: its tense and its sentence count.
            result.status = other.status
            result.date = other.date ?? result.date
            if other.date != nil { result.isDateInferred = other.isDateInferred }
            result.sentence = other.sentence
            result.main = other.main
            result.rule = other.rule
        }
        if one.isDateInferred, let date = other.date, !other.isDateInferred {
            result.date = date
            result.isDateInferred = false
        } else if let date = other.date, !other.isDateInferred, isFiner(date, than: result.date) {
            result.date = date
        }
        result.confidence = min(0.97, 1 - (1 - one.confidence) * (1 - other.confidence * 0.8))
        return result
    }

    private func isFiner(_ one: Int, than other: Int?) -> Bool {
        guard let other else { return true }
        guard let a = dates.days[one], let b = dates.days[other] else { return false }
        return b.lowerBound.daysSinceEpoch < a.lowerBound.daysSinceEpoch && a.upperBound <= b.upperBound
            || a.lowerBound >= b.lowerBound && a.upperBound < b.upperBound
    }

    /// Background of another age: a ship that entered service forty years ago is no news.
    private func isHistory(_ event: EventCandidate) -> Bool {
        guard let today = draft.referenceDay, let date = event.date, let days = dates.days[date] else { return false }
        return days.upperBound.year < today.year - EventMerger.memory
    }

    /// Years that an article looks back on as news.
    private static let memory = 20

    /// Whether another event tells the same happening by its proper type: an award is no partnership as well.
    private func isShadow(_ event: EventCandidate, _ all: [EventCandidate]) -> Bool {
        all.contains { other in
            guard other.sentence == event.sentence, other.main == event.main, other.type != event.type else {
                return false
            }
            return other.confidence > event.confidence
        }
    }

    private func event(_ candidate: EventCandidate) -> Event {
        let span = draft.text.scalars(draft.text.sentences[candidate.sentence].tokens)
        func identifiers(_ indices: [Int]) -> [String] { indices.map { draft.entities[$0].id } }
        return Event(
            type: candidate.type,
            status: candidate.status,
            actors: identifiers(candidate.actors),
            counterparties: identifiers(candidate.counterparties),
            objects: identifiers(candidate.objects),
            places: identifiers(candidate.places),
            date: candidate.date.map { draft.dates[$0].finding.value },
            amounts: candidate.amounts.sorted(),
            evidence: EventEvidence(start: span.start, end: span.end, rule: candidate.rule),
            confidence: candidate.confidence
        )
    }
}
