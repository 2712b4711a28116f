/// A piece of a sentence that the clause builder takes as one: a noun phrase, a verb group, a joint between them.
struct Chunk: Sendable {
    enum Kind: UInt8, Sendable {
        case nounPhrase, verbGroup, preposition, coordinator, comma, relative, subordinator, that
        /// ; : — and brackets that no noun phrase took in.
        case stop
        case quote
        /// A date, a chunk of its own so that it is never mistaken for an argument.
        case time
        case adverb
    }

    var kind: Kind
    var tokens: Range<Int>
    /// Index into the noun phrases or verb groups of the sentence; -1 for other kinds.
    var index: Int
    /// The joint's word; of no meaning for phrases.
    var key: WordKey
}

/// A noun phrase without its prepositional attachments.
struct NounPhrase: Sendable {
    enum Reference: UInt8, Sendable {
        case none
        /// it, its
        case thing
        /// they, we
        case group
        /// he, she
        case person
        /// this, that, one
        case demonstrative
    }

    /// Indices of tokens, brackets behind it left out.
    var tokens: Range<Int>
    /// With what stands in brackets behind it: abbreviations, converted sums.
    var extent: Range<Int>
    var head: Int
    /// The head noun's singular.
    var noun: WordKey
    /// Of the head noun; for a head that is a name, of its last word.
    var classes: NounClass
    /// Index into the draft's mentions when the phrase ends in a name; else -1.
    var mention = -1
    /// Token of the last `'s`; -1 without one.
    var possessive = -1
    var reference = Reference.none
    var isDefinite = false
    var isIndefinite = false
    /// "its", "their" before the noun.
    var hasPossessivePronoun = false
    var isPlural = false
    /// The next member of an enumeration this phrase belongs to; -1 at its end.
    var next = -1
    /// The phrase set beside this one, which tells more of the same thing ("Saab, the Swedish group,"); -1 without.
    var apposition = -1
    /// Index of the preposition's chunk this phrase hangs on; -1 when it hangs on none.
    var preposition = -1
    /// Index of its own chunk.
    var chunk = -1
    /// Whether another phrase of the sentence has taken this one in, as a member or an apposition.
    var isTaken = false
}

/// How the verb's happening is put.
struct Modality: OptionSet, Sendable {
    let rawValue: UInt16
    static let negated = Modality(rawValue: 1 << 0)
    /// will, is to, plans to, is expected to
    static let planned = Modality(rawValue: 1 << 1)
    /// hopes to, wants to, seeks to
    static let hoped = Modality(rawValue: 1 << 2)
    /// would, proposes to, is considering
    static let proposed = Modality(rawValue: 1 << 3)
    /// could, may, might
    static let possible = Modality(rawValue: 1 << 4)
    /// must, should, has to
    static let obliged = Modality(rawValue: 1 << 5)
    /// is doing, continues to, has begun to
    static let ongoing = Modality(rawValue: 1 << 6)
    static let passive = Modality(rawValue: 1 << 7)
    static let perfect = Modality(rawValue: 1 << 8)
    static let past = Modality(rawValue: 1 << 9)
    static let present = Modality(rawValue: 1 << 10)
    /// agreed to: what is still to be done, and an agreement that is there.
    static let agreed = Modality(rawValue: 1 << 11)
    /// should: what is to be expected by a date ("should arrive by 2032"), else a wish.
    static let due = Modality(rawValue: 1 << 12)
    /// jointly, together
    static let jointly = Modality(rawValue: 1 << 13)
}

/// A verb with its auxiliaries, adverbs and the verbs that only say how far it has come ("plans to begin building").
struct VerbGroup: Sendable {
    enum Form: UInt8, Sendable {
        case finite, infinitive, gerund, participle
        /// An -ed form that may be a past tense or shorten a relative clause; the clause builder decides.
        case pastOrParticiple
    }

    var tokens: Range<Int>
    /// Token of the verb that says what is done.
    var main: Int
    /// Its infinitive, with its particle ("set up").
    var verb: WordKey
    var form: Form
    var modality: Modality
    /// A bare infinitive's form, as behind "will … and": it goes on with the verb it is joined to.
    var isBase = false
}
