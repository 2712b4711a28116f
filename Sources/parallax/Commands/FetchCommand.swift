import API
import ArgumentParser
import Foundation
import Ingestion
import Storage
import Synchronization

struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Read the sources that are due, and store what is new. Made for cron.",
        discussion: """
            Sources come from Config/sources.yaml, 'parallax sources add' and POST /v1/sources. One run at a time: a \
            second one leaves the work to the first. Prints one summary line; what failed is named on standard error.

            Examples:
              parallax fetch                    those that are due
              parallax fetch --all              all, whatever their schedule says
              parallax fetch 'Example News'     this one
              */5 * * * *  parallax fetch --database /var/lib/parallax/parallax.sqlite
            """
    )

    @Argument(help: ArgumentHelp("Names or ids of sources; none: those that are due.", valueName: "source"))
    var sources: [String] = []

    @OptionGroup var options: StoreOptions

    @Flag(help: "Only those that are due (that is so without it).")
    var due = false

    @Flag(help: "All active sources, whatever their schedule says.")
    var all = false

    @Flag(help: "Say what would be read; open no connection and store nothing.")
    var dryRun = false

    @Flag(help: "Write the outcome as JSON.")
    var json = false

    func validate() throws {
        guard !(all && due) else { throw ValidationError("--all and --due exclude each other.") }
        guard sources.isEmpty || !(all || due) else {
            throw ValidationError("Name sources, or say --all or --due; not both.")
        }
    }

    func run() async throws {
        let settings = try await options.settings()
        let store = try Assembly.store(settings)
        defer { try? store.close() }
        let database = settings["storage.database"]
        let lock = dryRun ? nil : try RunLock.take(besideDatabase: database)
        guard dryRun || lock != nil else {
            let holder = RunLock.holder(besideDatabase: database) ?? "?"
            print(json ? #"{"state":"running_already"}"# : "a fetch is under way already (process \(holder))")
            return
        }
        try FetchAssembly.synchronizeSources(settings, store: store)
        let pipeline = try Assembly.pipeline(settings, store: store, logger: Assembly.logger(settings))
        let runner = try FetchAssembly.runner(settings, store: store, pipeline: pipeline)
        let line = Mutex(ProgressLine())
        let report: FetchReport
        do {
            report = try runner.run(
                selection,
                isDry: dryRun,
                progress: { progress in
                    line.withLock {
                        $0.show(
                            "\(progress.done) of \(progress.total) sources, \(progress.newArticles) new articles: "
                                + progress.outcome.name
                        )
                    }
                }
            )
        } catch let error as StoreError where error.code == .notFound {
            throw UsageFault(error.message)
        }
        line.withLock { $0.clear() }
        withExtendedLifetime(lock) { tell(report) }
        if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }

    private var selection: FetchRunner.Selection {
        if !sources.isEmpty { return .named(sources) }
        return all ? .all : .due
    }

    private func tell(_ report: FetchReport) {
        for outcome in report.sources {
            if let error = outcome.error { Message.error("\(outcome.name): \(error)") }
        }
        if json {
            print(String(decoding: SourceShape.encode(report), as: UTF8.self))
        } else if dryRun {
            for outcome in report.sources { print("\(outcome.kind.rawValue)  \(outcome.name)  \(outcome.url)") }
            print("\(report.sources.count) sources would be read, \(report.notDue) are not due")
        } else {
            print(report.summary)
        }
    }
}
