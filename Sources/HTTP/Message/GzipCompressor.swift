import CZlib

/// A gzip stream of the system's zlib (RFC 1952), reused from body to body because making one costs 256 KiB.
final class GzipCompressor: @unchecked Sendable {
    // Safe: a compressor has one owner at a time, an encoder or a stream writer, each confined to one thread; `stream`
    // has a fixed place in memory, as zlib's internal state points back to it.
    private let stream: UnsafeMutablePointer<z_stream>

    /// nil when zlib has no memory for another stream.
    init?(level: Int32) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 31 = the largest window (15) with gzip's frame (16).
        let result = deflateInit2_(
            stream,
            min(max(level, 1), 9),
            Z_DEFLATED,
            31,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard result == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The whole of `input` as one gzip member; nil when zlib fails.
    func compress(_ input: [UInt8]) -> [UInt8]? {
        guard deflateReset(stream) == Z_OK else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(input.count / 3 + 64)
        return append(input, to: &output, flush: Z_FINISH) ? output : nil
    }

    /// A part of a stream: with `isLast` the member is completed, with `flushes` all of it can be read at once.
    func append(_ input: [UInt8], to output: inout [UInt8], flushes: Bool, isLast: Bool) -> Bool {
        append(input, to: &output, flush: isLast ? Z_FINISH : flushes ? Z_SYNC_FLUSH : Z_NO_FLUSH)
    }

    private func append(_ input: [UInt8], to output: inout [UInt8], flush: Int32) -> Bool {
        input.withUnsafeBufferPointer { input in
            // zlib never writes through next_in.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(clamping: input.count)
            var result = Z_OK
            repeat {
                withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16 * 1024) { buffer in
                    stream.pointee.next_out = buffer.baseAddress
                    stream.pointee.avail_out = UInt32(buffer.count)
                    result = deflate(stream, flush)
                    output.append(contentsOf: buffer[..<(buffer.count - Int(stream.pointee.avail_out))])
                }
            } while result == Z_OK && stream.pointee.avail_out == 0
            // Z_BUF_ERROR only says that there was nothing left to do.
            return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR
        }
    }
}
