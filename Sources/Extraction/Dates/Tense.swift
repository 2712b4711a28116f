/// Whether what a date belongs to lies ahead or behind, by the verbs of its sentence.
struct Tense {
    enum Reading: Equatable { case past, future, unknown }

    private enum Word: Sendable { case past, future }

    let tokens: [Token]
    let bytes: [UInt8]

    /// The tense at the date that covers `range`.
    func reading(at range: Range<Int>) -> Reading {
        let sentence = tokens[range.lowerBound].sentence
        if range.lowerBound > 0, tokens[range.lowerBound - 1].sentence == sentence {
            let key = tokens[range.lowerBound - 1].key
            if Tense.ahead.contains(key) { return .future }
            // "with effect from March 18".
            if key == Tense.from, range.lowerBound > 1, tokens[range.lowerBound - 2].key == Tense.effect {
                return .future
            }
            if Tense.behind.contains(key) { return .past }
        }
        var index = range.lowerBound - 1
        var steps = 0
        while index >= 0, tokens[index].sentence == sentence, steps < 40 {
            if let word = word(at: index) { return word }
            index -= 1
            steps += 1
        }
        index = range.upperBound
        steps = 0
        while index < tokens.count, tokens[index].sentence == sentence, steps < 25 {
            if let word = word(at: index) { return word }
            index += 1
            steps += 1
        }
        return .unknown
    }

    private func word(at index: Int) -> Reading? {
        let token = tokens[index]
        guard token.isWord else { return nil }
        // "plans to launch" lies ahead; "unveiled its plans" says nothing.
        if Tense.beforeTo.contains(token.key) {
            return index + 1 < tokens.count && tokens[index + 1].key == Tense.to ? .future : nil
        }
        // The month is no verb.
        if token.key == Tense.may, token.isCapitalized, !token.shape.contains(.sentenceStart) { return nil }
        // "proposed a law on June 25", not "a proposed law".
        if Tense.participles.contains(token.key), index + 1 < tokens.count,
            Tense.articles.contains(tokens[index + 1].key)
        {
            return .past
        }
        if let word = Tense.words[token.key] {
            switch word {
            case .past: return .past
            case .future: return .future
            }
        }
        // A past form: "launched"; capitalised ones are names or headlines.
        let end = Int(token.end)
        guard end - Int(token.start) >= 5, !token.isCapitalized, LetterFolding.lowercaseASCII(bytes[end - 1]) == 0x64,
            LetterFolding.lowercaseASCII(bytes[end - 2]) == 0x65
        else { return nil }
        return index > 0 && Tense.passiveAhead.contains(tokens[index - 1].key) ? nil : .past
    }

    private static let ahead: WordSet = ["by", "until", "till", "before", "next", "effective"]
    private static let behind: WordSet = ["since", "last", "ago"]
    /// "to be launched", "is launched": the verb before decides.
    private static let passiveAhead: WordSet = ["be", "get", "is", "are"]

    private static let to: WordKey = "to"
    private static let from: WordKey = "from"
    private static let effect: WordKey = "effect"
    private static let may: WordKey = "may"
    private static let participles: WordSet = ["proposed", "planned"]
    private static let articles: WordSet = ["a", "an", "the", "its", "their", "that"]
    private static let beforeTo: WordSet = [
        "plan", "plans", "targets", "set", "going", "ready", "start", "starts",
    ]

    private static let words = WordTable<Word>(
        [
            "will", "would", "shall", "scheduled", "expected", "expects", "expect", "planned", "plans", "plan",
            "slated", "due", "targeted", "targeting", "targets", "aims", "aiming", "hopes", "intends", "intend", "set",
            "upcoming", "should", "projected", "forecast", "may", "could", "wants", "poised", "planning", "proposed",
            "anticipated", "anticipates", "going", "ready", "deadline", "expires", "arrives", "begins",
            "starts", "opens", "ends", "runs", "hinges", "awaits",
        ].map { (WordKey($0), .future) }
            + [
                "said", "was", "were", "had", "has", "have", "did", "told", "took", "came", "went", "won", "made",
                "became", "began", "gave", "sent", "met", "held", "flew", "fell", "rose", "left", "saw", "led", "says",
                "lost", "bought", "sold", "built", "hit", "shut", "wrote", "spoke", "ran", "struck", "brought",
                "got", "grew", "put", "cut", "found", "blew", "broke", "shot", "brings",
            ].map { (WordKey($0), .past) }
    )
}
