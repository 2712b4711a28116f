import Dispatch
import Glibc
import Synchronization

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

/// A fixed number of threads with a bounded queue.
///
/// Each thread is a block that runs long on a serial queue of its own: blocking work on a concurrent queue would
/// starve the global queues and Swift's concurrency.
final class WorkerPool: @unchecked Sendable {
    typealias Job = @Sendable (inout ResponseEncoder) -> Void

    private let monitor = Monitor()
    private let queueLimit: Int
    // Safe: these are touched only with `monitor` locked.
    private var jobs: [Job?] = []
    private var firstJob = 0
    private var isStopped = false

    private let running = DispatchGroup()
    private let waiting = Atomic<Int>(0)

    init(name: String, threads: Int, queueLimit: Int, makeEncoder: @Sendable () -> ResponseEncoder) {
        self.queueLimit = queueLimit
        for index in 0..<max(1, threads) {
            let queue = DispatchQueue(label: "\(name)-\(index)")
            let encoder = makeEncoder()
            queue.async(group: running) { self.work(encoder) }
        }
    }

    /// Requests waiting for a thread.
    var depth: Int { waiting.load(ordering: .relaxed) }

    /// False when the queue is full or the pool is stopped; the job is not run then.
    func submit(_ job: @escaping Job) -> Bool {
        monitor.lock()
        guard !isStopped, jobs.count - firstJob < queueLimit else {
            monitor.unlock()
            return false
        }
        jobs.append(job)
        waiting.store(jobs.count - firstJob, ordering: .relaxed)
        monitor.unlock()
        monitor.signal()
        return true
    }

    /// Takes no more jobs, lets the running ones finish, and drops those that wait. Returns whether all threads ended
    /// before the time was over.
    func stop(timeout: DispatchTime) -> Bool {
        monitor.lock()
        isStopped = true
        jobs.removeAll()
        firstJob = 0
        monitor.unlock()
        monitor.broadcast()
        return running.wait(timeout: timeout) == .success
    }

    private func work(_ initialEncoder: ResponseEncoder) {
        var encoder = initialEncoder
        while let job = next() { job(&encoder) }
    }

    private func next() -> Job? {
        monitor.lock()
        defer { monitor.unlock() }
        while !isStopped {
            if firstJob < jobs.count {
                let job = jobs[firstJob]
                jobs[firstJob] = nil
                firstJob += 1
                if firstJob == jobs.count {
                    jobs.removeAll(keepingCapacity: true)
                    firstJob = 0
                } else if firstJob >= 256 {
                    jobs.removeFirst(firstJob)
                    firstJob = 0
                }
                waiting.store(jobs.count - firstJob, ordering: .relaxed)
                return job
            }
            monitor.wait()
        }
        return nil
    }
}
