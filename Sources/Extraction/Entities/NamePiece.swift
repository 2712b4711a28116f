/// A stretch of the text that may be a name.
struct NamePiece: Sendable {
    var tokens: Range<Int>
    /// Index of the known name that it is, whole.
    var hit: Int?
    /// What the words of the name and those around it say.
    var evidence = Evidence()
    /// Begins with an everyday word at the start of a sentence: the name may begin a word later, or not be one.
    var isUnsureStart = false
    /// Stands in a headline or flash, where capitals say nothing.
    var isHeadline = false
    /// A letter before the number, "-class" and the like: made as products are.
    var rule = "name.context"
}
