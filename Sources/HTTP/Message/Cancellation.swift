import Synchronization

/// A flag that the server raises when nobody waits for the answer any more.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    /// A flag that is down.
    public init() {}

    /// Whether the client is gone or the handler's time is up.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    func cancel() { flag.store(true, ordering: .relaxed) }
}
