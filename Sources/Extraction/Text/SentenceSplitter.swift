/// Groups tokens into sentences. Title, paragraphs, list items and table rows end one wherever they end.
enum SentenceSplitter {
    /// Sets `sentence` and `sentenceStart` of each token and returns the sentences in order.
    static func split(_ tokens: inout [Token], source: SourceText) -> [Sentence] {
        var sentences: [Sentence] = []
        var first = 0
        var paragraph = 0
        for index in tokens.indices {
            let isLast = index == tokens.count - 1
            let lineEnds = !isLast && tokens[index + 1].shape.contains(.lineStart)
            guard isLast || lineEnds || ends(at: index, tokens) else { continue }
            sentences.append(make(first..<(index + 1), tokens, paragraph, source))
            for member in first...index { tokens[member].sentence = Int32(sentences.count - 1) }
            tokens[first].shape.insert(.sentenceStart)
            if lineEnds, isParagraphBreak(after: tokens[index], before: tokens[index + 1], source) { paragraph += 1 }
            first = index + 1
        }
        return sentences
    }

    private static func ends(at index: Int, _ tokens: [Token]) -> Bool {
        let token = tokens[index]
        let next = tokens[index + 1]
        switch token.mark {
        case 0x2E, 0x21, 0x3F, Token.ellipsisMark:
            guard next.hasSpaceBefore, startsSentence(next) else { return false }
            return token.mark != 0x2E || !isAbbreviation(before: index, tokens)
        case 0x22, 0x27, 0x29, 0x5D:  // A quote or bracket that closes behind the full stop.
            guard index > 0, next.hasSpaceBefore, startsSentence(next) else { return false }
            return [0x2E, 0x21, 0x3F].contains(tokens[index - 1].mark) && !token.hasSpaceBefore
        default:
            // "U.S." may end a sentence: only a word that hardly ever follows it in a name shows that it does.
            return token.shape.contains(.dotted) && next.hasSpaceBefore && next.isCapitalized
                && starters.contains(next.key)
        }
    }

    private static func startsSentence(_ token: Token) -> Bool {
        switch token.kind {
        case .word: token.isCapitalized || token.shape.contains(.nonASCII) || token.shape.contains(.innerCapital)
        case .number, .currency, .address: true
        case .punctuation: [0x22, 0x27, 0x28, 0x5B].contains(token.mark)
        case .possessive, .hyphen: false
        }
    }

    /// Whether the word before the full stop at `index` is an abbreviation that needs it.
    private static func isAbbreviation(before index: Int, _ tokens: [Token]) -> Bool {
        guard index > 0, !tokens[index].hasSpaceBefore else { return false }
        let word = tokens[index - 1]
        if abbreviations.contains(word.key), word.isCapitalized { return true }
        if smallAbbreviations.contains(word.key) { return true }
        // An initial: "J. Smith".
        return word.isWord && word.end - word.start == 1 && word.isCapitalized
    }

    private static func isParagraphBreak(after: Token, before: Token, _ source: SourceText) -> Bool {
        var breaks = 0
        for byte in source.utf8[Int(after.end)..<Int(before.start)] where byte == 0x0A { breaks += 1 }
        return breaks >= 2
    }

    private static func make(
        _ range: Range<Int>,
        _ tokens: [Token],
        _ paragraph: Int,
        _ source: SourceText
    ) -> Sentence {
        var long = 0
        var capitalized = 0
        var words = 0
        var allCaps = 0
        for token in tokens[range] where token.kind == .word {
            let length = token.end - token.start
            if length >= 4 {
                long += 1
                if token.isCapitalized || token.shape.contains(.digitFirst) { capitalized += 1 }
            }
            if length >= 2 {
                words += 1
                if token.isAllCaps { allCaps += 1 }
            }
        }
        // A sentence of the body that ends in a full stop is prose, however many names it holds.
        let isProse =
            Int(tokens[range.lowerBound].start) >= source.bodyStart && tokens[range.upperBound - 1].mark == 0x2E
        return Sentence(
            tokens: range,
            isTitle: Int(tokens[range.lowerBound].start) < source.bodyStart,
            paragraph: paragraph,
            isTitleCase: long >= 3 && capitalized * 4 >= long * 3 && !isProse,
            isAllCaps: words >= 3 && allCaps * 10 >= words * 8
        )
    }

    private static let abbreviations: WordSet = [
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt", "brig", "rep",
        "sen", "gov", "st", "no", "nos", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
        "nov", "dec", "approx", "fig", "ft", "mt", "rs", "messrs", "hon", "rev", "supt", "vol", "al", "est",
    ]

    /// Abbreviations that no sentence ends with, written small: "(approx. US$39.5 billion)".
    private static let smallAbbreviations: WordSet = ["approx", "vs", "ca", "cf", "eg", "ie", "incl", "excl"]

    private static let starters: WordSet = [
        "the", "a", "an", "in", "on", "at", "it", "its", "he", "she", "they", "we", "this", "that", "these", "those",
        "but", "and", "as", "for", "after", "before", "while", "when", "with", "under", "meanwhile", "however",
        "according", "last", "both", "by", "there", "to", "if",
    ]
}
