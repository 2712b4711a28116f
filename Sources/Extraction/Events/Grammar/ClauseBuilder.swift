/// Finds the clauses of a chunked sentence and gives each verb its subject, objects and prepositional arguments.
struct ClauseBuilder {
    private(set) var clauses: [Clause] = []
    private(set) var phrases: [NounPhrase] = []
    private var chunks: [Chunk] = []
    private var groups: [VerbGroup] = []
    private var isHeadline = false

    // MARK: state of the walk
    /// First free noun phrase since the last boundary that no verb has taken as subject yet; -1 for none.
    private var pending = -1
    /// First free noun phrase behind the last verb, and whether a boundary lies between; -1 for none.
    private var afterVerb = -1
    private var afterBoundary = -1
    private var antecedent = -1
    private var isRelative = false
    private var outerPending = -1
    private var lastFinite = -1
    private var lastClause = -1
    private var nextKind = Clause.Kind.main
    private var complementGovernor = -1

    /// Fills ``clauses``. Linear in the number of chunks.
    mutating func build(_ chunker: Chunker, isHeadline: Bool) {
        clauses.removeAll(keepingCapacity: true)
        chunks = chunker.chunks
        phrases = chunker.nounPhrases
        groups = chunker.verbGroups
        self.isHeadline = isHeadline
        linkEnumerations()
        resetWalk()
        for index in chunks.indices { visit(index) }
        for index in clauses.indices { finishSpan(index) }
    }

    private mutating func resetWalk() {
        pending = -1
        afterVerb = -1
        afterBoundary = -1
        antecedent = -1
        isRelative = false
        outerPending = -1
        lastFinite = -1
        lastClause = -1
        nextKind = .main
    }

    // MARK: enumerations and appositions

    private mutating func linkEnumerations() {
        for index in chunks.indices where chunks[index].kind == .nounPhrase {
            let first = chunks[index].index
            guard let next = kind(index + 1) else { continue }
            if next == .coordinator, kind(index + 2) == .nounPhrase, chunks[index + 1].key != GrammarKeys.but {
                let second = chunks[index + 2].index
                if !startsClause(at: index + 2, after: index) { join(first, second) }
            } else if next == .comma, kind(index + 2) == .nounPhrase {
                let second = chunks[index + 2].index
                if isApposition(first, second, at: index + 2) {
                    phrases[first].apposition = second
                    phrases[second].isTaken = true
                } else if isEnumeration(from: index + 2) {
                    join(first, second)
                }
            } else if next == .comma, kind(index + 2) == .coordinator, kind(index + 3) == .nounPhrase,
                chunks[index + 2].key != GrammarKeys.but, phrases[first].isTaken
            {
                if !startsClause(at: index + 3, after: index) { join(first, chunks[index + 3].index) }
            }
        }
        linkMembersBehindPhrases()
    }

    /// "Baykar of Turkey and Leonardo of Italy": the member before carries a prepositional phrase.
    private mutating func linkMembersBehindPhrases() {
        for index in chunks.indices where chunks[index].kind == .nounPhrase {
            let first = chunks[index].index
            guard phrases[first].next < 0, kind(index + 1) == .preposition, kind(index + 2) == .nounPhrase,
                kind(index + 3) == .coordinator, kind(index + 4) == .nounPhrase
            else { continue }
            let inner = chunks[index + 2].index
            let second = phrases[inner].next
            guard second >= 0, phrases[first].mention >= 0, phrases[second].mention >= 0,
                kind(index + 5) == .preposition, chunks[index + 5].key == chunks[index + 1].key
            else { continue }
            phrases[inner].next = -1
            phrases[first].next = second
        }
    }

    private mutating func join(_ first: Int, _ second: Int) {
        phrases[first].next = second
        phrases[second].isTaken = true
        if phrases[second].preposition < 0 { phrases[second].preposition = phrases[first].preposition }
    }

    private func kind(_ index: Int) -> Chunk.Kind? { chunks.indices.contains(index) ? chunks[index].kind : nil }

    /// Whether a finite verb comes behind the noun phrase at `index` although one was there before.
    private func startsClause(at index: Int, after first: Int) -> Bool {
        guard hasFiniteVerb(behind: index) else { return false }
        var position = first
        while position >= 0 {
            switch chunks[position].kind {
            case .verbGroup:
                let form = groups[chunks[position].index].form
                if form == .finite || form == .pastOrParticiple { return true }
            case .stop, .subordinator, .relative, .that: return false
            default: break
            }
            position -= 1
        }
        return false
    }

