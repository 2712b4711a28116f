import Foundation
import Model
import Testing

@testable import Extraction

struct ExchangeRatesTests {
    @Test(arguments: [
        ("2024-12-31", "2025-01-01"), ("2025-01-01", "2025-01-01"), ("2025-03-09", "2025-02-01"),
        ("2030-01-01", "2025-02-01"),
    ])
    func `takes the last rate known on the day`(day: String, expected: String) throws {
        let rates = try ExchangeRates.parse("currency\tday\tusd\nEUR\t2025-02-01\t1.1\nEUR\t2025-01-01\t1.0\n")
        #expect(rates.rate(of: "EUR", on: CalendarDay(day))?.day == CalendarDay(expected))
        #expect(rates.rate(of: "GBP", on: CalendarDay(day)) == nil)
    }

    @Test(arguments: [
        "Euro\t2025-01-01\t1", "EUR\t2025-13-01\t1", "EUR\t2025-01-01\t-1", "EUR\t2025-01-01", "EUR\t2025-01-01\tx",
    ])
    func `refuses a bad row`(row: String) {
        #expect(throws: AnalysisTableError.self) { try ExchangeRates.parse("currency\tday\tusd\n" + row) }
    }

    /// Guards the tables that are delivered against slips of the hand.
    @Test func `the delivered tables can be read`() throws {
        let config = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../Config"
        )
        .standardizedFileURL
        let rates = try ExchangeRates.load(fromFile: config.appendingPathComponent("exchange-rates.tsv"))
        let euro = try #require(rates.rate(of: "EUR", on: CalendarDay("2025-06-15")))
        #expect((1.0...1.3).contains(euro.usd))
        _ = try TopicTerms.load(fromFile: config.appendingPathComponent("topics.tsv"))
    }
}
