/// Bytes of a document before they are read as XML.
enum XMLText {
    /// Leaves out the control characters that XML 1.0 does not allow (production 2).
    static func withoutControls(_ utf8: [UInt8]) -> (utf8: [UInt8], removed: Int) {
        guard utf8.withUnsafeBufferPointer(mayHoldControls) else { return (utf8, 0) }
        let kept = utf8.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        return (kept, utf8.count - kept.count)
    }

    /// Eight bytes at a time, because nearly no document has any: whether one of them is below 0x20 and not the white
    /// space that is allowed. (Anderson, "Bit Twiddling Hacks", "Determine if a word has a byte less than n".)
    private static func mayHoldControls(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones &* 0x80
        var position = 0
        while position + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if (word &- ones &* 0x20) & ~word & highs != 0 {
                for byte in bytes[position..<position + 8] where isControl(byte) { return true }
            }
            position += 8
        }
        return bytes[position...].contains(where: isControl)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09
    }
}
