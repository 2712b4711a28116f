/// Participles, gerunds and infinitives, whose subject is found elsewhere in the sentence.
extension ClauseBuilder {
    func isFinitePast(_ index: Int, _ group: VerbGroup) -> Bool {
        let next = kind(index + 1)
        if group.verb == GrammarKeys.say { return true }
        if next == .preposition, chunks[index + 1].key == GrammarKeys.by, kind(index + 2) != .verbGroup { return false }
        let previous = kind(index - 1)
        if isNaming(index, group) { return false }
        if previous == .coordinator, lastFinite >= 0 { return true }
        if isRelative, nextKind == .relative { return true }
        if previous == nil || previous == .stop || previous == .preposition { return false }
        if previous == .comma || previous == .quote {
            if pending >= 0 || outerPending >= 0 { return !finiteFollows(index) }
            // ", projected to grow" tells of the noun before it.
            return next == .nounPhrase && lastFinite >= 0 && group.main == group.tokens.lowerBound
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

    /// "a rover called Tenacious", "an operation named Horizon" behind a verb: tells the name of the noun before it.
    func isNaming(_ index: Int, _ group: VerbGroup) -> Bool {
        guard GrammarKeys.naming.contains(group.verb), kind(index - 1) == .nounPhrase, kind(index + 1) == .nounPhrase,
            group.main == group.tokens.lowerBound
        else { return false }
        let named = phrases[chunks[index - 1].index]
        return named.mention < 0 && (named.isIndefinite || named.preposition >= 0 || lastClause >= 0 && pending < 0)
    }

    /// Whether another finite verb comes before the next joint that opens a clause.
    func finiteFollows(_ index: Int) -> Bool {
        var position = index + 1
        var commas = 0
        while position < chunks.count {
            switch chunks[position].kind {
            case .verbGroup:
                let form = groups[chunks[position].index].form
                if form == .finite { return true }
                if form == .pastOrParticiple, kind(position - 1) == .comma || kind(position + 1) == .nounPhrase,
                    kind(position - 1) != .coordinator, !isNaming(position, groups[chunks[position].index])
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

    mutating func participle(_ index: Int, _ group: VerbGroup) {
        let isChain = group.main > group.tokens.lowerBound && !group.modality.contains(.passive)
        var clause = Clause(
            verb: group.verb,
            modality: isChain ? group.modality : group.modality.union(.passive).subtracting([.present]),
            kind: .participle,
            main: group.main,
            tokens: group.tokens
        )
        clause.governor = lastFinite
        let near = pastWorth(nearestPhrase(before: index))
        clause.subject = kind(index - 1) == .comma && pending >= 0 ? pending : near
        if kind(index - 1) == .coordinator, lastClause >= 0 { clause.subject = surfaceSubject(of: lastClause) }
        let outer = pending >= 0 ? pending : outerPending
        attach(&clause, from: index, object: -1)
        if !isChain { turnPassive(&clause) }
        append(clause)
        outerPending = outer
        shareRecipient(of: clause)
    }

    /// "supply 29 turbines derived from it to Crusoe": whom the main verb's object goes to.
    mutating func shareRecipient(of clause: Clause) {
        guard clause.governor >= 0, GrammarKeys.handing.contains(clauses[clause.governor].verb),
            !GrammarKeys.handing.contains(clause.verb), clause.object == clauses[clause.governor].object,
            let recipient = clause.obliques.first(where: { $0.preposition == GrammarKeys.to }),
            !clauses[clause.governor].obliques.contains(where: { $0.preposition == GrammarKeys.to })
        else { return }
        clauses[clause.governor].obliques.append(recipient)
    }

    /// "a contract worth €862 million signed in Turin": what was signed is the contract.
    func pastWorth(_ phrase: Int) -> Int {
        guard phrase >= 0, phrases[phrase].preposition > 0,
            chunks[phrases[phrase].preposition].key == GrammarKeys.worth,
            kind(phrases[phrase].preposition - 1) == .nounPhrase
        else { return phrase }
        return chunks[phrases[phrase].preposition - 1].index
    }

    mutating func gerund(_ index: Int, _ group: VerbGroup) {
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
    func hangsOnVerb(_ index: Int) -> Bool {
        let phrase = phrases[chunks[index].index]
        return phrase.mention >= 0 && phrase.preposition > 0 && kind(phrase.preposition - 1) == .verbGroup
            && lastFinite >= 0
    }

    /// "Firefly Aerospace to acquire SciTec": a line of agency news without any finite verb.
    func isFlash(_ index: Int) -> Bool {
        clauses.isEmpty && phrases[pending].mention >= 0 && phrases[pending].chunk <= 1
            && !groups.contains { $0.form == .finite }
    }

    mutating func infinitive(_ index: Int, _ group: VerbGroup) {
        if lastClause < 0 || isHeadline && lastFinite < 0, pending >= 0,
            kind(index - 1) == .nounPhrase || isAdjacent(pending, index),
            phrases[pending].classes.isDisjoint(with: NounClasses.nominalPlan), isHeadline || isFlash(index)
        {
            // A headline's future: "Hanwha to Pour $5 Billion Into …".
            var planned = group
            planned.modality.insert(.planned)
            finite(index, planned)
            return
        }
        var clause = Clause(
            verb: group.verb,
            modality: group.modality,
            kind: .infinitive,
            main: group.main,
            tokens: group.tokens
        )
        clause.governor = lastClause
        if kind(index - 1) == .nounPhrase || kind(index - 1) == .time || kind(index - 1) == .adverb {
            clause.controller = nearestPhrase(before: index)
            // "plans for a base to…": the noun before the preposition explains more often than the one behind it.
        }
        let near = kind(index - 1) == .nounPhrase ? phrases[chunks[index - 1].index] : nil
        if let near, near.preposition >= 0, chunks[near.preposition].key == GrammarKeys.forKey, near.mention >= 0 {
            // "clears the way for Ankara to buy"
            clause.subject = chunks[index - 1].index
        } else if lastClause >= 0 {
            let governor = clauses[lastClause]
            if GrammarKeys.objectControl.contains(governor.verb), governor.object >= 0,
                clause.controller != governor.subject
            {
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
}
