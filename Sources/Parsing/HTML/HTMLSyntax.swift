#if canImport(Glibc)
import Glibc
#else
import Foundation
#endif

/// Where tags, comments and raw texts end in the bytes of HTML. All positions may lie at the end of the text.
enum HTMLSyntax {
    /// A byte that cannot be part of a tag's name (HTML Living Standard, section 13.2.5.8).
    @inline(__always)
    static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x3E || byte == 0x2F || byte == 0x3C
    }

    /// The first position of `byte` at or behind `start`.
    @inline(__always)
    static func index(of byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < text.count, let base = text.baseAddress,
            let found = memchr(base + start, Int32(byte), text.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Behind the ">" that closes the tag whose name ends at `start`; a ">" within a quoted value does not.
    ///
    /// A quote that is never closed quotes nothing; a tag that is never closed ends with the text.
    static func endOfTag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var position = start
        while true {
            position = ByteWords.find(0x3E, or: 0x3D, in: text, from: position)
            guard position < text.count else { return text.count }
            if text[position] == 0x3E { return position + 1 }
            // The value behind an equals sign.
            position += 1
            while position < text.count, isSpace(text[position]) { position += 1 }
            guard position < text.count, text[position] == 0x22 || text[position] == 0x27 else { continue }
            position = index(of: text[position], in: text, from: position + 1).map { $0 + 1 } ?? position + 1
        }
    }

    @inline(__always)
    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// Behind the end tag of the element called as the bytes in `name` say, whose content begins at `start`; nil
    /// when it has none. Elements within it are not counted: none of those asked for nests in sound pages.
    static func endOfElement(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, name: Range<Int>) -> Int? {
        var position = start
        while let open = index(of: 0x3C, in: text, from: position) {
            let candidate = open + 2
            let behind = candidate + name.count
            if behind <= text.count, text[open + 1] == 0x2F, equals(text, candidate, name),
                behind == text.count || endsName(text[behind])
            {
                return endOfTag(text, behind)
            }
            position = open + 1
        }
        return nil
    }

    /// Behind the comment that begins at `start` ("<!--"); a comment that is never closed takes the rest.
    static func endOfComment(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        // "<!-->" and "<!--->" are empty comments: section 13.2.5.43.
        if matches(text, start, "<!-->") { return start + 5 }
        if matches(text, start, "<!--->") { return start + 6 }
        var position = start + 4
        while let close = index(of: 0x3E, in: text, from: position) {
            if close >= start + 6, text[close - 1] == 0x2D, text[close - 2] == 0x2D { return close + 1 }
            // "--!>" closes as well: section 13.2.5.52.
            if close >= start + 7, text[close - 1] == 0x21, text[close - 2] == 0x2D, text[close - 3] == 0x2D {
                return close + 1
            }
            position = close + 1
        }
        return text.count
    }

    static func matches(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard position >= 0, position + count <= text.count else { return false }
        for offset in 0..<count where text[position + offset] != literal.utf8Start[offset] { return false }
        return true
    }

    private static func equals(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ name: Range<Int>) -> Bool {
        for offset in 0..<name.count where text[position + offset] | 0x20 != text[name.lowerBound + offset] | 0x20 {
            return false
        }
        return true
    }
}
