/// Bytes of a document before they are read as XML.
enum XMLText {
    /// Leaves out the control characters that XML 1.0 does not allow (production 2).
    static func withoutControls(_ utf8: [UInt8]) -> (utf8: [UInt8], removed: Int) {
        // One pass without branches, so that the compiler makes vector code of it: nearly no document has any.
        var suspects = 0
        utf8.withUnsafeBufferPointer { bytes in
            for byte in bytes {
                suspects &+= byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 ? 1 : 0
            }
        }
        guard suspects > 0 else { return (utf8, 0) }
        let kept = utf8.filter { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        return (kept, suspects)
    }
}
