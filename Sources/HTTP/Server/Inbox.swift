import CEpoll
import Glibc

/// Messages for a loop, and an eventfd that wakes it: written once for however many messages wait.
final class Inbox: Sendable {
    private struct State {
        var messages: [LoopMessage] = []
        var isSignalled = false
    }

    private let state = Locked(State())
    /// Watched by the loop. Closed only with the inbox itself, because a late worker may still write to it.
    let descriptor: Int32

    init() throws(ServerError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        if descriptor < 0 { throw ServerError.system("eventfd", errno) }
    }

    deinit { close(descriptor) }

    func post(_ message: LoopMessage) {
        let mustWake = state.withLock { state in
            state.messages.append(message)
            defer { state.isSignalled = true }
            return !state.isSignalled
        }
        if mustWake {
            var one: UInt64 = 1
            // Never read, so it only grows; it has room for 2^64 - 2 of them.
            _ = write(descriptor, &one, 8)
        }
    }

    /// Takes all messages, in order.
    func take() -> [LoopMessage] {
        // The counter needn't be read: the loop is told of each write to it, not of its value (EPOLLET).
        state.withLock { state in
            state.isSignalled = false
            let messages = state.messages
            state.messages = []
            return messages
        }
    }
}
