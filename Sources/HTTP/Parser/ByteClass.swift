/// The character classes of the HTTP grammar, as switches over constants or bits in constants: no table in memory, and no
/// check whether one was made yet.
enum ByteClass {
    /// RFC 9110 §5.6.2: token.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        // A bit for each byte below 128: 0–9, A–Z, a–z and ! # $ % & ' * + - . ^ _ ` | ~
        let bits: UInt64 = byte < 0x40 ? 0x03FF_6CFA_0000_0000 : 0x57FF_FFFF_C7FF_FFFE
        return byte < 0x80 && bits &>> UInt64(byte) & 1 == 1
    }

    /// RFC 9110 §5.5: visible characters, space, tab and obs-text; no other control.
    @inline(__always)
    static func isFieldValue(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == 0x09
    }

    /// Whether one of eight bytes is below space or is DEL. Never wrong when it says no; a yes has to be looked at, since a
    /// borrow from the byte before may have made it.
    @inline(__always)
    static func mayHoldControl(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let delete = word ^ ones &* 0x7F
        let below = (word &- ones &* 0x20) & ~word
        return (below | (delete &- ones) & ~delete) & (ones &* 0x80) != 0
    }

    /// RFC 3986 §3.3: pchar and "/"; "%" is checked for its two digits elsewhere.
    @inline(__always)
    static func isPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        // ! $ % & ' ( ) * + , - . / : ; = @ _ ~
        case 0x21, 0x24...0x2F, 0x3A, 0x3B, 0x3D, 0x40, 0x5F, 0x7E: true
        default: false
        }
    }

    /// RFC 3986 §3.4, and the brackets, braces, bars, carets and backticks that browsers leave as they are.
    @inline(__always)
    static func isQuery(_ byte: UInt8) -> Bool {
        switch byte {
        // ? [ ] ^ ` { | }
        case 0x3F, 0x5B, 0x5D, 0x5E, 0x60, 0x7B, 0x7C, 0x7D: true
        default: isPath(byte)
        }
    }

    /// Of RFC 3986 §3.2.2 what names and addresses consist of; a comma or a percent sign in a host is an attempt.
    @inline(__always)
    static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        // - . : _ ~
        case 0x2D, 0x2E, 0x3A, 0x5F, 0x7E: true
        default: false
        }
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
