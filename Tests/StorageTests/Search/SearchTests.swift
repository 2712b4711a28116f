import Model
import TestSupport
import Testing

@testable import Storage

struct SearchTests {
    private let fixture: StoreFixture
    private var store: Store { fixture.store }

    init() throws { fixture = try StoreFixture() }

    private func search(_ text: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> SearchResult {
        var filter = Filter()
        filter.query = text
        var request = SearchRequest(filter)
        change(&request)
        return try store.search(request)
    }

    private func titles(_ text: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String] {
        try search(text, change).hits.compactMap(\.article.title)
    }

    private func add(_ title: String, _ body: String, published: String = "2025-11-01") throws {
        try fixture.add(makeArticle(title: title, body: body, url: "https://x.example/\(title)", published: published))
    }

    @Test func `an entity is found by any of its names`() throws {
        var entity = makeEntity("Universal Microwave Technology")
        entity.aliases = ["UMT"]
        try fixture.add(
            makeArticle(title: "A", body: "UMT ships parts.", url: "https://x.example/a"),
            entities: [entity]
        )
        try fixture.add(
            makeArticle(title: "B", body: "Universal Microwave Technology grows.", url: "https://x.example/b"),
            entities: [makeEntity("Universal Microwave Technology")]
        )
        #expect(Set(try titles("UMT")) == ["A", "B"])
        #expect(Set(try titles("umt", { $0.match = .all })) == ["A", "B"])
        #expect(Set(try titles("entity:UMT")) == ["A", "B"])
    }

    @Test func `mentions of the entity that a query names are marked`() throws {
        var entity = makeEntity("Universal Microwave Technology")
        entity.aliases = ["UMT"]
        entity.mentions = [Mention(start: 9, end: 39, text: "Universal Microwave Technology", rule: "test")]
        try fixture.add(
            makeArticle(title: nil, body: "Lately, (Universal Microwave Technology) grew.", url: "https://x.example/a"),
            entities: [entity]
        )
        #expect(try search("UMT").hits.first?.highlights == [TextSpan(start: 9, end: 39)])
        #expect(
            try search("UMT grew").hits.first?.highlights == [
                TextSpan(start: 9, end: 39), TextSpan(start: 41, end: 45),
            ]
        )
    }

    @Test(arguments: [
        ("F-16", "F16"), ("F16", "F-16"), ("6 Tbps", "6Tbps"), ("6Tbps", "6 Tbps"),
        ("Bayraktar Akinci", "Bayraktar Akıncı"),
        ("launches", "launched"), ("Kepler", "Képler"), ("通信衛星", "新型通信衛星打上"), ("anti-drone", "anti drone"),
        ("antidrone", "antidrone"),
    ])
    func `words are found as people type them`(typed: String, written: String) throws {
        try add("Hit", "The text says \(written) somewhere.")
        try add("Miss", "Nothing of the kind.")
        #expect(try titles(typed) == ["Hit"])
    }

    @Test func `operators do what they say`() throws {
        try add("One", "The navy bought a drone from a small maker.")
        try add("Two", "The drone crossed the red sea.")
        try add("Three", "The sea was red with rockets.")
        #expect(Set(try titles("\"red sea\"")) == ["Two"])
        #expect(Set(try titles("drone -\"red sea\"")) == ["One"])
        #expect(Set(try titles("rocket OR navy")) == ["One", "Three"])
        #expect(Set(try titles("navy near/2 drone")) == ["One"])
        #expect(Set(try titles("rock*")) == ["Three"])
        #expect(Set(try titles("title:three")) == ["Three"])
        #expect(try titles("title:drone").isEmpty)
        #expect(Set(try titles("-drone")) == ["Three"])
        #expect(try titles("sea navy").first.map { $0 != "Two" || true } == true)
        #expect(try search("drone AND navy").hits.count == 1)
        #expect(try search("!!!").warnings.count == 1)
    }

    @Test func `articles with all words come first`() throws {
        for number in 0..<30 { try add("Drone \(number)", "Drone drone drone.") }
        try add("Both", "Long words about many other things and then a drone and also a navy, far apart from it all.")
        let found = try search("drone navy")
        #expect(found.hits.first?.article.title == "Both")
        #expect(found.total == 31 && found.match == .any)
        #expect(try search("drone navy") { $0.match = .all }.total == 1)
    }

    @Test func `raw queries are FTS5's own, and refused when wrong`() throws {
        try add("One", "A drone over the sea.")
        #expect(try titles("body : (drone AND sea)", { $0.syntax = .raw }) == ["One"])
        for wrong in ["drone AND", "\"x", "nocolumn : x", "NEAR(", "*"] {
            #expect { try search(wrong) { $0.syntax = .raw } } throws: { ($0 as? StoreError)?.code == .badQuery }
        }
    }

