import Model

/// How much an article is about each of its entities, from 0 to 1.
///
/// Features after Gamon et al., "Identifying salient entities in web pages" (CIKM 2013): place of the mentions and
/// frequency; and the role in the events that were read.
enum Salience {
    private enum Weight {
        static let headline = 0.35
        static let lead = 0.25
        static let frequency = 0.2
        static let role = 0.2
    }

    /// Sets ``Model/Entity/salience`` of all entities of a draft whose events are known.
    static func weigh(_ draft: inout Draft) {
        let count = draft.entities.count
        guard count > 0 else { return }
        let sentences = draft.text.sentences
        let leadParagraph = sentences.first { !$0.isTitle }?.paragraph ?? 0
        let hasTitle = sentences.first?.isTitle ?? false
        var isInTitle = [Bool](repeating: false, count: count)
        var isInLead = [Bool](repeating: false, count: count)
        var frequency = [Double](repeating: 0, count: count)
        for mention in draft.mentions {
            let sentence = draft.text.sentence(ofToken: mention.tokens.lowerBound)
            if sentence.isTitle { isInTitle[mention.entity] = true }
            // Without a headline the first sentence stands for it.
            if !hasTitle, mention.tokens.lowerBound < (sentences.first?.tokens.upperBound ?? 0) {
                isInTitle[mention.entity] = true
            }
            if !sentence.isTitle, sentence.paragraph == leadParagraph { isInLead[mention.entity] = true }
            frequency[mention.entity] += mention.isAdjective ? 0.5 : 1
        }
        let most = max(frequency.max() ?? 1, 1)
        let actors = Set(draft.events.flatMap { $0.actors + $0.counterparties + $0.objects })
        for index in draft.entities.indices {
            var salience = Weight.frequency * frequency[index] / most
            if isInTitle[index] { salience += Weight.headline }
            if isInLead[index] { salience += Weight.lead }
            if actors.contains(draft.entities[index].id) { salience += Weight.role }
            draft.entities[index].salience = (min(salience, 1) * 1000).rounded() / 1000
        }
    }
}
