import Glibc
import HTTPTypes

/// Reads request line and header section line by line, so that a fault is refused as soon as its line is there.
///
/// All offsets count from the first byte of the message, which the caller keeps at the front of what it passes.
struct HeadParser {
    private var lineStart = 0
    private var scanned = 0
    private var emptyLines = 0
    private var line: RequestLine?
    private var fields: [FieldSlice] = []

    enum Outcome {
        /// The lines so far are good and the section goes on.
        case needsMore
        /// The head ends before this offset.
        case done(RequestHead, end: Int)
    }

    /// Whether a byte of the request line has been seen.
    var hasStarted: Bool { line != nil || scanned > lineStart }

    mutating func advance(_ bytes: Span<UInt8>, _ limits: ParserLimits) throws(Rejection) -> Outcome {
        let headerLimit = min(limits.headerBytes, Int(UInt16.max))
        while let lineFeed = HeadParser.lineFeed(bytes, from: scanned) {
            guard lineFeed > lineStart, bytes[lineFeed - 1] == 0x0D else {
                throw .malformed("bare_lf", "A line ends in LF without CR.")
            }
            guard lineFeed < headerLimit || line == nil else { throw HeadParser.headersTooLarge(headerLimit) }
            let content = lineStart..<(lineFeed - 1)
            lineStart = lineFeed + 1
            scanned = lineStart
            if let line {
                if content.isEmpty {
                    let framing = try Framing(bytes, line, fields)
                    let raw = bytes.extracting(0..<lineStart).withUnsafeBufferPointer { Array($0) }
                    return .done(RequestHead(bytes: raw, fields: fields, line: line, framing: framing), end: lineStart)
                }
                guard fields.count < limits.headerCount else {
                    throw Rejection(
                        .requestHeaderFieldsTooLarge,
                        "too_many_headers",
                        "There are more than \(limits.headerCount) header lines."
                    )
                }
                if fields.isEmpty { fields.reserveCapacity(12) }
                fields.append(try FieldLine.parse(bytes, content))
            } else if content.isEmpty {
                emptyLines += 1
                guard emptyLines <= limits.leadingEmptyLines else {
                    throw .malformed("bad_request_line", "There are too many empty lines before the request line.")
                }
            } else {
                line = try RequestLine(bytes, content, targetLimit: limits.targetBytes)
            }
        }
        try checkTail(bytes, limits, headerLimit)
        return .needsMore
    }

    /// Looks at an unfinished line: one that is too long, or can no longer become valid, isn't waited for.
    private mutating func checkTail(
        _ bytes: Span<UInt8>,
        _ limits: ParserLimits,
        _ headerLimit: Int
    ) throws(Rejection) {
        // The last byte may be a CR whose LF is still to come, so it is looked at again next time.
        let end = bytes.count
        var index = max(scanned, lineStart)
        while index < end {
            let byte = bytes[index]
            if byte == 0x0D, index + 1 == end { break }
            guard ByteClass.isFieldValue(byte) else {
                throw byte == 0x0D
                    ? .malformed("bare_cr", "A line holds CR without LF.")
                    : .malformed("control_character", "A line holds a control character; is this TLS to a plain port?")
            }
            index += 1
        }
        scanned = index
        if line == nil {
            let longest = RequestLine.longestMethod + limits.targetBytes + 11
            if end - lineStart > longest { throw RequestLine.targetTooLong(limits.targetBytes) }
        } else if end > headerLimit {
            throw HeadParser.headersTooLarge(headerLimit)
        }
    }

    private static func headersTooLarge(_ limit: Int) -> Rejection {
        Rejection(
            .requestHeaderFieldsTooLarge,
            "headers_too_large",
            "The request line and headers are longer than \(limit) bytes."
        )
    }

    private static func lineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }
}
