import CEpoll
import Dispatch
import Glibc
import HTTPTypes
import Synchronization

/// An HTTP/1.1 server: a few event loops over epoll, a pool of workers for handlers that wait, nothing else.
///
///     var router = Router()
///     router.get("/hello", lane: .quick) { _ in .text("Hello") }
///     let server = Server(router: router)
///     print(try server.start())
///     …
///     server.shutdown(grace: .seconds(10))
public final class Server: Sendable {
    private enum State {
        case ready
        case running(Running)
        case stopped
    }

    private struct Running {
        let context: ServerContext
        let loops: [EventLoop]
        let listeners: [Listener]
        let group: DispatchGroup
        let listenersReleased: DispatchGroup
    }

    /// The counters, as in the configuration.
    public var metrics: ServerMetrics { configuration.metrics }

    private let configuration: ServerConfiguration
    private let router: Router
    private let accept: AcceptCall
    private let state = Locked(State.ready)

    /// A server that doesn't listen yet.
    public convenience init(configuration: ServerConfiguration = ServerConfiguration(), router: Router) {
        self.init(configuration: configuration, router: router) { cepoll_accept($0, $1, $2) }
    }

    init(configuration: ServerConfiguration, router: Router, accept: @escaping AcceptCall) {
        self.configuration = configuration
        self.router = router
        self.accept = accept
    }

    /// Listens and serves, on threads of its own, until `shutdown`.
    /// - Returns: where it listens, with real port numbers.
    /// - Throws: `ServerError`.
    @discardableResult
    public func start() throws(ServerError) -> [BoundAddress] {
        try state.withLock { state throws(ServerError) in
            guard case .ready = state else { throw ServerError.notStartable }
            let running = try open()
            state = .running(running)
            return running.listeners.map(\.address)
        }
    }

    /// Stops accepting, answers what is being asked, closes idle connections, and after `grace` closes the rest.
    /// Blocks until that is done; not to be called from a handler.
    public func shutdown(grace: Duration) {
        let running: Running? = state.withLock { state in
            defer { state = .stopped }
            if case .running(let running) = state { return running }
            return nil
        }
        guard let running else { return }
        let deadline = DispatchTime.now() + .milliseconds(Int(clamping: grace.milliseconds))
        running.context.isDraining.store(true, ordering: .relaxed)
        for loop in running.loops { loop.inbox.post(.drain) }
        // From here on a client is refused by the kernel instead of waiting in a queue that nobody looks at.
        _ = running.listenersReleased.wait(timeout: .now() + .seconds(1))
        for listener in running.listeners { listener.close() }
        if running.group.wait(timeout: deadline) == .timedOut {
            for loop in running.loops { loop.inbox.post(.stop) }
            running.group.wait()
        }
        // A handler that never returns can't be ended from outside; it isn't waited for.
        let last = max(deadline, DispatchTime.now() + .milliseconds(100))
        _ = running.context.workers.stop(timeout: last)
        _ = running.context.streamWorkers.stop(timeout: last)
    }

    private func open() throws(ServerError) -> Running {
        guard !configuration.addresses.isEmpty else { throw ServerError.noAddress }
        raiseDescriptorLimit()
        var listeners: [Listener] = []
        var loops: [EventLoop] = []
        let context: ServerContext
        do throws(ServerError) {
            for address in configuration.addresses {
                listeners.append(contentsOf: try Listener.open(address, configuration))
            }
            context = ServerContext(
                configuration,
                router,
                isLoopbackOnly: listeners.allSatisfy(\.isLocal),
                accept: accept
            )
            for _ in 0..<max(1, configuration.eventLoops) {
                loops.append(try EventLoop(context: context, listeners: listeners))
            }
        } catch {
            for listener in listeners { listener.close() }
            throw error
        }
        let group = DispatchGroup()
        let listenersReleased = DispatchGroup()
        for (index, loop) in loops.enumerated() {
            loop.peers = loops
            listenersReleased.enter()
            loop.onDrained = { listenersReleased.leave() }
            // A serial queue of its own, so that its thread is not one that the global queues count on.
            DispatchQueue(label: "http-loop-\(index)").async(group: group) {
                loop.run()
                loop.peers = []
            }
        }
        return Running(
            context: context,
            loops: loops,
            listeners: listeners,
            group: group,
            listenersReleased: listenersReleased
        )
    }

    /// Raises the soft limit of descriptors to what the connections may need, as far as the hard limit goes.
    private func raiseDescriptorLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let wanted = rlim_t(configuration.maximumConnections + 1024)
        guard limit.rlim_cur < wanted else { return }
        limit.rlim_cur = min(wanted, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
