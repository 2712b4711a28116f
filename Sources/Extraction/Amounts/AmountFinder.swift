import Model

/// Finds money, percents and quantities.
///
/// Runs behind the dates, whose numbers it leaves alone, and behind the entities: the numbers in names are no amounts.
struct AmountFinder {
    /// An amount read from some tokens, before amounts said twice are joined.
    struct Reading {
        var tokens: Range<Int>
        var amount: Amount
        var isBracketed = false
    }

    let text: TokenizedText
    let tokens: [Token]
    let bytes: [UInt8]
    private let triggers = AmountFinder.triggers
    let numerals: NumeralReader
    let bounds: BoundReader
    let nouns: CountedNoun
    let context: CurrencyContext
    let isInDate: [Bool]
    let tables: [Int32: AmountTable.Unit]
    var lastUnit: (sentence: Int32, unit: String)?
    var readings: [Reading] = []

    /// Fills ``Draft/amounts`` and ``Draft/amountMentions``, in the order of the text.
    static func find(in draft: inout Draft, rates: ExchangeRates) {
        guard !draft.text.tokens.isEmpty else { return }
        var finder = AmountFinder(draft)
        finder.run()
        AmountLinker.link(finder.readings, into: &draft, rates: rates)
    }

    private init(_ draft: borrowing Draft) {
        text = draft.text
        tokens = text.tokens
        bytes = text.source.utf8
        numerals = NumeralReader(text)
        bounds = BoundReader(tokens: tokens)
        var inName = Array(repeating: false, count: tokens.count)
        for mention in draft.mentions where !mention.isAdjective {
            for index in mention.tokens.clamped(to: tokens.indices) { inName[index] = true }
        }
        var inDate = Array(repeating: false, count: tokens.count)
        for date in draft.dates {
            for index in date.tokens.clamped(to: tokens.indices) { inDate[index] = true }
        }
        isInDate = inDate
        nouns = CountedNoun(tokens: tokens, bytes: bytes, isInName: inName)
        context = CurrencyContext(draft)
        tables = AmountTable.units(of: text)
    }

    private mutating func run() {
        var index = 0
        while index < tokens.count {
            guard isTrigger(tokens[index]), !isInDate[index], let reading = reading(at: index) else {
                index += 1
                continue
            }
            readings.append(reading)
            if reading.amount.kind == .quantity, let unit = reading.amount.unit {
                lastUnit = (tokens[index].sentence, unit)
            }
            index = max(index + 1, reading.tokens.upperBound)
        }
    }

    /// Whether an amount may start here: nearly all tokens are told apart by one look-up.
    @inline(__always)
    private func isTrigger(_ token: Token) -> Bool {
        switch token.kind {
        case .currency, .number: true
        case .word: token.shape.contains(.hasDigit) || triggers.contains(token.key)
        default: false
        }
    }

    // MARK: one amount

    func reading(at index: Int) -> Reading? {
        let token = tokens[index]
        switch token.kind {
        case .currency:
            guard let symbol = Currency.symbol(token.key.hash) else { return nil }
            return symbolMoney(symbol, at: index)
        case .number:
            guard !nouns.isInName[index] || isFollowedByUnit(index) else { return nil }
            return numeral(at: index)
        case .word:
            if token.shape.contains(.digitFirst) { return nouns.isInName[index] ? nil : numeral(at: index) }
            if NumeralWord.table[token.key] != nil { return nouns.isInName[index] ? nil : numeral(at: index) }
            if let code = Currency.codes[token.key], token.isAllCaps || Currency.mixedCase.contains(token.key) {
                return codeMoney(code, at: index)
            }
            return token.shape.contains(.hasDigit) && token.isCapitalized ? gluedCodeMoney(at: index) : nil
        default:
            return nil
        }
    }

    /// "Falcon 9 million"? Never; but "Space Force $26" and "Group 26%" are: a name does not swallow a unit.
    private func isFollowedByUnit(_ index: Int) -> Bool {
        index + 1 < tokens.count && tokens[index + 1].mark == 0x25
    }

    // MARK: a number, and what follows

