import Model
import TestSupport
import Testing

@testable import Storage

/// Each filter against a plain computation over the same rows.
struct FilterTests {
    private struct Item {
        var id: String
        var article: Article
        var entities: [Entity]
        var event: Event?
        var usd: Double?
        var topics: [Topic]
        var countries: [String]
    }

    private let fixture: StoreFixture
    private var items: [Item] = []

    private static let entities = [
        makeEntity("Saab", country: "SE"), makeEntity("Falcon 9", type: .product), makeEntity("Poland", type: .place),
        makeEntity("Airbus", country: "FR"),
    ]

    init() throws {
        fixture = try StoreFixture()
        var random = RandomSource(seed: 42)
        for number in 0..<80 {
            let named = FilterTests.entities.filter { _ in Bool.random(using: &random) }
            let day = Int.random(in: 1...28, using: &random)
            let article = makeArticle(
                body: "Number \(number) tells of \(number % 3 == 0 ? "rockets" : "radars").",
                url: "https://example.org/\(number)",
                published: number % 9 == 0 ? nil : "2025-06-\(CalendarDay.padded(day, 2))",
                source: ["Alpha", "Beta", "Gamma"].randomElement(using: &random)
            )
            var event: Event?
            var usd: Double?
            if let actor = named.first {
                usd = number % 2 == 0 ? Double(number) * 1_000_000 : nil
                event = makeEvent(
                    [.contract, .launch, .order].randomElement(using: &random) ?? .contract,
                    actors: [actor.id],
                    date: number % 4 == 0 ? nil : "2025-0\(Int.random(in: 1...9, using: &random))",
                    status: number % 5 == 0 ? .planned : .occurred,
                    amounts: usd == nil ? [] : [0]
                )
            }
            let topics = Topic.allCases.prefix(4).filter { _ in Bool.random(using: &random) }
            let countries = ["SE", "PL", "US"].filter { _ in Bool.random(using: &random) }
            let stored = try fixture.add(
                article,
                entities: named,
                events: event.map { [$0] } ?? [],
                amounts: usd.map { [makeMoney($0)] } ?? [],
                topics: topics,
                countries: countries
            )
            items.append(
                Item(
                    id: stored.id,
                    article: article,
                    entities: named,
                    event: event,
                    usd: usd,
                    topics: topics,
                    countries: countries
                )
            )
        }
    }

    private func check(_ configure: (inout Filter) -> Void, finds expected: (Item) -> Bool) throws {
        var filter = Filter()
        configure(&filter)
        let page = try fixture.store.articles(filter, page: PageRequest(limit: 1000))
        let wanted = Set(items.filter(expected).map(\.id))
        #expect(Set(page.rows.map(\.id)) == wanted)
        #expect(page.total == wanted.count)
        #expect(!wanted.isEmpty && wanted.count < items.count, "the case tests nothing")
    }

    @Test func `articles by entity, by name and by id`() throws {
        let saab = FilterTests.entities[0]
        try check({ $0.entity.include = ["Saab"] }, finds: { $0.entities.contains(saab) })
        try check({ $0.entity.include = [saab.id] }, finds: { $0.entities.contains(saab) })
        try check({ $0.entity.exclude = ["saab"] }, finds: { !$0.entities.contains(saab) })
        try check(
            {
                $0.entity.include = ["Saab", "Airbus"]
            },
            finds: { $0.entities.contains(saab) || $0.entities.contains(FilterTests.entities[3]) }
        )
        try check({ $0.entityType.include = ["product"] }, finds: { $0.entities.contains { $0.type == .product } })
    }

    @Test func `articles by topic, country, source and text together`() throws {
        let topic = Topic.allCases[0]
        try check({ $0.topic.include = [topic.rawValue] }, finds: { $0.topics.contains(topic) })
        try check({ $0.country.exclude = ["SE"] }, finds: { !$0.countries.contains("SE") })
        try check({ $0.source.include = ["alpha"] }, finds: { $0.article.source == "Alpha" })
        try check({ $0.source.exclude = ["Alpha"] }, finds: { $0.article.source != "Alpha" })
        try check({ $0.query = "rocket" }, finds: { $0.article.body.contains("rockets") })
        try check(
            {
                $0.query = "rockets"
                $0.country.include = ["US"]
            },
            finds: { $0.article.body.contains("rockets") && $0.countries.contains("US") }
        )
    }

