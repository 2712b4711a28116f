import Glibc
import Testing

@testable import HTTP

/// Server-Sent Events.
@Suite struct EventStreamTests {
    private static let get = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"

    private func server(
        _ broadcaster: EventBroadcaster,
        _ configure: (inout ServerConfiguration) -> Void = { _ in }
    ) throws -> TestServer {
        try TestServer(configure) { $0.get("/events") { _ in .events(broadcaster) } }
    }

    @Test func everyListenerHearsEveryEventInOrder() throws {
        let broadcaster = EventBroadcaster()
        let server = try server(broadcaster)
        let clients = try (0..<50).map { _ in try server.client() }
        for client in clients { client.send(Self.get) }
        while broadcaster.listenerCount < 50 { usleep(1000) }
        #expect(server.metrics.eventListeners == 50)
        for number in 0..<20 {
            broadcaster.publish(ServerSentEvent(data: "a\nb \(number)", event: "count", id: "\(number)"))
        }
        broadcaster.end()
        let expected = (0..<20).map { "event: count\nid: \($0)\ndata: a\ndata: b \($0)\n\n" }.joined()
        for client in clients {
            let response = try #require(client.response())
            #expect(response.field("content-type") == "text/event-stream")
            #expect(response.text == expected)
        }
    }

    @Test func aListenerThatComesBackGetsWhatItMissed() throws {
        let broadcaster = EventBroadcaster(replayCapacity: 3)
        let server = try server(broadcaster)
        for number in 0..<5 { broadcaster.publish(ServerSentEvent(data: "\(number)", id: "\(number)")) }
        let client = try server.client()
        client.send("GET /events HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 2\r\n\r\n")
        while broadcaster.listenerCount == 0 { usleep(1000) }
        broadcaster.publish(ServerSentEvent(data: "5", id: "5"))
        broadcaster.end()
        #expect(client.response()?.text == (3...5).map { "id: \($0)\ndata: \($0)\n\n" }.joined())
    }

    @Test func aListenerThatReadsNothingIsLetGoAndTheOthersAreNot() throws {
        let broadcaster = EventBroadcaster(replayCapacity: 0)
        let server = try server(broadcaster) { $0.eventBufferBytes = 32 * 1024 }
        let slow = try RawClient(server.address, receiveBuffer: 4096)
        let quick = try server.client()
        slow.send(Self.get)
        quick.send(Self.get)
        while broadcaster.listenerCount < 2 { usleep(1000) }
        let data = String(repeating: "x", count: 16_000)
        var published = 0
        while broadcaster.listenerCount > 1, published < 5000 {
            broadcaster.publish(ServerSentEvent(data: data, id: "\(published)"))
            #expect(quick.wait(for: "id: \(published)\n"))
            published += 1
        }
        #expect(broadcaster.listenerCount == 1)
    }

    @Test func aGoneListenerIsForgotten() throws {
        let broadcaster = EventBroadcaster()
        let server = try server(broadcaster)
        var client: RawClient? = try server.client()
        client?.send(Self.get)
        while broadcaster.listenerCount == 0 { usleep(1000) }
        client = nil
        for _ in 0..<500 where broadcaster.listenerCount > 0 { usleep(10_000) }
        #expect(broadcaster.listenerCount == 0)
    }

    @Test func silenceIsFilledWithComments() throws {
        let broadcaster = EventBroadcaster()
        let server = try server(broadcaster) { $0.heartbeatInterval = .milliseconds(100) }
        let client = try server.client()
        client.send(Self.get)
        #expect(client.wait(for: "3\r\n:\n\n\r\n"))
    }

    @Test func anEndedStreamIsEmpty() throws {
        let broadcaster = EventBroadcaster()
        broadcaster.end()
        let server = try server(broadcaster)
        let response = try #require(try server.response(to: Self.get))
        #expect(response.isComplete && response.body.isEmpty)
    }

    @Test func nothingInAnEventEndsItEarly() {
        let event = ServerSentEvent(data: "a\r\nb\rc\n", event: "x\ny", id: "1\n2")
        #expect(
            String(decoding: event.encoded, as: UTF8.self)
                == "event: x y\nid: 1 2\ndata: a\ndata: b\ndata: c\ndata: \n\n"
        )
    }
}
