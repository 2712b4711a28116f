import HTTP
import Model
import Storage

extension Service {
    /// What rose against its own baseline, each with its score explained.
    func trends(_ request: Request) throws -> Response {
        let own = ["window", "baseline", "kind", "minimum", "top"]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        let filter = try FilterParameters.read(parameters)
        guard filter.publishedFrom == nil else {
            throw APIError.badValue(
                "window",
                "says how far back is looked; give until, not since",
                allowed: ["7d", "4w"]
            )
        }
        let days = try parameters.window("window") ?? 7
        let end = filter.publishedUntil ?? endOfToday()
        var question = TrendRequest(filter, end: end, days: days)
        question.baselineWindows = try parameters.integer("baseline", in: 1...52, default: 4)
        let kinds = try parameters.choices("kind", TrendKind.self, what: "a kind of trend")
        if !kinds.isEmpty { question.kinds = TrendKind.allCases.filter(kinds.contains) }
        question.minimum = try parameters.integer("minimum", in: 1...1_000_000, default: 3)
        question.top = try parameters.integer("top", in: 1...limits.analyticRows, default: 20)
        let result = try store.trends(question)
        var answer = FlatAnswer([
            "kind", "value", "value_id", "other", "other_id", "current", "baseline", "ratio", "score", "first_seen",
            "explanation",
        ])
        answer.rows = result.rows.map { row in
            [
                .text(row.kind.rawValue), .text(row.value.value), .text(row.value.id), .text(row.other?.value),
                .text(row.other?.id), .integer(row.current), .number(row.baseline),
                .number(row.baseline > 0 ? Double(row.current) / row.baseline : nil), .number(rounded(row.score)),
                .text(row.firstSeen.map { Timestamp(epochSeconds: $0).description }),
                .text(TrendExplanation.text(row, days: days, windows: question.baselineWindows)),
            ]
        }
        answer.meta = [
            ("counts", .text("articles")), ("window_days", .integer(days)),
            ("from", .text(Timestamp(epochSeconds: end - Int64(days) * 86_400).description)),
            ("until", .text(Timestamp(epochSeconds: end).description)),
            ("baseline_windows", .integer(question.baselineWindows)), ("minimum", .integer(question.minimum)),
            ("total", .integer(result.current)), ("baseline_total", .number(result.baseline)),
        ]
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }

    /// Entities side by side.
    func compare(_ request: Request) throws -> Response {
        let own = ["interval", "top", "include_amounts"]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        var filter = try FilterParameters.read(parameters)
        let entities = filter.entity.include
        guard (1...10).contains(entities.count) else {
            throw APIError.badValue("entity", "names the entities to compare: one to ten of them, with commas between")
        }
        filter.entity.include = []
        let interval = try parameters.choice("interval", CalendarInterval.self) ?? .month
        var question = CompareRequest(filter, entities: entities, interval: interval)
        question.top = try parameters.integer("top", in: 1...100, default: 10)
        question.money = try parameters.moneyRule()
        question.buckets = limits.timelineBuckets
        let result = try store.compare(question)
        var answer = FlatAnswer([
            "entity", "entity_id", "section", "key", "key_id", "relation", "value", "amount_usd",
        ])
        answer.rows = result.rows.map { row in
            [
                .text(row.entity.value), .text(row.entity.id), .text(row.section.rawValue), .text(row.key),
                .text(row.keyID), .text(row.relation?.rawValue), .integer(row.value), .number(row.amountUSD),
            ]
        }
        answer.meta = [
            ("counts", .text("articles in time and total, events in event_type and partner")),
            ("interval", .text(interval.rawValue)),
        ]
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }

    /// Planned and proposed events by their date.
    func calendar(_ request: Request) throws -> Response {
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + ["show", "on", "top"])
        let today = try parameters.moment("on")?.day ?? Timestamp(epochSeconds: now() / 1000).day
        var question = CalendarRequest(try FilterParameters.read(parameters), today: today)
        question.view = try parameters.choice("show", CalendarView.self) ?? .ahead
        question.top = try parameters.integer(
            "top",
            in: 1...limits.analyticRows,
            default: min(200, limits.analyticRows)
        )
        let result = try store.calendar(question)
        var answer = FlatAnswer([
            "event_id", "type", "status", "date", "precision", "first_day", "last_day", "state", "actors",
            "counterparties", "objects", "amount_usd", "report_count", "story_id", "slipped_days", "slipped_from",
            "slipped_to", "slipped_from_article_id", "slipped_to_article_id", "moves", "evidence", "article_id",
        ])
        answer.rows = result.entries.map { entry in
            func names(_ role: ParticipantRole) -> Cell {
                .list(entry.event.participants.filter { $0.role == role }.map(\.name))
            }
            let event = entry.event
            return [
                .text(event.id), .text(event.type), .text(event.status), .text(event.occurredOn),
                .text(event.occurredPrecision), .text(entry.firstDay.description), .text(entry.lastDay.description),
                .text(entry.isPassed ? "passed_unreported" : "ahead"), names(.actor), names(.counterparty),
                names(.object), .number(event.amountUSD), .integer(event.reportCount), .text(event.storyID),
                .integer(entry.slip?.days), .text(entry.slip?.from), .text(entry.slip?.to),
                .text(entry.slipFromArticle), .text(entry.slipToArticle), .integer(entry.slip?.moves),
                .text(event.evidence?.quote), .text(event.evidence?.articleID),
            ]
        }
        answer.meta = [
            ("counts", .text("events")), ("on", .text(today.description)), ("ahead", .integer(result.ahead)),
            ("passed_unreported", .integer(result.passed)), ("slipped", .integer(result.slipped)),
            ("without_date", .integer(result.withoutDate)),
        ]
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }

    /// Seconds since the epoch at which the present day ends in UTC: an answer stays the same all day.
    private func endOfToday() -> Int64 {
        Int64(Timestamp(epochSeconds: now() / 1000).day.adding(days: 1).daysSinceEpoch) * 86_400
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// Says how a score came about.
enum TrendExplanation {
    static func text(_ trend: Trend, days: Int, windows: Int) -> String {
        let reports = trend.current == 1 ? "1 report" : "\(trend.current) reports"
        if trend.kind == .newEntity { return "\(reports) in \(days) days, none before" }
        let mean = number(trend.baseline)
        return "\(reports) in \(days) days; \(mean) on average in the \(windows) windows of \(days) days before: "
            + "(\(trend.current) − \(mean)) / √(\(mean) + 1) = \(number(trend.score))"
    }

    /// With two digits at the most.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : rounded.description
    }
}

extension Parameters {
    /// A length of time in whole days: `7d`, `4w`.
    func window(_ name: String) throws -> Int? {
        guard let value = try text(name) else { return nil }
        let units: [Character: Int] = ["d": 1, "w": 7]
        guard let unit = value.last.flatMap({ units[$0] }), let count = Int(value.dropLast()),
            (1...3650).contains(count)
        else {
            throw APIError.badValue(name, "'\(value)' is not a length of time in days or weeks", allowed: ["7d", "4w"])
        }
        return unit * count
    }
}
