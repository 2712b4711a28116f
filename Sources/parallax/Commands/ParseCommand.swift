import API
import ArgumentParser
import Foundation
import Model
import Parsing

struct ParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Show the articles in documents, one JSON object a line. Touches no database.",
        discussion: """
            Examples:
              parallax parse feed.xml | head -1
              parallax parse --format digest page.txt --published 2026-01-23
            """
    )

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup var common: CommonOptions
    @OptionGroup var document: DocumentOptions

    @Option(
        help: ArgumentHelp(
            "Where the document came from: relative links are resolved against it.",
            valueName: "address"
        )
    )
    var url: String?

    func run() async throws {
        let settings = try await common.settings()
        let parser = Assembly.parser(settings)
        let output = Output()
        var failed = 0
        var articles = 0
        for input in try InputFiles.list(paths) {
            do {
                let parsed = try parser.parse(
                    Document(
                        bytes: try input.read(),
                        format: document.documentFormat,
                        url: url,
                        publishedAt: document.publishedAt ?? SystemClock.today
                    )
                )
                for warning in parsed.warnings { Message.error("\(input.name): warning: \(warning)") }
                for failure in parsed.failures {
                    Message.error("\(input.name): item \(failure.index): \(failure.error)")
                }
                failed += parsed.failures.count
                for article in parsed.articles { try output.line(ArticleLine.encode(article)) }
                articles += parsed.articles.count
            } catch {
                Message.error("\(input.name): \(error)")
                failed += 1
            }
        }
        try output.flush()
        if failed > 0 { throw ExitCode(articles > 0 ? 3 : 1) }
    }
}
