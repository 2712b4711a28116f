import Foundation
import Glibc
import HTTP
import Testing

@testable import Ingestion

/// The transport against answers as they should not be.
struct HTTPTransportTests {
    private func send(_ url: String, maximumBytes: Int = 1 << 20, timeout: Int64 = 5000) throws -> TransportAnswer {
        try HTTPTransport().send(
            TransportRequest(
                url: try #require(URL(string: url)),
                headers: [:],
                address: try #require(IPAddress("127.0.0.1")),
                maximumBytes: maximumBytes,
                timeout: timeout
            )
        )
    }

    private func fault(_ url: String, maximumBytes: Int = 1 << 20, timeout: Int64 = 5000) -> FetchFault.Code? {
        do {
            _ = try send(url, maximumBytes: maximumBytes, timeout: timeout)
            return nil
        } catch let fault as FetchFault {
            return fault.code
        } catch {
            return nil
        }
    }

    @Test func `the checked address is connected to, whatever the name leads to`() throws {
        let site = try Site()
        site.set("/a") { request in .text("host " + request.host) }
        // A name that does not exist: only the address can be where the answer comes from.
        let url = "http://localhost:\(site.port)/a"
        #expect(String(decoding: try send(url).body, as: UTF8.self) == "host localhost")
        let server = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"])
        defer { server.stop() }
        let answer = try send("http://no-such-host.invalid:\(server.port)/")
        #expect(answer.body == Array("ok".utf8))
    }

    @Test func `an answer that does not come to its end is timed out`() throws {
        let server = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin"], holdsOpen: true)
        defer { server.stop() }
        #expect(fault("http://127.0.0.1:\(server.port)/", timeout: 300) == .timeout)
    }

    @Test func `a body shorter than announced is broken, a longer one is cut`() throws {
        let short = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin"])
        defer { short.stop() }
        #expect(fault("http://127.0.0.1:\(short.port)/") == .broken)
        let long = try RawServer(["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok and more"])
        defer { long.stop() }
        #expect(try send("http://127.0.0.1:\(long.port)/").body == Array("ok".utf8))
    }

    @Test func `compressed bytes count as what they expand to`() throws {
        let site = try Site()
        site.set("/bomb") { _ in .bytes([UInt8](repeating: 0x20, count: 20 << 20), contentType: "text/plain") }
        #expect(fault(site.url("/bomb"), maximumBytes: 1 << 20, timeout: 60_000) == .tooLarge)
        site.set("/fine") { _ in .bytes([UInt8](repeating: 0x20, count: 1 << 19), contentType: "text/plain") }
        #expect(try send(site.url("/fine")).body.count == 1 << 19)
    }

    @Test(arguments: ["", "nonsense\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"])
    func `what is no answer is a fault`(bytes: String) throws {
        let server = try RawServer([bytes])
        defer { server.stop() }
        #expect(fault("http://127.0.0.1:\(server.port)/") != nil)
    }

    @Test func `nobody listening is unreachable`() throws {
        let server = try RawServer([])
        let port = server.port
        server.stop()
        #expect(fault("http://127.0.0.1:\(port)/") == .unreachable)
    }
}

/// Says the given bytes to each who connects, and hangs up.
final class RawServer: Sendable {
    let port: UInt16
    private let descriptor: Int32

    init(_ parts: [String], holdsOpen: Bool = false) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                bind(listener, raw, length) == 0 && listen(listener, 8) == 0 && getsockname(listener, raw, &length) == 0
            }
        }
        guard status else { throw FetchFault(.refused, "no socket") }
        descriptor = listener
        port = UInt16(bigEndian: address.sin_port)
        Thread {
            var held: [Int32] = []
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { break }
                var buffer = [UInt8](repeating: 0, count: 4096)
                _ = read(client, &buffer, buffer.count)
                for part in parts {
                    let bytes = Array(part.utf8)
                    _ = Glibc.send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                }
                if holdsOpen { held.append(client) } else { close(client) }
            }
            for client in held { close(client) }
            // Closed by the thread that accepts, and by it alone: a number closed elsewhere may stand for the socket of
            // another server by the time it accepts again, whose client would then get this one's answer.
            close(listener)
        }.start()
    }

    /// From now on nobody can connect.
    func stop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }
}
