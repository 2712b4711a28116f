import Model
import Storage

/// Decides whether an article reports what another one reported. Pure.
///
/// Wrong company is worse than none. Two reports are of one story when one is nearly the other's text, or when enough
/// agrees of what they say (who, which days, how much, what kind of event, which words) and nothing contradicts it:
/// two launches of one rocket on different days are two stories, and so are two orders of different size.
struct StoryMatcher: Sendable {
    struct Decision: Equatable {
        var storyKey: Int64
        var reasons: [String]
        /// 0 to 1.
        var similarity: Double
        /// The text is another report's.
        var isCopy: Bool
        /// Further stories that the article shows to be this one.
        var merged: [Int64] = []
    }

    /// Reports further apart than this, in seconds, are of one story only when they name the same day.
    static let window: Int64 = 10 * 86_400

    /// Shared shingles from which two texts are one text, and from which one was written from the other.
    private static let copyThreshold = 0.75
    private static let rewriteThreshold = 0.5
    /// Points of agreement that make a story, and that merge two.
    private static let threshold = 4.0
    private static let mergeThreshold = 6.5

    /// The story that `draft` belongs to; nil when it starts its own.
    func decide(_ draft: ArticleDraft, candidates: [StoryCandidate]) -> Decision? {
        let own = ReportProfile(draft)
        var matches: [(points: Double, decision: Decision)] = []
        for candidate in candidates {
            guard let storyKey = candidate.storyKey else { continue }
            if let match = compare(own, ReportProfile(candidate), candidate.sharesSignature, storyKey) {
                matches.append(match)
            }
        }
        // Of two that match equally the older story wins, whatever order the candidates came in.
        guard
            var best = matches.max(by: { ($0.points, -$0.decision.storyKey) < ($1.points, -$1.decision.storyKey) })?
                .decision
        else { return nil }
        let others = matches.filter { $0.points >= StoryMatcher.mergeThreshold }.map(\.decision.storyKey)
        best.merged = Set(others).subtracting([best.storyKey]).sorted()
        return best
    }

    private func compare(
        _ own: ReportProfile,
        _ other: ReportProfile,
        _ sharesSignature: Bool,
        _ storyKey: Int64
    ) -> (points: Double, decision: Decision)? {
        let facts = own.agreement(with: other)
        if sharesSignature {
            let one = TextSignature(of: own.text)
            let two = TextSignature(of: other.text)
            let similarity = max(one.similarity(to: two), one.containment(in: two) * 0.9)
            let isCopy = similarity >= StoryMatcher.copyThreshold
            if similarity >= StoryMatcher.rewriteThreshold, isCopy || !facts.contradicts {
                let decision = Decision(
                    storyKey: storyKey,
                    reasons: [isCopy ? "same_text" : "shared_text"],
                    similarity: similarity,
                    isCopy: isCopy
                )
                return (10 + similarity, decision)
            }
        }
        guard !facts.contradicts, facts.sharesEnoughNames, facts.isNear || facts.sharesDay else { return nil }
        // The words can add six points at most: where that is not enough they need not be counted.
        guard facts.points + 6 >= StoryMatcher.threshold, facts.isConclusive || facts.isClose else { return nil }
        let cosine = ContentWords(of: own.text).cosine(with: ContentWords(of: other.text))
        guard facts.isConclusive || cosine >= 0.4 else { return nil }
        let points = facts.points + min(cosine, 0.6) * 10
        guard points >= StoryMatcher.threshold else { return nil }
        let reasons = facts.reasons + (cosine >= 0.15 ? ["similar_words"] : [])
        let decision = Decision(
            storyKey: storyKey,
            reasons: reasons,
            similarity: min(1, points / 12),
            isCopy: false
        )
        return (points, decision)
    }
}

/// What two reports agree on, and whether they contradict each other.
struct ReportAgreement {
    var points = 0.0
    var reasons: [String] = []
    var sharesDay = false
    var sharesEnoughNames = false
    /// A day, a sum or the parties of an event agree: more than names that are in every report of the field.
    var isConclusive = false
    /// Published within the window, or without a date.
    var isNear = false
    /// Published within three days.
    var isClose = false
    var contradicts = false
}

/// A report reduced to what is compared.
struct ReportProfile {
    let text: String
    private let entities: [String: EntityType]
    /// Days that belong to the event rather than to its background.
    private let days: Set<CalendarDay>
    private let amounts: Set<String>
    private let events: [ProfiledEvent]
    private let publishedSeconds: Int64?

    private struct ProfiledEvent {
        var type: String
        var day: CalendarDay?
        var parties: Set<String>
        var usd: Double?
    }

