import HTTP
import HTTPTypes
import Model
import Storage

extension Service {
    /// Flat rows: one for each group, with the figures asked for, and one for the rest.
    func aggregate(_ request: Request) throws -> Response {
        let subjects = AggregateSubject.allCases.map(\.rawValue)
        let name = request.parameter("subject") ?? ""
        guard let subject = AggregateSubject(rawValue: name) else {
            throw APIError(
                .notFound,
                "not_found",
                "there is no aggregate of '\(name)'; there are " + subjects.joined(separator: ", ")
            )
        }
        let own = ["group_by", "metric", "top", "other", "change", "time_zone", "include_amounts"]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        let metrics = try parameters.choices("metric", AggregateMetric.self, what: "a figure")
        var question = AggregateRequest(
            subject,
            try FilterParameters.read(parameters),
            by: try groups(parameters),
            metrics: metrics.isEmpty ? [.count] : metrics
        )
        question.top = try parameters.integer(
            "top",
            in: 1...limits.analyticRows,
            default: min(50, limits.analyticRows)
        )
        question.money = try parameters.moneyRule()
        question.zone = try parameters.timeZone()
        question.isComparing = try parameters.flag("change") ?? false
        let showsOther = try parameters.flag("other") ?? true
        let result = try store.aggregate(question)
        let shape = AggregateShape(question, result)
        var answer = FlatAnswer(shape.fields)
        answer.rows = result.rows.map { shape.cells($0, isOther: false) }
        if showsOther, let other = result.other { answer.rows.append(shape.cells(other, isOther: true)) }
        answer.meta = shape.meta
        answer.details = shape.details
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }

    private func groups(_ parameters: Parameters) throws -> [AggregateGroup] {
        let groups = try parameters.choices("group_by", AggregateGroup.self, what: "a field to group by")
        guard (1...2).contains(groups.count), Set(groups).count == groups.count else {
            throw APIError.badValue(
                "group_by",
                "takes one field or two different ones",
                allowed: AggregateGroup.allCases.map(\.rawValue)
            )
        }
        return groups
    }
}

/// An aggregate's rows as cells.
struct AggregateShape {
    private let question: AggregateRequest
    private let result: AggregateResult

    init(_ question: AggregateRequest, _ result: AggregateResult) {
        self.question = question
        self.result = result
    }

    private var hasMoney: Bool { question.metrics.contains { $0 != .count } }
    /// What rows are ranked by, and what shares and changes are of.
    private var leading: AggregateMetric { question.metrics.first ?? .count }
    /// Medians and largest sums do not add up to a whole.
    private var shared: AggregateMetric { leading == .sumUSD ? .sumUSD : .count }

    var fields: [String] {
        question.groups.flatMap { $0.hasIDs ? [$0.rawValue, $0.rawValue + "_id"] : [$0.rawValue] }
            + question.metrics.map(\.rawValue)
            + (hasMoney ? ["with_amount", "without_amount", "unconverted"] : [])
            + ["share"]
            + (question.isComparing ? ["previous", "change", "change_ratio"] : [])
            + ["is_other"]
    }

    func cells(_ row: AggregateRow, isOther: Bool) -> [Cell] {
        var cells: [Cell] = []
        for (group, value) in zip(question.groups, row.groups) {
            cells.append(.text(value.value))
            if group.hasIDs { cells.append(.text(value.id)) }
        }
        let figures = row.figures
        for metric in question.metrics {
            cells.append(metric == .count ? .integer(figures.count) : .number(figures.value(metric)))
        }
        if hasMoney {
            cells += [
                .integer(figures.withAmount), .integer(figures.withoutAmount), .integer(figures.unconverted),
            ]
        }
        cells.append(.number(ratio(figures.value(shared), result.total.value(shared))))
        if question.isComparing {
            let previous = row.previous?.value(leading) ?? (leading == .medianUSD || leading == .maxUSD ? nil : 0)
            let present = figures.value(leading) ?? (leading == .medianUSD || leading == .maxUSD ? nil : 0)
            let change = present.flatMap { one in previous.map { one - $0 } }
            cells += [.number(previous), .number(change), .number(ratio(change, previous))]
        }
        return cells + [.flag(isOther)]
    }

    var meta: [(name: String, value: Cell)] {
        let total = result.total
        var meta: [(name: String, value: Cell)] = [
            ("counts", .text(question.subject.rawValue)), ("total", .integer(total.count)),
            ("total_exact", .flag(true)),
            ("omitted_groups", .integer(result.omittedGroups)),
        ]
        if hasMoney {
            meta += [
                ("total_events", .integer(total.events)), ("total_with_amount", .integer(total.withAmount)),
                ("total_without_amount", .integer(total.withoutAmount)),
                ("total_unconverted", .integer(total.unconverted)), ("total_sum_usd", .number(total.sumUSD)),
            ]
        }
        if question.isComparing { meta.append(("previous_total", .number(result.previousTotal?.value(leading)))) }
        return meta
    }

    var details: [(name: String, write: (inout JSONWriter) -> Void)] {
        guard hasMoney else { return [] }
        let unconverted = result.unconverted
        return [
            (
                "unconverted",
                { writer in
                    writer.array(unconverted) { writer, money in
                        writer.object { writer in
                            writer.member("currency", money.currency)
                            writer.member("value", money.value)
                            writer.member("events", money.events)
                        }
                    }
                }
            )
        ]
    }

    private func ratio(_ part: Double?, _ whole: Double?) -> Double? {
        guard let part, let whole, whole != 0 else { return nil }
        return part / whole
    }
}

extension AggregateGroup {
    /// Whether its values have ids beside their names.
    var hasIDs: Bool {
        switch self {
        case .entity, .actor, .counterparty, .object, .source, .story: true
        default: false
        }
    }
}
