import Model
import Storage

/// Decides which stored event of a story a report speaks of. Pure.
enum EventMatcher {
    enum DateComparison: Equatable {
        case same
        case apart
        case unknown
    }

    /// For each event of `analysis`, the key of the stored event it is; nil where it is a new one. No stored event is
    /// given twice.
    static func match(_ analysis: Analysis, with stored: [StoredEvent]) -> [Int64?] {
        var taken: Set<Int64> = []
        return analysis.events.map { event in
            let scored = stored.filter { !taken.contains($0.key) }
                .map { ($0.key, score(event, $0)) }
                .filter { $0.1 > 0 }
            guard let best = scored.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) else { return nil }
            taken.insert(best.0)
            return best.0
        }
    }

    /// 0 when they cannot be one event; else the more the likelier.
    static func score(_ event: Event, _ stored: StoredEvent) -> Double {
        guard event.type.rawValue == stored.type else { return 0 }
        var score = 1.0
        switch compareDates(event.date, stored.occurredOn) {
        case .same: score += 1
        case .apart: return 0
        case .unknown: break
        }
        var shared = 0
        var known = 0
        for role in [ParticipantRole.actor, .counterparty, .object] {
            let own = Set(event.participants(role))
            let other = Set(stored.participants[role] ?? [])
            shared += own.intersection(other).count
            known += min(own.count, other.count)
        }
        if shared == 0, known > 0 { return 0 }
        return score + Double(shared)
    }

    /// Dates are the same event's when the spans they cover share a day; two single days may lie two apart, because
    /// reports from different time zones do.
    static func compareDates(_ left: String?, _ right: String?) -> DateComparison {
        guard let left = left.flatMap({ TemporalExpression.days(of: $0) }),
            let right = right.flatMap({ TemporalExpression.days(of: $0) })
        else { return .unknown }
        let areDays = left.lowerBound == left.upperBound && right.lowerBound == right.upperBound
        let tolerance = areDays ? 2 : 0
        let isApart =
            left.lowerBound.adding(days: -tolerance) > right.upperBound
            || right.lowerBound.adding(days: -tolerance) > left.upperBound
        return isApart ? .apart : .same
    }
}
