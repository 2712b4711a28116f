/// Percent-decoding (RFC 3986 §2.1). The parser has checked every triple, so a stray "%" here is kept as it is.
enum PercentCoding {
    /// The decoded bytes; in a query "+" is a space, as in forms.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, plusIsSpace: Bool) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == 0x25, index + 2 < range.upperBound, let high = ByteClass.hexValue(bytes[index + 1]),
                let low = ByteClass.hexValue(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == 0x2B && plusIsSpace ? 0x20 : byte)
                index += 1
            }
        }
        return decoded
    }

    /// The decoded text.
    static func string(_ bytes: [UInt8], _ range: Range<Int>, plusIsSpace: Bool) -> String {
        let needsDecoding = bytes[range].contains { $0 == 0x25 || ($0 == 0x2B && plusIsSpace) }
        if !needsDecoding { return String(decoding: bytes[range], as: UTF8.self) }
        return String(decoding: decode(bytes, range, plusIsSpace: plusIsSpace), as: UTF8.self)
    }

    static func decodesToUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var raw: [UInt8] = []
        raw.reserveCapacity(range.count)
        for index in range { raw.append(bytes[index]) }
        let decoded = decode(raw, 0..<raw.count, plusIsSpace: false)
        return String(validating: decoded, as: UTF8.self) != nil
    }
}
