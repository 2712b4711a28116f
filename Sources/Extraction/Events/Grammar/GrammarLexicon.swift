/// What forms can be which parts of speech, made once from the word lists and the inflection rules.
enum GrammarLexicon {
    /// Nil for a word that no list has; ``Chunker`` then goes by its ending.
    static let table: WordTable<WordEntry> = {
        var builder = LexiconBuilder()
        builder.addAll()
        return WordTable(builder.entries.map { ($0.key, $0.value) })
    }()

    /// Two-word nouns ("executive order"), by the key of both words with a blank between.
    static let compounds: WordTable<WordEntry> = {
        var pairs: [WordKey: WordEntry] = [:]
        for (index, row) in NounClasses.rows.enumerated() {
            for noun in row.nouns.split(separator: " ") where noun.contains("-") {
                let spaced = String(noun.map { $0 == "-" ? " " : $0 })
                for form in [spaced, VerbForms.plural(spaced)] {
                    var entry = pairs[WordKey(form)] ?? WordEntry(classes: .noun, noun: WordKey(spaced))
                    if form != spaced { entry.classes.insert(.plural) }
                    entry.nounClasses.insert(NounClass(rawValue: 1 << UInt64(index)))
                    pairs[WordKey(form)] = entry
                }
            }
        }
        return WordTable(pairs.map { ($0.key, $0.value) })
    }()

    /// Verbs with their particle: "hand over", "set up".
    static let phrasalVerbs = WordSet(phrasalVerbsOfTables + ordinaryPhrasalVerbs)

    private static let ordinaryPhrasalVerbs: [WordKey] =
        """
        hand over,hand out,set up,take over,team up,step down,lift off,blast off,carry out,roll out,put off,set aside,shoot down,step up,\
        ramp up,spin off,write off,turn down,call off,open up,build up,scale up,lay off,sign off,sell off,shut down,close down,pull out,\
        pick up,bring down,bring in,take off,put forward,fall back,break up,blow up,cut off,back out,call for,drop out,speed up,buy out,\
        buy up,line up,opt for,look for,ask for,call on,enter into,pour into,bow out,push back,phase out,knock out,go public,set out,rule out,\
        go down,go ahead,hit back,win over,hive off,stand up,start up,fire up,join up,link up,sign up,hold up,touch down,wind down,carve out,\
        turn over,come down,kick off,run out,go live,give up,draw up,come up,fly over,splash down,pay for,apply for,bid for,wrap up,mull over
        """.split(separator: ",").map { WordKey(String($0)) }

    private static let phrasalVerbsOfTables: [WordKey] =
        PredicateTable.shared.lemmas.filter { $0.isVerb && $0.lemma.contains(" ") }.map { WordKey($0.lemma) }

    /// The key of two words with a blank between, without making a string.
    static func joined(_ first: WordKey, _ token: Token, in text: TokenizedText) -> WordKey {
        var hash = first.hash
        WordKey.mix(0x20, into: &hash)
        let bytes = text.source.utf8
        for index in token.range where bytes[index] < 0x80 && bytes[index] != 0x2E {
            WordKey.mix(LetterFolding.lowercaseASCII(bytes[index]), into: &hash)
        }
        return WordKey(hash: hash)
    }
}

private struct LexiconBuilder {
    var entries: [WordKey: WordEntry] = [:]

