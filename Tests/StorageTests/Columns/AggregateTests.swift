import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Storage

/// Every aggregate against plain loops over the same rows, while the store grows and changes.
struct AggregateTests {
    private static let zones = ["GMT", "Europe/Berlin", "America/New_York"].compactMap { TimeZone(identifier: $0) }

    @Test(arguments: 1...4)
    func `aggregates equal plain counting`(seed: Int) throws {
        let random = try RandomStore(seed: UInt64(seed))
        try check(random, "an empty store")
        try random.add(25)
        for round in 0..<4 {
            try check(random, "round \(round)")
            try random.change()
            if round % 2 == 0 { try random.add(6) }
            #expect(try random.store.verifyColumns() == [], "seed \(seed), round \(round)")
        }
    }

    private func check(_ random: RandomStore, _ when: String) throws {
        let plain = try PlainStore(random.store)
        for _ in 0..<12 {
            let request = try randomRequest(random)
            let expected = try reference(request, plain, random.store)
            let result = try random.store.aggregate(request)
            let shown = "\(when): \(request)"
            #expect(result.total.count == expected.total, "\(shown)")
            #expect(result.rows.count == min(request.top, expected.rows.count), "\(shown)")
            #expect(result.omittedGroups == max(0, expected.rows.count - request.top), "\(shown)")
            var previous = Double.infinity
            for row in result.rows {
                let key = row.groups.map { $0.id ?? $0.value }
                let plainRow = try #require(expected.rows[key], "\(shown): no row \(key)")
                check(row.figures, plainRow, request, "\(shown): \(key)")
                let figure = row.figures.value(request.metrics[0]) ?? -.infinity
                #expect(figure <= previous, "\(shown): rows are ranked")
                previous = figure
            }
            let kept = Set(result.rows.map { $0.groups.map { $0.id ?? $0.value } })
            let outside = expected.rows.filter { !kept.contains($0.key) }
            #expect(
                outside.allSatisfy { (figure($0.value, request.metrics[0]) ?? -.infinity) <= previous },
                "\(shown): the largest are given"
            )
            if outside.isEmpty {
                #expect(result.other == nil, "\(shown)")
            } else {
                let other = try #require(result.other, "\(shown)")
                check(other.figures, rest(outside.map(\.value)), request, "\(shown): the rest")
            }
        }
    }

    // MARK: - The reference

    private struct PlainRow {
        /// What was counted, each with its weight.
        var things: [String: Int] = [:]
        var events: Set<Int64> = []
        var sums: [Int64: Double] = [:]
        var unconverted: Set<Int64> = []
    }

    private func reference(
        _ request: AggregateRequest,
        _ plain: PlainStore,
        _ store: Store
    ) throws -> (total: Int, rows: [[String?]: PlainRow]) {
        var rows: [[String?]: PlainRow] = [:]
        var total: [String: Int] = [:]
        func add(_ thing: String, _ weight: Int, _ keys: [[String?]], _ events: [PlainStore.PlainEvent]) {
            total[thing] = weight
            for key in keys { add(thing, weight, key, events) }
        }
        func add(_ thing: String, _ weight: Int, _ key: [String?], _ events: [PlainStore.PlainEvent]) {
            rows[key, default: PlainRow()].things[thing] = weight
        }
        func addMoney(_ event: PlainStore.PlainEvent, _ key: [String?]) {
            rows[key, default: PlainRow()].events.insert(event.key)
            if let sum = plain.amount(event, request.money) { rows[key]?.sums[event.key] = sum }
            if plain.isUnconverted(event, request.money) { rows[key]?.unconverted.insert(event.key) }
        }
        let reports = try matching(request, store, isEvents: false)
        let zone = request.zone
        switch request.subject {
        case .events:
            for key in try matching(request, store, isEvents: true) {
                guard let event = plain.events[key] else { continue }
                let keys = product(request.groups.map { plain.values($0, ofEvent: event, zone) })
                add("\(key)", 1, keys, [event])
                for row in keys { addMoney(event, row) }
            }
            return (total.values.reduce(0, +), rows)
        case .articles:
            for key in reports {
                guard let report = plain.reports[key] else { continue }
                add("\(key)", 1, product(request.groups.map { plain.values($0, ofReport: report, zone) }), [])
            }
        case .stories:
            for id in Set(reports.compactMap { plain.reports[$0]?.story }) {
                add(id, 1, product(request.groups.map { plain.values($0, ofStory: id, zone) }), [])
            }
        case .mentions:
            for key in reports {
                guard let report = plain.reports[key] else { continue }
                for entity in report.entities where isWanted(entity, request.filter) {
                    let values = request.groups.map { group -> [String?] in
                        group == .entity
                            ? [entity.id]
                            : group == .entityType ? [entity.type] : plain.values(group, ofReport: report, zone)
                    }
                    add("\(key) \(entity.id)", entity.mentions, product(values), [])
                }
            }
        }
        guard request.metrics.contains(where: { $0 != .count }) else { return (total.values.reduce(0, +), rows) }
        for event in plain.events.values {
            for key in event.reports where reports.contains(key) {
                guard let report = plain.reports[key] else { continue }
                let values = request.groups.map { group -> [String?] in
                    if group.isOfEvents { return plain.values(group, ofEvent: event, zone) }
                    if request.subject == .stories {
                        return report.story.map { plain.values(group, ofStory: $0, zone) } ?? [nil]
                    }
                    if request.subject == .mentions, group.isOfMentions {
                        let wanted = report.entities.filter { isWanted($0, request.filter) }
                        let found = Set(wanted.map { group == .entity ? $0.id : $0.type })
                        return found.isEmpty ? [nil] : Array(found)
                    }
                    return plain.values(group, ofReport: report, zone)
                }
                for row in product(values) where rows[row] != nil { addMoney(event, row) }
            }
        }
        return (total.values.reduce(0, +), rows)
    }

    private func isWanted(_ entity: (id: String, type: String, mentions: Int), _ filter: Filter) -> Bool {
        let byID = filter.entity
        let byType = filter.entityType
        return (byID.include.isEmpty || byID.include.contains(entity.id)) && !byID.exclude.contains(entity.id)
            && (byType.include.isEmpty || byType.include.contains(entity.type))
            && !byType.exclude.contains(entity.type)
    }

    /// What the filter's SQL finds.
    private func matching(_ request: AggregateRequest, _ store: Store, isEvents: Bool) throws -> Set<Int64> {
        try store.read { connection in
            let clause =
                isEvents
                ? try FilterClause.events(request.filter, in: connection)
                : try FilterClause.articles(request.filter, in: connection)
            let sql = isEvents ? "SELECT v.event_key FROM event v" : "SELECT a.article_key FROM article a"
            return Set(try Int64.fetchAll(connection, sql: sql + clause.whereSQL, arguments: clause.arguments))
        }
    }

    private func product(_ values: [[String?]]) -> [[String?]] {
        values.reduce([[]]) { rows, next in rows.flatMap { row in next.map { row + [$0] } } }
    }

    private func rest(_ rows: [PlainRow]) -> PlainRow {
        rows.reduce(into: PlainRow()) { all, row in
            all.things.merge(row.things) { first, _ in first }
            all.events.formUnion(row.events)
            all.sums.merge(row.sums) { first, _ in first }
            all.unconverted.formUnion(row.unconverted)
        }
    }

    private func figure(_ row: PlainRow, _ metric: AggregateMetric) -> Double? {
        let sums = row.sums.values.sorted()
        switch metric {
        case .count: return Double(row.things.values.reduce(0, +))
        case .sumUSD: return sums.isEmpty ? nil : sums.reduce(0, +)
        case .maxUSD: return sums.last
        case .medianUSD:
            guard !sums.isEmpty else { return nil }
            return sums.count % 2 == 1
                ? sums[sums.count / 2] : (sums[sums.count / 2 - 1] + sums[sums.count / 2]) / 2
        }
    }

    private func check(_ figures: AggregateFigures, _ plain: PlainRow, _ request: AggregateRequest, _ what: String) {
        #expect(Double(figures.count) == figure(plain, .count), "\(what)")
        guard request.metrics.contains(where: { $0 != .count }) else { return }
        #expect(figures.events == plain.events.count, "\(what): events")
        #expect(figures.withAmount == plain.sums.count, "\(what): with amount")
        #expect(figures.unconverted == plain.unconverted.count, "\(what): unconverted")
        #expect(figures.sumUSD == figure(plain, .sumUSD), "\(what): sum")
        #expect(figures.maxUSD == figure(plain, .maxUSD), "\(what): maximum")
        if request.metrics.contains(.medianUSD) {
            #expect(figures.medianUSD == figure(plain, .medianUSD), "\(what): median")
        }
    }

    // MARK: - Random questions

    private func randomRequest(_ random: RandomStore) throws -> AggregateRequest {
        let first = random.pick(AggregateGroup.allCases)
        let second = random.pick(AggregateGroup.allCases)
        var request = AggregateRequest(
            random.pick(AggregateSubject.allCases),
            try RandomFilter.make(random),
            by: random.chance(0.5) || first == second ? [first] : [first, second],
            metrics: random.pick([
                [.count], [.count, .sumUSD], [.sumUSD, .count], [.medianUSD, .maxUSD], [.maxUSD], [.count, .medianUSD],
            ])
        )
        request.top = random.pick([1, 2, 3, 1000, 1000])
        request.zone = random.pick(AggregateTests.zones)
        request.money = MoneyRule(included: Set(random.some([.ceiling, .option, .estimate], 0.2)))
        return request
    }
}

