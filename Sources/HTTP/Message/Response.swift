public import HTTPTypes

/// What a handler answers. The server adds Date, Content-Length or chunks, Connection, ETag, Vary and Content-Encoding.
public struct Response: Sendable {
    /// The status; its reason phrase is sent as it stands.
    public var status: HTTPResponse.Status
    /// The media type of the body, apart from the other headers because nearly every answer has one.
    public var contentType: String?
    /// Further headers. Those that frame the message (Content-Length, Transfer-Encoding, Connection, Date) are ignored.
    public var headers: HTTPFields
    /// The body.
    public var body: ResponseBody
    /// Whether the connection is closed after this answer.
    public var closesConnection = false

    /// An answer of any shape.
    public init(
        status: HTTPResponse.Status = .ok,
        contentType: String? = nil,
        headers: HTTPFields = HTTPFields(),
        body: ResponseBody = .empty
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// JSON that is already encoded.
    public static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, contentType: "application/json", body: .bytes(bytes))
    }

    /// Text in UTF-8.
    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, contentType: "text/plain; charset=utf-8", body: .bytes(Array(text.utf8)))
    }

    /// Bytes of any media type.
    public static func bytes(
        _ bytes: [UInt8],
        contentType: String,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(status: status, contentType: contentType, body: .bytes(bytes))
    }

    /// An answer without a body: 204 unless said otherwise.
    public static func empty(_ status: HTTPResponse.Status = .noContent) -> Response {
        Response(status: status)
    }

    /// A problem (RFC 9457) as `application/problem+json`.
    public static func problem(_ problem: ProblemDetails) -> Response {
        problem.response
    }

    /// Content made once and kept: see `StaticContent`.
    public static func content(_ content: StaticContent) -> Response {
        Response(status: .ok, contentType: content.contentType, body: .content(content))
    }

    /// A body of unknown length, written by `produce` on a stream worker and sent in chunks.
    ///
    /// `produce` may block; `StreamWriter.write` waits while the client is slow. When it throws, the connection is cut
    /// before the last chunk, so that the client can tell that something is missing.
    public static func stream(
        contentType: String,
        status: HTTPResponse.Status = .ok,
        produce: @escaping @Sendable (StreamWriter) throws -> Void
    ) -> Response {
        Response(status: status, contentType: contentType, body: .stream(produce))
    }

    /// Server-Sent Events from a broadcaster, until the client goes or the broadcaster ends.
    ///
    /// With `Last-Event-ID` the events since then are sent first, as far as the broadcaster still has them.
    public static func events(_ broadcaster: EventBroadcaster) -> Response {
        var headers = HTTPFields()
        headers[.cacheControl] = "no-store"
        return Response(contentType: "text/event-stream", headers: headers, body: .events(broadcaster))
    }
}

/// The kinds of bodies.
public enum ResponseBody: Sendable {
    /// No body.
    case empty
    /// All of it, now.
    case bytes([UInt8])
    /// Content made once, with its ETag and its compressed form.
    case content(StaticContent)
    /// Written as it is made.
    case stream(@Sendable (StreamWriter) throws -> Void)
    /// Server-Sent Events.
    case events(EventBroadcaster)
}
