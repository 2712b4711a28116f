import Model

/// How far along the happening of a clause is told to be; nil when it is not told as happening at all.
struct ClauseStatus {
    let clauses: [Clause]
    let phrases: [NounPhrase]
    let isHeadline: Bool

    func status(of index: Int, depth: Int = 0) -> EventStatus? {
        guard clauses.indices.contains(index), depth < 4 else { return nil }
        let clause = clauses[index]
        let modality = clause.modality
        guard !modality.contains(.negated), clause.kind != .unreal else { return nil }
        if modality.contains(.obliged) {
            let isDue = modality.contains(.due) && !clause.dates.isEmpty && ClauseStatus.coming.contains(clause.verb)
            return isDue ? .planned : nil
        }
        if modality.contains(.possible) { return nil }
        if clause.governor >= 0, !allowsComplement(clause, depth) { return nil }
        if clause.kind == .infinitive { return infinitive(clause, depth) }
        if modality.contains(.planned) { return .planned }
        if modality.contains(.hoped) { return nil }
        if modality.contains(.proposed) { return isFutureInPast(clause) ? .planned : .proposed }
        if clause.kind == .participle, modality.contains(.ongoing) {
            if index > 0, ClauseStatus.stopping.contains(clauses[index - 1].verb),
                clauses[index - 1].main + 1 == clause.main
            {
                return nil
            }
            return gerund(clause, depth)
        }
        if modality.contains(.ongoing), !modality.contains(.perfect) || !modality.contains(.passive) { return .ongoing }
        return .occurred
    }

    /// Whether the clause above lets what is said below it stand: "denied that" and "refused to" do not.
    private func allowsComplement(_ clause: Clause, _ depth: Int) -> Bool {
        guard clause.kind == .complement || clause.kind == .infinitive else { return true }
        let governor = clauses[clause.governor]
        return !governor.modality.contains(.negated) && !ClauseStatus.denying.contains(governor.verb)
            && governor.kind != .unreal
    }

    /// "said it would take over": the reported "will".
    private func isFutureInPast(_ clause: Clause) -> Bool {
        guard clause.kind == .complement, clause.governor >= 0 else { return false }
        let governor = clauses[clause.governor]
        return !governor.modality.isDisjoint(with: [.past, .perfect]) && GrammarKeys.saying.contains(governor.verb)
    }

    private func infinitive(_ clause: Clause, _ depth: Int) -> EventStatus? {
        if clause.governor >= 0, GrammarKeys.explored.contains(clauses[clause.governor].verb),
            status(of: clause.governor, depth: depth + 1) != nil
        {
            return .proposed
        }
        if clause.controller >= 0 {
            let phrase = phrases[clause.controller]
            if let status = ClauseStatus.nouns[phrase.noun] { return status }
            if ClauseStatus.vainNouns.contains(phrase.noun) { return nil }
        }
        guard clause.governor >= 0 else { return nil }
        let governor = clauses[clause.governor]
        if governor.verb == GrammarKeys.become || governor.verb == GrammarKeys.be, governor.object >= 0,
            !governor.modality.contains(.planned)
        {
            return clause.controller >= 0 ? status(of: clause.governor, depth: depth + 1) : nil
        }
        if let meaning = ChainVerbs.verbs[governor.verb], clause.controller < 0 || governor.verb == GrammarKeys.expect,
            status(of: clause.governor, depth: depth + 1) != nil
        {
            if meaning.contains(.proposed) { return .proposed }
            if meaning.contains(.planned) { return .planned }
        }
        if ClauseStatus.achieving.contains(governor.verb) { return status(of: clause.governor, depth: depth + 1) }
        if ClauseStatus.planning.contains(governor.verb) {
            return status(of: clause.governor, depth: depth + 1) == nil ? nil : .planned
        }
        return nil
    }

    /// "…, opening a new front": as real as the clause it hangs on.
    private func gerund(_ clause: Clause, _ depth: Int) -> EventStatus? {
        guard clause.governor >= 0 else { return .ongoing }
        return status(of: clause.governor, depth: depth + 1)
    }

    /// What "should" foretells when a date stands with it.
    private static let coming: WordSet = [
        "arrive", "enter", "begin", "start", "launch", "fly", "deliver", "complete", "receive", "open", "come",
        "follow",
        "reach", "finish", "lift off", "be", "take", "hand over",
    ]
    /// "stop buying": what is given up is not done.
    private static let stopping: WordSet = [
        "stop", "cease", "halt", "quit", "avoid", "end", "prevent", "suspend", "rule out",
    ]
    private static let denying: WordSet = [
        "deny", "refuse", "decline", "fail", "doubt", "question", "reject", "oppose", "prevent", "bar", "rule out",
        "ask",
        "urge", "demand", "call for", "call on", "invite", "forbid", "want", "suggest",
    ]
    /// Verbs whose infinitive happened when they did.
    private static let achieving: WordSet = [
        "manage", "use", "go", "help", "proceed", "vote", "move", "allow", "join", "partner", "team up", "collaborate",
        "work", "travel", "fly",
    ]
    /// Verbs whose infinitive is still to come.
    private static let planning: WordSet = [
        "plan", "agree", "announce", "prepare", "intend", "sign", "pledge", "allocate", "authorise", "authorize",
        "approve",
        "vow", "order", "direct", "clear", "partner", "team up", "commit",
    ]
    private static let nouns: WordTable<EventStatus> = [
        "plan": .planned, "intention": .planned, "agreement": .planned, "deal": .planned, "contract": .planned,
        "commitment": .planned, "pledge": .planned, "promise": .planned, "project": .planned, "program": .planned,
        "programme": .planned, "mission": .planned, "pact": .planned, "intent": .planned, "target": .planned,
        "memorandum": .planned, "order": .planned, "proposal": .proposed, "decision": .occurred, "move": .occurred,
        "country": .occurred, "company": .occurred, "nation": .occurred, "state": .occurred, "permission": .planned,
        "approval": .planned, "ambition": .planned, "goal": .planned, "aim": .planned, "announcement": .planned,
        "bid": .proposed, "talk": .proposed, "negotiation": .proposed, "request": .proposed, "push": .ongoing,
        "effort": .ongoing,
    ]
    private static let vainNouns: WordSet = [
        "failure", "refusal", "ability", "chance", "right", "opportunity", "need", "attempt", "pressure", "call",
        "reluctance", "option", "capacity", "way", "capability", "potential", "demand", "invitation", "power",
        "willingness",
    ]
}
