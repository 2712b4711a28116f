import CZlib

/// gzip (RFC 1952) and zlib (RFC 1950) by their first bytes.
enum Decompression {
    /// Output allowed before the ratio counts: small texts of one letter compress without harm.
    private static let freeBytes = 1 << 20
    /// A gzip in a gzip happens when a server compresses a file that is compressed already; more is an attack.
    private static let layers = 3

    /// `bytes` without their compression; as they are when they have none.
    ///
    /// - Throws: `decompression` where the stream is broken or would expand beyond `limits.decompressionRatio`,
    ///   `tooLarge` where it exceeds `limits.documentBytes`.
    static func expand(_ bytes: [UInt8], limits: ParsingLimits) throws(ParsingError) -> [UInt8] {
        var expanded = bytes
        for _ in 0..<layers {
            guard isCompressed(expanded) else { return expanded }
            expanded = try inflate(expanded, limits: limits)
        }
        guard !isCompressed(expanded) else {
            throw ParsingError(.decompression, "compressed more than \(layers) times; decompress it before")
        }
        return expanded
    }

    private static func isCompressed(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 8 else { return false }
        if bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 { return true }
        // RFC 1950, section 2.2: deflate with a 32 KiB window, and a header that 31 divides. "x" begins texts too, but
        // not with these second bytes.
        return bytes[0] == 0x78 && [0x01, 0x5E, 0x9C, 0xDA].contains(bytes[1])
    }

    private static func inflate(_ bytes: [UInt8], limits: ParsingLimits) throws(ParsingError) -> [UInt8] {
        guard bytes.count <= Int(UInt32.max) else { throw tooLarge(limits) }
        let mostByRatio = bytes.count.multipliedReportingOverflow(by: limits.decompressionRatio)
        let allowed = min(max(mostByRatio.overflow ? .max : mostByRatio.partialValue, freeBytes), limits.documentBytes)
        var stream = z_stream()
        // 32 lets zlib tell gzip from zlib by the header.
        guard
            inflateInit2_(&stream, MAX_WBITS + 32, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw ParsingError(.decompression, "zlib could not be started") }
        defer { inflateEnd(&stream) }
        var input = bytes
        let outcome = input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            return run(&stream, allowed: allowed)
        }
        switch outcome {
        case .done(let output): return output
        case .tooMuch:
            if allowed == limits.documentBytes { throw tooLarge(limits) }
            throw ParsingError(
                .decompression,
                "expands to more than \(limits.decompressionRatio) times its size; if it is meant so, decompress it "
                    + "before or raise parsing.decompression_ratio"
            )
        case .broken(let offset):
            throw ParsingError(
                .decompression,
                "the compressed stream is broken or cut off; fetch it again",
                byteOffset: offset
            )
        }
    }

    private enum Outcome {
        case done([UInt8])
        case tooMuch
        /// Offset into the compressed bytes.
        case broken(Int)
    }

    private static func run(_ stream: inout z_stream, allowed: Int) -> Outcome {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let (status, produced) = chunk.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, target.count - Int(stream.avail_out))
            }
            guard output.count + produced <= allowed else { return .tooMuch }
            output.append(contentsOf: chunk[..<produced])
            if status == Z_STREAM_END {
                // Gzip members may follow one another (RFC 1952, section 2.2).
                guard stream.avail_in > 8, inflateReset(&stream) == Z_OK else { return .done(output) }
                continue
            }
            guard status == Z_OK, produced > 0 || stream.avail_in > 0 else { return .broken(Int(stream.total_in)) }
        }
    }

    private static func tooLarge(_ limits: ParsingLimits) -> ParsingError {
        ParsingError(
            .tooLarge,
            "more than \(limits.documentBytes) bytes after decompression; split it, or raise parsing.document_bytes"
        )
    }
}
