import Model

/// Decides what an article is about by weighted terms in its title, lead and body.
enum TopicFinder {
    /// Fills ``Draft/topics``, the best supported first.
    static func find(in draft: inout Draft, terms: TopicTerms) {
        let text = draft.text
        let count = Topic.allCases.count
        var scores = [Double](repeating: 0, count: count)
        var seen: [UInt64: Int] = [:]
        scorePairs(text, terms, &scores)
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard token.isWord || token.isNumber, let candidates = terms.terms[token.key],
                let (term, end) = match(candidates, at: index, text)
            else {
                index += 1
                continue
            }
            let place = place(ofSentence: Int(token.sentence), text)
            for vote in term.votes {
                guard let topic = ordinals[vote.topic] else { continue }
                let identity = token.key.hash ^ UInt64(truncatingIfNeeded: end - index) &* 31 ^ UInt64(topic) << 56
                let times = seen[identity, default: 0]
                seen[identity] = times + 1
                // Said again a term counts less and less.
                scores[topic] += vote.weight * place / Double(1 + times)
            }
            index = end
        }
        let threshold = threshold(words: text.tokens.count)
        let found = Topic.allCases.indices.filter { scores[$0] >= threshold }
        draft.topics = found.sorted { (scores[$0], -$0) > (scores[$1], -$1) }.map { Topic.allCases[$0] }
    }

    private static func place(ofSentence index: Int, _ text: TokenizedText) -> Double {
        text.sentences[index].isTitle ? titleFactor : index <= leadSentences ? 1 : bodyFactor
    }

    /// Each pair counts once, where it first stands.
    private static func scorePairs(_ text: TokenizedText, _ terms: TopicTerms, _ scores: inout [Double]) {
        guard !terms.pairs.isEmpty else { return }
        var isFound = [Bool](repeating: false, count: terms.pairs.count)
        var hits: [(pair: Int, bits: UInt8)] = []
        for (number, sentence) in text.sentences.enumerated() {
            hits.removeAll(keepingCapacity: true)
            for index in sentence.tokens where text.tokens[index].isWord {
                guard let sides = terms.pairSides[text.tokens[index].key] else { continue }
                for side in sides where !isFound[side.pair] {
                    if let known = hits.firstIndex(where: { $0.pair == side.pair }) {
                        hits[known].bits |= side.bit
                    } else {
                        hits.append((side.pair, side.bit))
                    }
                }
            }
            for hit in hits where hit.bits == 3 {
                isFound[hit.pair] = true
                for vote in terms.pairs[hit.pair].votes {
                    guard let topic = ordinals[vote.topic] else { continue }
                    scores[topic] += vote.weight * place(ofSentence: number, text)
                }
            }
        }
    }

    /// What a topic needs: one strong term in a paragraph, more in a long article, where much is said by the way.
    private static func threshold(words: Int) -> Double {
        min(baseThreshold + Double(max(0, words - 80)) * growth, highestThreshold)
    }

    private static func match(
        _ terms: [TopicTerms.Term],
        at index: Int,
        _ text: TokenizedText
    ) -> (TopicTerms.Term, Int)? {
        for term in terms {
            var next = index + 1
            var allCaps = text.tokens[index].isAllCaps || !text.tokens[index].shape.contains(.hasLetter)
            var matches = true
            for (offset, key) in term.rest.enumerated() {
                if next < text.tokens.count, text.tokens[next].kind == .hyphen { next += 1 }
                guard next < text.tokens.count, text.tokens[next].sentence == text.tokens[index].sentence else {
                    matches = false
                    break
                }
                let word = text.tokens[next]
                guard word.key == key || offset == term.rest.count - 1 && word.key == term.plural else {
                    matches = false
                    break
                }
                if word.shape.contains(.hasLetter), !word.isAllCaps { allCaps = false }
                next += 1
            }
            if matches, allCaps || !term.isAllCaps { return (term, next) }
        }
        return nil
    }

    private static let ordinals = Dictionary(uniqueKeysWithValues: Topic.allCases.enumerated().map { ($1, $0) })
    private static let titleFactor = 2.0
    private static let bodyFactor = 0.5
    private static let leadSentences = 2
    private static let baseThreshold = 2.0
    private static let growth = 0.006
    private static let highestThreshold = 4.0
}
