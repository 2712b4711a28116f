import API
import ArgumentParser
import Dispatch
import Foundation
import Glibc
import HTTP
import Ingestion
import Logging
import Storage

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the HTTP API.",
        discussion: """
            Listens on loopback unless told otherwise; on any other address a token is required (server.token), \
            sent by clients as 'Authorization: Bearer …'. Prints 'listening on http://…' when it is ready. Ends \
            cleanly on Ctrl-C and SIGTERM: requests that have begun are answered.

            Examples:
              parallax serve
              parallax serve --port 0 --database /var/lib/parallax/parallax.sqlite
            """
    )

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host: String?

    @Option(help: ArgumentHelp("The port to listen on; 0 takes any free one.", valueName: "number"))
    var port: Int?

    @Flag(help: "Fetch the sources that are due while serving, so that no cron job is needed.")
    var fetch = false

    func run() async throws {
        var flags: [String: (value: String, flag: String)] = [:]
        if let host { flags["server.host"] = (host, "--host") }
        if let port { flags["server.port"] = (String(port), "--port") }
        let settings = try await options.settings(flags)
        let logger = Assembly.logger(settings)
        let store = try Assembly.store(settings)
        let pipeline = try Assembly.pipeline(settings, store: store, logger: logger)
        let configuration = try ServerAssembly.configuration(settings, logger: logger)
        try FetchAssembly.synchronizeSources(settings, store: store)
        let service = Service(
            store: store,
            pipeline: pipeline,
            sourceReader: try FetchAssembly.sourceReader(settings),
            limits: ServerAssembly.limits(settings),
            metrics: configuration.metrics,
            version: ParallaxCommand.version,
            now: SystemClock.milliseconds
        )
        var router = service.routes()
        if !settings["server.token"].isEmpty { router.use(TokenCheck.middleware(token: settings["server.token"])) }
        let server = Server(configuration: configuration, router: router)
        let termination = try TerminationSignal()
        do {
            for address in try server.start() { print("listening on \(address)") }
        } catch {
            throw UsageFault("cannot listen: \(error)")
        }
        // The line must be there for whoever waits for it behind a pipe.
        fflush(nil)
        DispatchQueue.global(qos: .utility).async {
            do {
                try store.warmSearch()
                try store.warmColumns()
            } catch {
                logger.error("search could not be warmed", metadata: ["error": "\(error)"])
            }
        }
        let fetching =
            fetch ? try FetchAssembly.scheduled(settings, store: store, pipeline: pipeline, logger: logger) : nil
        await termination.wait()
        logger.notice("stopping")
        fetching?.stop(waiting: settings.number("server.shutdown_grace_seconds"))
        server.shutdown(grace: .seconds(settings.number("server.shutdown_grace_seconds")))
        try store.close()
    }
}

/// The server's part of the settings.
enum ServerAssembly {
    static func configuration(_ settings: Settings, logger: Logger) throws -> ServerConfiguration {
        var configuration = ServerConfiguration()
        let host = settings["server.host"]
        let port = UInt16(clamping: settings.integer("server.port"))
        let activated = BindAddress.activated(
            by: ProcessInfo.processInfo.environment,
            processID: ProcessInfo.processInfo.processIdentifier
        )
        configuration.addresses = activated.isEmpty ? [.tcp(host: host, port: port)] : activated
        if !settings["server.unix_socket"].isEmpty {
            configuration.addresses.append(.unix(path: settings["server.unix_socket"]))
        }
        let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        guard isLoopback || !settings["server.token"].isEmpty else {
            throw UsageFault(
                "server.host is '\(host)', which others can reach: set a token first "
                    + "(PARALLAX_SERVER_TOKEN or server.token), or listen on 127.0.0.1"
            )
        }
        let hosts = settings.list("server.allowed_hosts")
        if !hosts.isEmpty { configuration.allowedHosts = .only(hosts) }
        configuration.eventLoops = settings.integer("server.event_loops")
        configuration.workers = settings.integer("server.workers")
        configuration.queuedRequests = settings.integer("server.queued_requests")
        configuration.maximumConnections = settings.integer("server.maximum_connections")
        configuration.maximumConnectionsPerAddress = settings.integer("server.maximum_connections_per_address")
        configuration.maximumRequestsPerConnection = settings.integer("server.maximum_requests_per_connection")
        configuration.limits.bodyBytes = settings.integer("server.body_bytes")
        configuration.limits.targetBytes = settings.integer("server.target_bytes")
        configuration.limits.headerBytes = settings.integer("server.header_bytes")
        configuration.limits.headerCount = settings.integer("server.header_count")
        configuration.limits.trailerBytes = settings.integer("server.trailer_bytes")
        configuration.outputBufferBytes = settings.integer("server.output_buffer_bytes")
        configuration.streamBufferBytes = settings.integer("server.stream_buffer_bytes")
        configuration.eventBufferBytes = settings.integer("server.event_buffer_bytes")
        configuration.streamWorkers = settings.integer("server.stream_workers")
        configuration.queuedStreams = settings.integer("server.queued_streams")
        configuration.compressionLevel = Int32(settings.integer("server.compression_level"))
        configuration.compressionMinimumBytes = settings.integer("server.compression_minimum_bytes")
        configuration.backlog = Int32(settings.integer("server.backlog"))
        configuration.retryAfterSeconds = settings.integer("server.retry_after_seconds")
        setTimeouts(of: &configuration, settings)
        setLogs(of: &configuration, logger)
        return configuration
    }

