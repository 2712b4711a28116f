/// Cuts a text into tokens; one pass over the bytes.
struct Tokenizer {
    private let bytes: [UInt8]
    private var position = 0
    private var tokens: [Token] = []
    private var folded: [UInt8] = []
    private var space = false
    private var lineBreak = false

    /// Tokens and sentences of `source`. Linear in its length.
    static func tokenize(_ source: SourceText) -> TokenizedText {
        var tokenizer = Tokenizer(source.utf8)
        tokenizer.run()
        let sentences = SentenceSplitter.split(&tokenizer.tokens, source: source)
        return TokenizedText(source: source, tokens: tokenizer.tokens, sentences: sentences)
    }

    /// Tokens alone, without sentences: for names and word lists.
    static func tokens(of bytes: [UInt8]) -> [Token] {
        var tokenizer = Tokenizer(bytes)
        tokenizer.run()
        return tokenizer.tokens
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 5 + 8)
    }

    private mutating func run() {
        while position < bytes.count {
            let class_ = ByteClass(bytes[position])
            switch class_ {
            case .blank: skipBlank()
            case .letter, .digit: scanWord()
            case .high: scanHigh()
            case .mark: scanMark(length: 1, mark: bytes[position])
            }
        }
    }

    private mutating func skipBlank() {
        if bytes[position] == 0x0A { lineBreak = true }
        space = true
        position += 1
    }

    // MARK: words and numbers

    private mutating func scanWord() {
        if let end = AddressScanner.end(ofAddressAt: position, in: bytes) {
            append(.address, from: position, to: end, key: WordKey(hash: 0), shape: [])
            return
        }
        let start = position
        var hash = WordKey.seed
        var shape: Token.Shape = []
        var capitals = 0
        var letters = 0
        var isNumber = true
        scan: while position < bytes.count {
            let byte = bytes[position]
            switch ByteClass(byte) {
            case .letter:
                isNumber = false
                letters += 1
                if byte < 0x60 {
                    if letters == 1, position == start { shape.insert(.capitalized) }
                    if letters > capitals + 1 { shape.insert(.innerCapital) }
                    capitals += 1
                }
                WordKey.mix(byte | 0x20, into: &hash)
                position += 1
                // Most letters are small ones in a row.
                while position < bytes.count, bytes[position] &- 0x61 < 26 {
                    WordKey.mix(bytes[position], into: &hash)
                    letters += 1
                    position += 1
                }
            case .digit:
                if position == start { shape.insert(.digitFirst) }
                shape.insert(.hasDigit)
                WordKey.mix(byte, into: &hash)
                position += 1
            case .high:
                guard let scalar = scalar(at: position) else { break scan }
                if scalar.value == "\u{2019}", joinsLetters(at: position, length: 3, isNumber: isNumber) {
                    WordKey.mix(0x27, into: &hash)
                    position += 3
                    continue
                }
                guard Tokenizer.isLetter(scalar.value) else { break scan }
                isNumber = false
                shape.insert(.nonASCII)
                letters += 1
                let isCapital = scalar.value.properties.isUppercase
                if isCapital {
                    if letters == 1, position == start { shape.insert(.capitalized) }
                    if letters > capitals + 1 { shape.insert(.innerCapital) }
                    capitals += 1
                }
                folded.removeAll(keepingCapacity: true)
                LetterFolding.append(scalar.value, to: &folded)
                for byte in folded { WordKey.mix(byte, into: &hash) }
                position += scalar.length
            case .mark:
                guard let step = joiner(at: position, start: start, isNumber: isNumber, letters: letters) else {
                    break scan
                }
                if byte == 0x2E, !isNumber { shape.insert(.dotted) }
                if byte != 0x2E || isNumber { WordKey.mix(byte, into: &hash) }
                position += step
            case .blank:
                break scan
            }
        }
        if position == start {  // A non-ASCII byte that is no letter: cannot happen for .letter and .digit.
            position += 1
            return
        }
        if letters > 0 { shape.insert(.hasLetter) }
        if letters >= 2, capitals == letters { shape.insert(.allCaps) }
        if shape.contains(.allCaps) { shape.remove(.innerCapital) }
        append(isNumber ? .number : .word, from: start, to: position, key: WordKey(hash: hash), shape: shape)
    }

    /// How many bytes of a mark inside a word or number belong to it; nil when it ends there.
    private func joiner(at index: Int, start: Int, isNumber: Bool, letters: Int) -> Int? {
        guard index + 1 < bytes.count, index > start else {
            // "U.S." at the very end of the text.
            return bytes[index] == 0x2E && endsDotted(index, start) ? 1 : nil
        }
        let next = bytes[index + 1]
        switch bytes[index] {
        case 0x2C, 0x2E:  // , .
            if isNumber { return ByteClass(next) == .digit && groups(index) ? 1 : nil }
            return bytes[index] == 0x2E && endsDotted(index, start) ? 1 : nil
        case 0x27:  // '
            return joinsLetters(at: index, length: 1, isNumber: isNumber) ? 1 : nil
        case 0x26:  // & as in R&D
            return letters > 0 && letters <= 4 && ByteClass(next) == .letter && next < 0x60 ? 1 : nil
        default:
            return nil
        }
    }

    /// Whether the comma at `index` groups digits ("13,904") or is a decimal comma ("1,7") rather than listing numbers
    /// ("2025,2026"); dots always do.
    private func groups(_ index: Int) -> Bool {
        guard bytes[index] == 0x2C else { return true }
        var digits = 0
        while index + 1 + digits < bytes.count, ByteClass(bytes[index + 1 + digits]) == .digit { digits += 1 }
        guard digits == 1 else { return digits == 2 || digits == 3 }
        // "1,7 billion", but not "1,2,3" and not "2025,6".
        var first = index
        while first > 0, ByteClass(bytes[first - 1]) == .digit { first -= 1 }
        let isListed = first > 0 && bytes[first - 1] == 0x2C || index + 2 < bytes.count && bytes[index + 2] == 0x2C
        return !isListed && index - first <= 3
    }

    /// Whether the dot at `index` belongs to single letters with dots between: U.S., e.g., J.
    private func endsDotted(_ index: Int, _ start: Int) -> Bool {
        let previousIsSingle = index - 1 == start || bytes[index - 2] == 0x2E
        guard previousIsSingle, ByteClass(bytes[index - 1]) == .letter else { return false }
        if index - 1 > start { return true }
        // The first dot: only when a single letter and another dot follow.
        return index + 2 < bytes.count && ByteClass(bytes[index + 1]) == .letter && bytes[index + 2] == 0x2E
    }

    /// Whether the apostrophe at `index` stands inside a word ("O'Brien", "don’t") and is no possessive.
    private func joinsLetters(at index: Int, length: Int, isNumber: Bool) -> Bool {
        guard !isNumber, index + length < bytes.count else { return false }
        let next = bytes[index + length]
        guard ByteClass(next) == .letter || next >= 0x80 && startsLetter(at: index + length) else {
            return false
        }
        return !isPossessive(at: index, length: length)
    }

    private func startsLetter(at index: Int) -> Bool {
        scalar(at: index).map { Tokenizer.isLetter($0.value) } ?? false
    }

    private func isPossessive(at index: Int, length: Int) -> Bool {
        let next = index + length
        guard next < bytes.count, bytes[next] | 0x20 == 0x73 else { return false }
        guard next + 1 < bytes.count else { return true }
        let after = bytes[next + 1]
        return ByteClass(after) != .letter && ByteClass(after) != .digit && after < 0x80
            || after >= 0x80 && !startsLetter(at: next + 1)
    }

    // MARK: marks

    private mutating func scanMark(length: Int, mark: UInt8) {
        let start = position
        if mark == 0x27, !space, let last = tokens.last, last.isWord || last.isNumber,
            isPossessive(at: start, length: length)
        {
            append(.possessive, from: start, to: start + length + 1, key: WordKey(hash: 0x27), shape: [])
            return
        }
        let isHyphen = mark == 0x2D && !space && start + length < bytes.count && bytes[start + length] > 0x20
        let kind: Token.Kind = isHyphen ? .hyphen : mark == Tokenizer.dollar ? .currency : .punctuation
        append(kind, from: start, to: start + length, key: WordKey(hash: UInt64(mark)), shape: [], mark: mark)
    }

    /// A non-ASCII scalar: letter, blank, quote, dash, currency or another mark.
    private mutating func scanHigh() {
        guard let (value, length) = scalar(at: position) else {
            position += 1
            return
        }
        if Tokenizer.isLetter(value) {
            scanWord()
            return
        }
        switch value.value {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029:
            if value.value == 0x2028 || value.value == 0x2029 { lineBreak = true }
            space = true
            position += length
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF:
            position += length
        case 0x2018, 0x2019, 0x02BC, 0x2032: scanMark(length: length, mark: 0x27)
        case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x300C, 0x300D: scanMark(length: length, mark: 0x22)
        case 0x2010, 0x2011: scanMark(length: length, mark: 0x2D)
        case 0x2013, 0x2014, 0x2015, 0x2212: scanMark(length: length, mark: Token.dashMark)
        case 0x2026: scanMark(length: length, mark: Token.ellipsisMark)
        case 0x2022, 0x00B7, 0x25CF, 0x25AA: scanMark(length: length, mark: 0x2A)
        case 0x3002: scanMark(length: length, mark: 0x2E)
        case 0xFF0C, 0x3001: scanMark(length: length, mark: 0x2C)
        default:
            let isCurrency = value.properties.generalCategory == .currencySymbol
            append(
                isCurrency ? .currency : .punctuation,
                from: position,
                to: position + length,
                key: WordKey(hash: UInt64(value.value)),
                shape: [.nonASCII]
            )
        }
    }

    private mutating func append(
        _ kind: Token.Kind,
        from start: Int,
        to end: Int,
        key: WordKey,
        shape: Token.Shape,
        mark: UInt8 = 0
    ) {
        var shape = shape
        if space { shape.insert(.spaceBefore) }
        if lineBreak { shape.insert(.lineStart) }
        tokens.append(Token(start: Int32(start), end: Int32(end), kind: kind, shape: shape, key: key, mark: mark))
        position = end
        space = false
        lineBreak = false
    }

    // MARK: scalars

    private func scalar(at index: Int) -> (value: Unicode.Scalar, length: Int)? {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return nil }
        var value = UInt32(length == 1 ? lead : lead & (0xFF >> UInt8(length + 1)))
        for offset in 1..<max(length, 1) where offset < length {
            value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return Unicode.Scalar(value).map { ($0, length) }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
        case 0x300..<0x370: true  // Combining marks stay with their letter.
        case ..<0x250: scalar.value == 0xAA || scalar.value == 0xBA
        case 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x3020, 0xFE00...0xFE6F, 0xFF00...0xFF0F: false
        default: scalar.properties.isAlphabetic
        }
    }

    private static let dollar: UInt8 = 0x24
}

