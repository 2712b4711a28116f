import Glibc

/// A mutex with a condition, for threads that have to wait.
final class Monitor: @unchecked Sendable {
    // Safe: the two pthread objects are made for use by many threads, live as long as this object and never move.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func lock() { pthread_mutex_lock(mutex) }
    func unlock() { pthread_mutex_unlock(mutex) }
    /// Waits for a signal with the lock given up meanwhile.
    func wait() { pthread_cond_wait(condition, mutex) }
    func signal() { pthread_cond_signal(condition) }
    func broadcast() { pthread_cond_broadcast(condition) }
}

/// A value behind a lock.
///
/// A pthread mutex and not `Synchronization.Mutex`, whose slow path the thread sanitizer can't see into: it would report
/// races where there are none, and a report that has to be explained away hides the one that doesn't.
final class Locked<Value>: @unchecked Sendable {
    // Safe: the value is reached only through `withLock`.
    private let monitor = Monitor()
    private var value: Value

    init(_ value: sending Value) { self.value = value }

    func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        monitor.lock()
        defer { monitor.unlock() }
        return try body(&value)
    }
}
