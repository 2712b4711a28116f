/// Reads verb groups: auxiliaries, adverbs, the verb, its particle, and the verbs that only say how far the next has come.
extension Chunker {
    /// Reads the verb group that starts at `index`; nil when none does.
    mutating func verbGroup(at index: Int) -> Int? {
        guard let (group, end) = readVerbGroup(at: index) else { return nil }
        verbGroups.append(group)
        chunks.append(
            Chunk(kind: .verbGroup, tokens: index..<end, index: verbGroups.count - 1, key: WordKey(hash: 0))
        )
        return end
    }

    func readVerbGroup(at index: Int) -> (VerbGroup, Int)? {
        var position = index
        var modality: Modality = []
        var form = VerbGroup.Form.finite
        var sawAuxiliary = false
        var afterBe = false
        var afterHave = false
        let start = classes(index)
        if start.contains(.infinitiveMarker) {
            let verb = skipAdverbs(index + 1, &modality)
            let found = classes(verb)
            guard !isMention(verb), sentence.contains(verb),
                found.contains(.base) || isTiedVerb(verb) || found.contains(.be) || found.contains(.have)
                    || isUnknownVerb(verb)
            else { return nil }
            // "to market", "to launch services": a verb unless the preposition's noun is over with it ("up to date").
            if found.contains(.noun), chunks.last?.kind == .preposition { return nil }
            position = verb
            form = .infinitive
        } else if start.isDisjoint(with: .auxiliary) {
            let isBehindNoun = chunks.last.map { $0.kind == .nounPhrase && $0.tokens.upperBound == index } ?? false
            guard isTiedVerb(index) ? isBehindNoun : isVerb(at: index, behindNoun: isBehindNoun) else { return nil }
        }
        while true {
            position = skipAdverbs(position, &modality)
            let found = classes(position)
            guard sentence.contains(position), !isMention(position) else { break }
            if found.contains(.negation) { modality.insert(.negated) }
            if found.contains(.modal), !found.contains(.noun) || sawAuxiliary == false {
                modality.formUnion(modalMeaning(text.tokens[position].key))
                sawAuxiliary = true
                position += 1
                continue
            }
            if found.contains(.be) {
                noteTense(text.tokens[position].key, &modality)
                let next = skipAdverbs(position + 1, &modality)
                // "is to lend"
                if classes(next).contains(.infinitiveMarker), classes(skipAdverbs(next + 1)).contains(.base),
                    text.tokens[position].key != GrammarKeys.being
                {
                    modality.insert(.planned)
                    position = next + 1
                    afterBe = false
                    afterHave = false
                } else {
                    position += 1
                    afterBe = true
                }
                sawAuxiliary = true
                continue
            }
            if found.contains(.have), isAuxiliaryHave(position) {
                modality.insert(.perfect)
                if text.tokens[position].key == GrammarKeys.had { modality.insert(.past) }
                afterHave = true
                sawAuxiliary = true
                position += 1
                continue
            }
            if found.contains(.auxiliaryDo), isAuxiliaryDo(position) {
                sawAuxiliary = true
                position += 1
                continue
            }
            break
        }
        return finish(index, position, form, modality, sawAuxiliary, afterBe, afterHave)
    }

