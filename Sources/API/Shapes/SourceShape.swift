import Foundation
public import Ingestion
public import Model
public import Storage

/// A source as JSON.
public enum SourceShape {
    static func table(now: Int64) -> FieldTable<SourceRow> {
        FieldTable<SourceRow>([
            ("id", { $0.string($1.id) }),
            ("name", { $0.string($1.source.name) }),
            ("url", { $0.string($1.source.url) }),
            ("format", { $0.string($1.source.format?.rawValue ?? "auto") }),
            ("schedule", { $0.string($1.source.schedule.description) }),
            ("tier", { $0.string($1.source.tier.rawValue) }),
            ("owner", { $0.string($1.source.owner) }),
            ("country", { $0.string($1.source.country) }),
            ("language", { $0.string($1.source.language) }),
            ("topics", { $0.strings($1.source.topics) }),
            ("keep", { $0.string($1.source.keep) }),
            ("drop", { $0.string($1.source.drop) }),
            ("follow", { $0.bool($1.source.follow) }),
            ("recipe", { $0.string($1.source.recipe) }),
            (
                "headers",
                { writer, row in
                    writer.object { writer in
                        for (name, value) in row.source.headers.sorted(by: { $0.key < $1.key }) {
                            writer.member(name, value)
                        }
                    }
                }
            ),
            ("timezone", { $0.string($1.source.timezone) }),
            ("state", { $0.string($1.source.state.rawValue) }),
            ("origin", { $0.string($1.origin.rawValue) }),
            ("health", { $0.string(health($1, now: now)) }),
            ("article_count", { $0.integer($1.articleCount) }),
            ("last_run_at", { $0.string(time($1.progress.lastRunAt)) }),
            ("last_success_at", { $0.string(time($1.progress.lastSuccessAt)) }),
            ("next_run_at", { $0.string(nextRun($1)) }),
            ("last_status", { $0.integer($1.progress.lastStatus) }),
            ("last_error", { $0.string($1.progress.lastError) }),
            ("failures", { $0.integer($1.progress.failures) }),
            ("interval_seconds", { $0.integer($1.progress.interval.map { Int($0 / 1000) }) }),
            ("effective_url", { $0.string($1.progress.effectiveURL) }),
            ("first_seen_at", { $0.string(time($1.createdAt)) }),
            ("updated_at", { $0.string(time($1.updatedAt)) }),
        ])
    }

    /// How a source fares, in a word: new, ok, failing, held, paused, retired, passive.
    public static func health(_ row: SourceRow, now: Int64) -> String {
        guard row.source.state == .active else { return row.source.state.rawValue }
        if (row.progress.holdUntil ?? 0) > now { return "held" }
        if row.progress.lastRunAt == nil { return "new" }
        return row.progress.failures > 0 ? "failing" : "ok"
    }

    /// One source with its last runs, each with what was left out of it and why.
    public static func encodeFull(_ row: SourceRow, store: Store, now: Int64) throws -> [UInt8] {
        let runs = try store.runs(ofSource: row.key, limit: 20)
        let items = try runs.map { try store.items(ofRun: $0.key, limit: 500) }
        var writer = JSONWriter(reserving: 8192)
        writer.object { writer in
            for field in table(now: now).fields {
                writer.key(field.name)
                field.write(&writer, row)
            }
            writer.key("runs")
            writer.array(zip(runs, items)) { writer, run in write(run.0, run.1, to: &writer) }
        }
        return writer.bytes
    }

    private static func write(_ run: RunRow, _ items: [RunItemRow], to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", run.id)
            writer.member("state", run.state)
            writer.member("started_at", time(run.startedAt))
            writer.member("finished_at", time(run.finishedAt))
            writer.member("http_status", run.httpStatus)
            writer.member("error", run.error)
            writer.key("items")
            write(run.counts, to: &writer)
            writer.key("not_stored")
            writer.array(items) { writer, item in
                writer.object { writer in
                    writer.member("outcome", item.outcome)
                    writer.member("reason", item.reason)
                    writer.member("title", item.title)
                    writer.member("url", item.url)
                }
            }
        }
    }

    private static func write(_ counts: RunCounts, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("new", counts.new)
            writer.member("known", counts.known)
            writer.member("changed", counts.changed)
            writer.member("left_out", counts.leftOut)
            writer.member("failed", counts.failed)
        }
    }

    /// Rows as an array.
    public static func encode(_ rows: [SourceRow], now: Int64) -> [UInt8] {
        let fields = table(now: now).fields
        var writer = JSONWriter(reserving: rows.count * 600 + 64)
        writer.array(rows) { FieldTable.write($1, fields, to: &$0) }
        return writer.bytes
    }

    /// Every setting of every source and nothing else: what an import takes.
    public static func encodeSettings(_ sources: [Source]) -> [UInt8] {
        let fields = table(now: 0).fields.filter { SourceReader.fields.contains($0.name) }
        var writer = JSONWriter(reserving: sources.count * 400 + 64)
        writer.object { writer in
            writer.key("sources")
            writer.array(sources) { writer, source in
                let row = SourceRow(settingsOnly: source)
                writer.object { writer in
                    for field in fields where field.name != "state" || source.state == .paused {
                        writer.key(field.name)
                        field.write(&writer, row)
                    }
                }
            }
        }
        return writer.bytes
    }

    /// What a run of fetching did.
    public static func encode(_ report: FetchReport) -> [UInt8] {
        var writer = JSONWriter(reserving: report.sources.count * 300 + 512)
        writer.object { writer in
            writer.key("sources")
            writer.array(report.sources) { writer, outcome in
                writer.object { writer in
                    writer.member("id", outcome.id)
                    writer.member("name", outcome.name)
                    writer.member("url", outcome.url)
                    writer.member("outcome", outcome.kind.rawValue)
                    writer.member("http_status", outcome.httpStatus)
                    writer.member("error", outcome.error)
                    writer.member("next_run_at", time(outcome.nextDueAt))
                    writer.key("items")
                    write(outcome.counts, to: &writer)
                }
            }
            writer.key("items")
            write(report.counts, to: &writer)
            writer.member("not_due", report.notDue)
            writer.member("abandoned_runs", report.abandoned)
            writer.member("exit_code", Int(report.exitCode))
        }
        return writer.bytes
    }

    private static func nextRun(_ row: SourceRow) -> String? {
        guard row.source.state == .active, row.source.schedule != .never else { return nil }
        return time(row.progress.nextDueAt ?? row.createdAt)
    }

    private static func time(_ milliseconds: Int64?) -> String? {
        milliseconds.map { Timestamp(epochSeconds: $0 / 1000).description }
    }
}

extension SourceRow {
    fileprivate init(settingsOnly source: Source) {
        self.init(
            key: 0,
            id: "",
            source: source,
            origin: .command,
            progress: SourceProgress(),
            articleCount: 0,
            createdAt: 0,
            updatedAt: 0
        )
    }
}
