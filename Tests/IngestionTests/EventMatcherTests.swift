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
