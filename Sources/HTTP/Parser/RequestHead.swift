import HTTPTypes

/// The methods the server routes; every other token is answered with 501 (RFC 9110 §15.6.2).
enum MethodKind: UInt8, CaseIterable, Sendable {
    case get
    case head
    case post
    case put
    case patch
    case delete
    case options

    var name: StaticString {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        }
    }

    var method: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .head: .head
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        case .options: .options
        }
    }

    init?(_ method: HTTPRequest.Method) {
        guard let kind = MethodKind.allCases.first(where: { $0.method == method }) else { return nil }
        self = kind
    }
}

/// One field line as offsets into the bytes of its head, which is at most 65,535 bytes long.
struct FieldSlice: Sendable {
    var nameStart: UInt16
    var nameEnd: UInt16
    var valueStart: UInt16
    var valueEnd: UInt16
}

/// How the end of the body is found (RFC 9112 §6.3).
enum BodyFraming: Sendable, Equatable {
    case none
    case length(Int)
    case chunked
}

/// A parsed request line and header section: the bytes as they came and where the parts of it are.
///
/// Nothing is decoded until it is asked for: most handlers look at two or three fields.
final class RequestHead: Sendable {
    let bytes: [UInt8]
    let fields: [FieldSlice]
    let method: MethodKind
    /// The path as sent; empty for an absolute target without one, which means "/".
    let path: Range<Int>
    /// The query as sent, without its "?"; nil when there was no "?".
    let query: Range<Int>?
    /// Where the request is addressed: the target's authority, else the Host field; empty in HTTP/1.0 without Host.
    let authority: Range<Int>
    /// The authority without its port.
    let host: Range<Int>
    let isAsterisk: Bool
    let minorVersion: Int
    let framing: BodyFraming
    let keepAlive: Bool
    let expectsContinue: Bool
    let isConditional: Bool

    init(bytes: [UInt8], fields: [FieldSlice], line: RequestLine, framing: Framing) {
        self.bytes = bytes
        self.fields = fields
        method = line.method
        path = line.path
        query = line.query
        authority = framing.authority
        host = framing.host
        isAsterisk = line.isAsterisk
        minorVersion = line.minorVersion
        self.framing = framing.body
        keepAlive = framing.keepAlive
        expectsContinue = framing.expectsContinue
        isConditional = framing.isConditional
    }

    /// Content-Length; 0 for a chunked body, whose length shows only at its end.
    var announcedBytes: Int { if case .length(let count) = framing { count } else { 0 } }

    /// The bytes of the first field with this lowercase name, without copying them.
    func withValue<Result>(_ lowercaseName: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
        let bytes = bytes
        for field in fields where matches(field, lowercaseName) {
            return body(bytes.span.extracting(Int(field.valueStart)..<Int(field.valueEnd)))
        }
        return nil
    }

    /// The first field with this lowercase name, read as UTF-8 with repairs.
    func value(_ lowercaseName: StaticString) -> String? {
        for field in fields where matches(field, lowercaseName) { return string(field.valueStart, field.valueEnd) }
        return nil
    }

    /// Every field with this lowercase name, joined by ", " (RFC 9110 §5.3); nil when there is none.
    func joinedValue(_ lowercaseName: String) -> String? {
        var joined: String?
        for field in fields where matches(field, lowercaseName) {
            let value = string(field.valueStart, field.valueEnd)
            joined = joined.map { $0 + ", " + value } ?? value
        }
        return joined
    }

    /// The whole header section in the currency type of Swift HTTP libraries.
    var httpFields: HTTPFields {
        var result = HTTPFields()
        for field in fields {
            guard let name = HTTPField.Name(string(field.nameStart, field.nameEnd)) else { continue }
            result.append(HTTPField(name: name, value: bytes[Int(field.valueStart)..<Int(field.valueEnd)]))
        }
        return result
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func string(_ start: UInt16, _ end: UInt16) -> String {
        String(decoding: bytes[Int(start)..<Int(end)], as: UTF8.self)
    }

    private func matches(_ field: FieldSlice, _ lowercaseName: StaticString) -> Bool {
        let start = Int(field.nameStart)
        let count = Int(field.nameEnd) - start
        guard count == lowercaseName.utf8CodeUnitCount else { return false }
        return lowercaseName.withUTF8Buffer { name in
            for index in 0..<count where lowercased(bytes[start + index]) != name[index] { return false }
            return true
        }
    }

    private func matches(_ field: FieldSlice, _ lowercaseName: String) -> Bool {
        let name = bytes[Int(field.nameStart)..<Int(field.nameEnd)]
        return name.count == lowercaseName.utf8.count && name.lazy.map(lowercased).elementsEqual(lowercaseName.utf8)
    }
}

/// The byte with A–Z made lowercase.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
}