    init(_ draft: ArticleDraft) {
        text = draft.article.analyzedText
        let analysis = draft.analysis
        entities = Dictionary(analysis.entities.map { ($0.id, $0.type) }) { first, _ in first }
        publishedSeconds = draft.article.publishedAt?.sortSeconds
        events = analysis.events.map { event in
            let sums = event.amounts.compactMap {
                analysis.amounts.indices.contains($0) ? analysis.amounts[$0].usd : nil
            }
            return ProfiledEvent(
                type: event.type.rawValue,
                day: event.date.flatMap { CalendarDay($0) },
                parties: Set(event.actors + event.counterparties + event.objects),
                usd: sums.max()
            )
        }
        amounts = Set(
            analysis.amounts.compactMap {
                ReportProfile.amount($0.kind.rawValue, $0.value, $0.currency ?? $0.unit)
            }
        )
        days = ReportProfile.anchors(
            named: analysis.dates.compactMap { CalendarDay($0.value) },
            events: events.compactMap(\.day),
            published: draft.article.publishedAt?.day
        )
    }

    init(_ candidate: StoryCandidate) {
        text = candidate.title.map { $0 + "\n\n" + candidate.body } ?? candidate.body
        entities = Dictionary(candidate.entities.map { ($0.id, $0.type) }) { first, _ in first }
        publishedSeconds = candidate.publishedSeconds
        events = candidate.events.map { event in
            ProfiledEvent(
                type: event.type,
                day: event.occurredOn.flatMap { CalendarDay($0) },
                parties: Set(
                    [.actor, .counterparty, .object].flatMap { event.participants[$0] ?? [] }
                ),
                usd: event.amountUSD
            )
        }
        amounts = Set(candidate.amounts.compactMap { ReportProfile.amount($0.kind, $0.value, $0.unit) })
        days = ReportProfile.anchors(
            named: candidate.days.compactMap { CalendarDay($0) },
            events: events.compactMap(\.day),
            published: candidate.publishedSeconds.map { Timestamp(epochSeconds: $0).day }
        )
    }

    func agreement(with other: ReportProfile) -> ReportAgreement {
        var result = ReportAgreement()
        compareNames(other, &result)
        compareEvents(other, &result)
        if !days.isDisjoint(with: other.days) {
            result.sharesDay = true
            result.isConclusive = true
            result.points += 2
            result.reasons.append("same_day")
        }
        let sums = amounts.intersection(other.amounts).count
        if sums > 0 {
            result.isConclusive = true
            result.points += Double(min(2, sums)) * 1.5
            result.reasons.append("same_amount")
        }
        let gap = gap(to: other)
        result.isNear = gap.map { $0 <= StoryMatcher.window } ?? true
        result.isClose = gap.map { $0 <= 3 * 86_400 } ?? true
        return result
    }

    /// Organisations, persons, programmes and products count fully, places less, countries hardly: they are in every
    /// report.
    private func compareNames(_ other: ReportProfile, _ result: inout ReportAgreement) {
        let shared = entities.keys.filter { other.entities[$0] != nil }.reduce(0) { $0 + weight($1) }
        let least = min(
            entities.keys.reduce(0) { $0 + weight($1) },
            other.entities.keys.reduce(0) { $0 + other.weight($1) }
        )
        guard shared >= 0.4, least > 0 else { return }
        result.sharesEnoughNames = true
        result.points += min(shared, 3) * 0.8 + min(1, shared / least)
        result.reasons.append("shared_names")
    }

    private func compareEvents(_ other: ReportProfile, _ result: inout ReportAgreement) {
        var best = 0.0
        var hasConflict = false
        for event in events {
            for twin in other.events where twin.type == event.type {
                let common = event.parties.intersection(twin.parties)
                guard !common.isEmpty else { continue }
                if let day = event.day, let otherDay = twin.day,
                    abs(day.daysSinceEpoch - otherDay.daysSinceEpoch) > 2
                {
                    hasConflict = true
                    continue
                }
                if let usd = event.usd, let otherUSD = twin.usd, abs(usd - otherUSD) > 0.1 * max(usd, otherUSD) {
                    hasConflict = true
                    continue
                }
                best = max(best, common.contains { weight($0) >= 1 } ? 1.5 : 0.75)
            }
        }
        result.contradicts = hasConflict && best == 0
        guard best > 0 else { return }
        result.points += best
        result.reasons.append("same_event_type")
        if best >= 1.5 { result.isConclusive = true }
    }

    private func gap(to other: ReportProfile) -> Int64? {
        guard let publishedSeconds, let theirs = other.publishedSeconds else { return nil }
        return abs(publishedSeconds - theirs)
    }

    private func weight(_ id: String) -> Double {
        if id.hasPrefix("ent_country-") { return 0.2 }
        return entities[id] == .place ? 0.4 : 1
    }

    /// Days of events count always; other days only near the publication, since older ones are background.
    private static func anchors(
        named: [CalendarDay],
        events: [CalendarDay],
        published: CalendarDay?
    ) -> Set<CalendarDay> {
        let near = named.filter { day in
            published.map { abs(day.daysSinceEpoch - $0.daysSinceEpoch) <= 10 } ?? true
        }
        return Set(near + events)
    }

    /// Small counts ("two satellites") are in every report and tell nothing.
    private static func amount(_ kind: String, _ value: Double, _ unit: String?) -> String? {
        guard kind == "money" || kind == "quantity" && value >= 10 else { return nil }
        return "\(kind) \(value) \(unit ?? "")"
    }
}
