import Foundation
import HTTP
import Model
import Storage

extension Service {
    /// Flat rows `{time, series, value}`, every bucket present.
    func timeline(_ request: Request) throws -> Response {
        let own = [
            "of", "interval", "split", "clock", "top", "time_zone", "cumulative", "moving_average", "share",
        ]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        let subject = try parameters.choice("of", AggregateSubject.self) ?? .events
        let clock =
            try parameters.choice("clock", TimelineClock.self)
            ?? (subject == .events ? .occurredOn : .publishedAt)
        let interval = try parameters.choice("interval", CalendarInterval.self) ?? .month
        let split = try parameters.choice("split", of: AggregateGroup.splits.map(\.rawValue))
        var question = TimelineRequest(
            subject,
            try FilterParameters.read(parameters),
            by: interval,
            clock: clock,
            split: split.flatMap(AggregateGroup.init)
        )
        question.series = try parameters.integer("top", in: 1...100, default: 20)
        question.buckets = limits.timelineBuckets
        question.zone = try parameters.timeZone()
        question.isCumulative = try parameters.flag("cumulative") ?? false
        question.isShared = try parameters.flag("share") ?? false
        if try parameters.text("moving_average") != nil {
            question.averaged = try parameters.integer("moving_average", in: 1...1000, default: 1)
        }
        let result = try store.timeline(question)
        let hasIDs = question.split?.hasIDs ?? false
        var answer = FlatAnswer(
            ["time", "series", "value"] + (hasIDs ? ["series_id"] : [])
                + (interval == .week ? ["week"] : []) + (question.isCumulative ? ["cumulative"] : [])
                + (question.averaged != nil ? ["moving_average"] : []) + (question.isShared ? ["share"] : [])
        )
        answer.rows = result.rows.map { row in
            var cells: [Cell] = [.text(row.time.description), .text(row.series.value), .integer(row.value)]
            if hasIDs { cells.append(.text(row.series.id)) }
            if interval == .week { cells.append(.text(interval.label(row.time))) }
            if question.isCumulative { cells.append(.integer(row.cumulative)) }
            if question.averaged != nil { cells.append(.number(row.average)) }
            if question.isShared { cells.append(.number(row.share)) }
            return cells
        }
        answer.meta = [
            ("counts", .text(subject.rawValue)), ("clock", .text(clock.rawValue)),
            ("interval", .text(interval.rawValue)), ("time_zone", .text(question.zone.identifier)),
            ("total", .integer(result.total)), ("without_date", .integer(result.withoutDate)),
            ("omitted_series", .integer(result.omittedSeries)), ("truncated", .flag(result.isTruncated)),
        ]
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }
}
