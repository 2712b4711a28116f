/// What kind of thing happened; see `Docs/extraction.md` for what each covers.
public enum EventType: String, Sendable, Codable, CaseIterable {
    case policy
    case tradeMeasure = "trade_measure"
    case budget, contract, order, partnership, investment, acquisition, product, deployment, launch, test, incident
    case expansion, forecast, earnings
    case organizationChange = "organization_change"
    case diplomacy
}

/// How far an event has come.
public enum EventStatus: String, Sendable, Codable, CaseIterable {
    case occurred, ongoing, planned, proposed
}

/// The part an entity plays in an event.
public enum ParticipantRole: String, Sendable, Codable, CaseIterable {
    case actor, counterparty, object, place
}

/// Where in the text an event was read, and by which rule.
public struct EventEvidence: Sendable, Hashable, Codable {
    /// Unicode scalars of the sentence; half open.
    public var start: Int
    public var end: Int
    public var rule: String

    public init(start: Int, end: Int, rule: String) {
        self.start = start
        self.end = end
        self.rule = rule
    }
}

/// What somebody did, does, plans or proposes, as one article tells it.
public struct Event: Sendable, Equatable {
    public var type: EventType
    public var status: EventStatus
    /// Entity ids: who does it. The customer of a contract.
    public var actors: [String]
    /// Entity ids: with, for or to whom. The supplier of a contract.
    public var counterparties: [String]
    /// Entity ids: named programs or products concerned.
    public var objects: [String]
    /// Entity ids.
    public var places: [String]
    /// ISO as in ``TemporalExpression/value``; nil when not said.
    public var date: String?
    /// Indices into the analysis's amounts.
    public var amounts: [Int]
    public var evidence: EventEvidence
    /// 0 to 1, calibrated: the share of events of this confidence that are right.
    public var confidence: Double
    /// Whether ``date`` was placed by a day on which the article was only read (``Article/isReferenceDayAssumed``).
    public var isDateAssumed = false

    public init(
        type: EventType,
        status: EventStatus,
        actors: [String] = [],
        counterparties: [String] = [],
        objects: [String] = [],
        places: [String] = [],
        date: String? = nil,
        amounts: [Int] = [],
        evidence: EventEvidence,
        confidence: Double,
        isDateAssumed: Bool = false
    ) {
        self.type = type
        self.status = status
        self.actors = actors
        self.counterparties = counterparties
        self.objects = objects
        self.places = places
        self.date = date
        self.amounts = amounts
        self.evidence = evidence
        self.confidence = confidence
        self.isDateAssumed = isDateAssumed
    }

    /// The entity ids that play `role`.
    public func participants(_ role: ParticipantRole) -> [String] {
        switch role {
        case .actor: actors
        case .counterparty: counterparties
        case .object: objects
        case .place: places
        }
    }
}

extension Event: Codable {
    enum CodingKeys: String, CodingKey {
        case type, status, actors, counterparties, objects, places, date, amounts, evidence, confidence
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(type, forKey: .type)
        try values.encode(status, forKey: .status)
        try values.encode(actors, forKey: .actors)
        try values.encode(counterparties, forKey: .counterparties)
        try values.encode(objects, forKey: .objects)
        try values.encode(places, forKey: .places)
        try values.encode(date, forKey: .date)
        try values.encode(amounts, forKey: .amounts)
        try values.encode(evidence, forKey: .evidence)
        try values.encode(confidence, forKey: .confidence)
    }
}
