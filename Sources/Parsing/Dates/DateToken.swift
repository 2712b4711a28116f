/// A piece of a written date.
enum DateToken: Equatable {
    case number(value: Int, digits: Int)
    /// Letters, lower case for ASCII; points within abbreviations left out ("p.m." is "pm").
    case word(String)
    /// Any other byte that is no white space.
    case sign(UInt8)

    /// White space separates; a run of more than nine digits ends the date.
    static func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> [DateToken] {
        var tokens: [DateToken] = []
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let start = position
            if ASCII.isDigit(byte) {
                var value = 0
                while position < bytes.count, ASCII.isDigit(bytes[position]), position - start < 9 {
                    value = value * 10 + Int(bytes[position] - 0x30)
                    position += 1
                }
                tokens.append(.number(value: value, digits: position - start))
            } else if isLetter(bytes, position) {
                var letters: [UInt8] = []
                while position < bytes.count {
                    if isLetter(bytes, position) {
                        letters.append(ASCII.lowercased(bytes[position]))
                        position += 1
                    } else if bytes[position] == 0x2E, position + 1 < bytes.count, isLetter(bytes, position + 1),
                        position - start < 3 || letters.count < 2
                    {
                        position += 1
                    } else {
                        break
                    }
                }
                split(String(decoding: letters, as: UTF8.self), into: &tokens)
            } else {
                if !isSpace(bytes, position) { tokens.append(.sign(byte)) }
                position += isNoBreakSpace(bytes, position) ? 2 : 1
            }
        }
        return tokens
    }

    /// "10jan2004" and "t10" aside, words stand alone; but Chinese characters do not need spaces between them.
    private static func split(_ word: String, into tokens: inout [DateToken]) {
        guard let first = word.unicodeScalars.first, isHan(first), word.unicodeScalars.count > 1 else {
            tokens.append(.word(word))
            return
        }
        var rest = word.unicodeScalars[...]
        while let scalar = rest.first {
            if isHan(scalar), rest.count > 1 || tokens.isEmpty || isUnit(scalar) {
                let pair = String(String.UnicodeScalarView(rest.prefix(2)))
                if DateWords.halfDays[pair] != nil || DateWords.skipped.contains(pair) || DateWords.eras[pair] != nil {
                    tokens.append(.word(pair))
                    rest = rest.dropFirst(2)
                    continue
                }
            }
            tokens.append(.word(String(scalar)))
            rest = rest.dropFirst()
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    private static func isUnit(_ scalar: Unicode.Scalar) -> Bool { DateWords.units[String(scalar)] != nil }

    private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        let byte = bytes[position]
        if byte < 0x80 { return ASCII.isLetter(byte) }
        return !isNoBreakSpace(bytes, position)
    }

    private static func isNoBreakSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        bytes[position] == 0xC2 && position + 1 < bytes.count && bytes[position + 1] == 0xA0
    }

    private static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        bytes[position] <= 0x20 || isNoBreakSpace(bytes, position)
    }
}
