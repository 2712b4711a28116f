/// A word, number or mark of the text.
///
/// What belongs together in a name is kept apart here and joined by rules: "F-16V" is `F` `-` `16V`, "China's" is
/// `China` `'s`, "NT$1.25" is `NT` `$` `1.25`. What is never apart stays whole: "13,904", "U.S.", "R&D", "O'Brien".
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        /// Letters, perhaps with digits ("A26", "6Tbps", "16V"); at least one letter.
        case word
        /// Digits with separators between digits: "26", "13,904", "1.25".
        case number
        /// `'s` or `’s` behind a word.
        case possessive
        /// A hyphen without spaces around it.
        case hyphen
        /// $ € £ ¥ ₩ ₹ and the like.
        case currency
        /// One other mark: , . ; : ( ) " – % / …
        case punctuation
        /// An address of the web or of mail.
        case address
    }

    struct Shape: OptionSet, Sendable {
        let rawValue: UInt16
        /// The first letter is a capital.
        static let capitalized = Shape(rawValue: 1 << 0)
        /// Two letters or more, all capitals (digits allowed).
        static let allCaps = Shape(rawValue: 1 << 1)
        /// A capital behind a small letter: "SpaceX", "iSpace".
        static let innerCapital = Shape(rawValue: 1 << 2)
        static let hasDigit = Shape(rawValue: 1 << 3)
        static let hasLetter = Shape(rawValue: 1 << 4)
        /// Letters with dots: "U.S.".
        static let dotted = Shape(rawValue: 1 << 5)
        /// White space stands before it.
        static let spaceBefore = Shape(rawValue: 1 << 6)
        /// First token of its sentence.
        static let sentenceStart = Shape(rawValue: 1 << 7)
        static let nonASCII = Shape(rawValue: 1 << 8)
        /// Starts with a digit: "6Tbps".
        static let digitFirst = Shape(rawValue: 1 << 9)
        /// A line break stands before it.
        static let lineStart = Shape(rawValue: 1 << 10)
    }

    /// Bytes of ``SourceText/utf8``; half open.
    var start: Int32
    var end: Int32
    var kind: Kind
    var shape: Shape
    /// Of the folded text, for words; of the byte itself, for ASCII marks.
    var key: WordKey
    /// Index into ``TokenizedText/sentences``.
    var sentence: Int32 = 0

    /// For punctuation and hyphens of one ASCII byte: the byte; 0 for anything else. Typographic quotes and dashes
    /// answer with the ASCII mark they stand for (“ ” „ « » → ", ‘ ’ → ', – — → 0x96, … → 0x85).
    var mark: UInt8 = 0

    var range: Range<Int> { Int(start)..<Int(end) }
    var isWord: Bool { kind == .word }
    var isNumber: Bool { kind == .number }
    var isCapitalized: Bool { shape.contains(.capitalized) }
    var isAllCaps: Bool { shape.contains(.allCaps) }
    var hasSpaceBefore: Bool { shape.contains(.spaceBefore) }

    /// `–` or `—`.
    static let dashMark: UInt8 = 0x96
    /// `…`.
    static let ellipsisMark: UInt8 = 0x85
}
