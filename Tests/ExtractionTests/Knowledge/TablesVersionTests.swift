import Testing

@testable import Extraction

struct TablesVersionTests {
    private static let topics = "term\ttopic\tweight\ndrone\tuncrewed_systems\t3\n"
    private static let rates = "currency\tday\tusd\nEUR\t2025-01-01\t1.1\n"

    private func version(topics: String = Self.topics, rates: String = Self.rates) throws -> String {
        Analyzer(
            knowledge: .empty,
            exchangeRates: try ExchangeRates.parse(rates),
            topicTerms: try TopicTerms.parse(topics)
        ).tablesVersion
    }

    @Test func `the same tables have the same version`() throws {
        #expect(try version() == version())
    }

    @Test func `an edit of any table changes it`() throws {
        let versions = [
            try version(), try version(topics: Self.topics + "UAV\tuncrewed_systems\t3\n"),
            try version(rates: Self.rates + "EUR\t2025-02-01\t1.2\n"),
            Analyzer(knowledge: try TestKnowledge.countries()).tablesVersion,
            Analyzer(knowledge: .empty).tablesVersion,
        ]
        #expect(Set(versions).count == versions.count)
    }
}
