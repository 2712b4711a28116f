@testable import HTTP

/// libFuzzer's entry (scripts/sanitize-http fuzz). The first byte says how the rest is cut into pieces; whatever the
/// pieces, the parser must make the same of them, keep to its limits and never trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let message = Array(input[1...])
    let whole = transcript(message, pieces: message.count)
    let cut = transcript(message, pieces: Int(input[0] % 17) + 1)
    precondition(whole.messages == cut.messages, "messages depend on how the bytes arrived")
    precondition(whole.isRejected == cut.isRejected, "a refusal depends on how the bytes arrived")
    return 0
}

private func transcript(_ bytes: [UInt8], pieces length: Int) -> (messages: [[UInt8]], isRejected: Bool) {
    var limits = ParserLimits()
    limits.bodyBytes = 1024
    limits.headerBytes = 2048
    limits.targetBytes = 256
    var parser = RequestParser(limits: limits)
    var messages: [[UInt8]] = []
    var head: [UInt8] = []
    var start = 0
    while start < bytes.count {
        let piece = Array(bytes[start..<min(start + length, bytes.count)])
        start += piece.count
        var position = 0
        while position < piece.count {
            var consumed = 0
            var event = parser.feed(piece.span.extracting(position..<piece.count), consumed: &consumed)
            precondition((0...(piece.count - position)).contains(consumed), "took more than there was")
            position += consumed
            if case .head(let parsed) = event {
                head = Array(parsed.bytes.drop { $0 == 0x0D || $0 == 0x0A })
                // What handlers may ask for must not trap either.
                _ = parsed.httpFields
                if let query = parsed.query { _ = QueryItem.items(parsed.bytes, query) }
                event = parser.readBody(limit: limits.bodyBytes)
            }
            precondition(parser.bufferedBytes <= limits.headerBytes + limits.bodyBytes + bytes.count)
            switch event {
            case .body(let body): messages.append(head + body)
            case .rejected: return (messages, true)
            case .needsMore, .head: break
            }
        }
    }
    return (messages, false)
}
