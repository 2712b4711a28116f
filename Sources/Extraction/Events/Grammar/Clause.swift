/// A verb with its arguments in their deep roles: of a passive the subject is who does it, the object what it is done to.
struct Clause: Sendable {
    enum Kind: UInt8, Sendable {
        case main, relative, participle, infinitive, complement
        /// Behind "if", "unless", "until": not told as a fact.
        case unreal
    }

    /// A preposition and the noun phrase behind it.
    struct Oblique: Sendable {
        var preposition: WordKey
        var phrase: Int
    }

    var verb: WordKey
    var modality: Modality
    var kind: Kind
    /// Indices into the sentence's noun phrases; the first member of an enumeration; -1 for none.
    var subject = -1
    var object = -1
    var indirect = -1
    /// What a copula or an appointment says of the object: "was named chief executive".
    var complement = -1
    var obliques: [Oblique] = []
    /// Index of the clause this one hangs on; -1 for a main clause.
    var governor = -1
    /// The noun phrase an infinitive explains ("plans to deploy"); -1 for none.
    var controller = -1
    /// Token of the verb.
    var main: Int
    /// Tokens from the subject, or the verb, to where the next clause starts.
    var tokens: Range<Int>
    /// Dates within, as indices into the draft's dates.
    var dates: [Int] = []
}
