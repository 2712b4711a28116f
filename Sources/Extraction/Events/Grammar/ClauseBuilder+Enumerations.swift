/// Joins the members of enumerations and sets appositions beside what they explain.
extension ClauseBuilder {
    mutating func linkEnumerations() {
        linkPartitives()
        for index in chunks.indices where chunks[index].kind == .nounPhrase {
            let first = chunks[index].index
            guard let next = kind(index + 1) else { continue }
            if next == .coordinator, kind(index + 2) == .nounPhrase, chunks[index + 1].key != GrammarKeys.but {
                let second = chunks[index + 2].index
                if !startsClause(at: index + 2, after: index) { join(first, second) }
            } else if next == .comma, kind(index + 2) == .nounPhrase {
                let second = chunks[index + 2].index
                if isFronted(first, at: index) { continue }
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

    /// "the first of the landers", "hundreds of Starshield satellites": the head is what stands behind "of".
    mutating func linkPartitives() {
        for index in chunks.indices
        where chunks[index].kind == .nounPhrase && kind(index + 1) == .preposition && kind(index + 2) == .nounPhrase
            && chunks[index + 1].key == GrammarKeys.of
        {
            let outer = chunks[index].index
            guard phrases[outer].mention < 0,
                GrammarKeys.partitives.contains(phrases[outer].noun) || isNumber(phrases[outer].head)
            else { continue }
            let inner = phrases[chunks[index + 2].index]
            phrases[outer].classes.formUnion(inner.classes)
            phrases[outer].extent = phrases[outer].extent.lowerBound..<inner.extent.upperBound
        }
    }

    private func isNumber(_ token: Int) -> Bool { numbers.contains(token) }

    /// "Baykar of Turkey and Leonardo of Italy": the member before carries a prepositional phrase.
    mutating func linkMembersBehindPhrases() {
        for index in chunks.indices where chunks[index].kind == .nounPhrase {
            let first = chunks[index].index
            guard phrases[first].next < 0, kind(index + 1) == .preposition, kind(index + 2) == .nounPhrase,
                kind(index + 3) == .coordinator, kind(index + 4) == .nounPhrase
            else { continue }
            let inner = chunks[index + 2].index
            let second = phrases[inner].next
            guard second >= 0, phrases[first].mention >= 0, phrases[second].mention >= 0,
                kind(index + 5) == .preposition && chunks[index + 5].key == chunks[index + 1].key
                    || isPlaceName(inner) && !isPlaceName(first) && !isPlaceName(second)
            else { continue }
            phrases[inner].next = -1
            phrases[first].next = second
        }
    }

    /// "At their meeting in Kuala Lumpur, Hegseth and Singh signed": the comma ends what stands before the subject.
    private func isFronted(_ first: Int, at index: Int) -> Bool {
        guard phrases[first].preposition >= 0, chunks[0].kind == .preposition,
            !chunks[0..<index].contains(where: { $0.kind == .verbGroup || $0.kind == .comma })
        else { return false }
        var position = index + 2
        var members = 1
        while position < chunks.count {
            switch chunks[position].kind {
            case .nounPhrase, .preposition, .time, .adverb: position += 1
            case .coordinator:
                members += 1
                position += 1
            case .verbGroup: return members == 2
            default: return false
            }
        }
        return false
    }

    func isPlaceName(_ phrase: Int) -> Bool {
        isPlace.indices.contains(phrases[phrase].mention) && isPlace[phrases[phrase].mention]
    }

    mutating func join(_ first: Int, _ second: Int) {
        phrases[first].next = second
        phrases[second].isTaken = true
        if phrases[second].preposition < 0 { phrases[second].preposition = phrases[first].preposition }
    }

    func kind(_ index: Int) -> Chunk.Kind? { chunks.indices.contains(index) ? chunks[index].kind : nil }

    /// Whether a finite verb comes behind the noun phrase at `index` although one was there before.
    func startsClause(at index: Int, after first: Int) -> Bool {
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

    func hasFiniteVerb(behind index: Int) -> Bool {
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

    func isApposition(_ first: Int, _ second: Int, at index: Int) -> Bool {
        let one = phrases[first]
        let other = phrases[second]
        if saysSomething(index), startsClause(at: index, after: one.chunk) { return false }
        if one.mention >= 0, other.mention < 0,
            other.isIndefinite || other.isDefinite || other.hasPossessivePronoun
                || !other.classes.isDisjoint(with: NounClasses.office.union(NounClasses.company))
        {
            return true
        }
        if one.mention >= 0, other.mention >= 0, !isEnumeration(from: index) {
            return kind(index + 1) == .comma || kind(index + 1) == nil || kind(index + 1) == .adverb
        }
        if one.mention < 0, other.mention >= 0,
            one.isDefinite || one.hasPossessivePronoun || one.isIndefinite || one.possessive >= 0
        {
            return kind(index + 1) == .comma || kind(index + 1) == nil || kind(index + 1) == .adverb
        }
        return false
    }

    /// ", the government said": the phrase at `index` is the subject of a verb of saying.
    private func saysSomething(_ index: Int) -> Bool {
        var position = index + 1
        while position < min(index + 5, chunks.count) {
            switch chunks[position].kind {
            case .verbGroup: return GrammarKeys.disclosing.contains(groups[chunks[position].index].verb)
            case .preposition, .nounPhrase: position += 1
            default: return false
            }
        }
        return false
    }

    /// Whether noun phrases between commas run on to an "and".
    func isEnumeration(from index: Int) -> Bool {
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
}
