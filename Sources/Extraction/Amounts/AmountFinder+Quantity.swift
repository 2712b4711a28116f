import Model

/// Quantities, and the numbers that only look like one.
extension AmountFinder {
    // MARK: quantities

    func quantity(_ numeral: Numeral, high: Numeral?, start: Int) -> Reading? {
        var last = high ?? numeral
        if !numeral.isWritten, numeral.value == 0 { return nil }
        if last.suffixKey == AmountFinder.million, let lastUnit, lastUnit.sentence == tokens[start].sentence,
            readings.last.map({ $0.amount.value >= 1e6 }) ?? false
        {
            // "4 million drones, up from 2.2m".
            let scaled = last.multiplied(by: 1e6)
            let end = scaled.tokens.upperBound
            return make(.quantity, scaled, nil, tokens: start..<end, unit: lastUnit.unit, rule: "quantity.elided")
        }
        if let key = last.suffixKey, let factor = NumeralWord.shortMagnitudes[key], isCountedAfterSuffix(last) {
            last = last.multiplied(by: factor)
            last.suffixKey = nil
        }
        guard
            let unit = UnitReader(finder: self).unit(after: last, isAlone: high == nil, start: start)
                ?? inherited(last, start)
        else { return nil }
        var low = high == nil ? last : numeral
        if high != nil, low.suffixKey != nil { low.suffixKey = nil }
        return make(
            .quantity,
            low,
            high == nil ? nil : last,
            tokens: start..<unit.end,
            unit: unit.name,
            dimension: unit.dimension,
            rule: high == nil ? unit.rule : "quantity.range"
        )
    }

    /// "20m people": million; "30m long": metres.
    func isCountedAfterSuffix(_ numeral: Numeral) -> Bool {
        guard let key = numeral.suffixKey else { return false }
        if AmountFinder.sureMagnitudes.contains(key) { return true }
        return key == AmountFinder.million && nouns.find(from: numeral.tokens.upperBound, isAllCaps: false) != nil
    }

    /// "fewer than two ships a year to as many as 20", "71 countries, 26 of them": the unit of the number before.
    func inherited(_ numeral: Numeral, _ start: Int) -> UnitReader.Unit? {
        guard let lastUnit, lastUnit.sentence == tokens[start].sentence, numeral.suffixKey == nil else { return nil }
        let end = numeral.tokens.upperBound
        let isOfThem =
            end + 1 < tokens.count && tokens[end].key == AmountFinder.of
            && AmountFinder.pronouns.contains(tokens[end + 1].key)
        let isLast = end >= tokens.count || tokens[end].kind == .punctuation
        // "the planned 3,236 by July", "brings the number to 440".
        let isAll = !numeral.isYearLike && (isLast || CountedNoun.stops.contains(tokens[end].key)) && isTotal(start)
        guard isOfThem || isAll || (isLast && bounds.before(start, dimension: nil) != nil) else { return nil }
        return UnitReader.Unit(name: lastUnit.unit, end: end, dimension: nil, rule: "quantity.elided")
    }

    /// Whether what stands before a bare number says that it is one of the things counted before.
    private func isTotal(_ start: Int) -> Bool {
        guard start > 0, tokens[start - 1].sentence == tokens[start].sentence else { return false }
        if AmountFinder.totals.contains(tokens[start - 1].key) { return true }
        guard tokens[start - 1].key == AmountFinder.to else { return false }
        return (max(0, start - 10)..<(start - 1)).contains {
            tokens[$0].sentence == tokens[start].sentence && AmountFinder.numbers.contains(tokens[$0].key)
        }
    }

    private static let totals: WordSet = ["planned", "remaining", "other", "intended", "total"]
    private static let numbers: WordSet = ["number", "total", "fleet", "count"]

    /// Numbers that name rather than count: "F-16", "Type 055", "No. 7", "10:30", "9/11", "61st".
    func isDesignation(_ numeral: Numeral) -> Bool {
        // "Thales and Leonardo 32.5% each".
        if percentEnd(numeral) != nil { return false }
        let first = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        let token = tokens[first]
        if end < tokens.count, !tokens[end].hasSpaceBefore {
            let next = end + 1 < tokens.count ? tokens[end + 1] : nil
            if tokens[end].mark == 0x3A || tokens[end].mark == 0x2F, let next, next.isNumber, !next.hasSpaceBefore {
                return true
            }
        }
        if end < tokens.count, tokens[end].sentence == token.sentence, AmountFinder.clockWords.contains(tokens[end].key)
        {
            return true
        }
        guard first > 0, tokens[first - 1].sentence == token.sentence else { return false }
        let previous = tokens[first - 1]
        if !token.hasSpaceBefore, [0x3A, 0x2F, 0x2E, 0x23].contains(previous.mark) { return true }
        if previous.kind == .hyphen, !token.hasSpaceBefore {
            // "a low-20 million" never; "F-16", "Zhuque-3", "COVID-19".
            return first > 1 && !tokens[first - 2].isNumber
        }
        guard !numeral.isWritten, numeral.magnitude == 1, previous.isWord else {
            return previous.mark == 0x2E && first > 1 && AmountFinder.labels.contains(tokens[first - 2].key)
                && !previous.hasSpaceBefore
        }
        if AmountFinder.labels.contains(previous.key) { return true }
        let sentence = text.sentence(ofToken: first)
        if sentence.isTitleCase || sentence.isAllCaps || sentence.isTitle {
            return nouns.isInName[first - 1] && !previous.shape.contains(.sentenceStart)
                && !CountedNoun.stops.contains(previous.key) && previous.isAllCaps && !sentence.isAllCaps
        }
        return previous.isCapitalized && !previous.shape.contains(.sentenceStart)
            && !CountedNoun.stops.contains(previous.key)
    }

    func cell(_ numeral: Numeral) -> Reading? {
        let start = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        guard numeral.suffixKey == nil, !numeral.isYearLike || numeral.value > 2100 || numeral.value < 1900,
            let unit = tables[tokens[start].sentence],
            AmountTable.isCell(start..<end, tokens)
        else { return nil }
        let value = numeral.multiplied(by: unit.magnitude)
        return make(
            .money,
            value,
            nil,
            tokens: start..<end,
            currency: unit.code { context.code($0, at: start) },
            rule: "money.table"
        )
    }
}
