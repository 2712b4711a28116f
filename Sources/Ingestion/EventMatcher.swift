import Model
import Storage

/// What an article or the store says happened, as far as it is compared.
struct EventProfile: Equatable {
    var type: String
    var status: String
    var date: String?
    /// Whether `date` rests on the day on which an undated article was read.
    var isDateAssumed: Bool
    var participants: [ParticipantRole: Set<String>]
    /// The country of each participant that has one.
    var countries: [String: String]
    var usd: Double?
    /// The day of the (first) report.
    var published: CalendarDay?

    init(_ event: Event, in analysis: Analysis, published: CalendarDay?) {
        type = event.type.rawValue
        status = event.status.rawValue
        date = event.date
        isDateAssumed = event.isDateAssumed
        participants = Dictionary(
            uniqueKeysWithValues: ParticipantRole.allCases.map { ($0, Set(event.participants($0))) }
        )
        let named = Set(participants.values.joined())
        countries = Dictionary(
            analysis.entities.filter { named.contains($0.id) }.compactMap { entity in
                entity.country.map { (entity.id, $0) }
            }
        ) { first, _ in first }
        usd =
            event.amounts.compactMap { analysis.amounts.indices.contains($0) ? analysis.amounts[$0] : nil }
            .filter { $0.kind == .money }.compactMap(\.usd).max()
        self.published = published
    }

    init(_ stored: StoredEvent) {
        type = stored.type
        status = stored.status
        date = stored.occurredOn
        isDateAssumed = stored.isDateAssumed
        participants = stored.participants.mapValues { Set($0) }
        countries = stored.countries
        usd = stored.amountUSD
        published = stored.publishedSeconds.map { Timestamp(epochSeconds: $0).day }
    }

    func parties(_ role: ParticipantRole) -> Set<String> { participants[role] ?? [] }

    /// Whether it came about, or is under way.
    var isDone: Bool { status == EventStatus.occurred.rawValue || status == EventStatus.ongoing.rawValue }
}

/// Decides which reports speak of one event. Pure.
enum EventMatcher {
    enum DateComparison: Equatable {
        case same
        case apart
        case unknown
    }

    /// Where an event of an article belongs.
    enum Target: Equatable {
        /// The event of the store with this key.
        case stored(Int64)
        /// A new one; the same number means the same event.
        case new(Int)
    }

    /// Types in which both sides do the same thing, so that a report may name either first.
    private static let mutual: Set<String> = [
        EventType.partnership.rawValue, EventType.diplomacy.rawValue, EventType.acquisition.rawValue,
    ]

    /// Types whose actor is mostly a state, which one report names and another names the agency of.
    private static let ofStates: Set<String> = [
        EventType.contract.rawValue, EventType.policy.rawValue, EventType.tradeMeasure.rawValue,
        EventType.budget.rawValue, EventType.diplomacy.rawValue, EventType.test.rawValue,
        EventType.deployment.rawValue,
    ]

