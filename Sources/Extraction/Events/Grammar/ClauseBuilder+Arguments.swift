/// Gives a verb what stands around it: objects, prepositional phrases, dates.
extension ClauseBuilder {
    func attach(_ clause: inout Clause, from index: Int, object: Int) {
        clause.object = object
        collectBeforeVerb(&clause, index)
        var position = index + 1
        var isDirect = true
        scan: while position < chunks.count {
            let chunk = chunks[position]
            switch chunk.kind {
            case .nounPhrase:
                let phrase = phrases[chunk.index]
                if phrase.isTaken { break }
                if phrase.preposition >= 0 {
                    clause.obliques.append(
                        Clause.Oblique(preposition: chunks[phrase.preposition].key, phrase: chunk.index)
                    )
                } else if clause.object < 0, isDirect {
                    clause.object = chunk.index
                } else if clause.object >= 0, clause.indirect < 0,
                    kind(position - 1) == .nounPhrase || kind(position - 1) == .adverb,
                    chunks[position - 1].index == clause.object
                {
                    clause.indirect = clause.object
                    clause.object = chunk.index
                } else if kind(position - 1) == .preposition {
                    break
                } else {
                    break scan
                }
            case .preposition: isDirect = false
            case .time: clause.dates.append(chunk.index)
            case .adverb: break
            case .comma:
                guard let next = kind(position + 1),
                    next == .preposition || next == .time || next == .nounPhrase || next == .coordinator
                else { break scan }
                if next == .nounPhrase, !phrases[chunks[position + 1].index].isTaken { break scan }
                if next == .coordinator,
                    kind(position + 2) != .nounPhrase || !phrases[chunks[position + 2].index].isTaken
                {
                    break scan
                }
            case .coordinator:
                guard kind(position + 1) == .nounPhrase,
                    phrases[chunks[position + 1].index].isTaken
                        || kind(position + 1) == .preposition
                else { break scan }
            case .quote: break
            case .verbGroup, .relative, .subordinator, .that, .stop: break scan
            }
            position += 1
        }
        if clause.indirect >= 0, !GrammarKeys.giving.contains(clause.verb) {
            // "appointed General Mandon chief of staff"
            clause.complement = clause.object
            clause.object = clause.indirect
            clause.indirect = -1
        }
        clause.tokens =
            clause.tokens
            .lowerBound..<(position < chunks.count
            ? chunks[position].tokens.lowerBound : chunks[chunks.count - 1].tokens.upperBound)
    }

    /// Dates and phrases between the subject and the verb: "Oman on Monday signed".
    func collectBeforeVerb(_ clause: inout Clause, _ index: Int) {
        var position = index - 1
        var obliques: [Clause.Oblique] = []
        var dates: [Int] = []
        scan: while position >= 0 {
            let chunk = chunks[position]
            switch chunk.kind {
            // What stands behind another verb is that verb's.
            case .verbGroup: return
            case .stop, .subordinator, .relative, .that: break scan
            case .time: dates.append(chunk.index)
            case .nounPhrase:
                let phrase = phrases[chunk.index]
                if phrase.preposition >= 0, !phrase.isTaken {
                    let isAttribute = phrase.preposition > 0 && kind(phrase.preposition - 1) == .nounPhrase
                    if !isAttribute {
                        obliques.append(
                            Clause.Oblique(preposition: chunks[phrase.preposition].key, phrase: chunk.index)
                        )
                    }
                }
                if chunk.index == clause.subject { clause.tokens = chunk.tokens.lowerBound..<clause.tokens.upperBound }
            default: break
            }
            position -= 1
        }
        clause.obliques.append(contentsOf: obliques)
        clause.dates.append(contentsOf: dates)
    }

    mutating func finishSpan(_ index: Int) {
        guard clauses[index].tokens.upperBound < clauses[index].tokens.lowerBound + 1 else { return }
        clauses[index].tokens = clauses[index].main..<clauses[index].main + 1
    }
}
