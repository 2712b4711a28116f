import HTTPTypes

/// Turns answers into bytes: framing, Date, conditional requests, compression. One for each thread that answers.
struct ResponseEncoder {
    private let makesETags: Bool
    private let sendsRequestID: Bool
    private let compressionLevel: Int32
    private let compressionRange: ClosedRange<Int>
    private var compressor: GzipCompressor?
    private var dateSeconds = Int.min
    private var dateField: [UInt8] = []

    /// Bodies up to this size are copied behind their head, so that one send takes both.
    private static let largestCopiedBody = 16 * 1024

    init(_ configuration: ServerConfiguration, isQuick: Bool) {
        makesETags = configuration.makesETags
        sendsRequestID = configuration.sendsRequestID
        compressionLevel = configuration.compressionLevel
        let largest = isQuick ? configuration.quickCompressionMaximumBytes : Int.max
        compressionRange = configuration.compressionMinimumBytes...max(configuration.compressionMinimumBytes, largest)
    }

    /// Appends the answer to `out`.
    mutating func encode(_ response: Response, _ exchange: Exchange, into out: inout OutputBytes) -> EncodedResponse {
        let head = exchange.head
        let isHead = head?.method == .head || exchange.isUnreadHead
        let closes = !exchange.keepAlive || response.closesConnection
        var result = EncodedResponse(status: response.status.code, closes: closes)

        // RFC 9110 §15.3.5 and §15.4.5: no content, and so no length either.
        let hasNoContent = result.status < 200 || result.status == 204 || result.status == 304
        guard !hasNoContent else {
            begin(response.status, exchange, closes, into: &out)
            append(response.headers, into: &out)
            end(&out)
            return result
        }
        switch response.body {
        case .stream(let produce):
            let canCompress = canCompress(response)
            let compresses = canCompress && accepts(head)
            begin(response.status, exchange, closes || isHTTP10(head), into: &out)
            append(response, vary: canCompress, gzip: compresses, into: &out)
            if !isHTTP10(head) { out.append(ResponseEncoder.chunked) }
            end(&out)
            result.closes = closes || isHTTP10(head)
            if !isHead { result.continuation = .stream(produce, compresses: compresses) }
        case .events(let broadcaster):
            begin(response.status, exchange, closes || isHTTP10(head), into: &out)
            append(response, vary: false, gzip: false, into: &out)
            if !isHTTP10(head) { out.append(ResponseEncoder.chunked) }
            end(&out)
            result.closes = closes || isHTTP10(head)
            let lastEventID = head?.value("last-event-id")
            if !isHead { result.continuation = .events(broadcaster, lastEventID: lastEventID) }
        case .empty:
            finish(response, Representation(body: []), exchange, isHead, &result, into: &out)
        case .bytes(let body):
            finish(response, represent(response, body, head), exchange, isHead, &result, into: &out)
        case .content(let content):
            finish(response, represent(content, head), exchange, isHead, &result, into: &out)
        }
        return result
    }

    // MARK: Representations

    /// The bytes chosen for this client, and what tells caches about the choice.
    private struct Representation {
        var body: [UInt8]
        var entityTag: SelectedTag?
        /// The tag of the coding that was not chosen; a client may hold either.
        var otherEntityTag: SelectedTag?
        var isGzip = false
        var varies = false
        var cacheControl: String?
    }

    private mutating func represent(_ response: Response, _ body: [UInt8], _ head: RequestHead?) -> Representation {
        var representation = Representation(body: body)
        let isCacheable = response.status == .ok && (head?.method == .get || head?.method == .head)
        if isCacheable {
            let given = response.headers.isEmpty ? nil : response.headers[.eTag]
            representation.entityTag = given.map(SelectedTag.text) ?? (makesETags ? EntityTag.hash(body.span) : nil)
        }
        guard compressionRange.contains(body.count), canCompress(response) else { return representation }
        representation.varies = true
        let isAccepted = accepts(head)
        guard isAccepted || head?.isConditional == true else { return representation }
        let gzipTag = representation.entityTag?.ofGzip
        representation.otherEntityTag = gzipTag
        guard isAccepted else { return representation }
        // A 304 needs no bytes: whether it is one shows before the work is done.
        if let head, head.isConditional, isCacheable, let tag = representation.entityTag,
            precondition(head, response, tag, gzipTag) != nil
        {
            return representation
        }
        if compressor == nil { compressor = GzipCompressor(level: compressionLevel) }
        guard let compressed = compressor?.compress(body), compressed.count < body.count else { return representation }
        return Representation(
            body: compressed,
            entityTag: gzipTag,
            otherEntityTag: representation.entityTag,
            isGzip: true,
            varies: true
        )
    }

