/// Reads numbers in digits and words: "13,904", "1.25 trillion", "twenty-five", "half a million", "hundreds of billions".
struct NumeralReader {
    let tokens: [Token]
    let bytes: [UInt8]

    init(_ text: TokenizedText) {
        tokens = text.tokens
        bytes = text.source.utf8
    }

    /// The numeral whose first token is `index`; nil when none starts there.
    func numeral(at index: Int) -> Numeral? {
        guard tokens.indices.contains(index) else { return nil }
        let token = tokens[index]
        switch token.kind {
        case .number: return digits(at: index)
        case .word: return token.shape.contains(.digitFirst) ? glued(at: index) : words(at: index)
        default: return nil
        }
    }

    // MARK: digits

    private func digits(at index: Int) -> Numeral? {
        let token = tokens[index]
        guard let (value, end, _) = number(from: Int(token.start), to: Int(token.end)), end == Int(token.end) else {
            return nil
        }
        var numeral = Numeral(value: value, tokens: index..<(index + 1))
        numeral.isYearLike = token.end - token.start == 4 && value >= 1000
        return withMagnitude(withPlus(numeral))
    }

    private func glued(at index: Int) -> Numeral? {
        let token = tokens[index]
        guard let (value, end, _) = number(from: Int(token.start), to: Int(token.end)), end < Int(token.end) else {
            return nil
        }
        return glued(value: value, suffixFrom: end, tokens: index..<(index + 1))
    }

    private func glued(value: Double, suffixFrom start: Int, tokens range: Range<Int>) -> Numeral? {
        let end = Int(tokens[range.upperBound - 1].end)
        var hash = WordKey.seed
        for byte in bytes[start..<end] {
            guard ByteClass(byte) == .letter || byte == 0x2E else { return nil }
            if byte != 0x2E { WordKey.mix(LetterFolding.lowercaseASCII(byte), into: &hash) }
        }
        var numeral = Numeral(value: value, tokens: range)
        numeral.suffix = start..<end
        numeral.suffixKey = WordKey(hash: hash)
        return withPlus(numeral)
    }

    /// The number behind a currency code that is glued to it: "EUR25m", "RM1.5bn", where the code ends at byte `start`.
    func numeral(atByte start: Int, inToken index: Int) -> Numeral? {
        guard let (value, end, _) = number(from: start, to: bytes.count) else { return nil }
        var last = index
        while last + 1 < tokens.count, Int(tokens[last].end) < end { last += 1 }
        let range = index..<(last + 1)
        if Int(tokens[last].end) > end { return glued(value: value, suffixFrom: end, tokens: range) }
        return withMagnitude(withPlus(Numeral(value: value, tokens: range)))
    }

    /// Digits with separators from `start`; where they end and whether a decimal separator was among them.
    private func number(from start: Int, to limit: Int) -> (value: Double, end: Int, isDecimal: Bool)? {
        var end = start
        var digits = 0
        var commas = 0
        var dots = 0
        var sinceSeparator = 0
        while end < limit {
            let byte = bytes[end]
            if ByteClass(byte) == .digit {
                digits += 1
                sinceSeparator += 1
            } else if byte == 0x2C || byte == 0x2E, end + 1 < limit, ByteClass(bytes[end + 1]) == .digit {
                if byte == 0x2C { commas += 1 } else { dots += 1 }
                sinceSeparator = 0
            } else {
                break
            }
            end += 1
        }
        guard digits > 0, digits <= 18 else { return nil }
        // One comma before one or two digits is a decimal comma ("1,7", "1,25"); Indian grouping has two commas or three digits.
        let commaIsDecimal = commas == 1 && dots == 0 && sinceSeparator <= 2
        let dotIsDecimal = dots == 1
        var mantissa = 0.0
        var decimals = 0.0
        var isFraction = false
        for byte in bytes[start..<end] {
            if ByteClass(byte) == .digit {
                mantissa = mantissa * 10 + Double(byte - 0x30)
                if isFraction { decimals += 1 }
            } else if byte == 0x2E ? dotIsDecimal : commaIsDecimal {
                isFraction = true
            }
        }
        var scale = 1.0
        while decimals > 0 {
            scale *= 10
            decimals -= 1
        }
        return (mantissa / scale, end, isFraction)
    }

