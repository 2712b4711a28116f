import Foundation

/// One connection to a host at a time, with a pause between two. Safe to use from any thread.
public final class HostGate: @unchecked Sendable {
    // Safe: `busy` and `free` are touched only with the condition locked.
    private let condition = NSCondition()
    private var busy: Set<String> = []
    /// When a host may be asked again, milliseconds since the epoch.
    private var free: [String: Int64] = [:]
    private let now: @Sendable () -> Int64
    private let sleep: @Sendable (Int64) -> Void

    /// Really waits, for so many milliseconds.
    public static let sleep: @Sendable (Int64) -> Void = { Thread.sleep(forTimeInterval: Double($0) / 1000) }

    /// - Parameters:
    ///   - sleep: waits for so many milliseconds.
    init(now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Int64) -> Void) {
        self.now = now
        self.sleep = sleep
    }

    /// Runs `body` when nobody else speaks with `host` and the pause since the last time is over.
    func pass<Result, Failure: Error>(
        _ host: String,
        pause: Int64,
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        condition.lock()
        while busy.contains(host) { condition.wait() }
        busy.insert(host)
        let wait = (free[host] ?? 0) - now()
        condition.unlock()
        defer {
            condition.lock()
            busy.remove(host)
            free[host] = now() + pause
            condition.broadcast()
            condition.unlock()
        }
        if wait > 0 { sleep(min(wait, pause)) }
        return try body()
    }
}