    private func represent(_ content: StaticContent, _ head: RequestHead?) -> Representation {
        guard let gzip = content.gzip, compressionLevel > 0 else {
            return Representation(
                body: content.bytes,
                entityTag: .text(content.entityTag),
                cacheControl: content.cacheControl
            )
        }
        let choosesGzip = accepts(head)
        return Representation(
            body: choosesGzip ? gzip : content.bytes,
            entityTag: .text(choosesGzip ? content.gzipEntityTag : content.entityTag),
            otherEntityTag: .text(choosesGzip ? content.entityTag : content.gzipEntityTag),
            isGzip: choosesGzip,
            varies: true,
            cacheControl: content.cacheControl
        )
    }

    private func canCompress(_ response: Response) -> Bool {
        guard compressionLevel > 0, let contentType = response.contentType else { return false }
        return ContentCoding.isCompressible(contentType)
            && (response.headers.isEmpty || response.headers[.contentEncoding] == nil)
    }

    private func accepts(_ head: RequestHead?) -> Bool {
        head?.joinedValue("accept-encoding").map(ContentCoding.acceptsGzip) ?? false
    }

    // MARK: Whole answers

    private func precondition(
        _ head: RequestHead,
        _ response: Response,
        _ tag: SelectedTag?,
        _ otherTag: SelectedTag?
    ) -> HTTPResponse.Status? {
        Preconditions(head).evaluate(
            entityTags: [tag?.text, otherTag?.text].compactMap(\.self),
            lastModified: response.headers[.lastModified].flatMap(HTTPDate.seconds)
        )
    }

    private mutating func finish(
        _ response: Response,
        _ representation: Representation,
        _ exchange: Exchange,
        _ isHead: Bool,
        _ result: inout EncodedResponse,
        into out: inout OutputBytes
    ) {
        let isSelected = response.status == .ok && (exchange.head?.method == .get || isHead)
        if isSelected, let head = exchange.head, head.isConditional,
            let status = precondition(head, response, representation.entityTag, representation.otherEntityTag)
        {
            finishPrecondition(status, response, representation, exchange, &result, into: &out)
            return
        }
        begin(response.status, exchange, result.closes, into: &out)
        let hasTag = representation.entityTag != nil
        append(response, vary: representation.varies, gzip: representation.isGzip, omitsETag: hasTag, into: &out)
        append(representation, into: &out)
        out.append(ResponseEncoder.contentLength)
        out.append(decimal: representation.body.count)
        endLine(&out)
        end(&out)
        result.bodyBytes = isHead ? 0 : representation.body.count
        if isHead { return }
        if representation.body.count <= ResponseEncoder.largestCopiedBody {
            out.append(representation.body)
        } else {
            result.tail = representation.body
        }
    }

    /// 304 with the headers a 200 would have had (RFC 9110 §15.4.5), or 412 as a problem.
    private mutating func finishPrecondition(
        _ status: HTTPResponse.Status,
        _ response: Response,
        _ representation: Representation,
        _ exchange: Exchange,
        _ result: inout EncodedResponse,
        into out: inout OutputBytes
    ) {
        result.status = status.code
        guard status == .notModified else {
            let problem = ProblemDetails(
                status: status,
                code: "precondition_failed",
                detail: "If-Match or If-Unmodified-Since does not hold for the current representation."
            )
            let body = problem.json
            let isHead = exchange.head?.method == .head
            begin(status, exchange, result.closes, into: &out)
            append(problem.response, vary: false, gzip: false, into: &out)
            out.append(ResponseEncoder.contentLength)
            out.append(decimal: body.count)
            endLine(&out)
            end(&out)
            if !isHead { out.append(body) }
            result.bodyBytes = isHead ? 0 : body.count
            return
        }
        begin(status, exchange, result.closes, into: &out)
        append(response.headers, vary: representation.varies, omitsETag: true, into: &out)
        append(representation, into: &out)
        end(&out)
    }

