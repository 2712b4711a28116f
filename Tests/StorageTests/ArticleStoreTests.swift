import Model
import TestSupport
import Testing

@testable import Storage

struct ArticleStoreTests {
    private let fixture: StoreFixture
    private var store: Store { fixture.store }

    init() throws { fixture = try StoreFixture() }

    @Test func `an article comes back as it was stored`() throws {
        let article = Article(
            title: "Eris flies",
            body: "Gilmour launched Eris.",
            summary: "Short.",
            url: "https://example.org/eris",
            authors: ["A. Writer"],
            publishedAt: Timestamp("2025-07-30T22:00:00-05:00"),
            language: "en",
            source: "Example",
            tags: ["launch", "Käse \"quoted\""],
            format: .feed,
            warnings: ["odd"]
        )
        let stored = try fixture.add(article)
        let row = try #require(try store.article(id: stored.id))
        #expect(row.title == article.title)
        #expect(row.body == article.body)
        #expect(row.summary == article.summary)
        #expect(row.authors == article.authors)
        #expect(row.tags == article.tags)
        #expect(row.warnings == article.warnings)
        #expect(row.source == "Example")
        #expect(row.published?.description == "2025-07-31T03:00:00Z")
    }

    @Test func `a changed text keeps the earlier one`() throws {
        let first = makeArticle(title: "One", body: "The first text.", url: "https://example.org/1")
        let stored = try fixture.add(first)
        var changed = first
        changed.body = "The second text."
        let draft = fixture.draft(changed)
        try store.write { session in
            let known = try #require(
                try session.articles(withIdentities: fixture.draft(first).identities).first.flatMap { $0 }
            )
            try session.update(known, to: draft, documentKey: nil)
        }
        let row = try #require(try store.article(id: stored.id))
        #expect(row.body == "The second text." && row.version == 2)
        #expect(try store.versions(ofArticle: stored.id).map(\.body) == ["The first text."])
        #expect(try search("first").isEmpty)
        #expect(try search("second") == [stored.id])
    }

    @Test func `a deleted article is gone from every answer and stays known`() throws {
        let article = makeArticle(title: "Gone", body: "Raytheon delivered radars.", url: "https://example.org/gone")
        let raytheon = makeEntity("Raytheon")
        let stored = try fixture.add(
            article,
            entities: [raytheon],
            events: [makeEvent(.contract, actors: [raytheon.id])]
        )
        try store.write { session in
            let touched = try session.delete(articleID: stored.id)
            for event in touched.events { try session.deriveEvent(event) }
            if let story = touched.story { try session.deriveStory(story) }
        }
        #expect(try store.article(id: stored.id) == nil)
        #expect(try store.isDeleted(articleID: stored.id))
        #expect(try search("raytheon").isEmpty)
        #expect(try store.events(Filter(), page: PageRequest(limit: 10)).rows.isEmpty)
        #expect(try store.stories(Filter(), page: PageRequest(limit: 10)).rows.isEmpty)
        #expect(try store.entities(Filter(), name: nil, page: PageRequest(limit: 10)).rows.isEmpty)
        let known = try store.look { try $0.articles(withIdentities: fixture.draft(article).identities) }
        #expect(known.first??.isDeleted == true)
        let actions = try store.changes(after: 0, kinds: [], limit: 100).rows.filter { $0.action == "deleted" }
        #expect(Set(actions.map(\.kind)) == ["article", "event", "story"])
    }

    @Test func `a transaction that throws stores nothing`() throws {
        struct Stop: Error {}
        let draft = fixture.draft(makeArticle(url: "https://example.org/x"), [makeEntity("Saab")])
        #expect(throws: Stop.self) {
            try store.write { session in
                _ = try session.insert(draft, sourceKey: nil, documentKey: nil)
                throw Stop()
            }
        }
        #expect(try store.counts().articles == 0)
        #expect(try store.lastChange() == 0)
        // The key of the entity that was rolled back must not have been remembered.
        try fixture.add(makeArticle(url: "https://example.org/y"), entities: [makeEntity("Saab")])
        #expect(try store.entities(Filter(), name: "saab", page: PageRequest(limit: 5)).rows.count == 1)
    }

    @Test(arguments: [1, 2, 3, 7, 50])
    func `pages hold every article once, undated ones last`(limit: Int) throws {
        var random = RandomSource(seed: UInt64(limit))
        var expected: [String] = []
        for number in 0..<40 {
            let day = Int.random(in: 1...5, using: &random)
            let published = number % 6 == 0 ? nil : "2025-03-0\(day)"
            let article = makeArticle(
                body: "Text \(number).",
                url: "https://example.org/\(number)",
                published: published
            )
            expected.append(try fixture.add(article).id)
        }
        for order in [ArticleOrder.newestFirst, .oldestFirst] {
            var rows: [ArticleRow] = []
            var after: PagePosition?
            repeat {
                let page = try store.articles(Filter(), order: order, page: PageRequest(limit: limit, after: after))
                #expect(page.total == 40)
                rows += page.rows
                after = page.next
            } while after != nil
            #expect(Set(rows.map(\.id)) == Set(expected) && rows.count == expected.count)
            let dated = rows.compactMap { $0.published?.sortSeconds }
            #expect(dated == (order == .newestFirst ? dated.sorted(by: >) : dated.sorted()))
            #expect(rows.suffix(7).allSatisfy { $0.published == nil })
        }
    }

    @Test func `an analysis is read back as it was written`() throws {
        let body = "Saab won $2 from Poland."
        let saab = Entity(
            id: "ent_saab",
            type: .organization,
            name: "Saab AB",
            aliases: ["Saab"],
            country: "SE",
            salience: 0.5,
            mentions: [Mention(start: 0, end: 4, text: "Saab", rule: "a")]
        )
        let money = Amount(
            kind: .money,
            value: 2,
            bound: .exact,
            currency: "USD",
            role: .award,
            usd: 2,
            start: 9,
            end: 11,
            text: "$2",
            rule: "b"
        )
        let event = Event(
            type: .contract,
            status: .occurred,
            actors: ["ent_saab"],
            date: "2025-11",
            amounts: [0],
            evidence: EventEvidence(start: 0, end: 24, rule: "c"),
            confidence: 0.75
        )
        let stored = try fixture.add(
            makeArticle(body: body),
            entities: [saab],
            events: [event],
            amounts: [money],
            topics: [.naval],
            countries: ["PL", "SE"]
        )
        let analysis = try #require(try store.analysis(ofArticle: stored.id))
        #expect(analysis.entities == [saab])
        #expect(analysis.amounts == [money])
        #expect(analysis.events == [event])
        #expect(analysis.topics == [.naval] && analysis.countries == ["PL", "SE"])
        let row = try #require(try store.events(Filter(), page: PageRequest(limit: 1)).rows.first)
        #expect(row.evidence?.quote == body)
    }

    private func search(_ text: String) throws -> [String] {
        var filter = Filter()
        filter.query = text
        return try store.search(SearchRequest(filter)).hits.map(\.article.id)
    }

    @Test func `a changed and a deleted article leave no signature behind`() throws {
        var draft = fixture.draft(makeArticle(body: "First text.", url: "https://a.example/1"))
        draft.signature = [1, -2]
        let key = try store.write { try $0.insert(draft, sourceKey: nil, documentKey: nil) }
        func found(_ band: Int64) throws -> Bool {
            try store.look { try !$0.articles(sharingSignature: [band], sourceKey: nil).isEmpty }
        }
        #expect(try found(1) && found(-2))
        var changed = fixture.draft(makeArticle(body: "Second text.", url: "https://a.example/1"))
        changed.signature = [3]
        try store.write { session in
            let known = try #require(try session.articles(withIdentities: draft.identities).first.flatMap { $0 })
            #expect(known.key == key)
            try session.update(known, to: changed, documentKey: nil)
        }
        #expect(try !found(1) && !found(-2) && found(3))
        _ = try store.write { try $0.delete(articleID: changed.id) }
        #expect(try !found(3))
    }

    @Test func `an entity's count follows its articles within and across transactions`() throws {
        let saab = makeEntity("Saab")
        func count() throws -> Int? { try store.entity(id: "ent_saab")?.articleCount }
        let drafts = (1...3).map {
            fixture.draft(makeArticle(body: "Text \($0)", url: "https://a.example/\($0)"), [saab])
        }
        try store.write { session in
            for draft in drafts { _ = try session.insert(draft, sourceKey: nil, documentKey: nil) }
            _ = try session.delete(articleID: drafts[0].id)
        }
        #expect(try count() == 2)
        _ = try store.write { try $0.delete(articleID: drafts[1].id) }
        #expect(try count() == 1)
    }
}
