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
    static func line(_ utf8: [UInt8], _ kind: Kind) -> String? {
        let text: [UInt8]
        switch kind {
        case .plain where !holdsMarkup(utf8): text = utf8
        case .loose where !holdsMarkup(utf8): text = resolved(utf8)
        case .plain, .loose, .html: text = Array(MarkupText.plainText(ofFragment: utf8).utf8)
        }
        return nonEmpty(repaired(collapsed(text)))
    }

    /// Paragraphs separated by an empty line.
    static func paragraphs(_ utf8: [UInt8], _ kind: Kind) -> String? {
        switch kind {
        case .plain where !holdsMarkup(utf8): nonEmpty(repaired(trimmed(utf8)))
        case .loose where !holdsMarkup(utf8): nonEmpty(repaired(trimmed(resolved(utf8))))
        // Without a ">" there is no tag: a "<" is meant literally.
        case .html where !utf8.contains(0x3E): nonEmpty(repaired(trimmed(resolved(utf8))))
        case .plain, .loose, .html: nonEmpty(repaired(MarkupText.plainText(ofFragment: utf8)))
        }
    }

    /// Whether a text that is said to be plain holds markup: an end tag of an HTML element or one that needs none.
    /// "History of the <blink> tag" does not.
    static func holdsMarkup(_ utf8: [UInt8]) -> Bool {
        utf8.withUnsafeBufferPointer { bytes in
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
    }

    /// Character references resolved, nothing else changed.
    private static func resolved(_ utf8: [UInt8]) -> [UInt8] {
        utf8.withUnsafeBufferPointer { bytes in
            let scan = ByteScanner(bytes)
            var position = scan.find(0x26, from: 0)
            guard position < bytes.count else { return utf8 }
            var out: [UInt8] = []
            out.reserveCapacity(utf8.count)
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
            return out
        }
    }

    /// White space at both ends taken off.
    static func trimmed(_ utf8: [UInt8]) -> [UInt8] {
        guard let first = utf8.firstIndex(where: { $0 > 0x20 }), let last = utf8.lastIndex(where: { $0 > 0x20 }) else {
            return []
        }
        return first == 0 && last == utf8.count - 1 ? utf8 : Array(utf8[first...last])
    }

    /// Runs of white space (no-break spaces as well) to one space, none at the ends.
    static func collapsed(_ utf8: [UInt8]) -> String {
        if isCollapsed(utf8) { return String(decoding: utf8, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
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
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a text is ASCII with single spaces and none at its ends, as most titles and names are.
    private static func isCollapsed(_ utf8: [UInt8]) -> Bool {
        guard let first = utf8.first, let last = utf8.last, first > 0x20, last > 0x20 else { return utf8.isEmpty }
        return utf8.withUnsafeBufferPointer { bytes in
            var position = ByteWords.skipSingleSpaced(bytes, from: 1)
            while position < bytes.count {
                let byte = bytes[position]
                if byte >= 0x80 || byte < 0x20 || (byte == 0x20 && bytes[position - 1] == 0x20) { return false }
                position += 1
            }
            return true
        }
    }

    private static func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func repaired(_ utf8: [UInt8]) -> String { repaired(String(decoding: utf8, as: UTF8.self)) }

    /// Puts right what a text with characters U+0080 to U+009F must be, because no one writes those controls:
    /// UTF-8 that was read as ISO 8859-1 and encoded again, else windows-1252 taken for ISO 8859-1
    /// ("don\u{92}t" is "don’t").
    static func repaired(_ text: String) -> String {
        var text = text
        let hasControls = text.withUTF8 { bytes in
            let scan = ByteScanner(bytes)
            var position = scan.find(0xC2, from: 0)
            while position + 1 < bytes.count {
                if bytes[position + 1] < 0xA0 { return true }
                position = scan.find(0xC2, from: position + 2)
            }
            return false
        }
        guard hasControls else { return text }
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
