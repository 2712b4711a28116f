import Model

/// When a source is read next. Pure: times are milliseconds since the epoch, chance is handed in.
public struct FetchSchedule: Sendable, Equatable {
    /// Bounds of the adaptive interval.
    public var minimum: Int64 = 10 * 60_000
    public var maximum: Int64 = 12 * 3_600_000
    /// The wait after a first failure, doubled by each further one up to the bound.
    public var retryBase: Int64 = 5 * 60_000
    public var retryMaximum: Int64 = 12 * 3_600_000

    public init() {}

    /// Of a source whose pace is not known yet.
    private static let unknownPace: Int64 = 3_600_000

    /// How long to wait between two readings.
    ///
    /// Adaptive: half the mean time between the latest publications, so that an item is seen within that; a source
    /// that has been silent for long is asked less often, and never given up.
    ///
    /// - Parameter publications: seconds since the epoch, the newest first.
    func interval(of schedule: SourceSchedule, publications: [Int64], now: Int64) -> Int64? {
        switch schedule {
        case .never: return nil
        case .every(let seconds): return Int64(seconds) * 1000
        case .adaptive:
            // A date ahead of the clock says nothing of the pace.
            let past = publications.filter { $0 <= now / 1000 }
            guard let newest = past.first, let oldest = past.last, past.count > 1 else {
                return min(max(FetchSchedule.unknownPace, minimum), maximum)
            }
            let gap = (newest - oldest) / Int64(past.count - 1)
            let silence = (now / 1000 - newest) / 4
            return min(max(max(gap, silence) * 1000 / 2, minimum), maximum)
        }
    }

    /// After a run that went well. A little early (a twentieth, a minute at most), so that a cron job that starts every
    /// hour finds an hourly source due.
    func next(afterSuccessAt now: Int64, interval: Int64?) -> Int64? {
        interval.map { now + $0 - min($0 / 20, 60_000) }
    }

    /// After the nth failure in a row: exponential, and spread by chance so that many sources of one server that was
    /// down do not come back together. What the server asked for counts when it is later.
    ///
    /// - Parameter chance: 0 to 1.
    func next(afterFailure failures: Int, at now: Int64, retryAfter: Int64?, chance: Double) -> Int64 {
        let doublings = min(max(failures - 1, 0), 30)
        let (doubled, overflow) = retryBase.multipliedReportingOverflow(by: 1 << Int64(doublings))
        let wait = min(overflow ? retryMaximum : doubled, retryMaximum)
        let spread = Int64(Double(wait) * (0.75 + 0.5 * min(max(chance, 0), 1)))
        return now + max(spread, retryAfter ?? 0)
    }
}
