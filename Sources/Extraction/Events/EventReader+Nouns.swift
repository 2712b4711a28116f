import Model

/// Events told by a noun: "the acquisition of Geost by Rocket Lab".
extension EventReader {
    func readNoun(
        _ index: Int,
        _ statuses: ClauseStatus,
        _ matcher: FrameMatcher,
        _ sentence: Int
    ) -> EventCandidate? {
        let phrase = builder.phrases[index]
        let frames = table.frames(forNoun: phrase.noun)
        guard !frames.isEmpty, phrase.mention < 0, let told = nounStatus(phrase, index, statuses) else { return nil }
        var arguments = FrameArguments(tokens: phrase.extent)
        arguments.possessors = modifiers(of: index)
        var position = phrase.chunk + 1
        while position + 1 < chunker.chunks.count, chunker.chunks[position].kind == .preposition,
            chunker.chunks[position + 1].kind == .nounPhrase
        {
            arguments.obliques.append(
                Clause.Oblique(preposition: chunker.chunks[position].key, phrase: chunker.chunks[position + 1].index)
            )
            arguments.tokens = phrase.extent.lowerBound..<chunker.chunks[position + 1].tokens.upperBound
            position += 2
        }
        for number in frames {
            let frame = table.frames[number]
            guard let roles = matcher.match(frame, arguments) else { continue }
            var candidate = EventCandidate(
                type: frame.type,
                status: told == .occurred ? frame.status ?? .occurred : told,
                sentence: sentence,
                main: phrase.head,
                tokens: arguments.tokens,
                rule: frame.rule,
                confidence: 0.5
            )
            for (role, entity) in roles { candidate.add(entity, as: role) }
            if candidate.participants.isEmpty, candidate.type == .policy,
                let person = view.referent(before: phrase.head, { view.is($0, .person) })
            {
                candidate.add(person, as: .actor)
            }
            if candidate.participants.isEmpty, candidate.type == .order, let company = view.company(before: phrase.head)
            {
                candidate.add(company, as: .counterparty)
            }
            guard !candidate.participants.isEmpty else { continue }
            candidate.date = dates.date(for: candidate, nil, -1, builder.clauses)
            return candidate
        }
        return nil
    }

    /// Nil for what is only the time or the cause of something else, or denied.
    func nounStatus(_ phrase: NounPhrase, _ index: Int, _ statuses: ClauseStatus) -> EventStatus? {
        if phrase.preposition >= 0, EventReader.timePrepositions.contains(chunker.chunks[phrase.preposition].key) {
            // "after its launch on a Falcon 9 on June 23": told with a day of its own it counts.
            guard EventReader.backPrepositions.contains(chunker.chunks[phrase.preposition].key), hasOwnDate(index)
            else {
                return nil
            }
        }
        for token in phrase.tokens {
            let key = draft.text.tokens[token].key
            if EventReader.plannedWords.contains(key) { return .planned }
            if EventReader.proposedWords.contains(key) { return .proposed }
        }
        for (number, clause) in builder.clauses.enumerated()
        where clause.object == index || clause.subject == index {
            guard let status = statuses.status(of: number) else { return nil }
            if clause.object == index { return status }
        }
        return .occurred
    }

    private func hasOwnDate(_ index: Int) -> Bool {
        var position = builder.phrases[index].chunk + 1
        while position < chunker.chunks.count {
            switch chunker.chunks[position].kind {
            case .preposition, .nounPhrase, .adverb: position += 1
            case .time: return true
            default: return false
            }
        }
        return false
    }

    static let backPrepositions: WordSet = ["after", "following", "since"]
    static let timePrepositions: WordSet = [
        "since", "after", "following", "before", "until", "despite", "without", "against", "like", "than",
    ]
    static let next: WordKey = "next"
    static let plannedWords: WordSet = ["planned", "upcoming", "forthcoming", "next"]
    static let proposedWords: WordSet = ["proposed", "potential", "possible", "prospective", "anticipated", "looming"]
}
