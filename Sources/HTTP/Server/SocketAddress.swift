import Glibc

/// An IPv4 or IPv6 address with a port.
public struct SocketAddress: Sendable, Hashable, CustomStringConvertible {
    /// The sixteen bytes of the address as two numbers; IPv4 in its IPv4-mapped form (RFC 4291 §2.5.5.2), so that a
    /// client counts once whichever socket it came in by.
    let high: UInt64
    let low: UInt64
    /// The port.
    public let port: UInt16

    private static let mappedPrefix: UInt64 = 0xFFFF_0000_0000

    init?(_ storage: sockaddr_storage) {
        var storage = storage
        switch Int32(storage.ss_family) {
        case AF_INET:
            let (address, port) = withUnsafeBytes(of: &storage) { bytes in
                let address = bytes.load(as: sockaddr_in.self)
                return (UInt32(bigEndian: address.sin_addr.s_addr), UInt16(bigEndian: address.sin_port))
            }
            (high, low, self.port) = (0, SocketAddress.mappedPrefix | UInt64(address), port)
        case AF_INET6:
            let (high, low, port) = withUnsafeBytes(of: &storage) { bytes in
                let port = bytes.load(as: sockaddr_in6.self).sin6_port
                // sin6_addr stands behind family, port and flow information.
                return (
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)), UInt16(bigEndian: port)
                )
            }
            (self.high, self.low, self.port) = (high, low, port)
        default:
            return nil
        }
    }

    var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// Whether the address is in 127.0.0.0/8 or is ::1.
    public var isLoopback: Bool {
        isIPv4 ? (low >> 24) & 0xFF == 127 : high == 0 && low == 1
    }

    /// The address without its port, such as `127.0.0.1` or `::1`.
    public var host: String {
        if isIPv4 { return [24, 16, 8, 0].map { String((low >> $0) & 0xFF) }.joined(separator: ".") }
        var address = in6_addr()
        withUnsafeMutableBytes(of: &address) { bytes in
            bytes.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
            bytes.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// `127.0.0.1:8080` or `[::1]:8080`.
    public var description: String { isIPv4 ? "\(host):\(port)" : "[\(host)]:\(port)" }
}

/// Where a server listens.
public enum BindAddress: Sendable, Equatable {
    /// A host name or address and a port; port 0 takes any free one.
    case tcp(host: String, port: UInt16)
    /// A Unix domain socket at this path; a stale socket file of an earlier run is replaced.
    case unix(path: String)
    /// A listening socket that was opened by somebody else, such as systemd.
    case inherited(descriptor: Int32)

    /// The sockets systemd passed to this process (sd_listen_fds(3)); empty when it passed none.
    /// - Parameters:
    ///   - environment: the process's environment: `LISTEN_PID` and `LISTEN_FDS` are looked at.
    ///   - processID: this process.
    public static func activated(by environment: [String: String], processID: Int32) -> [BindAddress] {
        guard let owner = environment["LISTEN_PID"].flatMap({ Int32($0) }), owner == processID,
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...64).contains(count)
        else { return [] }
        return (3..<(3 + count)).map { .inherited(descriptor: $0) }
    }
}

/// Where a server turned out to listen.
public enum BoundAddress: Sendable, Equatable, CustomStringConvertible {
    /// An address with its real port.
    case tcp(SocketAddress)
    /// The path of a Unix domain socket.
    case unix(path: String)

    /// The port, when there is one.
    public var port: UInt16? {
        if case .tcp(let address) = self { address.port } else { nil }
    }

    /// `http://127.0.0.1:8080` or `unix:/run/name.sock`.
    public var description: String {
        switch self {
        case .tcp(let address): "http://\(address)"
        case .unix(let path): "unix:\(path)"
        }
    }
}
