import ArgumentParser
import Foundation
import Ingestion
import Storage

struct ReanalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reanalyze",
        abstract: "Read stored articles anew, after the rules or the knowledge tables changed.",
        discussion: """
            Only articles that were read with another version of the rules or of the tables are taken, unless --all is \
            given. A run that is cut short goes on where it stopped. Stories that were merged or split by hand stay so.

            Examples:
              parallax reanalyze --diff       what would change; nothing is stored
              parallax reanalyze
            """
    )

    @OptionGroup var options: StoreOptions

    @Flag(help: "Take every article, also what was read with the present rules and tables.")
    var all = false

    @Flag(help: "Write what would change to standard output, and store nothing.")
    var diff = false

    func run() async throws {
        let settings = try await options.settings()
        let store = try Assembly.store(settings)
        defer { try? store.close() }
        let analyzer = try Assembly.analyzerSource(settings, logger: Assembly.logger(settings)).current
        let reanalysis = Reanalysis(
            store: store,
            analyzer: analyzer,
            batchSize: settings.integer("ingestion.batch_articles")
        )
        let progress = diff ? try preview(reanalysis) : try apply(reanalysis)
        let verb = diff ? "would change" : "changed"
        var line = "\(progress.read) articles: \(progress.changed) \(verb), \(progress.unchanged) as before"
        if progress.skipped > 0 { line += ", \(progress.skipped) left out: changed meanwhile" }
        print(line)
        if progress.skipped > 0 { throw ExitCode(3) }
    }

    private func preview(_ reanalysis: Reanalysis) throws -> Reanalysis.Progress {
        let output = Output()
        let progress = try reanalysis.preview(takesAll: all) { change in
            try output.line(Array("\(change.articleID)  \(change.title ?? "(no title)")".utf8))
            for line in change.difference.removed { try output.line(Array("  - \(line)".utf8)) }
            for line in change.difference.added { try output.line(Array("  + \(line)".utf8)) }
        }
        try output.flush()
        return progress
    }

    private func apply(_ reanalysis: Reanalysis) throws -> Reanalysis.Progress {
        let line = ProgressLine()
        let progress = try reanalysis.run(takesAll: all) { progress in
            line.show("\(progress.read) of \(progress.total) articles, \(progress.changed) changed")
        }
        line.clear()
        if progress.isResumed { Message.note("went on where the last run stopped") }
        return progress
    }
}
