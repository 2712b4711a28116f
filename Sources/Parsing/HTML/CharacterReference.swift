import CLibXML2

/// Character references (`&amp;`, `&#8217;`, `&#x2019;`), HTML Living Standard, section 13.2.5.72 and following.
enum CharacterReference {
    /// Reads the reference at `position`, which holds an ampersand.
    ///
    /// - Returns: the scalar's value and the length of the reference in bytes; nil when the ampersand is only itself.
    static func read(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> (value: UInt32, length: Int)? {
        guard position + 2 < text.count else { return nil }
        return text[position + 1] == 0x23 ? numeric(text, position) : named(text, position)
    }

    /// Appends the UTF-8 form of a scalar that ``read(_:at:)`` gave.
    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func numeric(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (value: UInt32, length: Int)? {
        var position = start + 2
        let isHexadecimal = position < text.count && text[position] | 0x20 == 0x78
        if isHexadecimal { position += 1 }
        var value: UInt32 = 0
        let first = position
        while position < text.count, let digit = digit(text[position], isHexadecimal) {
            // Anything above the last scalar is as good as any other; the clamp keeps the sum in range.
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
            position += 1
        }
        guard position > first else { return nil }
        if position < text.count, text[position] == 0x3B { position += 1 }
        if value < 0xA0, let mapped = windows1252[value] { value = mapped }
        if value == 0 || value > 0x10_FFFF || (0xD800...0xDFFF).contains(value) { value = 0xFFFD }
        return (value, position - start)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        if (0x30...0x39).contains(byte) { return UInt32(byte - 0x30) }
        let lower = byte | 0x20
        return isHexadecimal && (0x61...0x66).contains(lower) ? UInt32(lower - 0x61 + 10) : nil
    }

    private static func named(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (value: UInt32, length: Int)? {
        var position = start + 1
        let limit = min(text.count, start + 34)
        while position < limit, isAlphanumeric(text[position]) { position += 1 }
        guard position - start > 2 else { return nil }
        if position < text.count, text[position] == 0x3B, let value = common(text, start, position - start - 1) {
            return (value, position - start + 1)
        }
        let name = String(decoding: text[(start + 1)..<position], as: UTF8.self)
        guard let value = names[name] else { return nil }
        if position < text.count, text[position] == 0x3B { return (value, position - start + 1) }
        // Without its semicolon only what HTML 2 and 3.2 had is read as a reference.
        return value < 0x100 ? (value, position - start) : nil
    }

    /// The references that nearly all are, without a look into the table.
    @inline(__always)
    private static func common(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> UInt32? {
        switch (length, text[start + 1]) {
        case (2, 0x6C) where text[start + 2] == 0x74: 0x3C
        case (2, 0x67) where text[start + 2] == 0x74: 0x3E
        case (3, 0x61) where text[start + 2] == 0x6D && text[start + 3] == 0x70: 0x26
        case (4, 0x6E) where text[start + 2] == 0x62 && text[start + 3] == 0x73 && text[start + 4] == 0x70: 0xA0
        case (4, 0x71) where text[start + 2] == 0x75 && text[start + 3] == 0x6F && text[start + 4] == 0x74: 0x22
        default: nil
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// libxml2's table of HTML 4, and those that HTML 5 added and news pages use.
    private static let names: [String: UInt32] = {
        var names: [String: UInt32] = [
            "AMP": 0x26, "LT": 0x3C, "GT": 0x3E, "QUOT": 0x22, "COPY": 0xA9, "REG": 0xAE, "TRADE": 0x2122,
            "NewLine": 0x0A, "Tab": 0x09, "excl": 0x21, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "lpar": 0x28,
            "rpar": 0x29, "ast": 0x2A, "plus": 0x2B, "comma": 0x2C, "period": 0x2E, "sol": 0x2F, "colon": 0x3A,
            "semi": 0x3B, "equals": 0x3D, "quest": 0x3F, "commat": 0x40, "lsqb": 0x5B, "lbrack": 0x5B, "bsol": 0x5C,
            "rsqb": 0x5D, "rbrack": 0x5D, "Hat": 0x5E, "lowbar": 0x5F, "grave": 0x60, "lcub": 0x7B, "lbrace": 0x7B,
            "verbar": 0x7C, "vert": 0x7C, "rcub": 0x7D, "rbrace": 0x7D, "NonBreakingSpace": 0xA0, "half": 0xBD,
            "hyphen": 0x2010, "dash": 0x2010, "horbar": 0x2015, "rsquor": 0x2019, "rdquor": 0x201D, "bullet": 0x2022,
            "mldr": 0x2026, "check": 0x2713, "star": 0x2606, "starf": 0x2605, "phone": 0x260E, "inodot": 0x131,
            "Ccaron": 0x10C, "ccaron": 0x10D, "Rcaron": 0x158, "rcaron": 0x159, "Zcaron": 0x17D, "zcaron": 0x17E,
            "Ecaron": 0x11A, "ecaron": 0x11B, "Uring": 0x16E, "uring": 0x16F, "Lstrok": 0x141, "lstrok": 0x142,
            "Aogon": 0x104, "aogon": 0x105, "Eogon": 0x118, "eogon": 0x119, "Sacute": 0x15A, "sacute": 0x15B,
            "Cacute": 0x106, "cacute": 0x107, "Zacute": 0x179, "zacute": 0x17A, "Zdot": 0x17B, "zdot": 0x17C,
            "Nacute": 0x143, "nacute": 0x144, "Idot": 0x130, "Scedil": 0x15E, "scedil": 0x15F, "Gbreve": 0x11E,
            "gbreve": 0x11F, "Odblac": 0x150, "odblac": 0x151, "Udblac": 0x170, "udblac": 0x171, "numsp": 0x2007,
        ]
        for value in UInt32(0)..<10_000 {
            guard let entry = htmlEntityValueLookup(value), let name = entry.pointee.name else { continue }
            names[String(cString: name)] = value
        }
        return names
    }()

    /// HTML Living Standard, section 13.2.5.80: these numbers mean what windows-1252 has there.
    private static let windows1252: [UInt32: UInt32] = [
        0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021,
        0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x8E: 0x017D, 0x91: 0x2018,
        0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC,
        0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A, 0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
    ]
}
