import Foundation
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
        /// The article whose text was published after this one and is the same, or is an excerpt of it.
        var laterCopy: Int64?
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
            if let match = compare(own, ReportProfile(candidate), candidate, storyKey) {
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
        _ candidate: StoryCandidate,
        _ storyKey: Int64
    ) -> (points: Double, decision: Decision)? {
        let facts = own.agreement(with: other)
        guard !facts.contradicts else { return nil }
        if candidate.sharesSignature, let decision = compareTexts(own, other, candidate, storyKey) {
            return (10 + decision.similarity, decision)
        }
        guard facts.sharesEnoughNames, facts.isNear || facts.sharesDay else { return nil }
        // The words can add six points at most: where that is not enough they need not be counted.
        guard facts.points + 6 >= StoryMatcher.threshold, facts.isConclusive || facts.isClose else { return nil }
        let cosine = own.words.cosine(with: other.words)
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

    /// Nil unless one text is the other, or was written from it. Of the same text published twice the later one is the
    /// copy; of a text and its excerpt, the excerpt.
    private func compareTexts(
        _ own: ReportProfile,
        _ other: ReportProfile,
        _ candidate: StoryCandidate,
        _ storyKey: Int64
    ) -> Decision? {
        let (one, two) = (TextSignature(of: own.text), TextSignature(of: other.text))
        let jaccard = one.similarity(to: two)
        let similarity = max(jaccard, one.containment(in: two) * 0.9)
        guard similarity >= StoryMatcher.rewriteThreshold else { return nil }
        let isSameText = similarity >= StoryMatcher.copyThreshold
        let ownIsOriginal =
            jaccard >= StoryMatcher.copyThreshold
            ? own.wasPublished(before: other) : one.shingles.count > two.shingles.count
        let isReversed = isSameText && ownIsOriginal && !candidate.isCopy
        return Decision(
            storyKey: storyKey,
            reasons: [isSameText ? "same_text" : "shared_text"],
            similarity: similarity,
            isCopy: isSameText && !isReversed,
            laterCopy: isReversed ? candidate.articleKey : nil
        )
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
    /// One report says that the day the other announced was moved.
    var tellsMove = false
}

/// A report reduced to what is compared.
struct ReportProfile {
    let text: String
    private let entities: [String: EntityType]
    private let names: [String]
    /// Every day named.
    private let allDays: Set<CalendarDay>
    /// Days that belong to the event rather than to its background.
    private let days: Set<CalendarDay>
    private let amounts: Set<String>
    private let sums: Set<Sum>
    private let events: [ProfiledEvent]
    private let publishedSeconds: Int64?

    private struct Sum: Hashable {
        var value: Double
        var currency: String
    }

    private struct ProfiledEvent {
        var type: String
        var isDone: Bool
        var day: CalendarDay?
        var isDayAssumed: Bool
        var parties: Set<String>
        var usd: Double?
    }

    init(_ draft: ArticleDraft) {
        text = draft.article.analyzedText
        let analysis = draft.analysis
        entities = Dictionary(analysis.entities.map { ($0.id, $0.type) }) { first, _ in first }
        names = analysis.entities.flatMap { [$0.name] + $0.aliases }
        publishedSeconds = draft.article.publishedAt?.sortSeconds
        events = analysis.events.map { event in
            let sums = event.amounts.compactMap {
                analysis.amounts.indices.contains($0) ? analysis.amounts[$0].usd : nil
            }
            return ProfiledEvent(
                type: event.type.rawValue,
                isDone: event.status == .occurred || event.status == .ongoing,
                day: event.date.flatMap { CalendarDay($0) },
                isDayAssumed: event.isDateAssumed,
                parties: Set(event.actors + event.counterparties + event.objects),
                usd: sums.max()
            )
        }
        amounts = Set(
            analysis.amounts.compactMap {
                ReportProfile.amount($0.kind.rawValue, $0.value, $0.currency ?? $0.unit)
            }
        )
        sums = Set(
            analysis.amounts.filter { $0.kind == .money }.compactMap { amount in
                amount.currency.map { Sum(value: amount.value, currency: $0) }
            }
        )
        allDays = Set(analysis.dates.compactMap { CalendarDay($0.value) })
        days = ReportProfile.anchors(
            named: analysis.dates.compactMap { CalendarDay($0.value) },
            events: events.compactMap(\.day),
            published: draft.article.publishedAt?.day
        )
    }

    init(_ candidate: StoryCandidate) {
        text = candidate.title.map { $0 + "\n\n" + candidate.body } ?? candidate.body
        entities = Dictionary(candidate.entities.map { ($0.id, $0.type) }) { first, _ in first }
        names = candidate.entities.map(\.name)
        publishedSeconds = candidate.publishedSeconds
        events = candidate.events.map { event in
            ProfiledEvent(
                type: event.type,
                isDone: event.status == EventStatus.occurred.rawValue || event.status == EventStatus.ongoing.rawValue,
                day: event.occurredOn.flatMap { CalendarDay($0) },
                isDayAssumed: event.isDateAssumed,
                parties: Set(
                    [.actor, .counterparty, .object].flatMap { event.participants[$0] ?? [] }
                ),
                usd: event.amountUSD
            )
        }
        amounts = Set(candidate.amounts.compactMap { ReportProfile.amount($0.kind, $0.value, $0.unit) })
        sums = Set(
            candidate.amounts.filter { $0.kind == AmountKind.money.rawValue }.compactMap { amount in
                amount.unit.map { Sum(value: amount.value, currency: $0) }
            }
        )
        allDays = Set(candidate.days.compactMap { CalendarDay($0) })
        days = ReportProfile.anchors(
            named: candidate.days.compactMap { CalendarDay($0) },
            events: events.compactMap(\.day),
            published: candidate.publishedSeconds.map { Timestamp(epochSeconds: $0).day }
        )
    }

    /// What it says beside names. Linear in the text.
    var words: ContentWords { ContentWords(of: text, without: names) }

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
                if let day = event.day, let otherDay = twin.day, event.isDayAssumed == twin.isDayAssumed,
                    abs(day.daysSinceEpoch - otherDay.daysSinceEpoch) > 2
                {
                    if tellsMove(from: otherDay, other, isPlan: !twin.isDone)
                        || other.tellsMove(from: day, self, isPlan: !event.isDone)
                    {
                        best = max(best, 1.5)
                        result.tellsMove = true
                    } else {
                        hasConflict = true
                    }
                    continue
                }
                if let usd = event.usd, let otherUSD = twin.usd, abs(usd - otherUSD) > 0.1 * max(usd, otherUSD) {
                    hasConflict = true
                    continue
                }
                best = max(best, common.contains { weight($0) >= 1 } ? 1.5 : 0.75)
            }
        }
        result.contradicts =
            (hasConflict && best == 0) || namesOtherStates(than: other) || namesAnotherSum(than: other)
        guard best > 0 else { return }
        result.points += best
        result.reasons.append(result.tellsMove ? "moved_date" : "same_event_type")
        if best >= 1.5 { result.isConclusive = true }
    }

    /// Whether states take part in what both tell, and none in both: one maker delivers to Poland and to the
    /// Philippines.
    private func namesOtherStates(than other: ReportProfile) -> Bool {
        let (own, theirs) = (states, other.states)
        return !own.isEmpty && !theirs.isEmpty && own.isDisjoint(with: theirs)
    }

    private var states: Set<String> {
        events.reduce(into: []) { $0.formUnion($1.parties.filter { $0.hasPrefix("ent_country-") }) }
    }

    /// Whether each tells of one sum of money, in one currency, and they differ by more than a tenth.
    private func namesAnotherSum(than other: ReportProfile) -> Bool {
        guard sums.count == 1, other.sums.count == 1, let own = sums.first, let theirs = other.sums.first else {
            return false
        }
        return own.currency == theirs.currency && abs(own.value - theirs.value) > 0.1 * max(own.value, theirs.value)
    }

    /// Whether this report says that what the other one announced for `day` was moved: it is the later one, names that
    /// day too and speaks of a delay. Two launches a week apart are told without one.
    private func tellsMove(from day: CalendarDay, _ other: ReportProfile, isPlan: Bool) -> Bool {
        guard isPlan, allDays.contains(day), other.wasPublished(before: self) else { return false }
        return ReportProfile.delays.contains { text.range(of: $0, options: .caseInsensitive) != nil }
    }

    private static let delays = [
        "delay", "postpone", "slipp", " slip ", " slips ", "pushed back", "pushes back", "reschedul", "scrub",
        "put off", "moved to", "moved from", "brought forward", "instead of",
    ]

    /// False where either day is unknown.
    func wasPublished(before other: ReportProfile) -> Bool {
        guard let publishedSeconds, let theirs = other.publishedSeconds else { return false }
        return publishedSeconds < theirs
    }

    private func gap(to other: ReportProfile) -> Int64? {
        guard let publishedSeconds, let theirs = other.publishedSeconds else { return nil }
        return abs(publishedSeconds - theirs)
    }

    private func weight(_ id: String) -> Double {
        if id.hasPrefix("ent_country-") { return 0.2 }
        return entities[id] == .place ? 0.6 : 1
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
