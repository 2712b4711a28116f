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
    /// How many reports of other events may be expected to agree as much by chance.
    private static let tolerance = 0.005

    /// A stored report that may be of the same story.
    struct Candidate {
        var articleKey: Int64
        var storyKey: Int64
        var isCopy: Bool
        var profile: ReportProfile
        /// Whether it shares a band of the text's signature.
        var sharesSignature: Bool
    }

    /// The story that `own` belongs to; nil when it starts its own.
    ///
    /// - Parameters:
    ///   - text: the analysed text of `own`.
    ///   - textOf: that of a candidate; asked for where the two share a band of the signature.
    func decide(
        _ own: ReportProfile,
        text: String,
        candidates: [Candidate],
        density: PublicationDensity = PublicationDensity(),
        textOf: (Candidate) throws -> String?
    ) rethrows -> Decision? {
        var matches: [(points: Double, decision: Decision)] = []
        var signature: TextSignature?
        for candidate in candidates {
            let facts = own.agreement(with: candidate.profile)
            guard !facts.contradicts else { continue }
            if candidate.sharesSignature, let other = try textOf(candidate) {
                let ownSignature = signature ?? TextSignature(of: text)
                signature = ownSignature
                if let decision = compare(own, ownSignature, candidate, TextSignature(of: other)) {
                    matches.append((10 + decision.similarity, decision))
                    continue
                }
            }
            if let match = compare(own, candidate, facts, density) { matches.append(match) }
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
        _ candidate: Candidate,
        _ facts: ReportAgreement,
        _ density: PublicationDensity
    ) -> (points: Double, decision: Decision)? {
        guard facts.sharesEnoughNames, facts.isNear || facts.sharesDay else { return nil }
        // The words can add six points at most: where that is not enough they need not be counted.
        guard facts.points + 6 >= StoryMatcher.threshold, facts.isConclusive || facts.isClose else { return nil }
        let cosine = own.words.cosine(with: candidate.profile.words)
        guard facts.isConclusive || cosine >= 0.4 else { return nil }
        let points = facts.points + min(cosine, 0.6) * 10
        guard points >= StoryMatcher.threshold else { return nil }
        let chance = own.chance(of: facts, with: candidate.profile, similarity: cosine, in: density)
        guard chance <= StoryMatcher.tolerance else { return nil }
        let reasons = facts.reasons + (cosine >= 0.15 ? ["similar_words"] : [])
        let decision = Decision(
            storyKey: candidate.storyKey,
            reasons: reasons,
            similarity: min(1, points / 12),
            isCopy: false
        )
        return (points, decision)
    }

    /// Nil unless one text is the other, or was written from it. Of the same text published twice the later one is the
    /// copy; of a text and its excerpt, the excerpt.
    private func compare(
        _ own: ReportProfile,
        _ one: TextSignature,
        _ candidate: Candidate,
        _ two: TextSignature
    ) -> Decision? {
        let jaccard = one.similarity(to: two)
        let similarity = max(jaccard, one.containment(in: two) * 0.9)
        guard similarity >= StoryMatcher.rewriteThreshold else { return nil }
        let isSameText = similarity >= StoryMatcher.copyThreshold
        let ownIsOriginal =
            jaccard >= StoryMatcher.copyThreshold
            ? own.wasPublished(before: candidate.profile) : one.shingles.count > two.shingles.count
        let isReversed = isSameText && ownIsOriginal && !candidate.isCopy
        return Decision(
            storyKey: candidate.storyKey,
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
    var sharesAmount = false
    var sharesEvent = false
    /// One report says that the day the other announced was moved.
    var tellsMove = false
}

extension ReportProfile {
    func agreement(with other: ReportProfile) -> ReportAgreement {
        var result = ReportAgreement()
        compareNames(other, &result)
        compareEvents(other, &result)
        if ReportProfile.countShared(days, other.days) > 0 {
            result.sharesDay = true
            result.isConclusive = true
            result.points += 2
            result.reasons.append("same_day")
        }
        let sums = ReportProfile.countShared(amounts, other.amounts)
        if sums > 0 {
            result.isConclusive = true
            result.sharesAmount = true
            result.points += Double(min(2, sums)) * 1.5
            result.reasons.append("same_amount")
        }
        let gap = gap(to: other)
        result.isNear = gap.map { $0 <= StoryMatcher.window } ?? true
        result.isClose = gap.map { $0 <= 3 * 86_400 } ?? true
        return result
    }

    /// How many of the reports published around this one agree with it as much as `other` does without telling of the
    /// same event, were names spread evenly: two reports of one day that name a ministry and a maker who are in the
    /// news every day are no story, two that name a village and a small company are.
    func chance(
        of facts: ReportAgreement,
        with other: ReportProfile,
        similarity: Double,
        in density: PublicationDensity
    ) -> Double {
        var expected = max(density.articles, 1)
        ReportProfile.forEachShared(names, other.names) { name in
            let prior =
                switch name.weight {
                case .full: 1.0
                case .place: 4.0
                case .country: 15.0
                }
            let now = ReportProfile.share(density.naming[name.key], of: density.articles, prior)
            let ever = ReportProfile.share(density.storedNaming[name.key], of: density.stored, prior)
            expected *= max(now, ever)
        }
        if facts.sharesDay { expected *= 0.5 }
        if tellsOtherKinds(than: other) { expected *= 20 }
        if facts.sharesEvent { expected *= 0.2 }
        if !Set(sums).isDisjoint(with: other.sums) {
            expected *= 0.02
        } else if facts.sharesAmount {
            expected *= 0.15
        }
        if similarity > 0.15 { expected *= exp(-20 * (similarity - 0.15)) }
        return expected
    }

    /// Whether each tells of events, and of none of the other's kinds.
    private func tellsOtherKinds(than other: ReportProfile) -> Bool {
        !events.isEmpty && !other.events.isEmpty
            && Set(events.map(\.type)).isDisjoint(with: other.events.map(\.type))
    }

    /// How likely a report is to name what `naming` of `articles` name; this report itself is one of them.
    private static func share(_ naming: Double?, of articles: Double, _ prior: Double) -> Double {
        min(1, (max(0, (naming ?? 0) - 1) + prior) / (articles + priorArticles))
    }

    /// The frequencies that are expected before anything is counted are of so many articles.
    private static let priorArticles = 300.0

    private func compareNames(_ other: ReportProfile, _ result: inout ReportAgreement) {
        var shared = 0.0
        ReportProfile.forEachShared(names, other.names) { shared += $0.weight.value }
        let least = min(
            names.reduce(0) { $0 + $1.weight.value },
            other.names.reduce(0) { $0 + $1.weight.value }
        )
        guard shared >= 0.39, least > 0 else { return }
        result.sharesEnoughNames = true
        result.points += min(shared, 3) * 0.8 + min(1, shared / least)
        result.reasons.append("shared_names")
    }

    private func compareEvents(_ other: ReportProfile, _ result: inout ReportAgreement) {
        var best = 0.0
        var hasConflict = false
        for event in events {
            for twin in other.events where twin.type == event.type {
                var heaviest: Double?
                ReportProfile.forEachShared(event.parties, twin.parties) {
                    heaviest = max(heaviest ?? 0, $0.weight.value)
                }
                guard let heaviest else { continue }
                if isWithAnother(event, than: twin, of: other) {
                    hasConflict = true
                    continue
                }
                if let day = event.day, let otherDay = twin.day, event.isDayAssumed == twin.isDayAssumed,
                    abs(day - otherDay) > 2
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
                best = max(best, heaviest >= 1 ? 1.5 : 0.75)
            }
        }
        result.contradicts =
            (hasConflict && best == 0) || namesOtherStates(than: other) || namesAnotherSum(than: other)
        guard best > 0 else { return }
        result.points += best
        result.sharesEvent = true
        result.reasons.append(result.tellsMove ? "moved_date" : "same_event_type")
        if best >= 1.5 { result.isConclusive = true }
    }

    /// Whether one side of the two is the same and the other is not: an agency orders of two makers under one programme,
    /// a company signs with two partners at one fair. Only names that the other report does not know at all count:
    /// who acts on whom is read differently from differing sentences.
    private func isWithAnother(_ event: ProfiledEvent, than twin: ProfiledEvent, of other: ReportProfile) -> Bool {
        func has(_ side: Name, unknownTo names: [Name]) -> Bool { side.weight == .full && !names.contains(side) }
        return event.sides.contains { has($0, unknownTo: other.names) }
            && twin.sides.contains { has($0, unknownTo: names) }
            && event.sides.contains { $0.weight == .full && twin.sides.contains($0) }
    }

    /// Whether states take part in what both tell, and none in both: one maker delivers to Poland and to the
    /// Philippines.
    private func namesOtherStates(than other: ReportProfile) -> Bool {
        let (own, theirs) = (states, other.states)
        return !own.isEmpty && !theirs.isEmpty && own.isDisjoint(with: theirs)
    }

    private var states: Set<Int64> {
        events.reduce(into: []) { states, event in
            for party in event.parties where party.weight == .country { states.insert(party.key) }
        }
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
    private func tellsMove(from day: Int, _ other: ReportProfile, isPlan: Bool) -> Bool {
        isPlan && tellsDelay && allDays.contains(day) && other.wasPublished(before: self)
    }

    /// False where either day is unknown.
    func wasPublished(before other: ReportProfile) -> Bool {
        guard let publishedSeconds, let theirs = other.publishedSeconds else { return false }
        return publishedSeconds < theirs
    }

    private func gap(to other: ReportProfile) -> Int64? {
        guard let publishedSeconds, let theirs = other.publishedSeconds else { return nil }
        return abs(publishedSeconds - theirs)
    }

    private static func countShared<Value: Comparable>(_ left: [Value], _ right: [Value]) -> Int {
        var count = 0
        forEachShared(left, right) { _ in count += 1 }
        return count
    }

    /// What two ascending lists share; linear.
    private static func forEachShared<Value: Comparable>(_ left: [Value], _ right: [Value], _ body: (Value) -> Void) {
        var (one, other) = (0, 0)
        while one < left.count, other < right.count {
            if left[one] < right[other] {
                one += 1
            } else if right[other] < left[one] {
                other += 1
            } else {
                body(left[one])
                one += 1
                other += 1
            }
        }
    }
}
