import Glibc
import HTTPTypes
import Synchronization
import Testing

@testable import HTTP

/// Where a server listens, whom it tells, and what it counts.
@Suite struct ListenerTests {
    private static let get = "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n"

    private func temporaryPath() -> String { "/tmp/http-tests-\(getpid())-\(UInt32.random(in: .min ... .max)).sock" }

    @Test func aUnixDomainSocketIsServedAndTakenAway() throws {
        let path = temporaryPath()
        var server: TestServer? = try TestServer { $0.addresses = [.unix(path: path)] }
        #expect(server?.address == .unix(path: path))
        #expect(try server?.response(to: Self.get)?.text == "quick")
        #expect(throws: ServerError.addressInUse(path)) { try TestServer { $0.addresses = [.unix(path: path)] } }
        server = nil
        #expect(access(path, F_OK) != 0)
    }

    @Test func aStaleUnixDomainSocketIsReplaced() throws {
        let path = temporaryPath()
        let stale = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(stale, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        close(stale)
        let server = try TestServer { $0.addresses = [.unix(path: path)] }
        #expect(try server.response(to: Self.get)?.text == "quick")
    }

    @Test func severalAddressesAreServedAtOnce() throws {
        let path = temporaryPath()
        let server = try TestServer {
            $0.addresses = [.tcp(host: "127.0.0.1", port: 0), .tcp(host: "::1", port: 0), .unix(path: path)]
        }
        #expect(server.addresses.count == 3)
        for address in server.addresses {
            let client = try RawClient(address)
            client.send(Self.get)
            #expect(client.response()?.text == "quick", "\(address)")
        }
        #expect(server.addresses[1].description.hasPrefix("http://[::1]:"))
    }

    /// A socket that somebody else opened, as systemd does.
    @Test func anInheritedSocketIsServed() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        listen(descriptor, 16)
        let server = try TestServer { $0.addresses = [.inherited(descriptor: descriptor)] }
        #expect(try server.response(to: Self.get)?.text == "quick")
    }

    @Test func systemdsSocketsAreForThisProcessOnly() {
        let mine = ["LISTEN_PID": "42", "LISTEN_FDS": "2"]
        #expect(
            BindAddress.activated(by: mine, processID: 42) == [.inherited(descriptor: 3), .inherited(descriptor: 4)]
        )
        #expect(BindAddress.activated(by: mine, processID: 43).isEmpty)
        #expect(BindAddress.activated(by: [:], processID: 42).isEmpty)
        #expect(BindAddress.activated(by: ["LISTEN_PID": "42", "LISTEN_FDS": "-1"], processID: 42).isEmpty)
        #expect(BindAddress.activated(by: ["LISTEN_PID": "42", "LISTEN_FDS": "x"], processID: 42).isEmpty)
    }

    @Test func whatCannotBeListenedOnIsSaid() throws {
        let taken = try TestServer()
        let port = try #require(taken.address.port)
        #expect(throws: ServerError.system("bind", EADDRINUSE)) {
            try TestServer { $0.addresses = [.tcp(host: "127.0.0.1", port: port)] }
        }
        #expect(throws: ServerError.unknownHost("no such host")) {
            try TestServer { $0.addresses = [.tcp(host: "no such host", port: 0)] }
        }
        let long = "/tmp/" + String(repeating: "x", count: 200)
        #expect(throws: ServerError.pathTooLong(long)) { try TestServer { $0.addresses = [.unix(path: long)] } }
        #expect(throws: ServerError.noAddress) { try TestServer { $0.addresses = [] } }
    }

    @Test func otherHostsAreServedOnlyWhenAllowed() throws {
        let strict = try TestServer { $0.allowedHosts = .only(["Parallax.Example"]) }
        func status(_ server: TestServer, _ host: String) throws -> Int? {
            try server.response(to: "GET /quick HTTP/1.1\r\nHost: \(host)\r\n\r\n")?.status
        }
        #expect(try status(strict, "parallax.example:8080") == 200)
        #expect(try status(strict, "localhost") == 200)
        #expect(try status(strict, "evil.example") == 421)
        let open = try TestServer { $0.allowedHosts = .any }
        #expect(try status(open, "evil.example") == 200)
        let everywhere = HostAllowList(.automatic, isLoopbackOnly: false)
        let name = Array("news.example".utf8)
        #expect(everywhere.allows(name, 0..<name.count), "a server on a public address has names it can't know")
    }

    @Test func requestIDsAreSentLoggedAndTakenOver() throws {
        let records = Mutex<[AccessRecord]>([])
        let server = try TestServer { $0.accessLog = { record in records.withLock { $0.append(record) } } }
        let made = try #require(try server.response(to: Self.get)?.field("x-request-id"))
        #expect(made.count == RequestID.digitCount)
        let given = try server.response(
            to: "GET /items/7?q HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: trace-1.a_B\r\n\r\n"
        )
        #expect(given?.field("x-request-id") == "trace-1.a_B")
        for bad in ["a b", "", String(repeating: "a", count: 65), "a;b", "é"] {
            let response = try server.response(
                to: "GET /quick HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: \(bad)\r\n\r\n"
            )
            #expect(response?.field("x-request-id")?.count == RequestID.digitCount, "\(bad)")
        }
        let record = try #require(records.withLock { $0.first { $0.requestID == "trace-1.a_B" } })
        #expect(record.path == "/items/7")
        #expect(record.route == "/items/{id}")
        #expect(record.method == "GET")
        #expect(record.status == 200)
        #expect(record.bodyBytes == 1)
        #expect(record.remoteAddress?.host == "127.0.0.1")
    }

    @Test func answersAreCounted() throws {
        let server = try TestServer()
        let client = try server.client()
        for path in ["/quick", "/quick", "/nowhere", "/worker"] {
            client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            _ = client.response()
        }
        client.send("nonsense\r\n\r\n")
        _ = client.response()
        let metrics = server.metrics
        #expect(metrics.responses == [0, 0, 3, 0, 2, 0])
        #expect(metrics.rejections == 1)
        #expect(metrics.connectionsAccepted == 1)
        #expect(metrics.durations.reduce(0, +) == 5)
        #expect(metrics.bytesReceived > 100 && metrics.bytesSent > 500)
    }

    @Test func deadlinesComeInTheirTickAndNotBefore() {
        var wheel = TimerWheel(nowMilliseconds: 1000)
        var generator = SeededGenerator(3)
        var expected: [Int32: UInt64] = [:]
        for descriptor in Int32(0)..<500 {
            let tick = UInt64.random(in: 5...2000, using: &generator)
            expected[descriptor] = wheel.insert(descriptor, 1, tick: tick)
        }
        var now: UInt64 = 1000
        while !expected.isEmpty, now < 300_000 {
            now += UInt64.random(in: 1...400, using: &generator)
            var due: [TimerWheel.Entry] = []
            wheel.advance(now: now, into: &due)
            for entry in due {
                #expect(entry.tick * TimerWheel.millisecondsPerTick <= now)
                #expect(expected.removeValue(forKey: entry.descriptor) == entry.tick)
            }
            #expect(expected.values.allSatisfy { $0 > now / TimerWheel.millisecondsPerTick })
        }
        #expect(expected.isEmpty)
        #expect(wheel.millisecondsUntilDue(now: now) == nil)
    }
}
