import Foundation
import Ingestion
import Logging
import Model
import Parsing
import Storage

/// Fetching's part of the settings.
enum FetchAssembly {
    static func configuration(_ settings: Settings) -> FetchConfiguration {
        var configuration = FetchConfiguration()
        let contact = settings["fetch.contact"].filter { $0.isASCII && $0 != "(" && $0 != ")" && !$0.isNewline }
        configuration.userAgent = "Parallax/\(ParallaxCommand.version)" + (contact.isEmpty ? "" : " (+\(contact))")
        configuration.parallelHosts = settings.integer("fetch.parallel_hosts")
        configuration.hostPause = milliseconds(settings, "fetch.host_pause_seconds")
        configuration.timeout = milliseconds(settings, "fetch.timeout_seconds")
        configuration.responseBytes = settings.integer("fetch.response_bytes")
        configuration.redirects = settings.integer("fetch.redirects")
        configuration.allowedHosts = settings.list("fetch.allowed_hosts")
        configuration.allowedPaths = settings.list("fetch.allowed_paths")
        configuration.schedule.minimum = milliseconds(settings, "fetch.adaptive_minimum_seconds")
        configuration.schedule.maximum = max(
            configuration.schedule.minimum,
            milliseconds(settings, "fetch.adaptive_maximum_seconds")
        )
        configuration.schedule.retryBase = milliseconds(settings, "fetch.retry_base_seconds")
        configuration.schedule.retryMaximum = milliseconds(settings, "fetch.retry_maximum_seconds")
        return configuration
    }

    static func recipes(_ settings: Settings) throws -> Recipes {
        guard let file = file(settings, "fetch.recipes", "recipes.yaml") else { return Recipes() }
        return try RecipeFile.read(try text(of: file), name: file.path)
    }

    static func sourceReader(_ settings: Settings) throws -> SourceReader {
        SourceReader(
            recipes: Set(try recipes(settings).recipes.keys),
            allowedPaths: settings.list("fetch.allowed_paths")
        )
    }

    /// Brings the sources of the configuration file in step with the database.
    static func synchronizeSources(_ settings: Settings, store: Store) throws {
        guard let file = file(settings, "fetch.sources", "sources.yaml") else { return }
        let list = try SourceList.yaml(try text(of: file), reader: try sourceReader(settings), name: file.path)
        if try list.isEmpty && !store.fetchedSources().contains(where: { $0.origin == .config }) { return }
        _ = try store.write { try SourceList.synchronize(list, with: $0) }
    }

    static func runner(_ settings: Settings, store: Store, pipeline: IngestionPipeline) throws -> FetchRunner {
        FetchRunner(
            store: store,
            pipeline: pipeline,
            parser: try Assembly.parser(settings),
            configuration: configuration(settings),
            now: SystemClock.milliseconds
        )
    }

    /// The schedule inside a running server.
    static func scheduled(
        _ settings: Settings,
        store: Store,
        pipeline: IngestionPipeline,
        logger: Logger
    ) throws -> ScheduledFetching {
        let runner = try runner(settings, store: store, pipeline: pipeline)
        let database = settings["storage.database"]
        return ScheduledFetching(interval: settings.number("fetch.serve_interval_seconds")) { isCancelled in
            do {
                // Beside a cron job the one that comes second lets the other do it.
                guard let lock = try RunLock.take(besideDatabase: database) else { return }
                let report = try withExtendedLifetime(lock) { try runner.run(.due, isCancelled: isCancelled) }
                if !report.sources.isEmpty { logger.info("fetched: \(report.summary)") }
                for outcome in report.sources {
                    guard let error = outcome.error else { continue }
                    logger.warning("fetching failed", metadata: ["source": "\(outcome.name)", "error": "\(error)"])
                }
            } catch {
                logger.error("fetching failed: \(error)")
            }
        }
    }

    private static func milliseconds(_ settings: Settings, _ key: String) -> Int64 {
        Int64(settings.number(key) * 1000)
    }

    /// As set, else the file of this name beside the settings file; nil when there is none.
    private static func file(_ settings: Settings, _ key: String, _ name: String) -> URL? {
        if !settings[key].isEmpty { return URL(fileURLWithPath: settings[key]) }
        let beside = settings.file?.deletingLastPathComponent().appendingPathComponent(name)
        if let beside { return FileManager.default.fileExists(atPath: beside.path) ? beside : nil }
        return InstalledFiles.find(name)
    }

    private static func text(of file: URL) throws -> String {
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw UsageFault("\(file.path): cannot be read: \(error.localizedDescription)")
        }
    }
}
