/// Passes over bytes eight at a time, where nothing but the end of a stretch matters.
///
/// The tests for bytes within a word are those of Anderson, "Bit Twiddling Hacks" ("Determine if a word has a byte equal
/// to n", "… less than n"): they may stop too early, never too late, so the caller goes on byte by byte from there.
enum ByteWords {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The position from `start` on before which none of the three bytes stands; at most seven short of it.
    @inline(__always)
    static func skip(
        _ text: UnsafeBufferPointer<UInt8>,
        from start: Int,
        until first: UInt8,
        _ second: UInt8,
        _ third: UInt8
    ) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        let a = ones &* UInt64(first)
        let b = ones &* UInt64(second)
        let c = ones &* UInt64(third)
        var position = start
        while position + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if (zeros(word ^ a) | zeros(word ^ b) | zeros(word ^ c)) != 0 { break }
            position += 8
        }
        return position
    }

    /// The position from `start` on before which all is ASCII text with single spaces and no other white space; at most
    /// seven short of it. The byte before `start` is no space.
    @inline(__always)
    static func skipSingleSpaced(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        let spaces = ones &* 0x20
        var position = start
        var endsInSpace: UInt64 = 0
        while position + 8 <= raw.count {
            // The first byte in the lowest place, whatever the machine.
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let isSpace = zeros(word ^ spaces)
            let isControl = (word &- spaces) & ~word & highs
            let follows = isSpace & (isSpace << 8 | endsInSpace)
            if (word & highs) | isControl | follows != 0 { break }
            endsInSpace = isSpace >> 56
            position += 8
        }
        // A space at the end may be the first of several.
        return endsInSpace != 0 ? position - 1 : position
    }

    /// The position of the first byte of 0x80 or above from `start` on; the end when there is none.
    @inline(__always)
    static func firstNonASCII(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var position = start
        while position + 32 <= raw.count {
            let a = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let b = raw.loadUnaligned(fromByteOffset: position + 8, as: UInt64.self)
            let c = raw.loadUnaligned(fromByteOffset: position + 16, as: UInt64.self)
            let d = raw.loadUnaligned(fromByteOffset: position + 24, as: UInt64.self)
            if (a | b | c | d) & highs != 0 { break }
            position += 32
        }
        while position < text.count, text[position] < 0x80 { position += 1 }
        return position
    }

    /// Whether a byte below 0x20 stands in the text that is no tab, line feed or carriage return.
    static func holdsControls(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(text)
        var position = 0
        while position + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if (word &- ones &* 0x20) & ~word & highs != 0 {
                for byte in text[position..<position + 8] where isControl(byte) { return true }
            }
            position += 8
        }
        return text[position...].contains(where: isControl)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09
    }

    /// The highest bit of each byte that is zero; perhaps also of a byte of one above a zero byte.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
}