    /// For each event of `analysis`, the stored event it is, or a new one. Events that the article tells twice are one;
    /// others never share a stored event.
    static func match(_ analysis: Analysis, published: CalendarDay?, with stored: [StoredEvent]) -> [Target] {
        let known = stored.map { ($0.key, EventProfile($0)) }
        var taken: Set<Int64> = []
        var told: [(profile: EventProfile, target: Target)] = []
        return analysis.events.enumerated().map { index, event in
            let profile = EventProfile(event, in: analysis, published: published)
            if let twin = told.first(where: { isRepeated($0.profile, profile) }) { return twin.target }
            let scored = known.filter { !taken.contains($0.0) }
                .map { ($0.0, score(profile, $0.1)) }
                .filter { $0.1 > 0 }
            var target = Target.new(index)
            if let best = scored.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) {
                taken.insert(best.0)
                target = .stored(best.0)
            }
            told.append((profile, target))
            return target
        }
    }

    /// Whether two tellings of one article are one event: nothing of what both say differs, and the one who acts is
    /// the same. Stricter than between reports: an article that names two days means two events.
    static func isRepeated(_ one: EventProfile, _ other: EventProfile) -> Bool {
        guard one.type == other.type, one.isDone == other.isDone else { return false }
        guard !one.parties(.actor).isDisjoint(with: other.parties(.actor)) else { return false }
        for role in [ParticipantRole.counterparty, .object] {
            let (left, right) = (one.parties(role), other.parties(role))
            if !left.isEmpty, !right.isEmpty, left.isDisjoint(with: right) { return false }
        }
        if let left = one.usd, let right = other.usd, abs(left - right) > 0.05 * max(left, right) { return false }
        guard let left = one.date, let right = other.date else {
            // Without a day something else must tie them.
            return !one.parties(.counterparty).isDisjoint(with: other.parties(.counterparty))
                || !one.parties(.object).isDisjoint(with: other.parties(.object))
        }
        if left == right { return true }
        guard let first = TemporalExpression.days(of: left), let second = TemporalExpression.days(of: right) else {
            return false
        }
        return first.overlaps(second)
    }

    /// 0 when they cannot be one event; else the more the likelier.
    static func score(_ one: EventProfile, _ other: EventProfile) -> Double {
        guard one.type == other.type else { return 0 }
        let parties = agreement(one, other)
        guard parties.isPossible else { return 0 }
        var score = 1 + parties.points
        switch compareDates(one.date, other.date) {
        case .same: score += 1
        case .apart where one.isDateAssumed != other.isDateAssumed: break
        case .apart:
            guard isSlip(one, other), parties.points >= 2 else { return 0 }
            score -= 0.5
        case .unknown: break
        }
        if let left = one.usd, let right = other.usd, abs(left - right) > 0.05 * max(left, right) { score -= 0.5 }
        return max(score, 0.1)
    }

    private static func agreement(
        _ one: EventProfile,
        _ other: EventProfile
    ) -> (isPossible: Bool, points: Double) {
        var points = 0.0
        var known = 0
        var shared = 0.0
        var sides: [(ParticipantRole, Set<String>, Set<String>)] = [
            (.object, one.parties(.object), other.parties(.object))
        ]
        if mutual.contains(one.type) {
            let left = one.parties(.actor).union(one.parties(.counterparty))
            let right = other.parties(.actor).union(other.parties(.counterparty))
            // "A and B" is not "A and C"; a report that names A alone may be either.
            if min(left.count, right.count) >= 2, left.intersection(right).count < 2 { return (false, 0) }
            sides.append((.actor, left, right))
        } else {
            sides.append((.actor, one.parties(.actor), other.parties(.actor)))
            sides.append((.counterparty, one.parties(.counterparty), other.parties(.counterparty)))
        }
        for (role, left, right) in sides where !left.isEmpty && !right.isEmpty {
            known += 1
            let common = Double(left.intersection(right).count)
            if common > 0 {
                shared += common
                points += common
            } else if role == .actor, ofStates.contains(one.type), isStateAndAgency(left, right, one, other) {
                shared += 0.5
                points += 0.5
            } else if role != .object {
                return (false, 0)
            } else {
                points -= 0.5
            }
        }
        return (shared > 0 || known == 0, points)
    }

    /// "Poland" in one report and "Poland's Armament Agency" in the other.
    private static func isStateAndAgency(
        _ left: Set<String>,
        _ right: Set<String>,
        _ one: EventProfile,
        _ other: EventProfile
    ) -> Bool {
        func code(_ id: String) -> String? {
            id.hasPrefix("ent_country-") ? String(id.dropFirst("ent_country-".count)).uppercased() : nil
        }
        return left.contains { id in code(id).map { state in right.contains { other.countries[$0] == state } } ?? false
        }
            || right.contains { id in code(id).map { state in left.contains { one.countries[$0] == state } } ?? false }
    }

    /// Whether days that lie apart may be those of one event: it was announced for one and came about on the other, or
    /// was announced anew. A plan that was published after the day of the other is of the next event.
    private static func isSlip(_ one: EventProfile, _ other: EventProfile) -> Bool {
        guard !(one.isDone && other.isDone) else { return false }
        let (plan, outcome) = one.isDone || isLater(one, than: other) && !other.isDone ? (other, one) : (one, other)
        guard let announced = plan.published, let day = outcome.date.flatMap({ TemporalExpression.days(of: $0) }) else {
            return false
        }
        return announced <= day.upperBound.adding(days: 1)
    }

    private static func isLater(_ one: EventProfile, than other: EventProfile) -> Bool {
        guard let left = one.published, let right = other.published else { return false }
        return left > right
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
