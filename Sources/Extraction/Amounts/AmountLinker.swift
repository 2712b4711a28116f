import Model

/// Joins amounts said twice, links converted pairs, and works out the dollars.
enum AmountLinker {
    static func link(_ readings: [AmountFinder.Reading], into draft: inout Draft, rates: ExchangeRates) {
        var amounts: [Located<Amount>] = []
        var index: [Int] = []
        for (position, reading) in readings.enumerated() {
            var amount = reading.amount
            let source =
                position > 0 && isConversion(reading, of: readings[position - 1], draft.text)
                ? index[position - 1] : nil
            if source != nil, amount.bound == .exact { amount.bound = readings[position - 1].amount.bound }
            if let known = amounts.firstIndex(where: { isSame($0.finding, amount) }) {
                // A bound said once holds for the figure: "$130m" in the title, "more than $130m" below it.
                if amounts[known].finding.bound == .exact { amounts[known].finding.bound = amount.bound }
                if amounts[known].finding.role == .other { amounts[known].finding.role = amount.role }
                index.append(known)
            } else {
                amount.convertedFrom = source
                amounts.append(Located(tokens: reading.tokens, finding: amount))
                index.append(amounts.count - 1)
            }
        }
        for position in readings.indices {
            draft.amountMentions.append(AmountMention(tokens: readings[position].tokens, amount: index[position]))
        }
        convert(&amounts, rates: rates, day: draft.referenceDay)
        draft.amounts = amounts
    }

    private static func isSame(_ left: Amount, _ right: Amount) -> Bool {
        left.kind == right.kind && left.value == right.value && left.valueMax == right.valueMax
            && left.currency == right.currency && left.unit == right.unit
    }

    /// "NT$1.8 billion (US$57 million)", "€240 million, or $280 million".
    private static func isConversion(
        _ reading: AmountFinder.Reading,
        of previous: AmountFinder.Reading,
        _ text: TokenizedText
    ) -> Bool {
        guard reading.amount.kind == .money, previous.amount.kind == .money,
            reading.amount.currency != previous.amount.currency,
            previous.tokens.upperBound < reading.tokens.lowerBound,
            text.tokens[reading.tokens.lowerBound].sentence == text.tokens[previous.tokens.lowerBound].sentence
        else { return false }
        let between = previous.tokens.upperBound..<reading.tokens.lowerBound
        guard between.count <= 5, let first = between.first else { return false }
        let opening = text.tokens[first]
        if opening.mark == 0x28 { return true }
        guard opening.mark == 0x2C || opening.key == or || opening.mark == Token.dashMark else { return false }
        return between.contains { text.tokens[$0].key == or || equivalents.contains(text.tokens[$0].key) }
    }

    private static func convert(_ amounts: inout [Located<Amount>], rates: ExchangeRates, day: CalendarDay?) {
        for position in amounts.indices where amounts[position].finding.kind == .money {
            let amount = amounts[position].finding
            if amount.currency == "USD" {
                amounts[position].finding.usd = amount.value
                if let source = amount.convertedFrom { amounts[source].finding.usd = amount.value }
            } else if let source = amount.convertedFrom, amounts[source].finding.currency == "USD" {
                amounts[position].finding.usd = amounts[source].finding.value
            }
        }
        for position in amounts.indices where amounts[position].finding.usd == nil {
            guard let currency = amounts[position].finding.currency,
                let rate = rates.rate(of: currency, on: day)
            else { continue }
            amounts[position].finding.usd = (amounts[position].finding.value * rate.usd * 100).rounded() / 100
            amounts[position].finding.fxDate = rate.day
        }
    }

    private static let or: WordKey = "or"
    private static let equivalents: WordSet = [
        "equivalent", "equal", "approximately", "about", "roughly", "around",
    ]
}
