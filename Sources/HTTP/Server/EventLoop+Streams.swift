import HTTPTypes

extension EventLoop {
    /// Starts what follows a head. False when no stream worker will take it.
    func begin(_ continuation: EncodedResponse.Continuation, _ connection: Connection, _ head: RequestHead?) -> Bool {
        connection.isChunked = head?.minorVersion != 0
        switch continuation {
        case .none:
            return true
        case .stream(let produce, let compresses):
            return stream(connection, produce, compresses: compresses)
        case .events(let broadcaster, let lastEventID):
            listen(connection, broadcaster, lastEventID)
            return true
        }
    }

    // MARK: Streamed bodies

    private func stream(
        _ connection: Connection,
        _ produce: @escaping @Sendable (StreamWriter) throws -> Void,
        compresses: Bool
    ) -> Bool {
        let job = nextJob
        nextJob += 1
        let flow = StreamFlow(limit: context.configuration.streamBufferBytes)
        let level = context.configuration.compressionLevel
        let isChunked = connection.isChunked
        let descriptor = connection.descriptor
        let inbox = inbox
        let isAccepted = context.streamWorkers.submit { _ in
            let writer = StreamWriter(
                inbox: inbox,
                descriptor: descriptor,
                job: job,
                flow: flow,
                isChunked: isChunked,
                compressor: compresses ? GzipCompressor(level: level) : nil
            )
            do {
                if flow.isClosed { return }
                try produce(writer)
                writer.finish()
            } catch {
                writer.abort()
            }
        }
        guard isAccepted else { return false }
        connection.job = job
        connection.flow = flow
        connection.phase = .streaming
        connection.streamEndTick = tick(after: context.configuration.streamTimeout)
        connection.streamBytesUnacknowledged = 0
        return true
    }

    /// A part of a body from its writer.
    func handleStream(_ descriptor: Int32, _ job: UInt64, _ bytes: [UInt8], _ end: StreamEnd?) {
        guard let connection = connection(descriptor), connection.job == job, connection.phase == .streaming else {
            return
        }
        if end == .aborted {
            // Without the last chunk the client sees that the body is not whole (RFC 9112 §8).
            close(connection)
            return
        }
        connection.streamBytesUnacknowledged += bytes.count
        if !bytes.isEmpty { transmit(connection, tail: bytes) }
        if end == .complete {
            connection.flow = nil
            connection.phase = .reading
            resume(connection)
        } else {
            settle(connection)
        }
    }

    /// Tells the writer how much of what it gave is sent.
    func acknowledgeStream(_ connection: Connection) {
        let sent =
            connection.streamBytesUnacknowledged
            - min(connection.streamBytesUnacknowledged, connection.output.byteCount)
        guard sent > 0 else { return }
        connection.streamBytesUnacknowledged -= sent
        connection.flow?.release(sent)
    }

    // MARK: Events

    private func listen(_ connection: Connection, _ broadcaster: EventBroadcaster, _ lastEventID: String?) {
        connection.phase = .listening
        guard !isDraining, let (missed, firstSequence) = broadcaster.subscribe(inbox, lastEventID: lastEventID) else {
            connection.endsListening = true
            return
        }
        connection.listener = ListenerState(broadcaster: broadcaster, firstSequence: firstSequence)
        counters.listenersJoined.add()
        audiences[ObjectIdentifier(broadcaster), default: []].append(connection.token)
        for event in missed { connection.replay.append(contentsOf: connection.isChunked ? event.chunk : event.bytes) }
    }

    /// The head is in `scratch`: what the listener missed goes behind it.
    func beginListening(_ connection: Connection) {
        scratch.append(connection.replay)
        connection.replay = []
        if connection.endsListening { endListening(connection) }
    }

    func handleEvent(_ broadcaster: EventBroadcaster, _ event: EncodedEvent) {
        forEachListener(broadcaster) { connection, listener in
            guard event.sequence >= listener.firstSequence else { return }
            transmit(connection, tail: connection.isChunked ? event.chunk : event.bytes)
            if connection.output.byteCount > context.configuration.eventBufferBytes {
                close(connection)
                return
            }
            settle(connection)
        }
    }

    func endEvents(_ broadcaster: EventBroadcaster) {
        forEachListener(broadcaster) { connection, _ in endListening(connection) }
        audiences[ObjectIdentifier(broadcaster)] = nil
    }

    /// Ends the body of a listener, and with it the connection.
    func endListening(_ connection: Connection) {
        if let listener = connection.listener {
            listener.broadcaster.unsubscribe(inbox)
            counters.listenersLeft.add()
            connection.listener = nil
        }
        connection.phase = .reading
        connection.closesAfterOutput = true
        transmit(connection, tail: connection.isChunked ? Array("0\r\n\r\n".utf8) : [])
        settle(connection)
    }

    func sendHeartbeat(_ connection: Connection) {
        let comment = Array(":\n\n".utf8)
        transmit(connection, tail: connection.isChunked ? ChunkFraming.chunk(comment) : comment)
        settle(connection)
    }

    private func forEachListener(_ broadcaster: EventBroadcaster, _ body: (Connection, ListenerState) -> Void) {
        let key = ObjectIdentifier(broadcaster)
        guard var audience = audiences[key] else { return }
        var kept = 0
        for index in audience.indices {
            let token = audience[index]
            guard let connection = connection(Int32(truncatingIfNeeded: token & 0xFFFF_FFFF)),
                connection.token == token,
                let listener = connection.listener, listener.broadcaster === broadcaster
            else { continue }
            audience[kept] = token
            kept += 1
            body(connection, listener)
        }
        audience.removeLast(audience.count - kept)
        audiences[key] = audience.isEmpty ? nil : audience
    }
}
