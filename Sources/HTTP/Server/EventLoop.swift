import CEpoll
import Glibc
import Synchronization

/// One thread, one epoll instance, and the connections it owns.
///
/// Level-triggered, so that nothing has to be re-armed: a request on a kept connection costs epoll_wait, recv and send.
/// The files `EventLoop+….swift` hold its parts: accepting, input, output, streams, timers.
final class EventLoop: @unchecked Sendable {
    // Safe: other threads use only `inbox`, `connectionCount` and `counters`, which are made for it, and the constants.
    // Everything else is touched by the loop's own thread alone, once `run` has begun.
    let inbox: Inbox
    let counters = LoopCounters()
    let connectionCount = Atomic<Int>(0)
    let context: ServerContext
    let listeners: [Listener]
    /// All loops of the server, this one included, for sharing out connections; set before `run`.
    var peers: [EventLoop] = []

    let epoll: Int32
    // `@exclusivity(unchecked)`: what is touched several times for each request and by this thread alone isn't looked up
    // in the runtime's table of accesses each time, a tenth of the work of a request. No method that is given one of
    // these inout, or the parser of a connection, has a way back to the loop.
    @exclusivity(unchecked) var slots: [Connection?] = []
    var nextGeneration: UInt32 = 1
    var nextJob: UInt64 = 1
    @exclusivity(unchecked) var encoder: ResponseEncoder
    @exclusivity(unchecked) var requestIDs: RequestIDSequence
    @exclusivity(unchecked) var wheel: TimerWheel
    var now: UInt64
    /// When the loop woke last, to the nanosecond: requests begin then.
    var nowNanoseconds: UInt64 = 0
    /// What is being answered to the connection at hand.
    @exclusivity(unchecked) var scratch = OutputBytes(capacity: EventLoop.scratchBytes)
    let readBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: EventLoop.readBytes, alignment: 64)
    let neverCancelled = Cancellation()
    /// Listeners of event streams by broadcaster; entries of closed connections are dropped at the next event.
    var audiences: [ObjectIdentifier: [UInt64]] = [:]

    var reserveDescriptor: Int32
    var acceptResumesAt: UInt64?
    var refusedCount = 0
    var isDraining = false
    var isStopped = false
    /// Called once the loop has let go of the listeners.
    var onDrained: (@Sendable () -> Void)?

    private static let readBytes = 64 * 1024
    /// What `scratch` may keep between answers.
    static let scratchBytes = 128 * 1024
    private static let wakeToken = UInt64.max
    /// Tokens of listeners: no connection has generation zero.
    private static let listenerTokenLimit = UInt64(UInt32.max)

    init(context: ServerContext, listeners: [Listener]) throws(ServerError) {
        self.context = context
        self.listeners = listeners
        inbox = try Inbox()
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        if epoll < 0 { throw ServerError.system("epoll_create1", errno) }
        encoder = ResponseEncoder(context.configuration, isQuick: true)
        requestIDs = RequestIDSequence(seed: UInt64.random(in: .min ... .max))
        now = Clock.milliseconds()
        wheel = TimerWheel(nowMilliseconds: now)
        reserveDescriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
        context.configuration.metrics.register(counters)
    }

    deinit {
        if reserveDescriptor >= 0 { Glibc.close(reserveDescriptor) }
        Glibc.close(epoll)
        readBuffer.deallocate()
    }

    /// Runs until the server is stopped, or drained and empty.
    func run() {
        watch(inbox.descriptor, token: EventLoop.wakeToken, events: EPOLLIN.rawValue | EPOLLET.rawValue)
        watchListeners()
        let capacity: Int32 = 256
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: Int(capacity)) { events in
            while !isStopped, !(isDraining && connectionCount.load(ordering: .relaxed) == 0) {
                let count = epoll_wait(epoll, events.baseAddress, capacity, timeoutMilliseconds)
                now = Clock.milliseconds()
                nowNanoseconds = Clock.nanoseconds()
                for index in 0..<Int(max(0, count)) {
                    handle(token: events[index].data.u64, events: events[index].events)
                }
                expireDeadlines()
                if let resumes = acceptResumesAt, resumes <= now { watchListeners() }
            }
        }
        for case let connection? in slots { close(connection) }
        stopAccepting()
    }

    private func handle(token: UInt64, events: UInt32) {
        if token == EventLoop.wakeToken {
            for message in inbox.take() { handle(message) }
            return
        }
        if token <= EventLoop.listenerTokenLimit {
            accept(from: listeners[Int(token)].descriptor)
            return
        }
        // An event of this batch may be for a connection that an earlier one closed.
        guard let connection = connection(Int32(truncatingIfNeeded: token & 0xFFFF_FFFF)),
            connection.token == token
        else { return }
        if events & EPOLLOUT.rawValue != 0 { handleWritable(connection) }
        if connection.isClosed { return }
        if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 {
            handleHangUp(connection)
        } else if events & EPOLLIN.rawValue != 0 {
            handleReadable(connection)
        }
    }

    private func handle(_ message: LoopMessage) {
        switch message {
        case .adopt(let descriptor, let address):
            register(descriptor, address, isRefused: false)
        case .reply(let descriptor, let job, let bytes, let response, let failed):
            handleReply(descriptor, job, bytes, response, failed)
        case .stream(let descriptor, let job, let bytes, let end):
            handleStream(descriptor, job, bytes, end)
        case .event(let broadcaster, let event):
            handleEvent(broadcaster, event)
        case .endOfEvents(let broadcaster):
            endEvents(broadcaster)
        case .drain:
            drain()
        case .stop:
            isStopped = true
        }
    }

    // MARK: Connections

    func connection(_ descriptor: Int32) -> Connection? {
        descriptor >= 0 && Int(descriptor) < slots.count ? slots[Int(descriptor)] : nil
    }

    /// Takes over an accepted socket.
    @discardableResult
    func register(_ descriptor: Int32, _ address: SocketAddress?, isRefused: Bool) -> Connection {
        let connection = Connection(
            descriptor: descriptor,
            generation: nextGeneration,
            remoteAddress: address,
            isRefused: isRefused,
            limits: context.configuration.limits
        )
        nextGeneration = nextGeneration == UInt32.max ? 1 : nextGeneration + 1
        if Int(descriptor) >= slots.count {
            slots.append(contentsOf: Array(repeating: nil, count: Int(descriptor) + 64 - slots.count))
        }
        slots[Int(descriptor)] = connection
        connection.interest = EPOLLIN.rawValue
        watch(descriptor, token: connection.token, events: connection.interest)
        counters.accepted.add()
        if !isRefused { connectionCount.store(connectionCount.load(ordering: .relaxed) + 1, ordering: .relaxed) }
        updateDeadline(connection)
        return connection
    }

    /// Ends a connection and everything that was going on for it. The descriptor may be another's at once.
    func close(_ connection: Connection) {
        guard !connection.isClosed else { return }
        connection.isClosed = true
        slots[Int(connection.descriptor)] = nil
        connection.cancellation?.cancel()
        connection.flow?.close()
        if let listener = connection.listener {
            listener.broadcaster.unsubscribe(inbox)
            counters.listenersLeft.add()
        }
        if connection.isRefused {
            refusedCount -= 1
        } else {
            context.registry.release(connection.remoteAddress)
            connectionCount.store(connectionCount.load(ordering: .relaxed) - 1, ordering: .relaxed)
        }
        counters.closed.add()
        Glibc.close(connection.descriptor)
        // A descriptor is free again: no need to wait for the end of the pause.
        if acceptResumesAt != nil { acceptResumesAt = now }
    }

    // MARK: epoll

    func watch(_ descriptor: Int32, token: UInt64, events: UInt32) {
        var event = epoll_event(events: events, data: epoll_data_t(u64: token))
        epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event)
    }

    /// Watches what the connection waits for now; a call to the kernel only when that changed.
    func updateInterest(_ connection: Connection) {
        var wanted: UInt32 = 0
        if !connection.output.isEmpty { wanted |= EPOLLOUT.rawValue }
        switch connection.phase {
        case .reading where connection.output.isEmpty, .listening, .lingering: wanted |= EPOLLIN.rawValue
        case .reading: break
        // Left as it is: most clients are silent while they wait, so it needn't be taken away and given back.
        case .working, .streaming: wanted |= connection.interest & EPOLLIN.rawValue
        }
        setInterest(connection, wanted)
    }

    func setInterest(_ connection: Connection, _ wanted: UInt32) {
        guard wanted != connection.interest, !connection.isClosed else { return }
        connection.interest = wanted
        var event = epoll_event(events: wanted, data: epoll_data_t(u64: connection.token))
        epoll_ctl(epoll, EPOLL_CTL_MOD, connection.descriptor, &event)
    }

    private var timeoutMilliseconds: Int32 {
        var timeout = wheel.millisecondsUntilDue(now: now)
        if let resumes = acceptResumesAt {
            timeout = min(timeout ?? UInt64.max, resumes > now ? resumes - now : 0)
        }
        // The clock is coarse: one millisecond more keeps the loop from waking just before the tick.
        return timeout.map { Int32(clamping: $0 + 1) } ?? -1
    }
}
