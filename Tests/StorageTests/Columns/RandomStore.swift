import GRDB
import Model
import TestSupport

@testable import Storage

/// A store that grows and changes at random: reports added to stories, texts analysed anew, stories and events merged,
/// articles deleted.
final class RandomStore {
    let fixture: StoreFixture
    var random: RandomSource
    private var number = 0
    private var stories: [Int64] = []
    private var articles: [(key: Int64, id: String, url: String)] = []

    static let entities: [Entity] = [
        makeEntity("Saab", country: "SE"), makeEntity("Falcon 9", type: .product), makeEntity("Poland", type: .place),
        makeEntity("Airbus", country: "FR"), makeEntity("Ada Lovelace", type: .person),
        makeEntity("Galileo", type: .program), makeEntity("Rheinmetall", country: "DE"),
    ]
    private static let times = [
        "2025-03-30T00:30:00Z", "2025-03-30T01:30:00Z", "2025-10-26T00:59:59Z", "2024-12-30T12:00:00Z",
        "2025-12-31T23:30:00Z", "2026-01-01T00:00:00Z", "2025-06-30T22:15:00Z",
    ]
    private static let dates: [String?] = [
        nil, "2025-11-25", "2025-W48", "2025-11", "2027-Q4", "2026-H1", "2027", "2026/2030", "--01-22", "2024-12-30",
    ]

    init(seed: UInt64) throws {
        fixture = try StoreFixture()
        random = RandomSource(seed: seed)
    }

    var store: Store { fixture.store }

