import CEpoll
import Glibc
import HTTPTypes
import Synchronization

extension EventLoop {
    private static let longestUnroutedBody = 64 * 1024

    func handleReadable(_ connection: Connection) {
        switch connection.phase {
        case .working, .streaming:
            // The client sends its next request, or its end, while this one is answered: that can wait in the kernel.
            setInterest(connection, connection.interest & ~EPOLLIN.rawValue)
            return
        case .reading, .listening, .lingering:
            break
        }
        let count = recv(connection.descriptor, readBuffer.baseAddress, readBuffer.count, 0)
        if count > 0 {
            counters.received.add(UInt64(count))
            guard connection.phase == .reading, !connection.closesAfterOutput else { return }
            let bytes = UnsafeBufferPointer(
                start: readBuffer.baseAddress?.assumingMemoryBound(to: UInt8.self),
                count: count
            )
            ingest(connection, Span(_unsafeElements: bytes))
        } else if count == 0 {
            handleEnd(connection)
        } else if errno != EAGAIN, errno != EINTR {
            close(connection)
        }
    }

    /// The client sends nothing more. It may still read, so an unfinished request is told so (RFC 9112 §8).
    private func handleEnd(_ connection: Connection) {
        guard connection.phase == .reading, connection.parser.position != .betweenMessages else {
            close(connection)
            return
        }
        reject(connection, .malformed("incomplete_request", "The connection ended before the request was complete."))
        connection.lingersAfterOutput = false
        transmit(connection, tail: nil)
        settle(connection)
    }

    /// The connection is broken, or both sides have ended it.
    func handleHangUp(_ connection: Connection) {
        switch connection.phase {
        case .working, .streaming: close(connection)
        case .reading, .listening, .lingering: handleReadable(connection)
        }
    }

    /// Feeds bytes to the parser and answers what is complete, one request after the other.
    func ingest(_ connection: Connection, _ bytes: Span<UInt8>) {
        var position = 0
        while position < bytes.count, connection.phase == .reading, !connection.closesAfterOutput,
            !connection.isClosed, connection.output.isEmpty
        {
            var consumed = 0
            let event = connection.parser.feed(bytes.extracting(position..<bytes.count), consumed: &consumed)
            position += consumed
            handle(event, connection, hasMoreInput: position < bytes.count)
            if scratch.count >= context.configuration.outputBufferBytes { transmit(connection, tail: nil) }
        }
        if connection.isClosed { return }
        if position < bytes.count, connection.closesAfterOutput {
            // The client goes on sending though it was, or asked to be, answered for the last time.
            connection.lingersAfterOutput = true
        } else if position < bytes.count {
            bytes.extracting(position..<bytes.count).withUnsafeBufferPointer {
                connection.unread.append(contentsOf: $0)
            }
        }
        transmit(connection, tail: nil)
        settle(connection)
    }

    private func handle(_ event: RequestParser.Event, _ connection: Connection, hasMoreInput: Bool) {
        switch event {
        case .needsMore: break
        case .head(let head): begin(connection, head, hasMoreInput: hasMoreInput)
        case .body(let body): dispatch(connection, body)
        case .rejected(let rejection): reject(connection, rejection)
        }
    }

    /// The header section is there: decides whether the body is wanted.
    private func begin(_ connection: Connection, _ head: RequestHead, hasMoreInput: Bool) {
        let number = requestIDs.next()
        let requestID = RequestID(number: number, head: head)
        let match = context.routes.match(head)
        connection.deadlineKind = nil
        connection.current = CurrentRequest(
            head: head,
            match: match,
            requestID: requestID,
            startNanoseconds: nowNanoseconds
        )
        guard context.hosts.allows(head.bytes, head.host) else {
            reject(
                connection,
                Rejection(.misdirectedRequest, "unknown_host", "This server does not answer for that host.")
            )
            return
        }
        if head.framing != .none, !isPlain(head.joinedValue("content-encoding")) {
            reject(
                connection,
                Rejection(.unsupportedMediaType, "content_coding_not_supported", "Bodies are taken uncompressed only.")
            )
            return
        }
        // What no route will look at is read only to keep the connection, so not when it is long, nor when the client
        // asks first (RFC 9110 §10.1.1).
        if match.route == nil, head.framing != .none,
            head.expectsContinue || head.announcedBytes > EventLoop.longestUnroutedBody
        {
            connection.parser = RequestParser(limits: context.configuration.limits)
            connection.lingersAfterOutput = true
            dispatch(connection, [], mustClose: true)
            return
        }
        let limit =
            match.route == nil
            ? EventLoop.longestUnroutedBody : match.route?.bodyLimit ?? context.configuration.limits.bodyBytes
        let event = connection.parser.readBody(limit: limit)
        if case .needsMore = event, head.expectsContinue, !hasMoreInput {
            scratch.append("HTTP/1.1 100 Continue\r\n\r\n")
        }
        handle(event, connection, hasMoreInput: hasMoreInput)
    }

