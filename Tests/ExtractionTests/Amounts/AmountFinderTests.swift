import Model
import Testing

@testable import Extraction

struct AmountFinderTests {
    @Test(arguments: AmountSpellings.money)
    func `reads money`(text: String, expected: String) {
        #expect(Self.amounts(text) == expected, "\(text)")
    }

    @Test(arguments: AmountSpellings.percents)
    func `reads percents`(text: String, expected: String) {
        #expect(Self.amounts(text) == expected, "\(text)")
    }

    @Test(arguments: AmountSpellings.quantities)
    func `reads quantities`(text: String, expected: String) {
        #expect(Self.amounts(text) == expected, "\(text)")
    }

    @Test(arguments: AmountSpellings.nothing)
    func `finds nothing in`(text: String) {
        #expect(Self.amounts(text) == "", "\(text)")
    }

    @Test(arguments: AmountSpellings.money + AmountSpellings.percents + AmountSpellings.quantities)
    func `offsets give the text back behind letters of any width`(text: String, expected: String) {
        let body = "Škoda – Łódź 🚀: " + text
        let scalars = Array(body.unicodeScalars)
        for amount in Self.analysis(body).amounts {
            #expect(String(String.UnicodeScalarView(scalars[amount.start..<amount.end])) == amount.text)
        }
    }

    @Test(arguments: [
        ("Orders worth more than €16.5 million came in.", "€16.5 million"), ("It weighs about 250kg.", "250kg"),
        ("It rose by 12.5 per cent.", "12.5 per cent"), ("It cost between $5 and $7 million.", "$5 and $7 million"),
        ("It bought 24 coastal defence (CD) launchers.", "24 coastal defence (CD) launchers"),
        ("It cost NT$18 billion.", "NT$18 billion"), ("It cost RM1.5 billion.", "RM1.5 billion"),
    ])
    func `covers the figure with its unit and nothing else`(text: String, expected: String) {
        #expect(Self.analysis(text).amounts.map(\.text) == [expected])
    }

    @Test(arguments: [
        ("Norway set aside 9 billion kr.", "NOK"), ("Sweden set aside 9 billion kr.", "SEK"),
        ("Denmark set aside 9 billion kroner.", "DKK"), ("China set aside ¥9 billion.", "CNY"),
        ("Japan set aside ¥9 billion.", "JPY"), ("Pakistan set aside Rs 9 billion.", "PKR"),
        ("India set aside Rs 9 billion.", "INR"), ("Canada set aside $9 billion.", "CAD"),
        ("Canada and the United States set aside $9 billion.", "USD"), ("Germany set aside $9 billion.", "USD"),
        ("Mexico set aside 9 billion pesos.", "MXN"), ("Qatar set aside 9 billion riyals.", "QAR"),
    ])
    func `decides a shared sign by the country named`(text: String, expected: String) throws {
        #expect(try Self.analysis(text, knowledge: TestKnowledge.countries()).amounts.map(\.currency) == [expected])
    }

    @Test func `reads a table whose head names the unit`() {
        let body = "EUR million | 2025 | 2024\nRevenue | 12.5 | 10.0\nResult per share (EUR) | 0.25 | 0.20\n\nA line."
        #expect(Self.amounts(body) == "EUR 12500000; EUR 10000000; EUR 0.25; EUR 0.2")
    }

    @Test func `an amount said twice is one, with a mention for each place`() {
        var draft = Self.draft("It raised $130 million. Later: more than $130 million, of it $20 million in debt.")
        DateFinder.find(in: &draft)
        AmountFinder.find(in: &draft, rates: .empty)
        #expect(draft.amounts.map(\.finding.value) == [130e6, 20e6])
        #expect(draft.amounts.first?.finding.bound == .atLeast)
        #expect(draft.amountMentions.map(\.amount) == [0, 0, 1])
    }

    @Test func `links a conversion and takes its dollars`() {
        let amounts = Self.analysis("It cost more than €60 million ($70 million).").amounts
        #expect(amounts.map(\.convertedFrom) == [nil, 0])
        #expect(amounts.map(\.usd) == [70e6, 70e6])
        #expect(amounts.map(\.fxDate) == [nil, nil])
        #expect(amounts.map(\.bound) == [.atLeast, .atLeast])
    }

