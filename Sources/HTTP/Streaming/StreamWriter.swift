/// Writes a body of unknown length: gathers what is written, sends it in chunks, and waits while the client is slow.
///
/// Used by the closure of `Response.stream`, on its thread only.
public final class StreamWriter {
    /// The client went away, or took too long.
    public struct Disconnected: Error {
        /// A stream that has no reader.
        public init() {}
    }

    private let inbox: Inbox
    private let descriptor: Int32
    private let job: UInt64
    private let flow: StreamFlow
    private let isChunked: Bool
    private let compressor: GzipCompressor?
    private var buffer: [UInt8] = []
    private var hasEnded = false

    private static let chunkBytes = 32 * 1024

    init(inbox: Inbox, descriptor: Int32, job: UInt64, flow: StreamFlow, isChunked: Bool, compressor: GzipCompressor?) {
        self.inbox = inbox
        self.descriptor = descriptor
        self.job = job
        self.flow = flow
        self.isChunked = isChunked
        self.compressor = compressor
    }

    /// Whether the client is gone; `write` throws then.
    public var isDisconnected: Bool { flow.isClosed }

    /// Adds bytes to the body. Waits while more than `ServerConfiguration.streamBufferBytes` are on their way.
    /// - Throws: `Disconnected`.
    public func write(_ bytes: [UInt8]) throws {
        if let compressor {
            guard compressor.append(bytes, to: &buffer, flushes: false, isLast: false) else { throw Disconnected() }
        } else {
            buffer.append(contentsOf: bytes)
        }
        if buffer.count >= StreamWriter.chunkBytes { try send() }
    }

    /// Adds text to the body.
    /// - Throws: `Disconnected`.
    public func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Sends what was written so far, for readers that wait for it.
    /// - Throws: `Disconnected`.
    public func flush() throws {
        if let compressor, !compressor.append([], to: &buffer, flushes: true, isLast: false) { throw Disconnected() }
        try send()
    }

    func finish() {
        guard !hasEnded else { return }
        hasEnded = true
        let isComplete = compressor?.append([], to: &buffer, flushes: false, isLast: true) ?? true
        var bytes = framed()
        if isChunked { bytes.append(contentsOf: "0\r\n\r\n".utf8) }
        inbox.post(.stream(descriptor: descriptor, job: job, bytes: bytes, end: isComplete ? .complete : .aborted))
    }

    func abort() {
        guard !hasEnded else { return }
        hasEnded = true
        inbox.post(.stream(descriptor: descriptor, job: job, bytes: [], end: .aborted))
    }

    private func send() throws {
        guard !buffer.isEmpty else { return }
        let bytes = framed()
        guard flow.reserve(bytes.count) else { throw Disconnected() }
        inbox.post(.stream(descriptor: descriptor, job: job, bytes: bytes, end: nil))
    }

    /// The buffer as a chunk (RFC 9112 §7.1), or as it is for HTTP/1.0; the buffer is empty afterwards.
    private func framed() -> [UInt8] {
        defer { buffer = [] }
        guard isChunked, !buffer.isEmpty else { return buffer }
        return ChunkFraming.chunk(buffer)
    }
}

/// Writes chunks.
enum ChunkFraming {
    static func chunk(_ bytes: [UInt8]) -> [UInt8] {
        var chunk: [UInt8] = []
        chunk.reserveCapacity(bytes.count + 12)
        chunk.append(contentsOf: String(bytes.count, radix: 16).utf8)
        chunk.append(contentsOf: [0x0D, 0x0A])
        chunk.append(contentsOf: bytes)
        chunk.append(contentsOf: [0x0D, 0x0A])
        return chunk
    }
}

/// How much of a stream is on its way, shared by the writer, which waits, and the loop, which sends.
final class StreamFlow: @unchecked Sendable {
    // Safe: `outstanding` and `closed` are touched only with `monitor` locked.
    private let monitor = Monitor()
    private let limit: Int
    private var outstanding = 0
    private var closed = false

    init(limit: Int) { self.limit = limit }

    var isClosed: Bool {
        monitor.lock()
        defer { monitor.unlock() }
        return closed
    }

    /// Waits until there is room; false when the connection is gone.
    func reserve(_ count: Int) -> Bool {
        monitor.lock()
        defer { monitor.unlock() }
        while !closed, outstanding > 0, outstanding + count > limit { monitor.wait() }
        outstanding += count
        return !closed
    }

    /// Bytes that were sent.
    func release(_ count: Int) {
        monitor.lock()
        outstanding -= count
        monitor.unlock()
        monitor.signal()
    }

    func close() {
        monitor.lock()
        closed = true
        monitor.unlock()
        monitor.broadcast()
    }
}
