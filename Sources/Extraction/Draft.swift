import Model

/// A finding and the tokens it was read from.
struct Located<Finding: Sendable>: Sendable {
    /// Indices into ``TokenizedText/tokens``.
    var tokens: Range<Int>
    var finding: Finding
}

/// One place where an entity is named.
struct EntityMention: Sendable {
    var tokens: Range<Int>
    /// Index into ``Draft/entities``.
    var entity: Int
    var rule: String
    /// "Taiwanese", "US" before a noun: names the country without being its name.
    var isAdjective = false
}

/// One place where an amount is written: an amount said twice is one amount with two mentions.
struct AmountMention: Sendable {
    var tokens: Range<Int>
    /// Index into ``Draft/amounts``.
    var amount: Int
}

/// What later steps ask of an entity beyond its public face.
struct EntityTraits: Sendable {
    /// Finer than the type: from the knowledge row, else from how the name is built; nil when neither tells.
    var kind: EntityKind?
    /// Index into ``Knowledge/entries``; nil for names of no table.
    var entry: Int?

    /// Whether it is a state, told from cities and regions.
    var isCountry: Bool { kind == .country }
}

/// An analysis in the making: each step reads what the steps before it found and adds its own.
struct Draft: Sendable {
    let text: TokenizedText
    /// The day that "Tuesday" or "next year" count from; nil when unknown.
    let referenceDay: CalendarDay?
    var dates: [Located<TemporalExpression>] = []
    var amounts: [Located<Amount>] = []
    /// Every place where one of ``amounts`` is written, in the order of the text.
    var amountMentions: [AmountMention] = []
    /// Without their mentions until the end, when ``mentions`` are handed out.
    var entities: [Entity] = []
    /// For each of ``entities``.
    var entityTraits: [EntityTraits] = []
    /// In the order of the text; they may nest but not cross.
    var mentions: [EntityMention] = []
    var events: [Event] = []
    var topics: [Topic] = []
    var countries: [String] = []

    init(text: TokenizedText, referenceDay: CalendarDay?) {
        self.text = text
        self.referenceDay = referenceDay
    }
}