    func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &random) < part }
    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
    func some<Value>(_ values: [Value], _ part: Double) -> [Value] { values.filter { _ in chance(part) } }

    func add(_ count: Int) throws {
        for _ in 0..<count {
            number += 1
            let url = "https://example.org/\(number)"
            let content = content()
            let story = chance(0.4) && !stories.isEmpty ? pick(stories) : nil
            let stored = try fixture.add(
                article(url),
                entities: content.entities,
                events: content.events,
                amounts: content.amounts,
                topics: content.topics,
                countries: content.countries,
                story: story
            )
            articles.append((stored.key, stored.id, url))
            if story == nil { stories.append(stored.story) }
        }
    }

    /// One of everything that may happen to what is stored.
    func change() throws {
        try deleteOne()
        for _ in 0..<3 { try analyzeAgain() }
        try mergeStories()
        try mergeEvents()
    }

    // MARK: - Contents

    private typealias Content = (
        entities: [Entity], events: [Event], amounts: [Amount], topics: [Topic], countries: [String]
    )

    private func article(_ url: String) -> Article {
        let published: String? =
            chance(0.1)
            ? nil
            : chance(0.3) ? pick(RandomStore.times) : "2025-0\(Int.random(in: 1...9, using: &random))-1\(number % 10)"
        var article = makeArticle(
            title: chance(0.5) ? "Report \(number)" : nil,
            body: "Number \(number) tells of \(number % 3 == 0 ? "rockets" : "radars").",
            url: url,
            published: published,
            source: chance(0.9) ? pick(["Alpha", "Beta", "Gamma"]) : nil
        )
        article.language = chance(0.2) ? nil : pick(["en", "de", "zh-Hant-TW"])
        return article
    }

    private func content() -> Content {
        let named = some(RandomStore.entities, 0.4)
        var amounts: [Amount] = []
        var events: [Event] = []
        for _ in 0..<Int.random(in: 0...2, using: &random) where !named.isEmpty {
            var event = makeEvent(
                pick([.contract, .launch, .order, .partnership, .acquisition]),
                actors: some(named.map(\.id), 0.5),
                counterparties: some(named.map(\.id), 0.3),
                date: pick(RandomStore.dates),
                status: pick(EventStatus.allCases),
                amounts: []
            )
            event.objects = some(named.map(\.id), 0.2)
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                event.amounts.append(amounts.count)
                amounts.append(amount(amounts.count))
            }
            events.append(event)
        }
        let mentioned = named.map { entity in
            var entity = entity
            let places = Int.random(in: 1...4, using: &random)
            entity.mentions = (0..<places).map { Mention(start: $0, end: $0 + 1, text: "x", rule: "test") }
            return entity
        }
        return (mentioned, events, amounts, some(Array(Topic.allCases.prefix(4)), 0.3), some(["SE", "PL", "US"], 0.3))
    }

    private func amount(_ index: Int) -> Amount {
        if chance(0.15) {
            return Amount(kind: .percent, value: 5, start: 0, end: 1, text: "5%", rule: "test")
        }
        var amount = makeMoney(
            Double(Int.random(in: 1...20, using: &random)) * 1_000_000,
            role: pick([nil, .award, .ceiling, .option, .estimate, .order]),
            convertedFrom: index > 0 && chance(0.2) ? index - 1 : nil
        )
        if chance(0.25) {
            amount.usd = nil
            amount.currency = pick(["KPW", "XDR"])
        }
        return amount
    }

    // MARK: - Changes

    private func deleteOne() throws {
        guard !articles.isEmpty else { return }
        let gone = articles.remove(at: Int.random(in: 0..<articles.count, using: &random))
        try store.write { session in
            let (events, story) = try session.delete(articleID: gone.id)
            for event in events { try session.deriveEvent(event) }
            if let story { try session.deriveStory(story) }
        }
    }

    private func analyzeAgain() throws {
        guard !articles.isEmpty else { return }
        let known = pick(articles)
        let content = content()
        let draft = fixture.draft(
            article(known.url),
            content.entities,
            content.events,
            content.amounts,
            content.topics,
            content.countries
        )
        let isApart = chance(0.3)
        try store.write { session in
            guard let stored = try session.known(articleKey: known.key),
                let story = try session.storyKey(ofArticle: known.key)
            else { return }
            var derived = Set(try session.supersedeClaims(of: known.key))
            try session.update(stored, to: draft, documentKey: nil)
            let target = isApart ? try session.createStory(for: known.key, articleID: draft.id) : story
            for index in content.events.indices {
                derived.insert(
                    try session.addClaim(
                        ofEvent: index,
                        in: draft,
                        articleKey: known.key,
                        eventKey: nil,
                        storyKey: target
                    )
                )
            }
            for event in derived.sorted() { try session.deriveEvent(event) }
            for story in Set([story, target]).sorted() { try session.deriveStory(story) }
        }
    }

    private func mergeStories() throws {
        guard stories.count > 2 else { return }
        let other = stories.remove(at: Int.random(in: 0..<stories.count, using: &random))
        let survivor = pick(stories)
        try store.write { session in
            try session.merge(story: other, into: survivor, reason: "test")
            try session.deriveStory(survivor)
        }
    }

    private func mergeEvents() throws {
        let pairs = try store.read { connection in
            try Int64.fetchAll(
                connection,
                sql: "SELECT event_key FROM event WHERE deleted_at IS NULL AND merged_into IS NULL ORDER BY event_key"
            )
        }
        guard pairs.count > 2 else { return }
        let other = pick(pairs)
        let survivor = pick(pairs.filter { $0 != other })
        try store.write { session in
            let claims = try Int64.fetchAll(
                session.connection,
                sql: "SELECT claim_key FROM claim WHERE event_key = ? AND superseded_at IS NULL",
                arguments: [other]
            )
            for claim in claims { try session.tie(claim: claim, toEvent: survivor) }
            try session.merge(event: other, into: survivor)
            try session.deriveEvent(survivor)
        }
    }
}

extension WriteSession {
    fileprivate func known(articleKey: Int64) throws -> KnownArticle? {
        try Row.fetchOne(
            connection,
            sql: """
                SELECT article_key, id, text_sha256, url, deleted_at, version, published_seconds FROM article
                WHERE article_key = ? AND deleted_at IS NULL
                """,
            arguments: [articleKey]
        ).map(Store.known)
    }
}
