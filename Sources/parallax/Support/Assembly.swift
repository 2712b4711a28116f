import Extraction
import Foundation
import Ingestion
import Logging
import Parsing
import Storage

/// Wires the parts from the settings.
enum Assembly {
    static func logger(_ settings: Settings) -> Logger {
        let level = Logger.Level(rawValue: settings["log.level"]) ?? .info
        return Logger(label: "parallax") { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }

    static func store(_ settings: Settings) throws -> Store {
        var configuration = StoreConfiguration()
        configuration.readers = settings.integer("storage.readers")
        configuration.cacheKiB = settings.integer("storage.cache_kib")
        configuration.busyTimeoutSeconds = settings.number("storage.busy_timeout_seconds")
        configuration.keptDocumentBytes = settings.integer("storage.kept_document_bytes")
        configuration.search = search(settings)
        return try Store(
            path: settings["storage.database"],
            configuration: configuration,
            clock: SystemClock.milliseconds
        )
    }

    private static func search(_ settings: Settings) -> SearchConfiguration {
        var search = SearchConfiguration()
        search.ranking.titleWeight = settings.number("search.title_weight")
        search.ranking.entityWeight = settings.number("search.entity_weight")
        search.ranking.nameWeight = settings.number("search.name_weight")
        search.ranking.k1 = settings.number("search.k1")
        search.ranking.b = settings.number("search.b")
        search.ranking.recencyWeight = settings.number("search.recency_weight")
        search.ranking.recencyHalfLifeDays = settings.number("search.recency_half_life_days")
        search.ranking.storyWeight = settings.number("search.story_weight")
        search.postingBytes = settings.integer("search.posting_bytes")
        search.timeBudgetSeconds = settings.number("search.time_budget_seconds")
        search.exactCountPostings = settings.integer("search.exact_count_postings")
        search.queryWords = settings.integer("search.query_words")
        search.suggestRefreshSeconds = settings.number("search.suggest_refresh_seconds")
        search.keepsColumns = settings["search.keep_columns"] == "yes"
        return search
    }

    static func parser(_ settings: Settings) throws -> DocumentParser {
        var limits = ParsingLimits()
        limits.documentBytes = settings.integer("parsing.document_bytes")
        limits.decompressionRatio = settings.integer("parsing.decompression_ratio")
        limits.depth = settings.integer("parsing.depth")
        limits.nodes = settings.integer("parsing.nodes")
        limits.entityBytes = settings.integer("parsing.entity_bytes")
        limits.articles = settings.integer("parsing.articles")
        return DocumentParser(limits: limits, recipes: try FetchAssembly.recipes(settings))
    }

    static func analyzerSource(_ settings: Settings, logger: Logger) throws -> AnalyzerSource {
        guard let directory = settings.knowledgeDirectory else {
            throw UsageFault(
                "the knowledge tables were not found: name their folder with PARALLAX_KNOWLEDGE_DIRECTORY "
                    + "or in the settings file (knowledge.directory)"
            )
        }
        return try AnalyzerSource(
            directory: directory,
            interval: .seconds(settings.number("knowledge.reload_seconds")),
            logger: logger
        )
    }

    static func pipeline(_ settings: Settings, store: Store, logger: Logger) throws -> IngestionPipeline {
        let source = try analyzerSource(settings, logger: logger)
        return IngestionPipeline(
            store: store,
            parser: try parser(settings),
            batchSize: settings.integer("ingestion.batch_articles")
        ) { source.current }
    }
}
