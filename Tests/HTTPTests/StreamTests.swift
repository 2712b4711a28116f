import Glibc
import Synchronization
import Testing

@testable import HTTP

/// Bodies of unknown length: chunks, back-pressure, and what becomes of a writer whose client is gone.
@Suite struct StreamTests {
    private static func get(_ path: String, _ fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n"
    }

    private static func lines(_ router: inout Router) {
        router.get("/lines") { _ in
            .stream(contentType: "text/plain") { writer in
                for line in 0..<5000 { try writer.write("line \(line)\n") }
            }
        }
    }

    private static let expected = (0..<5000).map { "line \($0)\n" }.joined()

    @Test func aStreamComesInChunksAndTheConnectionGoesOn() throws {
        let server = try TestServer(routes: Self.lines)
        let client = try server.client()
        client.send(Self.get("/lines") + Self.get("/quick"))
        let response = try #require(client.response())
        #expect(response.field("transfer-encoding") == "chunked")
        #expect(response.field("content-length") == nil)
        #expect(response.text == Self.expected)
        #expect(client.response()?.text == "quick")
    }

    @Test func anHTTP10ClientGetsNoChunks() throws {
        let server = try TestServer(routes: Self.lines)
        let response = try #require(
            try server.response(to: "GET /lines HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        )
        #expect(response.field("transfer-encoding") == nil)
        #expect(response.field("connection") == "close")
        #expect(response.text == Self.expected)
    }

    @Test func aStreamIsCompressedWhenAsked() throws {
        let server = try TestServer(routes: Self.lines)
        let response = try #require(try server.response(to: Self.get("/lines", "Accept-Encoding: gzip\r\n")))
        #expect(response.field("content-encoding") == "gzip")
        #expect(response.field("vary") == "Accept-Encoding")
        #expect(String(decoding: gunzip(response.body), as: UTF8.self) == Self.expected)
    }

    @Test func headOfAStreamHasNoBody() throws {
        let server = try TestServer(routes: Self.lines)
        let client = try server.client()
        client.send("HEAD /lines HTTP/1.1\r\nHost: localhost\r\n\r\n" + Self.get("/quick"))
        #expect(client.response(toHead: true)?.status == 200)
        #expect(client.response()?.text == "quick")
    }

    /// RFC 9112 §8: a client must be able to tell that something is missing.
    @Test func aFailingStreamIsCutBeforeItsLastChunk() throws {
        struct Failure: Error {}
        let server = try TestServer(routes: {
            $0.get("/broken") { _ in
                .stream(contentType: "text/plain") { writer in
                    try writer.write("first")
                    try writer.flush()
                    throw Failure()
                }
            }
        })
        let response = try #require(try server.response(to: Self.get("/broken")))
        #expect(!response.isComplete)
    }

    @Test func aWriterWaitsForASlowClient() throws {
        let written = Atomic<Int>(0)
        let server = try TestServer(
            {
                $0.streamBufferBytes = 64 * 1024
            },
            routes: {
                $0.get("/endless") { _ in
                    .stream(contentType: "application/octet-stream") { writer in
                        for _ in 0..<600 {
                            try writer.write([UInt8](repeating: 0x61, count: 32 * 1024))
                            written.add(1, ordering: .relaxed)
                        }
                    }
                }
            }
        )
        let client = try RawClient(server.address, timeout: 20_000, receiveBuffer: 32 * 1024)
        client.send(Self.get("/endless", "Connection: close\r\n"))
        var last = -1
        while last != written.load(ordering: .relaxed) || last == 0 {
            last = written.load(ordering: .relaxed)
            usleep(200_000)
        }
        #expect(last < 600, "19 MB were taken though the client read nothing")
        #expect(client.rest().count > 600 * 32 * 1024)
        #expect(written.load(ordering: .relaxed) == 600)
    }

    @Test func aWriterLearnsThatItsClientIsGone() throws {
        let outcome = Mutex("running")
        let server = try TestServer(routes: {
            $0.get("/endless") { _ in
                .stream(contentType: "application/octet-stream") { writer in
                    do {
                        while true { try writer.write([UInt8](repeating: 0x61, count: 32 * 1024)) }
                    } catch is StreamWriter.Disconnected {
                        outcome.withLock { $0 = "disconnected" }
                    }
                }
            }
        })
        var client: RawClient? = try server.client()
        client?.send(Self.get("/endless"))
        #expect(client?.wait(for: "aaaa") == true)
        client = nil
        for _ in 0..<500 where outcome.withLock({ $0 }) == "running" { usleep(10_000) }
        #expect(outcome.withLock { $0 } == "disconnected")
    }

    @Test func oneStreamTooManyIs503() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(
            {
                $0.streamWorkers = 1
                $0.queuedStreams = 1
            },
            routes: {
                $0.get("/slow") { _ in
                    .stream(contentType: "text/plain") { writer in
                        gate.pass()
                        try writer.write("done")
                    }
                }
            }
        )
        let clients = try (0..<2).map { _ in try server.client() }
        clients[0].send(Self.get("/slow"))
        gate.awaitWaiting(1)
        clients[1].send(Self.get("/slow"))
        #expect(clients[1].wait(for: "chunked"))
        let refused = try #require(try server.response(to: Self.get("/slow")))
        #expect(refused.status == 503)
        #expect(refused.problemCode == "too_many_streams")
        gate.open()
        for client in clients { #expect(client.wait(for: "done")) }
    }
}