    private func hasFiniteVerb(behind index: Int) -> Bool {
        var position = index + 1
        while position < chunks.count {
            switch chunks[position].kind {
            case .verbGroup:
                let form = groups[chunks[position].index].form
                return form == .finite || form == .pastOrParticiple
            case .preposition, .nounPhrase, .time, .adverb: position += 1
            default: return false
            }
        }
        return false
    }

    private func isApposition(_ first: Int, _ second: Int, at index: Int) -> Bool {
        let one = phrases[first]
        let other = phrases[second]
        if one.mention >= 0, other.mention < 0, other.isIndefinite || other.isDefinite || other.hasPossessivePronoun
            || !other.classes.isDisjoint(with: NounClasses.office.union(NounClasses.company))
        {
            return true
        }
        if one.mention >= 0, other.mention >= 0, !isEnumeration(from: index) {
            return kind(index + 1) == .comma || kind(index + 1) == nil || kind(index + 1) == .adverb
        }
        if one.mention < 0, other.mention >= 0, one.isDefinite || one.hasPossessivePronoun || one.isIndefinite {
            return kind(index + 1) == .comma || kind(index + 1) == nil || kind(index + 1) == .adverb
        }
        return false
    }

    /// Whether noun phrases between commas run on to an "and".
    private func isEnumeration(from index: Int) -> Bool {
        var position = index
        while position < chunks.count {
            switch chunks[position].kind {
            case .nounPhrase, .preposition: position += 1
            case .comma:
                guard kind(position + 1) == .nounPhrase || kind(position + 1) == .coordinator else { return false }
                position += 1
            case .coordinator: return kind(position + 1) == .nounPhrase
            default: return false
            }
        }
        return isHeadline && index < chunks.count
    }

    // MARK: the walk

    private mutating func visit(_ index: Int) {
        let chunk = chunks[index]
        switch chunk.kind {
        case .nounPhrase:
            let phrase = phrases[chunk.index]
            guard phrase.preposition < 0, !phrase.isTaken else { return }
            if lastClause < 0 || pending >= 0 || afterVerb >= 0 {
                if pending < 0, afterVerb < 0 { pending = chunk.index }
            } else if pending < 0 {
                afterVerb = chunk.index
            }
            if afterBoundary == -2 { afterBoundary = chunk.index }
        case .comma, .quote:
            afterBoundary = -2
            if afterVerb < 0, lastClause >= 0 { afterVerb = -1 }
        case .coordinator:
            afterBoundary = -2
        case .relative:
            openRelative(index)
        case .that:
            if kind(index - 1) == .nounPhrase, kind(index + 1) == .verbGroup {
                openRelative(index)
            } else {
                boundary(.complement)
            }
        case .subordinator:
            if pending >= 0 { outerPending = pending }
            boundary(GrammarKeys.unreal.contains(chunk.key) ? .unreal : .main)
        case .stop:
            boundary(.main)
            isRelative = false
            outerPending = -1
            lastFinite = -1
        case .verbGroup:
            visitVerb(index)
        case .preposition, .time, .adverb:
            break
        }
    }

    private mutating func boundary(_ kind: Clause.Kind) {
        pending = -1
        afterVerb = -1
        afterBoundary = -2
        nextKind = kind
        complementGovernor = kind == .complement ? lastClause : -1
        lastClause = -1
    }

    private mutating func openRelative(_ index: Int) {
        if pending >= 0 { outerPending = pending }
        if pending < 0, afterVerb >= 0, lastClause >= 0, GrammarKeys.saying.contains(clauses[lastClause].verb) {
            outerPending = afterVerb
        }
        antecedent = nearestPhrase(before: index)
        isRelative = antecedent >= 0
        boundary(.relative)
    }

    /// The phrase that a clause behind it tells more about: the nearest, taken as the head of its enumeration.
    private func nearestPhrase(before index: Int) -> Int {
        var position = index - 1
        while position >= 0, index - position <= 4 {
            if chunks[position].kind == .nounPhrase { return chunks[position].index }
            if chunks[position].kind == .verbGroup || chunks[position].kind == .stop { return -1 }
            position -= 1
        }
        return -1
    }

    private mutating func visitVerb(_ index: Int) {
        let group = groups[chunks[index].index]
        let isJoined = kind(index - 1) == .coordinator || kind(index - 1) == .comma
        switch group.form {
        case .finite where group.isBase && isJoined && !clauses.isEmpty: joined(index, group)
        case .finite: finite(index, group)
        case .pastOrParticiple:
            if isFinitePast(index, group) { finite(index, group) } else { participle(index, group) }
        case .participle:
            if kind(index - 1) == .coordinator, lastFinite >= 0, groupHasAuxiliary(lastFinite) {
                var joined = group
                joined.modality = clauses[lastFinite].modality
                finite(index, joined)
            } else {
                participle(index, group)
            }
        case .gerund: gerund(index, group)
        case .infinitive: infinitive(index, group)
        }
        if clauses.isEmpty { return }
        pending = -1
        afterVerb = -1
        afterBoundary = -1
    }

