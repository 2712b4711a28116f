import Dispatch
import Foundation
import Model
public import Parsing
public import Storage
import Synchronization

/// One run over the sources: which are due, host by host beside each other. Safe to use from any thread.
public final class FetchRunner: Sendable {
    public enum Selection: Sendable, Equatable {
        case due
        /// Every active source, whatever its schedule says. What a server asked for with Retry-After still counts.
        case all
        /// Ids or names; paused ones too.
        case named([String])
    }

    /// How far a run is.
    public struct Progress: Sendable {
        public var done: Int
        public var total: Int
        public var newArticles: Int
        /// The source that was finished last.
        public var outcome: SourceOutcome
    }

    private let store: Store
    private let configuration: FetchConfiguration
    private let fetcher: SourceFetcher
    private let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - parser: for the pages that items are followed to.
    ///   - now: milliseconds since the epoch.
    ///   - sleep: waits for so many milliseconds.
    ///   - chance: 0 to 1; spreads retries.
    public init(
        store: Store,
        pipeline: IngestionPipeline,
        parser: DocumentParser,
        configuration: FetchConfiguration,
        transport: any Transport = HTTPTransport(),
        resolver: @escaping AddressGuard.Resolver = AddressGuard.system,
        now: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Int64) -> Void = HostGate.sleep,
        chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.store = store
        self.configuration = configuration
        self.now = now
        let client = WebClient(
            transport: transport,
            addressGuard: AddressGuard(allowedHosts: configuration.allowedHosts, resolve: resolver),
            gate: HostGate(now: now, sleep: sleep),
            configuration: configuration
        )
        let robots = RobotsKeeper(store: store, client: client, now: now)
        fetcher = SourceFetcher(
            store: store,
            pipeline: pipeline,
            client: client,
            robots: robots,
            follower: PageFollower(store: store, client: client, robots: robots, parser: parser),
            configuration: configuration,
            now: now,
            chance: chance
        )
    }

    /// Runs to the end. Only for who holds the ``RunLock``.
    ///
    /// - Parameters:
    ///   - isCancelled: asked before each source.
    ///   - progress: called from any thread, one call at a time.
    /// - Throws: ``StoreError`` `notFound` for a source that does not exist; whatever the store throws.
    public func run(
        _ selection: Selection,
        isDry: Bool = false,
        isCancelled: @escaping @Sendable () -> Bool = { false },
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) throws -> FetchReport {
        var report = FetchReport()
        let (chosen, notDue) = try choose(selection)
        report.notDue = notDue
        if isDry {
            report.sources = chosen.map { row in
                var outcome = FetchRunner.outcome(row, .due)
                outcome.nextDueAt = row.progress.nextDueAt
                if (row.progress.holdUntil ?? 0) > now() { outcome.kind = .held }
                return outcome
            }
            return report
        }
        report.abandoned = try store.write { try $0.abandonRuns(.fetch) }
        let groups = FetchRunner.groups(chosen)
        let state = SharedProgress(waiting: groups[...])
        let workers = DispatchGroup()
        for number in 0..<min(max(1, configuration.parallelHosts), groups.count) {
            // A serial queue each, which is a thread each: they wait for the network most of the time.
            DispatchQueue(label: "parallax.fetch.\(number)").async(group: workers) {
                self.work(state, total: chosen.count, isCancelled, progress)
            }
        }
        workers.wait()
        let (outcomes, failure) = state.mutex.withLock { ($0.outcomes, $0.failure) }
        if let failure { throw failure }
        report.sources = chosen.compactMap { outcomes[$0.key] }
        return report
    }

    private struct RunProgress {
        var waiting: ArraySlice<[SourceRow]>
        var outcomes: [Int64: SourceOutcome] = [:]
        var newArticles = 0
        var failure: (any Error)?
    }

    private final class SharedProgress: Sendable {
        let mutex: Mutex<RunProgress>

        init(waiting: ArraySlice<[SourceRow]>) { mutex = Mutex(RunProgress(waiting: waiting)) }
    }

    private func work(
        _ shared: SharedProgress,
        total: Int,
        _ isCancelled: () -> Bool,
        _ progress: (Progress) -> Void
    ) {
        while let group = shared.mutex.withLock({ $0.failure == nil ? $0.waiting.popFirst() : nil }) {
            var heldUntil: Int64 = 0
            for row in group where !isCancelled() {
                do {
                    let outcome = try fetch(row, &heldUntil)
                    shared.mutex.withLock { state in
                        state.outcomes[row.key] = outcome
                        state.newArticles += outcome.counts.new
                        progress(
                            Progress(
                                done: state.outcomes.count,
                                total: total,
                                newArticles: state.newArticles,
                                outcome: outcome
                            )
                        )
                    }
                } catch {
                    shared.mutex.withLock { $0.failure = $0.failure ?? error }
                    return
                }
            }
        }
    }

    /// - Parameter heldUntil: when the host of the group may be asked again, by its own word in this run.
    private func fetch(_ row: SourceRow, _ heldUntil: inout Int64) throws -> SourceOutcome {
        let hold = max(heldUntil, row.progress.holdUntil ?? 0)
        guard hold <= now() else {
            var held = FetchRunner.outcome(row, .held)
            held.error = "its server asked to be left alone until then"
            held.nextDueAt = hold
            var progress = row.progress
            progress.nextDueAt = max(progress.nextDueAt ?? 0, hold)
            progress.holdUntil = hold
            try store.write { [progress] in try $0.saveProgress(progress, ofSource: row.key) }
            return held
        }
        let outcome = try fetcher.fetch(row)
        if outcome.kind == .failed, outcome.httpStatus == 429 || outcome.httpStatus == 503, let next = outcome.nextDueAt
        {
            heldUntil = next
        }
        return outcome
    }

    private func choose(_ selection: Selection) throws -> (chosen: [SourceRow], notDue: Int) {
        switch selection {
        case .named(let names):
            let rows = try names.map { name in
                guard let row = try store.source(name) else {
                    throw StoreError(.notFound, "there is no source '\(name)'; 'parallax sources list' names them")
                }
                guard row.source.url != nil else {
                    throw StoreError(.notFound, "the source '\(row.source.name)' has no address to fetch")
                }
                return row
            }
            return (rows, 0)
        case .all, .due:
            let active = try store.fetchedSources().filter { $0.source.state == .active }
            guard selection == .due else { return (active, 0) }
            let due = active.filter { $0.source.schedule != .never && ($0.progress.nextDueAt ?? 0) <= now() }
            return (
                due.sorted { ($0.progress.nextDueAt ?? 0) < ($1.progress.nextDueAt ?? 0) }, active.count - due.count
            )
        }
    }

    /// Sources by host, in the order in which the hosts come up.
    private static func groups(_ rows: [SourceRow]) -> [[SourceRow]] {
        var order: [String] = []
        var groups: [String: [SourceRow]] = [:]
        for row in rows {
            let address = row.progress.effectiveURL ?? row.source.url ?? ""
            let host = RobotsKeeper.host(address) ?? ""
            if groups[host] == nil { order.append(host) }
            groups[host, default: []].append(row)
        }
        return order.compactMap { groups[$0] }
    }

    private static func outcome(_ row: SourceRow, _ kind: SourceOutcome.Kind) -> SourceOutcome {
        SourceOutcome(id: row.id, name: row.source.name, url: row.source.url ?? "", kind: kind)
    }
}
