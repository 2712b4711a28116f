/// What a word contributes to a number written in words, or behind one written in digits.
enum NumeralWord: Sendable {
    /// "two", "fourteen": below twenty.
    case small(Double)
    /// "twenty" to "ninety".
    case tens(Double)
    /// "hundred", which may stand below a greater magnitude: "two hundred thousand".
    case hundred
    /// "thousand", "million", "bn", "crore".
    case magnitude(Double)
    /// "hundreds", "millions": some unknown number of them.
    case vague(Double)
    case dozen
    case half
    /// "a", "an": one of the magnitude that follows.
    case article
    /// "several", "few": with a magnitude behind it an approximate number.
    case several

    static let table = WordTable<NumeralWord>(
        small.map { (WordKey($0), .small($1)) }
            + tens.map { (WordKey($0), .tens($1)) }
            + magnitudes.map { (WordKey($0), .magnitude($1)) }
            + vague.map { (WordKey($0), .vague($1)) }
            + [
                ("hundred", .hundred), ("dozen", .dozen), ("half", .half), ("a", .article), ("an", .article),
                ("several", .several), ("few", .several),
            ]
    )

    /// Letters glued to the digits or set apart behind them that multiply money: "€40m", "$1.2 bn".
    static let shortMagnitudes = WordTable<Double>(
        [
            ("k", 1e3), ("m", 1e6), ("mn", 1e6), ("mln", 1e6), ("mio", 1e6), ("mm", 1e6), ("b", 1e9), ("bn", 1e9),
            ("bln", 1e9), ("t", 1e12), ("tn", 1e12), ("trn", 1e12), ("cr", 1e7), ("million", 1e6), ("billion", 1e9),
            ("trillion", 1e12), ("crore", 1e7), ("lakh", 1e5), ("md", 1e9), ("mrd", 1e9),
        ]
    )

    private static let small: [(String, Double)] = [
        ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
        ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
        ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19),
    ]
    private static let tens: [(String, Double)] = [
        ("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70),
        ("eighty", 80), ("ninety", 90),
    ]
    private static let magnitudes: [(String, Double)] = [
        ("thousand", 1e3), ("million", 1e6), ("mn", 1e6), ("mln", 1e6), ("billion", 1e9), ("bn", 1e9), ("bln", 1e9),
        ("trillion", 1e12), ("tn", 1e12), ("trn", 1e12), ("lakh", 1e5), ("lakhs", 1e5), ("crore", 1e7),
        ("crores", 1e7), ("quadrillion", 1e15),
    ]
    private static let vague: [(String, Double)] = [
        ("tens", 10), ("hundreds", 100), ("thousands", 1e3), ("millions", 1e6), ("billions", 1e9),
        ("trillions", 1e12),
    ]
}
