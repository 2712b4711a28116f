/// `field-name ":" OWS field-value OWS` (RFC 9112 §5).
enum FieldLine {
    /// The offsets of name and value in `line` (CRLF excluded), which must lie in the first 65,535 bytes.
    static func parse(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Rejection) -> FieldSlice {
        let first = bytes[line.lowerBound]
        if first == 0x20 || first == 0x09 {
            throw .malformed(
                "obs_fold",
                "A header line begins with white space; line folding is not accepted (RFC 9112 §5.2)."
            )
        }
        let position = endOfToken(bytes, line)
        guard position < line.upperBound, bytes[position] == 0x3A else { throw badName(bytes, line, position) }
        guard position > line.lowerBound else {
            throw .malformed("bad_header_name", "A header line has no name.")
        }
        let nameEnd = position
        var start = nameEnd + 1
        var end = line.upperBound
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        guard isFieldValue(bytes, start..<end) else {
            throw .malformed("bad_header_value", "A header value holds a control character (RFC 9110 §5.5).")
        }
        return FieldSlice(
            nameStart: UInt16(truncatingIfNeeded: line.lowerBound),
            nameEnd: UInt16(truncatingIfNeeded: nameEnd),
            valueStart: UInt16(truncatingIfNeeded: start),
            valueEnd: UInt16(truncatingIfNeeded: end)
        )
    }

    private static func endOfToken(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int {
        bytes.withUnsafeBytes { bytes in
            var position = line.lowerBound
            while position < line.upperBound, ByteClass.isToken(bytes[position]) { position &+= 1 }
            return position
        }
    }

    /// Eight bytes at a time while there is no control among them; a word with one, such as a tab, is looked at closely.
    private static func isFieldValue(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var position = value.lowerBound
            while value.upperBound &- position >= 8 {
                let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                if ByteClass.mayHoldControl(word) {
                    for offset in 0..<8 where !ByteClass.isFieldValue(bytes[position &+ offset]) { return false }
                }
                position &+= 8
            }
            while position < value.upperBound {
                guard ByteClass.isFieldValue(bytes[position]) else { return false }
                position &+= 1
            }
            return true
        }
    }

    private static func badName(_ bytes: Span<UInt8>, _ line: Range<Int>, _ position: Int) -> Rejection {
        if position == line.upperBound {
            return .malformed("bad_header_line", "A header line has no colon.")
        }
        var colon = position
        while colon < line.upperBound, bytes[colon] == 0x20 || bytes[colon] == 0x09 { colon += 1 }
        if colon > position, colon < line.upperBound, bytes[colon] == 0x3A {
            return .malformed("space_before_colon", "White space stands before the colon of a header (RFC 9112 §5.1).")
        }
        return .malformed("bad_header_name", "A header name holds a character that no token may hold.")
    }
}