    func numeral(at index: Int) -> Reading? {
        guard let numeral = numerals.numeral(at: index), !isDesignation(numeral) else { return nil }
        var low = numeral
        if let reading = moneyBehind(&low, high: nil, start: index) { return reading }
        if let reading = percent(numeral, high: nil, start: index) { return reading }
        if let next = rangeEnd(after: numeral.tokens.upperBound, from: index), next < tokens.count,
            let second = numerals.numeral(at: next)
        {
            var first = numeral
            var high = second
            if let scaled = scaledForMoney(second), let end = currencyName(at: scaled.tokens.upperBound)?.end {
                high = scaled
                if isRange(&first, high, repeatsUnit: false), end > 0,
                    let reading = moneyBehind(&high, high: first, start: index)
                {
                    return reading
                }
            }
            first = numeral
            if isRange(&first, second, repeatsUnit: false) {
                if let reading = percent(second, high: first, start: index) { return reading }
                if let reading = quantity(first, high: second, start: index) { return reading }
            }
        }
        if tables[tokens[index].sentence] != nil, let reading = cell(numeral) { return reading }
        return quantity(numeral, high: nil, start: index)
    }

    func percent(_ numeral: Numeral, high first: Numeral?, start: Int) -> Reading? {
        guard let end = percentEnd(numeral) else { return nil }
        var low = first ?? numeral
        if first == nil, let next = rangeEnd(after: end, from: start), let second = numerals.numeral(at: next),
            let secondEnd = percentEnd(second), isRange(&low, second, repeatsUnit: true)
        {
            return make(.percent, low, second, tokens: start..<secondEnd, rule: "percent.range")
        }
        let isRange = first != nil
        return make(
            .percent,
            low,
            isRange ? numeral : nil,
            tokens: start..<end,
            rule: isRange ? "percent.range" : "percent"
        )
    }

    func percentEnd(_ numeral: Numeral) -> Int? {
        var end = numeral.tokens.upperBound
        if let key = numeral.suffixKey { return key == AmountFinder.pc ? end : nil }
        guard end < tokens.count else { return nil }
        if tokens[end].mark == 0x25 { return end + 1 }
        if tokens[end].kind == .hyphen { end += 1 }
        guard end < tokens.count, tokens[end].sentence == tokens[numeral.tokens.lowerBound].sentence else { return nil }
        if AmountFinder.percentWords.contains(tokens[end].key) { return end + 1 }
        if end + 1 < tokens.count, tokens[end].key == AmountFinder.per, tokens[end + 1].key == AmountFinder.cent {
            return end + 2
        }
        if end + 1 < tokens.count, tokens[end].key == AmountFinder.percentage,
            AmountFinder.points.contains(tokens[end + 1].key)
        {
            return end + 2
        }
        return nil
    }

    // MARK: ranges

    /// The token where the upper end of a range may start, behind "–", "to", "or", or "and" after "between".
    func rangeEnd(after end: Int, from start: Int) -> Int? {
        guard end + 1 < tokens.count, tokens[end].sentence == tokens[start].sentence,
            tokens[end + 1].sentence == tokens[start].sentence
        else { return nil }
        let token = tokens[end]
        // "three- to five-tonne".
        if token.mark == 0x2D, tokens[end + 1].key == AmountFinder.to, end + 2 < tokens.count { return end + 2 }
        if token.kind == .hyphen || token.mark == Token.dashMark {
            return tokens[end + 1].hasSpaceBefore != token.hasSpaceBefore ? nil : end + 1
        }
        let before = start > 0 ? tokens[start - 1].key : nil
        let second = start > 1 ? tokens[start - 2].key : nil
        let isBetween =
            before == AmountFinder.between
            || second == AmountFinder.between && bounds.before(start, dimension: nil) != nil
        var next: Int?
        if token.key == AmountFinder.to {
            // "from 10 to 20" is a change unless something ranges so.
            let isChange = before == AmountFinder.from && (second.map { !AmountFinder.ranging.contains($0) } ?? true)
            // "rose by 5% to 7%" tells two figures, "by 5 to 7 percent" one.
            let isBare = tokens[end - 1].isNumber
            next = isChange || before == AmountFinder.by && !isBare ? nil : end + 1
        } else if token.key == AmountFinder.or {
            next = end + 1
        } else if token.key == AmountFinder.and, isBetween {
            next = end + 1
        }
        guard let next else { return nil }
        return next
    }

