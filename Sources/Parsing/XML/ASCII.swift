/// Classes of single bytes. Bytes of 0x80 and above are letters of no class here.
enum ASCII {
    /// The lower-case letter for `A` to `Z`; any other byte as it is.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// Space, tab, line feed, form feed, carriage return.
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Whether an XML name may begin with this byte (XML 1.0, production 4, on UTF-8 bytes).
    @inline(__always)
    static func startsName(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == 0x5F || byte == 0x3A || byte >= 0x80
    }

    /// Whether an XML name may go on with this byte (XML 1.0, production 4a, on UTF-8 bytes).
    @inline(__always)
    static func continuesName(_ byte: UInt8) -> Bool {
        startsName(byte) || isDigit(byte) || byte == 0x2D || byte == 0x2E
    }
}
