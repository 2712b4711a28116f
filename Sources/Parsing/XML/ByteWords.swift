/// Passes over bytes eight at a time, where nothing but the end of a stretch matters.
///
/// The tests for bytes within a word are those of Anderson, "Bit Twiddling Hacks" ("Determine if a word has a byte equal
/// to n", "… less than n"): they may stop too early, never too late, so the caller goes on byte by byte from there.
enum ByteWords {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The position of the first `first` or `second` from `start` on; the end when there is neither.
    @inline(__always)
    static func find(
        _ first: UInt8,
        or second: UInt8,
        in text: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        let a = ones &* UInt64(first)
        let b = ones &* UInt64(second)
        var position = start
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let found = zeros(word ^ a) | zeros(word ^ b)
            // A byte that is taken for zero by mistake stands above one that is.
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < text.count, text[position] != first, text[position] != second { position += 1 }
        return position
    }

    /// Where in eight bytes of text (the first in the lowest place) something else than words begins: the highest bit
    /// of each byte that is `<`, `&`, a control character, not ASCII, or a space behind a space, and perhaps of bytes
    /// above one of these or above a space: the lowest bit may come too early, never too late. Also the spaces, with
    /// the same reserve; `endsInSpace` is 0x80 when the byte before was one.
    @inline(__always)
    static func wordBreaks(_ word: UInt64, _ endsInSpace: UInt64) -> (stops: UInt64, spaces: UInt64) {
        let spaces = zeros(word ^ ones &* 0x20)
        let controls = (word &- ones &* 0x20) & ~word & highs
        let markup = zeros(word ^ ones &* 0x3C) | zeros(word ^ ones &* 0x26)
        return ((word & highs) | controls | markup | (spaces & (spaces << 8 | endsInSpace)), spaces)
    }

    /// The position from `start` on before which no quotation mark, backslash or control character stands; at most seven
    /// short of the first.
    @inline(__always)
    static func skipJSONText(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        var position = start
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let controls = (word &- ones &* 0x20) & ~word & highs
            let found = zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C) | controls
            if found != 0 { return position + found.trailingZeroBitCount / 8 }
            position += 8
        }
        return position
    }

    /// Where an ampersand stands in eight bytes (the first in the lowest place): nil, or 0 to 7.
    @inline(__always)
    static func firstAmpersand(_ word: UInt64) -> Int? {
        let found = zeros(word ^ ones &* 0x26)
        return found == 0 ? nil : found.trailingZeroBitCount / 8
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
    ///
    /// A loop without branches, which the compiler turns into vector instructions.
    static func holdsControls(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in text {
            let isControl: UInt8 = byte < 0x20 ? 1 : 0
            let isAllowed: UInt8 = (byte == 0x09 ? 1 : 0) | (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0)
            found |= isControl & ~isAllowed
        }
        return found != 0
    }

    /// The highest bit of each byte that is zero; perhaps also of a byte of one above a zero byte.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
}
