import HTTP
import Model
import Storage

/// What `/v1/coverage` gives rows of.
enum CoverageView: String, CaseIterable {
    case sources, overlap, reading
}

extension Service {
    /// What was read from whom: by source, by pairs of sources, or over time, where a zero is told from a gap.
    func coverage(_ request: Request) throws -> Response {
        let own = ["of", "interval", "time_zone", "top"]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        let view = try parameters.choice("of", CoverageView.self) ?? .sources
        var question = CoverageRequest(try FilterParameters.read(parameters), now: now() / 1000)
        question.interval = try parameters.choice("interval", CalendarInterval.self) ?? .day
        question.zone = try parameters.timeZone()
        question.top = try parameters.integer("top", in: 1...limits.analyticRows, default: min(50, limits.analyticRows))
        question.buckets = limits.timelineBuckets
        var answer: FlatAnswer
        switch view {
        case .sources: answer = CoverageShape.sources(try store.sourceCoverage(question))
        case .overlap: answer = CoverageShape.overlaps(try store.sourceOverlap(question))
        case .reading: answer = CoverageShape.reading(try store.reading(question))
        }
        answer.meta.insert(("of", .text(view.rawValue)), at: 0)
        return try answer.response(request, parameters)
    }
}

enum CoverageShape {
    static func sources(_ result: CoverageResult<SourceCoverage>) -> FlatAnswer {
        var answer = FlatAnswer([
            "source", "source_id", "articles", "share", "stories", "stories_alone", "stories_shared", "reported_first",
            "median_delay_seconds", "p90_delay_seconds", "median_lag_seconds", "first_published_at",
            "last_published_at", "days_with_articles", "longest_silence_days", "runs", "failed_runs", "last_read_at",
        ])
        answer.rows = result.rows.map { row in
            [
                .text(row.source.value), .text(row.source.id), .integer(row.articles),
                .number(result.articles > 0 ? Double(row.articles) / Double(result.articles) : nil),
                .integer(row.stories), .integer(row.alone), .integer(row.stories - row.alone), .integer(row.first),
                .integer(row.delay.map { Int($0) }), .integer(row.delayOfMost.map { Int($0) }),
                .integer(row.lag.map { Int($0) }), seconds(row.firstPublished), seconds(row.lastPublished),
                .integer(row.days), .integer(row.longestSilence), .integer(row.runs), .integer(row.failedRuns),
                .moment(row.lastRead),
            ]
        }
        describe(result, &answer)
        return answer
    }

    static func overlaps(_ result: CoverageResult<SourceOverlap>) -> FlatAnswer {
        var answer = FlatAnswer([
            "source", "source_id", "other", "other_id", "shared_stories", "share", "source_first",
        ])
        answer.rows = result.rows.map { row in
            [
                .text(row.source.value), .text(row.source.id), .text(row.other.value), .text(row.other.id),
                .integer(row.shared), .number(row.share), .integer(row.earlier),
            ]
        }
        describe(result, &answer)
        return answer
    }

    static func reading(_ result: CoverageResult<ReadingRow>) -> FlatAnswer {
        var answer = FlatAnswer([
            "time", "source", "source_id", "articles", "state", "runs", "failed_runs", "new_articles",
        ])
        answer.rows = result.rows.map { row in
            [
                .text(row.time.description), .text(row.source.value), .text(row.source.id), .integer(row.articles),
                .text(row.state.rawValue), .integer(row.runs), .integer(row.failedRuns), .integer(row.newArticles),
            ]
        }
        describe(result, &answer)
        return answer
    }

    private static func describe<Row>(_ result: CoverageResult<Row>, _ answer: inout FlatAnswer) {
        answer.meta = [
            ("counts", .text("articles and stories")), ("articles", .integer(result.articles)),
            ("stories", .integer(result.stories)), ("omitted", .integer(result.omitted)),
        ]
        answer.asOf = result.asOf
    }

    private static func seconds(_ value: Int64?) -> Cell {
        .text(value.map { Timestamp(epochSeconds: $0).description })
    }
}
