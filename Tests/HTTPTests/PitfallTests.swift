import Dispatch
import Glibc
import Synchronization
import Testing

@testable import HTTP

/// One test for each way in which servers of this shape were seen to fail.
@Suite struct PitfallTests {
    private static func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n" }

    /// Long-running loops on a concurrent queue would take threads that the global queues and Swift's executor count on.
    @Test func loopsAndWorkersLeaveTheGlobalQueuesAlone() async throws {
        let server = try TestServer {
            $0.eventLoops = 8
            $0.workers = 16
            $0.streamWorkers = 16
        }
        await withTaskGroup(of: Int.self) { group in
            for number in 0..<64 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        DispatchQueue.global().async { continuation.resume(returning: number) }
                    }
                }
            }
            #expect(await group.reduce(0, +) == 2016)
        }
        #expect(try server.response(to: Self.get("/quick"))?.status == 200)
    }

    /// Handlers that block take workers, never a loop.
    @Test func blockedWorkersDoNotStopTheQuickLane() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(routes: {
            $0.get("/slow") { _ in
                gate.pass()
                return .text("done")
            }
        })
        let blocked = try (0..<64).map { _ in try server.client() }
        for client in blocked { client.send(Self.get("/slow")) }
        gate.awaitWaiting(2)
        for _ in 0..<50 { #expect(try server.response(to: Self.get("/quick"))?.text == "quick") }
        gate.open()
        for client in blocked { #expect(client.response()?.text == "done") }
    }

    /// The answer for a client that is gone must not reach the one that has its descriptor now.
    @Test func aLateReplyIsNotSentToTheNextOwnerOfTheDescriptor() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(
            {
                $0.eventLoops = 1
                $0.workers = 8
            },
            routes: {
                $0.get("/slow") { _ in
                    gate.pass()
                    return .text("secret of another")
                }
            }
        )
        var gone: [RawClient] = try (0..<4).map { _ in try server.client() }
        for client in gone { client.send(Self.get("/slow")) }
        gate.awaitWaiting(4)
        for client in gone { client.reset() }
        gone = []
        while server.metrics.connectionsOpen > 0 { usleep(1000) }
        // These take over the descriptors, and two of them wait for a worker as the first ones did.
        let next = try (0..<4).map { _ in try server.client() }
        for client in next { client.send(Self.get("/quick")) }
        for client in next { #expect(client.response()?.text == "quick") }
        for client in next[..<2] { client.send(Self.get("/worker")) }
        gate.open()
        for client in next[..<2] { #expect(client.response()?.text == "worker") }
        for client in next {
            client.send(Self.get("/quick"))
            #expect(client.response()?.text == "quick")
        }
    }

    /// Requests behind the point where the output was full must be taken up again when it drains.
    @Test func pipelinedRequestsGoOnAfterTheOutputWasFull() throws {
        let body = [UInt8](repeating: 0x61, count: 48 * 1024)
        let server = try TestServer(
            {
                $0.outputBufferBytes = 4096
            },
            routes: {
                $0.get("/big", lane: .quick) { _ in .bytes(body, contentType: "application/octet-stream") }
                $0.get("/big/worker") { _ in .bytes(body, contentType: "application/octet-stream") }
            }
        )
        let client = try RawClient(server.address, timeout: 10_000, receiveBuffer: 8192)
        let count = 120
        client.send((0..<count).map { Self.get($0.isMultiple(of: 4) ? "/big/worker" : "/big") }.joined())
        usleep(200_000)
        for _ in 0..<count { #expect(client.response()?.body.count == body.count) }
        client.send(Self.get("/quick"))
        #expect(client.response()?.text == "quick")
    }

    /// Writing to a closed peer raises SIGPIPE unless it is told not to; the default action would end this process.
    @Test func aClosedPeerDoesNotRaiseSIGPIPE() throws {
        signal(SIGPIPE, SIG_DFL)
        let body = [UInt8](repeating: 0x61, count: 4 * 1024 * 1024)
        // Without tags: hashing twenty times four megabytes takes long under a sanitizer.
        let server = try TestServer(
            { $0.makesETags = false },
            routes: { $0.get("/big", lane: .quick) { _ in .bytes(body, contentType: "application/octet-stream") } }
        )
        for _ in 0..<20 {
            let client = try server.client()
            client.send(Self.get("/big"))
            client.reset()
        }
        #expect(try server.response(to: Self.get("/quick"))?.status == 200)
    }

    /// A handler that throws is a 500 on its own connection, which goes on; what it threw stays inside.
    @Test func aThrowingHandlerIsA500AndTellsNothing() throws {
        struct Secret: Error { let password = "hunter2" }
        let logged = Mutex<[String]>([])
        let server = try TestServer(
            {
                $0.errorLog = { request, error in logged.withLock { $0.append("\(request.path) \(error)") } }
            },
            routes: {
                $0.get("/broken") { _ in throw Secret() }
                $0.get("/broken/quick", lane: .quick) { _ in throw Secret() }
            }
        )
        let client = try server.client()
        for path in ["/broken", "/broken/quick"] {
            client.send(Self.get(path))
            let response = try #require(client.response())
            #expect(response.status == 500)
            #expect(response.problemCode == "internal_error")
            #expect(!response.text.contains("hunter2"))
        }
        client.send(Self.get("/quick"))
        #expect(client.response()?.text == "quick")
        #expect(logged.withLock { $0.count } == 2)
        #expect(server.metrics.handlerFailures == 2)
    }

    /// A client that resets while its request is in a worker frees its place, and the handler can notice.
    @Test func aResetClientCancelsItsHandler() throws {
        let noticed = Atomic<Bool>(false)
        let started = Gate()
        started.open()
        let server = try TestServer(routes: {
            $0.get("/slow") { request in
                started.pass()
                for _ in 0..<1000 where !request.cancellation.isCancelled { usleep(5000) }
                noticed.store(request.cancellation.isCancelled, ordering: .relaxed)
                return .text("late")
            }
        })
        let client = try server.client()
        client.send(Self.get("/slow"))
        started.awaitWaiting(1)
        client.reset()
        for _ in 0..<500 where !noticed.load(ordering: .relaxed) { usleep(5000) }
        let isNoticed = noticed.load(ordering: .relaxed)
        #expect(isNoticed)
    }

    /// Slow clients cost a few kilobytes and no thread.
    @Test func manyUnfinishedRequestsDoNotStopOthers() throws {
        let server = try TestServer()
        let slow = try (0..<300).map { _ in try server.client() }
        for client in slow {
            client.send("POST /echo/worker HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nx")
        }
        for _ in 0..<20 { #expect(try server.response(to: Self.get("/worker"))?.text == "worker") }
    }
}