    private static func setTimeouts(of configuration: inout ServerConfiguration, _ settings: Settings) {
        configuration.minimumBytesPerWriteTimeout = settings.integer("server.minimum_bytes_per_write_timeout")
        configuration.streamTimeout = .seconds(settings.number("server.stream_timeout_seconds"))
        configuration.lingerTimeout = .seconds(settings.number("server.linger_timeout_seconds"))
        configuration.heartbeatInterval = .seconds(settings.number("server.heartbeat_seconds"))
        configuration.headerTimeout = .seconds(settings.number("server.header_timeout_seconds"))
        configuration.bodyTimeout = .seconds(settings.number("server.body_timeout_seconds"))
        configuration.idleTimeout = .seconds(settings.number("server.idle_timeout_seconds"))
        configuration.writeTimeout = .seconds(settings.number("server.write_timeout_seconds"))
        configuration.handlerTimeout = .seconds(settings.number("server.handler_timeout_seconds"))
    }

    private static func setLogs(of configuration: inout ServerConfiguration, _ logger: Logger) {
        configuration.accessLog = { record in
            logger.debug(
                "request",
                metadata: [
                    "id": "\(record.requestID)", "method": "\(record.method)", "path": "\(record.path)",
                    "status": "\(record.status)", "bytes": "\(record.bodyBytes)", "duration": "\(record.duration)",
                ]
            )
        }
        configuration.errorLog = { request, error in
            logger.error("handler failed", metadata: ["id": "\(request.id)", "error": "\(error)"])
        }
    }

    static func limits(_ settings: Settings) -> APILimits {
        var limits = APILimits()
        limits.defaultPageRows = settings.integer("api.default_page_rows")
        limits.pageRows = settings.integer("api.page_rows")
        limits.analyticRows = settings.integer("api.analytic_rows")
        limits.timelineBuckets = settings.integer("api.timeline_buckets")
        return limits
    }
}

/// SIGINT and SIGTERM, from before the server listens: one that comes while it starts must not be lost, as it would be
/// between ignoring a signal and the registration of a Dispatch source.
struct TerminationSignal {
    private let readEnd: Int32

    /// Takes both signals over.
    ///
    /// - Throws: ``UsageFault`` when the process has no descriptor left.
    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw UsageFault("no descriptor is left for signals: raise the limit (ulimit -n)")
        }
        readEnd = ends[0]
        terminationWriteEnd = ends[1]
        for signal in [SIGINT, SIGTERM] {
            Foundation.signal(signal) { _ in
                var byte: UInt8 = 1
                _ = write(terminationWriteEnd, &byte, 1)
            }
        }
    }

    /// Comes back with the first signal; a second one ends the program at once.
    func wait() async {
        let readEnd = readEnd
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            DispatchQueue(label: "parallax.signals").async {
                TerminationSignal.readByte(readEnd)
                continuation.resume()
                TerminationSignal.readByte(readEnd)
                exit(130)
            }
        }
    }

    private static func readByte(_ descriptor: Int32) {
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) < 0, errno == EINTR {}
    }
}

// Safe: written once, before the handlers that read it are installed; a handler may only touch plain globals.
private nonisolated(unsafe) var terminationWriteEnd: Int32 = -1
