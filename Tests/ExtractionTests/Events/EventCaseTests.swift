import Foundation
import Testing

@testable import Extraction

/// The sentences of ``EventCases``: each half is measured, and may not fall below what it reached.
@Suite struct EventCaseTests {
    struct Tally {
        var right = 0
        var missed = 0
        var invented = 0
        var report = ""

        var precision: Double { right + invented == 0 ? 1 : Double(right) / Double(right + invented) }
        var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    }

    @Test("the sentences that rules were tuned on are read as annotated")
    func tuned() {
        let tally = measure(EventCases.tuned)
        #expect(tally.precision >= 0.95 && tally.recall >= 0.9, Comment(rawValue: tally.report))
    }

    @Test("short sentences that measured the first version are read nearly as well")
    func heldOut() {
        let tally = measure(EventCases.heldOut)
        #expect(tally.precision >= 0.85 && tally.recall >= 0.75, Comment(rawValue: tally.report))
    }

    @Test("longer sentences are read with the precision that is asked")
    func prose() {
        let tally = measure(EventCases.prose)
        #expect(tally.precision >= 0.8 && tally.recall >= 0.6, Comment(rawValue: tally.report))
    }

    @Test("every row of the predicate table can be read")
    func table() {
        #expect(PredicateTable.shared.malformed.isEmpty)
        #expect(PredicateTable.shared.frames.count > 300)
    }

    @Test(
        "what is called off is no order and no contract",
        arguments: [
            "[o:EchoStar] cancelled a satellite order of $1.3 billion with [o:MDA Space].",
            "The [o:Pentagon] terminated a contract with [o:Leidos] for the radar.",
        ]
    )
    func calledOff(sentence: String) throws {
        let example = try #require(EventCase.all(sentence + " =>").first)
        #expect(example.found().isEmpty, "\(example.found())")
    }

    /// A found event is right when type, status, actors and counterparties are.
    private func measure(_ table: String) -> Tally {
        var tally = Tally()
        for example in EventCase.all(table) {
            var open = example.expected
            for event in example.found() {
                if let index = open.firstIndex(of: event) {
                    open.remove(at: index)
                    tally.right += 1
                } else {
                    tally.invented += 1
                    tally.report += "invented \(event) in: \(example)\n"
                }
            }
            tally.missed += open.count
            for event in open { tally.report += "missed \(event) in: \(example)\n" }
        }
        tally.report = "right \(tally.right), missed \(tally.missed), invented \(tally.invented)\n" + tally.report
        if ProcessInfo.processInfo.environment["EVENT_CASES_REPORT"] != nil { print(tally.report) }
        return tally
    }
}
