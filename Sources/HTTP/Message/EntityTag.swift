/// Entity tags (RFC 9110 §8.8.3).
enum EntityTag {
    /// A strong tag for these bytes, with its quotes.
    static func strong(_ body: Span<UInt8>) -> String { hash(body).text }

    /// 128 bits of a multiplicative hash.
    static func hash(_ body: Span<UInt8>) -> SelectedTag {
        let (first, second) = body.withUnsafeBytes { bytes in
            var first: UInt64 = 0x243F_6A88_85A3_08D3 ^ UInt64(truncatingIfNeeded: bytes.count)
            var second: UInt64 = 0x1319_8A2E_0370_7344
            // Two pairs that don't wait for each other.
            var third: UInt64 = 0xA409_3822_299F_31D0
            var fourth: UInt64 = 0x082E_FA98_EC4E_6C89
            var offset = 0
            while bytes.count &- offset >= 32 {
                mix(word(bytes, offset), word(bytes, offset &+ 8), &first, &second)
                mix(word(bytes, offset &+ 16), word(bytes, offset &+ 24), &third, &fourth)
                offset &+= 32
            }
            mix(third, fourth, &first, &second)
            // The rest, with zeros behind it: the length is in the start value.
            var rest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
            withUnsafeMutableBytes(of: &rest) {
                $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset...]))
            }
            mix(rest.0, rest.1, &first, &second)
            mix(rest.2, rest.3, &first, &second)
            mix(first, second, &first, &second)
            return (first, second)
        }
        return .hash(first, second, isGzip: false)
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
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

    @inline(__always)
    private static func mix(_ one: UInt64, _ two: UInt64, _ first: inout UInt64, _ second: inout UInt64) {
        let low = (first ^ one).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        let high = (second ^ two).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        first = low.low ^ low.high &+ second
        second = high.low ^ high.high &+ one
    }
}

/// The tag of the representation that was chosen; one that the server made becomes text only when it is compared.
enum SelectedTag {
    /// The 128 bits of the server's own tag.
    case hash(UInt64, UInt64, isGzip: Bool)
    /// A tag with its quotes.
    case text(String)

    /// With its quotes.
    var text: String {
        switch self {
        case .text(let text): return text
        case .hash:
            var bytes = OutputBytes(capacity: 64)
            append(to: &bytes)
            return String(decoding: bytes.array(), as: UTF8.self)
        }
    }

    /// The tag of the same content compressed.
    var ofGzip: SelectedTag {
        switch self {
        case .text(let text): .text(EntityTag.suffixed(text, "-gzip"))
        case .hash(let first, let second, _): .hash(first, second, isGzip: true)
        }
    }

    func append(to out: inout OutputBytes) {
        switch self {
        case .text(let text):
            out.append(sanitized: text)
        case .hash(let first, let second, let isGzip):
            out.append(0x22)
            out.append(hexadecimal: first)
            out.append(hexadecimal: second)
            if isGzip { out.append("-gzip") }
            out.append(0x22)
        }
    }
}
