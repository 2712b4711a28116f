import ArgumentParser
import Extraction
import Foundation
import Ingestion
import Parsing
import Storage

/// The program: reads the sources an analyst reads and answers what they say.
@main
struct ParallaxCommand: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "parallax",
        abstract: "Reads the space and defence press and answers who did what with whom, how much and when.",
        discussion: """
            A first look:
              parallax ingest Samples           read documents into the database
              parallax serve                    answer on http://127.0.0.1:8080
              curl 'http://127.0.0.1:8080/v1/events?event_type=contract'

            Exit codes: 0 done; 1 failed; 2 bad usage; 3 partly done (what failed is named on standard error and \
            kept in quarantine).
            """,
        version: version,
        subcommands: [
            ServeCommand.self, IngestCommand.self, FetchCommand.self, SourcesCommand.self, ParseCommand.self,
            AnalyzeCommand.self, SearchCommand.self, ReanalyzeCommand.self, MigrateCommand.self, QuarantineCommand.self,
            CheckCommand.self, ConfigCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Termination.end(with: error)
        }
    }
}

/// How the program ends when a command throws.
enum Termination {
    static func end(with error: any Error) -> Never {
        switch error {
        case let code as ExitCode:
            exit(code.rawValue)
        case let fault as UsageFault:
            Message.error(fault.description)
            exit(2)
        case is SourceList.Fault, is SourceFault:
            Message.error("\(error)")
            exit(2)
        case is StoreError, is KnowledgeError, is AnalysisTableError, is ParsingError, is FetchFault:
            Message.error("\(error)")
            exit(1)
        default:
            // ArgumentParser's own: help and version end with 0, a fault of usage with 2.
            let code = ParallaxCommand.exitCode(for: error)
            let text = ParallaxCommand.fullMessage(for: error)
            if code == .success {
                print(text)
                exit(0)
            }
            FileHandle.standardError.write(Data((text + "\n").utf8))
            exit(code == .validationFailure ? 2 : 1)
        }
    }
}
