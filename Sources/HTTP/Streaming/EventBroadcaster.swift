/// One Server-Sent Event (WHATWG HTML §9.2).
public struct ServerSentEvent: Sendable, Equatable {
    /// The data; line breaks are kept.
    public var data: String
    /// The name listeners subscribe to; nil means "message".
    public var event: String?
    /// What a listener sends back as Last-Event-ID when it reconnects; no line breaks and no NUL.
    public var id: String?

    /// An event.
    public init(data: String, event: String? = nil, id: String? = nil) {
        self.data = data
        self.event = event
        self.id = id
    }

    /// The event as it travels, with the empty line that ends it.
    var encoded: [UInt8] {
        var text = ""
        if let event { text += "event: \(ServerSentEvent.oneLine(event))\n" }
        if let id { text += "id: \(ServerSentEvent.oneLine(id))\n" }
        // The format ends lines at CR, LF and CRLF alike.
        for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            text += "data: \(line)\n"
        }
        return Array((text + "\n").utf8)
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline || $0 == "\0" ? " " : $0 })
    }
}

/// Sends events to any number of listeners: each event is encoded once, each loop hears of it once, and a listener
/// costs a connection and nothing else.
public final class EventBroadcaster: Sendable {
    private struct State {
        var nextSequence: UInt64 = 0
        var recent: [EncodedEvent] = []
        var loops: [ObjectIdentifier: (inbox: Inbox, listeners: Int)] = [:]
        var isEnded = false
    }

    private let state = Locked(State())
    private let capacity: Int

    /// - Parameter replayCapacity: how many events are kept for listeners that come back with Last-Event-ID.
    public init(replayCapacity: Int = 1024) {
        capacity = max(0, replayCapacity)
    }

    /// Sends an event to all listeners. Returns without waiting for any.
    public func publish(_ event: ServerSentEvent) {
        let bytes = event.encoded
        let chunk = ChunkFraming.chunk(bytes)
        // Posted under the lock, so that all loops hear of events in one order.
        state.withLock { state in
            guard !state.isEnded else { return }
            let encoded = EncodedEvent(sequence: state.nextSequence, id: event.id, bytes: bytes, chunk: chunk)
            state.nextSequence += 1
            state.recent.append(encoded)
            if state.recent.count > capacity { state.recent.removeFirst(state.recent.count - capacity) }
            for loop in state.loops.values { loop.inbox.post(.event(self, encoded)) }
        }
    }

    /// Ends the stream of every listener; later ones get an empty stream.
    public func end() {
        state.withLock { state in
            state.isEnded = true
            for loop in state.loops.values { loop.inbox.post(.endOfEvents(self)) }
        }
    }

    /// Listeners now.
    public var listenerCount: Int { state.withLock { $0.loops.values.reduce(0) { $0 + $1.listeners } } }

    /// Adds a listener of a loop. Returns the events it missed since `lastEventID` (nil when the stream has ended), and
    /// from which event on it listens.
    func subscribe(_ inbox: Inbox, lastEventID: String?) -> (missed: [EncodedEvent], firstSequence: UInt64)? {
        state.withLock { state in
            guard !state.isEnded else { return nil }
            state.loops[ObjectIdentifier(inbox), default: (inbox, 0)].listeners += 1
            var missed: [EncodedEvent] = []
            if let lastEventID, let index = state.recent.lastIndex(where: { $0.id == lastEventID }) {
                missed = Array(state.recent[(index + 1)...])
            }
            return (missed, state.nextSequence)
        }
    }

    func unsubscribe(_ inbox: Inbox) {
        state.withLock { state in
            let key = ObjectIdentifier(inbox)
            guard let loop = state.loops[key] else { return }
            state.loops[key] = loop.listeners > 1 ? (loop.inbox, loop.listeners - 1) : nil
        }
    }
}

/// An event ready to be sent, with its chunk framing and without.
struct EncodedEvent: Sendable {
    let sequence: UInt64
    let id: String?
    let bytes: [UInt8]
    let chunk: [UInt8]
}
