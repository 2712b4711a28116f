/// Bytes of a document before they are read as XML.
enum XMLText {
    /// Leaves out the control characters that XML 1.0 does not allow (production 2).
    static func withoutControls(_ utf8: [UInt8]) -> (utf8: [UInt8], removed: Int) {
        guard utf8.withUnsafeBufferPointer(ByteWords.holdsControls) else { return (utf8, 0) }
        let kept = utf8.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        return (kept, utf8.count - kept.count)
    }
}
