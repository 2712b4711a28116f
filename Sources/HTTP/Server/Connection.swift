import CEpoll

/// One client: what has been read, what waits to be sent, and what it is doing. Belongs to one loop.
final class Connection {
    enum Phase {
        /// Reading a request, or waiting for one.
        case reading
        /// A worker has the request.
        case working
        /// A stream worker writes the body.
        case streaming
        /// A listener of an event stream.
        case listening
        /// Answered for the last time; what still comes in is thrown away until the client closes.
        case lingering
    }

    let descriptor: Int32
    /// Tells this connection from others that had or will have the same descriptor.
    let generation: UInt32
    let remoteAddress: SocketAddress?
    /// Whether it was over a limit from the start and is only told so.
    let isRefused: Bool

    var phase = Phase.reading
    @exclusivity(unchecked) var parser: RequestParser
    /// Bytes that arrived while the connection was busy with an earlier request.
    @exclusivity(unchecked) var unread: [UInt8] = []
    @exclusivity(unchecked) var output = PendingOutput()
    /// Whether the connection is closed when the output is sent.
    var closesAfterOutput = false
    /// Whether the client may still be sending when the connection is closed from this side.
    var lingersAfterOutput = false
    var requestCount = 0

    /// The request that is being read or answered.
    @exclusivity(unchecked) var current: CurrentRequest?
    /// The job whose reply is awaited; replies of any other are late and dropped.
    var job: UInt64 = 0
    var cancellation: Cancellation?
    var flow: StreamFlow?
    var streamBytesUnacknowledged = 0
    var isChunked = false
    var listener: ListenerState?
    /// Events a new listener missed, to be sent behind the head.
    var replay: [UInt8] = []
    /// Whether the event stream had ended when the listener came.
    var endsListening = false
    /// Whether the descriptor is closed; nothing may be done with it then.
    var isClosed = false

    /// The events epoll watches for this descriptor.
    var interest: UInt32 = 0

    // MARK: Deadlines
    var deadlineTick = UInt64.max
    /// The tick of the entry in the wheel that counts; others are stale.
    var wheelTick = UInt64.max
    /// What the deadline is for; nil makes the next one start anew.
    var deadlineKind: DeadlineKind?
    var bytesSent = 0
    var bytesSentAtDeadline = 0
    var streamEndTick = UInt64.max

    init(
        descriptor: Int32,
        generation: UInt32,
        remoteAddress: SocketAddress?,
        isRefused: Bool,
        limits: ParserLimits
    ) {
        self.descriptor = descriptor
        self.generation = generation
        self.remoteAddress = remoteAddress
        self.isRefused = isRefused
        parser = RequestParser(limits: limits)
    }

    /// The number epoll hands back with an event.
    var token: UInt64 { UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor)) }
}

/// A listener's place in an event stream.
struct ListenerState {
    let broadcaster: EventBroadcaster
    /// Events before this one were there when it subscribed, and came with the replay if at all.
    let firstSequence: UInt64
}

/// Bytes that the socket didn't take yet, in order.
struct PendingOutput {
    private var chunks: [[UInt8]] = []
    private var firstChunk = 0
    private var offset = 0
    private(set) var byteCount = 0

    var isEmpty: Bool { byteCount == 0 }

    /// Adds bytes, leaving out the first `skipping`.
    mutating func append(_ bytes: [UInt8], skipping: Int = 0) {
        guard bytes.count > skipping else { return }
        if chunks.isEmpty {
            offset = skipping
            chunks.append(bytes)
        } else {
            chunks.append(skipping == 0 ? bytes : Array(bytes[skipping...]))
        }
        byteCount += bytes.count - skipping
    }

    /// The first bytes to send.
    func withFirst<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard firstChunk < chunks.count else { return nil }
        return chunks[firstChunk].withUnsafeBytes { bytes in
            body(UnsafeRawBufferPointer(rebasing: bytes[min(offset, bytes.count)...]))
        }
    }

    /// Takes away what was sent.
    mutating func removeFirst(_ count: Int) {
        byteCount -= count
        offset += count
        guard firstChunk < chunks.count, offset >= chunks[firstChunk].count else { return }
        chunks[firstChunk] = []
        firstChunk += 1
        offset = 0
        if firstChunk == chunks.count {
            chunks = []
            firstChunk = 0
        } else if firstChunk >= 64 {
            chunks.removeFirst(firstChunk)
            firstChunk = 0
        }
    }

    mutating func removeAll() { self = PendingOutput() }
}
