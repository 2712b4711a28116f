#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Searches in bytes; every position asked for is checked against the end.
struct ByteScanner {
    let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The position of the next `byte` at or behind `start`; the end when there is none.
    @inline(__always)
    func find(_ byte: UInt8, from start: Int) -> Int {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return bytes.count }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }

    /// The position of the next `text` at or behind `start`. Linear for the short texts asked for here.
    func find(_ text: StaticString, from start: Int) -> Int? {
        let first = text.utf8Start.pointee
        var candidate = find(first, from: start)
        while candidate < bytes.count {
            if matches(text, at: candidate) { return candidate }
            candidate = find(first, from: candidate + 1)
        }
        return nil
    }

    func matches(_ text: StaticString, at start: Int) -> Bool {
        guard start >= 0, bytes.count - start >= text.utf8CodeUnitCount, let base = bytes.baseAddress else {
            return false
        }
        return memcmp(base + start, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    @inline(__always)
    func skipSpace(_ start: Int) -> Int {
        var cursor = start
        while cursor < bytes.count, ASCII.isSpace(bytes[cursor]) { cursor += 1 }
        return cursor
    }

    /// One byte on, or behind the closing quotation mark when a quoted string begins at `start`.
    func skipQuoted(_ start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        let byte = bytes[start]
        guard byte == 0x22 || byte == 0x27 else { return start + 1 }
        let end = find(byte, from: start + 1)
        return end < bytes.count ? end + 1 : start + 1
    }

    /// Behind the next `>`; the end when there is none.
    func skipPastBracket(_ start: Int) -> Int {
        min(find(0x3E, from: start) + 1, bytes.count)
    }

    @inline(__always)
    func equal(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count, let base = bytes.baseAddress else { return left.count == right.count }
        return memcmp(base + left.lowerBound, base + right.lowerBound, left.count) == 0
    }

    /// Whether the bytes of `name` stand at `start`.
    func equal(_ name: Range<Int>, _ start: Int) -> Bool {
        bytes.count - start >= name.count && equal(name, start..<start + name.count)
    }

    func equalIgnoringCase(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.count == right.count
            && zip(bytes[left], bytes[right]).allSatisfy { ASCII.lowercased($0) == ASCII.lowercased($1) }
    }

    /// A qualified name's prefix (empty when it has none) and local part.
    @inline(__always)
    func split(_ name: Range<Int>) -> (prefix: Range<Int>, local: Range<Int>) {
        var cursor = name.lowerBound
        while cursor < name.upperBound {
            if bytes[cursor] == 0x3A { return (name.lowerBound..<cursor, cursor + 1..<name.upperBound) }
            cursor += 1
        }
        return (name.lowerBound..<name.lowerBound, name)
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
