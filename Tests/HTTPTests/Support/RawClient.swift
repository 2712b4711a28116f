import Glibc

@testable import HTTP

/// A blocking socket that sends exactly the bytes it is told to.
final class RawClient {
    struct ConnectionFailed: Error {}

    let descriptor: Int32
    private var received: [UInt8] = []
    private var isReset = false

    /// Connects to where a server listens; every receive gives up after `timeout` milliseconds.
    init(_ address: BoundAddress, timeout: Int = 5000, receiveBuffer: Int32? = nil) throws {
        switch address {
        case .tcp(let target):
            descriptor = socket(target.isIPv4 ? AF_INET : AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        case .unix:
            descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        }
        guard descriptor >= 0 else { throw ConnectionFailed() }
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4)
        }
        var wait = timeval(tv_sec: timeout / 1000, tv_usec: timeout % 1000 * 1000)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
        guard Self.connect(descriptor, address) else {
            Glibc.close(descriptor)
            throw ConnectionFailed()
        }
    }

    deinit { if !isReset { Glibc.close(descriptor) } }

    private static func connect(_ descriptor: Int32, _ address: BoundAddress) -> Bool {
        switch address {
        case .tcp(let target):
            if target.isIPv4 {
                var storage = sockaddr_in()
                storage.sin_family = sa_family_t(AF_INET)
                storage.sin_port = target.port.bigEndian
                storage.sin_addr.s_addr = UInt32(truncatingIfNeeded: target.low).bigEndian
                return call(descriptor, &storage)
            }
            var storage = sockaddr_in6()
            storage.sin6_family = sa_family_t(AF_INET6)
            storage.sin6_port = target.port.bigEndian
            storage.sin6_addr = in6addr_loopback
            return call(descriptor, &storage)
        case .unix(let path):
            var storage = sockaddr_un()
            storage.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &storage.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            return call(descriptor, &storage)
        }
    }

    private static func call<Address>(_ descriptor: Int32, _ address: inout Address) -> Bool {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) == 0
            }
        }
    }

    /// Sends all bytes; false when the server has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Ends the sending side only.
    func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Closes with a reset instead of an end; nothing can be done with the client afterwards.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        Glibc.close(descriptor)
        isReset = true
    }

    /// More bytes into the buffer; false at the end or after the timeout.
    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 { received.append(contentsOf: buffer[..<count]) }
        return count > 0
    }

    /// The next response; nil when the connection ended (or nothing came in time) before it was complete.
    func response(toHead: Bool = false) -> WireResponse? {
        while true {
            if let (response, count) = WireResponse.parse(received, toHead: toHead, ended: false) {
                received.removeFirst(count)
                return response
            }
            guard receive() else {
                let parsed = WireResponse.parse(received, toHead: toHead, ended: true)
                received = []
                return parsed?.response
            }
        }
    }

    /// Whether the server has closed the connection, with nothing left to read.
    func isClosed() -> Bool {
        var byte: UInt8 = 0
        guard received.isEmpty else { return false }
        let count = recv(descriptor, &byte, 1, 0)
        return count == 0 || (count < 0 && errno == ECONNRESET)
    }

    /// Everything up to the end of the connection or the timeout.
    func rest() -> [UInt8] {
        while receive() {}
        defer { received = [] }
        return received
    }

    /// Reads until the text was received, and drops everything up to it; false when it didn't come.
    func wait(for text: String) -> Bool {
        let wanted = Array(text.utf8)
        var searched = 0
        while true {
            while let start = received[searched...].firstIndex(of: wanted[0]), received.count - start >= wanted.count {
                if received[start...].starts(with: wanted) {
                    received.removeFirst(start + wanted.count)
                    return true
                }
                searched = start + 1
            }
            searched = received[searched...].firstIndex(of: wanted[0]) ?? received.count
            guard receive() else { return false }
        }
    }
}
