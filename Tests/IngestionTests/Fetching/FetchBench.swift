import Extraction
import Foundation
import Model
import Parsing
import Storage
import Synchronization
import TestSupport

@testable import Ingestion

/// A store, a clock of its own and a runner, for tests of fetching.
final class FetchBench: Sendable {
    let folder: TemporaryFolder
    let store: Store
    let clock = Clock()
    let site: Site
    private let pipeline: IngestionPipeline
    private let parser = DocumentParser()
    private let configuration: FetchConfiguration

    final class Clock: Sendable {
        private let state = Mutex<(now: Int64, slept: [Int64])>((1_764_000_000_000, []))

        var now: Int64 { state.withLock { $0.now } }
        var slept: [Int64] { state.withLock { $0.slept } }

        func advance(_ milliseconds: Int64) { state.withLock { $0.now += milliseconds } }

        func sleep(_ milliseconds: Int64) {
            state.withLock { state in
                state.now += milliseconds
                state.slept.append(milliseconds)
            }
        }
    }

    private static let analyzer = Result {
        Analyzer(
            knowledge: try Knowledge.load(fromDirectory: Repository.root.appendingPathComponent("Config/knowledge"))
        )
    }

    init(_ configure: (inout FetchConfiguration) -> Void = { _ in }) throws {
        folder = try TemporaryFolder()
        site = try Site()
        let clock = clock
        store = try Store(path: folder.path("test.sqlite"), clock: { clock.now })
        let analyzer = try FetchBench.analyzer.get()
        pipeline = IngestionPipeline(store: store, parser: parser, batchSize: 3) { analyzer }
        var configuration = FetchConfiguration()
        configuration.userAgent = "Parallax/test (+mailto:nobody@example.org)"
        configuration.allowedHosts = ["127.0.0.1"]
        configuration.allowedPaths = [folder.path("feeds")]
        configuration.responseBytes = 1 << 20
        configuration.timeout = 10_000
        configure(&configuration)
        self.configuration = configuration
    }

    func add(_ path: String, _ change: (inout Source) -> Void = { _ in }) throws -> String {
        var source = Source(name: "Source " + path, url: path.contains("://") ? path : site.url(path))
        change(&source)
        return try store.write { [source] in try $0.addSource(source, origin: .command) }
    }

    @discardableResult
    func run(
        _ selection: FetchRunner.Selection = .due,
        transport: any Transport = HTTPTransport(),
        isDry: Bool = false
    ) throws -> FetchReport {
        let clock = clock
        let runner = FetchRunner(
            store: store,
            pipeline: pipeline,
            parser: parser,
            configuration: configuration,
            transport: transport,
            now: { clock.now },
            sleep: { clock.sleep($0) },
            chance: { 0.5 }
        )
        return try runner.run(selection, isDry: isDry)
    }

    func row(_ id: String) throws -> SourceRow {
        guard let row = try store.source(id) else { throw FetchFault(.refused, "no source \(id)") }
        return row
    }

    func articles() throws -> [ArticleRow] {
        try store.articles(Filter(), order: .newestFirst, page: PageRequest(limit: 1000)).rows
    }
}
