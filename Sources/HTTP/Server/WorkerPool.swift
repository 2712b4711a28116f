import Dispatch
import Synchronization

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
