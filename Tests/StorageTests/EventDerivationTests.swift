import Model
import TestSupport
import Testing

@testable import Storage

struct EventDerivationTests {
    private func claim(
        _ key: Int64,
        _ date: String?,
        status: String = "occurred",
        published: Int64? = nil,
        usd: Double? = nil,
        confidence: Double = 0.5,
        source: String? = nil,
        isAssumed: Bool = false
    ) -> StandingClaim {
        StandingClaim(
            key: key,
            articleKey: key,
            source: source ?? String(key),
            status: status,
            occurredOn: date,
            confidence: confidence,
            publishedSeconds: published ?? key,
            amountUSD: usd,
            isDateAssumed: isAssumed
        )
    }

    @Test func `an assumed day gives way to any that is vouched for, whatever the numbers`() throws {
        let assumed = (1...3).map { claim(Int64($0), "2026-11-24", isAssumed: true) }
        let alone = try #require(EventDerivation(claims: assumed))
        #expect(alone.occurredOn == "2026-11-24" && alone.isDateAssumed)
        let vouched = try #require(EventDerivation(claims: assumed + [claim(9, "2025-11")]))
        #expect(vouched.occurredOn == "2025-11" && !vouched.isDateAssumed && !vouched.hasConflict)
    }

    @Test func `nothing stands for an event without claims`() {
        #expect(EventDerivation(claims: []) == nil)
    }

    @Test(arguments: [
        (["2025-11-25", "2025-11-25", "2025-11-26"], "2025-11-25", true),
        (["2025-11", "2025-11-25"], "2025-11-25", false),
        (["2026", "2026-Q2"], "2026-Q2", false),
        (["2025-01-01", "2025-02-01"], "2025-02-01", true),
    ])
    func `the day is what most say, then the finer, then the newer`(dates: [String], day: String, conflict: Bool) throws
    {
        let claims = dates.enumerated().map { claim(Int64($0.offset + 1), $0.element) }
        let derived = try #require(EventDerivation(claims: claims.shuffled()))
        #expect(derived.occurredOn == day)
        #expect(derived.hasConflict == conflict)
    }

    @Test func `status follows the newest report, evidence the most confident`() throws {
        let derived = try #require(
            EventDerivation(claims: [
                claim(1, nil, status: "occurred", published: 200, confidence: 0.6),
                claim(2, nil, status: "planned", published: 100, confidence: 0.9),
            ])
        )
        #expect(derived.status == "occurred")
        #expect(derived.evidenceClaim == 2)
        #expect(derived.publishedSeconds == 100)
        #expect(derived.reportCount == 2)
    }

    @Test(arguments: [([100.0, 102.0], false), ([100.0, 120.0], true), ([100.0], false), ([], false)])
    func `sums disagree beyond rounding`(sums: [Double], conflict: Bool) {
        #expect(EventDerivation.disagree(sums: sums) == conflict)
    }

    @Test(arguments: [
        ("2025-11-25", DatePrecision.day), ("2025-11", .month), ("2025", .year), ("2025-Q4", .quarter),
        ("2025-H1", .half), ("2025-W41", .week), ("2025/2030", .range), ("--01-22", .partial),
    ])
    func `precision is told by the form`(value: String, precision: DatePrecision) {
        #expect(EventDerivation.precision(of: value) == precision)
    }
}
