import Model
import TestSupport
import Testing

@testable import Storage

struct EventAccountTests {
    private func claim(
        _ key: Int64,
        _ source: String,
        _ published: String,
        status: String = "planned",
        date: String? = nil,
        usd: Double? = nil
    ) -> ClaimRow {
        ClaimRow(
            key: key,
            articleKey: key,
            articleID: "art_\(key)",
            source: source,
            published: Timestamp(published),
            status: status,
            occurredOn: date,
            confidence: 0.9,
            participants: [],
            amounts: usd.map {
                [
                    EventAmountRow(
                        kind: "money",
                        value: $0,
                        valueMax: nil,
                        bound: "exact",
                        currency: "USD",
                        unit: nil,
                        role: "award",
                        usd: $0,
                        fxDate: nil,
                        isConversion: false,
                        text: "$"
                    )
                ]
            } ?? [],
            evidence: EvidenceRow(
                articleID: "art_\(key)",
                textSHA256: "",
                start: 0,
                end: 1,
                quote: "",
                rule: "t",
                analyzer: "t"
            ),
            recordedAt: 0,
            isSuperseded: false
        )
    }

    @Test func `a launch that slips and then flies is a development, not a conflict`() throws {
        let account = EventAccount(
            eventID: "evt_1",
            claims: [
                claim(3, "C", "2025-05-09", status: "occurred", date: "2025-05-08"),
                claim(1, "A", "2025-04-20", date: "2025-05-01"),
                claim(2, "B", "2025-04-28", date: "2025-05-08"),
            ]
        )
        #expect(account.conflicts.isEmpty)
        #expect(account.developments.map(\.kind) == [.firstReport, .dateChanged, .statusChanged])
        let slip = account.developments[1]
        #expect(slip.from == "2025-05-01" && slip.to == "2025-05-08" && slip.daysSlipped == 7)
        #expect(slip.fromArticleIDs == ["art_1"] && slip.articleIDs == ["art_2"])
    }

    @Test func `sources that disagree on what happened are in conflict, each value with its sources`() throws {
        let account = EventAccount(
            eventID: "evt_1",
            claims: [
                claim(1, "A", "2025-05-09", status: "occurred", date: "2025-05-08", usd: 100),
                claim(2, "B", "2025-05-09", status: "occurred", date: "2025-05-08", usd: 140),
                claim(3, "C", "2025-05-10", status: "occurred", usd: 100),
            ]
        )
        let conflict = try #require(account.conflicts.first)
        #expect(account.conflicts.count == 1 && conflict.name == "amount_usd")
        #expect(conflict.values.map(\.value) == ["100", "140"])
        #expect(conflict.values.map(\.sources) == [["A", "C"], ["B"]])
        #expect(conflict.values.map(\.articleIDs) == [["art_1", "art_3"], ["art_2"]])
    }

    @Test func `a source that corrects its figure is no conflict with itself`() {
        let account = EventAccount(
            eventID: "evt_1",
            claims: [
                claim(1, "A", "2025-05-09", status: "occurred", usd: 100),
                claim(2, "A", "2025-05-10", status: "occurred", usd: 140),
            ]
        )
        #expect(account.conflicts.isEmpty)
        #expect(account.developments.map(\.kind) == [.firstReport, .amountChanged])
        #expect(account.developments.last?.from == "100" && account.developments.last?.to == "140")
    }

    @Test func `a late report of the plan does not undo what came about`() {
        let account = EventAccount(
            eventID: "evt_1",
            claims: [
                claim(1, "A", "2025-05-09", status: "occurred", date: "2025-05-08"),
                claim(2, "B", "2025-05-12", status: "planned", date: "2025-05-01"),
            ]
        )
        #expect(account.developments.map(\.kind) == [.firstReport])
        #expect(account.conflicts.isEmpty)
    }

    @Test func `the account and the stored derivation agree on conflicts`() throws {
        var random = RandomSource(seed: 7)
        for _ in 0..<300 {
            let claims = (1...Int64.random(in: 1...5, using: &random)).map { key in
                claim(
                    key,
                    ["A", "B", "C"].randomElement(using: &random) ?? "A",
                    "2025-05-0\(Int.random(in: 1...9, using: &random))",
                    status: ["planned", "occurred"].randomElement(using: &random) ?? "planned",
                    date: [nil, "2025-05-01", "2025-05", "2025-06-01"].randomElement(using: &random) ?? nil,
                    usd: [nil, 100, 103, 150].randomElement(using: &random) ?? nil
                )
            }
            let account = EventAccount(eventID: "evt_1", claims: claims.shuffled(using: &random))
            let derived = try #require(EventDerivation(claims: claims.map(StandingClaim.init)))
            #expect(account.conflicts.isEmpty == !derived.hasConflict)
        }
    }
}
