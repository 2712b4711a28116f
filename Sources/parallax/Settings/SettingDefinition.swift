/// What a setting may be set to.
enum SettingKind: Sendable, Equatable {
    case text
    /// Relative to the working directory.
    case path
    case integer(ClosedRange<Int>)
    /// Seconds, or anything else with a fraction.
    case number(ClosedRange<Double>)
    case choice([String])
    /// Words separated by commas.
    case list

    /// Said in error messages: "a whole number from 1 to 65535".
    var allowed: String {
        switch self {
        case .text: "a text"
        case .path: "a path"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let values): "one of " + values.joined(separator: ", ")
        case .list: "a list of words"
        }
    }
}

/// One setting: its key in `Config/parallax.yaml`, what it may be and what it is unless said otherwise.
struct SettingDefinition: Sendable {
    /// Dotted: `server.port`. The environment's name is `PARALLAX_SERVER_PORT`.
    var key: String
    var kind: SettingKind
    var standard: String
    /// Not shown by `parallax config`.
    var isSecret = false

    init(_ key: String, _ kind: SettingKind, _ standard: String, isSecret: Bool = false) {
        self.key = key
        self.kind = kind
        self.standard = standard
        self.isSecret = isSecret
    }

    var environmentName: String {
        "PARALLAX_" + key.uppercased().replacing(".", with: "_")
    }

