import Extraction
import Foundation
import Logging
import Synchronization

/// The analyser with the knowledge as it stands now: edited tables are taken up without a restart, and a table with a
/// fault in it leaves the last good ones in force.
final class AnalyzerSource: Sendable {
    private struct State {
        var analyzer: Analyzer
        var stamp: [String]
        var lastLook: ContinuousClock.Instant
    }

    private let directory: URL
    private let interval: Duration
    private let logger: Logger
    private let state: Mutex<State>

    /// - Parameter interval: how long between two looks at the folder; zero never looks again.
    /// - Throws: `KnowledgeError` when the tables cannot be read at the start.
    init(directory: URL, interval: Duration, logger: Logger) throws {
        self.directory = directory
        self.interval = interval
        self.logger = logger
        let analyzer = try AnalyzerSource.load(directory)
        state = Mutex(State(analyzer: analyzer, stamp: AnalyzerSource.stamp(of: directory), lastLook: .now))
    }

    /// The analyser to use for the next document.
    var current: Analyzer {
        state.withLock { state in
            let now = ContinuousClock.now
            guard interval > .zero, now - state.lastLook >= interval else { return state.analyzer }
            state.lastLook = now
            let stamp = AnalyzerSource.stamp(of: directory)
            guard stamp != state.stamp else { return state.analyzer }
            state.stamp = stamp
            do {
                state.analyzer = try AnalyzerSource.load(directory)
                logger.notice("knowledge taken up anew", metadata: ["directory": "\(directory.path)"])
            } catch {
                logger.error("knowledge not taken up, the last good tables stay in force: \(error)")
            }
            return state.analyzer
        }
    }

    /// The knowledge, and the rates and topic terms that lie beside its folder; those two may be missing.
    private static func load(_ directory: URL) throws -> Analyzer {
        let rates = exchangeRates(beside: directory)
        let topics = topicTerms(beside: directory)
        let files = FileManager.default
        return Analyzer(
            knowledge: try Knowledge.load(fromDirectory: directory),
            exchangeRates: files.fileExists(atPath: rates.path) ? try ExchangeRates.load(fromFile: rates) : .empty,
            topicTerms: files.fileExists(atPath: topics.path) ? try TopicTerms.load(fromFile: topics) : .empty
        )
    }

    private static func exchangeRates(beside directory: URL) -> URL {
        directory.deletingLastPathComponent().appendingPathComponent("exchange-rates.tsv")
    }

    private static func topicTerms(beside directory: URL) -> URL {
        directory.deletingLastPathComponent().appendingPathComponent("topics.tsv")
    }

    /// Names, sizes and times of the tables.
    private static func stamp(of directory: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        let tables = names.sorted().map { directory.appendingPathComponent($0) }
        return (tables + [exchangeRates(beside: directory), topicTerms(beside: directory)]).map { table in
            let attributes = try? FileManager.default.attributesOfItem(atPath: table.path)
            let size = attributes?[.size] as? Int ?? 0
            let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
            return "\(table.lastPathComponent) \(size) \(date)"
        }
    }
}
