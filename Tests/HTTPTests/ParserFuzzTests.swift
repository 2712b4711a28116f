import Testing

@testable import HTTP

/// Mutations of good and bad requests: the parser must not crash, must not depend on how bytes arrive, must keep to its
/// limits, and must let nothing through that another implementation could read otherwise.
@Suite struct ParserFuzzTests {
    private static let seeds: [[UInt8]] =
        (RequestLineConformanceTests.lines + FieldConformanceTests.fields + FieldConformanceTests.hosts
        + FramingConformanceTests.lengths + FramingConformanceTests.codings + FramingConformanceTests.chunks)
        .map { Array($0.bytes.utf8) }.filter { $0.count < 400 }

    private static let fragments: [[UInt8]] = [
        "\r\n", "\n", "\r", "\0", " ", "\t", ":", ";", ",", "0", "%", "%00", "\r\n\r\n", "0\r\n\r\n", "HTTP/1.1",
        "HTTP/1.0",
        "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "Host: localhost\r\n", "chunked",
        "GET / HTTP/1.1\r\n",
        "ffffffffffffffff", "-1", "+", "\u{FF}", "Expect: 100-continue\r\n", "Connection: close\r\n", "=", "\"", "\\",
    ].map { Array($0.utf8) }

    @Test(arguments: 0..<16)
    func mutatedRequestsAreReadInOneWayOrRefused(_ seed: Int) {
        var generator = SeededGenerator(UInt64(seed) &* 7919)
        var limits = ParserLimits()
        limits.bodyBytes = 4096
        for _ in 0..<400 {
            let bytes = mutate(&generator)
            let whole = ParserTranscript(bytes, splitAt: [], limits: limits)
            let splits =
                bytes.count > 1
                ? Set((0..<5).map { _ in Int.random(in: 1..<bytes.count, using: &generator) }).sorted() : []
            #expect(whole == ParserTranscript(bytes, splitAt: splits, limits: limits), "\(bytes)")
            #expect(whole.peakBytes <= limits.headerBytes + limits.bodyBytes + bytes.count)
            for message in whole.messages { expectUnambiguous(message) }
        }
    }

    private func mutate(_ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = Self.seeds.randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let position = Int.random(in: 0...bytes.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0 where position < bytes.count:
                bytes[position] = UInt8.random(in: .min ... .max, using: &generator)
            case 1 where position < bytes.count:
                bytes.remove(at: position)
            case 2:
                bytes.insert(contentsOf: Self.fragments.randomElement(using: &generator) ?? [], at: position)
            case 3:
                bytes.append(contentsOf: Self.seeds.randomElement(using: &generator) ?? [])
            case 4 where position < bytes.count:
                let end = Int.random(in: position...bytes.count, using: &generator)
                bytes.insert(contentsOf: Array(bytes[position..<end]), at: position)
            default:
                bytes.removeLast(bytes.count - position)
            }
        }
        return bytes
    }

    /// Reads the head of a message that was let through in the most naive way there is.
    private func expectUnambiguous(_ message: [UInt8]) {
        let end = (4...message.count).first { message[($0 - 4)..<$0] == [13, 10, 13, 10] } ?? message.count
        let head = message[..<end]
        #expect(!head.contains(0))
        let feeds = head.filter { $0 == 10 }.count
        let returns = head.filter { $0 == 13 }.count
        let pairs = zip(head, head.dropFirst()).filter { $0 == 13 && $1 == 10 }.count
        #expect(feeds == pairs && returns == pairs, "a CR or LF stands alone: \(message)")
        let names = head.split(separator: 10).dropFirst().map { line in
            String(decoding: line.prefix { $0 != 0x3A }, as: UTF8.self).lowercased()
        }
        let lengths = names.filter { $0 == "content-length" }.count
        let codings = names.filter { $0 == "transfer-encoding" }.count
        #expect(lengths <= 1 && lengths + codings <= 1, "two ways to find the end: \(message)")
        #expect(names.filter { $0 == "host" }.count <= 1)
    }
}