    private func isPlain(_ contentEncoding: String?) -> Bool {
        guard let contentEncoding else { return true }
        return contentEncoding.isEmpty || contentEncoding.lowercased() == "identity"
    }

    /// The request is complete: answers it here, or hands it to a worker.
    private func dispatch(_ connection: Connection, _ body: [UInt8], mustClose: Bool = false) {
        guard let current = connection.current else { return }
        connection.requestCount += 1
        connection.deadlineKind = nil
        let isLast = connection.requestCount >= context.configuration.maximumRequestsPerConnection
        if isLast { connection.lingersAfterOutput = true }
        let exchange = Exchange(
            current,
            keepAlive: current.head.keepAlive && !isLast && !isDraining && !mustClose
        )
        if let resolved = current.resolved, resolved.route.lane == .worker {
            let cancellation = Cancellation()
            let request = makeRequest(connection, current, body, cancellation)
            submit(connection, resolved.handler, request, exchange)
            return
        }
        let handler = current.resolved?.handler ?? context.fallback
        var failed = false
        let response = context.run(handler, makeRequest(connection, current, body, neverCancelled), failed: &failed)
        if failed { counters.handlerFailures.add() }
        answer(connection, response, exchange)
    }

    private func makeRequest(
        _ connection: Connection,
        _ current: CurrentRequest,
        _ body: [UInt8],
        _ cancellation: Cancellation
    ) -> Request {
        Request(
            current: current,
            body: body,
            remoteAddress: connection.remoteAddress,
            cancellation: cancellation
        )
    }

    private func submit(
        _ connection: Connection,
        _ handler: @escaping Handler,
        _ request: Request,
        _ exchange: Exchange
    ) {
        let job = nextJob
        nextJob += 1
        let context = context
        let inbox = inbox
        let descriptor = connection.descriptor
        let isAccepted = context.workers.submit { encoder in
            // Nobody waits any more: the work would be for nothing.
            if request.cancellation.isCancelled { return }
            var failed = false
            let response = context.run(handler, request, failed: &failed)
            var exchange = exchange
            if context.isDraining.load(ordering: .relaxed) { exchange.keepAlive = false }
            var bytes = OutputBytes()
            let encoded = encoder.encode(response, exchange, into: &bytes)
            inbox.post(
                .reply(descriptor: descriptor, job: job, bytes: bytes.array(), response: encoded, failed: failed)
            )
        }
        guard isAccepted else {
            counters.overloads.add()
            answer(
                connection,
                context.overloaded("too_many_requests_waiting", "All workers are busy and the queue is full."),
                exchange
            )
            return
        }
        connection.job = job
        connection.cancellation = request.cancellation
        connection.phase = .working
    }

    /// Answers with the reason and closes: after a faulty message nobody can say where the next begins.
    func reject(_ connection: Connection, _ rejection: Rejection) {
        counters.rejections.add()
        let exchange =
            connection.current.map { Exchange($0, keepAlive: false) }
            ?? Exchange(unread: requestIDs.next(), isHead: connection.parser.isHeadRequest)
        connection.lingersAfterOutput = true
        var problem = ProblemDetails(rejection)
        problem.instance = connection.current.map { $0.head.path.isEmpty ? "/" : $0.head.string($0.head.path) }
        answer(connection, problem.response, exchange)
    }

    /// Goes on with what arrived while the connection was busy.
    func resume(_ connection: Connection) {
        guard connection.phase == .reading, !connection.unread.isEmpty, connection.output.isEmpty,
            !connection.closesAfterOutput
        else {
            settle(connection)
            return
        }
        let bytes = connection.unread
        connection.unread = []
        ingest(connection, bytes.span)
    }

    /// Stops accepting and lets go of every connection that is between requests.
    func drain() {
        guard !isDraining else { return }
        isDraining = true
        stopAccepting()
        for case let connection? in slots {
            if connection.phase == .listening {
                endListening(connection)
                continue
            }
            let isIdle =
                connection.phase == .reading && connection.parser.position == .betweenMessages
                && connection.unread.isEmpty && connection.output.isEmpty
            guard isIdle else { continue }
            // A request may be in the socket already: it is answered, with `Connection: close`.
            handleReadable(connection)
            if !connection.isClosed, connection.phase == .reading, connection.output.isEmpty,
                connection.parser.position == .betweenMessages
            {
                close(connection)
            }
        }
    }
}
