/// Values of one field: any of `include` (all, when empty) and none of `exclude`.
public struct FieldFilter: Sendable, Hashable {
    public var include: [String]
    public var exclude: [String]

    public init(include: [String] = [], exclude: [String] = []) {
        self.include = include
        self.exclude = exclude
    }

    public var isEmpty: Bool { include.isEmpty && exclude.isEmpty }
}

/// The conditions that every reading endpoint understands; different fields mean "and".
///
/// Entities, actors and the like are named by id (`ent_…`) or by any of their names.
public struct Filter: Sendable, Hashable {
    /// Full-text query as a person types it.
    public var query: String?
    /// When it was asked, in milliseconds since the epoch: what `since:7d` in the query counts from.
    public var askedAt: Int64?
    public var entity = FieldFilter()
    public var entityType = FieldFilter()
    public var eventType = FieldFilter()
    public var status = FieldFilter()
    public var actor = FieldFilter()
    public var counterparty = FieldFilter()
    public var object = FieldFilter()
    public var topic = FieldFilter()
    public var country = FieldFilter()
    /// By id (`src_…`) or name.
    public var source = FieldFilter()
    public var language = FieldFilter()
    public var story = FieldFilter()
    /// Seconds since the epoch; half open.
    public var publishedFrom: Int64?
    public var publishedUntil: Int64?
    /// The first day that an event may cover is before `occurredUntil`, the last not before `occurredFrom`.
    public var occurredFrom: CalendarDay?
    public var occurredUntil: CalendarDay?
    /// US dollars; both inclusive.
    public var amountUSDAtLeast: Double?
    public var amountUSDAtMost: Double?
    public var hasAmount: Bool?
    public var hasEvent: Bool?

    public init() {}

    /// Whether a condition concerns events, so that an article needs one event that meets them all.
    public var concernsEvents: Bool {
        !eventType.include.isEmpty || !status.include.isEmpty || !actor.include.isEmpty
            || !counterparty.include.isEmpty || !object.include.isEmpty || occurredFrom != nil || occurredUntil != nil
            || amountUSDAtLeast != nil || amountUSDAtMost != nil
    }
}
