/// Puts runs of text and the boundaries between them into plain text: paragraphs separated by one empty line, list
/// items and table rows on lines of their own, white space collapsed as HTML does.
///
/// Boundaries are pending until text follows, so nothing is written before the first or behind the last word.
struct PlainTextWriter: ~Copyable {
    private var buffer: TextBuffer

    private enum Boundary: UInt8, Comparable {
        case none, space, line, paragraph

        static func < (a: Boundary, b: Boundary) -> Bool { a.rawValue < b.rawValue }
    }

    private var boundary = Boundary.none
    private var bullet = false
    private var lists = 0
    private var isBehindItem = false
    private var tables: [Row] = []
    private var preformatted = 0

    /// The row being written of an open table.
    private struct Row {
        var hasText = false
        var isOneLine = true
        var cellBegins = false
        /// The row before had text and fitted on one line, so this one follows on the next.
        var followsLine = false
    }

    init(capacity: Int = 0) {
        buffer = TextBuffer(capacity: capacity)
    }

    /// Nothing has been written yet.
    var isEmpty: Bool { buffer.isEmpty }

    var string: String { withText { String(decoding: $0, as: UTF8.self) } }

    /// What is written so far, as UTF-8; not to be kept beyond `body`.
    borrowing func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        buffer.withBytes(body)
    }

    /// The text is ended here and a new paragraph begins.
    mutating func paragraph() {
        if !bullet { boundary = .paragraph }
    }

    /// The line is ended here; two in a row are a paragraph's end.
    mutating func lineBreak() {
        if !bullet { boundary = boundary >= .line ? .paragraph : .line }
    }

    /// A new line begins, at least.
    mutating func line() { boundary = max(boundary, .line) }

    mutating func beginList() {
        if lists > 0 { line() } else { paragraph() }
        lists += 1
    }

    mutating func endList() {
        bullet = false
        lists = max(0, lists - 1)
        if lists > 0 { return line() }
        isBehindItem = false
        paragraph()
    }

    mutating func beginItem() {
        if isBehindItem { boundary = .line } else { line() }
        bullet = true
    }

    mutating func endItem() {
        bullet = false
        line()
    }

    mutating func beginTable() {
        paragraph()
        tables.append(Row())
    }

    mutating func endTable() {
        _ = tables.popLast()
        paragraph()
    }

    mutating func beginRow() {
        line()
        guard let last = tables.indices.last else { return }
        let row = tables[last]
        tables[last] = Row(followsLine: row.hasText ? row.isOneLine : row.followsLine)
    }

    mutating func beginCell() {
        guard let last = tables.indices.last else { return paragraph() }
        tables[last].cellBegins = true
    }

    mutating func beginPreformatted() {
        paragraph()
        preformatted += 1
    }

    mutating func endPreformatted() {
        paragraph()
        preformatted = max(0, preformatted - 1)
    }

    /// The start tag of an element, whose traits the caller has at hand.
    mutating func begin(_ tag: HTMLTag, _ traits: HTMLTag.Traits) {
        switch tag {
        case .br: lineBreak()
        case .ul, .ol, .menu, .dir: beginList()
        case .li: beginItem()
        case .dd: line()
        case .table: beginTable()
        case .tr: beginRow()
        case .td, .th: beginCell()
        case .thead, .tbody, .tfoot: line()
        case .pre, .listing, .xmp: beginPreformatted()
        default:
            if traits.contains(.block) { paragraph() }
        }
    }

    /// The end tag of an element.
    mutating func end(_ tag: HTMLTag, _ traits: HTMLTag.Traits) {
        switch tag {
        case .ul, .ol, .menu, .dir: endList()
        case .li: endItem()
        case .dt, .dd, .tr, .thead, .tbody, .tfoot: line()
        case .td, .th: break
        case .table: endTable()
        case .pre, .listing, .xmp: endPreformatted()
        default:
            if traits.contains(.block), !traits.contains(.void) { paragraph() }
        }
    }

    /// Adds text, references decoded, white space as it stands in the source.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        if preformatted > 0 { return appendPreformatted(text) }
        var position = appendText(text, from: 0)
        while position < text.count {
            // Markup was decoded before, so these are only themselves.
            flush()
            buffer.append(text[position])
            position = appendText(text, from: position + 1)
        }
    }

    /// Whether white space is kept as it is.
    var isPreformatted: Bool { preformatted > 0 }

    /// Adds text outside of preformatted elements from `start` up to a `<` or `&`.
    ///
    /// - Returns: the position of that sign; the end when there is none.
    @inline(__always)
    mutating func appendText(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var position = start
        while position < text.count {
            let byte = text[position]
            if byte == 0x3C || byte == 0x26 { return position }
            let width = PlainTextWriter.spaceWidth(text, position)
            if width > 0 {
                if boundary == .none { boundary = .space }
                position += width
                continue
            }
            flush()
            position = buffer.appendWords(text, from: position)
            // Whether a space at the end is one depends on what follows.
            if buffer.last == 0x20 {
                buffer.removeLast()
                boundary = .space
            }
        }
        return position
    }

    /// Adds a character that a reference names.
    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.value > 0x20, scalar.value < 0x7F, preformatted == 0 {
            flush()
            return buffer.append(UInt8(truncatingIfNeeded: scalar.value))
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { bytes in
            var count = 0
            for byte in Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter {
                bytes[count] = byte
                count += 1
            }
            append(UnsafeBufferPointer(rebasing: bytes[..<count]))
        }
    }

    private mutating func appendPreformatted(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0x0A { end += 1 }
            let run = UnsafeBufferPointer(rebasing: text[start..<end])
            if run.contains(where: { $0 > 0x20 }) {
                flush()
                buffer.append(run)
            } else if boundary == .none, !run.isEmpty {
                boundary = .space
            }
            if end < text.count { lineBreak() }
            start = end + 1
        }
    }

    /// Writes what stands between the text before and the text that follows now.
    private mutating func flush() {
        if let last = tables.indices.last { separateCells(last) }
        if !buffer.isEmpty {
            switch boundary {
            case .none: break
            case .space: buffer.append(0x20)
            case .line:
                trim()
                buffer.append(0x0A)
            case .paragraph:
                trim()
                buffer.append(0x0A)
                buffer.append(0x0A)
            }
        }
        if bullet {
            buffer.append(0x2D)
            buffer.append(0x20)
            isBehindItem = lists > 0
            bullet = false
        }
        boundary = .none
    }

    /// Between two cells of a row that fits on one line stands " | "; in a table that only lays out, a paragraph's end.
    private mutating func separateCells(_ last: Int) {
        if !tables[last].hasText {
            if tables[last].followsLine { boundary = .line }
        } else if tables[last].cellBegins {
            if tables[last].isOneLine {
                buffer.append(0x20)
                buffer.append(0x7C)
                buffer.append(0x20)
                boundary = .none
                bullet = false
            } else {
                boundary = .paragraph
            }
        } else if boundary >= .line {
            tables[last].isOneLine = false
        }
        tables[last].cellBegins = false
        tables[last].hasText = true
    }

    private mutating func trim() {
        while buffer.last == 0x20 { buffer.removeLast() }
    }

    /// The width of white space at `position`; 0 when there is none. No-break space counts, as do the marks without
    /// a width (U+200B, U+FEFF), which sit in texts only to steer where lines break.
    @inline(__always)
    static func spaceWidth(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        let byte = text[position]
        if byte <= 0x20 { return 1 }
        if byte == 0xC2 {
            return position + 1 < text.count && text[position + 1] == 0xA0 ? 2 : 0
        }
        guard byte == 0xE2 || byte == 0xEF, position + 2 < text.count else { return 0 }
        let second = text[position + 1]
        let third = text[position + 2]
        if byte == 0xE2 {
            // U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F.
            if second == 0x80 { return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0 }
            return second == 0x81 && third == 0x9F ? 3 : 0
        }
        return 0
    }
}
