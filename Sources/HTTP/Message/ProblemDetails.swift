public import HTTPTypes

/// An error that knows its HTTP answer; a handler that throws one is answered with its problem.
public protocol HTTPErrorRepresentable: Error {
    /// The answer; `instance` is filled in by the server when it is nil.
    var problemDetails: ProblemDetails { get }
}

/// Problem details (RFC 9457) with a stable code and a list of what is wrong with which parameter.
public struct ProblemDetails: Error, HTTPErrorRepresentable, Sendable, Equatable {
    /// One thing wrong with the request.
    public struct Item: Sendable, Equatable {
        /// The parameter or the place in the body.
        public var param: String
        /// What is wrong with it.
        public var message: String
        /// What would be right; empty when that can't be listed.
        public var allowed: [String]

        /// One thing wrong with the request.
        public init(param: String, message: String, allowed: [String] = []) {
            self.param = param
            self.message = message
            self.allowed = allowed
        }
    }

    /// A URI for the kind of problem; "about:blank" means the status says it all.
    public var type = "about:blank"
    /// A short name; the status's reason phrase unless said otherwise.
    public var title: String
    /// The status.
    public var status: HTTPResponse.Status
    /// What happened this time.
    public var detail: String
    /// The path of the request; the server fills it in when nil.
    public var instance: String?
    /// A stable word to switch on, in snake_case.
    public var code: String
    /// What is wrong with which parameter.
    public var errors: [Item]
    /// Headers of the answer beyond the usual, such as Allow, Retry-After or WWW-Authenticate.
    public var headers: HTTPFields

    /// A problem; the title is the status's reason phrase when it is nil.
    public init(
        status: HTTPResponse.Status,
        code: String,
        detail: String,
        title: String? = nil,
        errors: [Item] = [],
        headers: HTTPFields = HTTPFields()
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.title = title ?? status.reasonPhrase
        self.errors = errors
        self.headers = headers
    }

    init(_ rejection: Rejection) {
        self.init(status: rejection.status, code: rejection.code, detail: rejection.detail)
        // RFC 9110 §15.5.16: which codings would have been taken.
        if rejection.status == .unsupportedMediaType { headers[.acceptEncoding] = "identity" }
    }

    /// The problem itself.
    public var problemDetails: ProblemDetails { self }

    /// The answer.
    public var response: Response {
        Response(status: status, contentType: "application/problem+json", headers: headers, body: .bytes(json))
    }

    /// The body, as JSON in UTF-8.
    public var json: [UInt8] {
        var bytes = OutputBytes(capacity: 512)
        bytes.append("{\"type\":")
        bytes.append(json: type)
        bytes.append(",\"title\":")
        bytes.append(json: title)
        bytes.append(",\"status\":")
        bytes.append(decimal: status.code)
        bytes.append(",\"detail\":")
        bytes.append(json: detail)
        if let instance {
            bytes.append(",\"instance\":")
            bytes.append(json: instance)
        }
        bytes.append(",\"code\":")
        bytes.append(json: code)
        bytes.append(",\"errors\":[")
        for (index, item) in errors.enumerated() {
            bytes.append(index == 0 ? "{\"param\":" : ",{\"param\":")
            bytes.append(json: item.param)
            bytes.append(",\"message\":")
            bytes.append(json: item.message)
            bytes.append(",\"allowed\":[")
            for (index, allowed) in item.allowed.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                bytes.append(json: allowed)
            }
            bytes.append("]}")
        }
        bytes.append("]}")
        return bytes.array()
    }
}

extension OutputBytes {
    /// A JSON string with its quotes, escaped as RFC 8259 §7 asks.
    fileprivate mutating func append(json text: String) {
        append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            if OutputBytes.isPlain(utf8) {
                append(utf8)
            } else {
                for byte in utf8 { append(escaped: byte) }
            }
        }
        append(0x22)
    }

    /// Whether nothing has to be escaped, eight bytes at a time. May say no to what is plain; never the other way round.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeRawBufferPointer(text)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var offset = 0
        var found: UInt64 = 0
        while bytes.count &- offset >= 8 {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let quotes = word ^ ones &* 0x22
            let slashes = word ^ ones &* 0x5C
            found |= (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
            offset &+= 8
        }
        var isPlain = found & (ones &* 0x80) == 0
        while offset < bytes.count {
            if bytes[offset] < 0x20 || bytes[offset] == 0x22 || bytes[offset] == 0x5C { isPlain = false }
            offset &+= 1
        }
        return isPlain
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case 0x22, 0x5C:
            append(0x5C)
            append(byte)
        case 0..<0x20:
            append("\\u00")
            append(byte < 0x10 ? 0x30 : 0x31)
            append(byte & 15 < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
        default:
            append(byte)
        }
    }
}
