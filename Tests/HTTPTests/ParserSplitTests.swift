import Testing

@testable import HTTP

/// However the bytes arrive, the parser has to make the same of them.
@Suite struct ParserSplitTests {
    private static let cases: [ConformanceCase] =
        RequestLineConformanceTests.lines + RequestLineConformanceTests.targets + RequestLineConformanceTests.methods
        + FieldConformanceTests.fields + FieldConformanceTests.hosts + FieldConformanceTests.connections
        + FramingConformanceTests.lengths + FramingConformanceTests.codings + FramingConformanceTests.chunks
        + FramingConformanceTests.smuggling + FramingConformanceTests.expectations

    @Test(arguments: cases.filter { $0.bytes.utf8.count < 2000 })
    func everySplitGivesTheSame(_ testCase: ConformanceCase) {
        let bytes = Array(testCase.bytes.utf8)
        let whole = ParserTranscript(bytes, splitAt: [])
        #expect(whole == ParserTranscript(bytes, splitAt: Array(1..<bytes.count)), "byte by byte")
        for split in 1..<bytes.count {
            #expect(whole == ParserTranscript(bytes, splitAt: [split]), "split at \(split)")
        }
    }

    @Test(arguments: 0..<40)
    func coalescedRequestsComeApartTheSame(_ seed: Int) {
        var generator = SeededGenerator(UInt64(seed))
        let served = Self.cases.filter { $0.fate == .stays && $0.bytes.utf8.count < 1000 }
        let chosen = (0..<12).compactMap { _ in served.randomElement(using: &generator) }
        let alone = chosen.flatMap { ParserTranscript(Array($0.bytes.utf8), splitAt: []).messages }
        let joined = chosen.flatMap { Array($0.bytes.utf8) }
        #expect(ParserTranscript(joined, splitAt: []).messages == alone)
        for _ in 0..<8 {
            let splits = Set((0..<20).map { _ in Int.random(in: 1..<joined.count, using: &generator) }).sorted()
            #expect(ParserTranscript(joined, splitAt: splits).messages == alone)
        }
    }

    /// The same over a socket, where the kernel splits and joins as it likes.
    @Test func bytesSentOneByOneAreAnsweredAsIfSentAtOnce() throws {
        let server = try TestServer()
        let request =
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
        let client = try server.client()
        for byte in (request + request).utf8 { client.send([byte]) }
        #expect(client.response()?.text == "hello")
        #expect(client.response()?.text == "hello")
    }
}

/// What a parser made of some bytes: the messages, and whether it refused the rest.
struct ParserTranscript: Equatable {
    var messages: [[UInt8]] = []
    var isRejected = false
    var isComplete = true
    /// The most that was kept in memory.
    var peakBytes = 0

    init(_ bytes: [UInt8], splitAt splits: [Int], limits: ParserLimits = ParserLimits()) {
        var parser = RequestParser(limits: limits)
        var head: [UInt8] = []
        var start = 0
        for end in splits + [bytes.count] {
            let part = Array(bytes[start..<end])
            start = end
            var position = 0
            while position < part.count {
                var consumed = 0
                var event = parser.feed(part.span.extracting(position..<part.count), consumed: &consumed)
                precondition((0...(part.count - position)).contains(consumed), "took more than there was")
                position += consumed
                if case .head(let parsed) = event {
                    // Empty lines before a request are no part of it.
                    head = Array(parsed.bytes.drop { $0 == 0x0D || $0 == 0x0A })
                    event = parser.readBody(limit: limits.bodyBytes)
                }
                peakBytes = max(peakBytes, parser.bufferedBytes)
                switch event {
                case .body(let body): messages.append(head + body)
                case .rejected:
                    isRejected = true
                    return
                case .needsMore, .head: break
                }
            }
        }
        isComplete = parser.position == .betweenMessages
    }

    static func == (one: ParserTranscript, other: ParserTranscript) -> Bool {
        one.messages == other.messages && one.isRejected == other.isRejected
            && (one.isRejected || one.isComplete == other.isComplete)
    }
}
