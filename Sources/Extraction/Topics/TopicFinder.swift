import Model

/// Decides what an article is about by weighted terms in its title, lead and body.
struct TopicFinder {
    private let text: TokenizedText
    private let terms: TopicTerms
    private var scores = [Double](repeating: 0, count: Topic.allCases.count)
    /// How often each term was found.
    private var times: [Double]
    private var isPairFound: [Bool]
    /// The sides of pairs found in the sentence at hand.
    private var pairHits: [(pair: Int, bits: UInt8)] = []

    /// Fills ``Draft/topics``, the best supported first.
    static func find(in draft: inout Draft, terms: TopicTerms) {
        var finder = TopicFinder(draft.text, terms)
        finder.run()
        draft.topics = finder.topics()
    }

    private init(_ text: TokenizedText, _ terms: TopicTerms) {
        self.text = text
        self.terms = terms
        times = [Double](repeating: 0, count: terms.terms.count)
        isPairFound = [Bool](repeating: false, count: terms.pairs.count)
    }

    private mutating func run() {
        for (number, sentence) in text.sentences.enumerated() {
            // What stands first says what the text is about.
            let place = sentence.isTitle ? 2.0 : number <= 2 ? 1.0 : 0.5
            pairHits.removeAll(keepingCapacity: true)
            var free = sentence.tokens.lowerBound
            for index in sentence.tokens {
                let token = text.tokens[index]
                guard token.isWord || token.isNumber, let entry = terms.entries[token.key] else { continue }
                for side in entry.sides { note(terms.pairSides[side], place) }
                // Inside a longer term a shorter one says nothing of its own.
                if index >= free, let (term, end) = match(entry.terms, at: index, sentence.tokens.upperBound) {
                    free = end
                    score(term, place)
                }
            }
        }
    }

    /// Said again a term counts less and less.
    private mutating func score(_ term: Int, _ place: Double) {
        let before = times[term]
        times[term] = before + 1
        for vote in terms.terms[term].votes { scores[vote.ordinal] += vote.weight * place / (1 + before) }
    }

    /// A pair counts once, in the first sentence that holds both sides.
    private mutating func note(_ side: TopicTerms.PairSide, _ place: Double) {
        guard !isPairFound[side.pair] else { return }
        guard let known = pairHits.firstIndex(where: { $0.pair == side.pair }) else {
            pairHits.append((side.pair, side.bit))
            return
        }
        pairHits[known].bits |= side.bit
        guard pairHits[known].bits == 3 else { return }
        isPairFound[side.pair] = true
        for vote in terms.pairs[side.pair].votes { scores[vote.ordinal] += vote.weight * place }
    }

    /// The longest term that starts at `index`, and the token behind it.
    private func match(_ candidates: Range<Int>, at index: Int, _ limit: Int) -> (term: Int, end: Int)? {
        for term in candidates {
            if let end = end(of: terms.terms[term], at: index, limit) { return (term, end) }
        }
        return nil
    }

    private func end(of term: TopicTerms.Term, at index: Int, _ limit: Int) -> Int? {
        var next = index + 1
        var isAllCaps = isAllCaps(index)
        for (offset, key) in term.rest.enumerated() {
            if next < limit, text.tokens[next].kind == .hyphen { next += 1 }
            guard next < limit else { return nil }
            let word = text.tokens[next].key
            guard word == key || offset == term.rest.count - 1 && word == term.plural else { return nil }
            if !self.isAllCaps(next) { isAllCaps = false }
            next += 1
        }
        return isAllCaps || !term.isAllCaps ? next : nil
    }

    private func isAllCaps(_ index: Int) -> Bool {
        text.tokens[index].isAllCaps || !text.tokens[index].shape.contains(.hasLetter)
    }

    /// The topics that reach what the length of the text asks: one strong term in a paragraph, more in a long article,
    /// where much is said by the way.
    private func topics() -> [Topic] {
        let threshold = min(2.0 + Double(max(0, text.tokens.count - 80)) * 0.006, 4.0)
        return Topic.allCases.indices.filter { scores[$0] >= threshold }
            .sorted { (scores[$0], -$0) > (scores[$1], -$1) }
            .map { Topic.allCases[$0] }
    }
}