    @Test func `what is written is found at once, what is deleted is gone`() throws {
        try add("One", "A drone over the sea.")
        #expect(try titles("drone") == ["One"])
        try add("Two", "A drone over land.")
        #expect(Set(try titles("drone")) == ["One", "Two"])
        let id = try #require(try search("land").hits.first?.article.id)
        _ = try store.write { try $0.delete(articleID: id) }
        #expect(try titles("drone") == ["One"])
        #expect(try titles("land").isEmpty)
        #expect(try store.verifySearch().isEmpty)
    }

    @Test func `a changed text is found by its new words only`() throws {
        let article = makeArticle(title: "One", body: "A drone over the sea.", url: "https://x.example/1")
        let stored = try fixture.add(article)
        _ = try fixture.add(makeArticle(title: "Two", body: "A drone.", url: "https://x.example/2"))
        #expect(try search("drone").total == 2)
        var changed = article
        changed.body = "A balloon over the sea."
        let draft = fixture.draft(changed)
        try store.write { session in
            let known = try #require(try session.articles(withIdentities: fixture.draft(article).identities)[0])
            try session.update(known, to: draft, documentKey: nil)
        }
        #expect(try titles("drone") == ["Two"])
        #expect(try titles("balloon") == ["One"])
        #expect(try search("sea").hits.map(\.article.key) == [stored.key])
        #expect(try store.verifySearch().isEmpty)
    }

    @Test func `reports of one story are one hit`() throws {
        let first = try fixture.add(makeArticle(title: "One", body: "A drone fell.", url: "https://x.example/1"))
        _ = try fixture.add(
            makeArticle(title: "Two", body: "A drone fell down here.", url: "https://x.example/2"),
            story: first.story
        )
        let folded = try search("drone")
        #expect(folded.hits.count == 1 && folded.total == 2)
        #expect(folded.hits.first?.otherReportCount == 1)
        #expect(folded.hits.first?.otherReports.map(\.title) == ["Two"])
        #expect(try search("drone") { $0.isFolding = false }.hits.count == 2)
    }

    @Test(arguments: SearchOrder.allCases, [true, false])
    func `pages stay right while articles come in`(order: SearchOrder, isFolding: Bool) throws {
        for number in 0..<40 {
            try add(
                "T\(number)",
                "A drone " + String(repeating: "word ", count: number % 7),
                published: "2025-01-\(10 + number % 9)"
            )
        }
        let whole = try titles("drone") {
            $0.limit = 100
            $0.order = order
            $0.isFolding = isFolding
        }
        var collected: [String] = []
        var cursor: SearchCursor?
        repeat {
            let page = try search("drone") {
                $0.limit = 7
                $0.order = order
                $0.isFolding = isFolding
                $0.after = cursor
            }
            collected += page.hits.compactMap(\.article.title)
            cursor = page.next
            try add("New \(collected.count)", "A drone drone drone.", published: "2025-01-12")
        } while cursor != nil
        #expect(collected == whole)
    }

    @Test func `facets count the whole match`() throws {
        for number in 0..<30 {
            try fixture.add(
                makeArticle(
                    title: "T\(number)",
                    body: "A drone.",
                    url: "https://x.example/\(number)",
                    published: "2025-0\(1 + number % 3)-10",
                    source: number % 2 == 0 ? "Even" : "Odd"
                ),
                entities: [makeEntity("Saab"), makeEntity("Gripen", type: .product)],
                topics: [.naval],
                countries: number < 10 ? ["SE"] : ["PL"]
            )
        }
        let found = try search("drone") {
            $0.limit = 3
            $0.facets = [.source, .organization, .product, .country, .topic, .month]
        }
        let counts = Dictionary(uniqueKeysWithValues: found.facets.map { ($0.facet, $0.values.map(\.count)) })
        #expect(found.total == 30 && found.hits.count == 3)
        #expect(counts[.source] == [15, 15] && counts[.organization] == [30] && counts[.product] == [30])
        #expect(counts[.country] == [20, 10] && counts[.topic] == [30] && counts[.month] == [10, 10, 10])
        let narrowed = try search("drone country:SE") { $0.facets = [.source] }
        #expect(narrowed.total == 10 && narrowed.facets[0].values.map(\.count) == [5, 5])
    }

    @Test func `a misspelt word is put right, a number never`() throws {
        try add("One", "A satellite in orbit.")
        #expect(try search("satelite").didYouMean == "satellite")
        #expect(try search("f17").didYouMean == nil)
    }

