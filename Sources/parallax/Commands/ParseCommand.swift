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
        let parser = try Assembly.parser(settings)
        let output = Output()
        var failed = 0
        var articles = 0
        for input in try InputFiles.list(paths) {
            if input.isStream(document.documentFormat) {
                let done = try stream(input, parser.limits, output)
                articles += done.articles
                failed += done.failed
                continue
            }
            do {
                let parsed = try parser.parse(
                    Document(
                        bytes: try input.read(atMost: parser.limits.documentBytes),
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

    /// NDJSON of any length, in bounded memory.
    private func stream(
        _ input: InputFiles.Input,
        _ limits: ParsingLimits,
        _ output: Output
    ) throws -> (articles: Int, failed: Int) {
        let whole = Document(bytes: [], url: url, publishedAt: document.publishedAt ?? SystemClock.today)
        var reader = NDJSONReader(document: whole, limits: limits)
        var counts = (articles: 0, failed: 0)
        let take = { (item: NDJSONReader.Item) in
            switch item {
            case .article(let article):
                try output.line(ArticleLine.encode(article))
                counts.articles += 1
            case .failure(let failure):
                Message.error("\(input.name): item \(failure.index): \(failure.error)")
                counts.failed += 1
            }
        }
        try input.stream { try reader.read($0, take) }
        try reader.finish(take)
        return counts
    }
}
