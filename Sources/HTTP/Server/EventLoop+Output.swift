import CEpoll
import Glibc
import HTTPTypes

extension EventLoop {
    /// Answers the request at hand; what goes into `scratch` is sent by the caller.
    func answer(_ connection: Connection, _ response: Response, _ exchange: Exchange) {
        let mark = scratch.count
        let encoded = encoder.encode(response, exchange, into: &scratch)
        guard begin(encoded.continuation, connection, exchange.head) else {
            scratch.removeLast(scratch.count - mark)
            answer(connection, refusedStream(), exchange)
            return
        }
        complete(connection, encoded)
    }

    /// A worker's answer, if the connection still waits for it.
    func handleReply(_ descriptor: Int32, _ job: UInt64, _ bytes: [UInt8], _ encoded: EncodedResponse, _ failed: Bool) {
        guard let connection = connection(descriptor), connection.job == job, connection.phase == .working else {
            return
        }
        if failed { counters.handlerFailures.add() }
        connection.cancellation = nil
        connection.phase = .reading
        if begin(encoded.continuation, connection, connection.current?.head) {
            scratch.append(bytes)
            complete(connection, encoded)
        } else if let current = connection.current {
            let exchange = Exchange(current, keepAlive: !encoded.closes)
            answer(connection, refusedStream(), exchange)
        }
        transmit(connection, tail: nil)
        resume(connection)
    }

    private func refusedStream() -> Response {
        counters.overloads.add()
        return context.overloaded("too_many_streams", "As many answers are being streamed as the server takes.")
    }

    /// Counts and logs an answer, and sets what becomes of the connection after it.
    private func complete(_ connection: Connection, _ encoded: EncodedResponse) {
        let start = connection.current?.startNanoseconds
        let nanoseconds = start.map { Clock.nanoseconds() &- $0 } ?? 0
        counters.countResponse(status: encoded.status, microseconds: nanoseconds / 1000)
        if let log = context.configuration.accessLog {
            let current = connection.current
            log(
                AccessRecord(
                    requestID: current?.requestID.text ?? "",
                    remoteAddress: connection.remoteAddress,
                    method: current.map { $0.head.method.method.rawValue } ?? "",
                    path: current.map { $0.head.string($0.head.path) } ?? "",
                    route: current?.match.route?.pattern,
                    status: encoded.status,
                    bodyBytes: encoded.bodyBytes,
                    duration: .nanoseconds(Int64(clamping: nanoseconds))
                )
            )
        }
        connection.current = nil
        connection.deadlineKind = nil
        if encoded.closes { connection.closesAfterOutput = true }
        if let tail = encoded.tail { transmit(connection, tail: tail) }
        if connection.phase == .listening { beginListening(connection) }
    }

    // MARK: Sending

    /// Sends `scratch` and what is given behind it; what the socket doesn't take waits.
    func transmit(_ connection: Connection, tail: [UInt8]?) {
        defer { scratch.removeAll(keeping: EventLoop.scratchBytes) }
        guard !connection.isClosed, !scratch.isEmpty || tail != nil else { return }
        guard connection.output.isEmpty else {
            connection.output.append(scratch.array())
            if let tail { connection.output.append(tail) }
            return
        }
        var sent = send(connection, tail)
        if sent < 0 {
            guard errno == EAGAIN || errno == EINTR else {
                close(connection)
                return
            }
            sent = 0
        }
        connection.bytesSent += sent
        counters.sent.add(UInt64(sent))
        if sent < scratch.count { connection.output.append(scratch.array(from: sent)) }
        if let tail { connection.output.append(tail, skipping: max(0, sent - scratch.count)) }
    }

    /// Gives `scratch`, and the tail behind it, to the socket in one call.
    private func send(_ connection: Connection, _ tail: [UInt8]?) -> Int {
        scratch.withUnsafeBytes { first in
            guard let tail else {
                // MSG_NOSIGNAL: a client that is gone is an error here, not a SIGPIPE.
                return Glibc.send(connection.descriptor, first.baseAddress, first.count, Int32(MSG_NOSIGNAL))
            }
            return tail.withUnsafeBytes { second in
                withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { vectors in
                    vectors[0] = iovec(
                        iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress),
                        iov_len: first.count
                    )
                    vectors[1] = iovec(
                        iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress),
                        iov_len: second.count
                    )
                    var message = msghdr()
                    message.msg_iov = vectors.baseAddress
                    message.msg_iovlen = 2
                    return sendmsg(connection.descriptor, &message, Int32(MSG_NOSIGNAL))
                }
            }
        }
    }

    func handleWritable(_ connection: Connection) {
        while let count = connection.output.withFirst({ bytes in
            Glibc.send(connection.descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        }) {
            if count < 0 {
                if errno == EAGAIN { break }
                if errno == EINTR { continue }
                close(connection)
                return
            }
            connection.bytesSent += count
            counters.sent.add(UInt64(count))
            connection.output.removeFirst(count)
        }
        resume(connection)
    }

    /// Brings everything that depends on the state into line with it: closing, stream credit, interest, deadline.
    func settle(_ connection: Connection) {
        guard !connection.isClosed else { return }
        if connection.phase == .streaming { acknowledgeStream(connection) }
        if connection.output.isEmpty, connection.closesAfterOutput, connection.phase == .reading {
            guard connection.lingersAfterOutput else {
                close(connection)
                return
            }
            // RFC 9112 §9.6: closing at once would reset the connection and could take the answer with it.
            shutdown(connection.descriptor, Int32(SHUT_WR))
            connection.phase = .lingering
            connection.unread = []
        }
        updateInterest(connection)
        updateDeadline(connection)
    }
}
