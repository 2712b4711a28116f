import Model

/// Tells what a sum is for by the nearest word that says so in its sentence.
struct MoneyRoleReader {
    let tokens: [Token]

    func role(of range: Range<Int>) -> MoneyRole {
        // A word for one thing only, such as "obligated", outweighs a nearer one for many.
        nearest(range, in: MoneyRoleReader.specific, back: 8) ?? nearest(range, in: MoneyRoleReader.words, back: 14)
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
                "investors", "financing", "ipo", "capital", "valued", "valuation", "seed", "venture", "fund",
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
