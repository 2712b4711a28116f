/// Opaque, prefixed, deterministic identifiers: the same input gives the same identifier on any machine.
///
/// An identifier is a prefix that tells the kind and 26 characters of Crockford's base 32 (lower case), which
/// spell the 128-bit FNV-1a hash of the parts (RFC 9923). Parts are separated by U+001F, so that
/// `["ab", "c"]` and `["a", "bc"]` differ.
///
///     Identifier.make(.article, ["https://example.org/a"])  // "art_…"
public enum Identifier {
    /// The kinds of thing that carry an identifier; the raw value is the prefix before the underscore.
    public enum Kind: String, Sendable, CaseIterable {
        case article = "art"
        case source = "src"
        case event = "evt"
        case story = "sto"
        case entity = "ent"
        case document = "doc"
        case run = "run"
        case quarantine = "qua"
        case watch = "wat"
    }

    /// Makes the identifier of `parts`. Linear in their length.
    public static func make(_ kind: Kind, _ parts: [String]) -> String {
        var hash = fnvOffset
        for (index, part) in parts.enumerated() {
            if index > 0 { mix(0x1F, into: &hash) }
            for byte in part.utf8 { mix(byte, into: &hash) }
        }
        return kind.rawValue + "_" + base32(hash)
    }

    /// Whether `text` has the form of an identifier of `kind`; says nothing of whether the thing exists.
    public static func isWellFormed(_ text: String, kind: Kind) -> Bool {
        let utf8 = Array(text.utf8)
        let prefix = Array((kind.rawValue + "_").utf8)
        guard utf8.count > prefix.count, utf8.count <= 80, utf8.starts(with: prefix) else { return false }
        return utf8[prefix.count...].allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
        }
    }

    // RFC 9923, section 5: the 128-bit prime and offset basis.
    private static let fnvPrime = UInt128(1) << 88 | 0x13B
    private static let fnvOffset = UInt128(0x6C62_272E_07BB_0142) << 64 | 0x62B8_2175_6295_C58D

    private static func mix(_ byte: UInt8, into hash: inout UInt128) {
        hash = (hash ^ UInt128(byte)) &* fnvPrime
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func base32(_ value: UInt128) -> String {
        var rest = value
        var digits = [UInt8](repeating: 0, count: 26)
        for index in stride(from: 25, through: 0, by: -1) {
            digits[index] = alphabet[Int(truncatingIfNeeded: rest & 31)]
            rest >>= 5
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