    // MARK: Lines

    private static let chunked: StaticString = "Transfer-Encoding: chunked\r\n"
    private static let contentLength: StaticString = "Content-Length: "
    private static let contentType: StaticString = "Content-Type: "
    private static let connectionClose: StaticString = "Connection: close\r\n"
    private static let connectionKeepAlive: StaticString = "Connection: keep-alive\r\n"
    private static let contentEncoding: StaticString = "Content-Encoding: gzip\r\n"
    private static let varyAcceptEncoding: StaticString = "Vary: Accept-Encoding\r\n"
    private static let requestID: StaticString = "X-Request-ID: "
    private static let okLine: StaticString = "HTTP/1.1 200 OK\r\n"

    private mutating func begin(
        _ status: HTTPResponse.Status,
        _ exchange: Exchange,
        _ closes: Bool,
        into out: inout OutputBytes
    ) {
        if status.code == 200 {
            out.append(ResponseEncoder.okLine)
        } else {
            out.append("HTTP/1.1 ")
            out.append(decimal: status.code)
            out.append(0x20)
            out.append(sanitized: status.reasonPhrase)
            endLine(&out)
        }
        appendDate(&out)
        if sendsRequestID {
            out.append(ResponseEncoder.requestID)
            exchange.appendID(to: &out)
            endLine(&out)
        }
        if closes {
            out.append(ResponseEncoder.connectionClose)
        } else if isHTTP10(exchange.head) {
            out.append(ResponseEncoder.connectionKeepAlive)
        }
    }

    private func append(
        _ response: Response,
        vary: Bool,
        gzip: Bool,
        omitsETag: Bool = false,
        into out: inout OutputBytes
    ) {
        if let contentType = response.contentType {
            out.append(ResponseEncoder.contentType)
            out.append(sanitized: contentType)
            endLine(&out)
        }
        if gzip { out.append(ResponseEncoder.contentEncoding) }
        append(response.headers, vary: vary, omitsETag: omitsETag, into: &out)
    }

    private func append(
        _ headers: HTTPFields,
        vary: Bool = false,
        omitsETag: Bool = false,
        into out: inout OutputBytes
    ) {
        if vary { out.append(ResponseEncoder.varyAcceptEncoding) }
        if headers.isEmpty { return }
        for field in headers where !ResponseEncoder.belongsToServer(field.name) {
            if omitsETag, field.name == .eTag { continue }
            out.append(utf8: field.name.rawName)
            out.append(0x3A)
            out.append(0x20)
            out.append(sanitized: field.value)
            endLine(&out)
        }
    }

    private func append(_ representation: Representation, into out: inout OutputBytes) {
        if let tag = representation.entityTag {
            out.append("ETag: ")
            tag.append(to: &out)
            endLine(&out)
        }
        if let cacheControl = representation.cacheControl {
            out.append("Cache-Control: ")
            out.append(sanitized: cacheControl)
            endLine(&out)
        }
    }

    /// Headers that frame the message or that the server decides; a handler's are dropped.
    private static func belongsToServer(_ name: HTTPField.Name) -> Bool {
        switch name.canonicalName {
        case "content-length", "transfer-encoding", "connection", "date", "keep-alive", "x-request-id": true
        default: false
        }
    }

    private func end(_ out: inout OutputBytes) { endLine(&out) }

    private func endLine(_ out: inout OutputBytes) { out.append("\r\n" as StaticString) }

    private mutating func appendDate(_ out: inout OutputBytes) {
        let seconds = Clock.wallSeconds()
        if seconds != dateSeconds {
            dateSeconds = seconds
            dateField = Array("Date: \(HTTPDate.string(seconds))\r\n".utf8)
        }
        out.append(dateField)
    }

    private func isHTTP10(_ head: RequestHead?) -> Bool { head?.minorVersion == 0 }
}