    private func groupHasAuxiliary(_ clause: Int) -> Bool {
        !clauses[clause].modality.isDisjoint(with: [.perfect, .planned, .proposed, .passive])
    }

    private mutating func finite(_ index: Int, _ group: VerbGroup) {
        var clause = Clause(verb: group.verb, modality: group.modality, kind: nextKind, main: group.main, tokens: group.tokens)
        var object = -1
        if isRelative, nextKind == .relative {
            clause.subject = pending >= 0 ? pending : antecedent
            if pending >= 0 { object = antecedent }
            clause.governor = lastFinite
            nextKind = .main
        } else if pending >= 0 {
            clause.subject = pending
            if nextKind == .complement, complementGovernor >= 0 {
                clause.governor = complementGovernor
                if GrammarKeys.clauseTaking.contains(clauses[complementGovernor].verb), clauses[complementGovernor].object < 0 {
                    clauses[complementGovernor].object = pending
                }
            }
        } else if afterBoundary >= 0, isAdjacent(afterBoundary, index) {
            clause.subject = afterBoundary
            if afterVerb == afterBoundary { afterVerb = -1 }
        } else if afterVerb >= 0, lastClause >= 0, GrammarKeys.saying.contains(clauses[lastClause].verb) {
            clause.subject = afterVerb
            clause.kind = .complement
            clause.governor = lastClause
            if clauses[lastClause].object == afterVerb { clauses[lastClause].object = -1 }
        } else if outerPending >= 0 {
            clause.subject = outerPending
            outerPending = -1
            isRelative = false
        } else if lastFinite >= 0 {
            clause.subject = surfaceSubject(of: lastFinite)
            clause.governor = clauses[lastFinite].governor
            if clauses[lastFinite].kind == .unreal || clauses[lastFinite].kind == .complement {
                clause.kind = clauses[lastFinite].kind
            }
        } else if afterVerb >= 0 {
            clause.subject = afterVerb
        }
        attach(&clause, from: index, object: object)
        if clause.verb == GrammarKeys.say, clause.object >= 0, kind(index - 1) == .quote || kind(index - 1) == .comma {
            clause.subject = clause.object
            clause.object = -1
        }
        if clause.modality.contains(.passive) { turnPassive(&clause) }
        append(clause)
        lastFinite = clauses.count - 1
        nextKind = .main
    }

    /// "will build … and operate", "to mobilise …, integrate …": goes on as the verb before it.
    private mutating func joined(_ index: Int, _ group: VerbGroup) {
        var last = clauses.count - 1
        // Past participles and relatives between to the verb whose form is bare as well.
        while last > 0, clauses[last].kind == .participle { last -= 1 }
        let model = clauses[last]
        var clause = Clause(
            verb: group.verb,
            modality: model.modality.subtracting([.passive, .present]),
            kind: model.kind,
            main: group.main,
            tokens: group.tokens
        )
        clause.governor = model.governor
        clause.controller = model.controller
        clause.subject = surfaceSubject(of: last)
        attach(&clause, from: index, object: -1)
        append(clause)
        if model.kind == .main { lastFinite = clauses.count - 1 }
    }

    /// The grammatical subject: of a passive the deep object.
    private func surfaceSubject(of index: Int) -> Int {
        let clause = clauses[index]
        guard clause.modality.contains(.passive) else { return clause.subject }
        return clause.indirect >= 0 ? clause.indirect : clause.object
    }

    private mutating func append(_ clause: Clause) {
        clauses.append(clause)
        lastClause = clauses.count - 1
    }

    /// Whether only prepositional phrases, adverbs and brackets lie between the phrase and the verb.
    private func isAdjacent(_ phrase: Int, _ index: Int) -> Bool {
        var position = phrases[phrase].chunk + 1
        while position < index {
            switch chunks[position].kind {
            case .preposition, .time, .adverb, .nounPhrase, .coordinator, .comma: position += 1
            default: return false
            }
        }
        return true
    }

    private func turnPassive(_ clause: inout Clause) {
        let surface = clause.subject
        let retained = clause.object
        clause.subject = clause.obliques.first { $0.preposition == GrammarKeys.by }?.phrase ?? -1
        if retained >= 0, GrammarKeys.giving.contains(clause.verb) {
            clause.indirect = surface
        } else {
            clause.complement = retained
            clause.object = surface
        }
    }

