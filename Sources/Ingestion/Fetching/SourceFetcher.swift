import Foundation
import Model
import Parsing
import Storage

/// Reads one source: asks for it, stores what is new, and records how it went. What it learns is written after the
/// articles are, so that a run that is killed between the two reads the same again and stores nothing twice.
struct SourceFetcher: Sendable {
    let store: Store
    let pipeline: IngestionPipeline
    let client: WebClient
    let robots: RobotsKeeper
    let follower: PageFollower
    let configuration: FetchConfiguration
    let now: @Sendable () -> Int64
    /// 0 to 1, for spreading.
    let chance: @Sendable () -> Double

    /// - Throws: when the store fails.
    func fetch(_ row: SourceRow) throws -> SourceOutcome {
        var outcome = SourceOutcome(id: row.id, name: row.source.name, url: row.source.url ?? "", kind: .failed)
        var progress = row.progress
        let startedAt = now()
        let runKey = try store.write { try $0.beginRun(.fetch, sourceKey: row.key) }
        progress.lastRunAt = startedAt
        progress.holdUntil = nil
        var items: [IngestedItem] = []
        do {
            let answer = try retrieve(row, progress)
            progress.lastStatus = answer.status
            outcome.httpStatus = answer.status
            if let moved = answer.permanentURL { progress.effectiveURL = moved.absoluteString }
            switch answer.status {
            case 200:
                let report = try read(answer, of: row, &progress, runKey)
                items = report?.items ?? []
                outcome.counts = report?.counts ?? RunCounts()
                outcome.error = report?.error?.message
                outcome.kind = report.map(SourceFetcher.kind) ?? .unchanged
            case 304: outcome.kind = .unchanged
            case 410: outcome.kind = .retired
            default: throw SourceFetcher.fault(answer, now: now())
            }
        } catch let fault as FetchFault {
            outcome.error = fault.message
            outcome.httpStatus = fault.status ?? outcome.httpStatus
            progress.lastStatus = outcome.httpStatus
            fail(row, &progress, retryAfter: fault.retryAfter)
            try finish(row, runKey, progress, outcome, items)
            outcome.nextDueAt = progress.nextDueAt
            return outcome
        }
        if outcome.kind == .failed {
            fail(row, &progress, retryAfter: nil)
        } else {
            try succeed(row, &progress, startedAt: startedAt)
        }
        progress.lastError = outcome.error
        outcome.nextDueAt = outcome.kind == .retired ? nil : progress.nextDueAt
        try finish(row, runKey, progress, outcome, items)
        return outcome
    }

    // MARK: - Asking

    private func retrieve(_ row: SourceRow, _ progress: SourceProgress) throws -> WebClient.Answer {
        let source = row.source
        let address = progress.effectiveURL ?? source.url ?? ""
        if address.hasPrefix("file:") { return try readFile(address) }
        var pause: Int64?
        if !SourceFetcher.isFeed(source.format?.rawValue ?? progress.formatSeen) {
            pause = try robots.ask(address)
        }
        var conditions: [String: String] = [:]
        if let etag = progress.etag { conditions["If-None-Match"] = etag }
        if let date = progress.lastModified { conditions["If-Modified-Since"] = date }
        return try client.get(address, headers: source.headers, conditions: conditions, pause: pause)
    }

    /// Feeds are made for programs; robots.txt is asked for pages, and where it is not known yet what there is.
    private static func isFeed(_ format: String?) -> Bool {
        ["feed", "json", "ndjson"].contains(format ?? "")
    }

