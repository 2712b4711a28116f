/// A request between its header section and its answer: one object, so that handing it on costs one count.
final class CurrentRequest: Sendable {
    let head: RequestHead
    let match: RouteMatch
    /// The route that matched, with its middleware; nil when none did.
    let resolved: ResolvedRoute?
    let requestID: RequestID
    let startNanoseconds: UInt64

    init(head: RequestHead, match: RouteMatch, requestID: RequestID, startNanoseconds: UInt64) {
        self.head = head
        self.match = match
        resolved = if case .found(let resolved, _) = match { resolved } else { nil }
        self.requestID = requestID
        self.startNanoseconds = startNanoseconds
    }
}

/// What the encoding of an answer depends on besides the answer itself.
struct Exchange: Sendable {
    /// nil when the request could not be read.
    let request: CurrentRequest?
    /// Makes the id of the answer when there is no request.
    let number: UInt64
    /// Whether the request could not be read, but is one with HEAD.
    let isUnreadHead: Bool
    /// Whether the connection is to stay; an answer may still close it.
    var keepAlive: Bool

    init(_ request: CurrentRequest, keepAlive: Bool) {
        self.request = request
        number = 0
        isUnreadHead = false
        self.keepAlive = keepAlive
    }

    /// For what could not be read, or was refused unread; the connection is closed after it.
    init(unread number: UInt64, isHead: Bool = false) {
        request = nil
        self.number = number
        isUnreadHead = isHead
        keepAlive = false
    }

    var head: RequestHead? { request?.head }

    func appendID(to out: inout OutputBytes) {
        if let request { request.requestID.append(to: &out) } else { RequestID(number: number).append(to: &out) }
    }
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
