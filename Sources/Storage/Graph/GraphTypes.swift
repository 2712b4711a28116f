public import Model

/// What makes an edge.
public enum GraphLayer: String, Sendable, CaseIterable {
    /// Events in which two play parts that tie them.
    case typed
    /// Articles that name both, weighted so that who is named everywhere does not drown the rest.
    case together
}

/// How the source of an edge stands to its target.
public enum GraphRelation: String, Sendable, CaseIterable {
    /// Contracts and orders: from who supplies to who buys.
    case supplierOf = "supplier_of"
    /// The same seen from the buyer; given for one entity's relations only.
    case customerOf = "customer_of"
    /// Partnerships; the same both ways.
    case partnerOf = "partner_of"
    /// Acquisitions: from who buys to what is bought.
    case ownerOf = "owner_of"
    case ownedBy = "owned_by"
    /// Investments: from who invests to who raises.
    case investorIn = "investor_in"
    case fundedBy = "funded_by"
    /// Events of other types, from actor to counterparty.
    case actsWith = "acts_with"
    /// Named in the same articles; the same both ways.
    case appearsWith = "appears_with"

    /// The relation seen from the other end.
    public var inverse: GraphRelation {
        switch self {
        case .supplierOf: .customerOf
        case .customerOf: .supplierOf
        case .ownerOf: .ownedBy
        case .ownedBy: .ownerOf
        case .investorIn: .fundedBy
        case .fundedBy: .investorIn
        case .partnerOf, .actsWith, .appearsWith: self
        }
    }

    /// Whether it is the same both ways.
    public var isMutual: Bool { inverse == self }

    /// What an event of a type ties its actors and counterparties by.
    static func relation(_ type: EventType) -> GraphRelation {
        switch type {
        case .contract, .order: .supplierOf
        case .partnership: .partnerOf
        case .acquisition: .ownerOf
        case .investment: .investorIn
        default: .actsWith
        }
    }

    /// Whether its edges run from counterparties to actors.
    var isFromCounterparty: Bool { self == .supplierOf || self == .investorIn }
}

/// What is asked of the graph.
public struct GraphRequest: Sendable {
    public var filter: Filter
    /// Ids or names; the whole graph when empty.
    public var roots: [String]
    /// Steps from the roots.
    public var depth = 1
    public var layers: Set<GraphLayer> = [.typed]
    public var relations: Set<GraphRelation> = []
    /// Edges given, the strongest first.
    public var top = 100
    /// Events or articles that an edge needs.
    public var minimum = 1
    /// Event ids given for each edge.
    public var eventIDs = 50
    public var money = MoneyRule()

    public init(_ filter: Filter = Filter(), roots: [String] = []) {
        self.filter = filter
        self.roots = roots
    }
}

/// An entity of the graph.
public struct GraphNode: Sendable, Equatable {
    public var id: String
    public var name: String
    public var type: String
    public var country: String?
    /// Events that met the filter and have it as a participant, and articles that name it.
    public var events: Int
    public var articles: Int
    public var isRoot: Bool
}

/// Two entities and what ties them.
public struct GraphEdge: Sendable, Equatable {
    public var source: String
    public var target: String
    public var layer: GraphLayer
    public var relation: GraphRelation
    /// Events of a typed edge, and how many of them are only planned or proposed.
    public var events: Int
    public var ahead: Int
    /// The newest first.
    public var eventIDs: [String]
    public var eventTypes: [String]
    /// Articles that name both; nil for a typed edge.
    public var articles: Int?
    /// Events, or how much oftener than by chance the two are named together, from -1 to 1.
    public var weight: Double
    /// Seconds since the epoch, by publication.
    public var firstSeen: Int64?
    public var lastSeen: Int64?
    /// Of each event once.
    public var amountUSD: Double?
    public var withAmount: Int
}

public struct GraphResult: Sendable, Equatable {
    public var nodes: [GraphNode] = []
    public var edges: [GraphEdge] = []
    /// Edges left out because of `top`.
    public var omittedEdges = 0
    /// When what it was made of last changed, in milliseconds since the epoch; nil when that is nothing.
    public var asOf: Int64?
}
