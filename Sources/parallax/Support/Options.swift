import ArgumentParser
import Foundation
import Model

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("How much is logged: trace, debug, info, notice, warning, error.", valueName: "level"))
    var logLevel: String?

    func settings(_ flags: [String: (value: String, flag: String)] = [:]) async throws -> Settings {
        var flags = flags
        if let logLevel { flags["log.level"] = (logLevel, "--log-level") }
        do {
            return try await Settings.load(
                path: config,
                flags: flags,
                environment: ProcessInfo.processInfo.environment
            )
        } catch let error as SettingsError {
            throw UsageFault(error.description)
        }
    }
}

/// What every command that touches the store takes.
struct StoreOptions: ParsableArguments {
    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var database: String?

    func settings(_ flags: [String: (value: String, flag: String)] = [:]) async throws -> Settings {
        var flags = flags
        if let database { flags["storage.database"] = (database, "--database") }
        return try await common.settings(flags)
    }
}

/// What documents are and when they were published.
struct DocumentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the documents are: auto, feed, html, digest, text, json, ndjson, eml.",
            valueName: "format"
        )
    )
    var format = "auto"

    @Option(
        help: ArgumentHelp(
            "The day the documents were published (YYYY-MM-DD or RFC 3339): dates without a year are resolved against it.",
            valueName: "date"
        )
    )
    var published: String?

    func validate() throws {
        guard format == "auto" || DocumentFormat(rawValue: format) != nil else {
            let names = DocumentFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--format is '\(format)', but must be auto, \(names).")
        }
        if let published, Timestamp(published) == nil {
            throw ValidationError("--published is '\(published)', but must be a date such as 2026-01-24.")
        }
    }

    var documentFormat: DocumentFormat? { DocumentFormat(rawValue: format) }

    var publishedAt: Timestamp? { published.flatMap { Timestamp($0) } }
}

/// A fault of the one who typed the command: exit code 2.
struct UsageFault: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
