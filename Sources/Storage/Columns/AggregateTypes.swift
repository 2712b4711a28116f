public import Foundation
public import Model

/// What is asked of an aggregate.
public struct AggregateRequest: Sendable {
    public var subject: AggregateSubject
    public var filter: Filter
    /// One or two, different.
    public var groups: [AggregateGroup]
    /// The first ranks the rows.
    public var metrics: [AggregateMetric]
    public var money = MoneyRule()
    /// Rows given, those with the highest first metric; what is left out makes the `other` row.
    public var top = 50
    /// For groups by publication.
    public var zone: TimeZone = .gmt
    /// Whether the period before is counted as well; the filter must bound one.
    public var isComparing = false

    public init(
        _ subject: AggregateSubject,
        _ filter: Filter = Filter(),
        by groups: [AggregateGroup],
        metrics: [AggregateMetric] = [.count]
    ) {
        self.subject = subject
        self.filter = filter
        self.groups = groups
        self.metrics = metrics
    }
}

/// A value of a group: as it reads, and, for entities, sources and stories, the id.
public struct GroupValue: Sendable, Equatable, Hashable {
    /// Nil where the thing has no value of the group.
    public var value: String?
    public var id: String?

    public init(value: String?, id: String? = nil) {
        self.value = value
        self.id = id
    }
}

/// The figures of a row, of the rest or of the whole.
public struct AggregateFigures: Sendable, Equatable {
    public var count = 0
    /// Events that the money is of; of the whole row, whatever is counted.
    public var events = 0
    public var withAmount = 0
    /// Events whose only sums have no exchange rate.
    public var unconverted = 0
    public var sumUSD: Double?
    public var medianUSD: Double?
    public var maxUSD: Double?

    public init() {}

    /// Events that name no sum that counts.
    public var withoutAmount: Int { events - withAmount - unconverted }

    public func value(_ metric: AggregateMetric) -> Double? {
        switch metric {
        case .count: Double(count)
        case .sumUSD: sumUSD
        case .medianUSD: medianUSD
        case .maxUSD: maxUSD
        }
    }
}

/// One row: a value for each group, in their order, and the figures.
public struct AggregateRow: Sendable, Equatable {
    public var groups: [GroupValue]
    public var figures: AggregateFigures
    /// The same of the period before; nil unless asked for.
    public var previous: AggregateFigures?
}

/// Rows with what is needed to read them right.
public struct AggregateResult: Sendable, Equatable {
    /// What the groups of ``other`` read.
    public static let rest = "other"

    public var rows: [AggregateRow] = []
    /// What has a value that is in no row, each counted once; nil when every value has its row.
    public var other: AggregateRow?
    /// Everything that met the filter, each counted once.
    public var total = AggregateFigures()
    public var previousTotal: AggregateFigures?
    /// Groups left out because of `top`.
    public var omittedGroups = 0
    public var unconverted: [UnconvertedMoney] = []
    /// When what was counted last changed, in milliseconds since the epoch; nil when nothing was.
    public var asOf: Int64?
}
