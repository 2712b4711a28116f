import Dispatch
import Synchronization

/// The same schedule as cron's, inside a running server: looks every so often whether sources are due.
public final class ScheduledFetching: Sendable {
    private let isStopped = Mutex(false)
    private let woken = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - interval: seconds between two looks.
    ///   - run: one run; asked to end early when its argument says so. What it throws is its own to tell.
    public init(interval: Double, run: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) -> Void) {
        DispatchQueue(label: "parallax.fetch").async { [weak self] in
            while let self, !self.isStopped.withLock({ $0 }) {
                run { [weak self] in self?.isStopped.withLock { $0 } ?? true }
                _ = self.woken.wait(timeout: .now() + interval)
            }
            self?.ended.signal()
        }
    }

    /// Ends after the source at hand, and waits for that.
    ///
    /// - Parameter seconds: at most.
    public func stop(waiting seconds: Double) {
        isStopped.withLock { $0 = true }
        woken.signal()
        _ = ended.wait(timeout: .now() + seconds)
    }
}
