/// One line of a page and what was made of it.
struct DigestLine: Sendable, Equatable {
    enum Role: Sendable, Equatable {
        case furniture(DigestFurniture.Kind)
        /// A date, a byline, or both.
        case metadata
        /// A short line that ends no sentence: a title, a kicker, a section's name.
        case headline
        case paragraph
        /// "Tags: satellites, Norway".
        case tags([String])
        /// "Last updated: 5 February 2026, 14:00": when "now" is.
        case pageTime
    }

    /// 1-based, in the document.
    var number: Int
    /// White space collapsed; list marker, inline date and glued furniture removed.
    var text: String
    var role: Role = .headline
    var metadata = DigestMetadata()
    var hasBlankBefore: Bool
    /// Carries a number or a bullet that marks the beginning of an item.
    var isMarked = false
    var wordCount: Int

    init(number: Int, text: String, hasBlankBefore: Bool) {
        self.number = number
        self.text = text
        self.hasBlankBefore = hasBlankBefore
        self.wordCount = DigestLine.countWords(text)
    }

    mutating func setText(_ newText: String) {
        text = newText
        wordCount = DigestLine.countWords(newText)
    }

    var endsSentence: Bool { DigestText.endsSentence(text) }

    /// Words between spaces; two characters of a script without spaces count as one.
    private static func countWords(_ text: String) -> Int {
        var spaces = 1
        var ideographs = 0
        for scalar in text.unicodeScalars {
            if scalar == " " { spaces += 1 }
            if (0x3040...0x30FF).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { ideographs += 1 }
        }
        return text.isEmpty ? 0 : spaces + ideographs / 2
    }
}
