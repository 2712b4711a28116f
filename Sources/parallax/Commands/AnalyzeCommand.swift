import API
import ArgumentParser
import Dispatch
import Extraction
import Foundation
import Model
import Parsing
import Synchronization

struct AnalyzeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show what the analyser finds in articles, one JSON object a line. Touches no database.",
        discussion: """
            Takes articles as NDJSON (the output of 'parallax parse', or any object with a 'body') or a text. Each \
            object comes back with 'analysis' added and every other key unchanged; the same input gives the same \
            output, byte for byte.

            Example:
              parallax parse page.html | parallax analyze - | head -1
            """
    )

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let settings = try await common.settings()
        let analyzer = try Assembly.analyzerSource(settings, logger: Assembly.logger(settings)).current
        let parser = try Assembly.parser(settings)
        let output = Output()
        var failed = 0
        var done = 0
        for input in try InputFiles.list(paths) {
            let bytes = try input.read()
            if bytes.first(where: { $0 > 0x20 }) == 0x7B {
                let lines = bytes.split(separator: 0x0A).map(Array.init)
                for start in stride(from: 0, to: lines.count, by: 512) {
                    let batch = Array(lines[start..<min(start + 512, lines.count)])
                    for (offset, result) in AnalyzeCommand.analyze(batch, with: analyzer).enumerated() {
                        switch result {
                        case .success(let line):
                            try output.line(line)
                            done += 1
                        case .failure(let fault):
                            Message.error("\(input.name): line \(start + offset + 1): \(fault.description)")
                            failed += 1
                        }
                    }
                }
            } else {
                let parsed = try parser.parse(Document(bytes: bytes, format: .text))
                for article in parsed.articles {
                    let line = AnalyzedLine.adding(analyzer.analyze(article), to: ArticleLine.encode(article))
                    try output.line(line)
                    done += 1
                }
            }
        }
        try output.flush()
        if failed > 0 { throw ExitCode(done > 0 ? 3 : 1) }
    }

    private static func analyze(_ lines: [[UInt8]], with analyzer: Analyzer) -> [Result<[UInt8], UsageFault>] {
        let results = Mutex<[Int: Result<[UInt8], UsageFault>]>([:])
        DispatchQueue.concurrentPerform(iterations: lines.count) { index in
            let result = analyze(lines[index], with: analyzer)
            results.withLock { $0[index] = result }
        }
        return results.withLock { results in lines.indices.compactMap { results[$0] } }
    }

    private static func analyze(_ line: [UInt8], with analyzer: Analyzer) -> Result<[UInt8], UsageFault> {
        do {
            let article = try JSONDecoder().decode(AnalyzedInput.self, from: Data(line)).article
            return .success(AnalyzedLine.adding(analyzer.analyze(article), to: line))
        } catch {
            return .failure(UsageFault("is no article: \(AnalyzeCommand.explain(error))"))
        }
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case DecodingError.dataCorrupted(let context): context.debugDescription
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            context.codingPath.map(\.stringValue).joined(separator: ".") + ": " + context.debugDescription
        default: "\(error)"
        }
    }
}

/// The parts of an input line that the analyser reads; every other key may be anything.
private struct AnalyzedInput: Decodable {
    let article: Article

    private enum Keys: String, CodingKey {
        case title, body
        case publishedAt = "published_at"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        article = Article(
            title: try values.decodeIfPresent(String.self, forKey: .title),
            body: try values.decodeIfPresent(String.self, forKey: .body) ?? "",
            publishedAt: try values.decodeIfPresent(Timestamp.self, forKey: .publishedAt)
        )
    }
}

/// Adds an analysis to an article's line without touching its other characters.
enum AnalyzedLine {
    static func adding(_ analysis: Analysis, to line: [UInt8]) -> [UInt8] {
        var line = withoutAnalysis(line)
        while let last = line.last, last <= 0x20 { line.removeLast() }
        line.removeLast()  // The closing brace: the line is a JSON object.
        while let last = line.last, last <= 0x20 { line.removeLast() }
        var writer = JSONWriter(reserving: 4096)
        AnalysisShape.write(analysis, to: &writer)
        if line.last != 0x7B { line.append(0x2C) }
        line.append(contentsOf: "\"analysis\":".utf8)
        line.append(contentsOf: writer.bytes)
        line.append(0x7D)
        return line
    }

    /// A line that carries an analysis already is written anew without it; others stay as they are.
    private static func withoutAnalysis(_ line: [UInt8]) -> [UInt8] {
        guard String(decoding: line, as: UTF8.self).contains("\"analysis\""),
            var object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
            object.removeValue(forKey: "analysis") != nil,
            let data = try? JSONSerialization.data(
                withJSONObject: object,
                options: [.sortedKeys, .withoutEscapingSlashes]
            )
        else { return line }
        return Array(data)
    }
}
