import Testing

@testable import Parsing

@Suite struct ByteWordsTests {
    /// Texts with every byte at every place of a word, and at the end.
    private static let texts: [[UInt8]] = (0...255).flatMap { byte in
        (0..<10).map { place in
            var text = [UInt8](repeating: 0x61, count: 19)
            text[place] = UInt8(byte)
            return text
        }
    }

    @Test func `the first of two bytes is found where it stands`() {
        for text in ByteWordsTests.texts {
            text.withUnsafeBufferPointer { bytes in
                for start in [0, 1, 7] {
                    let expected = bytes[start...].firstIndex { $0 == 0x3C || $0 == 0x26 } ?? bytes.count
                    #expect(ByteWords.find(0x3C, or: 0x26, in: bytes, from: start) == expected)
                }
            }
        }
    }

    @Test func `control characters are told from white space`() {
        for text in ByteWordsTests.texts {
            let expected = text.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
            #expect(text.withUnsafeBufferPointer(ByteWords.holdsControls) == expected)
        }
    }

    /// White space, markup and characters of two and three bytes in random order: one run copied at a time gives what a
    /// reader that looks at each byte gives.
    @Test func `words are copied as far as they go`() {
        let pieces = [
            "a", "bc", " ", "  ", "\n", "!", "é", "\u{A0}", "—", "\u{2003}", "<", "&", "\u{1}", "longer words here",
        ]
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...12, using: &generator))
                .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let bytes = Array(text.utf8)
            let (copied, end) = bytes.withUnsafeBufferPointer { source in
                var buffer = TextBuffer(capacity: 1)
                let end = buffer.appendWords(source, from: 0)
                return (buffer.withBytes { Array($0) }, end)
            }
            #expect(copied == Array(bytes[..<end]))
            #expect(end == ByteWordsTests.endOfWords(bytes), "\(text.debugDescription)")
        }
    }

    private static func endOfWords(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            for position in 0..<bytes.count {
                let byte = bytes[position]
                if byte < 0x20 || byte == 0x3C || byte == 0x26 { return position }
                if byte == 0x20, position > 0, bytes[position - 1] == 0x20 { return position }
                if byte > 0x20, PlainTextWriter.spaceWidth(bytes, position) > 0 { return position }
            }
            return bytes.count
        }
    }
}
