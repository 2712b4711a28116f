import CEpoll
import Glibc
import HTTPTypes
import Synchronization

extension EventLoop {
    /// Connections that are only told that there are too many; beyond these they are closed without a word.
    private static let maximumRefused = 256
    private static let acceptsAtOnce = 64
    private static let pauseMilliseconds: UInt64 = 100
    /// How many more connections this loop may have than the least busy one before it gives new ones away.
    private static let imbalance = 4

    func watchListeners() {
        acceptResumesAt = nil
        guard !isDraining else { return }
        if reserveDescriptor < 0 { reserveDescriptor = open("/dev/null", O_RDONLY | O_CLOEXEC) }
        for (index, listener) in listeners.enumerated() {
            // Exclusive: one waiting loop is woken for a connection, not all of them.
            watch(listener.descriptor, token: UInt64(index), events: EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue)
        }
    }

    func stopAccepting() {
        acceptResumesAt = nil
        for listener in listeners { epoll_ctl(epoll, EPOLL_CTL_DEL, listener.descriptor, nil) }
        onDrained?()
        onDrained = nil
    }

    func accept(from listener: Int32) {
        for _ in 0..<EventLoop.acceptsAtOnce {
            if acceptResumesAt != nil { return }
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let descriptor = context.accept(listener, &storage, &length)
            if descriptor >= 0 {
                admit(descriptor, SocketAddress(storage))
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: surviveExhaustion(listener)
            // The rest are faults of the one connection (accept(2)), which is gone already.
            default: counters.acceptFailures.add()
            }
        }
    }

    private func admit(_ descriptor: Int32, _ address: SocketAddress?) {
        switch context.registry.admit(address) {
        case .admitted:
            let loop = leastBusyLoop
            if loop === self {
                register(descriptor, address, isRefused: false)
            } else {
                loop.inbox.post(.adopt(descriptor: descriptor, address: address))
            }
        case .tooMany:
            refuse(
                descriptor,
                address,
                context.overloaded("too_many_connections", "The server has as many connections as it takes.")
            )
        case .tooManyFromAddress:
            refuse(
                descriptor,
                address,
                context.retryLater(
                    .tooManyRequests,
                    "too_many_connections_from_address",
                    "There are as many connections from this address as the server takes."
                )
            )
        }
    }

    private var leastBusyLoop: EventLoop {
        var best = self
        var bestCount = connectionCount.load(ordering: .relaxed) - EventLoop.imbalance
        for peer in peers where peer !== self {
            let count = peer.connectionCount.load(ordering: .relaxed)
            if count < bestCount {
                best = peer
                bestCount = count
            }
        }
        return best
    }

    /// Answers without having read anything, then lets the client finish before closing.
    private func refuse(_ descriptor: Int32, _ address: SocketAddress?, _ response: Response) {
        counters.refused.add()
        guard refusedCount < EventLoop.maximumRefused else {
            Glibc.close(descriptor)
            return
        }
        refusedCount += 1
        let connection = register(descriptor, address, isRefused: true)
        connection.lingersAfterOutput = true
        let exchange = Exchange(unread: requestIDs.next())
        _ = encoder.encode(response, exchange, into: &scratch)
        connection.closesAfterOutput = true
        transmit(connection, tail: nil)
        settle(connection)
    }

    /// No descriptor is left. The one kept in reserve lets the waiting client hear of it instead of hanging; then
    /// accepting pauses, because a level-triggered listener would wake the loop again and again.
    private func surviveExhaustion(_ listener: Int32) {
        counters.acceptFailures.add()
        acceptResumesAt = now + EventLoop.pauseMilliseconds
        for listener in listeners { epoll_ctl(epoll, EPOLL_CTL_DEL, listener.descriptor, nil) }
        guard reserveDescriptor >= 0 else { return }
        Glibc.close(reserveDescriptor)
        let descriptor = context.accept(listener, nil, nil)
        if descriptor >= 0 {
            counters.refused.add()
            let response = context.overloaded("no_descriptors", "The server can't take another connection now.")
            let exchange = Exchange(unread: requestIDs.next())
            var bytes = OutputBytes()
            _ = encoder.encode(response, exchange, into: &bytes)
            bytes.withUnsafeBytes { _ = send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // What the client sent already is taken, so that closing doesn't reset the connection.
            _ = recv(descriptor, readBuffer.baseAddress, readBuffer.count, Int32(MSG_DONTWAIT))
            Glibc.close(descriptor)
        }
        reserveDescriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
    }
}
