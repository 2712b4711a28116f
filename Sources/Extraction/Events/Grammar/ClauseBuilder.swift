/// Finds the clauses of a chunked sentence and gives each verb its subject, objects and prepositional arguments.
struct ClauseBuilder {
    var clauses: [Clause] = []
    var phrases: [NounPhrase] = []
    var chunks: [Chunk] = []
    var groups: [VerbGroup] = []
    var isHeadline = false

    // MARK: state of the walk
    /// First free noun phrase since the last boundary that no verb has taken as subject yet; -1 for none.
    var pending = -1
    /// First free noun phrase behind the last verb, and whether a boundary lies between; -1 for none.
    var afterVerb = -1
    var afterBoundary = -1
    var antecedent = -1
    var isRelative = false
    /// Whether the relative stands for an object of its clause when that has a subject ("which it bought").
    var hasObjectGap = false
    var outerPending = -1
    var lastFinite = -1
    var lastClause = -1
    var nextKind = Clause.Kind.main
    var complementGovernor = -1
    /// Chunk behind a relative clause in commas, where the clause before goes on; -1 for none.
    var resume = -1
    /// Heads of noun phrases that are numbers.
    var numbers: [Int] = []
    /// For each mention of the text, whether it names a place: "Quantum Systems of Germany and Frontline Robotics".
    var isPlace: [Bool] = []

    /// Fills ``clauses``. Linear in the number of chunks.
    mutating func build(_ chunker: Chunker, isHeadline: Bool) {
        clauses.removeAll(keepingCapacity: true)
        chunks = chunker.chunks
        phrases = chunker.nounPhrases
        groups = chunker.verbGroups
        numbers = chunker.nounPhrases.lazy.map(\.head).filter { chunker.text.tokens[$0].kind == .number }
        self.isHeadline = isHeadline
        linkEnumerations()
        resetWalk()
        for index in chunks.indices { visit(index) }
        for index in clauses.indices { finishSpan(index) }
    }

    mutating func resetWalk() {
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

    // MARK: the walk

    mutating func visit(_ index: Int) {
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
            if kind(index - 1) == .nounPhrase || kind(index - 1) == .time, kind(index + 1) == .verbGroup {
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

    mutating func boundary(_ kind: Clause.Kind) {
        pending = -1
        afterVerb = -1
        afterBoundary = -2
        nextKind = kind
        complementGovernor = kind == .complement ? lastClause : -1
        lastClause = -1
    }

    mutating func openRelative(_ index: Int) {
        if pending >= 0 { outerPending = pending }
        if pending < 0, afterVerb >= 0, lastClause >= 0, GrammarKeys.saying.contains(clauses[lastClause].verb) {
            outerPending = afterVerb
        }
        antecedent = nearestPhrase(before: index)
        if antecedent >= 0, isPlaceName(antecedent), chunks[index].kind == .relative {
            // "Mynaric of Munich, which": the company, not its town.
            // "a package of sanctions against Russia, which": the package.
            var preposition = phrases[antecedent].preposition
            while preposition > 0, kind(preposition - 1) == .nounPhrase,
                GrammarKeys.attributive.contains(chunks[preposition].key),
                kind(index - 1) == .comma || phrases[chunks[preposition - 1].index].mention >= 0
            {
                antecedent = chunks[preposition - 1].index
                preposition = phrases[antecedent].preposition
            }
        }
        isRelative = antecedent >= 0
        // "under which", "when", "whose": the clause has an object of its own.
        hasObjectGap =
            kind(index - 1) != .preposition
            && (chunks[index].kind == .that || GrammarKeys.objectRelatives.contains(chunks[index].key))
        boundary(.relative)
    }

    /// The phrase that a clause behind it tells more about: the nearest, taken as the head of its enumeration.
    func nearestPhrase(before index: Int) -> Int {
        var position = index - 1
        while position >= 0, index - position <= 4 {
            if chunks[position].kind == .nounPhrase { return chunks[position].index }
            if chunks[position].kind == .verbGroup || chunks[position].kind == .stop { return -1 }
            position -= 1
        }
        return -1
    }

    mutating func visitVerb(_ index: Int) {
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

    func groupHasAuxiliary(_ clause: Int) -> Bool {
        !clauses[clause].modality.isDisjoint(with: [.perfect, .planned, .proposed, .passive])
    }

    mutating func finite(_ index: Int, _ group: VerbGroup) {
        var clause = Clause(
            verb: group.verb,
            modality: group.modality,
            kind: nextKind,
            main: group.main,
            tokens: group.tokens
        )
        var object = -1
        if isRelative, nextKind == .relative {
            clause.subject = pending >= 0 ? pending : antecedent
            if pending >= 0, hasObjectGap { object = antecedent }
            clause.governor = lastFinite
            nextKind = .main
        } else if pending >= 0 {
            clause.subject = pending
            if nextKind == .complement, complementGovernor >= 0 {
                clause.governor = complementGovernor
                if GrammarKeys.clauseTaking.contains(clauses[complementGovernor].verb),
                    clauses[complementGovernor].object < 0
                {
                    clauses[complementGovernor].object = pending
                }
            }
        } else if afterBoundary >= 0, isAdjacent(afterBoundary, index) {
            clause.subject = afterBoundary
            if afterVerb == afterBoundary { afterVerb = -1 }
        } else if afterVerb >= 0, lastClause >= 0, GrammarKeys.saying.contains(clauses[lastClause].verb),
            kind(index - 1) != .coordinator
        {
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
        resumeGovernor(of: clause)
        append(clause)
        lastFinite = clauses.count - 1
        nextKind = .main
    }

    /// "will build … and operate", "to mobilise …, integrate …": goes on as the verb before it.
    mutating func joined(_ index: Int, _ group: VerbGroup) {
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
    func surfaceSubject(of index: Int) -> Int {
        let clause = clauses[index]
        guard clause.modality.contains(.passive) else { return clause.subject }
        return clause.indirect >= 0 ? clause.indirect : clause.object
    }

    mutating func append(_ clause: Clause) {
        clauses.append(clause)
        lastClause = clauses.count - 1
    }

    /// Whether only prepositional phrases, adverbs and brackets lie between the phrase and the verb.
    func isAdjacent(_ phrase: Int, _ index: Int) -> Bool {
        var position = phrases[phrase].chunk + 1
        while position < index {
            switch chunks[position].kind {
            case .preposition, .time, .adverb, .nounPhrase, .coordinator, .comma: position += 1
            default: return false
            }
        }
        return true
    }

    func turnPassive(_ clause: inout Clause) {
        let surface = clause.subject
        let retained = clause.object
        clause.subject =
            clause.obliques.first { $0.preposition == GrammarKeys.by && !numbers.contains(phrases[$0.phrase].head) }?
            .phrase ?? -1
        if retained >= 0, GrammarKeys.giving.contains(clause.verb) {
            clause.indirect = surface
        } else {
            clause.complement = retained
            clause.object = surface
        }
    }
}
