/// HTML fragments as feeds carry them, turned into plain text.
///
/// A fragment's text needs no tree: one pass over the bytes copies text and turns tags into boundaries, which is some
/// thirty times the speed of parsing. Whole pages go through libxml2 (``PageParser``).
enum MarkupText {
    /// The text of an HTML fragment: paragraphs separated by one empty line, list items as "- …", table rows as
    /// "a | b", references decoded once, scripts, styles and other content that is not text dropped.
    ///
    ///     plainText(ofFragment: Array("<p>Lift-off at 4&nbsp;am.<p><ul><li>Crew-9</ul>".utf8))
    ///     // "Lift-off at 4 am.\n\n- Crew-9"
    ///
    /// Text without any markup keeps its paragraphs (empty lines); its other line ends become spaces. Never fails:
    /// what is no tag is text, and what was cut off in the middle of a tag ends there. Linear in the length.
    static func plainText(ofFragment utf8: [UInt8]) -> String {
        utf8.withUnsafeBufferPointer { withPlainText(ofFragment: $0) { String(decoding: $0, as: UTF8.self) } }
    }

    /// The same from bytes to bytes; neither is kept beyond `body`.
    static func withPlainText<Result>(
        ofFragment text: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var scanner = FragmentScanner(text: text)
        scanner.run()
        return scanner.writer.withText(body)
    }
}

private struct FragmentScanner: ~Copyable {
    let text: UnsafeBufferPointer<UInt8>
    let tags = HTMLTag.lookup
    var writer: PlainTextWriter
    var isInCharacterData = false
    var unclosed: Set<HTMLTag> = []

    init(text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        self.writer = PlainTextWriter(capacity: text.count)
    }

    mutating func run() {
        var position = ByteWords.find(0x3C, or: 0x26, in: text, from: 0)
        guard position < text.count else { return withoutMarkup() }
        append(0, position)
        var start = position
        while position < text.count {
            switch text[position] {
            case 0x3C:
                if let end = tag(at: position, textFrom: start) {
                    position = end
                    start = end
                } else {
                    position += 1
                }
            case 0x26:
                if let (value, length) = CharacterReference.read(text, at: position) {
                    append(start, position)
                    writer.append(Unicode.Scalar(value) ?? "\u{FFFD}")
                    position += length
                    start = position
                } else {
                    position += 1
                }
            case 0x5D where isInCharacterData && matches("]]>", at: position):
                append(start, position)
                isInCharacterData = false
                position += 3
                start = position
            default:
                if isInCharacterData || writer.isPreformatted {
                    position += 1
                    while position < text.count, text[position] != 0x3C, text[position] != 0x26, text[position] != 0x5D
                    {
                        position += 1
                    }
                } else {
                    append(start, position)
                    position = writer.appendText(text, from: position)
                    start = position
                }
            }
        }
        append(start, text.count)
    }

    /// Plain text: its empty lines separate paragraphs.
    private mutating func withoutMarkup() {
        var start = 0
        var position = 0
        while position < text.count {
            defer { position += 1 }
            guard text[position] == 0x0A else { continue }
            var next = position + 1
            while next < text.count, text[next] == 0x20 || text[next] == 0x0D || text[next] == 0x09 { next += 1 }
            if next < text.count, text[next] == 0x0A {
                append(start, position)
                writer.paragraph()
                start = next
            }
        }
        append(start, text.count)
    }

    private mutating func append(_ start: Int, _ end: Int) {
        guard start < end else { return }
        writer.append(UnsafeBufferPointer(rebasing: text[start..<end]))
    }

    /// Reads a tag, comment or declaration at `position` (a "<"), after writing the text before it.
    ///
    /// - Returns: where it ends; nil when the "<" is only itself.
    private mutating func tag(at position: Int, textFrom start: Int) -> Int? {
        guard position + 1 < text.count else { return nil }
        let next = text[position + 1]
        if next == 0x21 || next == 0x3F {
            append(start, position)
            return declaration(at: position)
        }
        let isEnd = next == 0x2F
        let nameStart = position + (isEnd ? 2 : 1)
        guard nameStart < text.count else {
            append(start, position)
            return text.count
        }
        guard isLetter(text[nameStart]) else { return nil }
        append(start, position)
        var nameEnd = nameStart
        while nameEnd < text.count, !HTMLSyntax.endsName(text[nameEnd]) { nameEnd += 1 }
        let tag = tags.tag(named: localName(nameStart..<nameEnd), in: text)
        let traits = tags.traits(of: tag)
        let end = HTMLSyntax.endOfTag(text, nameEnd)
        // What stands in a frame is shown where frames are not, as here.
        if !isEnd, traits.contains(.hidden), tag != .iframe {
            // Remembering what has no end tag keeps a row of such elements linear.
            let behind =
                unclosed.contains(tag) ? nil : HTMLSyntax.endOfElement(text, end, name: nameStart..<nameEnd)
            if let behind { return behind }
            if tag == .script || tag == .style { return text.count }
            unclosed.insert(tag)
        }
        if isEnd { writer.end(tag, traits) } else { writer.begin(tag, traits) }
        return end
    }

    /// The name without the prefix by which feeds bind XHTML's namespace; other prefixes are other languages'.
    private func localName(_ name: Range<Int>) -> Range<Int> {
        guard let colon = text[name].firstIndex(of: 0x3A), colon - name.lowerBound <= 5 else { return name }
        for prefix: StaticString in ["xhtml:", "xh:", "html:", "h:"]
        where matches(prefix, at: name.lowerBound) && prefix.utf8CodeUnitCount == colon + 1 - name.lowerBound {
            return colon + 1..<name.upperBound
        }
        return name
    }

    private mutating func declaration(at position: Int) -> Int {
        if matches("<!--", at: position) { return HTMLSyntax.endOfComment(text, position) }
        if matches("<![CDATA[", at: position) {
            isInCharacterData = true
            return position + 9
        }
        return HTMLSyntax.index(of: 0x3E, in: text, from: position).map { $0 + 1 } ?? text.count
    }

    private func matches(_ literal: StaticString, at position: Int) -> Bool {
        HTMLSyntax.matches(text, position, literal)
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
