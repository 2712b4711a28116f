import Dispatch
import Storage
import Synchronization

/// Writes one batch of articles while the next is read and analysed.
///
/// Batches are written in the order in which they are handed over, by a thread of their own. At most two are on their
/// way, so that memory is bounded however fast articles come in. After a failure nothing more is written.
final class BatchWriter: Sendable {
    private struct State {
        var counts = RunCounts()
        var failure: (any Error)?
    }

    private let pipeline: IngestionPipeline
    private let queue = DispatchQueue(label: "parallax.ingestion.writer")
    private let slots = DispatchSemaphore(value: 2)
    private let state = Mutex(State())

    init(pipeline: IngestionPipeline) { self.pipeline = pipeline }

    /// Of what was written so far.
    var counts: RunCounts { state.withLock(\.counts) }

    /// Waits until a batch may be handed over, and hands it over.
    ///
    /// - Throws: what made an earlier batch fail.
    func write(_ batch: [PendingArticle]) throws {
        slots.wait()
        if let failure = state.withLock(\.failure) {
            slots.signal()
            throw failure
        }
        queue.async { [self] in
            defer { slots.signal() }
            guard state.withLock({ $0.failure == nil }) else { return }
            do {
                let items = try pipeline.store(batch)
                state.withLock { $0.counts += IngestionReport(items: items).counts }
            } catch {
                state.withLock { $0.failure = error }
            }
        }
    }

    /// Waits until all is written.
    ///
    /// - Throws: what made a batch fail; those before it are stored.
    func finish() throws {
        queue.sync {}
        if let failure = state.withLock(\.failure) { throw failure }
    }
}

extension IngestionReport {
    /// Of articles that belong to no document.
    fileprivate init(items: [IngestedItem]) {
        self.init(documentID: "")
        self.items = items
    }
}
