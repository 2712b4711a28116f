import HTTPTypes

/// What a deadline is for.
enum DeadlineKind {
    case idle
    case header
    case body
    case handler
    case output
    case stream
    case heartbeat
    case linger
}

extension EventLoop {
    func tick(after duration: Duration) -> UInt64 {
        TimerWheel.tick(atMilliseconds: now + duration.milliseconds)
    }

    /// Sets the deadline that the connection's state asks for. One of the same kind runs on: a client that sends a byte
    /// now and then doesn't put it off.
    func updateDeadline(_ connection: Connection) {
        let kind = wantedDeadline(connection)
        if kind == connection.deadlineKind, kind != .idle, kind != .heartbeat { return }
        connection.deadlineKind = kind
        switch kind {
        case .idle: connection.deadlineTick = tick(after: context.configuration.idleTimeout)
        case .header: connection.deadlineTick = tick(after: context.configuration.headerTimeout)
        case .body: connection.deadlineTick = tick(after: context.configuration.bodyTimeout)
        case .handler: connection.deadlineTick = tick(after: context.configuration.handlerTimeout)
        case .output:
            connection.bytesSentAtDeadline = connection.bytesSent
            connection.deadlineTick = tick(after: context.configuration.writeTimeout)
        case .stream: connection.deadlineTick = connection.streamEndTick
        case .heartbeat: connection.deadlineTick = tick(after: context.configuration.heartbeatInterval)
        case .linger: connection.deadlineTick = tick(after: context.configuration.lingerTimeout)
        }
        schedule(connection)
    }

    private func wantedDeadline(_ connection: Connection) -> DeadlineKind {
        if connection.phase == .lingering { return .linger }
        if !connection.output.isEmpty { return .output }
        switch connection.phase {
        case .working: return .handler
        case .streaming: return .stream
        case .listening: return .heartbeat
        case .lingering: return .linger
        case .reading:
            switch connection.parser.position {
            case .inBody: return .body
            case .inHead: return .header
            case .betweenMessages: return connection.requestCount == 0 ? .header : .idle
            }
        }
    }

    /// Sees to it that the wheel has an entry no later than the deadline.
    private func schedule(_ connection: Connection) {
        guard connection.deadlineTick < connection.wheelTick else { return }
        connection.wheelTick = wheel.insert(
            connection.descriptor,
            connection.generation,
            tick: connection.deadlineTick
        )
    }

    func expireDeadlines() {
        guard let wait = wheel.millisecondsUntilDue(now: now), wait == 0 else { return }
        var due: [TimerWheel.Entry] = []
        wheel.advance(now: now, into: &due)
        let currentTick = now / TimerWheel.millisecondsPerTick
        for entry in due {
            guard let connection = connection(entry.descriptor), connection.generation == entry.generation,
                connection.wheelTick == entry.tick
            else { continue }
            connection.wheelTick = UInt64.max
            if connection.deadlineTick <= currentTick {
                expire(connection)
            } else {
                schedule(connection)
            }
        }
    }

    private func expire(_ connection: Connection) {
        let kind = connection.deadlineKind
        connection.deadlineKind = nil
        switch kind {
        case .heartbeat:
            sendHeartbeat(connection)
        case .output:
            let taken = connection.bytesSent - connection.bytesSentAtDeadline
            if taken >= context.configuration.minimumBytesPerWriteTimeout, !isPastStreamEnd(connection) {
                updateDeadline(connection)
            } else {
                counters.timeouts.add()
                close(connection)
            }
        case .header where connection.parser.position == .betweenMessages:
            // Not a byte came: a browser that connected ahead of need, and reads no answer.
            close(connection)
        case .header:
            expire(connection, "header_timeout", "The header section", context.configuration.headerTimeout)
        case .body:
            expire(connection, "body_timeout", "The body", context.configuration.bodyTimeout)
        case .handler:
            counters.timeouts.add()
            expireHandler(connection)
        case .stream:
            counters.timeouts.add()
            close(connection)
        case .idle, .linger, nil:
            close(connection)
        }
    }

    private func isPastStreamEnd(_ connection: Connection) -> Bool {
        connection.phase == .streaming && connection.streamEndTick <= now / TimerWheel.millisecondsPerTick
    }

    private func expire(_ connection: Connection, _ code: String, _ part: String, _ timeout: Duration) {
        counters.timeouts.add()
        reject(
            connection,
            Rejection(.requestTimeout, code, "\(part) was not complete within \(timeout.milliseconds) ms.")
        )
        transmit(connection, tail: nil)
        settle(connection)
    }

    /// The handler goes on in its worker, but nobody waits for it: its answer will be of another job.
    private func expireHandler(_ connection: Connection) {
        connection.cancellation?.cancel()
        connection.cancellation = nil
        connection.job = 0
        connection.phase = .reading
        connection.lingersAfterOutput = true
        guard let current = connection.current else { return }
        let exchange = Exchange(current, keepAlive: false)
        let limit = context.configuration.handlerTimeout.milliseconds
        answer(
            connection,
            context.overloaded("handler_timeout", "The answer was not ready within \(limit) ms."),
            exchange
        )
        transmit(connection, tail: nil)
        settle(connection)
    }
}
