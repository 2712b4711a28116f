import Model

/// Decides what an article is about by weighted terms in its title, lead and body, and by the kinds of what it names.
struct TopicFinder {
    private let text: TokenizedText
    private let terms: TopicTerms
    private var scores = [Double](repeating: 0, count: Topic.allCases.count)
    /// How often each term and each kind was found: few of all there are.
    private var termTimes: [(term: Int, times: Double)] = []
    private var kindTimes: [(kind: EntityKind, times: Double)] = []
    /// For each pair the sentence where a side was found last, above two bits for the sides; all bits when it was found.
    private var pairHits: [UInt32]

    /// Fills ``Draft/topics``, the best supported first.
    static func find(in draft: inout Draft, terms: TopicTerms) {
        var finder = TopicFinder(draft.text, terms)
        finder.run(draft)
        draft.topics = finder.topics()
    }

    private init(_ text: TokenizedText, _ terms: TopicTerms) {
        self.text = text
        self.terms = terms
        pairHits = [UInt32](repeating: 0, count: terms.pairs.count)
    }

    private mutating func run(_ draft: Draft) {
        var bodySentences = 0
        var mention = 0
        for (number, sentence) in text.sentences.enumerated() {
            // What stands first says what the text is about.
            let place = sentence.isTitle ? TopicFinder.titlePlace : TopicFinder.places[min(bodySentences, 3)]
            if !sentence.isTitle { bodySentences += 1 }
            while mention < draft.mentions.count, draft.mentions[mention].tokens.lowerBound < sentence.tokens.upperBound
            {
                if let kind = draft.entityTraits[draft.mentions[mention].entity].kind { score(kind, place) }
                mention += 1
            }
            var free = sentence.tokens.lowerBound
            for index in sentence.tokens {
                let token = text.tokens[index]
                guard token.isWord || token.isNumber, let entry = terms.entries[token.key] else { continue }
                for side in entry.sides {
                    let side = terms.pairSides[Int(side)]
                    if !side.needsCapital || token.isCapitalized { note(side, UInt32(number), place) }
                }
                // Inside a longer term a shorter one says nothing of its own.
                if index >= free, let (term, end) = match(entry.terms, at: index, sentence.tokens.upperBound) {
                    free = end
                    score(term, place)
                }
            }
        }
    }

    private static let titlePlace = 2.0
    /// Of the first, second and third sentence below the title, and of all behind them.
    private static let places = [1.0, 0.75, 0.6, 0.5]

    /// Said again a term counts less and less.
    private mutating func score(_ term: Int, _ place: Double) {
        var before = 0.0
        if let known = termTimes.firstIndex(where: { $0.term == term }) {
            before = termTimes[known].times
            termTimes[known].times += 1
        } else {
            termTimes.append((term, 1))
        }
        count(terms.terms[term].votes, place / (1 + before))
    }

    /// What the article names counts like a term for all things of its kind.
    private mutating func score(_ kind: EntityKind, _ place: Double) {
        guard let votes = terms.kinds[kind] else { return }
        var before = 0.0
        if let known = kindTimes.firstIndex(where: { $0.kind == kind }) {
            before = kindTimes[known].times
            kindTimes[known].times += 1
        } else {
            kindTimes.append((kind, 1))
        }
        count(votes, place / (1 + before))
    }

    private mutating func count(_ votes: Range<Int32>, _ factor: Double) {
        for index in votes {
            let vote = terms.votes[Int(index)]
            scores[vote.ordinal] += vote.weight * factor
        }
    }

    /// A pair counts once, in the first sentence that holds both sides.
    private mutating func note(_ side: TopicTerms.PairSide, _ sentence: UInt32, _ place: Double) {
        let known = pairHits[Int(side.pair)]
        guard known != UInt32.max else { return }
        let bits = (known >> 2 == sentence ? known & 3 : 0) | UInt32(side.bit)
        guard bits == 3 else {
            pairHits[Int(side.pair)] = sentence << 2 | bits
            return
        }
        pairHits[Int(side.pair)] = UInt32.max
        count(terms.pairs[Int(side.pair)], place)
    }

    /// The longest term that starts at `index`, and the token behind it.
    private func match(_ candidates: Range<Int32>, at index: Int, _ limit: Int) -> (term: Int, end: Int)? {
        for term in candidates {
            if let end = end(of: terms.terms[Int(term)], at: index, limit) { return (Int(term), end) }
        }
        return nil
    }

    private func end(of term: TopicTerms.Term, at index: Int, _ limit: Int) -> Int? {
        guard term.capitals & 1 == 0 || text.tokens[index].isCapitalized else { return nil }
        var next = index + 1
        var isAllCaps = isAllCaps(index)
        var capitals = term.capitals >> 1
        for position in term.rest {
            if next < limit, text.tokens[next].kind == .hyphen { next += 1 }
            guard next < limit else { return nil }
            let word = text.tokens[next].key
            let isLast = position == term.rest.upperBound - 1
            guard word == terms.words[Int(position)] || isLast && word == term.plural else { return nil }
            guard capitals & 1 == 0 || text.tokens[next].isCapitalized else { return nil }
            if !self.isAllCaps(next) { isAllCaps = false }
            capitals >>= 1
            next += 1
        }
        return isAllCaps || !term.isAllCaps ? next : nil
    }

    private func isAllCaps(_ index: Int) -> Bool {
        text.tokens[index].isAllCaps || !text.tokens[index].shape.contains(.hasLetter)
    }

    /// The topics that reach what the length of the text asks: one strong term in a paragraph, more in a long article,
    /// where much is said by the way. What is far weaker than the main topic is said by the way too.
    private func topics() -> [Topic] {
        let length = min(2.0 + Double(max(0, text.tokens.count - 80)) * 0.006, 4.0)
        // A copy for the closures, which else would copy all of this.
        let scores = scores
        let threshold = max(length, (scores.max() ?? 0) * 0.2)
        return Topic.allCases.indices.filter { scores[$0] >= threshold }
            .sorted { (scores[$0], -$0) > (scores[$1], -$1) }
            .map { Topic.allCases[$0] }
    }
}