    private func withPlus(_ numeral: Numeral) -> Numeral {
        var numeral = numeral
        let next = numeral.tokens.upperBound
        if next < tokens.count, tokens[next].mark == 0x2B, !tokens[next].hasSpaceBefore {
            numeral.hasPlus = true
            numeral.tokens = numeral.tokens.lowerBound..<(next + 1)
        }
        return numeral
    }

    /// Takes in the words that multiply: "1.25 trillion", "16.2-billion", "1.5 lakh crore".
    private func withMagnitude(_ numeral: Numeral) -> Numeral {
        var numeral = numeral
        for _ in 0..<2 {
            var next = numeral.tokens.upperBound
            guard next < tokens.count else { break }
            if tokens[next].kind == .hyphen { next += 1 }
            guard let factor = magnitude(at: next), sameSentence(next, numeral.tokens.lowerBound) else { break }
            numeral = numeral.multiplied(by: factor)
            numeral.tokens = numeral.tokens.lowerBound..<(next + 1)
            numeral.isYearLike = false
        }
        return withPlus(numeral)
    }

    private func magnitude(at index: Int) -> Double? {
        guard index < tokens.count, tokens[index].isWord else { return nil }
        switch NumeralWord.table[tokens[index].key] {
        case .magnitude(let factor): return factor
        case .hundred: return 100
        default: return nil
        }
    }

    private func sameSentence(_ left: Int, _ right: Int) -> Bool {
        tokens[left].sentence == tokens[right].sentence
    }

    // MARK: words

    private func word(at index: Int) -> NumeralWord? {
        guard index < tokens.count, tokens[index].isWord else { return nil }
        return NumeralWord.table[tokens[index].key]
    }

    private func words(at index: Int) -> Numeral? {
        switch word(at: index) {
        case nil, .hundred, .magnitude, .dozen: nil
        case .vague(let value): vague(value, at: index)
        case .several: approximate(at: index)
        case .half: half(at: index)
        case .article: quarter(at: index + 1, times: 1, from: index) ?? oneOf(at: index)
        case .small(let times): quarter(at: index + 1, times: times, from: index) ?? cardinal(at: index)
        case .tens: cardinal(at: index)
        }
    }

    /// "hundreds of billions", "tens of thousands"; the lower end of what the words say.
    private func vague(_ value: Double, at index: Int) -> Numeral? {
        var numeral = Numeral(value: value, tokens: index..<(index + 1), isWritten: true, isVague: true)
        if isOf(index + 1), case .vague(let factor) = word(at: index + 2) {
            numeral.value *= factor
            numeral.tokens = index..<(index + 3)
        } else if value == 10 {
            return nil
        }
        // "Thousands marched" counts nobody; "thousands of rockets" does.
        return isOf(numeral.tokens.upperBound) ? numeral : nil
    }

    private func isOf(_ index: Int) -> Bool {
        index < tokens.count && tokens[index].key == NumeralReader.of
    }

    /// "several hundred", "a few thousand".
    private func approximate(at index: Int) -> Numeral? {
        guard let factor = magnitude(at: index + 1) else { return nil }
        var numeral = Numeral(value: factor, tokens: index..<(index + 2), magnitude: factor, isWritten: true)
        numeral.isVague = true
        return factor == 100 ? withMagnitude(numeral) : numeral
    }

    /// "half a million", "half a dozen".
    private func half(at index: Int) -> Numeral? {
        guard case .article = word(at: index + 1) else { return nil }
        let factor: Double
        switch word(at: index + 2) {
        case .magnitude(let value): factor = value
        case .dozen: factor = 12
        default: return nil
        }
        return Numeral(value: factor / 2, tokens: index..<(index + 3), magnitude: factor, isWritten: true)
    }