    /// Every setting there is, in the order of the file. Each is explained in `Config/parallax.yaml`.
    static let all: [SettingDefinition] = [
        .init("server.host", .text, "127.0.0.1"),
        .init("server.port", .integer(0...65_535), "8080"),
        .init("server.unix_socket", .path, ""),
        .init("server.token", .text, "", isSecret: true),
        .init("server.allowed_hosts", .list, ""),
        .init("server.event_loops", .integer(1...64), "2"),
        .init("server.workers", .integer(1...256), "4"),
        .init("server.queued_requests", .integer(0...1_000_000), "512"),
        .init("server.maximum_connections", .integer(1...1_000_000), "20000"),
        .init("server.maximum_connections_per_address", .integer(1...1_000_000), "12000"),
        .init("server.maximum_requests_per_connection", .integer(1...1_000_000_000), "100000"),
        .init("server.body_bytes", .integer(1...(1 << 40)), "67108864"),
        .init("server.target_bytes", .integer(256...65_535), "8192"),
        .init("server.header_bytes", .integer(1024...65_535), "32768"),
        .init("server.header_count", .integer(8...10_000), "100"),
        .init("server.trailer_bytes", .integer(0...65_535), "8192"),
        .init("server.output_buffer_bytes", .integer(4096...(1 << 30)), "65536"),
        .init("server.stream_buffer_bytes", .integer(4096...(1 << 30)), "262144"),
        .init("server.event_buffer_bytes", .integer(4096...(1 << 30)), "65536"),
        .init("server.stream_workers", .integer(1...256), "8"),
        .init("server.queued_streams", .integer(0...100_000), "32"),
        .init("server.header_timeout_seconds", .number(0.1...3600), "10"),
        .init("server.body_timeout_seconds", .number(0.1...3600), "60"),
        .init("server.idle_timeout_seconds", .number(0.1...86_400), "60"),
        .init("server.write_timeout_seconds", .number(0.1...3600), "30"),
        .init("server.minimum_bytes_per_write_timeout", .integer(0...(1 << 30)), "4096"),
        .init("server.handler_timeout_seconds", .number(0.1...3600), "30"),
        .init("server.stream_timeout_seconds", .number(1...86_400), "600"),
        .init("server.linger_timeout_seconds", .number(0...60), "2"),
        .init("server.heartbeat_seconds", .number(1...3600), "15"),
        .init("server.retry_after_seconds", .integer(1...3600), "1"),
        .init("server.compression_level", .integer(0...9), "5"),
        .init("server.compression_minimum_bytes", .integer(0...(1 << 30)), "1024"),
        .init("server.backlog", .integer(1...65_535), "4096"),
        .init("server.shutdown_grace_seconds", .number(0...3600), "10"),
        .init("storage.database", .path, "parallax.sqlite"),
        .init("storage.readers", .integer(1...64), "4"),
        .init("storage.cache_kib", .integer(1024...16_777_216), "65536"),
        .init("storage.writer_cache_kib", .integer(1024...16_777_216), "262144"),
        .init("storage.checkpoint_mib", .integer(1...4096), "256"),
        .init("storage.busy_timeout_seconds", .number(0...3600), "10"),
        .init("storage.kept_document_bytes", .integer(0...(1 << 30)), "16777216"),
        .init("parsing.document_bytes", .integer(1024...(1 << 40)), "67108864"),
        .init("parsing.decompression_ratio", .integer(1...100_000), "200"),
        .init("parsing.depth", .integer(8...10_000), "256"),
        .init("parsing.nodes", .integer(1000...100_000_000), "2000000"),
        .init("parsing.entity_bytes", .integer(0...(1 << 30)), "1048576"),
        .init("parsing.articles", .integer(1...10_000_000), "20000"),
        .init("ingestion.batch_articles", .integer(1...10_000), "1000"),
        .init("fetch.sources", .path, ""),
        .init("fetch.recipes", .path, ""),
        .init("fetch.contact", .text, ""),
        .init("fetch.parallel_hosts", .integer(1...256), "8"),
        .init("fetch.host_pause_seconds", .number(0...3600), "1"),
        .init("fetch.timeout_seconds", .number(0.1...3600), "30"),
        .init("fetch.response_bytes", .integer(1024...(1 << 30)), "16777216"),
        .init("fetch.redirects", .integer(0...50), "5"),
        .init("fetch.allowed_hosts", .list, ""),
        .init("fetch.allowed_paths", .list, ""),
        .init("fetch.adaptive_minimum_seconds", .number(60...86_400), "600"),
        .init("fetch.adaptive_maximum_seconds", .number(60...2_592_000), "43200"),
        .init("fetch.retry_base_seconds", .number(1...86_400), "300"),
        .init("fetch.retry_maximum_seconds", .number(1...2_592_000), "43200"),
        .init("fetch.serve_interval_seconds", .number(1...86_400), "60"),
        .init("knowledge.directory", .path, ""),
        .init("knowledge.reload_seconds", .number(0...86_400), "5"),
        .init("search.title_weight", .number(0...100), "2.5"),
        .init("search.entity_weight", .number(0...100), "0"),
        .init("search.name_weight", .number(0...100), "0.4"),
        .init("search.k1", .number(0...10), "1.2"),
        .init("search.b", .number(0...1), "0.55"),
        .init("search.recency_weight", .number(0...10), "0.1"),
        .init("search.recency_half_life_days", .number(0.1...36_500), "90"),
        .init("search.story_weight", .number(0...1), "0.01"),
        .init("search.posting_bytes", .integer(0...(1 << 40)), "134217728"),
        .init("search.time_budget_seconds", .number(0...3600), "2"),
        .init("search.exact_count_postings", .integer(0...1_000_000_000), "4000000"),
        .init("search.query_words", .integer(1...1000), "64"),
        .init("search.suggest_refresh_seconds", .number(0...3600), "2"),
        .init("search.keep_columns", .choice(["yes", "no"]), "yes"),
        .init("api.default_page_rows", .integer(1...100_000), "50"),
        .init("api.page_rows", .integer(1...100_000), "1000"),
        .init("api.analytic_rows", .integer(1...100_000), "1000"),
        .init("api.timeline_buckets", .integer(1...1_000_000), "5000"),
        .init("log.level", .choice(["trace", "debug", "info", "notice", "warning", "error"]), "info"),
    ]

    static func named(_ key: String) -> SettingDefinition? { all.first { $0.key == key } }
}
