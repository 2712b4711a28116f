import Model

/// Sums of money: the currency before or behind the number.
extension AmountFinder {
    // MARK: money before the number

    func symbolMoney(_ symbol: Currency.Reading, at index: Int) -> Reading? {
        var start = index
        var currency = symbol
        if index > 0, tokens[index - 1].isWord, tokens[index - 1].sentence == tokens[index].sentence {
            let key = tokens[index - 1].key
            let isAdjacent = !tokens[index].hasSpaceBefore
            let code: String?
            switch symbol {
            case .family(.dollar):
                code = isAdjacent || CurrencyContext.usDollar.contains(key) ? Currency.dollarPrefixes[key] : nil
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

    func codeMoney(_ code: Currency.Reading, at index: Int) -> Reading? {
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
    func gluedCodeMoney(at index: Int) -> Reading? {
        let token = tokens[index]
        var position = Int(token.start)
        var hash = WordKey.seed
        while position < Int(token.end), ByteClass(bytes[position]) == .letter {
            WordKey.mix(LetterFolding.lowercaseASCII(bytes[position]), into: &hash)
            position += 1
        }
        guard position - Int(token.start) >= 2, let code = Currency.codes[WordKey(hash: hash)],
            let numeral = numerals.numeral(atByte: position, inToken: index)
        else { return nil }
        return money(numeral, currency: code, start: index)
    }

    func money(_ read: Numeral, currency: Currency.Reading, start: Int) -> Reading? {
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
    func scaledForMoney(_ numeral: Numeral) -> Numeral? {
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

    func code(_ currency: Currency.Reading, at index: Int, end: inout Int) -> String {
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

    /// "25 million euros", "58 billion kr", "10 billion Swedish crowns". With `high` the range's low end comes first.
    func moneyBehind(_ last: inout Numeral, high first: Numeral?, start: Int) -> Reading? {
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
    func cents(_ numeral: Numeral, start: Int) -> Reading? {
        let end = numeral.tokens.upperBound
        guard end < tokens.count, tokens[end].sentence == tokens[start].sentence,
            let code = AmountFinder.hundredths[tokens[end].key]
        else { return nil }
        var part = numeral
        part.value = numeral.value / 100
        return make(.money, part, nil, tokens: start..<(end + 1), currency: code, rule: "money.name")
    }

    func currencyName(at index: Int) -> (reading: Currency.Reading, country: String?, end: Int)? {
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
}
