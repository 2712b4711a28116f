/// JSON as pages embed it: in a comment or CDATA section, with raw line ends in strings, commas too many, text cut
/// off. Foundation's reader (RFC 8259) refuses a whole script for one such slip, and every tenth page has one.
enum LenientJSON: Equatable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([LenientJSON])
    case object([String: LenientJSON])

    /// Reads the first value in `text`; what follows is ignored, what is missing at the end is taken as closed.
    ///
    /// - Returns: nil when there is no value at all.
    static func parse(_ text: ArraySlice<UInt8>) -> LenientJSON? {
        text.withUnsafeBufferPointer { bytes in
            // Leading "<!--", "//<![CDATA[" and the like.
            guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
            var reader = Reader(text: bytes, position: start)
            // "//<![CDATA[" holds brackets of its own.
            if start >= 2, HTMLSyntax.matches(bytes, start - 2, "<![CDATA[") {
                reader.position = bytes[(start + 7)...].firstIndex { $0 == 0x7B || $0 == 0x5B } ?? bytes.count
            }
            return reader.value(depth: 0)
        }
    }

    subscript(key: String) -> LenientJSON? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The values of an array, or the value alone.
    var elements: [LenientJSON] {
        switch self {
        case .array(let values): values
        case .null: []
        default: [self]
        }
    }

    /// A string's or number's text without white space around; nil when it has none.
    var text: String? {
        switch self {
        case .string(let text):
            let plain = MarkupText.plainText(ofFragment: Array(text.utf8))
            return plain.isEmpty ? nil : plain
        case .number(let text): return text
        default: return nil
        }
    }

    private struct Reader {
        let text: UnsafeBufferPointer<UInt8>
        var position: Int

        private static let deepest = 64

        mutating func value(depth: Int) -> LenientJSON? {
            skipSpace()
            guard position < text.count, depth < Reader.deepest else { return nil }
            switch text[position] {
            case 0x7B: return object(depth)
            case 0x5B: return array(depth)
            case 0x22: return .string(string())
            default: return word()
            }
        }

        private mutating func object(_ depth: Int) -> LenientJSON {
            var members: [String: LenientJSON] = [:]
            position += 1
            while true {
                skip(0x2C)
                guard position < text.count, text[position] != 0x7D else { break }
                guard text[position] == 0x22 else {
                    position += 1
                    continue
                }
                let key = string()
                skip(0x3A)
                guard let member = value(depth: depth + 1) else { break }
                if members[key] == nil { members[key] = member }
            }
            if position < text.count { position += 1 }
            return .object(members)
        }

        private mutating func array(_ depth: Int) -> LenientJSON {
            var values: [LenientJSON] = []
            position += 1
            while true {
                skip(0x2C)
                guard position < text.count, text[position] != 0x5D else { break }
                // A brace that closes what is around: the array's own bracket is missing.
                if text[position] == 0x7D { return .array(values) }
                guard let value = value(depth: depth + 1) else { break }
                values.append(value)
            }
            if position < text.count { position += 1 }
            return .array(values)
        }

        /// A string from its opening quote on; raw line ends in it are kept.
        private mutating func string() -> String {
            position += 1
            var bytes: [UInt8] = []
            while position < text.count, text[position] != 0x22 {
                let byte = text[position]
                position += 1
                guard byte == 0x5C, position < text.count else {
                    bytes.append(byte)
                    continue
                }
                escape(into: &bytes)
            }
            position = min(position + 1, text.count)
            return String(decoding: bytes, as: UTF8.self)
        }

        private mutating func escape(into bytes: inout [UInt8]) {
            let byte = text[position]
            position += 1
            switch byte {
            case 0x6E: bytes.append(0x0A)
            case 0x74: bytes.append(0x09)
            case 0x72: bytes.append(0x0D)
            case 0x62, 0x66: bytes.append(0x20)
            case 0x75:
                guard var value = hexadecimal() else { return bytes.append(byte) }
                if (0xD800...0xDBFF).contains(value), HTMLSyntax.matches(text, position, "\\u") {
                    let mark = position
                    position += 2
                    if let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) {
                        value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
                    } else {
                        position = mark
                    }
                }
                CharacterReference.append(value, to: &bytes)
            default: bytes.append(byte)
            }
        }

        private mutating func hexadecimal() -> UInt32? {
            guard position + 4 <= text.count else { return nil }
            var value: UInt32 = 0
            for offset in 0..<4 {
                let byte = text[position + offset]
                let lower = byte | 0x20
                if (0x30...0x39).contains(byte) {
                    value = value << 4 | UInt32(byte - 0x30)
                } else if (0x61...0x66).contains(lower) {
                    value = value << 4 | UInt32(lower - 0x61 + 10)
                } else {
                    return nil
                }
            }
            position += 4
            return value
        }

        /// A number, true, false or null; anything else up to the next comma or bracket is null.
        private mutating func word() -> LenientJSON {
            let start = position
            while position < text.count, ![0x2C, 0x5D, 0x7D, 0x0A].contains(text[position]) { position += 1 }
            if position == start { position += 1 }
            let word = ByteText.collapsedString(text[start..<min(position, text.count)])
            switch word {
            case "true": return .bool(true)
            case "false": return .bool(false)
            default: return word.utf8.first.map { ByteText.isDigit($0) || $0 == 0x2D } == true ? .number(word) : .null
            }
        }

        private mutating func skip(_ byte: UInt8) {
            skipSpace()
            while position < text.count, text[position] == byte {
                position += 1
                skipSpace()
            }
        }

        private mutating func skipSpace() {
            while position < text.count, text[position] <= 0x20 { position += 1 }
        }
    }
}