    func finish(
        _ start: Int,
        _ mainPosition: Int,
        _ startForm: VerbGroup.Form,
        _ startModality: Modality,
        _ sawAuxiliary: Bool,
        _ afterBe: Bool,
        _ afterHave: Bool
    ) -> (VerbGroup, Int)? {
        var form = startForm
        var modality = startModality
        var main = isTiedVerb(mainPosition) ? mainPosition + 2 : mainPosition
        let found = classes(main)
        let entry = entryAt(main)
        let isWordHere = sentence.contains(main) && !isMention(main) && text.tokens[main].kind == .word
        if sawAuxiliary || form == .infinitive {
            let adjectival = isWordHere ? ChainVerbs.adjectives[text.tokens[main].key] : nil
            if afterBe, let adjectival, classes(skipAdverbs(main + 1)).contains(.infinitiveMarker),
                let (inner, end) = readVerbGroup(at: skipAdverbs(main + 1))
            {
                return (merge(inner, from: start, form, modality.union(adjectival)), end)
            }
            let isProgressive =
                afterBe && isWordHere && entry.verb != nil && found.contains(.noun)
                && found.isDisjoint(with: .anyVerb) && opensArgument(main + 1)
            let isVerbForm =
                isWordHere
                && (isProgressive
                    || (afterBe
                        ? !found.isDisjoint(with: [.participle, .gerund]) && !found.contains(.pronoun)
                            && !(found.contains(.adjective) && classes(main + 1).contains(.noun)
                                && !found.contains(.past))
                        : afterHave
                            ? !found.isDisjoint(with: [.participle, .past])
                            : !found.isDisjoint(with: [.base]) || found.contains(.have)
                                || form == .infinitive && isUnknownVerb(main)))
            if !isVerbForm {
                // The auxiliary is the verb: "is", "has".
                guard afterBe || afterHave || form == .infinitive || sawAuxiliary else { return nil }
                main = max(mainPosition - 1, start)
                while main > start, classes(main).isDisjoint(with: .auxiliary) { main -= 1 }
                if afterHave, !afterBe { modality.remove(.perfect) }
                if modality.isDisjoint(with: [.past, .perfect, .planned, .possible]) { modality.insert(.present) }
                let verb: WordKey = classes(main).contains(.have) ? GrammarKeys.have : GrammarKeys.be
                return (
                    VerbGroup(tokens: start..<main + 1, main: main, verb: verb, form: form, modality: modality),
                    main + 1
                )
            }
            if afterBe {
                if isProgressive || found.contains(.gerund) && !found.contains(.participle) {
                    modality.insert(.ongoing)
                } else {
                    modality.insert(.passive)
                }
            }
        } else {
            form = bareForm(main, found)
            if form == .finite { modality.insert(found.contains(.past) ? .past : .present) }
            if form == .pastOrParticiple { modality.insert(.past) }
            if form == .participle { modality.insert(.passive) }
        }
        guard sentence.contains(main) else { return nil }
        let verb =
            main > mainPosition && GrammarKeys.testing.contains(text.tokens[mainPosition].key)
            ? GrammarKeys.test : entry.verb ?? text.tokens[main].key
        return extend(start, main, verb, form, modality)
    }

    /// "test-fired", "co-develop", "mass-produces": a verb with what a hyphen ties on before it.
    func isTiedVerb(_ index: Int) -> Bool {
        guard sentence.contains(index + 2), text.tokens[index + 1].kind == .hyphen, !isMention(index),
            !isMention(index + 2), GrammarKeys.tiedBeforeVerbs.contains(text.tokens[index].key)
        else { return false }
        return !classes(index + 2).isDisjoint(with: [.past, .thirdPerson, .base, .gerund, .participle])
            && !startsCompoundNoun(index)
    }

    /// "test-fire campaign" against "test-fired a missile".
    private func startsCompoundNoun(_ index: Int) -> Bool {
        let found = classes(index + 2)
        return found.isDisjoint(with: [.past, .gerund]) && found.contains(.noun)
            && (chunks.last?.kind != .nounPhrase && classes(index - 1).isDisjoint(with: [.infinitiveMarker, .modal]))
    }