    // MARK: verbs without a subject of their own

    private func isFinitePast(_ index: Int, _ group: VerbGroup) -> Bool {
        let next = kind(index + 1)
        if group.verb == GrammarKeys.say { return true }
        if next == .preposition, chunks[index + 1].key == GrammarKeys.by, kind(index + 2) != .verbGroup { return false }
        let previous = kind(index - 1)
        if previous == .coordinator, lastFinite >= 0 { return true }
        if isRelative, nextKind == .relative { return true }
        if previous == nil || previous == .stop || previous == .preposition { return false }
        if previous == .comma || previous == .quote {
            if pending >= 0 || outerPending >= 0 { return !finiteFollows(index) }
            return next == .nounPhrase && lastFinite >= 0
        }
        if pending < 0, afterBoundary >= 0, lastFinite >= 0, previous == .nounPhrase, next != .nounPhrase,
            phrases[chunks[index - 1].index].preposition >= 0
        {
            return false
        }
        if pending >= 0 || afterBoundary >= 0 || outerPending >= 0 {
            return next == .nounPhrase || !finiteFollows(index)
        }
        if afterVerb >= 0, lastClause >= 0, GrammarKeys.saying.contains(clauses[lastClause].verb) { return true }
        return false
    }

    /// Whether another finite verb comes before the next joint that opens a clause.
    private func finiteFollows(_ index: Int) -> Bool {
        var position = index + 1
        var commas = 0
        while position < chunks.count {
            switch chunks[position].kind {
            case .verbGroup:
                let form = groups[chunks[position].index].form
                if form == .finite { return true }
                if form == .pastOrParticiple, kind(position - 1) == .comma || kind(position + 1) == .nounPhrase,
                    kind(position - 1) != .coordinator
                {
                    return true
                }
            case .relative, .subordinator, .stop, .that, .quote: return false
            case .coordinator:
                if kind(position + 1) == .verbGroup { return false }
            case .comma: commas += 1
            default: break
            }
            if commas > 1 { return false }
            position += 1
        }
        return false
    }

    private mutating func participle(_ index: Int, _ group: VerbGroup) {
        var clause = Clause(
            verb: group.verb,
            modality: group.modality.union(.passive).subtracting([.present]),
            kind: .participle,
            main: group.main,
            tokens: group.tokens
        )
        clause.governor = lastFinite
        let near = nearestPhrase(before: index)
        clause.subject = kind(index - 1) == .comma && pending >= 0 ? pending : near
        if kind(index - 1) == .coordinator, lastClause >= 0 { clause.subject = surfaceSubject(of: lastClause) }
        let outer = pending >= 0 ? pending : outerPending
        attach(&clause, from: index, object: -1)
        turnPassive(&clause)
        append(clause)
        outerPending = outer
    }

    private mutating func gerund(_ index: Int, _ group: VerbGroup) {
        var clause = Clause(
            verb: group.verb,
            modality: group.modality.union(.ongoing),
            kind: .participle,
            main: group.main,
            tokens: group.tokens
        )
        clause.governor = lastFinite
        let previous = kind(index - 1)
        if previous == .nounPhrase, !hangsOnVerb(index - 1) {
            clause.subject = nearestPhrase(before: index)
        } else if lastFinite >= 0 {
            clause.subject = surfaceSubject(of: lastFinite)
        } else if pending >= 0 {
            clause.subject = pending
        }
        let outer = pending >= 0 ? pending : outerPending
        if previous == .preposition { clause.controller = -1 }
        attach(&clause, from: index, object: -1)
        append(clause)
        outerPending = outer
    }

    /// Whether the name at `index` belongs to the verb before it: "lifted off from Kourou carrying …".
    private func hangsOnVerb(_ index: Int) -> Bool {
        let phrase = phrases[chunks[index].index]
        return phrase.mention >= 0 && phrase.preposition > 0 && kind(phrase.preposition - 1) == .verbGroup && lastFinite >= 0
    }

