import Glibc
import Testing

@testable import HTTP

/// Slow clients and slow handlers cost a connection and nothing else. RFC 9110 §15.5.9, RFC 9112 §9.5.
@Suite struct TimeoutTests {
    @Test func aSlowHeaderSectionIs408() throws {
        let server = try TestServer { $0.headerTimeout = .milliseconds(300) }
        let client = try server.client()
        client.send("GET /quick HTTP/1.1\r\nHost: loc")
        let response = try #require(client.response())
        #expect(response.status == 408)
        #expect(response.problemCode == "header_timeout")
        #expect(response.field("connection") == "close")
        #expect(client.isClosed())
    }

    /// A byte now and then must not put the deadline off.
    @Test func trickledHeadersDoNotExtendTheDeadline() throws {
        let server = try TestServer { $0.headerTimeout = .milliseconds(500) }
        let client = try server.client(timeout: 100)
        client.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n")
        var response: WireResponse?
        for _ in 0..<60 where response == nil {
            client.send("X")
            response = client.response()
        }
        #expect(response?.status == 408)
    }

    @Test func aSlowBodyIs408() throws {
        let server = try TestServer { $0.bodyTimeout = .milliseconds(300) }
        let response = try server.response(
            to: "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc"
        )
        #expect(response?.status == 408)
        #expect(response?.problemCode == "body_timeout")
    }

    @Test func aSilentConnectionIsClosedWithoutAnAnswer() throws {
        let server = try TestServer { $0.headerTimeout = .milliseconds(200) }
        #expect(try server.client().isClosed())
    }

    @Test func anIdleConnectionIsClosed() throws {
        let server = try TestServer { $0.idleTimeout = .milliseconds(200) }
        let client = try server.client()
        client.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(client.response()?.status == 200)
        #expect(client.isClosed())
        #expect(server.metrics.timeouts == 0)
    }

    @Test func aClientThatReadsNothingIsCutOff() throws {
        let big = [UInt8](repeating: 0x61, count: 16 * 1024 * 1024)
        let server = try TestServer(
            {
                $0.writeTimeout = .milliseconds(300)
            },
            routes: { $0.get("/big", lane: .quick) { _ in .bytes(big, contentType: "application/octet-stream") } }
        )
        let client = try RawClient(server.address, timeout: 5000, receiveBuffer: 4096)
        client.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while server.metrics.timeouts == 0 { usleep(20_000) }
        #expect(client.response()?.isComplete == false)
    }

    @Test func aSlowHandlerIs503AndHurtsNobodyElse() throws {
        let gate = Gate()
        defer { gate.open() }
        let server = try TestServer(
            {
                $0.handlerTimeout = .milliseconds(300)
            },
            routes: {
                $0.get("/slow") { _ in
                    gate.pass()
                    return .text("late")
                }
            }
        )
        let slow = try server.client()
        slow.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
        gate.awaitWaiting(1)
        #expect(try server.response(to: "GET /worker HTTP/1.1\r\nHost: localhost\r\n\r\n")?.text == "worker")
        let response = try #require(slow.response())
        #expect(response.status == 503)
        #expect(response.problemCode == "handler_timeout")
        #expect(response.field("retry-after") != nil)
        gate.open()
        #expect(slow.isClosed(), "a late answer was sent behind the 503")
    }

    @Test func aRefusedClientThatGoesOnSendingIsCutOff() throws {
        let server = try TestServer { $0.lingerTimeout = .milliseconds(300) }
        let client = try server.client()
        client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\n\r\n")
        #expect(client.response()?.status == 413)
        var sends = 0
        while client.send([UInt8](repeating: 0x61, count: 1024)), sends < 10_000 {
            sends += 1
            usleep(1000)
        }
        #expect(sends < 10_000)
    }
}