    /// Joins particles and the verbs that only say how far the next one has come.
    func extend(
        _ start: Int,
        _ main: Int,
        _ verb: WordKey,
        _ form: VerbGroup.Form,
        _ modality: Modality
    ) -> (VerbGroup, Int) {
        var end = main + 1
        var verb = verb
        if sentence.contains(end), !isMention(end),
            !classes(end).isDisjoint(with: [.particle, .preposition])
                || GrammarKeys.lightNouns.contains(text.tokens[end].key),
            quantifier(at: end) == nil  // "put up to $10 billion"
        {
            let joined = GrammarLexicon.joined(verb, text.tokens[end], in: text)
            if GrammarLexicon.phrasalVerbs.contains(joined) {
                verb = joined
                end += 1
            }
        }
        let isBase = main == start && classes(main).contains(.base) && classes(main).isDisjoint(with: .finiteVerb)
        let group = VerbGroup(
            tokens: start..<end,
            main: main,
            verb: verb,
            form: form,
            modality: modality,
            isBase: isBase
        )
        if let meaning = ChainVerbs.verbs[verb] {
            var extra: Modality = []
            let next = skipAdverbs(end, &extra)
            if classes(next).contains(.infinitiveMarker), let (inner, innerEnd) = readVerbGroup(at: next) {
                return (
                    merge(inner, from: start, form, modality.subtracting(.passive).union(meaning).union(extra)),
                    innerEnd
                )
            }
            let takesGerund = meaning.contains(.ongoing) || meaning.contains(.proposed)
            if takesGerund, !isMention(next), classes(next).contains(.gerund),
                let (inner, innerEnd) = readVerbGroup(at: next)
            {
                return (merge(inner, from: start, form, modality.union(meaning)), innerEnd)
            }
        }
        return (group, end)
    }

    func merge(_ inner: VerbGroup, from start: Int, _ form: VerbGroup.Form, _ modality: Modality) -> VerbGroup {
        var group = inner
        group.tokens = start..<inner.tokens.upperBound
        group.form = form
        group.modality = modality.union(inner.modality.intersection([.passive, .negated, .planned, .hoped, .ongoing]))
        return group
    }

    /// "to incorporate projects": a word of no list between "to" and a noun phrase.
    func isUnknownVerb(_ index: Int) -> Bool {
        guard sentence.contains(index) else { return false }
        let token = text.tokens[index]
        return token.kind == .word && !token.isCapitalized && GrammarLexicon.table[token.key] == nil
            && startsNominal(index + 1)
    }

    func bareForm(_ index: Int, _ found: WordClass) -> VerbGroup.Form {
        if found.contains(.gerund), found.isDisjoint(with: [.past, .participle]) { return .gerund }
        if found.contains(.past), found.contains(.participle) { return .pastOrParticiple }
        if found.contains(.participle), !found.contains(.past), !found.contains(.base) { return .participle }
        return .finite
    }

    func skipAdverbs(_ index: Int) -> Int {
        var ignored: Modality = []
        return skipAdverbs(index, &ignored)
    }

    func skipAdverbs(_ index: Int, _ modality: inout Modality) -> Int {
        var position = index
        while sentence.contains(position), !isMention(position), !isDate(position) {
            let found = classes(position)
            if position > index - 1, text.tokens[position].key == GrammarKeys.since,
                !classes(position + 1).isDisjoint(with: [.participle, .be]), !isMention(position + 1)
            {
                position += 1
                continue
            }
            guard !found.isDisjoint(with: [.adverb, .negation]), found.isDisjoint(with: .auxiliary),
                found.isDisjoint(with: [.determiner, .preposition, .base, .past, .participle])
            else { break }
            if found.contains(.negation) { modality.insert(.negated) }
            if GrammarKeys.jointly.contains(text.tokens[position].key) { modality.insert(.jointly) }
            position += 1
        }
        return position
    }

    func isAuxiliaryHave(_ index: Int) -> Bool {
        let next = skipAdverbs(index + 1)
        guard !isMention(next) else { return false }
        if isTiedVerb(next) { return true }
        let found = classes(next)
        return found.contains(.be)
            || !found.isDisjoint(with: [.participle]) && !(found.contains(.adjective) && !found.contains(.past))
            || found.contains(.have)
            || text.tokens.indices.contains(next) && found.contains(.past) && found.contains(.participle)
    }

    func isAuxiliaryDo(_ index: Int) -> Bool {
        let next = skipAdverbs(index + 1)
        return classes(index).contains(.negation) || classes(next).contains(.base) && !isMention(next)
    }

    func modalMeaning(_ key: WordKey) -> Modality {
        ChainVerbs.modals[key] ?? .possible
    }

    func noteTense(_ key: WordKey, _ modality: inout Modality) {
        if GrammarKeys.pastBe.contains(key) { modality.insert(.past) }
        if GrammarKeys.presentBe.contains(key) { modality.insert(.present) }
    }
}
