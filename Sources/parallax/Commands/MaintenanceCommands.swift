import ArgumentParser
import Foundation
import Ingestion
import Model
import Storage

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema up to date.",
        discussion: """
            Every command does so when it opens the database; this one only says what was done. A database that a \
            newer program wrote, or whose applied migrations differ from the program's, is refused untouched.
            """
    )

    @OptionGroup var options: StoreOptions

    func run() async throws {
        let settings = try await options.settings()
        let store = try Assembly.store(settings)
        let migration = store.migration
        try store.close()
        if migration.applied.isEmpty {
            print("\(settings["storage.database"]): schema version \(migration.to), nothing to do")
        } else {
            print("\(settings["storage.database"]): schema version \(migration.from) → \(migration.to)")
            for name in migration.applied { print("  \(name)") }
        }
    }
}

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show every setting in force and where its value comes from.",
        discussion: "Flags override the environment (PARALLAX_SERVER_PORT), which overrides the settings file."
    )

    @OptionGroup var options: StoreOptions

    func run() async throws {
        let settings = try await options.settings()
        let width = SettingDefinition.all.map(\.key.count).max() ?? 0
        for definition in SettingDefinition.all {
            guard let value = settings.values[definition.key] else { continue }
            let shown = definition.isSecret && !value.text.isEmpty ? "(set)" : value.text.isEmpty ? "-" : value.text
            let key = definition.key.padding(toLength: width, withPad: " ", startingAt: 0)
            print(
                "\(key)  \(shown.padding(toLength: max(20, shown.count), withPad: " ", startingAt: 0))  \(value.origin)"
            )
        }
    }
}

struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Work on input that could not be read.",
        subcommands: [List.self, Show.self, Retry.self, Drop.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what is in quarantine, the newest first.")
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let store = try Assembly.store(try await options.settings())
            defer { try? store.close() }
            let page = try store.quarantined(page: PageRequest(limit: 1000))
            for item in page.rows {
                print("\(item.id)  \(item.byteCount) bytes  \(item.source ?? item.url ?? "-")")
                print("    \(item.error)")
            }
            print("\(page.total) in quarantine")
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write the bytes of one to standard output.")
        @Argument(help: "The id, qua_…") var id: String
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let store = try Assembly.store(try await options.settings())
            defer { try? store.close() }
            guard let document = try store.quarantinedDocument(id: id) else {
                throw UsageFault("there is nothing in quarantine with id '\(id)'")
            }
            FileHandle.standardOutput.write(Data(document.bytes))
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read it again, with this program and these settings.",
            discussion: "What can be read now is stored, and leaves quarantine."
        )
        @Argument(help: "The ids, qua_…") var ids: [String]
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let settings = try await options.settings()
            let store = try Assembly.store(settings)
            defer { try? store.close() }
            let pipeline = try Assembly.pipeline(settings, store: store, logger: Assembly.logger(settings))
            var failed = 0
            for id in ids {
                guard let document = try store.quarantinedDocument(id: id) else {
                    throw UsageFault("there is nothing in quarantine with id '\(id)'")
                }
                let report = try pipeline.ingest(document)
                if report.counts.failed > 0 {
                    failed += 1
                    Message.error("\(id): \(report.error?.message ?? "some items still cannot be read")")
                } else {
                    try store.write { try $0.dropQuarantined(id: id) }
                    print("\(id): \(report.counts.new) new, \(report.counts.known) known articles")
                }
            }
            if failed > 0 { throw ExitCode(failed == ids.count ? 1 : 3) }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forget it.")
        @Argument(help: "The ids, qua_…") var ids: [String]
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let store = try Assembly.store(try await options.settings())
            defer { try? store.close() }
            try store.write { session in
                for id in ids { try session.dropQuarantined(id: id) }
            }
            print("\(ids.count) dropped")
        }
    }
}