    @Test func `suggestions begin with what is typed, and allow for a slip`() throws {
        var entity = makeEntity("Rocket Lab")
        entity.aliases = ["RKLB"]
        try fixture.add(
            makeArticle(
                title: "Rocket Lab flies",
                body: "Rocket Lab flew.",
                url: "https://x.example/1",
                source: "Space Daily"
            ),
            entities: [entity]
        )
        #expect(try store.suggestions(for: "rock", limit: 10).map(\.text).contains("Rocket Lab"))
        #expect(try store.suggestions(for: "rklb", limit: 10).first?.text == "Rocket Lab")
        #expect(try store.suggestions(for: "rokcet", limit: 10).first?.isCorrected == true)
        #expect(try store.suggestions(for: "space", limit: 10).contains { $0.kind == .source })
        #expect(try store.suggestions(for: "flies", limit: 10).contains { $0.kind == .title })
        #expect(try store.suggestions(for: "2ocket", limit: 10).isEmpty)
    }

    /// What is answered from memory must be what the filter's SQL, which the article list uses, answers.
    @Test func `every filter finds what the list of articles finds`() throws {
        let types: [EventType] = [.contract, .launch]
        for number in 0..<24 {
            let entity = makeEntity(number % 3 == 0 ? "Saab" : "Boeing")
            try fixture.add(
                makeArticle(
                    title: "T\(number)",
                    body: "A drone.",
                    url: "https://x.example/\(number)",
                    published: number % 5 == 0 ? nil : "2025-0\(1 + number % 4)-10",
                    source: number % 2 == 0 ? "Even" : "Odd"
                ),
                entities: number % 4 == 0 ? [entity, makeEntity("Gripen", type: .product)] : [entity],
                events: number % 3 == 1 ? [] : [makeEvent(types[number % 2], actors: [entity.id])],
                topics: number % 2 == 0 ? [.naval] : [.missiles],
                countries: number < 10 ? ["SE"] : ["PL", "US"]
            )
        }
        let changes: [(inout Filter) -> Void] = [
            { $0.entity.include = ["Saab"] }, { $0.entity.exclude = ["Saab"] },
            { $0.entity = FieldFilter(include: ["Boeing"], exclude: ["Gripen"]) },
            { $0.entityType.include = ["product"] }, { $0.entityType.exclude = ["product"] },
            { $0.source.include = ["Even"] }, { $0.source.exclude = ["Even"] },
            { $0.country.include = ["SE", "US"] }, { $0.country.exclude = ["US"] },
            { $0.topic.include = ["naval"] }, { $0.topic.exclude = ["naval"] },
            { $0.language.include = ["en"] }, { $0.language.exclude = ["en"] },
            { $0.publishedFrom = 1_738_000_000 }, { $0.publishedUntil = 1_742_000_000 },
            { $0.eventType.include = ["contract"] }, { $0.eventType.exclude = ["contract"] },
            {
                $0.eventType.include = ["launch"]
                $0.actor.include = ["Saab"]
            },
            { $0.actor.include = ["Boeing"] }, { $0.actor.exclude = ["Boeing"] },
            { $0.status.include = ["occurred"] }, { $0.status.exclude = ["planned"] },
            { $0.hasEvent = true }, { $0.hasEvent = false }, { $0.hasAmount = true }, { $0.hasAmount = false },
            {
                $0.hasEvent = true
                $0.country.include = ["PL"]
                $0.entity.include = ["Saab"]
            },
        ]
        for (number, change) in changes.enumerated() {
            var filter = Filter()
            change(&filter)
            let listed = try store.articles(filter, page: PageRequest(limit: 100)).rows.map(\.id)
            let found = try search("drone") {
                $0.limit = 100
                change(&$0.filter)
            }
            #expect(Set(found.hits.map(\.article.id)) == Set(listed), "filter \(number)")
            #expect(found.total == listed.count, "filter \(number)")
        }
    }

    @Test func `similar articles share entities and words`() throws {
        let first = try fixture.add(
            makeArticle(title: "Gripen for Ukraine", body: "Saab sells Gripen fighters.", url: "https://x.example/1"),
            entities: [makeEntity("Saab")]
        )
        try fixture.add(
            makeArticle(title: "Fighters", body: "Saab builds more Gripen fighters.", url: "https://x.example/2"),
            entities: [makeEntity("Saab")]
        )
        try add("Other", "Rain in the mountains.")
        #expect(try store.similar(toArticle: first.id, limit: 5).compactMap(\.article.title) == ["Fighters"])
        #expect(throws: StoreError.self) { try store.similar(toArticle: "art_none", limit: 5) }
    }
}