    @Test func `converts by the rate of the day otherwise`() throws {
        let table = "currency\tday\tusd\nEUR\t2025-01-01\t1.05\nEUR\t2025-07-01\t1.20\n"
        let rates = try ExchangeRates.parse(table)
        let analyzer = Analyzer(knowledge: .empty, exchangeRates: rates)
        let article = Article(body: "It cost €10 million.", publishedAt: Timestamp("2025-06-30"))
        let amount = try #require(analyzer.analyze(article).amounts.first)
        #expect(amount.usd == 10_500_000)
        #expect(amount.fxDate == CalendarDay("2025-01-01"))
    }

    @Test(arguments: [
        ("The Navy awarded a $50 million contract.", MoneyRole.award),
        ("It raised $50 million in a seed round.", .funding),
        ("Revenue rose to $50 million.", .revenue), ("It was fined $50 million.", .penalty),
        ("The bill provides $50 million.", .budget), ("An option worth $50 million remains.", .option),
        ("The price is $50 million.", .price), ("Its backlog is $50 million.", .order),
        ("The contract has a ceiling of $50 million.", .ceiling),
        ("At the time of award $50 million were obligated.", .obligated),
        ("The round values the company at $50 million.", .estimate),
        ("It raised capital at a $50 million valuation.", .estimate),
        ("The sale of shares valued it at $50 million.", .estimate),
        ("The start-up was valued at $50 million.", .estimate),
        ("The contract, valued at $50 million, runs for a year.", .award),
        ("The ministry valued the deal at $50 million.", .award),
    ])
    func `tells what a sum is for`(text: String, role: MoneyRole) {
        #expect(Self.analysis(text).amounts.map(\.role) == [role], "\(text)")
    }

    @Test func `any bytes are survived`() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "$", "€", "5", "million", "-", "–", "to", "between", "and", "1,2,3", "9.9.9", "%", "|", "(", "twenty",
            "RM1", "EUR", "of", "\n", "hundreds", "m", "99999999999999999999", "½", "🚀", "two", "H1", "FY", "2026", "Q",
            "of the", "next", "years",
        ]
        for _ in 0..<400 {
            let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined(
                separator: Bool.random(using: &generator) ? " " : ""
            )
            let scalars = Array(text.unicodeScalars)
            let analysis = Self.analysis(text)
            for amount in analysis.amounts {
                #expect(String(String.UnicodeScalarView(scalars[amount.start..<amount.end])) == amount.text)
            }
        }
    }

    // MARK: helpers

    private static func draft(_ body: String) -> Draft {
        Draft(text: Tokenizer.tokenize(SourceText(title: nil, body: body)), referenceDay: CalendarDay("2025-10-15"))
    }

    private static func analysis(_ body: String, knowledge: Knowledge = .empty) -> Analysis {
        Analyzer(knowledge: knowledge).analyze(Article(body: body, publishedAt: Timestamp("2025-10-15")))
    }

    /// The amounts as ``AmountSpellings`` writes them.
    private static func amounts(_ body: String) -> String {
        analysis(body).amounts.map { amount in
            let sign =
                switch amount.bound {
                case .exact: ""
                case .about: "~"
                case .atLeast: ">="
                case .atMost: "<="
                }
            let unit = amount.kind == .percent ? "%" : amount.currency ?? amount.unit ?? "?"
            return sign + unit + " " + number(amount.value) + (amount.valueMax.map { ".." + number($0) } ?? "")
        }.joined(separator: "; ")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e18 ? String(Int(value)) : String(value)
    }
}

/// Knowledge for tests, in memory.
enum TestKnowledge {
    /// A few countries, found by name.
    static func countries() throws -> Knowledge {
        let rows = [
            ("no", "Norway", "Norwegian"), ("se", "Sweden", "Swedish"), ("dk", "Denmark", "Danish"),
            ("cn", "China", "Chinese"),
            ("jp", "Japan", "Japanese"), ("pk", "Pakistan", "Pakistani"), ("in", "India", "Indian"),
            ("ca", "Canada", "Canadian"),
            ("us", "United States", "American"), ("de", "Germany", "German"), ("mx", "Mexico", "Mexican"),
            ("qa", "Qatar", "Qatari"),
        ].map { "country-\($0)\t\($0.uppercased())\t\($1)\t\($2)\t\t\t" }
        let table = (["id\tcode\tname\tadjectives\tcapital\taliases\tdemonyms"] + rows).joined(separator: "\n")
        return try Knowledge.parse(tables: [.countries: Array(table.utf8)])
    }
}

/// The same numbers on any machine: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
