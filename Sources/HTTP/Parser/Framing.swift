import HTTPTypes

/// What the header section says about where the message goes, where it ends and whether the connection stays.
///
/// Whatever two implementations could read in two ways is refused here: that is the whole defence against request
/// smuggling (RFC 9112 §11.2).
struct Framing {
    var authority: Range<Int> = 0..<0
    var host: Range<Int> = 0..<0
    var body = BodyFraming.none
    var keepAlive: Bool
    var expectsContinue = false
    /// Whether there is a field whose name begins with "if-": without one no condition has to be looked for.
    var isConditional = false

    init(_ bytes: Span<UInt8>, _ line: RequestLine, _ fields: [FieldSlice]) throws(Rejection) {
        keepAlive = line.minorVersion >= 1
        var host: Range<Int>?
        var length: Int?
        var codings: [Range<Int>]?
        var hasEmptyCoding = false
        for field in fields {
            let name = Int(field.nameStart)..<Int(field.nameEnd)
            let value = Int(field.valueStart)..<Int(field.valueEnd)
            if name.count > 7, bytes[name.lowerBound] | 0x20 == 0x69, bytes[name.lowerBound + 2] == 0x2D {
                isConditional = true
            }
            switch Framing.known(bytes, name) {
            case .host:
                if host != nil { throw .malformed("duplicate_host", "There is more than one Host (RFC 9112 §3.2).") }
                host = value
            case .contentLength:
                if length != nil {
                    throw .malformed("duplicate_content_length", "There is more than one Content-Length.")
                }
                length = try Framing.contentLength(bytes, value)
            case .transferEncoding:
                let members = Framing.list(bytes, value)
                codings = (codings ?? []) + members
                if members.count <= Framing.commas(bytes, value) { hasEmptyCoding = true }
            case .connection:
                applyConnection(bytes, value, line)
            case .expect:
                try applyExpect(bytes, value, line)
            case nil:
                break
            }
        }
        try applyHost(bytes, host, line)
        if hasEmptyCoding {
            throw .malformed("bad_transfer_encoding", "The list of transfer codings has an empty member.")
        }
        try applyBody(bytes, length, codings, line)
    }

    private enum Known {
        case host
        case contentLength
        case transferEncoding
        case connection
        case expect
    }

