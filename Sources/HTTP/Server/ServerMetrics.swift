import Synchronization

/// What a server counted since it started; the sum over its loops.
public struct MetricsSnapshot: Sendable, Equatable {
    /// Connections accepted.
    public var connectionsAccepted: UInt64 = 0
    /// Connections open now, among them idle ones.
    public var connectionsOpen: UInt64 = 0
    /// Connections refused because there were too many, in all or from one address.
    public var connectionsRefused: UInt64 = 0
    /// accept(2) failures, such as no descriptor left.
    public var acceptFailures: UInt64 = 0
    /// Requests answered, by the first digit of the status: index 2 is 2xx.
    public var responses: [UInt64] = Array(repeating: 0, count: 6)
    /// Requests that the parser refused.
    public var rejections: UInt64 = 0
    /// Requests answered with 503 because a queue was full.
    public var overloads: UInt64 = 0
    /// Connections ended by a timeout, idle ones left out.
    public var timeouts: UInt64 = 0
    /// Errors thrown by handlers that were no HTTP answer.
    public var handlerFailures: UInt64 = 0
    /// Bytes received.
    public var bytesReceived: UInt64 = 0
    /// Bytes sent.
    public var bytesSent: UInt64 = 0
    /// Listeners on event streams now.
    public var eventListeners: UInt64 = 0
    /// How many answers took at most each of `durationBounds`, not cumulative; the last entry is the rest.
    public var durations: [UInt64] = Array(repeating: 0, count: MetricsSnapshot.durationBounds.count + 1)
    /// The sum of all durations, in microseconds.
    public var durationMicroseconds: UInt64 = 0
    /// Requests waiting for a worker now.
    public var queuedRequests = 0

    /// The upper bounds of the buckets of `durations`, in microseconds.
    public static let durationBounds: [UInt64] = [
        100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000,
    ]
}

/// The counters of a server. Make one, put it into the configuration, and read it wherever the numbers are shown.
public final class ServerMetrics: Sendable {
    private let loops = Locked<[LoopCounters]>([])
    private let queueDepth = Locked<(@Sendable () -> Int)?>(nil)

    /// Counters at zero.
    public init() {}

    /// The numbers now. Those of different loops may be a moment apart.
    public var snapshot: MetricsSnapshot {
        var snapshot = MetricsSnapshot()
        for loop in loops.withLock({ $0 }) { loop.add(to: &snapshot) }
        snapshot.queuedRequests = queueDepth.withLock { $0 }?() ?? 0
        return snapshot
    }

    func register(_ counters: LoopCounters) { loops.withLock { $0.append(counters) } }

    func observeQueue(_ depth: @escaping @Sendable () -> Int) { queueDepth.withLock { $0 = depth } }
}

/// A number that one thread writes and any may read.
struct Counter: ~Copyable, Sendable {
    private let value = Atomic<UInt64>(0)

    /// Not a read-modify-write: there is one writer, so a plain load and store are enough and need no bus lock.
    @inline(__always)
    func add(_ amount: UInt64 = 1) {
        value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    var current: UInt64 { value.load(ordering: .relaxed) }
}

/// The counters of one loop, written by it alone.
final class LoopCounters: Sendable {
    let accepted = Counter()
    let closed = Counter()
    let refused = Counter()
    let acceptFailures = Counter()
    let informational = Counter()
    let successes = Counter()
    let redirections = Counter()
    let clientErrors = Counter()
    let serverErrors = Counter()
    let rejections = Counter()
    let overloads = Counter()
    let timeouts = Counter()
    let handlerFailures = Counter()
    let received = Counter()
    let sent = Counter()
    let listenersJoined = Counter()
    let listenersLeft = Counter()
    let durationMicroseconds = Counter()
    private let buckets: [Bucket] = (0...MetricsSnapshot.durationBounds.count).map { _ in Bucket() }

    private let bounds = MetricsSnapshot.durationBounds

    private final class Bucket: Sendable {
        let counter = Counter()
    }

    func countResponse(status: Int, microseconds: UInt64) {
        switch status {
        case ..<200: informational.add()
        case ..<300: successes.add()
        case ..<400: redirections.add()
        case ..<500: clientErrors.add()
        default: serverErrors.add()
        }
        durationMicroseconds.add(microseconds)
        var index = 0
        for bound in bounds {
            if microseconds <= bound { break }
            index += 1
        }
        buckets[index].counter.add()
    }

    func add(to snapshot: inout MetricsSnapshot) {
        snapshot.connectionsAccepted += accepted.current
        // Read in this order, so that the difference is never negative.
        let closed = closed.current
        snapshot.connectionsOpen += accepted.current - closed
        snapshot.connectionsRefused += refused.current
        snapshot.acceptFailures += acceptFailures.current
        for (index, counter) in [
            0, informational.current, successes.current, redirections.current, clientErrors.current,
            serverErrors.current,
        ].enumerated() {
            snapshot.responses[index] += counter
        }
        snapshot.rejections += rejections.current
        snapshot.overloads += overloads.current
        snapshot.timeouts += timeouts.current
        snapshot.handlerFailures += handlerFailures.current
        snapshot.bytesReceived += received.current
        snapshot.bytesSent += sent.current
        let left = listenersLeft.current
        snapshot.eventListeners += listenersJoined.current - left
        snapshot.durationMicroseconds += durationMicroseconds.current
        for (index, bucket) in buckets.enumerated() { snapshot.durations[index] += bucket.counter.current }
    }
}
