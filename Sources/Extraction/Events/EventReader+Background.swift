import Model

/// Clauses that tell grounds, history and circumstances rather than news.
extension EventReader {
    /// "blacklisted … for supplying chips to the army": the reason of an act is told as its ground, not as news.
    func isReason(_ clause: Clause) -> Bool {
        guard clause.kind == .participle, clause.main > 0, builder.clauses.indices.contains(clause.governor),
            draft.text.tokens[clause.main - 1].key == EventReader.forWord
        else { return false }
        return EventReader.penalties.contains(builder.clauses[clause.governor].verb)
    }

    private static let forWord: WordKey = "for"
    private static let penalties: WordSet = [
        "blacklist", "sanction", "fine", "punish", "penalise", "penalize", "accuse", "blame", "criticise", "criticize",
        "condemn", "thank", "praise", "arrest", "charge", "sue", "hit", "add", "list", "designate", "ban", "bar",
    ]

    /// "…, which took delivery of its first in 2020": a relative clause about a year long past tells history.
    func isHistory(_ clause: Clause) -> Bool {
        guard clause.kind == .relative, let date = clause.dates.first, let days = dates.days[date],
            let published = draft.referenceDay
        else { return false }
        return days.upperBound.year < published.year - 1
    }

    /// "a vessel operated by E-Marine": who runs what an accident befell.
    func operators(in clause: Clause, _ phrases: PhraseEntities) -> [Int] {
        let struck = clause.object >= 0 ? clause.object : clause.subject
        guard struck >= 0 else { return [] }
        return builder.clauses.filter {
            $0.kind == .participle && $0.object == struck && EventReader.running.contains($0.verb)
        }
        .flatMap { $0.subject >= 0 ? phrases.agents($0.subject) : [] }
        .filter { view.is($0, .org) || view.isState($0) }
    }

    private static let running: WordSet = ["operate", "own", "run", "charter", "manage"]
}
