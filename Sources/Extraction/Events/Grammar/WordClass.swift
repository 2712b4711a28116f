/// What a word form can be in a sentence. Most forms can be several things; ``Chunker`` decides by what stands around.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt32

    static let determiner = WordClass(rawValue: 1 << 0)
    /// its, their, his
    static let possessive = WordClass(rawValue: 1 << 1)
    static let pronoun = WordClass(rawValue: 1 << 2)
    static let preposition = WordClass(rawValue: 1 << 3)
    /// and, or, but
    static let coordinator = WordClass(rawValue: 1 << 4)
    /// after, because, if, while
    static let subordinator = WordClass(rawValue: 1 << 5)
    /// which, who, whose, where
    static let relative = WordClass(rawValue: 1 << 6)
    static let be = WordClass(rawValue: 1 << 7)
    static let have = WordClass(rawValue: 1 << 8)
    static let auxiliaryDo = WordClass(rawValue: 1 << 9)
    static let modal = WordClass(rawValue: 1 << 10)
    static let negation = WordClass(rawValue: 1 << 11)
    static let adverb = WordClass(rawValue: 1 << 12)
    static let adjective = WordClass(rawValue: 1 << 13)
    static let noun = WordClass(rawValue: 1 << 14)
    static let plural = WordClass(rawValue: 1 << 15)
    static let base = WordClass(rawValue: 1 << 16)
    static let thirdPerson = WordClass(rawValue: 1 << 17)
    static let past = WordClass(rawValue: 1 << 18)
    static let participle = WordClass(rawValue: 1 << 19)
    static let gerund = WordClass(rawValue: 1 << 20)
    static let infinitiveMarker = WordClass(rawValue: 1 << 21)
    static let that = WordClass(rawValue: 1 << 22)
    /// up, out, off: joins a verb before it when the pair is in the table of phrasal verbs.
    static let particle = WordClass(rawValue: 1 << 23)

    /// A form of a predicate of the tables: sentences without one are not parsed.
    static let trigger = WordClass(rawValue: 1 << 24)

    static let finiteVerb: WordClass = [.thirdPerson, .past]
    static let anyVerb: WordClass = [.base, .thirdPerson, .past, .participle, .gerund]
    static let auxiliary: WordClass = [.be, .have, .auxiliaryDo, .modal]
    static let opensNounPhrase: WordClass = [.determiner, .possessive]
}

/// Meaning classes of nouns that predicate tables ask for; a noun may be in several.
struct NounClass: OptionSet, Sendable, Hashable {
    let rawValue: UInt64
}

/// What the lexicon knows of a word form.
struct WordEntry: Sendable {
    var classes: WordClass = []
    /// The verb this form belongs to, as the key of its infinitive; nil when it is no verb.
    var verb: WordKey?
    /// The noun this form belongs to, as the key of its singular; nil when it is no noun of the tables.
    var noun: WordKey?
    var nounClasses: NounClass = []
}