    @Test func `articles by what one event says`() throws {
        try check({ $0.eventType.include = ["launch"] }, finds: { $0.event?.type == .launch })
        try check({ $0.eventType.exclude = ["launch"] }, finds: { $0.event?.type != .launch })
        try check(
            {
                $0.eventType.include = ["launch"]
                $0.status.include = ["occurred"]
            },
            finds: { $0.event?.type == .launch && $0.event?.status == .occurred }
        )
        try check({ $0.actor.include = ["Saab"] }, finds: { $0.event?.actors.first == FilterTests.entities[0].id })
        try check({ $0.amountUSDAtLeast = 20_000_000 }, finds: { ($0.event != nil ? $0.usd ?? 0 : 0) >= 20_000_000 })
        try check({ $0.hasEvent = true }, finds: { $0.event != nil })
        try check({ $0.hasAmount = false }, finds: { $0.usd == nil || $0.event == nil })
    }

    @Test func `articles and events by time, half open`() throws {
        let from = try #require(Timestamp("2025-06-10")?.sortSeconds)
        let until = try #require(Timestamp("2025-06-20")?.sortSeconds)
        try check(
            {
                $0.publishedFrom = from
                $0.publishedUntil = until
            },
            finds: { ($0.article.publishedAt?.sortSeconds).map { $0 >= from && $0 < until } ?? false }
        )
        var filter = Filter()
        filter.occurredFrom = CalendarDay("2025-05-15")
        filter.occurredUntil = CalendarDay("2025-07-01")
        let found = try fixture.store.events(filter, page: PageRequest(limit: 1000)).rows
        let wanted = items.compactMap(\.event).filter { ["2025-05", "2025-06"].contains($0.date) }
        #expect(found.count == wanted.count && !wanted.isEmpty)
    }

    @Test func `aggregates equal a plain count`() throws {
        var request = AggregateRequest(
            .events,
            by: [.eventType],
            metrics: [.count, .sumUSD, .medianUSD, .maxUSD]
        )
        let result = try fixture.store.aggregate(request)
        let events = items.filter { $0.event != nil }
        #expect(result.total.count == events.count)
        for row in result.rows {
            let type = try #require(row.groups[0].value)
            let same = events.filter { $0.event?.type.rawValue == type }
            #expect(row.figures.count == same.count)
            let sums = same.compactMap(\.usd).sorted()
            #expect(row.figures.withAmount == sums.count)
            #expect(row.figures.sumUSD == (sums.isEmpty ? nil : sums.reduce(0, +)))
            #expect(row.figures.maxUSD == sums.last)
        }
        request.top = 1
        let cut = try fixture.store.aggregate(request)
        #expect(cut.rows.count == 1 && cut.omittedGroups == result.rows.count - 1)
        #expect(cut.rows.first?.figures.count == result.rows.map(\.figures.count).max())
        #expect(cut.other?.figures.count == events.count - (cut.rows.first?.figures.count ?? 0))
    }

    @Test(arguments: CalendarInterval.allCases)
    func `timelines hold every bucket and lose nothing`(interval: CalendarInterval) throws {
        var request = TimelineRequest(.events, by: interval, clock: .occurredOn, split: .eventType)
        request.series = 100
        request.buckets = 10_000
        let result = try fixture.store.timeline(request)
        let dated = items.compactMap(\.event).filter { $0.date != nil }
        #expect(result.rows.map(\.value).reduce(0, +) == dated.count)
        #expect(result.withoutDate == items.compactMap(\.event).count - dated.count)
        let times = result.rows.map(\.time)
        #expect(times == times.sorted())
        let distinct = Array(Set(times)).sorted()
        for (one, next) in zip(distinct, distinct.dropFirst()) { #expect(interval.next(after: one) == next) }
        #expect(result.rows.count == distinct.count * Set(result.rows.map(\.series)).count)
    }

    @Test func `an unknown entity or source is an error that names what is near`() {
        var filter = Filter()
        filter.entity.include = ["Saapp"]
        #expect { try fixture.store.articles(filter, page: PageRequest(limit: 1)) } throws: { error in
            let error = error as? StoreError
            return error?.code == .unknownValue && error?.parameter == "entity" && error?.allowed == ["Saab"]
        }
        filter = Filter()
        filter.source.include = ["Delta"]
        #expect { try fixture.store.articles(filter, page: PageRequest(limit: 1)) } throws: { error in
            (error as? StoreError)?.allowed == ["Alpha", "Beta", "Gamma"]
        }
    }
}
