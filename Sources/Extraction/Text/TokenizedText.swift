/// A sentence, headline, list item or table row.
struct Sentence: Sendable {
    /// Indices into ``TokenizedText/tokens``; never empty.
    var tokens: Range<Int>
    var isTitle: Bool
    /// 0-based; paragraphs are separated by an empty line, and the title is one.
    var paragraph: Int
    /// Most words of four letters or more are capitalised: a headline's title case.
    var isTitleCase: Bool
    /// Nearly all letters are capitals, as in agency flashes.
    var isAllCaps: Bool
}

/// The text cut into tokens and sentences; made by ``Tokenizer``.
struct TokenizedText: Sendable {
    let source: SourceText
    let tokens: [Token]
    let sentences: [Sentence]

    /// The characters of one token.
    func string(_ index: Int) -> String {
        source.string(Int(tokens[index].start), Int(tokens[index].end))
    }

    /// The characters from the first token of `range` to its last, blanks between them included; "" when empty.
    func string(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return source.string(Int(tokens[first].start), Int(tokens[last].end))
    }

    /// Where `range` lies in the text, in Unicode scalars; half open.
    func scalars(_ range: Range<Int>) -> (start: Int, end: Int) {
        guard let first = range.first, let last = range.last else { return (0, 0) }
        return (
            source.scalarOffset(ofByte: Int(tokens[first].start)), source.scalarOffset(ofByte: Int(tokens[last].end))
        )
    }

    func sentence(ofToken index: Int) -> Sentence {
        sentences[Int(tokens[index].sentence)]
    }
}
