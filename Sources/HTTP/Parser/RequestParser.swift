import HTTPTypes

/// The server's side of HTTP/1.1 as a machine over bytes: no socket, no clock, no allocation for what it needn't keep.
///
/// Feed it whatever arrived; it says how much it took and what that made. After `.head` the caller answers with
/// `readBody(limit:)` (or drops the parser); after `.request` the machine is ready for the next message.
/// After a rejection nothing more may be fed: where the next message would begin is unknown.
struct RequestParser {
    enum Event {
        /// Everything was taken and no message is complete.
        case needsMore
        /// The header section is complete; the body, if any, follows.
        case head(RequestHead)
        /// The message is complete.
        case body([UInt8])
        /// The message can't be served, and the connection must be closed after the answer.
        case rejected(Rejection)
    }

    private enum State {
        case head
        case awaitingBodyDecision(RequestHead)
        case length(remaining: Int)
        case chunked(ChunkedDecoder)
        case failed
    }

    private let limits: ParserLimits
    private var state = State.head
    private var head = HeadParser()
    private var partialHead: [UInt8] = []
    private var body: [UInt8] = []
    private var bodyLimit = 0

    init(limits: ParserLimits) {
        self.limits = limits
    }

    /// Where in a message the machine stands: what a timeout or an end of input means depends on it.
    enum Position {
        case betweenMessages
        case inHead
        case inBody
    }

    var position: Position {
        switch state {
        case .head: partialHead.isEmpty ? .betweenMessages : .inHead
        case .awaitingBodyDecision, .length, .chunked: .inBody
        case .failed: .betweenMessages
        }
    }

    /// Whether the head that is unfinished, or was refused, is that of a HEAD request: the answer has no body, even when
    /// it says what was wrong with the rest (RFC 9110 §9.3.2).
    var isHeadRequest: Bool {
        partialHead.drop { $0 == 0x0D || $0 == 0x0A }.starts(with: "HEAD ".utf8)
    }

    /// The bytes kept for the message that is being read.
    var bufferedBytes: Int { partialHead.count + body.count }

    /// Takes bytes from `input`; `consumed` is how many.
    mutating func feed(_ input: Span<UInt8>, consumed: inout Int) -> Event {
        consumed = 0
        do throws(Rejection) {
            switch state {
            case .head:
                return try feedHead(input, &consumed)
            case .awaitingBodyDecision:
                return .needsMore
            case .length(let remaining):
                return feedLength(input, remaining, &consumed)
            case .chunked(var decoder):
                // Taking the payload out of the state keeps the decoder's buffers uniquely referenced.
                state = .failed
                try decoder.advance(input, &consumed, into: &body, bodyLimit: bodyLimit, limits)
                if decoder.isDone { return complete() }
                state = .chunked(decoder)
                return .needsMore
            case .failed:
                consumed = input.count
                return .needsMore
            }
        } catch {
            state = .failed
            return .rejected(error)
        }
    }

    /// Decides, after `.head`, that the body is wanted; throws when it announces more than `limit` bytes.
    mutating func readBody(limit: Int) -> Event {
        guard case .awaitingBodyDecision(let head) = state else { return .needsMore }
        bodyLimit = limit
        switch head.framing {
        case .none:
            return complete()
        case .length(let length):
            guard length <= limit else {
                state = .failed
                return .rejected(
                    Rejection(.contentTooLarge, "body_too_large", "The body is longer than \(limit) bytes.")
                )
            }
            state = .length(remaining: length)
        case .chunked:
            state = .chunked(ChunkedDecoder())
        }
        return .needsMore
    }

    private mutating func feedHead(_ input: Span<UInt8>, _ consumed: inout Int) throws(Rejection) -> Event {
        guard !input.isEmpty else { return .needsMore }
        let buffered = partialHead.count
        // Taken out of self while the bytes of self are looked at.
        var machine = HeadParser()
        swap(&machine, &head)
        let outcome: HeadParser.Outcome
        if buffered == 0 {
            do throws(Rejection) {
                outcome = try machine.advance(input, limits)
            } catch {
                // Enough to tell the method by.
                append(input.extracting(0..<min(input.count, 16)), to: &partialHead)
                throw error
            }
        } else {
            append(input, to: &partialHead)
            outcome = try machine.advance(partialHead.span, limits)
        }
        switch outcome {
        case .needsMore:
            head = machine
            if buffered == 0 { append(input, to: &partialHead) }
            consumed = input.count
            return .needsMore
        case .done(let parsed, let end):
            consumed = end - buffered
            partialHead = []
            state = .awaitingBodyDecision(parsed)
            return .head(parsed)
        }
    }

    private mutating func feedLength(_ input: Span<UInt8>, _ remaining: Int, _ consumed: inout Int) -> Event {
        let count = min(remaining, input.count)
        if body.isEmpty, count < remaining {
            // Room for what is announced, but never more than a client has to pay for by sending.
            body.reserveCapacity(min(remaining, 64 * 1024))
        }
        append(input.extracting(0..<count), to: &body)
        consumed = count
        if count == remaining { return complete() }
        state = .length(remaining: remaining - count)
        return .needsMore
    }

    private mutating func complete() -> Event {
        let finished = body
        body = []
        state = .head
        return .body(finished)
    }

    private func append(_ input: Span<UInt8>, to bytes: inout [UInt8]) {
        input.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
}