enum RandomFilter {
    /// Any two conditions at the most.
    static func make(_ random: RandomStore) throws -> Filter {
        var filter = Filter()
        let known = try random.store.entities(Filter(), name: nil, page: PageRequest(limit: 10)).rows.map(\.id)
        let sources = try random.store.read { try String.fetchAll($0, sql: "SELECT name FROM source") }
        for _ in 0..<Int.random(in: 0...2, using: &random.random) {
            switch Int.random(in: 0..<15, using: &random.random) {
            case 0 where !known.isEmpty: filter.entity = field([random.pick(known), random.pick(known)], random)
            case 1: filter.entityType = field([random.pick(EntityType.allCases).rawValue], random)
            case 2: filter.eventType = field(["contract", random.pick(["launch", "order"])], random)
            case 3: filter.status = field([random.pick(EventStatus.allCases).rawValue], random)
            case 4 where !known.isEmpty: filter.actor = field([random.pick(known)], random)
            case 5 where !known.isEmpty: filter.counterparty = field([random.pick(known)], random)
            case 6: filter.topic = field([random.pick(Array(Topic.allCases.prefix(5))).rawValue], random)
            case 7: filter.country = field([random.pick(["SE", "PL", "US", "ZZ"])], random)
            case 8 where !sources.isEmpty: filter.source = field([random.pick(sources)], random)
            case 9: filter.language = field([random.pick(["en", "de", "zh-Hant-TW", "fr"])], random)
            case 10:
                filter.publishedFrom =
                    Timestamp("2025-0\(Int.random(in: 1...9, using: &random.random))-01")?.sortSeconds
                if random.chance(0.5) { filter.publishedUntil = Timestamp("2025-08-15T10:00:00Z")?.sortSeconds }
            case 11:
                filter.occurredFrom = CalendarDay("2025-11-26")
                if random.chance(0.5) { filter.occurredUntil = CalendarDay("2027-01-01") }
            case 12: filter.amountUSDAtLeast = 5_000_000
            case 13: filter.hasAmount = random.chance(0.5)
            case 14:
                filter.query = random.pick(["rockets", "radars", "number"])
                filter.askedAt = 1_764_000_000_000
            default: filter.hasEvent = random.chance(0.5)
            }
        }
        return filter
    }

    private static func field(_ values: [String], _ random: RandomStore) -> FieldFilter {
        random.chance(0.7) ? FieldFilter(include: values) : FieldFilter(exclude: values)
    }
}
