/// How many connections there are, in all and from each address; shared by the loops.
final class ConnectionRegistry: Sendable {
    enum Admission {
        case admitted
        case tooMany
        case tooManyFromAddress
    }

    /// What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, which one client may have whole.
    private struct Key: Hashable {
        let high: UInt64
        let low: UInt64

        init(_ address: SocketAddress) {
            high = address.high
            low = address.isIPv4 || address.isLoopback ? address.low : 0
        }
    }

    private struct State {
        var total = 0
        var byAddress: [Key: Int] = [:]
    }

    private let state = Locked(State())
    private let limit: Int
    private let limitPerAddress: Int

    init(limit: Int, limitPerAddress: Int) {
        self.limit = limit
        self.limitPerAddress = limitPerAddress
    }

    /// Counts a connection in, unless there are too many.
    func admit(_ address: SocketAddress?) -> Admission {
        state.withLock { state in
            guard state.total < limit else { return .tooMany }
            if let address {
                let key = Key(address)
                let count = state.byAddress[key, default: 0]
                guard count < limitPerAddress else { return .tooManyFromAddress }
                state.byAddress[key] = count + 1
            }
            state.total += 1
            return .admitted
        }
    }

    /// Counts an admitted connection out.
    func release(_ address: SocketAddress?) {
        state.withLock { state in
            state.total -= 1
            guard let address else { return }
            let key = Key(address)
            guard let count = state.byAddress[key] else { return }
            state.byAddress[key] = count > 1 ? count - 1 : nil
        }
    }
}
