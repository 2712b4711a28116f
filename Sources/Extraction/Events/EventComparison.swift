public import Model

/// How alike two reports are: the same text, or the same event told in other words.
///
/// Pure: it looks at nothing but the two reports. The matcher of stories finds candidates by index and decides by the score.
public enum EventComparison {
    /// An article as the comparison sees it.
    public struct Report: Sendable {
        public var publishedDay: CalendarDay?
        public var analysis: Analysis
        public var signature: TextSignature

        public init(publishedDay: CalendarDay?, analysis: Analysis, signature: TextSignature) {
            self.publishedDay = publishedDay
            self.analysis = analysis
            self.signature = signature
        }
    }

    /// Why two reports are held to be one, or not.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        case nearDuplicate = "near_duplicate"
        case sameType = "same_type"
        case sharedActor = "shared_actor"
        case sharedCounterparty = "shared_counterparty"
        case sharedObject = "shared_object"
        case sharedPlace = "shared_place"
        case sameAmount = "same_amount"
        case sameDate = "same_date"
        case otherAmount = "other_amount"
        case otherDate = "other_date"
        case otherParty = "other_party"
        case farApart = "far_apart"
    }

    public struct Result: Sendable, Equatable {
        /// 0 to 1.
        public var score: Double
        public var reasons: [Reason]
        /// Indices of the two events that are alike most; nil when the texts alone decided or nothing is alike.
        public var events: (one: Int, other: Int)?

        public static func == (left: Result, right: Result) -> Bool {
            left.score == right.score && left.reasons == right.reasons && left.events?.one == right.events?.one
                && left.events?.other == right.events?.other
        }
    }

    /// From this score on two reports belong to one story.
    public static let threshold = 0.6

    /// Symmetric but for the order of the indices. Cost: the product of the numbers of events, a dozen at most.
    public static func compare(_ one: Report, _ other: Report) -> Result {
        let resemblance = one.signature.resemblance(to: other.signature)
        if resemblance >= 0.5 { return Result(score: 0.5 + resemblance / 2, reasons: [.nearDuplicate], events: nil) }
        var best = Result(score: 0, reasons: [], events: nil)
        for (index, first) in one.analysis.events.enumerated() {
            for (otherIndex, second) in other.analysis.events.enumerated() where first.type == second.type {
                var result = compare(first, in: one, second, in: other)
                // The first event is what an article is about; later ones may be background told alike in many.
                if index > 0, otherIndex > 0 { result.score -= 0.15 }
                guard result.score > best.score else { continue }
                result.events = (index, otherIndex)
                best = result
            }
        }
        return best
    }

    private static func compare(_ first: Event, in one: Report, _ second: Event, in other: Report) -> Result {
        var score = 0.25
        var reasons: [Reason] = [.sameType]
        func count(_ weight: Double, _ reason: Reason) {
            score += weight
            reasons.append(reason)
        }
        let shared = { (left: [String], right: [String]) in !Set(left).isDisjoint(with: right) }
        // A state is a party to much; a company or an agency tells more.
        let states = Set(one.analysis.entities.filter { $0.type == .place }.map(\.id))
        let isNamed = { (left: [String], right: [String]) in
            !Set(left).intersection(right).isSubset(of: states)
        }
        if shared(first.actors, second.actors) {
            count(isNamed(first.actors, second.actors) ? 0.25 : 0.2, .sharedActor)
        }
        if shared(first.counterparties, second.counterparties) {
            let stands = first.actors.isEmpty || second.actors.isEmpty
            let weight = stands ? 0.25 : 0.15
            count(isNamed(first.counterparties, second.counterparties) ? weight : 0.1, .sharedCounterparty)
        } else if !first.counterparties.isEmpty, !second.counterparties.isEmpty {
            count(-0.15, .otherParty)
        }
        if shared(first.objects, second.objects) { count(0.15, .sharedObject) }
        if shared(first.places, second.places) { count(0.1, .sharedPlace) }
        let amounts = (values(of: first, one.analysis), values(of: second, other.analysis))
        if !amounts.0.isDisjoint(with: amounts.1) {
            count(0.2, .sameAmount)
        } else if !amounts.0.isEmpty, !amounts.1.isEmpty {
            count(-0.2, .otherAmount)
        }
        switch datesAgree(first.date, second.date) {
        case true?: count(0.2, .sameDate)
        case false?: count(-0.4, .otherDate)
        case nil:
            if let day = one.publishedDay, let otherDay = other.publishedDay {
                let apart = abs(day.daysSinceEpoch - otherDay.daysSinceEpoch)
                if apart <= 3 { score += 0.1 } else { count(-0.05 * Double(min(apart - 3, 12)), .farApart) }
            }
        }
        return Result(score: min(max(score, 0), 1), reasons: reasons, events: nil)
    }

    /// Sums of money with their currency; converted figures in brackets are sums of their own and count alike.
    private static func values(of event: Event, _ analysis: Analysis) -> Set<String> {
        var result: Set<String> = []
        for index in event.amounts where analysis.amounts.indices.contains(index) {
            let amount = analysis.amounts[index]
            guard amount.kind == .money else { continue }
            result.insert((amount.currency ?? "") + String(amount.value))
        }
        return result
    }

    /// Nil when either is unknown; true when the spans of days overlap.
    private static func datesAgree(_ one: String?, _ other: String?) -> Bool? {
        guard let one, let other else { return nil }
        if one == other { return true }
        guard let first = TemporalExpression.days(of: one), let second = TemporalExpression.days(of: other) else {
            return nil
        }
        return first.overlaps(second)
    }
}
