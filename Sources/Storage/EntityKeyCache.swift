import Synchronization

/// Public entity ids to private keys, for committed rows only: ingestion asks for the same few thousand names again
/// and again.
final class EntityKeyCache: Sendable {
    private let keys = Mutex<[String: Int64]>([:])
    /// Entries kept; about 120 bytes each.
    private let capacity = 200_000

    func key(of id: String) -> Int64? {
        keys.withLock { $0[id] }
    }

    func add(_ committed: [String: Int64]) {
        keys.withLock { keys in
            if keys.count + committed.count > capacity { keys.removeAll(keepingCapacity: true) }
            keys.merge(committed) { _, new in new }
        }
    }

    func removeAll() {
        keys.withLock { $0.removeAll() }
    }
}
