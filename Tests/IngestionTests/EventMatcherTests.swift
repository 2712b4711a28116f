import Model
import Testing

@testable import Ingestion
@testable import Storage

struct EventMatcherTests {
    @Test(arguments: [
        ("2025-11-25", "2025-11-25", EventMatcher.DateComparison.same),
        ("2025-11-25", "2025-11", .same),
        ("2025-11-25", "2025-11-27", .same),
        ("2025-11-25", "2025-12-02", .apart),
        ("2027", "2027-Q4", .same),
        ("2027", "2028", .apart),
    ])
    func `compares days`(left: String, right: String, expected: EventMatcher.DateComparison) {
        #expect(EventMatcher.compareDates(left, right) == expected)
        #expect(EventMatcher.compareDates(right, left) == expected)
        #expect(EventMatcher.compareDates(nil, right) == .unknown)
    }

    private func event(_ type: EventType, _ actors: [String], _ date: String?) -> Event {
        Event(
            type: type,
            status: .occurred,
            actors: actors,
            date: date,
            evidence: EventEvidence(start: 0, end: 1, rule: "t"),
            confidence: 1
        )
    }

    private func stored(_ key: Int64, _ type: EventType, _ actors: [String], _ date: String?) -> StoredEvent {
        StoredEvent(
            key: key,
            type: type.rawValue,
            status: "occurred",
            occurredOn: date,
            participants: [.actor: actors],
            amountUSD: nil
        )
    }

    @Test func `each event takes the stored one that is most alike, and none is taken twice`() {
        let analysis = Analysis(
            analyzer: "t",
            events: [
                event(.launch, ["a"], "2025-01-01"), event(.launch, ["a"], "2025-01-08"),
                event(.contract, ["b"], nil), event(.launch, ["c"], nil),
            ]
        )
        let matched = EventMatcher.match(
            analysis,
            published: nil,
            with: [
                stored(1, .launch, ["a"], "2025-01-08"), stored(2, .launch, ["a"], "2025-01-01"),
                stored(3, .contract, ["z"], nil),
            ]
        )
        #expect(matched == [.stored(2), .stored(1), .new(2), .new(3)])
    }
}

struct EventAgreementTests {
    private func profile(
        _ type: EventType,
        actors: [String],
        counterparties: [String] = [],
        objects: [String] = [],
        date: String? = nil,
        status: String = "occurred",
        published: String? = nil,
        countries: [String: String] = [:]
    ) -> EventProfile {
        EventProfile(
            StoredEvent(
                key: 1,
                type: type.rawValue,
                status: status,
                occurredOn: date,
                participants: [.actor: actors, .counterparty: counterparties, .object: objects],
                countries: countries,
                amountUSD: nil,
                publishedSeconds: published.flatMap { Timestamp($0) }?.sortSeconds
            )
        )
    }

    private func areOne(_ one: EventProfile, _ other: EventProfile) -> Bool {
        let forth = EventMatcher.score(one, other) > 0
        #expect(forth == (EventMatcher.score(other, one) > 0))
        return forth
    }

    @Test func `a state and its agency are one customer, two suppliers are two contracts`() {
        let state = profile(.contract, actors: ["ent_country-pl"], counterparties: ["ent_saab"])
        let agency = profile(
            .contract,
            actors: ["ent_armament-agency"],
            counterparties: ["ent_saab"],
            countries: ["ent_armament-agency": "PL"]
        )
        #expect(areOne(state, agency))
        #expect(!areOne(profile(.contract, actors: ["ent_country-se"], counterparties: ["ent_saab"]), agency))
        #expect(!areOne(state, profile(.contract, actors: ["ent_country-pl"], counterparties: ["ent_naval"])))
    }

    @Test func `a partnership is one whoever is named first, with another partner it is another`() {
        let one = profile(.partnership, actors: ["a"], counterparties: ["b"])
        #expect(areOne(one, profile(.partnership, actors: ["b"], counterparties: ["a"])))
        #expect(areOne(one, profile(.partnership, actors: ["a", "b"])))
        #expect(!areOne(one, profile(.partnership, actors: ["a"], counterparties: ["c"])))
    }

    @Test func `a launch that slips is one event, the next flight is another`() {
        let plan = profile(
            .launch,
            actors: ["a"],
            objects: ["rocket", "mission"],
            date: "2025-05-01",
            status: "planned",
            published: "2025-04-20"
        )
        let flown = profile(
            .launch,
            actors: ["a"],
            objects: ["rocket", "mission"],
            date: "2025-05-08",
            published: "2025-05-08"
        )
        let next = profile(
            .launch,
            actors: ["a"],
            objects: ["rocket", "mission"],
            date: "2025-06-08",
            status: "planned",
            published: "2025-05-20"
        )
        #expect(areOne(plan, flown))
        #expect(!areOne(flown, next))
    }

    @Test func `an article that tells one thing twice has one event, with two days it has two`() {
        func told(_ dates: [String?]) -> Set<Int> {
            let events = dates.enumerated().map { index, date in
                Event(
                    type: .launch,
                    status: .occurred,
                    actors: ["a"],
                    objects: ["rocket"],
                    date: date,
                    evidence: EventEvidence(start: index, end: index + 1, rule: "t"),
                    confidence: 1
                )
            }
            let targets = EventMatcher.match(Analysis(analyzer: "t", events: events), published: nil, with: [])
            return Set(targets.map { if case .new(let number) = $0 { number } else { -1 } })
        }
        #expect(told(["2025-05-01", "2025-05-01"]).count == 1)
        #expect(told(["2025-05", "2025-05-01"]).count == 1)
        #expect(told([nil, "2025-05-01"]).count == 1)
        #expect(told(["2025-05-01", "2025-05-02"]).count == 2)
    }
}
