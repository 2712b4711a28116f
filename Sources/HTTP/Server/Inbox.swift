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
            // Fails only when the counter is full, and then the loop is awake anyway.
            _ = write(descriptor, &one, 8)
        }
    }

    /// Takes all messages, in order.
    func take() -> [LoopMessage] {
        var counter: UInt64 = 0
        _ = read(descriptor, &counter, 8)
        return state.withLock { state in
            state.isSignalled = false
            let messages = state.messages
            state.messages = []
            return messages
        }
    }
}
