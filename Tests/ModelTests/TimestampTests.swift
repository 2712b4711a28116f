import Testing

@testable import Model

struct TimestampTests {
    @Test(arguments: [
        ("2025-11-25", "2025-11-25"), ("2025-11-25T14:30:00Z", "2025-11-25T14:30:00Z"),
        ("2025-11-25T23:30:00-05:00", "2025-11-26T04:30:00Z"), ("2025-11-25 14:30", "2025-11-25T14:30:00Z"),
        ("1969-12-31T23:59:59.75Z", "1969-12-31T23:59:59Z"), ("2025-11-25T24:00:00Z", "2025-11-26T00:00:00Z"),
        ("2025-11-25T14:30:00+0200", "2025-11-25T12:30:00Z"),
    ])
    func `reads and writes`(text: String, written: String) {
        #expect(Timestamp(text)?.description == written)
    }

    @Test func `keeps the publisher's own day`() {
        #expect(Timestamp("2025-11-25T23:30:00-05:00")?.day.description == "2025-11-25")
    }

    @Test(arguments: [
        "", "2025", "2025-11-25T", "2025-11-25T25:00Z", "2025-11-25T10:61Z", "25 Nov 2025", "2025-11-25Tab:cdZ",
        "2025-11-25T10:00:00ZZ", "2025-11-25T10:00+99",
    ])
    func `refuses what is no time`(text: String) {
        #expect(Timestamp(text) == nil)
    }
}

struct TemporalExpressionTests {
    @Test(arguments: [
        ("2027", "2027-01-01", "2027-12-31"), ("2027-Q4", "2027-10-01", "2027-12-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"), ("2025-11", "2025-11-01", "2025-11-30"),
        ("2025-W41", "2025-10-06", "2025-10-12"), ("2026/2030", "2026-01-01", "2030-12-31"),
        ("2025-11-25", "2025-11-25", "2025-11-25"), ("2024-02", "2024-02-01", "2024-02-29"),
    ])
    func `covers days`(value: String, first: String, last: String) {
        let days = TemporalExpression.days(of: value)
        #expect(days?.lowerBound.description == first)
        #expect(days?.upperBound.description == last)
    }

    @Test(arguments: ["--01-22", "", "2025-Q5", "2025-13", "x", "2030/2026", "2025-H3", "2025-11-31", "/"])
    func `covers nothing when it is partial or wrong`(value: String) {
        #expect(TemporalExpression.days(of: value) == nil)
    }
}

struct IdentifierTests {
    @Test func `is the published FNV-1a of the parts`() {
        // RFC 9923, appendix C: FNV-1a 128 of the empty string is the offset basis.
        #expect(Identifier.make(.article, [""]) == Identifier.make(.article, []))
        #expect(Identifier.make(.article, ["a"]) != Identifier.make(.article, ["b"]))
    }

    @Test func `keeps parts apart`() {
        #expect(Identifier.make(.entity, ["ab", "c"]) != Identifier.make(.entity, ["a", "bc"]))
        #expect(Identifier.isWellFormed(Identifier.make(.entity, ["ab"]), kind: .entity))
        #expect(!Identifier.isWellFormed("art_x'--", kind: .article))
        #expect(!Identifier.isWellFormed(Identifier.make(.entity, ["ab"]), kind: .article))
    }
}
