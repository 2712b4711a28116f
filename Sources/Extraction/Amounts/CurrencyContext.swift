import Model

/// Decides which country's dollar, crown or peso is meant, by what the article names.
struct CurrencyContext {
    /// Token and home country of each mention, in the order of the text.
    private let countries: [(token: Int, code: String)]
    private let namesUS: Bool
    private let writesUSDollars: Bool
    /// "NZ$", "A$": who marks the local dollar means another one by a bare sign.
    private let writesLocalDollars: Bool

    init(_ draft: borrowing Draft) {
        var countries: [(Int, String)] = []
        for mention in draft.mentions where draft.entities.indices.contains(mention.entity) {
            if let code = draft.entities[mention.entity].country { countries.append((mention.tokens.lowerBound, code)) }
        }
        self.countries = countries
        namesUS = countries.contains { $0.1 == "US" }
        let tokens = draft.text.tokens
        writesUSDollars = tokens.indices.contains { index in
            index > 0 && tokens[index].mark == 0x24 && CurrencyContext.usDollar.contains(tokens[index - 1].key)
        }
        writesLocalDollars = tokens.indices.contains { CurrencyContext.isMarked(tokens, $0) }
    }

    private static func isMarked(_ tokens: [Token], _ index: Int) -> Bool {
        guard index > 0, tokens[index].mark == 0x24, tokens[index - 1].isWord, !tokens[index].hasSpaceBefore,
            let code = Currency.dollarPrefixes[tokens[index - 1].key]
        else { return false }
        return code != "USD"
    }

    /// The code that `family` stands for at `token`.
    func code(_ family: Currency.Family, at token: Int) -> String {
        if family == .dollar { return dollar(at: token) }
        let near = countries.filter { family.code(country: $0.code) != nil }
            .min { abs($0.token - token) < abs($1.token - token) }
        return near.flatMap { family.code(country: $0.code) } ?? family.defaultCode
    }

    static let usDollar: WordSet = ["us", "usd"]

    /// A bare `$` is the US dollar, as the trade press writes it, unless the text sets "US$" apart from it or is about
    /// one other dollar country and never about the United States.
    private func dollar(at token: Int) -> String {
        let local = Set(countries.compactMap { $0.code == "US" ? nil : Currency.Family.dollar.code(country: $0.code) })
        guard local.count == 1, let code = local.first else { return "USD" }
        if writesUSDollars { return code }
        guard !namesUS, !writesLocalDollars, Set(countries.map(\.code)).count == 1, code != "TWD" else { return "USD" }
        return code
    }
}
