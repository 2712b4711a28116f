import Dispatch
public import Extraction
public import Model
public import Storage
import Synchronization

/// Reads stored articles anew, with a newer version of the rules or of the knowledge. Safe to use from any thread.
///
/// Each batch is one transaction, so that a run that is cut short goes on where it stopped. What finds the same as
/// before changes nothing but the stamp; else claims are superseded, events derived, and the story found anew, where
/// decisions by hand hold.
public final class Reanalysis: Sendable {
    /// What reading one article anew changes.
    public struct Change: Sendable {
        public var articleID: String
        public var title: String?
        public var difference: AnalysisDifference
    }

    public struct Progress: Sendable, Equatable {
        public var read = 0
        public var changed = 0
        /// Found as they are stored.
        public var unchanged = 0
        /// Changed by somebody else meanwhile, and left to them.
        public var skipped = 0
        public var total = 0
        /// Whether a run that was cut short before is taken up.
        public var isResumed = false
    }

    private let store: Store
    private let analyzer: Analyzer
    private let editor = StoryEditor()
    private let batchSize: Int

    public init(store: Store, analyzer: Analyzer, batchSize: Int = 200) {
        self.store = store
        self.analyzer = analyzer
        self.batchSize = max(1, batchSize)
    }

    /// Tells what reading anew would change; stores nothing.
    ///
    /// - Parameters:
    ///   - takesAll: also what was read with the present rules and knowledge.
    ///   - visit: called for each article that would change, in the order in which they were stored.
    public func preview(takesAll: Bool, _ visit: (Change) throws -> Void) throws -> Progress {
        let stamp = takesAll ? nil : analyzer.stamp
        var progress = Progress(total: try store.countToReanalyze(after: 0, stamp: stamp))
        var position: Int64 = 0
        while true {
            let batch = try store.articlesToReanalyze(after: position, stamp: stamp, limit: batchSize)
            guard let last = batch.last else { return progress }
            position = last.known.key
            for reading in try read(batch) {
                progress.read += 1
                guard !reading.difference.isEmpty else {
                    progress.unchanged += 1
                    continue
                }
                progress.changed += 1
                try visit(
                    Change(
                        articleID: reading.stored.known.id,
                        title: reading.stored.article.title,
                        difference: reading.difference
                    )
                )
            }
        }
    }

    /// Reads anew and stores what changed.
    ///
    /// - Parameter tell: called after each batch.
    public func run(takesAll: Bool, _ tell: (Progress) -> Void = { _ in }) throws -> Progress {
        let stamp = analyzer.stamp
        let wanted = takesAll ? nil : stamp
        let begun = try store.write { try $0.beginReanalysis(stamp: stamp, takesAll: takesAll) }
        var position = begun.position
        var progress = Progress(total: try store.countToReanalyze(after: position, stamp: wanted))
        progress.isResumed = position > 0
        while true {
            let batch = try store.articlesToReanalyze(after: position, stamp: wanted, limit: batchSize)
            guard let last = batch.last else { break }
            let readings = try read(batch)
            progress = try store.write { session in
                var progress = progress
                for reading in readings { try self.write(reading, &progress, session) }
                try session.noteReanalysis(begun.run, stamp: stamp, upTo: last.known.id, counts: progress.counts)
                return progress
            }
            position = last.known.key
            tell(progress)
        }
        let counts = progress.counts
        try store.write { try $0.finishRun(begun.run, counts: counts, state: .done) }
        return progress
    }

    private struct Reading {
        var stored: StoredArticle
        var analysis: Analysis
        var difference: AnalysisDifference
    }

