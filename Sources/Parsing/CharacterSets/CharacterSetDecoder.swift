/// Bytes of any character set to UTF-8.
enum CharacterSetDecoder {
    /// Finds out the character set of `bytes` and decodes them.
    ///
    /// Evidence in this order: a byte order mark; zero bytes that only UTF-16 and -32 have; the XML declaration, the
    /// `Content-Type` header, the page's `<meta>`, as far as the bytes do not contradict; UTF-8 when valid; else the
    /// set whose statistics fit best (``CharacterSetGuess``). Never fails: what fits nothing becomes U+FFFD.
    ///
    /// - Parameter contentType: the header's value as received, `text/html; charset=…`.
    static func decode(_ bytes: [UInt8], contentType: String?, hint: MarkupKind) -> DecodedText {
        if let mark = DeclaredCharacterSet.byteOrderMark(bytes) {
            return convert(bytes[mark.length...], from: mark.set)
        }
        if bytes.prefix(256).contains(0), let set = DeclaredCharacterSet.byZeroBytes(bytes) {
            return convert(bytes[...], from: set)
        }
        if let set = DeclaredCharacterSet.ebcdic(bytes) { return convert(bytes[...], from: set) }
        let isUTF8 = isValidUTF8(bytes)
        var isDeclaredUTF8 = false
        for declared in declarations(bytes, contentType, hint) {
            if declared == .utf8 {
                if isUTF8 { break }
                isDeclaredUTF8 = true
                continue
            }
            // No zero byte was found, so a declared wide set is a slip.
            if declared.hasWideUnits || (isUTF8 && declared.isWestern) { continue }
            if let converted = CharacterSetConverter.convert(bytes[...], from: declared), fits(converted) {
                return text(converted, declared)
            }
        }
        if isUTF8 { return DecodedText(utf8: bytes, encoding: "utf-8", replacedCount: 0) }
        let isBrokenUTF8 = mostlyUTF8(bytes, atLeast: isDeclaredUTF8 ? 1 : 4)
        return convert(bytes[...], from: isBrokenUTF8 ? .utf8 : CharacterSetGuess.best(for: bytes))
    }

    /// The character of a byte in windows-1252; nil where it has none.
    static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
        windows1252Scalars[Int(byte)]
    }

    private static let windows1252Scalars: [Unicode.Scalar?] = (0...255).map { byte in
        guard let converted = CharacterSetConverter.convert([UInt8(byte)], from: .windows1252),
            converted.replaced == 0
        else { return nil }
        return String(decoding: converted.utf8, as: UTF8.self).unicodeScalars.first
    }

    /// In the order of what they are worth. Where two disagree the first that the bytes fit wins.
    private static func declarations(_ bytes: [UInt8], _ contentType: String?, _ hint: MarkupKind) -> [CharacterSet] {
        var found: [CharacterSet?] = []
        if hint == .xml || hint == .html { found.append(DeclaredCharacterSet.xmlDeclaration(bytes)) }
        found.append(DeclaredCharacterSet.contentType(contentType))
        if hint == .html { found.append(DeclaredCharacterSet.meta(bytes)) }
        return found.compactMap(\.self)
    }

    /// Whether a declaration may stand: at most one byte in a hundred characters fits nothing.
    private static func fits(_ converted: (utf8: [UInt8], replaced: Int)) -> Bool {
        converted.replaced == 0 || converted.replaced * 100 < converted.utf8.count
    }

    private static func convert(_ bytes: ArraySlice<UInt8>, from set: CharacterSet) -> DecodedText {
        if set == .utf8 { return repairedUTF8(bytes) }
        guard let converted = CharacterSetConverter.convert(bytes, from: set) else { return repairedUTF8(bytes) }
        return text(converted, set)
    }

    private static func text(_ converted: (utf8: [UInt8], replaced: Int), _ set: CharacterSet) -> DecodedText {
        // UTF-16 and GB 18030 have marks of their own, which iconv hands on.
        let hasMark = converted.utf8.starts(with: [0xEF, 0xBB, 0xBF])
        let utf8 = hasMark ? Array(converted.utf8.dropFirst(3)) : converted.utf8
        return DecodedText(utf8: utf8, encoding: set.name, replacedCount: converted.replaced)
    }

    /// Whether `bytes` are well-formed UTF-8. Long stretches of ASCII are passed over, which is most of a document in a
    /// European language; `UTF8Span` looks at each byte.
    static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var position = ByteWords.firstNonASCII(bytes, from: 0)
            while position < bytes.count {
                guard let length = scalarLength(bytes, at: position) else { return false }
                position += length
                if position < bytes.count, bytes[position] < 0x80 {
                    position = ByteWords.firstNonASCII(bytes, from: position)
                }
            }
            return true
        }
    }

    /// The length of the multi-byte sequence at `start`; nil when it is none (The Unicode Standard, table 3-7).
    private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[start] {
        case 0xC2...0xDF: (second, length) = (0x80...0xBF, 2)
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xE1...0xEF: (second, length) = (0x80...0xBF, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: return nil
        }
        guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return nil }
        for position in start + 2..<max(start + 2, start + length) where bytes[position] & 0xC0 != 0x80 { return nil }
        return length
    }

    private static func repairedUTF8(_ bytes: ArraySlice<UInt8>) -> DecodedText {
        let whole = Array(bytes)
        if isValidUTF8(whole) { return DecodedText(utf8: whole, encoding: "utf-8", replacedCount: 0) }
        let repaired = Array(String(decoding: whole, as: UTF8.self).utf8)
        let replaced = replacements(in: repaired) - replacements(in: whole)
        return DecodedText(utf8: repaired, encoding: "utf-8", replacedCount: max(1, replaced))
    }

    private static func replacements(in utf8: [UInt8]) -> Int {
        utf8.withUnsafeBufferPointer { bytes in
            let scan = ByteScanner(bytes)
            var count = 0
            var position = 0
            while let found = scan.find("\u{FFFD}", from: position) {
                count += 1
                position = found + 3
            }
            return count
        }
    }

    /// Whether more than `ratio` times as many multi-byte sequences are UTF-8's as are not: then a few bytes are broken,
    /// not the character set.
    private static func mostlyUTF8(_ bytes: [UInt8], atLeast ratio: Int) -> Bool {
        var valid = 0
        var invalid = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            guard byte >= 0x80 else { continue }
            let length = byte >= 0xF0 && byte < 0xF5 ? 3 : byte >= 0xE0 ? 2 : 1
            let tail = bytes[min(position, bytes.count)..<min(position + length, bytes.count)]
            if byte >= 0xC2, byte < 0xF5, tail.count == length, tail.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                valid += 1
                position += length
            } else {
                invalid += 1
            }
        }
        return valid > invalid * ratio
    }
}
