import HTTP
import Model
import Storage

extension Service {
    /// Flat rows: one for each group, with the figures asked for. Counts events, not reports.
    func aggregateEvents(_ request: Request) throws -> Response {
        let parameters = try parameters(request, FilterParameters.names + ["group_by", "metric", "top"])
        let groups = try groups(parameters)
        let metrics = try metrics(parameters)
        let top = try parameters.integer("top", in: 1...limits.analyticRows, default: min(50, limits.analyticRows))
        let result = try store.aggregateEvents(
            FilterParameters.read(parameters),
            groups: groups,
            metric: metrics.first ?? .count,
            top: top
        )
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("data")
            writer.array(result.rows) { write($1, groups, metrics, to: &$0) }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("counts", "events")
                writer.member("total", result.total)
                writer.member("total_exact", true)
                writer.member("total_with_amount", result.totalWithAmount)
                writer.member("omitted_groups", result.omittedGroups)
            }
        }
        return .json(writer.bytes)
    }

    func timeline(_ request: Request) throws -> Response {
        let names = FilterParameters.names + ["of", "interval", "split", "clock", "top"]
        let parameters = try parameters(request, names)
        let subject = try parameters.choice("of", TimelineSubject.self) ?? .events
        let clock =
            try parameters.choice("clock", TimelineClock.self)
            ?? (subject == .events ? .occurredOn : .publishedAt)
        let interval = try parameters.choice("interval", CalendarInterval.self) ?? .month
        let splits: [AggregateGroup] = [.eventType, .status, .country, .topic, .source]
        let split = try parameters.choice("split", of: splits.map(\.rawValue)).flatMap(AggregateGroup.init)
        let result = try store.timeline(
            FilterParameters.read(parameters),
            of: subject,
            interval: interval,
            clock: clock,
            split: split,
            series: try parameters.integer("top", in: 1...100, default: 20),
            buckets: limits.timelineBuckets
        )
        var writer = JSONWriter(reserving: result.rows.count * 64 + 256)
        writer.object { writer in
            writer.key("data")
            writer.array(result.rows) { writer, row in
                writer.object { writer in
                    writer.member("time", row.time.description)
                    writer.member("series", row.series)
                    writer.member("value", row.value)
                }
            }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("counts", subject.rawValue)
                writer.member("clock", clock.rawValue)
                writer.member("interval", interval.rawValue)
                writer.member("without_date", result.withoutDate)
                writer.member("omitted_series", result.omittedSeries)
                writer.member("truncated", result.isTruncated)
            }
        }
        return .json(writer.bytes)
    }

    private func groups(_ parameters: Parameters) throws -> [AggregateGroup] {
        let allowed = AggregateGroup.allCases.map(\.rawValue)
        let names = parameters.list("group_by")
        guard (1...2).contains(names.count) else {
            throw APIError.badValue("group_by", "takes one field or two", allowed: allowed)
        }
        return try names.map { name in
            guard let group = AggregateGroup(rawValue: name) else {
                throw APIError.badValue("group_by", "'\(name)' is not a field to group by", allowed: allowed)
            }
            return group
        }
    }

    private func metrics(_ parameters: Parameters) throws -> [AggregateMetric] {
        let names = parameters.list("metric")
        if names.isEmpty { return [.count] }
        return try names.map { name in
            guard let metric = AggregateMetric(rawValue: name) else {
                let allowed = AggregateMetric.allCases.map(\.rawValue)
                throw APIError.badValue("metric", "'\(name)' is not a figure", allowed: allowed)
            }
            return metric
        }
    }

    private func write(
        _ row: AggregateRow,
        _ groups: [AggregateGroup],
        _ metrics: [AggregateMetric],
        to writer: inout JSONWriter
    ) {
        writer.object { writer in
            for (index, group) in groups.enumerated() {
                if let name = row.names[index] {
                    writer.member(group.rawValue, name)
                    writer.member(group.rawValue + "_id", row.groups[index])
                } else {
                    writer.member(group.rawValue, row.groups[index])
                }
            }
            for metric in metrics {
                switch metric {
                case .count: writer.member(metric.rawValue, row.count)
                case .sumUSD: writer.member(metric.rawValue, row.sumUSD)
                case .medianUSD: writer.member(metric.rawValue, row.medianUSD)
                case .maxUSD: writer.member(metric.rawValue, row.maxUSD)
                }
            }
            if metrics.contains(where: { $0 != .count }) { writer.member("with_amount", row.withAmount) }
        }
    }
}
