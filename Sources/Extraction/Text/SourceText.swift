/// The analysed text as UTF-8, with a map from bytes to Unicode scalars.
struct SourceText: Sendable {
    let utf8: [UInt8]
    /// Byte where the body starts: 0 without a title.
    let bodyStart: Int
    /// Scalars before each 64th byte; empty when the text is ASCII.
    private let checkpoints: [Int32]

    /// - Parameters:
    ///   - title: nil or empty when there is none.
    ///   - body: the offsets count in `title + "\n\n" + body`.
    init(title: String?, body: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity((title?.utf8.count ?? 0) + body.utf8.count + 2)
        if let title, !title.isEmpty {
            bytes.append(contentsOf: title.utf8)
            bytes.append(0x0A)
            bytes.append(0x0A)
        }
        bodyStart = bytes.count
        bytes.append(contentsOf: body.utf8)
        utf8 = bytes
        checkpoints = SourceText.checkpoints(of: bytes)
    }

    /// The number of Unicode scalars before byte `offset`.
    func scalarOffset(ofByte offset: Int) -> Int {
        guard !checkpoints.isEmpty else { return offset }
        let block = offset >> 6
        var count = Int(checkpoints[block])
        for index in (block << 6)..<offset where utf8[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The characters from byte `start` up to byte `end`.
    func string(_ start: Int, _ end: Int) -> String {
        String(decoding: utf8[start..<end], as: UTF8.self)
    }

    private static func checkpoints(of bytes: [UInt8]) -> [Int32] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
        var result: [Int32] = []
        result.reserveCapacity(bytes.count / 64 + 2)
        var count: Int32 = 0
        for (index, byte) in bytes.enumerated() {
            if index & 63 == 0 { result.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        if bytes.count & 63 == 0 { result.append(count) }
        return result
    }
}
