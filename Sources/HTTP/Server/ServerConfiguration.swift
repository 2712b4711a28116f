import Glibc

/// Every limit, timeout and choice of a server, each with its default.
public struct ServerConfiguration: Sendable {
    // MARK: Where

    /// Where to listen: loopback unless told otherwise.
    public var addresses: [BindAddress] = [.tcp(host: "127.0.0.1", port: 8080)]
    /// Which hosts a request may be addressed to; anything else is answered with 421 (defence against DNS rebinding).
    public var allowedHosts = HostPolicy.automatic
    /// Connections waiting to be accepted in the kernel; the system's somaxconn is the upper bound.
    public var backlog: Int32 = 4096
    /// The permissions of a Unix domain socket.
    public var unixSocketMode: UInt32 = 0o660

    // MARK: How much at once

    /// Event loops, each with its own thread.
    public var eventLoops = min(ServerConfiguration.processorCount, 4)
    /// Threads for handlers in the worker lane.
    public var workers = max(4, ServerConfiguration.processorCount * 2)
    /// Requests that may wait for a worker; one more is answered with 503 and Retry-After.
    public var queuedRequests = 512
    /// Threads that write streamed bodies, apart from the workers, because a slow client may hold one for long.
    public var streamWorkers = 8
    /// Streams that may wait for a stream worker; one more is answered with 503 and Retry-After.
    public var queuedStreams = 32
    /// Open connections; one more is answered with 503 and closed.
    public var maximumConnections = 20_000
    /// Open connections from one address; one more is answered with 429 and closed. The default leaves room for ten
    /// thousand listeners on loopback: set it far lower on a public address.
    public var maximumConnectionsPerAddress = 12_000
    /// Requests on one connection; the last is answered with `Connection: close`.
    public var maximumRequestsPerConnection = 100_000
    /// What the parser takes.
    public var limits = ParserLimits()
    /// Bytes of answers that may wait for a slow client before its next request is looked at.
    public var outputBufferBytes = 64 * 1024
    /// Bytes of a streamed body that may wait for a slow client before the producer is made to wait.
    public var streamBufferBytes = 256 * 1024
    /// Bytes of events that may wait for a slow listener; with more it is disconnected (it comes back with
    /// Last-Event-ID).
    public var eventBufferBytes = 64 * 1024

    // MARK: How long

    /// From the first byte of a request (or from accept) to the end of its header section: 408 beyond it.
    public var headerTimeout = Duration.seconds(10)
    /// From the end of the header section to the end of the body: 408 beyond it.
    public var bodyTimeout = Duration.seconds(60)
    /// Between requests on a kept connection.
    public var idleTimeout = Duration.seconds(60)
    /// How long a client may take nothing of what waits for it.
    public var writeTimeout = Duration.seconds(30)
    /// The bytes a client has to take in each `writeTimeout` while something waits for it.
    public var minimumBytesPerWriteTimeout = 4096
    /// How long a handler in the worker lane may take, waiting included: 503 beyond it.
    public var handlerTimeout = Duration.seconds(30)
    /// How long a streamed body may take in all.
    public var streamTimeout = Duration.seconds(600)
    /// How long a refused client may go on sending before it is cut off.
    public var lingerTimeout = Duration.seconds(2)
    /// Between comments that keep an event stream open through proxies.
    public var heartbeatInterval = Duration.seconds(15)
    /// What Retry-After says on 503 and 429, in seconds.
    public var retryAfterSeconds = 1

    // MARK: What is sent

    /// Whether a 200 to GET or HEAD without an ETag gets one made of its bytes.
    public var makesETags = true
    /// The smallest body worth compressing.
    public var compressionMinimumBytes = 1024
    /// zlib's level, 1 (fast) to 9; 0 turns compression off.
    public var compressionLevel: Int32 = 5
    /// The largest body that a quick handler's answer is compressed for, since that holds up its loop.
    public var quickCompressionMaximumBytes = 32 * 1024
    /// Whether every answer carries `X-Request-ID`.
    public var sendsRequestID = true

    // MARK: Who is told

    /// Called on the event loop after each answer; has to return at once.
    public var accessLog: (@Sendable (AccessRecord) -> Void)?
    /// Called with what a handler threw when it was no `HTTPErrorRepresentable`; the client sees only a 500.
    public var errorLog: (@Sendable (Request, any Error) -> Void)?
    /// Where the counters go; keep it to read them in a handler.
    public var metrics = ServerMetrics()

    /// The defaults.
    public init() {}

    /// The processors this process may use.
    static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}

/// Which values of Host are served.
public enum HostPolicy: Sendable, Equatable {
    /// Names and addresses of this machine's loopback while every listener is on loopback or a Unix socket;
    /// anything as soon as one is not.
    case automatic
    /// These names (without port, in any case), and those of loopback.
    case only([String])
    /// Anything.
    case any
}