/// What a byte can be the start of.
enum ByteClass: UInt8, Sendable {
    case blank, letter, digit, mark, high

    @inline(__always)
    init(_ byte: UInt8) {
        if (byte | 0x20) &- 0x61 < 26 {
            self = .letter
        } else if byte <= 0x20 || byte == 0x7F {
            self = .blank
        } else if byte &- 0x30 < 10 {
            self = .digit
        } else {
            self = byte < 0x80 ? .mark : .high
        }
    }
}

/// Finds addresses of the web and of mail, which are one token whatever marks they hold.
enum AddressScanner {
    /// Where the address that starts at `start` ends; nil when there is none.
    static func end(ofAddressAt start: Int, in bytes: [UInt8]) -> Int? {
        let first = bytes[start] | 0x20
        guard first == 0x68 || first == 0x77, start + 4 < bytes.count else { return nil }
        // "http", "www.": nearly all words with these first letters end here.
        let second = bytes[start + 1] | 0x20
        guard first == 0x68 ? second == 0x74 : second == 0x77 else { return nil }
        let isAddress = ["https://", "http://", "www."].contains { prefix in
            start + prefix.utf8.count < bytes.count
                && zip(prefix.utf8, bytes[start...]).allSatisfy { $0 == LetterFolding.lowercaseASCII($1) }
        }
        guard isAddress else { return nil }
        var end = start
        while end < bytes.count, bytes[end] > 0x20, !stops.contains(bytes[end]) { end += 1 }
        while end > start, trailing.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private static let stops: Set<UInt8> = [0x22, 0x3C, 0x3E, 0x28, 0x29]
    private static let trailing: Set<UInt8> = [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27]
}
