/// What other threads tell a loop.
enum LoopMessage: Sendable {
    /// A connection that another loop accepted.
    case adopt(descriptor: Int32, address: SocketAddress?)
    /// A worker's answer.
    case reply(descriptor: Int32, job: UInt64, bytes: [UInt8], response: EncodedResponse, failed: Bool)
    /// A part of a streamed body, already framed.
    case stream(descriptor: Int32, job: UInt64, bytes: [UInt8], end: StreamEnd?)
    /// An event for the listeners of a broadcaster.
    case event(EventBroadcaster, EncodedEvent)
    /// The broadcaster ended: its listeners are let go.
    case endOfEvents(EventBroadcaster)
    /// Stop accepting, answer what is there, close what is idle.
    case drain
    /// Close everything and end.
    case stop
}

/// How a streamed body ended.
enum StreamEnd: Sendable {
    case complete
    /// The producer threw: the client must not take what it has for the whole.
    case aborted
}
