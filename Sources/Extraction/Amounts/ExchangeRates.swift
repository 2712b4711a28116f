public import Foundation
import Model

/// Dated exchange rates: US dollars for one unit of a currency.
public struct ExchangeRates: Sendable {
    struct Rate: Sendable, Equatable {
        let day: CalendarDay
        let usd: Double
    }

    /// A hash of the table.
    public let version: String
    /// The rates of each currency, by day.
    private let rates: [String: [Rate]]

    /// No rates: only figures that the text itself converts have dollars.
    public static let empty = ExchangeRates(rates: [:], version: "")

    private init(rates: [String: [Rate]], version: String) {
        self.rates = rates
        self.version = version
    }

    /// Reads `exchange-rates.tsv`: currency (ISO 4217), day (`YYYY-MM-DD`), US dollars for one unit; `#` starts a comment.
    ///
    /// - Throws: ``AnalysisTableError`` for the first line that cannot be taken up.
    public static func load(fromFile url: URL) throws(AnalysisTableError) -> ExchangeRates {
        try parse(AnalysisTable.contents(of: url), file: url.lastPathComponent)
    }

    public static func parse(
        _ text: String,
        file: String = "exchange-rates.tsv"
    ) throws(AnalysisTableError) -> ExchangeRates {
        var rates: [String: [Rate]] = [:]
        for row in try AnalysisTable.rows(of: text, columns: ["currency", "day", "usd"], file: file) {
            guard row.cells[0].utf8.count == 3, row.cells[0] == row.cells[0].uppercased() else {
                throw row.error(row.cells[0], "an ISO 4217 code of three capitals")
            }
            guard let day = CalendarDay(row.cells[1]) else { throw row.error(row.cells[1], "a day as YYYY-MM-DD") }
            guard let usd = Double(row.cells[2]), usd > 0, usd.isFinite else {
                throw row.error(row.cells[2], "US dollars for one unit, above 0")
            }
            rates[row.cells[0], default: []].append(Rate(day: day, usd: usd))
        }
        return ExchangeRates(
            rates: rates.mapValues { $0.sorted { $0.day < $1.day } },
            version: AnalysisTable.version(of: text)
        )
    }

    /// The last rate known on `day`, or the first of all when it lies before them; the latest when `day` is nil.
    func rate(of currency: String, on day: CalendarDay?) -> Rate? {
        guard let known = rates[currency] else { return nil }
        guard let day else { return known.last }
        return known.last { $0.day <= day } ?? known.first
    }
}
