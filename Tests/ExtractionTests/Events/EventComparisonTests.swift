import Model
import Testing

@testable import Extraction

@Suite struct EventComparisonTests {
    private func report(_ marked: String, day: Int = 20) -> EventComparison.Report {
        let published = CalendarDay(year: 2025, month: 11, day: day)
        var draft = MarkedText(marked, referenceDay: published).draft
        DateFinder.find(in: &draft)
        EventFinder.find(in: &draft)
        let analysis = Analysis(
            analyzer: "test",
            entities: draft.entities,
            amounts: draft.amounts.map(\.finding),
            dates: draft.dates.map(\.finding),
            events: draft.events
        )
        let text = draft.text.source
        return EventComparison.Report(
            publishedDay: published,
            analysis: analysis,
            signature: TextSignature(text.string(0, text.utf8.count))
        )
    }

    @Test("the same award in other words is one")
    func otherWords() {
        let one = report("[g:NASA] has awarded [o:Firefly Aerospace] a contract to land two rovers on the Moon.")
        let other = report(
            "A lunar delivery contract was won by [o:Firefly Aerospace] from [g:NASA], the company said.",
            day: 21
        )
        let result = EventComparison.compare(one, other)
        #expect(result.score >= EventComparison.threshold)
        #expect(result.reasons.contains(.sharedActor) && result.reasons.contains(.sharedCounterparty))
    }

    @Test("two launches of one rocket a week apart are two")
    func twoLaunches() {
        let one = report("[o:Rocket Lab] launched an [r:Electron] rocket on November 10, 2025.", day: 10)
        let other = report("[o:Rocket Lab] launched an [r:Electron] rocket on November 18, 2025.", day: 18)
        let result = EventComparison.compare(one, other)
        #expect(result.score < EventComparison.threshold)
        #expect(result.reasons.contains(.otherDate))
    }

    @Test("two orders of one company for other sums are two")
    func twoOrders() {
        let one = report("[o:Embraer] won an order worth $400 million from [o:Azul], its largest this year.")
        let other = report("[o:Embraer] landed an order worth $900 million from [o:Republic Airways].")
        #expect(EventComparison.compare(one, other).score < EventComparison.threshold)
    }

    @Test("a text resembles itself wholly, an unrelated one hardly")
    func signatures() {
        let text =
            "The agency chose two firms to build the relay satellites that will serve its lunar missions from 2030 on."
        let other =
            "Shares in the shipbuilder fell after it cut its outlook for the year because of delays at the yard in the north."
        #expect(TextSignature(text).resemblance(to: TextSignature(text)) == 1)
        #expect(TextSignature(text).resemblance(to: TextSignature(other)) < 0.1)
        #expect(TextSignature("too short").resemblance(to: TextSignature(text)) == 0)
    }

    @Test("comparison does not depend on which report comes first", arguments: [10, 20])
    func symmetric(day: Int) {
        let one = report("[c:Norway] ordered five frigates from [o:BAE Systems].", day: day)
        let other = report("[o:BAE Systems] has won a contract from [c:Norway] for frigates.")
        #expect(EventComparison.compare(one, other).score == EventComparison.compare(other, one).score)
    }
}
