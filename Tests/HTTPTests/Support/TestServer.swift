import HTTPTypes
import Synchronization

@testable import HTTP

/// A server on a free loopback port, stopped when the object goes.
final class TestServer: Sendable {
    let server: Server
    let addresses: [BoundAddress]

    var address: BoundAddress { addresses[0] }

    /// Starts a server with the routes below and those that `add` adds.
    init(
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        routes add: (inout Router) -> Void = { _ in },
        accept: AcceptCall? = nil
    ) throws {
        var configuration = ServerConfiguration()
        configuration.addresses = [.tcp(host: "127.0.0.1", port: 0)]
        configuration.eventLoops = 2
        configuration.workers = 2
        configuration.streamWorkers = 2
        configure(&configuration)
        var router = Router()
        router.get("/quick", lane: .quick) { _ in .text("quick") }
        router.get("/worker") { _ in .text("worker") }
        router.post("/echo", lane: .quick) { .bytes($0.body, contentType: "application/octet-stream") }
        router.post("/echo/worker") { .bytes($0.body, contentType: "application/octet-stream") }
        router.get("/items/{id}", lane: .quick) { .text($0.parameter("id") ?? "") }
        router.get("/target", lane: .quick) { request in
            .text(request.rawPath + "|" + (request.rawQuery ?? "-") + "|" + request.host)
        }
        add(&router)
        server =
            accept.map { Server(configuration: configuration, router: router, accept: $0) }
            ?? Server(configuration: configuration, router: router)
        addresses = try server.start()
    }

    deinit { server.shutdown(grace: .milliseconds(50)) }

    func client(timeout: Int = 5000) throws -> RawClient { try RawClient(address, timeout: timeout) }

    /// Sends bytes on a connection of their own and reads one response.
    func response(to bytes: String, toHead: Bool = false) throws -> WireResponse? {
        let client = try client()
        client.send(bytes)
        return client.response(toHead: toHead)
    }

    var metrics: MetricsSnapshot { server.metrics.snapshot }
}

/// A gate that handlers wait at until a test opens it.
final class Gate: @unchecked Sendable {
    // Safe: `isOpen` and `waiting` are touched only with the monitor locked.
    private let monitor = Monitor()
    private var isOpen = false
    private var waiting = 0

    func pass() {
        monitor.lock()
        waiting += 1
        monitor.broadcast()
        while !isOpen { monitor.wait() }
        monitor.unlock()
    }

    /// Waits until this many handlers stand at the gate.
    func awaitWaiting(_ count: Int) {
        monitor.lock()
        while waiting < count { monitor.wait() }
        monitor.unlock()
    }

    func open() {
        monitor.lock()
        isOpen = true
        monitor.unlock()
        monitor.broadcast()
    }
}

/// The same pseudo-random numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var sequence: RequestIDSequence

    init(_ seed: UInt64) { sequence = RequestIDSequence(seed: seed) }

    mutating func next() -> UInt64 { sequence.next() }
}
