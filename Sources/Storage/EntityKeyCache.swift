import Synchronization

/// An entity as far as writing must know it.
struct KnownEntity: Sendable {
    /// Of the entity that the id means today, merged ones followed.
    var key: Int64
    /// Names that are recorded for sure.
    var aliases: [String] = []
}

/// Entities by public id, for committed rows only: ingestion asks for the same few thousand names again and again.
final class EntityKeyCache: Sendable {
    private let entities = Mutex<[String: KnownEntity]>([:])
    /// Entries kept; about 300 bytes each.
    private let capacity = 100_000

    func entity(_ id: String) -> KnownEntity? {
        entities.withLock { $0[id] }
    }

    func add(_ committed: [String: KnownEntity]) {
        entities.withLock { entities in
            if entities.count + committed.count > capacity { entities.removeAll(keepingCapacity: true) }
            entities.merge(committed) { _, new in new }
        }
    }

    func removeAll() {
        entities.withLock { $0.removeAll() }
    }
}
