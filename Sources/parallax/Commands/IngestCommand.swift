import ArgumentParser
import Foundation
import Ingestion
import Model
import Parsing
import Storage

struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read documents, analyse them and store what they say.",
        discussion: """
            Takes files, folders and - for standard input; the format is found out from the bytes. The same document \
            twice stores once; an article that changed keeps both texts; what cannot be read is kept in quarantine.

            Examples:
              parallax ingest page.html feeds/ --source 'Trade weekly'
              curl -s https://example.org/feed.xml | parallax ingest - --source 'Example'
            """
    )

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup var options: StoreOptions
    @OptionGroup var document: DocumentOptions

    @Option(help: ArgumentHelp("The name of the source, for articles that name none.", valueName: "name"))
    var source: String?

    func run() async throws {
        let settings = try await options.settings()
        let inputs = try InputFiles.list(paths)
        let store = try Assembly.store(settings)
        defer { try? store.close() }
        let pipeline = try Assembly.pipeline(settings, store: store, logger: Assembly.logger(settings))
        let runKey = try store.write { try $0.beginRun(.ingest) }
        var counts = RunCounts()
        let progress = ProgressLine()
        for (index, input) in inputs.enumerated() {
            progress.show("\(index + 1) of \(inputs.count) documents, \(counts.new) new articles: \(input.name)")
            if input.isStream(document.documentFormat) {
                counts += try stream(input, settings, pipeline: pipeline, runKey: runKey, progress)
                continue
            }
            let report = try ingest(input, pipeline: pipeline, runKey: runKey)
            counts += report.counts
            progress.clear()
            tell(report, of: input)
        }
        progress.clear()
        let isFailed = counts.failed > 0 && counts.new + counts.known + counts.changed == 0
        let state: RunState = counts.failed == 0 ? .done : isFailed ? .failed : .partly
        try store.write { try $0.finishRun(runKey, counts: counts, state: state) }
        print(
            "\(counts.documents) documents: \(counts.new) new, \(counts.known) known, \(counts.changed) changed, "
                + "\(counts.leftOut) left out, \(counts.failed) failed"
        )
        if counts.failed > 0 { throw ExitCode(isFailed ? 1 : 3) }
    }

    private func ingest(
        _ input: InputFiles.Input,
        pipeline: IngestionPipeline,
        runKey: Int64
    ) throws -> IngestionReport {
        let bytes: [UInt8]
        do {
            bytes = try input.read()
        } catch {
            var report = IngestionReport(documentID: "")
            report.error = QuarantineReason(code: "unreadable", message: error.localizedDescription)
            return report
        }
        let document = Document(
            bytes: bytes,
            format: document.documentFormat,
            source: source,
            publishedAt: document.publishedAt ?? SystemClock.today,
            isPublicationAssumed: document.publishedAt == nil
        )
        return try pipeline.ingest(document, runKey: runKey)
    }

    private func stream(
        _ input: InputFiles.Input,
        _ settings: Settings,
        pipeline: IngestionPipeline,
        runKey: Int64,
        _ progress: ProgressLine
    ) throws -> RunCounts {
        let whole = Document(
            bytes: [],
            source: source,
            publishedAt: document.publishedAt ?? SystemClock.today,
            isPublicationAssumed: document.publishedAt == nil
        )
        var stream = StreamIngestion(
            pipeline: pipeline,
            document: whole,
            limits: try Assembly.parser(settings).limits,
            batchSize: settings.integer("ingestion.batch_articles"),
            runKey: runKey
        )
        let failed = { (error: ParsingError) in
            progress.clear()
            Message.error("\(input.name): \(error); kept in quarantine")
        }
        try input.stream { chunk in
            try stream.take(chunk, failed: failed)
            progress.show("\(input.name): \(stream.counts.new) new articles, \(stream.counts.known) known")
        }
        try stream.finish(failed: failed)
        progress.clear()
        return stream.counts
    }

    private func tell(_ report: IngestionReport, of input: InputFiles.Input) {
        for warning in report.warnings { Message.error("\(input.name): warning: \(warning)") }
        if let error = report.error {
            let kept = report.quarantined.first.map { "; kept in quarantine as \($0)" } ?? ""
            Message.error("\(input.name): \(error.message)\(kept)")
        }
        for item in report.items where item.outcome == .failed || item.outcome == .leftOut {
            Message.error("\(input.name): \(item.reason ?? item.outcome.rawValue)")
        }
    }
}
