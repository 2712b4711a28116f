import HTTPTypes

/// `method SP request-target SP HTTP-version` (RFC 9112 §3), with offsets into the bytes of the head.
struct RequestLine: Equatable {
    var method: MethodKind
    var path: Range<Int>
    var query: Range<Int>?
    /// The authority of an absolute target (RFC 9112 §3.2.2), which takes the place of Host.
    var authority: Range<Int>?
    var isAsterisk = false
    var minorVersion: Int

    /// The longest token that is looked at as a method.
    static let longestMethod = 32

    /// Reads the line in `line` (CRLF excluded) of `bytes`.
    init(_ bytes: Span<UInt8>, _ line: Range<Int>, targetLimit: Int) throws(Rejection) {
        var position = line.lowerBound
        let methodRange = try RequestLine.methodRange(bytes, line)
        position = methodRange.upperBound + 1

        let targetStart = position
        while position < line.upperBound, bytes[position] != 0x20 { position += 1 }
        let target = targetStart..<position
        if target.count > targetLimit { throw RequestLine.targetTooLong(targetLimit) }
        if target.isEmpty {
            throw .malformed("bad_request_line", "The request line needs exactly one space between its parts.")
        }
        guard position < line.upperBound else {
            throw .malformed("missing_version", "The request line has no HTTP version; HTTP/0.9 is not served.")
        }
        minorVersion = try RequestLine.minorVersion(bytes, (position + 1)..<line.upperBound)

        // The target is read before an unknown method is refused: a broken target is a 400 whatever the method.
        let kind = RequestLine.kind(bytes, methodRange)
        if kind == nil, RequestLine.equals(bytes, methodRange, "CONNECT") {
            throw Rejection(
                .notImplemented,
                "method_not_implemented",
                "This server is no proxy: CONNECT is not served."
            )
        }
        let parsed = try RequestTarget(bytes, target)
        guard let kind else {
            throw Rejection(
                .notImplemented,
                "method_not_implemented",
                "The method is not implemented; methods are case-sensitive."
            )
        }
        method = kind
        path = parsed.path
        query = parsed.query
        authority = parsed.authority
        isAsterisk = parsed.isAsterisk
        if parsed.isAsterisk, kind != .options {
            throw .malformed("bad_target", "The target * is for OPTIONS only (RFC 9112 §3.2.4).")
        }
        // RFC 9112 §3.2.4: OPTIONS of an absolute target without path and query means the server as a whole.
        if kind == .options, parsed.authority != nil, parsed.path.isEmpty, parsed.query == nil { isAsterisk = true }
    }

    static func targetTooLong(_ limit: Int) -> Rejection {
        Rejection(.uriTooLong, "target_too_long", "The request target is longer than \(limit) bytes.")
    }

    /// The method's bytes: a token that ends at the first space.
    private static func methodRange(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Rejection) -> Range<Int> {
        var position = line.lowerBound
        while position < line.upperBound, ByteClass.isToken(bytes[position]) { position += 1 }
        guard position > line.lowerBound else {
            throw .malformed("bad_method", "The request does not begin with a method.")
        }
        guard position < line.upperBound, bytes[position] == 0x20 else {
            throw .malformed("bad_method", "The method is not a token followed by one space.")
        }
        if position - line.lowerBound > longestMethod {
            throw Rejection(.notImplemented, "method_not_implemented", "The method is longer than any that is served.")
        }
        return line.lowerBound..<position
    }

    /// RFC 9112 §2.3: `HTTP/` DIGIT `.` DIGIT, case-sensitive; every 1.x is served as the nearest known version.
    private static func minorVersion(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Rejection) -> Int {
        let start = range.lowerBound
        let isVersion =
            range.count == 8 && equals(bytes, start..<(start + 5), "HTTP/") && isDigit(bytes[start + 5])
            && bytes[start + 6] == 0x2E && isDigit(bytes[start + 7])
        guard isVersion else {
            throw .malformed("bad_version", "The request line does not end in HTTP/1.1 or HTTP/1.0.")
        }
        guard bytes[start + 5] == 0x31 else {
            throw Rejection(.httpVersionNotSupported, "version_not_supported", "Only HTTP/1.1 and HTTP/1.0 are served.")
        }
        return min(Int(bytes[start + 7]) - 0x30, 1)
    }

    private static func kind(_ bytes: Span<UInt8>, _ range: Range<Int>) -> MethodKind? {
        switch range.count {
        case 3:
            if equals(bytes, range, "GET") { return .get }
            return equals(bytes, range, "PUT") ? .put : nil
        case 4:
            if equals(bytes, range, "POST") { return .post }
            return equals(bytes, range, "HEAD") ? .head : nil
        case 5: return equals(bytes, range, "PATCH") ? .patch : nil
        case 6: return equals(bytes, range, "DELETE") ? .delete : nil
        case 7: return equals(bytes, range, "OPTIONS") ? .options : nil
        default: return nil
        }
    }

    private static func equals(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { text in
            for index in 0..<text.count where bytes[range.lowerBound + index] != text[index] { return false }
            return true
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
