import CEpoll
import Glibc
import Synchronization
import Testing

@testable import HTTP

/// Everything that can run out: workers, streams, connections, descriptors.
@Suite struct OverloadTests {
    private static func get(_ path: String) -> String { "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n" }

    @Test func aFullQueueIs503WithRetryAfterAndTheQuickLaneGoesOn() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(
            {
                $0.workers = 2
                $0.queuedRequests = 3
            },
            routes: {
                $0.get("/slow") { _ in
                    gate.pass()
                    return .text("done")
                }
            }
        )
        var waiting: [RawClient] = []
        for index in 0..<5 {
            let client = try server.client()
            client.send(Self.get("/slow"))
            waiting.append(client)
            if index < 2 { gate.awaitWaiting(index + 1) }
        }
        while server.metrics.queuedRequests < 3 { usleep(1000) }
        let refused = try server.client()
        refused.send(Self.get("/slow"))
        let response = try #require(refused.response())
        #expect(response.status == 503)
        #expect(response.field("retry-after") == "1")
        refused.send(Self.get("/quick"))
        #expect(refused.response()?.text == "quick", "an overloaded server has to stay reachable")
        #expect(server.metrics.overloads == 1)
        gate.open()
        for client in waiting { #expect(client.response()?.text == "done") }
    }

    @Test func oneConnectionTooManyIsToldSo() throws {
        let server = try TestServer { $0.maximumConnections = 3 }
        let clients = try (0..<3).map { _ in try server.client() }
        for client in clients {
            client.send(Self.get("/quick"))
            #expect(client.response()?.status == 200)
        }
        let refused = try #require(try server.response(to: Self.get("/quick")))
        #expect(refused.status == 503)
        #expect(refused.problemCode == "too_many_connections")
        #expect(refused.field("retry-after") != nil)
        #expect(server.metrics.connectionsRefused == 1)
    }

    @Test func oneConnectionTooManyFromAnAddressIsToldSo() throws {
        let server = try TestServer { $0.maximumConnectionsPerAddress = 2 }
        var clients = try (0..<2).map { _ in try server.client() }
        for client in clients {
            client.send(Self.get("/quick"))
            #expect(client.response()?.status == 200)
        }
        let refused = try #require(try server.response(to: Self.get("/quick")))
        #expect(refused.status == 429)
        #expect(refused.problemCode == "too_many_connections_from_address")
        clients.removeLast()
        while server.metrics.connectionsOpen > 2 { usleep(1000) }
        var status: Int?
        // The server learns of the closed connection a moment later.
        for _ in 0..<100 where status != 200 { status = try server.response(to: Self.get("/quick"))?.status }
        #expect(status == 200, "the place of a closed connection is free again")
    }

    @Test func aConnectionEndsAfterItsShareOfRequests() throws {
        let server = try TestServer { $0.maximumRequestsPerConnection = 3 }
        let client = try server.client()
        client.send(String(repeating: Self.get("/quick"), count: 5))
        #expect(client.response()?.field("connection") == nil)
        #expect(client.response()?.field("connection") == nil)
        #expect(client.response()?.field("connection") == "close")
        client.finishSending()
        #expect(client.rest().isEmpty)
    }

    /// Descriptors used up (EMFILE): neither spin nor die, and go on once there are some again.
    @Test func exhaustedDescriptorsAreSurvived() throws {
        let attempts = Atomic<Int>(0)
        let isExhausted = Atomic<Bool>(true)
        let server = try TestServer(
            { $0.eventLoops = 1 },
            accept: { listener, address, length in
                attempts.add(1, ordering: .relaxed)
                // Without an address it is the call that uses the descriptor kept in reserve.
                if isExhausted.load(ordering: .relaxed), address != nil {
                    errno = EMFILE
                    return -1
                }
                return cepoll_accept(listener, address, length)
            }
        )
        let told = try server.client()
        let response = try #require(told.response())
        #expect(response.status == 503)
        #expect(response.problemCode == "no_descriptors")
        let waiting = try server.client()
        let before = attempts.load(ordering: .relaxed)
        usleep(300_000)
        #expect(attempts.load(ordering: .relaxed) - before < 20, "accept is tried in a spin")
        #expect(server.metrics.acceptFailures > 0)
        isExhausted.store(false, ordering: .relaxed)
        _ = waiting.response()
        #expect(try server.response(to: Self.get("/quick"))?.text == "quick")
    }
}
