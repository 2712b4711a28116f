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
    let numerals: NumeralReader
    let bounds: BoundReader
    let nouns: CountedNoun
    let context: CurrencyContext
    private let isInDate: [Bool]
    private let tables: [Int32: AmountTable.Unit]
    private var lastUnit: (sentence: Int32, unit: String)?
    private var readings: [Reading] = []

    /// Fills ``Draft/amounts`` and ``Draft/amountMentions``, in the order of the text.
    static func find(in draft: inout Draft, rates: ExchangeRates) {
        guard !draft.text.tokens.isEmpty else { return }
        var finder = AmountFinder(draft)
        finder.run()
        AmountLinker.link(finder.readings, into: &draft, rates: rates)
    }

    private init(_ draft: Draft) {
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
            guard !isInDate[index], let reading = reading(at: index) else {
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

    // MARK: one amount

    private func reading(at index: Int) -> Reading? {
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

    // MARK: money before the number

    private func symbolMoney(_ symbol: Currency.Reading, at index: Int) -> Reading? {
        var start = index
        var currency = symbol
        if index > 0, tokens[index - 1].isWord, tokens[index - 1].sentence == tokens[index].sentence {
            let key = tokens[index - 1].key
            let isAdjacent = !tokens[index].hasSpaceBefore
            let code: String?
            switch symbol {
            case .family(.dollar):
                code = isAdjacent || ["us", "usd"].contains(key) ? Currency.dollarPrefixes[key] : nil
            case .family(.yenOrYuan), .code("GBP"): code = isAdjacent ? Currency.yenPrefixes[key] : nil
            default: code = nil
            }
            if let code {
                currency = .code(code)
                start = index - 1
            }
        }
        guard let numeral = numerals.numeral(at: index + 1) else { return nil }
        return money(numeral, currency: currency, start: start)
    }

    private func codeMoney(_ code: Currency.Reading, at index: Int) -> Reading? {
        var next = index + 1
        if next < tokens.count, tokens[next].mark == 0x2E, !tokens[next].hasSpaceBefore { next += 1 }
        if next < tokens.count, tokens[next].kind == .currency { return nil }
        guard next < tokens.count, tokens[next].sentence == tokens[index].sentence,
            tokens[next].isNumber || tokens[next].shape.contains(.digitFirst), !isInDate[next],
            let numeral = numerals.numeral(at: next)
        else { return nil }
        return money(numeral, currency: code, start: index)
    }

    /// "EUR25m", "RM1.5bn".
    private func gluedCodeMoney(at index: Int) -> Reading? {
        let token = tokens[index]
        var position = Int(token.start)
        var hash = WordKey.seed
        while position < Int(token.end), ByteClass.of[Int(bytes[position])] == .letter {
            WordKey.mix(LetterFolding.lowercaseASCII(bytes[position]), into: &hash)
            position += 1
        }
        guard position - Int(token.start) >= 2, let code = Currency.codes[WordKey(hash: hash)],
            let numeral = numerals.numeral(atByte: position, inToken: index)
        else { return nil }
        return money(numeral, currency: code, start: index)
    }

    private func money(_ read: Numeral, currency: Currency.Reading, start: Int) -> Reading? {
        guard var low = scaledForMoney(read) else { return nil }
        var end = low.tokens.upperBound
        var high: Numeral?
        if let range = rangeEnd(after: end, from: start) {
            var next = range
            if tokens[next].isWord, next + 1 < tokens.count, tokens[next + 1].kind == .currency { next += 1 }
            let repeats = tokens[next].kind == .currency || Currency.codes[tokens[next].key] != nil
            if repeats { next += 1 }
            if let second = numerals.numeral(at: next).flatMap(scaledForMoney),
                isRange(&low, second, repeatsUnit: repeats)
            {
                high = second
                end = second.tokens.upperBound
            }
        }
        return make(
            .money,
            low,
            high,
            tokens: start..<end,
            currency: code(currency, at: start, end: &end),
            rule: high == nil ? "money.symbol" : "money.range"
        ).map { reading in
            var reading = reading
            reading.tokens = start..<end
            return reading
        }
    }

    /// Takes in the magnitude that is glued or short: "40m", "1.2 bn". Nil when letters follow that are none.
    private func scaledForMoney(_ numeral: Numeral) -> Numeral? {
        if let key = numeral.suffixKey {
            guard let factor = NumeralWord.shortMagnitudes[key] else { return nil }
            var scaled = numeral.multiplied(by: factor)
            scaled.suffixKey = nil
            return scaled
        }
        let next = numeral.tokens.upperBound
        guard numeral.magnitude == 1, next < tokens.count, tokens[next].isWord,
            tokens[next].sentence == tokens[numeral.tokens.lowerBound].sentence,
            tokens[next].end - tokens[next].start <= 3,
            let factor = NumeralWord.shortMagnitudes[tokens[next].key]
        else { return numeral }
        var scaled = numeral.multiplied(by: factor)
        scaled.tokens = numeral.tokens.lowerBound..<(next + 1)
        return scaled
    }

    private func code(_ currency: Currency.Reading, at index: Int, end: inout Int) -> String {
        switch currency {
        case .code(let code): return code
        case .family(let family):
            // "$5 million Canadian", "$5 million (Canadian)".
            if family == .dollar, end < tokens.count, tokens[end].isWord,
                tokens[end].sentence == tokens[index].sentence, end + 1 >= tokens.count || !tokens[end + 1].isWord,
                let country = Currency.adjectives[tokens[end].key], let code = family.code(country: country)
            {
                end += 1
                return code
            }
            return context.code(family, at: index)
        }
    }

    // MARK: a number, and what follows

    private func numeral(at index: Int) -> Reading? {
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

    /// "25 million euros", "58 billion kr", "10 billion Swedish crowns". With `high` the range's low end comes first.
    private func moneyBehind(_ last: inout Numeral, high first: Numeral?, start: Int) -> Reading? {
        guard let scaled = scaledForMoney(last) else { return nil }
        if first == nil, let cents = cents(scaled, start: start) { return cents }
        guard let name = currencyName(at: scaled.tokens.upperBound) else { return nil }
        if case .family(.pound) = name.reading, scaled.value < 1e6 { return nil }
        var end = name.end
        var low = first ?? scaled
        let high = first == nil ? nil : Optional(scaled)
        if first != nil, low.suffixKey != nil, let value = scaledForMoney(low) { low = value }
        let code: String
        if let country = name.country, case .family(let family) = name.reading, let own = family.code(country: country)
        {
            code = own
        } else {
            switch name.reading {
            case .code(let value): code = value
            case .family(.dollar): code = "USD"
            case .family(let family): code = context.code(family, at: start)
            }
        }
        if first == nil, let second = rangeEnd(after: end, from: start), let numeral = numerals.numeral(at: second),
            let upper = scaledForMoney(numeral), let behind = currencyName(at: upper.tokens.upperBound),
            behind.reading == name.reading, isRange(&low, upper, repeatsUnit: true)
        {
            end = behind.end
            return make(.money, low, upper, tokens: start..<end, currency: code, rule: "money.range")
        }
        return make(
            .money,
            low,
            high,
            tokens: start..<end,
            currency: code,
            rule: high == nil ? "money.name" : "money.range"
        )
    }

    /// "3 cents a share", "12 pence".
    private func cents(_ numeral: Numeral, start: Int) -> Reading? {
        let end = numeral.tokens.upperBound
        guard end < tokens.count, tokens[end].sentence == tokens[start].sentence,
            let code = AmountFinder.hundredths[tokens[end].key]
        else { return nil }
        var part = numeral
        part.value = numeral.value / 100
        return make(.money, part, nil, tokens: start..<(end + 1), currency: code, rule: "money.name")
    }

    private func currencyName(at index: Int) -> (reading: Currency.Reading, country: String?, end: Int)? {
        guard index < tokens.count, index > 0, tokens[index].sentence == tokens[index - 1].sentence else { return nil }
        var position = index
        // "hundreds of billions of dollars", "a 25-million-euro deal".
        if tokens[position].kind == .hyphen || tokens[position].key == AmountFinder.of { position += 1 }
        guard position < tokens.count else { return nil }
        if tokens[position].kind == .currency {
            // "40m€": behind the number only when nothing follows that it could belong to.
            guard let symbol = Currency.symbol(tokens[position].key.hash), position == index,
                position + 1 >= tokens.count || !tokens[position + 1].isNumber
            else { return nil }
            return (symbol, nil, position + 1)
        }
        var country: String?
        for _ in 0..<4 {
            guard position < tokens.count, tokens[position].isWord else { return nil }
            let key = tokens[position].key
            if let name = Currency.names[key] { return (name, country, position + 1) }
            if let code = Currency.codes[key], tokens[position].isAllCaps, !Currency.prefixOnly.contains(key) {
                return (code, nil, position + 1)
            }
            if let adjective = Currency.adjectives[key] {
                country = adjective
            } else if !AmountFinder.adjectiveParts.contains(key) {
                return nil
            }
            position += 1
        }
        return nil
    }

    private func percent(_ numeral: Numeral, high first: Numeral?, start: Int) -> Reading? {
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

    private func percentEnd(_ numeral: Numeral) -> Int? {
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

    // MARK: quantities

    private func quantity(_ numeral: Numeral, high: Numeral?, start: Int) -> Reading? {
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
    private func isCountedAfterSuffix(_ numeral: Numeral) -> Bool {
        guard let key = numeral.suffixKey else { return false }
        if ["bn", "mn", "mln", "k", "b", "tn"].contains(key) { return true }
        return key == "m" && nouns.find(from: numeral.tokens.upperBound, isAllCaps: false) != nil
    }

    /// "fewer than two ships a year to as many as 20", "71 countries, 26 of them": the unit of the number before.
    private func inherited(_ numeral: Numeral, _ start: Int) -> UnitReader.Unit? {
        guard let lastUnit, lastUnit.sentence == tokens[start].sentence, numeral.suffixKey == nil else { return nil }
        let end = numeral.tokens.upperBound
        let isOfThem =
            end + 1 < tokens.count && tokens[end].key == AmountFinder.of
            && AmountFinder.pronouns.contains(tokens[end + 1].key)
        let isLast = end >= tokens.count || tokens[end].kind == .punctuation
        guard isOfThem || (isLast && bounds.before(start, dimension: nil) != nil) else { return nil }
        return UnitReader.Unit(name: lastUnit.unit, end: end, dimension: nil, rule: "quantity.elided")
    }

    /// Numbers that name rather than count: "F-16", "Type 055", "No. 7", "10:30", "9/11", "61st".
    private func isDesignation(_ numeral: Numeral) -> Bool {
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

    private func cell(_ numeral: Numeral) -> Reading? {
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

    // MARK: ranges

    /// The token where the upper end of a range may start, behind "–", "to", "or", or "and" after "between".
    private func rangeEnd(after end: Int, from start: Int) -> Int? {
        guard end + 1 < tokens.count, tokens[end].sentence == tokens[start].sentence,
            tokens[end + 1].sentence == tokens[start].sentence
        else { return nil }
        let token = tokens[end]
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
            next = isChange || before == AmountFinder.by ? nil : end + 1
        } else if token.key == AmountFinder.or {
            next = end + 1
        } else if token.key == AmountFinder.and, isBetween {
            next = end + 1
        }
        guard let next else { return nil }
        return next
    }

    /// Whether the two are ends of one range; the low one takes the magnitude that only the high one wrote.
    private func isRange(_ low: inout Numeral, _ high: Numeral, repeatsUnit: Bool) -> Bool {
        guard high.suffixKey == nil || low.suffixKey == nil, !low.isVague, !high.isVague else { return false }
        if low.magnitude == 1, high.magnitude > 1, low.value < high.value / high.magnitude {
            low = low.multiplied(by: high.magnitude)
        }
        return low.value < high.value
    }

    // MARK: making

    private func make(
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

    private static let of: WordKey = "of"
    private static let to: WordKey = "to"
    private static let or: WordKey = "or"
    private static let and: WordKey = "and"
    private static let by: WordKey = "by"
    private static let from: WordKey = "from"
    private static let between: WordKey = "between"
    private static let per: WordKey = "per"
    private static let cent: WordKey = "cent"
    private static let pc: WordKey = "pc"
    private static let million: WordKey = "m"
    private static let hundredths = WordTable<String>([("cents", "USD"), ("pence", "GBP"), ("eurocents", "EUR")])
    private static let percentage: WordKey = "percentage"
    private static let points: Set<WordKey> = ["point", "points"]
    private static let percentWords: Set<WordKey> = ["percent", "pct", "pc"]
    private static let pronouns: Set<WordKey> = ["them", "which", "these", "those", "whom"]
    private static let ranging: Set<WordKey> = ["ranging", "range", "ranges", "ranged", "anywhere", "varying"]
    private static let adjectiveParts: Set<WordKey> = ["new", "hong", "south", "saudi", "sri", "united", "arab"]
    private static let clockWords: Set<WordKey> = [
        "am", "pm", "gmt", "utc", "o'clock", "hrs", "est", "edt", "cet", "cest", "pst", "pdt", "bst", "jst", "ist",
    ]
    private static let labels: Set<WordKey> = [
        "no", "nos", "number", "top", "article", "articles", "section", "sections", "chapter", "title", "phase",
        "block", "type", "model", "version", "stage", "tier", "level", "class", "mark", "mk", "flight", "lot", "group",
        "increment", "round", "volume", "page", "part", "route", "highway", "room", "gate", "pier", "pad", "series",
        "channel", "band", "category", "figure", "table", "item", "step", "rule", "clause", "paragraph", "annex",
        "aged", "age", "code", "resolution", "generation", "gen", "unit", "line", "building", "suite", "hull",
    ]
}
