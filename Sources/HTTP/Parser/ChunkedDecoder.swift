import HTTPTypes

/// The chunked transfer coding (RFC 9112 §7.1), a byte at a time; data is taken in runs.
///
/// Sizes are hexadecimal without sign, space or prefix, extensions must be well formed, and every line ends in CRLF:
/// whatever a lenient front end could read otherwise is refused.
struct ChunkedDecoder {
    private enum State {
        case size(digits: Int)
        case extensions
        case sizeLineFeed
        case data
        case dataCarriageReturn
        case dataLineFeed
        case trailerStart
        case trailer
        case trailerLineFeed
        case finalLineFeed
        case done
    }

    private var state = State.size(digits: 0)
    private var remaining = 0
    private var extensionBytes = 0
    private var extensionGrammar = ChunkExtension()
    private var trailerLine: [UInt8] = []
    private var trailerBytes = 0

    var isDone: Bool { if case .done = state { true } else { false } }

    /// Takes what it can from `bytes` beginning at `position`, appending data to `body`.
    mutating func advance(
        _ bytes: Span<UInt8>,
        _ position: inout Int,
        into body: inout [UInt8],
        bodyLimit: Int,
        _ limits: ParserLimits
    ) throws(Rejection) {
        while position < bytes.count {
            if case .done = state { return }
            if case .data = state {
                let count = min(remaining, bytes.count - position)
                bytes.extracting(position..<(position + count)).withUnsafeBufferPointer { body.append(contentsOf: $0) }
                position += count
                remaining -= count
                if remaining == 0 { state = .dataCarriageReturn }
                continue
            }
            let byte = bytes[position]
            position += 1
            try step(byte, bodyCount: body.count, bodyLimit, limits)
        }
    }

    private mutating func step(
        _ byte: UInt8,
        bodyCount: Int,
        _ bodyLimit: Int,
        _ limits: ParserLimits
    ) throws(Rejection) {
        switch state {
        case .size(let digits):
            try stepSize(byte, digits)
        case .extensions:
            extensionBytes += 1
            guard extensionBytes <= limits.chunkExtensionBytes else {
                throw .malformed("chunk_extensions_too_large", "The chunk extensions are too long.")
            }
            if byte == 0x0D, extensionGrammar.mayEnd {
                state = .sizeLineFeed
            } else if !extensionGrammar.accept(byte) {
                throw .malformed("bad_chunk_extension", "A chunk extension is not valid (RFC 9112 §7.1.1).")
            }
        case .sizeLineFeed:
            try expect(byte, 0x0A)
            guard remaining <= bodyLimit - bodyCount else {
                throw Rejection(.contentTooLarge, "body_too_large", "The body is longer than \(bodyLimit) bytes.")
            }
            state = remaining == 0 ? .trailerStart : .data
        case .dataCarriageReturn:
            try expect(byte, 0x0D)
            state = .dataLineFeed
        case .dataLineFeed:
            try expect(byte, 0x0A)
            state = .size(digits: 0)
        case .trailerStart:
            if byte == 0x0D {
                state = .finalLineFeed
            } else {
                try appendTrailer(byte, limits)
                state = .trailer
            }
        case .trailer:
            if byte == 0x0D { state = .trailerLineFeed } else { try appendTrailer(byte, limits) }
        case .trailerLineFeed:
            try expect(byte, 0x0A)
            // Trailers are checked and dropped: nothing in them may change how the request is read (RFC 9110 §6.5.1).
            _ = try FieldLine.parse(trailerLine.span, 0..<trailerLine.count)
            trailerLine.removeAll(keepingCapacity: true)
            state = .trailerStart
        case .finalLineFeed:
            try expect(byte, 0x0A)
            state = .done
        case .data, .done:
            break
        }
    }

    private mutating func stepSize(_ byte: UInt8, _ digits: Int) throws(Rejection) {
        if let digit = ByteClass.hexValue(byte) {
            guard digits < 15 else { throw .malformed("bad_chunk_size", "A chunk size has too many digits.") }
            remaining = remaining << 4 | Int(digit)
            state = .size(digits: digits + 1)
            return
        }
        guard digits > 0 else {
            throw .malformed("bad_chunk_size", "A chunk size is not a hexadecimal number.")
        }
        switch byte {
        case 0x0D:
            state = .sizeLineFeed
        case 0x3B, 0x20, 0x09:
            extensionGrammar = ChunkExtension()
            extensionBytes += 1
            _ = extensionGrammar.accept(byte)
            state = .extensions
        default:
            throw .malformed("bad_chunk_size", "A chunk size is not a hexadecimal number.")
        }
    }

    private mutating func appendTrailer(_ byte: UInt8, _ limits: ParserLimits) throws(Rejection) {
        guard byte != 0x0A else { throw .malformed("bare_lf", "A trailer line ends in LF without CR.") }
        trailerBytes += 1
        guard trailerBytes <= min(limits.trailerBytes, Int(UInt16.max)) else {
            throw Rejection(
                .requestHeaderFieldsTooLarge,
                "trailers_too_large",
                "The trailer section is longer than \(limits.trailerBytes) bytes."
            )
        }
        trailerLine.append(byte)
    }

    private func expect(_ byte: UInt8, _ wanted: UInt8) throws(Rejection) {
        guard byte == wanted else {
            throw .malformed("bad_chunk", "A chunk or its size line does not end in CRLF.")
        }
    }
}

/// `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )` as a small automaton (RFC 9112 §7.1.1).
struct ChunkExtension {
    private enum State {
        case beforeSemicolon
        case beforeName
        case name
        case afterName
        case beforeValue
        case value
        case quoted
        case quotedPair
    }

    private var state = State.beforeSemicolon
    private var sawSpace = false

    /// Whether CR may follow: not inside a part, and not after white space that belongs to nothing.
    var mayEnd: Bool {
        switch state {
        case .name, .value: true
        case .beforeSemicolon: !sawSpace
        case .beforeName, .afterName, .beforeValue, .quoted, .quotedPair: false
        }
    }

    /// Whether the byte may stand here.
    mutating func accept(_ byte: UInt8) -> Bool {
        let isSpace = byte == 0x20 || byte == 0x09
        let isToken = ByteClass.isToken(byte)
        switch state {
        case .beforeSemicolon:
            if isSpace { sawSpace = true }
            if byte == 0x3B { state = .beforeName }
            return isSpace || byte == 0x3B
        case .beforeName:
            if isToken { state = .name }
            return isSpace || isToken
        case .name, .afterName:
            if isToken, case .name = state { return true }
            return afterName(byte, isSpace)
        case .beforeValue:
            if isToken { state = .value }
            if byte == 0x22 { state = .quoted }
            return isSpace || isToken || byte == 0x22
        case .value:
            if isToken { return true }
            sawSpace = isSpace
            state = byte == 0x3B ? .beforeName : .beforeSemicolon
            return isSpace || byte == 0x3B
        case .quoted:
            if byte == 0x22 {
                sawSpace = false
                state = .beforeSemicolon
            }
            if byte == 0x5C { state = .quotedPair }
            return ByteClass.isFieldValue(byte)
        case .quotedPair:
            state = .quoted
            return ByteClass.isFieldValue(byte)
        }
    }

    private mutating func afterName(_ byte: UInt8, _ isSpace: Bool) -> Bool {
        switch byte {
        case 0x3D: state = .beforeValue
        case 0x3B: state = .beforeName
        default: state = .afterName
        }
        return isSpace || byte == 0x3D || byte == 0x3B
    }
}
