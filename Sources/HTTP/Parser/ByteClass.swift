/// The character classes of the HTTP grammar as one table lookup a byte.
enum ByteClass {
    static let token: UInt8 = 1
    static let fieldValue: UInt8 = 2
    static let path: UInt8 = 4
    static let query: UInt8 = 8
    static let hex: UInt8 = 16
    static let host: UInt8 = 32

    /// Bit set of classes for each byte.
    static let table: [UInt8] = (0...255).map { classes(of: UInt8($0)) }

    @inline(__always)
    static func has(_ byte: UInt8, _ wanted: UInt8) -> Bool {
        table[Int(byte)] & wanted != 0
    }

    private static func classes(of byte: UInt8) -> UInt8 {
        var classes: UInt8 = 0
        let isAlphanumeric =
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        // RFC 9110 §5.6.2: token.
        if isAlphanumeric || contains("!#$%&'*+-.^_`|~", byte) { classes |= token }
        // RFC 9110 §5.5: visible characters, space, tab and obs-text; no other control.
        if byte == 0x09 || (0x20...0x7E).contains(byte) || byte >= 0x80 { classes |= fieldValue }
        // RFC 3986 §3.3: pchar and "/"; "%" is checked for its two digits elsewhere.
        if isAlphanumeric || contains("-._~!$&'()*+,;=:@/%", byte) { classes |= path }
        // RFC 3986 §3.4, and the brackets, braces, bars, carets and backticks that browsers leave as they are.
        if isAlphanumeric || contains("-._~!$&'()*+,;=:@/%?[]{}|^`", byte) { classes |= query }
        if (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte) {
            classes |= hex
        }
        // Of RFC 3986 §3.2.2 what names and addresses consist of; a comma or a percent sign in a host is an attempt.
        if isAlphanumeric || contains("-._~:", byte) { classes |= host }
        return classes
    }

    private static func contains(_ set: StaticString, _ byte: UInt8) -> Bool {
        set.withUTF8Buffer { $0.contains(byte) }
    }

    /// The value of a hexadecimal digit, or nil.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte &- 0x30
        case 0x41...0x46: byte &- 0x37
        case 0x61...0x66: byte &- 0x57
        default: nil
        }
    }
}
