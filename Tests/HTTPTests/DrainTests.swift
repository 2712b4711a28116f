import Dispatch
import Glibc
import Testing

@testable import HTTP

/// Ending a server: what is being answered is answered, what is idle is closed, and the time is kept.
@Suite struct DrainTests {
    @Test func aRequestInFlightIsAnsweredAndIdleConnectionsAreClosed() throws {
        let gate = Gate()
        let server = try TestServer(routes: {
            $0.get("/slow") { _ in
                gate.pass()
                return .text("done")
            }
        })
        let idle = try server.client()
        idle.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(idle.response()?.status == 200)
        let busy = try server.client()
        busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
        gate.awaitWaiting(1)

        let ended = DispatchSemaphore(value: 0)
        DispatchQueue(label: "drain").async {
            server.server.shutdown(grace: .seconds(20))
            ended.signal()
        }
        #expect(idle.isClosed())
        gate.open()
        let response = try #require(busy.response())
        #expect(response.text == "done")
        #expect(response.field("connection") == "close")
        #expect(busy.isClosed())
        ended.wait()
        #expect(throws: RawClient.ConnectionFailed.self) { try server.client() }
    }

    @Test func whatIsNotDoneInTimeIsCutOff() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(routes: {
            $0.get("/slow") { _ in
                gate.pass()
                return .text("done")
            }
        })
        let busy = try server.client()
        busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
        gate.awaitWaiting(1)
        server.server.shutdown(grace: .milliseconds(100))
        #expect(busy.response() == nil)
    }

    @Test func listenersOfEventsAreLetGo() throws {
        let broadcaster = EventBroadcaster()
        let server = try TestServer(routes: { $0.get("/events", lane: .quick) { _ in .events(broadcaster) } })
        let client = try server.client()
        client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while broadcaster.listenerCount == 0 { usleep(1000) }
        server.server.shutdown(grace: .seconds(20))
        #expect(client.response()?.isComplete == true)
    }

    @Test func aServerStartsOnce() throws {
        let server = try TestServer()
        #expect(throws: ServerError.notStartable) { try server.server.start() }
        server.server.shutdown(grace: .zero)
        server.server.shutdown(grace: .zero)
        #expect(throws: ServerError.notStartable) { try server.server.start() }
    }
}
