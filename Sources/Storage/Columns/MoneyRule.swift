public import Model

/// Which sums count. An event counts once, with one sum: that of its amount in US dollars, which holds neither
/// ceilings, options and estimates nor the same sum in another currency, or, where such were asked for and are larger,
/// theirs.
public struct MoneyRule: Sendable, Equatable {
    /// Of ceiling, option and estimate, those that are asked for.
    public var included: Set<MoneyRole>

    public init(included: Set<MoneyRole> = []) {
        self.included = included
    }

    private var name: String { included.map(\.rawValue).sorted().joined(separator: ",") }

    func counts(_ role: MoneyRole) -> Bool { !role.isUncertain || included.contains(role) }

    /// US dollars for each event; NaN where there is no sum that counts.
    func amounts(_ tables: ColumnTables, _ views: ColumnViews) -> [Double] {
        guard !included.isEmpty else { return tables.events.usd }
        return views.sums(name) {
            var amounts = tables.events.usd
            for (event, sums) in tables.events.otherSums {
                for sum in sums where !sum.usd.isNaN && counts(sum.role) {
                    let known = amounts[Int(event)]
                    amounts[Int(event)] = known.isNaN ? sum.usd : max(known, sum.usd)
                }
            }
            return amounts
        }
    }

    /// Events with a sum that counts, the smallest first.
    func order(_ tables: ColumnTables, _ views: ColumnViews) -> [UInt32] {
        let amounts = amounts(tables, views)
        return views.order("usd " + name) {
            amounts.indices.filter { !amounts[$0].isNaN }.sorted { (amounts[$0], $0) < (amounts[$1], $1) }
                .map { UInt32($0) }
        }
    }

    /// The sum in another currency that an event without one in US dollars names; nil where there is none.
    ///
    /// - Parameter sums: of all events.
    func unconverted(_ event: Int, _ sums: [UInt32: [OtherSum]]) -> OtherSum? {
        sums[UInt32(event)]?.filter { $0.usd.isNaN && counts($0.role) }
            .max { ($0.value, $1.currency) < ($1.value, $0.currency) }
    }
}

extension MoneyRole {
    /// Whether sums leave it out unless asked: what may be spent, not what is.
    public var isUncertain: Bool { self == .ceiling || self == .option || self == .estimate }
}

/// Money that could not be converted: no exchange rate is known for the currency and the day.
public struct UnconvertedMoney: Sendable, Equatable {
    public var currency: String
    public var value: Double
    public var events: Int
}
