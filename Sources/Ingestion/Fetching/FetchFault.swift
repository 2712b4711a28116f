/// Why something could not be had from the net.
public struct FetchFault: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// The address may not be connected to, or is none.
        case refused
        case unreachable
        case timeout
        /// More bytes than are taken.
        case tooLarge = "too_large"
        /// Too many redirects, or in a circle.
        case redirects
        /// An answer that cannot be used, by its status.
        case status
        /// robots.txt says no.
        case robots
        /// The answer is broken: a body shorter than announced, a bad encoding.
        case broken
    }

    public var code: Code
    public var message: String
    /// Of the last answer, when there was one.
    public var status: Int?
    /// Milliseconds from now that the server asks to be left alone.
    public var retryAfter: Int64?

    public init(_ code: Code, _ message: String, status: Int? = nil, retryAfter: Int64? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.retryAfter = retryAfter
    }

    public var description: String { message }
}
