import Model

/// Chooses an event's date among those of its sentence.
///
/// Done or under way, the day of the act; planned, the target day, else the day of the announcement; proposed, the day of
/// the proposal; results and outlooks, the period covered.
struct EventDates {
    private let draft: Draft
    /// The days that each date of the draft covers; nil for a date without its year.
    let days: [ClosedRange<CalendarDay>?]

    init(_ draft: Draft) {
        self.draft = draft
        days = draft.dates.map { TemporalExpression.days(of: $0.finding.value) }
    }

    /// - Parameters:
    ///   - clause: the verb's clause; nil for an event read from a noun.
    ///   - index: its index in `clauses`.
    func date(for event: EventCandidate, _ clause: Clause?, _ index: Int, _ clauses: [Clause]) -> Int? {
        let sentence = draft.text.sentences[event.sentence].tokens
        var best: Int?
        var bestScore = -100
        for (number, date) in draft.dates.enumerated() where sentence.contains(date.tokens.lowerBound) {
            let place = date.tokens.lowerBound
            // Behind a semicolon something else is told.
            if place > event.main, draft.text.tokens[event.main..<place].contains(where: { $0.mark == 0x3B }) {
                continue
            }
            var score = 0
            let isBeside = place < event.main && event.main - date.tokens.upperBound <= 1
            let isNested = clauses.contains {
                $0.main != event.main && ($0.kind == .participle || $0.kind == .relative) && $0.tokens.contains(place)
                    && $0.main > event.tokens.lowerBound && abs(place - $0.main) < abs(place - event.main)
                    && place > $0.main && !EventDates.telling.contains($0.verb)
            }
            if isNested, clause != nil {
                continue
            } else if event.tokens.contains(place) || isBeside {
                score += 6
            } else if let clause, clause.governor >= 0, clauses[clause.governor].tokens.contains(place) {
                score += GrammarKeys.saying.contains(clauses[clause.governor].verb) ? 3 : 1
            } else if let reporting = clauses.first(where: { $0.tokens.contains(place) }),
                GrammarKeys.saying.contains(reporting.verb), reporting.kind == .main || reporting.kind == .complement
            {
                score += 3
            } else if clauses.contains(where: { $0.tokens.contains(place) }) {
                // Within another clause: only when that one tells more of this event ("announced on Tuesday").
                let isTold = clauses.contains {
                    $0.tokens.contains(place) && $0.kind == .participle && EventDates.telling.contains($0.verb)
                }
                let isTarget = event.status == .planned && place > event.main && fit(of: number, event) > 0
                guard isTold || isTarget else { continue }
                score += 2
            } else {
                score += 2
            }
            score += fit(of: number, event)
            score -= min(abs(place - event.main) / 8, 3)
            if score > bestScore {
                best = number
                bestScore = score
            }
        }
        return bestScore > 0 ? best : nil
    }

    /// Whether a date lies behind the day of the article.
    func isAhead(_ date: Int?) -> Bool {
        guard let date, let today = draft.referenceDay, let covered = days[date] else { return false }
        return covered.lowerBound > today
    }

    static let telling: WordSet = [
        "announce", "unveil", "publish", "release", "sign", "approve", "disclose", "reveal", "make", "issue", "pass",
        "adopt", "start", "begin",
    ]

    private func fit(of number: Int, _ event: EventCandidate) -> Int {
        guard let today = draft.referenceDay, let days = days[number] else { return 0 }
        let date = draft.dates[number].finding
        switch event.type {
        case .earnings, .forecast: return date.precision == .day || date.precision == .week ? -8 : 2
        default: break
        }
        switch event.status {
        case .occurred, .ongoing, .proposed: return days.lowerBound > today ? -9 : date.precision == .day ? 1 : 0
        case .planned: return days.upperBound > today ? 3 : 0
        }
    }
}
