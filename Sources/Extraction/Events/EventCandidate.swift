import Model

/// An event as one clause tells it, before its tellings are merged.
struct EventCandidate {
    var type: EventType
    var status: EventStatus
    /// Indices into the draft's entities, in the order they were found.
    var actors: [Int] = []
    var counterparties: [Int] = []
    var objects: [Int] = []
    var places: [Int] = []
    /// Index into the draft's dates; nil when none is told.
    var date: Int?
    /// Indices into the draft's amounts.
    var amounts: [Int] = []
    /// Index into the text's sentences.
    var sentence: Int
    /// Token of the verb or noun it was read from.
    var main: Int
    var tokens: Range<Int>
    var rule: String
    /// Whether it speaks of "the contract", "the deal" told before.
    var isAnaphoric = false
    /// Whether its date is only that of the announcement.
    var isDateInferred = false
    /// Whether it only tells more of an event that another clause tells.
    var isSupplement = false
    var confidence: Double

    var participants: [Int] { actors + counterparties + objects }

    mutating func add(_ entity: Int, as role: ParticipantRole) {
        switch role {
        case .actor: if !actors.contains(entity), !counterparties.contains(entity) { actors.append(entity) }
        case .counterparty:
            if !counterparties.contains(entity), !actors.contains(entity) { counterparties.append(entity) }
        case .object: if !objects.contains(entity) { objects.append(entity) }
        case .place: if !places.contains(entity) { places.append(entity) }
        }
    }
}