    private func readFile(_ address: String) throws -> WebClient.Answer {
        guard let url = URL(string: address), url.isFileURL else {
            throw FetchFault(.refused, "'\(address)' is no address of a file")
        }
        guard FileAccess(allowedPaths: configuration.allowedPaths).allows(url.path) else {
            throw FetchFault(.refused, "\(url.path) lies in none of the folders that fetch.allowed_paths names")
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: url.path))?[.size] as? Int ?? 0
        guard size <= configuration.responseBytes else {
            throw FetchFault(.tooLarge, "\(url.path) is larger than \(configuration.responseBytes) bytes")
        }
        guard let data = try? Data(contentsOf: url) else {
            throw FetchFault(.unreachable, "\(url.path) cannot be read")
        }
        return WebClient.Answer(status: 200, headers: [:], body: Array(data), url: url, permanentURL: nil)
    }

    private static func fault(_ answer: WebClient.Answer, now: Int64) -> FetchFault {
        let wait = WebClient.retryAfter(answer.headers["retry-after"], now: now)
        let asks = [429, 503].contains(answer.status)
        return FetchFault(
            .status,
            "\(answer.url.absoluteString) answered \(answer.status)"
                + (asks && wait != nil ? " and asks to wait \((wait ?? 0) / 1000) seconds" : ""),
            status: answer.status,
            retryAfter: asks ? wait : nil
        )
    }

    // MARK: - Storing

    /// - Returns: nil when the bytes are those of the last reading.
    private func read(
        _ answer: WebClient.Answer,
        of row: SourceRow,
        _ progress: inout SourceProgress,
        _ runKey: Int64
    ) throws -> IngestionReport? {
        let sha256 = Hexadecimal.sha256(of: answer.body)
        progress.etag = answer.headers["etag"]
        progress.lastModified = answer.headers["last-modified"]
        if progress.contentSHA256 == sha256 { return nil }
        let source = row.source
        // What was a feed stays one: a page in its place (a portal, a parked domain) is a fault, not an article.
        let format = source.format ?? (progress.formatSeen == DocumentFormat.feed.rawValue ? .feed : nil)
        let document = Document(
            bytes: answer.body,
            format: format,
            contentType: answer.headers["content-type"],
            url: answer.url.absoluteString,
            source: source.name,
            publishedAt: today(in: source.timezone),
            recipe: source.recipe
        )
        let rules = try Rules(source)
        let report = try pipeline.ingest(document, runKey: runKey) { articles in
            try self.prepare(articles, of: source, rules)
        }
        progress.formatSeen = report.format ?? progress.formatSeen
        // What could not be read whole is asked for again in full.
        let isWhole = report.error == nil
        progress.contentSHA256 = isWhole ? sha256 : nil
        if !isWhole {
            progress.etag = nil
            progress.lastModified = nil
        }
        return report
    }

    private func prepare(_ articles: [Article], of source: Source, _ rules: Rules) throws -> [PreparedArticle] {
        let own = articles.map { article in
            var article = article
            article.source = source.name
            article.language = article.language ?? source.language
            return article
        }
        let reasons = try rules.reasonsAgainst(own)
        let kept = zip(own, reasons).filter { $0.1 == nil }.map(\.0)
        var prepared =
            source.follow ? try follower.prepare(kept, of: source)[...] : kept.map { PreparedArticle($0) }[...]
        return zip(own, reasons).compactMap { article, reason in
            reason.map { PreparedArticle(article, verdict: .leaveOut(reason: $0)) } ?? prepared.popFirst()
        }
    }

    /// The keep and drop rules of a source.
    private struct Rules {
        let keep: ArticleRule?
        let drop: ArticleRule?

        init(_ source: Source) throws {
            keep = try source.keep.map { try Rules.rule("keep", $0) }
            drop = try source.drop.map { try Rules.rule("drop", $0) }
        }

        private static func rule(_ field: String, _ query: String) throws -> ArticleRule {
            do {
                return try ArticleRule(query)
            } catch {
                throw FetchFault(.refused, "the source's \(field) rule cannot be used: \(error)")
            }
        }

        func reasonsAgainst(_ articles: [Article]) throws -> [String?] {
            let isKept = try keep?.matches(articles)
            let isDropped = try drop?.matches(articles)
            return articles.indices.map { index in
                if isKept?[index] == false { return "does not match the source's keep rule" }
                if isDropped?[index] == true { return "matches the source's drop rule" }
                return nil
            }
        }
    }

    private func today(in timezone: String?) -> Timestamp {
        let seconds = now() / 1000
        let date = Date(timeIntervalSince1970: Double(seconds))
        let offset = timezone.flatMap { TimeZone(identifier: $0) }?.secondsFromGMT(for: date) ?? 0
        return Timestamp(day: Timestamp(epochSeconds: seconds, offsetSeconds: offset).day)
    }

    private static func kind(_ report: IngestionReport) -> SourceOutcome.Kind {
        if report.error != nil { return .failed }
        return report.counts.failed > 0 ? .partly : .read
    }

    // MARK: - Recording

    private func succeed(_ row: SourceRow, _ progress: inout SourceProgress, startedAt: Int64) throws {
        progress.failures = 0
        progress.lastSuccessAt = startedAt
        let publications = try store.publications(ofSource: row.key, limit: 30)
        let schedule = configuration.schedule
        progress.interval = schedule.interval(of: row.source.schedule, publications: publications, now: startedAt)
        progress.nextDueAt = schedule.next(afterSuccessAt: startedAt, interval: progress.interval)
    }

    private func fail(_ row: SourceRow, _ progress: inout SourceProgress, retryAfter: Int64?) {
        progress.failures += 1
        progress.nextDueAt = configuration.schedule.next(
            afterFailure: progress.failures,
            at: now(),
            retryAfter: retryAfter,
            chance: chance()
        )
        if let retryAfter { progress.holdUntil = now() + retryAfter }
    }

    private func finish(
        _ row: SourceRow,
        _ runKey: Int64,
        _ progress: SourceProgress,
        _ outcome: SourceOutcome,
        _ items: [IngestedItem]
    ) throws {
        var progress = progress
        progress.lastError = outcome.error
        let state: RunState =
            switch outcome.kind {
            case .failed: .failed
            case .partly: .partly
            default: .done
            }
        try store.write { session in
            for item in items where item.outcome == .leftOut || item.outcome == .failed {
                try session.recordItem(
                    run: runKey,
                    outcome: item.outcome.rawValue,
                    reason: item.reason ?? item.outcome.rawValue,
                    title: item.title,
                    url: item.url
                )
            }
            try session.saveProgress(progress, ofSource: row.key)
            if outcome.kind == .retired { try session.setState(.retired, ofSource: row) }
            try session.finishRun(
                runKey,
                counts: outcome.counts,
                state: state,
                httpStatus: outcome.httpStatus,
                error: outcome.error
            )
        }
    }
}