    @inline(__always)
    private static func known(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Known? {
        switch name.count {
        case 4: equals(bytes, name, "host") ? .host : nil
        case 6: equals(bytes, name, "expect") ? .expect : nil
        case 10: equals(bytes, name, "connection") ? .connection : nil
        case 14: equals(bytes, name, "content-length") ? .contentLength : nil
        case 17: equals(bytes, name, "transfer-encoding") ? .transferEncoding : nil
        default: nil
        }
    }

    /// RFC 9112 §3.2: one valid Host in every HTTP/1.1 request; the target's authority takes its place.
    private mutating func applyHost(
        _ bytes: Span<UInt8>,
        _ host: Range<Int>?,
        _ line: RequestLine
    ) throws(Rejection) {
        if let host {
            try Authority.check(bytes, host, allowsEmpty: line.minorVersion == 0)
            authority = host
        } else if line.minorVersion >= 1 {
            throw .malformed("missing_host", "An HTTP/1.1 request needs a Host (RFC 9112 §3.2).")
        }
        if let target = line.authority { authority = target }
        self.host = Authority.hostRange(bytes, authority)
    }

    /// RFC 9112 §6.1 and §6.3.
    private mutating func applyBody(
        _ bytes: Span<UInt8>,
        _ length: Int?,
        _ codings: [Range<Int>]?,
        _ line: RequestLine
    ) throws(Rejection) {
        guard let codings else {
            body = length.map { $0 == 0 ? .none : .length($0) } ?? .none
            return
        }
        if length != nil {
            throw .malformed(
                "ambiguous_length",
                "Content-Length and Transfer-Encoding are both given (RFC 9112 §6.1)."
            )
        }
        if line.minorVersion == 0 {
            throw .malformed("bad_transfer_encoding", "Transfer-Encoding does not exist in HTTP/1.0 (RFC 9112 §6.1).")
        }
        guard let last = codings.last, Framing.equals(bytes, last, "chunked") else {
            throw .malformed(
                "bad_transfer_encoding",
                "chunked must be the last transfer coding of a request (RFC 9112 §6.3)."
            )
        }
        for coding in codings.dropLast() {
            if Framing.equals(bytes, coding, "chunked") || Framing.equals(bytes, coding, "identity") {
                throw .malformed("bad_transfer_encoding", "The list of transfer codings is not valid.")
            }
        }
        guard codings.count == 1 else {
            throw Rejection(
                .notImplemented,
                "transfer_coding_not_implemented",
                "Only the chunked transfer coding is served."
            )
        }
        body = .chunked
    }

    /// RFC 9112 §9.3: close wins; keep-alive is needed only in HTTP/1.0.
    private mutating func applyConnection(_ bytes: Span<UInt8>, _ value: Range<Int>, _ line: RequestLine) {
        for option in Framing.list(bytes, value) {
            if Framing.equals(bytes, option, "close") {
                keepAlive = false
                closes = true
            } else if line.minorVersion == 0, !closes, Framing.equals(bytes, option, "keep-alive") {
                keepAlive = true
            }
        }
    }
    private var closes = false

    /// RFC 9110 §10.1.1: the only expectation there is; ignored from an HTTP/1.0 client.
    private mutating func applyExpect(
        _ bytes: Span<UInt8>,
        _ value: Range<Int>,
        _ line: RequestLine
    ) throws(Rejection) {
        if line.minorVersion == 0 { return }
        for expectation in Framing.list(bytes, value) {
            guard Framing.equals(bytes, expectation, "100-continue") else {
                throw Rejection(
                    .expectationFailed,
                    "unknown_expectation",
                    "The only expectation served is 100-continue."
                )
            }
            expectsContinue = true
        }
    }

    /// RFC 9110 §8.6: digits only, and one value.
    private static func contentLength(_ bytes: Span<UInt8>, _ value: Range<Int>) throws(Rejection) -> Int {
        var length = 0
        for index in value {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else {
                throw .malformed("bad_content_length", "Content-Length is not one decimal number.")
            }
            let (product, overflows) = length.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(Int(digit))
            if overflows || carries {
                throw Rejection(.contentTooLarge, "body_too_large", "Content-Length is larger than any body served.")
            }
            length = sum
        }
        guard !value.isEmpty else { throw .malformed("bad_content_length", "Content-Length is empty.") }
        return length
    }

    /// The members of a comma-separated list, trimmed; empty ones are kept out (RFC 9110 §5.6.1.2).
    private static func list(_ bytes: Span<UInt8>, _ value: Range<Int>) -> [Range<Int>] {
        var members: [Range<Int>] = []
        var start = value.lowerBound
        for index in value.lowerBound...value.upperBound where index == value.upperBound || bytes[index] == 0x2C {
            var member = start..<index
            while !member.isEmpty, isSpace(bytes[member.lowerBound]) { member = (member.lowerBound + 1)..<index }
            while !member.isEmpty, isSpace(bytes[member.upperBound - 1]) {
                member = member.lowerBound..<(member.upperBound - 1)
            }
            if !member.isEmpty { members.append(member) }
            start = index + 1
        }
        return members
    }

    private static func commas(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Int {
        var count = 0
        for index in value where bytes[index] == 0x2C { count += 1 }
        return count
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    @inline(__always)
    private static func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, _ lowercase: StaticString) -> Bool {
        guard range.count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { text in
            for index in 0..<text.count where lowercased(bytes[range.lowerBound + index]) != text[index] {
                return false
            }
            return true
        }
    }
}
