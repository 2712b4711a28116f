/// One line of an access log.
public struct AccessRecord: Sendable {
    /// The request's id, as sent in `X-Request-ID`.
    public let requestID: String
    /// The client; nil for a Unix domain socket.
    public let remoteAddress: SocketAddress?
    /// The method; empty when the request could not be read.
    public let method: String
    /// The path as sent, without the query; empty when the request could not be read.
    public let path: String
    /// The pattern of the route that answered, or nil.
    public let route: String?
    /// The status.
    public let status: Int
    /// The bytes of the body, as far as they were known when the answer began.
    public let bodyBytes: Int
    /// From when the loop woke for the request to the complete answer (for streams: to its beginning).
    public let duration: Duration
}
