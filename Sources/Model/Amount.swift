/// What is counted.
public enum AmountKind: String, Sendable, Codable, CaseIterable {
    case money, percent, quantity
}

/// How the written figure bounds the true one.
public enum AmountBound: String, Sendable, Codable, CaseIterable {
    case exact
    case atLeast = "at_least"
    case atMost = "at_most"
    case about
}

/// What a sum of money is for.
public enum MoneyRole: String, Sendable, Codable, CaseIterable {
    case award, ceiling, obligated, option, order, budget, funding, price, revenue, penalty, estimate, other
}

/// A figure in the text.
public struct Amount: Sendable, Equatable {
    public var kind: AmountKind
    /// Full units: 1.25 trillion is 1250000000000; 15 for 15%.
    public var value: Double
    /// The upper end of a range, else nil.
    public var valueMax: Double?
    public var bound: AmountBound
    /// ISO 4217; money only.
    public var currency: String?
    /// The counted noun, singular and lower case, or the unit's symbol ("Tbps"); quantities only.
    public var unit: String?
    /// Money only.
    public var role: MoneyRole?
    /// In US dollars; nil when it can't be converted.
    public var usd: Double?
    /// The day of the exchange rate used; nil when the text itself gave the dollars.
    public var fxDate: CalendarDay?
    /// Index into the analysis's amounts of the figure this one converts; nil when it is no conversion.
    public var convertedFrom: Int?
    /// Unicode scalars into the analysed text; half open.
    public var start: Int
    public var end: Int
    public var text: String
    public var rule: String

    public init(
        kind: AmountKind,
        value: Double,
        valueMax: Double? = nil,
        bound: AmountBound = .exact,
        currency: String? = nil,
        unit: String? = nil,
        role: MoneyRole? = nil,
        usd: Double? = nil,
        fxDate: CalendarDay? = nil,
        convertedFrom: Int? = nil,
        start: Int,
        end: Int,
        text: String,
        rule: String
    ) {
        self.kind = kind
        self.value = value
        self.valueMax = valueMax
        self.bound = bound
        self.currency = currency
        self.unit = unit
        self.role = role
        self.usd = usd
        self.fxDate = fxDate
        self.convertedFrom = convertedFrom
        self.start = start
        self.end = end
        self.text = text
        self.rule = rule
    }
}

extension Amount: Codable {
    enum CodingKeys: String, CodingKey {
        case kind, value
        case valueMax = "value_max"
        case bound, currency, unit, role, usd
        case fxDate = "fx_date"
        case convertedFrom = "converted_from"
        case start, end, text, rule
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try values.decode(AmountKind.self, forKey: .kind),
            value: try values.decode(Double.self, forKey: .value),
            valueMax: try values.decodeIfPresent(Double.self, forKey: .valueMax),
            bound: try values.decode(AmountBound.self, forKey: .bound),
            currency: try values.decodeIfPresent(String.self, forKey: .currency),
            unit: try values.decodeIfPresent(String.self, forKey: .unit),
            role: try values.decodeIfPresent(MoneyRole.self, forKey: .role),
            usd: try values.decodeIfPresent(Double.self, forKey: .usd),
            fxDate: try values.decodeIfPresent(String.self, forKey: .fxDate).flatMap { CalendarDay($0) },
            convertedFrom: try values.decodeIfPresent(Int.self, forKey: .convertedFrom),
            start: try values.decode(Int.self, forKey: .start),
            end: try values.decode(Int.self, forKey: .end),
            text: try values.decode(String.self, forKey: .text),
            rule: try values.decode(String.self, forKey: .rule)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        try values.encode(value, forKey: .value)
        try values.encode(valueMax, forKey: .valueMax)
        try values.encode(bound, forKey: .bound)
        try values.encode(currency, forKey: .currency)
        try values.encode(unit, forKey: .unit)
        try values.encode(role, forKey: .role)
        try values.encode(usd, forKey: .usd)
        try values.encode(fxDate?.description, forKey: .fxDate)
        try values.encode(convertedFrom, forKey: .convertedFrom)
        try values.encode(start, forKey: .start)
        try values.encode(end, forKey: .end)
        try values.encode(text, forKey: .text)
        try values.encode(rule, forKey: .rule)
    }
}
