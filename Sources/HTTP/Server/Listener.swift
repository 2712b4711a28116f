import Glibc

/// A listening socket, shared by all loops.
struct Listener: Sendable {
    let descriptor: Int32
    let address: BoundAddress

    /// Opens every socket that the address stands for: a name may have several addresses.
    static func open(_ address: BindAddress, _ configuration: ServerConfiguration) throws(ServerError) -> [Listener] {
        switch address {
        case .tcp(let host, let port):
            try openTCP(host: host, port: port, backlog: configuration.backlog)
        case .unix(let path):
            [try openUnix(path, configuration)]
        case .inherited(let descriptor):
            [try adopt(descriptor)]
        }
    }

    /// Closes the socket and takes the file of a Unix domain socket away.
    func close() {
        Glibc.close(descriptor)
        if case .unix(let path) = address { unlink(path) }
    }

    /// Whether only this machine can reach the socket.
    var isLocal: Bool {
        switch address {
        case .tcp(let address): address.isLoopback
        case .unix: true
        }
    }

    private static func openTCP(host: String, port: UInt16, backlog: Int32) throws(ServerError) -> [Listener] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "0", &hints, &list) == 0, let list else { throw ServerError.unknownHost(host) }
        defer { freeaddrinfo(list) }
        var listeners: [Listener] = []
        var failure: ServerError?
        var entry: UnsafeMutablePointer<addrinfo>? = list
        while let info = entry?.pointee {
            entry = info.ai_next
            guard let address = info.ai_addr else { continue }
            // The second address of a name gets the port that was free for the first.
            let port = listeners.first?.address.port ?? port
            do throws(ServerError) {
                listeners.append(try bindTCP(info.ai_family, address, info.ai_addrlen, port: port, backlog))
            } catch {
                failure = failure ?? error
            }
        }
        if listeners.isEmpty { throw failure ?? ServerError.unknownHost(host) }
        return listeners
    }

    private static func bindTCP(
        _ family: Int32,
        _ address: UnsafeMutablePointer<sockaddr>,
        _ length: socklen_t,
        port: UInt16,
        _ backlog: Int32
    ) throws(ServerError) -> Listener {
        let descriptor = try makeSocket(family)
        enable(descriptor, SOL_SOCKET, SO_REUSEADDR)
        // Inherited by what is accepted: an answer goes out at once, not when the last one was acknowledged.
        enable(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        if family == AF_INET6 { enable(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        var storage = sockaddr_storage()
        withUnsafeMutableBytes(of: &storage) { bytes in
            bytes.copyMemory(from: UnsafeRawBufferPointer(start: address, count: min(Int(length), bytes.count)))
            // The port stands at the same place in both families.
            bytes.storeBytes(of: port.bigEndian, toByteOffset: 2, as: UInt16.self)
        }
        let result = withUnsafePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        if result != 0 { throw failed("bind", descriptor) }
        if listen(descriptor, backlog) != 0 { throw failed("listen", descriptor) }
        return Listener(descriptor: descriptor, address: try boundAddress(descriptor))
    }

    private static func openUnix(_ path: String, _ configuration: ServerConfiguration) throws(ServerError) -> Listener {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
            guard !bytes.isEmpty, bytes.count < place.count else { return false }
            place.copyBytes(from: bytes)
            return true
        }
        guard fits else { throw ServerError.pathTooLong(path) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        func call(_ function: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ descriptor: Int32) -> Int32 {
            withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { function(descriptor, $0, length) }
            }
        }
        // A file that nobody answers on was left by a run that was killed.
        let probe = try makeSocket(AF_UNIX)
        let isAnswered = call(connect, probe) == 0
        let isStale = errno == ECONNREFUSED
        Glibc.close(probe)
        if isAnswered { throw ServerError.addressInUse(path) }
        if isStale { unlink(path) }
        let descriptor = try makeSocket(AF_UNIX)
        if call(bind, descriptor) != 0 { throw failed("bind", descriptor) }
        chmod(path, mode_t(configuration.unixSocketMode))
        if listen(descriptor, configuration.backlog) != 0 { throw failed("listen", descriptor) }
        return Listener(descriptor: descriptor, address: .unix(path: path))
    }

    private static func adopt(_ descriptor: Int32) throws(ServerError) -> Listener {
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) >= 0 else {
            throw ServerError.system("fcntl", errno)
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        enable(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        return Listener(descriptor: descriptor, address: try boundAddress(descriptor))
    }

    private static func boundAddress(_ descriptor: Int32) throws(ServerError) -> BoundAddress {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        if result != 0 { throw failed("getsockname", descriptor) }
        if let address = SocketAddress(storage) { return .tcp(address) }
        let path = withUnsafeBytes(of: &storage) { $0.dropFirst(2).prefix { $0 != 0 } }
        return .unix(path: String(decoding: path, as: UTF8.self))
    }

    private static func makeSocket(_ family: Int32) throws(ServerError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(family, type, 0)
        if descriptor < 0 { throw ServerError.system("socket", errno) }
        return descriptor
    }

    private static func enable(_ descriptor: Int32, _ level: Int32, _ option: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, level, option, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func failed(_ call: String, _ descriptor: Int32) -> ServerError {
        let code = errno
        Glibc.close(descriptor)
        return ServerError.system(call, code)
    }
}