    /// Whether the two are ends of one range; the low one takes the magnitude that only the high one wrote.
    func isRange(_ low: inout Numeral, _ high: Numeral, repeatsUnit: Bool) -> Bool {
        guard high.suffixKey == nil || low.suffixKey == nil, !low.isVague, !high.isVague else { return false }
        if low.magnitude == 1, high.magnitude > 1, low.value < high.value / high.magnitude {
            low = low.multiplied(by: high.magnitude)
        }
        return low.value < high.value
    }

    // MARK: making

    func make(
        _ kind: AmountKind,
        _ low: Numeral,
        _ high: Numeral?,
        tokens range: Range<Int>,
        currency: String? = nil,
        unit: String? = nil,
        dimension: MeasureUnit.Dimension? = nil,
        rule: String
    ) -> Reading? {
        guard low.value.isFinite else { return nil }
        var bound: AmountBound = low.isVague ? .about : .exact
        var outer = range
        if let before = bounds.before(range.lowerBound, dimension: dimension) {
            bound = low.isVague && before.bound != .atMost ? .about : before.bound
            outer = before.start..<range.upperBound
        } else if low.hasPlus || high?.hasPlus == true {
            bound = .atLeast
        } else if let after = bounds.after(range.upperBound) {
            bound = after.bound
        }
        let (start, end) = text.scalars(range)
        let amount = Amount(
            kind: kind,
            value: low.value,
            valueMax: high?.value,
            bound: bound,
            currency: currency,
            unit: unit,
            role: kind == .money ? MoneyRoleReader(tokens: tokens).role(of: range) : nil,
            start: start,
            end: end,
            text: text.string(range),
            rule: rule
        )
        return Reading(
            tokens: range,
            amount: amount,
            isBracketed: outer.lowerBound > 0 && tokens[outer.lowerBound - 1].mark == 0x28
        )
    }

    // MARK: words

    private static let triggers = WordSet(NumeralWord.table.words + Currency.codes.words)
    static let of: WordKey = "of"
    static let to: WordKey = "to"
    static let or: WordKey = "or"
    static let and: WordKey = "and"
    static let by: WordKey = "by"
    static let from: WordKey = "from"
    static let between: WordKey = "between"
    static let per: WordKey = "per"
    static let cent: WordKey = "cent"
    static let pc: WordKey = "pc"
    static let million: WordKey = "m"
    static let sureMagnitudes: WordSet = ["bn", "mn", "mln", "k", "b", "tn"]
    static let hundredths = WordTable<String>([("cents", "USD"), ("pence", "GBP"), ("eurocents", "EUR")])
    static let percentage: WordKey = "percentage"
    static let points: WordSet = ["point", "points"]
    static let percentWords: WordSet = ["percent", "pct", "pc"]
    static let pronouns: WordSet = ["them", "which", "these", "those", "whom"]
    static let ranging: WordSet = ["ranging", "range", "ranges", "ranged", "anywhere", "varying"]
    static let adjectiveParts: WordSet = ["new", "hong", "south", "saudi", "sri", "united", "arab"]
    static let clockWords: WordSet = [
        "am", "pm", "gmt", "utc", "o'clock", "hrs", "est", "edt", "cet", "cest", "pst", "pdt", "bst", "jst", "ist",
    ]
    static let labels: WordSet = [
        "no", "nos", "number", "top", "article", "articles", "section", "sections", "chapter", "title", "phase",
        "block", "type", "model", "version", "stage", "tier", "level", "class", "mark", "mk", "flight", "lot", "group",
        "increment", "round", "volume", "page", "part", "route", "highway", "room", "gate", "pier", "pad", "series",
        "channel", "band", "category", "figure", "table", "item", "step", "rule", "clause", "paragraph", "annex",
        "aged", "age", "code", "resolution", "generation", "gen", "unit", "line", "building", "suite", "hull",
    ]
}
