/// Units of measure and of time: what makes a number a quantity by itself.
enum MeasureUnit {
    enum Dimension: Sendable {
        case length, time, other
    }

    struct Unit: Sendable {
        /// Singular, as written: "km", "metre", "Tbps".
        let name: String
        let dimension: Dimension
    }

    /// Words spelled in full, singular and plural.
    static let words = WordTable<Unit>(
        fullNames.flatMap { name, plural, dimension in
            let unit = Unit(name: name, dimension: dimension)
            return [(WordKey(name), unit), (WordKey(plural ?? name + "s"), unit)]
        }
    )

    /// Symbols: also glued to the digits, in the case they are written in.
    static let symbols: [String: Unit] = Dictionary(
        symbolNames.flatMap { dimension, names in names.map { ($0, Unit(name: $0, dimension: dimension)) } }
            + [
                ("kms", Unit(name: "km", dimension: .length)), ("KM", Unit(name: "km", dimension: .length)),
                ("kgs", Unit(name: "kg", dimension: .other)), ("KG", Unit(name: "kg", dimension: .other)),
                ("Kg", Unit(name: "kg", dimension: .other)), ("hrs", Unit(name: "hour", dimension: .time)),
                ("mins", Unit(name: "minute", dimension: .time)), ("yrs", Unit(name: "year", dimension: .time)),
                ("tons", Unit(name: "ton", dimension: .other)), ("lbs", Unit(name: "lb", dimension: .other)),
                ("MPH", Unit(name: "mph", dimension: .other)), ("KMH", Unit(name: "km/h", dimension: .other)),
                ("kmh", Unit(name: "km/h", dimension: .other)), ("kph", Unit(name: "km/h", dimension: .other)),
                ("kt", Unit(name: "kt", dimension: .other)), ("kts", Unit(name: "knot", dimension: .other)),
            ],
        uniquingKeysWith: { _, last in last }
    )

    /// The keys of ``symbols``, to be asked before a string is made.
    static let symbolKeys = WordSet(symbols.keys.map { WordKey($0) })

    /// "square", "cubic", "nautical": belong to the unit that follows.
    static let prefixes: WordSet = ["square", "cubic", "nautical", "sq", "metric", "statute"]

    /// "per hour", "a second" behind a length make a speed with a symbol of its own.
    static func rate(_ unit: String, per time: WordKey) -> String? {
        let name = unit == "kilometre" || unit == "kilometer" ? "km" : unit == "metre" || unit == "meter" ? "m" : unit
        if hours.contains(time) { return name == "km" ? "km/h" : name == "mile" ? "mph" : nil }
        guard seconds.contains(time) else { return nil }
        return name == "km" || name == "m" || name == "mile" ? name + "/s" : nil
    }

    private static let hours: WordSet = ["hour", "h", "hr"]
    private static let seconds: WordSet = ["second", "s", "sec"]

    private static let fullNames: [(String, String?, Dimension)] = [
        ("metre", nil, .length), ("meter", nil, .length), ("kilometre", nil, .length), ("kilometer", nil, .length),
        ("centimetre", nil, .length), ("centimeter", nil, .length), ("millimetre", nil, .length),
        ("millimeter", nil, .length), ("nanometre", nil, .length), ("nanometer", nil, .length),
        ("micrometre", nil, .length), ("micron", nil, .length), ("mile", nil, .length), ("foot", "feet", .length),
        ("inch", "inches", .length), ("yard", nil, .length), ("klick", nil, .length), ("hectare", nil, .other),
        ("acre", nil, .other), ("gram", nil, .other), ("gramme", nil, .other), ("kilogram", nil, .other),
        ("kilogramme", nil, .other), ("kilo", nil, .other), ("tonne", nil, .other), ("ton", nil, .other),
        ("pound", nil, .other), ("ounce", nil, .other), ("litre", nil, .other), ("liter", nil, .other),
        ("gallon", nil, .other), ("barrel", nil, .other), ("watt", nil, .other), ("kilowatt", nil, .other),
        ("megawatt", nil, .other), ("gigawatt", nil, .other), ("terawatt", nil, .other), ("volt", nil, .other),
        ("hertz", "hertz", .other), ("kilohertz", "kilohertz", .other), ("megahertz", "megahertz", .other),
        ("gigahertz", "gigahertz", .other), ("kilonewton", nil, .other), ("newton", nil, .other),
        ("kiloton", nil, .other), ("megaton", nil, .other), ("horsepower", "horsepower", .other),
        ("knot", nil, .other), ("degree", nil, .other), ("byte", nil, .other), ("bit", nil, .other),
        ("gigabit", nil, .other), ("terabit", nil, .other), ("megabit", nil, .other), ("gigabyte", nil, .other),
        ("terabyte", nil, .other), ("petabyte", nil, .other), ("petaflop", nil, .other), ("exaflop", nil, .other),
        ("qubit", nil, .other), ("teu", nil, .other), ("decibel", nil, .other), ("pixel", nil, .other),
        ("megapixel", nil, .other), ("g", "gs", .other),
        ("second", nil, .time), ("minute", nil, .time), ("hour", nil, .time), ("day", nil, .time),
        ("week", nil, .time), ("month", nil, .time), ("year", nil, .time), ("decade", nil, .time),
        ("century", "centuries", .time), ("millisecond", nil, .time), ("microsecond", nil, .time),
        ("nanosecond", nil, .time), ("night", nil, .time), ("fortnight", nil, .time), ("quarter", nil, .time),
    ]

    private static let symbolNames: [(Dimension, [String])] = [
        (.length, ["km", "m", "cm", "mm", "nm", "µm", "um", "mi", "ft", "nmi", "NM"]),
        (
            .other,
            [
                "kg", "g", "mg", "t", "lb", "kt", "Mt", "W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "Wh",
                "V", "kV", "Hz", "kHz", "MHz", "GHz", "THz", "bps", "kbps", "Kbps", "Mbps", "Gbps", "Tbps", "Pbps",
                "kN", "MN", "N", "mph", "dB", "dBi", "dBW", "KB", "MB", "GB", "TB", "PB", "TOPS", "TFLOPS", "PFLOPS",
                "EFLOPS", "ha", "hp", "bhp", "kPa", "MPa", "GPa", "bar", "rpm", "dwt", "TEU", "MP", "mAh", "Ah", "L",
                "psi", "nit", "kbit", "Mbit", "Gbit", "Tbit", "mm²", "km²", "m²", "m³", "lbf",
            ]
        ),
        (.time, ["ms", "ns", "hr", "hrs", "min", "sec", "yr", "yrs", "h", "s"]),
    ]
}
