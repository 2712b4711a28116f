public import HTTPTypes

/// A complete request as a handler sees it. Nothing is decoded until it is asked for.
public struct Request: Sendable {
    let current: CurrentRequest

    /// The body with the chunked coding removed; empty when there was none.
    public let body: [UInt8]
    /// Where the request came from; nil for a Unix domain socket.
    public let remoteAddress: SocketAddress?
    /// Becomes cancelled when the client is gone or the handler's time is up; long work should look at it.
    public let cancellation: Cancellation
    /// Room for middleware to tell handlers something, such as who is asking.
    public var attributes: [String: String] = [:]

    init(
        current: CurrentRequest,
        body: [UInt8],
        remoteAddress: SocketAddress?,
        cancellation: Cancellation
    ) {
        self.current = current
        self.body = body
        self.remoteAddress = remoteAddress
        self.cancellation = cancellation
    }

    var head: RequestHead { current.head }
    var match: RouteMatch { current.match }

    /// The method; HEAD arrives at a GET handler as HEAD, and its body is dropped by the server.
    public var method: HTTPRequest.Method { head.method.method }

    /// The path as sent, percent-encoded, without the query.
    public var rawPath: String { head.path.isEmpty ? "/" : head.string(head.path) }

    /// The decoded path: for messages, never for comparing with something security depends on.
    public var path: String {
        head.path.isEmpty ? "/" : PercentCoding.string(head.bytes, head.path, plusIsSpace: false)
    }

    /// The query as sent, without its "?"; nil when there was none.
    public var rawQuery: String? { head.query.map(head.string) }

    /// The decoded `name=value` items in their order; an item without "=" has an empty value.
    /// "+" is a space. Complexity: O(length of the query), decoded anew on each call.
    public var query: [QueryItem] {
        guard let range = head.query else { return [] }
        return QueryItem.items(head.bytes, range)
    }

    /// The value of a `{name}` in the route's pattern, percent-decoded; nil when the pattern has no such name.
    public func parameter(_ name: String) -> String? {
        match.parameter(name, in: head)
    }

    /// The pattern of the route that matched, such as `/v1/articles/{id}`; nil when none did.
    public var routePattern: String? { current.resolved?.route.pattern }

    /// Every header field. Complexity: builds the whole collection; use `header(_:)` for single fields.
    public var headers: HTTPFields { head.httpFields }

    /// The values of all fields with this name, joined by ", "; nil when there is none.
    public func header(_ name: HTTPField.Name) -> String? {
        head.joinedValue(name.canonicalName)
    }

    /// The request's id: the client's `X-Request-ID` when it is one to trust in a log, else made by the server.
    public var id: String { current.requestID.text }

    /// The host the request is addressed to, without the port; empty in HTTP/1.0 without Host.
    public var host: String { head.string(head.host) }
}

/// One decoded item of a query.
public struct QueryItem: Sendable, Equatable {
    /// The part before the first "=".
    public let name: String
    /// The part behind it; empty when there is no "=".
    public let value: String

    /// An item as if it had been decoded.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    static func items(_ bytes: [UInt8], _ range: Range<Int>) -> [QueryItem] {
        bytes[range].split(separator: 0x26).map { item in
            let equals = item.firstIndex(of: 0x3D)
            let name = item.startIndex..<(equals ?? item.endIndex)
            let value = equals.map { ($0 + 1)..<item.endIndex } ?? item.endIndex..<item.endIndex
            return QueryItem(
                name: PercentCoding.string(bytes, name, plusIsSpace: true),
                value: PercentCoding.string(bytes, value, plusIsSpace: true)
            )
        }
    }
}
