/// The target in origin, absolute or asterisk form (RFC 9112 §3.2), checked against RFC 3986 and split.
struct RequestTarget {
    var path: Range<Int>
    var query: Range<Int>?
    var authority: Range<Int>?
    var isAsterisk = false

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Rejection) {
        var start = range.lowerBound
        if bytes[start] != 0x2F {
            if range.count == 1, bytes[start] == 0x2A {
                path = range
                isAsterisk = true
                return
            }
            guard let schemeEnd = RequestTarget.schemeEnd(bytes, range) else {
                throw .malformed(
                    "bad_target",
                    "The request target is neither a path that begins with /, nor an http URI, nor *."
                )
            }
            var end = schemeEnd
            while end < range.upperBound, bytes[end] != 0x2F, bytes[end] != 0x3F, bytes[end] != 0x23 { end += 1 }
            try Authority.check(bytes, schemeEnd..<end, allowsEmpty: false)
            authority = schemeEnd..<end
            start = end
        }
        (path, query) = try RequestTarget.split(bytes, start..<range.upperBound)
    }

    /// Splits at the first "?", checking every byte and every percent triple.
    private static func split(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>
    ) throws(Rejection) -> (Range<Int>, Range<Int>?) {
        var position = range.lowerBound
        var isInQuery = false
        var pathEnd = range.upperBound
        var hasHighBytes = false
        while position < range.upperBound {
            let byte = bytes[position]
            if byte == 0x3F, !isInQuery {
                isInQuery = true
                pathEnd = position
            } else if !(isInQuery ? ByteClass.isQuery(byte) : ByteClass.isPath(byte)) {
                throw .malformed("bad_target", "\(describe(byte)) must be percent-encoded in a request target.")
            } else if byte == 0x25 {
                let decoded = try percentTriple(bytes, position, range.upperBound)
                if decoded >= 0x80 { hasHighBytes = true }
                position += 2
            }
            position += 1
        }
        let path = range.lowerBound..<pathEnd
        let query = pathEnd < range.upperBound ? (pathEnd + 1)..<range.upperBound : nil
        if hasHighBytes,
            !PercentCoding.decodesToUTF8(bytes, path) || !PercentCoding.decodesToUTF8(bytes, query ?? 0..<0)
        {
            throw .malformed("bad_target", "The percent-encoded bytes of the request target are not UTF-8.")
        }
        return (path, query)
    }

    private static func percentTriple(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) throws(Rejection) -> UInt8 {
        guard position + 2 < end,
            let high = ByteClass.hexValue(bytes[position + 1]),
            let low = ByteClass.hexValue(bytes[position + 2])
        else {
            throw .malformed("bad_percent_encoding", "A % in the request target is not followed by two hex digits.")
        }
        let decoded = high << 4 | low
        if decoded == 0 { throw .malformed("bad_percent_encoding", "The request target holds an encoded NUL.") }
        return decoded
    }

    /// Where `http://` or `https://` ends, in any case; nil for everything else.
    private static func schemeEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        for scheme: StaticString in ["http://", "https://"] {
            let count = scheme.utf8CodeUnitCount
            guard range.count >= count else { continue }
            let matches = scheme.withUTF8Buffer { scheme in
                for index in 0..<count where lowercased(bytes[range.lowerBound + index]) != scheme[index] {
                    return false
                }
                return true
            }
            if matches { return range.lowerBound + count }
        }
        return nil
    }

    private static func describe(_ byte: UInt8) -> String {
        switch byte {
        case 0x23: "A fragment (#)"
        case 0x21...0x7E: "The character \(Character(Unicode.Scalar(byte)))"
        default: "The byte 0x\(String(byte, radix: 16))"
        }
    }
}

/// `uri-host [ ":" port ]` (RFC 9110 §7.2), without user information (§4.2.4).
enum Authority {
    /// Throws when the bytes are no authority that could be meant.
    static func check(_ bytes: Span<UInt8>, _ range: Range<Int>, allowsEmpty: Bool) throws(Rejection) {
        if range.isEmpty {
            if allowsEmpty { return }
            throw .malformed("bad_host", "The host is empty.")
        }
        let host = hostRange(bytes, range)
        guard !host.isEmpty, host.count <= 255 else {
            throw .malformed("bad_host", "The host is empty or longer than 255 bytes.")
        }
        let isLiteral = bytes[host.lowerBound] == 0x5B
        let inner = isLiteral ? (host.lowerBound + 1)..<max(host.upperBound - 1, host.lowerBound + 1) : host
        var colons = 0
        for index in inner {
            let byte = bytes[index]
            let isAddress = !isLiteral || ByteClass.hexValue(byte) != nil || byte == 0x3A || byte == 0x2E
            guard ByteClass.isHost(byte), isAddress else {
                throw .malformed("bad_host", "The host holds a character that no host name may hold.")
            }
            if byte == 0x3A { colons += 1 }
        }
        guard isLiteral ? bytes[host.upperBound - 1] == 0x5D && colons >= 2 : colons == 0 else {
            throw .malformed("bad_host", "The host is neither a name, nor an IPv4 address, nor an IPv6 address in [].")
        }
        try checkPort(bytes, host.upperBound..<range.upperBound)
    }

    /// The host without its port.
    static func hostRange(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return range }
        let closing: UInt8 = bytes[range.lowerBound] == 0x5B ? 0x5D : 0x3A
        var end = range.lowerBound
        while end < range.upperBound, bytes[end] != closing { end += 1 }
        if closing == 0x5D, end < range.upperBound { end += 1 }
        return range.lowerBound..<end
    }

    /// Nothing, or a colon and at most five digits up to 65535; an empty port is allowed (RFC 3986 §3.2.3).
    private static func checkPort(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Rejection) {
        guard !range.isEmpty else { return }
        var port = 0
        var isValid = bytes[range.lowerBound] == 0x3A && range.count <= 6
        if isValid {
            for index in (range.lowerBound + 1)..<range.upperBound {
                let digit = bytes[index] &- 0x30
                if digit > 9 { isValid = false }
                port = port * 10 + Int(min(digit, 9))
            }
        }
        guard isValid, port <= 65535 else {
            throw .malformed("bad_host", "The port of the host is not a number up to 65535.")
        }
    }
}
