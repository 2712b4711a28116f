/// What the encoding of an answer depends on besides the answer itself.
struct Exchange: Sendable {
    /// nil when the request could not be read.
    let head: RequestHead?
    let requestID: RequestID
    /// Whether the request could not be read, but is one with HEAD.
    var isUnreadHead = false
    /// Whether the connection is to stay; an answer may still close it.
    var keepAlive: Bool
}

/// An answer as bytes: the head, with a small body behind it, is in the output; the rest is here.
struct EncodedResponse: Sendable {
    /// What goes on after the head.
    enum Continuation: Sendable {
        case none
        case stream(@Sendable (StreamWriter) throws -> Void, compresses: Bool)
        case events(EventBroadcaster, lastEventID: String?)
    }

    var status: Int
    var bodyBytes = 0
    var closes: Bool
    /// A body too large to be worth copying behind the head.
    var tail: [UInt8]?
    var continuation = Continuation.none
}
