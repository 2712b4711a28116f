/// Entity tags (RFC 9110 §8.8.3).
enum EntityTag {
    /// A strong tag for these bytes: 128 bits of a multiplicative hash in hexadecimal, with its quotes.
    static func strong(_ body: Span<UInt8>) -> String {
        var first: UInt64 = 0x243F_6A88_85A3_08D3 ^ UInt64(truncatingIfNeeded: body.count)
        var second: UInt64 = 0x1319_8A2E_0370_7344
        body.withUnsafeBytes { bytes in
            var offset = 0
            while offset + 16 <= bytes.count {
                mix(
                    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
                    bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self),
                    &first,
                    &second
                )
                offset += 16
            }
            var tail: (UInt64, UInt64) = (0, 0)
            var shift: UInt64 = 0
            while offset < bytes.count {
                if shift < 64 {
                    tail.0 |= UInt64(bytes[offset]) << shift
                } else {
                    tail.1 |= UInt64(bytes[offset]) << (shift - 64)
                }
                shift += 8
                offset += 1
            }
            mix(tail.0, tail.1, &first, &second)
        }
        mix(first, second, &first, &second)
        return String(unsafeUninitializedCapacity: 34) { text in
            text[0] = 0x22
            write(first, to: UnsafeMutableBufferPointer(rebasing: text[1..<17]))
            write(second, to: UnsafeMutableBufferPointer(rebasing: text[17..<33]))
            text[33] = 0x22
            return 34
        }
    }

    /// The tag of another coding of the same content: a strong tag names bytes, so it has to differ (§8.8.3.3).
    static func suffixed(_ tag: String, _ suffix: String) -> String {
        guard tag.hasSuffix("\"") else { return tag }
        return tag.dropLast() + suffix + "\""
    }

    /// Whether a tag in an If-None-Match list is this one by weak comparison (§8.8.3.2), or the list is "*".
    static func weaklyMatches(_ list: String, _ tag: String) -> Bool {
        list == "*" || members(list).contains { opaque($0) == opaque(tag[...]) }
    }

    /// Whether a tag in an If-Match list is this one by strong comparison, or the list is "*".
    static func stronglyMatches(_ list: String, _ tag: String) -> Bool {
        list == "*" || !tag.hasPrefix("W/") && members(list).contains { $0 == tag }
    }

    /// The tags of a list; commas inside quotes belong to the tag.
    private static func members(_ list: String) -> [Substring] {
        var members: [Substring] = []
        var start: String.Index?
        var isQuoted = false
        for index in list.indices {
            let character = list[index]
            if isQuoted {
                guard character == "\"" else { continue }
                isQuoted = false
                if let begin = start { members.append(list[begin...index]) }
                start = nil
            } else if character == "\"" {
                isQuoted = true
                start = start ?? index
            } else if character == "W", start == nil {
                start = index
            } else if character == "," {
                start = nil
            }
        }
        return members
    }

    private static func opaque(_ tag: Substring) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag }

    private static func mix(_ one: UInt64, _ two: UInt64, _ first: inout UInt64, _ second: inout UInt64) {
        let low = (first ^ one).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        let high = (second ^ two).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        first = low.low ^ low.high &+ second
        second = high.low ^ high.high &+ one
    }

    /// Sixteen hexadecimal digits.
    private static func write(_ number: UInt64, to digits: UnsafeMutableBufferPointer<UInt8>) {
        var rest = number
        for index in (0..<16).reversed() {
            let digit = UInt8(truncatingIfNeeded: rest & 15)
            digits[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
            rest >>= 4
        }
    }
}
