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
        var writer = JSONText()
        writer.bytes.append(0x7B)
        writer.member("type", type, isFirst: true)
        writer.member("title", title)
        writer.append(",\"status\":")
        writer.append(String(status.code))
        writer.member("detail", detail)
        if let instance { writer.member("instance", instance) }
        writer.member("code", code)
        writer.append(",\"errors\":[")
        for (index, item) in errors.enumerated() {
            writer.append(index == 0 ? "{" : ",{")
            writer.member("param", item.param, isFirst: true)
            writer.member("message", item.message)
            writer.append(",\"allowed\":[")
            for (index, allowed) in item.allowed.enumerated() {
                if index > 0 { writer.bytes.append(0x2C) }
                writer.string(allowed)
            }
            writer.append("]}")
        }
        writer.append("]}")
        return writer.bytes
    }
}

/// Just enough JSON for problems: strings escaped as RFC 8259 §7 asks.
private struct JSONText {
    var bytes: [UInt8] = []

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    mutating func member(_ name: String, _ value: String, isFirst: Bool = false) {
        if !isFirst { bytes.append(0x2C) }
        string(name)
        bytes.append(0x3A)
        string(value)
    }

    mutating func string(_ text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0..<0x20:
                let hex = Array("0123456789abcdef".utf8)
                append("\\u00")
                bytes.append(hex[Int(byte >> 4)])
                bytes.append(hex[Int(byte & 15)])
            default:
                bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