    mutating func addAll() {
        for base in words(GrammarWords.verbs) { addVerb(base) }
        for noun in words(GrammarWords.nounsAndVerbs) {
            addNoun(noun)
            addVerb(noun)
        }
        for (index, row) in NounClasses.rows.enumerated() {
            for noun in words(row.nouns) { addNoun(noun, NounClass(rawValue: 1 << UInt64(index))) }
        }
        addPredicates()
        for pair in words(GrammarWords.nounsLikeVerbs) {
            for form in pair.split(separator: ":") { addNounForm(String(form)) }
        }
        add(GrammarWords.adjectives, .adjective)
        add(GrammarWords.adverbs, .adverb)
        add(GrammarWords.determiners, .determiner)
        add(GrammarWords.possessives, .possessive)
        add(GrammarWords.pronouns, .pronoun)
        add(GrammarWords.prepositions, .preposition)
        add(GrammarWords.coordinators, .coordinator)
        add(GrammarWords.subordinators, .subordinator)
        add(GrammarWords.relatives, .relative)
        add(GrammarWords.modals, .modal)
        add(GrammarWords.negations, .negation)
        add("be am is are was were been being", .be)
        add("have has had having", .have)
        add("do does did", .auxiliaryDo)
        add("to", .infinitiveMarker)
        add("that", .that)
        for word in ["including", "following", "regarding", "concerning", "pending", "given", "according"] {
            entries[WordKey(word)]?.classes.subtract(.anyVerb)
        }
        add(
            "apart together up out off down over aside back forward away through ahead in on for live public into",
            .particle
        )
        for form in ["be", "am", "is", "are", "was", "were", "been", "being"] { entries[WordKey(form)]?.verb = "be" }
        for form in words("have has had having") { entries[WordKey(form)]?.verb = "have" }
        for form in words("do does did done doing") { entries[WordKey(form), default: WordEntry()].verb = "do" }
        for word in ["cannot", "can't", "won't", "wouldn't", "couldn't", "shouldn't"] {
            entries[WordKey(word)]?.classes.insert(.negation)
        }
        for word in ["isn't", "aren't", "wasn't", "weren't"] {
            entries[WordKey(word)] = WordEntry(classes: [.be, .negation], verb: "be")
        }
        for word in ["hasn't", "haven't", "hadn't"] { entries[WordKey(word)] = WordEntry(classes: [.have, .negation]) }
        for word in ["doesn't", "don't", "didn't"] {
            entries[WordKey(word)] = WordEntry(classes: [.auxiliaryDo, .negation])
        }
    }

    /// The lemmas of the predicate table, so that a new row needs no second entry here.
    private mutating func addPredicates() {
        for (lemma, isVerb) in PredicateTable.shared.lemmas {
            let words = words(lemma)
            guard let first = words.first, let last = words.last else { continue }
            if isVerb { addVerb(first) } else { addNoun(last) }
            // "has" stands in nearly every sentence: its rows ask for an object that triggers by itself.
            guard first != "have" else { continue }
            for form in isVerb ? verbForms(first) : [last, VerbForms.plural(last)] {
                entries[WordKey(form)]?.classes.insert(.trigger)
            }
        }
    }

    private func verbForms(_ base: String) -> [String] {
        let forms = VerbForms.inflect(base)
        return [base, forms.thirdPerson, forms.gerund] + forms.past + forms.participle
    }

    private func words(_ list: String) -> [String] {
        list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    }

    private mutating func add(_ list: String, _ classes: WordClass) {
        for word in words(list) { entries[WordKey(word), default: WordEntry()].classes.formUnion(classes) }
    }

    private mutating func addVerb(_ base: String) {
        let forms = VerbForms.inflect(base)
        let key = WordKey(base)
        addVerbForm(base, .base, of: key)
        addVerbForm(forms.thirdPerson, .thirdPerson, of: key)
        addVerbForm(forms.gerund, .gerund, of: key)
        for past in forms.past { addVerbForm(past, .past, of: key) }
        for participle in forms.participle { addVerbForm(participle, .participle, of: key) }
    }

    private mutating func addVerbForm(_ form: String, _ classes: WordClass, of base: WordKey) {
        var entry = entries[WordKey(form)] ?? WordEntry()
        entry.classes.formUnion(classes)
        // "found" and "left" are past forms of other verbs first; the verb listed first keeps the form.
        if entry.verb == nil || classes != .base { entry.verb = entry.verb ?? base }
        entries[WordKey(form)] = entry
    }

    private mutating func addNoun(_ noun: String, _ nounClasses: NounClass = []) {
        let plural = VerbForms.plural(noun)
        for form in [noun, plural] {
            var entry = entries[WordKey(form)] ?? WordEntry()
            entry.classes.insert(.noun)
            if form == plural { entry.classes.insert(.plural) }
            entry.noun = entry.noun ?? WordKey(noun)
            entry.nounClasses.formUnion(nounClasses)
            entries[WordKey(form)] = entry
        }
    }

    /// A noun that looks like a form of a verb: takes the verb reading away.
    private mutating func addNounForm(_ noun: String) {
        var entry = entries[WordKey(noun)] ?? WordEntry()
        entry.classes.insert(.noun)
        entry.classes.subtract([.gerund, .participle, .past])
        entry.noun = entry.noun ?? WordKey(noun)
        entries[WordKey(noun)] = entry
    }
}
