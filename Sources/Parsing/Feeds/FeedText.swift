import Foundation

/// Texts of a feed to plain text.
enum FeedText {
    /// What a publisher declares a text to be.
    enum Kind {
        /// Text in which markup means nothing, though publishers put some.
        case plain
        /// RSS's text: nothing says whether it is HTML, but its character references always are.
        case loose
        /// HTML, escaped or in CDATA.
        case html
    }

    /// One line: white space collapsed. Markup is taken off a plain text too when it cannot be meant literally.
    static func line(_ utf8: UnsafeBufferPointer<UInt8>, _ kind: Kind) -> String? {
        let line =
            switch kind {
            case .plain where !holdsMarkup(utf8): collapsed(utf8)
            case .loose where !holdsMarkup(utf8): resolving(utf8, collapsed)
            case .plain, .loose, .html: MarkupText.withPlainText(ofFragment: utf8, collapsed)
            }
        return line.isEmpty ? nil : line
    }

    static func line(_ utf8: [UInt8], _ kind: Kind) -> String? {
        utf8.withUnsafeBufferPointer { line($0, kind) }
    }

    static func line(_ text: String, _ kind: Kind) -> String? {
        var text = text
        return text.withUTF8 { line($0, kind) }
    }

    /// Paragraphs separated by an empty line.
    static func paragraphs(_ utf8: UnsafeBufferPointer<UInt8>, _ kind: Kind) -> String? {
        let text =
            switch kind {
            case .plain where !holdsMarkup(utf8): string(trimmed(utf8))
            case .loose where !holdsMarkup(utf8): resolving(utf8) { string(trimmed($0)) }
            // Without a ">" there is no tag: a "<" is meant literally.
            case .html where ByteScanner(utf8).find(0x3E, from: 0) == utf8.count:
                resolving(utf8) { string(trimmed($0)) }
            case .plain, .loose, .html: MarkupText.withPlainText(ofFragment: utf8, string)
            }
        return text.isEmpty ? nil : text
    }

    static func paragraphs(_ text: String, _ kind: Kind) -> String? {
        var text = text
        return text.withUTF8 { paragraphs($0, kind) }
    }

    /// Whether a text that is said to be plain holds markup: an end tag of an HTML element or one that needs none.
    /// "History of the <blink> tag" does not.
    static func holdsMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let scan = ByteScanner(bytes)
        var position = scan.find(0x3C, from: 0)
        while position < bytes.count {
            var start = position + 1
            let isEnd = start < bytes.count && bytes[start] == 0x2F
            if isEnd { start += 1 }
            var end = start
            while end < bytes.count, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) { end += 1 }
            let name = XMLName.named(bytes[start..<end])
            if isEnd ? name.isHTMLOnly : name == .br || name == .img || name == .hr { return true }
            position = scan.find(0x3C, from: end)
        }
        return false
    }

    /// `body` of the text with its character references resolved and nothing else changed.
    private static func resolving(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> String
    ) -> String {
        let scan = ByteScanner(bytes)
        var position = scan.find(0x26, from: 0)
        guard position < bytes.count else { return body(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var start = 0
        while position < bytes.count {
            if let (value, length) = CharacterReference.read(bytes, at: position) {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
                CharacterReference.append(value, to: &out)
                start = min(position + length, bytes.count)
                position = scan.find(0x26, from: start)
            } else {
                position = scan.find(0x26, from: position + 1)
            }
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
        return out.withUnsafeBufferPointer(body)
    }

    /// White space and control characters at both ends taken off.
    static func trimmed(_ utf8: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var start = 0
        var end = utf8.count
        while start < end, utf8[start] <= 0x20 { start += 1 }
        while end > start, utf8[end - 1] <= 0x20 { end -= 1 }
        return UnsafeBufferPointer(rebasing: utf8[start..<end])
    }

    /// The same as a string: an address, an identity.
    static func trimmedString(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: trimmed(utf8), as: UTF8.self)
    }

    static func trimmedString(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last else { return text }
        if first > 0x20, last > 0x20 { return text }
        var text = text
        return text.withUTF8 { trimmedString($0) }
    }

    /// Runs of white space (no-break spaces as well) to one space, none at the ends.
    static func collapsed(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        if isCollapsed(utf8) { return valid(utf8) }
        var out = TextBuffer(capacity: utf8.count)
        var isPending = false
        var position = 0
        while position < utf8.count {
            let byte = utf8[position]
            if byte <= 0x20 {
                isPending = true
                position += 1
            } else if byte == 0xC2, position + 1 < utf8.count, utf8[position + 1] == 0xA0 {
                isPending = true
                position += 2
            } else {
                if isPending, !out.isEmpty { out.append(0x20) }
                isPending = false
                out.append(byte)
                position += 1
            }
        }
        return out.withBytes(string)
    }

    /// Whether a text is ASCII with single spaces and none at its ends, as most titles and names are.
    private static func isCollapsed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20 else { return bytes.isEmpty }
        var position = ByteWords.skipSingleSpaced(bytes, from: 1)
        while position < bytes.count {
            let byte = bytes[position]
            if byte >= 0x80 || byte < 0x20 || (byte == 0x20 && bytes[position - 1] == 0x20) { return false }
            position += 1
        }
        return true
    }

    /// The text, and what a text with characters U+0080 to U+009F must be put right, because no one writes those
    /// controls: UTF-8 that was read as ISO 8859-1 and encoded again, else windows-1252 taken for ISO 8859-1
    /// ("don\u{92}t" is "don’t").
    static func string(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        holdsControls(utf8) ? repaired(valid(utf8)) : valid(utf8)
    }

    /// A string of bytes that were cut out of valid UTF-8 at ASCII characters or white space, or put together of such
    /// pieces and encoded scalars: looking whether they are valid once more would cost a fifteenth of a feed's time.
    /// Debug builds and the fuzzer look.
    private static func valid(_ utf8: UnsafeBufferPointer<UInt8>) -> String {
        assert(String(validating: utf8, as: UTF8.self) != nil, "a text was cut within a character")
        return String(copying: UTF8Span(unchecked: utf8.span))
    }

    private static func holdsControls(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        let scan = ByteScanner(utf8)
        var position = scan.find(0xC2, from: 0)
        while position + 1 < utf8.count {
            if utf8[position + 1] < 0xA0 { return true }
            position = scan.find(0xC2, from: position + 2)
        }
        return false
    }

    private static func repaired(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy({ $0.value < 0x100 }) {
            let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            if let decoded = String(validating: bytes, as: UTF8.self) { return decoded }
        }
        var repaired = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if (0x80...0x9F).contains(scalar.value),
                let mapped = CharacterSetDecoder.windows1252(UInt8(truncatingIfNeeded: scalar.value))
            {
                repaired.append(mapped)
            } else {
                repaired.append(scalar)
            }
        }
        return String(repaired)
    }
}
