public import HTTPTypes

/// Why a request was not served: the status, a code to switch on and a sentence that names the rule.
public struct Rejection: Error, Sendable, Equatable {
    /// The status of the answer.
    public let status: HTTPResponse.Status
    /// A stable word in snake_case.
    public let code: String
    /// A sentence for people, with the limit or the rule that was broken.
    public let detail: String

    /// A rejection with its reason.
    public init(_ status: HTTPResponse.Status, _ code: String, _ detail: String) {
        self.status = status
        self.code = code
        self.detail = detail
    }

    static func malformed(_ code: String, _ detail: String) -> Rejection {
        Rejection(.badRequest, code, detail)
    }
}