    /// "a quarter of a million", "three quarters of a billion".
    private func quarter(at index: Int, times: Double, from start: Int) -> Numeral? {
        var index = index
        if index < tokens.count, tokens[index].kind == .hyphen { index += 1 }
        guard index + 3 < tokens.count, NumeralReader.quarters.contains(tokens[index].key), isOf(index + 1),
            case .article = word(at: index + 2), case .magnitude(let factor) = word(at: index + 3)
        else { return nil }
        return Numeral(
            value: factor * times / 4,
            tokens: start..<(index + 4),
            magnitude: factor,
            isWritten: true
        )
    }

    /// "a million", "a hundred", "a dozen", "a few hundred".
    private func oneOf(at index: Int) -> Numeral? {
        switch word(at: index + 1) {
        case .magnitude(let factor):
            return Numeral(value: factor, tokens: index..<(index + 2), magnitude: factor, isWritten: true)
        case .hundred:
            return withMagnitude(
                Numeral(value: 100, tokens: index..<(index + 2), magnitude: 100, isWritten: true)
            )
        case .dozen:
            return Numeral(value: 12, tokens: index..<(index + 2), isWritten: true)
        case .several:
            guard var numeral = approximate(at: index + 1) else { return nil }
            numeral.tokens = index..<numeral.tokens.upperBound
            return numeral
        default:
            return nil
        }
    }

    /// "two", "twenty-five", "one hundred and fifty thousand", "two and a half", "three dozen". "One" alone counts nothing.
    private func cardinal(at index: Int) -> Numeral? {
        var total = 0.0
        var current = 0.0
        var magnitude = 1.0
        var last: NumeralWord?
        var next = index
        scan: while next < tokens.count, sameSentence(next, index) {
            var position = next
            if next > index {
                if tokens[position].kind == .hyphen {
                    position += 1
                } else if tokens[position].key == NumeralReader.and, isHundredOrMore(last) {
                    position += 1
                }
            }
            guard let word = word(at: position) else { break }
            switch (word, last) {
            case (.small(let value), nil), (.small(let value), .magnitude), (.small(let value), .hundred),
                (.tens(let value), nil), (.tens(let value), .magnitude), (.tens(let value), .hundred):
                current += value
            case (.small(let value), .tens) where value < 10:
                current += value
            case (.hundred, .small), (.hundred, .tens):
                current *= 100
            case (.magnitude(let factor), .some) where position == next || tokens[next].kind == .hyphen:
                total += current * factor
                current = 0
                magnitude = factor
            case (.dozen, .small):
                current *= 12
                next = position + 1
                break scan
            default:
                break scan
            }
            last = word
            next = position + 1
        }
        var value = total + current
        if total == 0, let end = endOfAndAHalf(at: next) {
            value += 0.5
            next = end
            if let factor = self.magnitude(at: next) {
                value *= factor
                magnitude = factor
                next += 1
            }
        }
        guard value != 1 else { return nil }
        return Numeral(value: value, tokens: index..<next, magnitude: magnitude, isWritten: true)
    }

    private func isHundredOrMore(_ word: NumeralWord?) -> Bool {
        switch word {
        case .hundred, .magnitude: true
        default: false
        }
    }

    /// Behind "two": the token after "and a half" or "-and-a-half".
    private func endOfAndAHalf(at index: Int) -> Int? {
        let words = (index..<min(index + 6, tokens.count)).filter { tokens[$0].kind != .hyphen }
        guard words.count >= 3, tokens[words[0]].key == NumeralReader.and,
            case .article = word(at: words[1]), case .half = word(at: words[2])
        else { return nil }
        return words[2] + 1
    }

    private static let of: WordKey = "of"
    private static let quarters: WordSet = ["quarter", "quarters"]
    private static let and: WordKey = "and"
}