    /// Analyses on all cores and compares with what is stored.
    private func read(_ batch: [StoredArticle]) throws -> [Reading] {
        let analyses = Mutex<[Int: Analysis]>([:])
        DispatchQueue.concurrentPerform(iterations: batch.count) { index in
            let analysis = analyzer.stampedAnalysis(of: batch[index].article)
            analyses.withLock { $0[index] = analysis }
        }
        let found = analyses.withLock { $0 }
        return try batch.enumerated().map { index, stored in
            let analysis = found[index] ?? analyzer.stampedAnalysis(of: stored.article)
            let before = try store.analysis(ofArticle: stored.known.id) ?? Analysis(analyzer: stored.analyzer)
            return Reading(
                stored: stored,
                analysis: analysis,
                difference: AnalysisDifference(from: before, to: analysis)
            )
        }
    }

    private func write(_ reading: Reading, _ progress: inout Progress, _ session: WriteSession) throws {
        let known = reading.stored.known
        progress.read += 1
        guard try session.isUnchanged(known) else {
            progress.skipped += 1
            return
        }
        guard !reading.difference.isEmpty else {
            progress.unchanged += 1
            return try session.stamp(known, analyzer: reading.analysis.analyzer)
        }
        var draft = ArticleDraft(
            reading.stored.article,
            analysis: reading.analysis,
            source: reading.stored.article.source
        )
        draft.id = known.id
        try session.update(known, to: draft, documentKey: nil)
        try editor.settle(
            draft,
            articleKey: known.key,
            wording: ReportWording(draft),
            isKnown: true,
            rematching: true,
            session
        )
        progress.changed += 1
    }
}

extension Reanalysis.Progress {
    fileprivate var counts: RunCounts {
        var counts = RunCounts()
        counts.documents = read
        counts.changed = changed
        counts.known = unchanged
        counts.leftOut = skipped
        return counts
    }
}

/// What one analysis finds that another one does not, as lines for a person.
public struct AnalysisDifference: Sendable, Equatable {
    public var removed: [String]
    public var added: [String]

    public var isEmpty: Bool { removed.isEmpty && added.isEmpty }

    public init(from before: Analysis, to after: Analysis) {
        let (old, new) = (AnalysisDifference.facts(before), AnalysisDifference.facts(after))
        removed = old.subtracting(new).sorted()
        added = new.subtracting(old).sorted()
    }

    /// Each fact on a line that begins with its kind. Order and salience are no facts.
    private static func facts(_ analysis: Analysis) -> Set<String> {
        var facts: Set<String> = []
        for entity in analysis.entities {
            let places = entity.mentions.map { "\($0.start)-\($0.end)" }.sorted().joined(separator: " ")
            facts.insert("entity \(entity.type.rawValue) \(entity.id) at \(places)")
        }
        for amount in analysis.amounts {
            facts.insert("amount \(text(amount)) at \(amount.start)-\(amount.end)")
        }
        for date in analysis.dates {
            facts.insert("date \(date.value) (\(date.precision.rawValue)) at \(date.start)-\(date.end)")
        }
        for event in analysis.events {
            var parts = ["event \(event.type.rawValue) \(event.status.rawValue)"]
            for role in ParticipantRole.allCases where !event.participants(role).isEmpty {
                parts.append("\(role.rawValue) \(Set(event.participants(role)).sorted().joined(separator: " "))")
            }
            if let date = event.date { parts.append("on \(date)") }
            let sums = Set(
                event.amounts.filter { analysis.amounts.indices.contains($0) }.map { text(analysis.amounts[$0]) }
            )
            if !sums.isEmpty { parts.append("amount " + sums.sorted().joined(separator: ", ")) }
            facts.insert(parts.joined(separator: "; ") + " at \(event.evidence.start)-\(event.evidence.end)")
        }
        for topic in analysis.topics { facts.insert("topic \(topic.rawValue)") }
        for country in analysis.countries { facts.insert("country \(country)") }
        return facts
    }

    private static func text(_ amount: Amount) -> String {
        var parts = [amount.kind.rawValue, "\(amount.value)"]
        if let most = amount.valueMax { parts.append("to \(most)") }
        parts.append(contentsOf: [amount.currency, amount.unit, amount.role?.rawValue].compactMap(\.self))
        if amount.bound != .exact { parts.append(amount.bound.rawValue) }
        return parts.joined(separator: " ")
    }
}
