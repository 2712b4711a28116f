import Model

/// Tells what a sum is for by the nearest word that says so in its sentence.
struct MoneyRoleReader {
    let tokens: [Token]

    func role(of range: Range<Int>) -> MoneyRole {
        // What a company is thought to be worth is nobody's payment.
        if isValuation(range) { return .estimate }
        // A word for one thing only, such as "obligated", outweighs a nearer one for many.
        return nearest(range, in: MoneyRoleReader.specific, back: 8) ?? nearest(
            range,
            in: MoneyRoleReader.words,
            back: 14
        )
            ?? .other
    }

    private func nearest(_ range: Range<Int>, in words: WordTable<MoneyRole>, back limit: Int) -> MoneyRole? {
        let sentence = tokens[range.lowerBound].sentence
        var best: (distance: Int, role: MoneyRole)?
        for offset in 1...limit {
            let ahead = range.upperBound + offset - 1
            let back = range.lowerBound - offset
            // What follows a sum says more about it ("$5 million in funding"), so it wins at the same distance.
            if ahead < tokens.count, tokens[ahead].sentence == sentence, offset <= 8,
                let role = words[tokens[ahead].key], offset < best?.distance ?? .max
            {
                best = (offset, role)
            }
            if back >= 0, tokens[back].sentence == sentence, let role = words[tokens[back].key],
                offset < best?.distance ?? .max
            {
                best = (offset, role)
            }
            if best != nil { break }
        }
        return best?.role
    }

    /// "values the company at $4 billion", "a valuation of", "$4 billion valuation", "was valued at"; but not "a contract
    /// valued at" or "values the deal at", which say what is paid.
    private func isValuation(_ range: Range<Int>) -> Bool {
        let sentence = tokens[range.lowerBound].sentence
        func key(_ index: Int) -> WordKey? {
            tokens.indices.contains(index) && tokens[index].sentence == sentence ? tokens[index].key : nil
        }
        for ahead in range.upperBound..<(range.upperBound + 3) {
            if let word = key(ahead), MoneyRoleReader.valuations.contains(word) { return true }
        }
        for back in 1...8 {
            guard let word = key(range.lowerBound - back) else { return false }
            if MoneyRoleReader.valuations.contains(word) { return true }
            guard MoneyRoleReader.valuing.contains(word) else { continue }
            let verb = range.lowerBound - back
            // "valued at": what is valued stands before; "valued it at": between.
            let isPassive = key(verb + 1) == MoneyRoleReader.at
            let valued = isPassive ? (verb - 6)..<verb : (verb + 1)..<range.lowerBound
            return !valued.contains { key($0).map(MoneyRoleReader.deals.contains) ?? false }
        }
        return false
    }

    private static let at = WordKey("at")
    private static let valuations = WordSet(["valuation", "valuations"].map { WordKey($0) })
    private static let valuing = WordSet(["value", "values", "valued", "valuing"].map { WordKey($0) })
    private static let deals = WordSet(
        [
            "contract", "contracts", "deal", "deals", "order", "orders", "agreement", "award", "awards", "package",
            "purchase", "sale", "sales", "transaction", "program", "programme", "project", "work", "option", "task",
            "backlog", "exports", "imports", "shipment", "equipment", "systems", "goods", "phase", "tender", "lot",
        ].map { WordKey($0) }
    )

    private static let words = WordTable<MoneyRole>(
        vocabulary.flatMap { role, words in words.map { (WordKey($0), role) } }
    )

    private static let specific = WordTable<MoneyRole>(
        vocabulary.filter { [.obligated, .option, .ceiling, .penalty].contains($0.0) }
            .flatMap { role, words in words.map { (WordKey($0), role) } }
    )

    private static let vocabulary: [(MoneyRole, [String])] = [
        (.award, ["contract", "contracts", "award", "awarded", "awards", "task", "deal", "agreement", "modification"]),
        (.ceiling, ["ceiling", "idiq", "maximum", "cap", "capped", "indefinite"]),
        (.obligated, ["obligated", "obligating", "obligate", "obligation"]),
        (.option, ["option", "options"]),
        (.order, ["order", "orders", "ordered", "backlog", "purchase", "bought", "buy", "intake"]),
        (
            .budget,
            [
                "budget", "budgets", "appropriation", "appropriations", "spending", "bill", "package", "subsidies",
                "subsidy", "grant", "grants", "aid", "allocate", "allocated", "allocates", "earmarked", "appropriated",
                "requested", "government", "fiscal", "procurement", "appropriators",
            ]
        ),
        (
            .funding,
            [
                "raised", "raise", "raises", "raising", "round", "funding", "invest", "invested", "investment",
                "investors", "financing", "ipo", "capital", "seed", "venture", "fund",
                "offering",
                "pledged", "committed", "invests", "stake",
            ]
        ),
        (
            .price,
            ["price", "priced", "prices", "cost", "costs", "costing", "apiece", "each", "unit", "share", "premiums"]
        ),
        (
            .revenue,
            [
                "revenue", "revenues", "sales", "profit", "profits", "turnover", "income", "earnings", "ebit", "ebitda",
                "loss", "losses", "guidance",
            ]
        ),
        (.penalty, ["fine", "fined", "penalty", "penalties", "settlement", "damages", "fines"]),
        (
            .estimate,
            ["estimate", "estimated", "estimates", "market", "forecast", "projected", "projects", "could", "might"]
        ),
    ]
}
