import Model
import Storage

/// Decides whether an article reports what another one reported. Pure.
///
/// Wrong company is worse than none: an article joins a story when its text is nearly another report's, or when one
/// of its events is the same as one of the other's (type, who, when, how much agree, and none of them contradicts).
struct StoryMatcher: Sendable {
    struct Decision: Equatable {
        var storyKey: Int64
        var reasons: [String]
        /// 0 to 1.
        var similarity: Double
        /// The text is another report's.
        var isCopy: Bool
    }

    /// Reports further apart than this tell of different events, seconds.
    static let window: Int64 = 10 * 86_400

    /// Shared shingles from which two texts are one text.
    private static let copyThreshold = 0.75
    private static let duplicateThreshold = 0.4
    private static let eventThreshold = 3.0

    /// The story that `draft` belongs to; nil when it starts its own.
    func decide(_ draft: ArticleDraft, candidates: [StoryCandidate]) -> Decision? {
        let signature = TextSignature(of: draft.article.analyzedText)
        var best: (score: Double, decision: Decision)?
        for candidate in candidates {
            guard let storyKey = candidate.storyKey, isNear(draft, candidate) else { continue }
            guard let found = compare(draft, signature, candidate, storyKey) else { continue }
            if best.map({ found.score > $0.score }) ?? true { best = found }
        }
        return best?.decision
    }

    private func compare(
        _ draft: ArticleDraft,
        _ signature: TextSignature,
        _ candidate: StoryCandidate,
        _ storyKey: Int64
    ) -> (score: Double, decision: Decision)? {
        let text = candidate.title.map { $0 + "\n\n" + candidate.body } ?? candidate.body
        let other = candidate.sharesSignature ? TextSignature(of: text) : nil
        let similarity = other.map { max(signature.similarity(to: $0), signature.containment(in: $0) * 0.9) } ?? 0
        if similarity >= StoryMatcher.duplicateThreshold {
            let isCopy = similarity >= StoryMatcher.copyThreshold
            let reasons = [isCopy ? "same_text" : "shared_text"]
            let decision = Decision(storyKey: storyKey, reasons: reasons, similarity: similarity, isCopy: isCopy)
            return (10 + similarity, decision)
        }
        let (score, reasons) = eventAgreement(draft, candidate)
        guard score >= StoryMatcher.eventThreshold else { return nil }
        let decision = Decision(
            storyKey: storyKey,
            reasons: reasons,
            similarity: min(1, score / 8),
            isCopy: false
        )
        return (score, decision)
    }

    private func isNear(_ draft: ArticleDraft, _ candidate: StoryCandidate) -> Bool {
        guard let own = draft.article.publishedAt?.sortSeconds, let other = candidate.publishedSeconds else {
            return true
        }
        return abs(own - other) <= StoryMatcher.window
    }

    /// The best agreement of one event of each, and what else the two share.
    private func eventAgreement(_ draft: ArticleDraft, _ candidate: StoryCandidate) -> (Double, [String]) {
        let types = Dictionary(draft.analysis.entities.map { ($0.id, $0.type) }) { first, _ in first }
        let telling = { (ids: Set<String>) in ids.filter { types[$0] != .place } }
        let shared = Set(draft.analysis.entities.map(\.id)).intersection(candidate.entities)
        var best = (0.0, [String]())
        for event in draft.analysis.events {
            for other in candidate.events where other.type == event.type.rawValue {
                let parties = Set(event.actors + event.counterparties + event.objects)
                let otherParties = Set(
                    (other.participants[.actor] ?? []) + (other.participants[.counterparty] ?? [])
                        + (other.participants[.object] ?? [])
                )
                let common = parties.intersection(otherParties)
                guard !common.isEmpty else { continue }
                var score = 1.0
                var reasons = ["same_event_type"]
                score += Double(telling(common).count) * 1.0 + (common.count > telling(common).count ? 0.5 : 0)
                reasons.append("shared_participants")
                switch EventMatcher.compareDates(event.date, other.occurredOn) {
                case .same:
                    score += 1
                    reasons.append("same_date")
                case .apart: continue
                case .unknown: break
                }
                let amounts = event.amounts.compactMap { draft.analysis.amounts[$0].usd }
                if let sum = amounts.max(), let otherSum = other.amountUSD {
                    if abs(sum - otherSum) <= 0.05 * max(sum, otherSum) {
                        score += 1.5
                        reasons.append("same_amount")
                    } else {
                        score -= 1.5
                    }
                }
                score += min(1, Double(telling(shared).subtracting(common).count) * 0.25)
                if score > best.0 { best = (score, reasons) }
            }
        }
        return best
    }
}