    private mutating func infinitive(_ index: Int, _ group: VerbGroup) {
        if lastClause < 0 || isHeadline && lastFinite < 0, pending >= 0, kind(index - 1) == .nounPhrase || isAdjacent(pending, index),
            phrases[pending].classes.isDisjoint(with: NounClasses.nominalPlan), isHeadline
        {
            // A headline's future: "Hanwha to Pour $5 Billion Into …".
            var planned = group
            planned.modality.insert(.planned)
            finite(index, planned)
            return
        }
        var clause = Clause(verb: group.verb, modality: group.modality, kind: .infinitive, main: group.main, tokens: group.tokens)
        clause.governor = lastClause
        if kind(index - 1) == .nounPhrase || kind(index - 1) == .time || kind(index - 1) == .adverb {
            clause.controller = nearestPhrase(before: index)
            // "plans for a base to…": the noun before the preposition explains more often than the one behind it.
        }
        if lastClause >= 0 {
            let governor = clauses[lastClause]
            if GrammarKeys.objectControl.contains(governor.verb), governor.object >= 0, clause.controller != governor.subject {
                clause.subject = governor.object
            } else {
                clause.subject = surfaceSubject(of: lastClause)
            }
        } else if pending >= 0 {
            clause.subject = pending
        }
        let outer = pending >= 0 ? pending : outerPending
        attach(&clause, from: index, object: -1)
        if clause.modality.contains(.passive) { turnPassive(&clause) }
        append(clause)
        outerPending = outer
    }

    // MARK: arguments behind the verb

    private func attach(_ clause: inout Clause, from index: Int, object: Int) {
        clause.object = object
        collectBeforeVerb(&clause, index)
        var position = index + 1
        var isDirect = true
        scan: while position < chunks.count {
            let chunk = chunks[position]
            switch chunk.kind {
            case .nounPhrase:
                let phrase = phrases[chunk.index]
                if phrase.isTaken { break }
                if phrase.preposition >= 0 {
                    clause.obliques.append(Clause.Oblique(preposition: chunks[phrase.preposition].key, phrase: chunk.index))
                } else if clause.object < 0, isDirect {
                    clause.object = chunk.index
                } else if clause.object >= 0, clause.indirect < 0, kind(position - 1) == .nounPhrase || kind(position - 1) == .adverb,
                    chunks[position - 1].index == clause.object
                {
                    clause.indirect = clause.object
                    clause.object = chunk.index
                } else if kind(position - 1) == .preposition {
                    break
                } else {
                    break scan
                }
            case .preposition: isDirect = false
            case .time: clause.dates.append(chunk.index)
            case .adverb: break
            case .comma:
                guard let next = kind(position + 1), next == .preposition || next == .time || next == .nounPhrase || next == .coordinator
                else { break scan }
                if next == .nounPhrase, !phrases[chunks[position + 1].index].isTaken { break scan }
                if next == .coordinator, kind(position + 2) != .nounPhrase || !phrases[chunks[position + 2].index].isTaken {
                    break scan
                }
            case .coordinator:
                guard kind(position + 1) == .nounPhrase, phrases[chunks[position + 1].index].isTaken
                        || kind(position + 1) == .preposition
                else { break scan }
            case .quote: break
            case .verbGroup, .relative, .subordinator, .that, .stop: break scan
            }
            position += 1
        }
        if clause.indirect >= 0, !GrammarKeys.giving.contains(clause.verb) {
            // "appointed General Mandon chief of staff"
            clause.complement = clause.object
            clause.object = clause.indirect
            clause.indirect = -1
        }
        clause.tokens = clause.tokens.lowerBound..<(position < chunks.count ? chunks[position].tokens.lowerBound : chunks[chunks.count - 1].tokens.upperBound)
    }

    /// Dates and phrases between the subject and the verb: "Oman on Monday signed".
    private func collectBeforeVerb(_ clause: inout Clause, _ index: Int) {
        var position = index - 1
        var obliques: [Clause.Oblique] = []
        var dates: [Int] = []
        scan: while position >= 0 {
            let chunk = chunks[position]
            switch chunk.kind {
            // What stands behind another verb is that verb's.
            case .verbGroup: return
            case .stop, .subordinator, .relative, .that: break scan
            case .time: dates.append(chunk.index)
            case .nounPhrase:
                let phrase = phrases[chunk.index]
                if phrase.preposition >= 0, !phrase.isTaken {
                    let isAttribute = phrase.preposition > 0 && kind(phrase.preposition - 1) == .nounPhrase
                    if !isAttribute {
                        obliques.append(
                            Clause.Oblique(preposition: chunks[phrase.preposition].key, phrase: chunk.index)
                        )
                    }
                }
                if chunk.index == clause.subject { clause.tokens = chunk.tokens.lowerBound..<clause.tokens.upperBound }
            default: break
            }
            position -= 1
        }
        clause.obliques.append(contentsOf: obliques)
        clause.dates.append(contentsOf: dates)
    }

    private mutating func finishSpan(_ index: Int) {
        guard clauses[index].tokens.upperBound < clauses[index].tokens.lowerBound + 1 else { return }
        clauses[index].tokens = clauses[index].main..<clauses[index].main + 1
    }
}
