/// Gives a verb what stands around it: objects, prepositional phrases, dates.
extension ClauseBuilder {
    mutating func attach(_ clause: inout Clause, from index: Int, object: Int) {
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
                if clause.kind == .relative, clause.governor >= 0, isParenthesis(clause),
                    kind(position + 1) == .preposition
                {
                    resume = position + 1
                    break scan
                }
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

    /// Whether the relative clause stands between commas: ", which makes trucks, to Leonardo".
    func isParenthesis(_ clause: Clause) -> Bool {
        var position = chunks.firstIndex { $0.tokens.contains(clause.main) } ?? 0
        while position > 0 {
            position -= 1
            if chunks[position].kind == .relative || chunks[position].kind == .that {
                return kind(position - 1) == .comma
            }
        }
        return false
    }

    /// Gives what stands behind a relative clause in commas to the clause that the relative interrupts.
    mutating func resumeGovernor(of clause: Clause) {
        guard resume >= 0 else { return }
        var position = resume
        resume = -1
        while position < chunks.count {
            switch chunks[position].kind {
            case .preposition, .adverb: break
            case .nounPhrase:
                let phrase = phrases[chunks[position].index]
                guard phrase.preposition >= 0 else { return }
                if !phrase.isTaken {
                    clauses[clause.governor].obliques.append(
                        Clause.Oblique(preposition: chunks[phrase.preposition].key, phrase: chunks[position].index)
                    )
                }
            case .time: clauses[clause.governor].dates.append(chunks[position].index)
            default: return
            }
            position += 1
        }
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
