import CCurl
public import Foundation

/// A request to one address; redirects are the caller's business.
public struct TransportRequest: Sendable {
    public var url: URL
    public var headers: [String: String]
    /// Where to connect to: what was checked.
    public var address: IPAddress
    public var maximumBytes: Int
    /// Milliseconds in all.
    public var timeout: Int64
}

/// An answer. Names of headers are in lower case.
public struct TransportAnswer: Sendable, Equatable {
    public var status: Int
    public var headers: [String: String]
    /// Without its content coding.
    public var body: [UInt8]

    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Sends one request and waits for the whole answer.
public protocol Transport: Sendable {
    func send(_ request: TransportRequest) throws(FetchFault) -> TransportAnswer
}

/// The transport over libcurl: no cookies, no cache, no redirects, no credentials, no proxy, a connection for each request.
///
/// The name is resolved to nothing but the address that was checked, for https too, so that a name that is bent to
/// another address between check and connection gains nothing.
public struct HTTPTransport: Transport {
    /// libcurl wants this once, before any other call and from one thread.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    public init() {}

    public func send(_ request: TransportRequest) throws(FetchFault) -> TransportAnswer {
        guard HTTPTransport.isReady, let handle = curl_easy_init() else {
            throw FetchFault(.unreachable, "libcurl could not be started")
        }
        defer { curl_easy_cleanup(handle) }
        var headers: UnsafeMutablePointer<curl_slist>?
        for (name, value) in request.headers { headers = curl_slist_append(headers, "\(name): \(value)") ?? headers }
        let pins = HTTPTransport.pin(request)
        defer {
            curl_slist_free_all(headers)
            curl_slist_free_all(pins)
        }
        HTTPTransport.set(handle, request, headers: headers, pins: pins)
        let exchange = Exchange(maximumBytes: request.maximumBytes)
        // Safe: libcurl calls back on this thread only, within `curl_easy_perform`, during which `exchange` lives.
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        ccurl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            Exchange.of(context)?.receiveBody(bytes, size * count) ?? 0
        }
        ccurl_set_context(handle, CURLOPT_WRITEDATA, context)
        ccurl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            Exchange.of(context)?.receiveHeader(bytes, size * count) ?? 0
        }
        ccurl_set_context(handle, CURLOPT_HEADERDATA, context)
        let code = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
        var status = 0
        ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        guard code == CURLE_OK else {
            throw HTTPTransport.fault(code, status: status == 0 ? nil : status, request, exchange)
        }
        guard status > 0 else { throw FetchFault(.broken, "the answer is not HTTP") }
        return TransportAnswer(status: status, headers: exchange.headers, body: exchange.body)
    }

    private static func set(
        _ handle: UnsafeMutableRawPointer,
        _ request: TransportRequest,
        headers: UnsafeMutablePointer<curl_slist>?,
        pins: UnsafeMutablePointer<curl_slist>?
    ) {
        ccurl_set_text(handle, CURLOPT_URL, request.url.absoluteString)
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_text(handle, CURLOPT_PROXY, "")
        ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers)
        ccurl_set_list(handle, CURLOPT_RESOLVE, pins)
        ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        ccurl_set_long(handle, CURLOPT_FORBID_REUSE, 1)
        ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(request.timeout))
        ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(min(request.timeout, 15_000)))
    }

    /// `host:port:address`, in libcurl's notation.
    private static func pin(_ request: TransportRequest) -> UnsafeMutablePointer<curl_slist>? {
        guard let host = AddressGuard.host(of: request.url), IPAddress(host) == nil else { return nil }
        let port = request.url.port ?? (request.url.scheme?.lowercased() == "http" ? 80 : 443)
        let address = request.address.isVersion6 ? "[\(request.address)]" : request.address.description
        return curl_slist_append(nil, "\(host):\(port):\(address)")
    }

    private static func fault(
        _ code: CURLcode,
        status: Int?,
        _ request: TransportRequest,
        _ exchange: Exchange
    ) -> FetchFault {
        if exchange.isTooLarge {
            return FetchFault(
                .tooLarge,
                "the answer is larger than \(request.maximumBytes) bytes; raise fetch.response_bytes if that is meant",
                status: status
            )
        }
        let message = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            return FetchFault(
                .timeout,
                "no whole answer within \(Double(request.timeout) / 1000) seconds",
                status: status
            )
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION:
            return FetchFault(.unreachable, "\(request.url.host ?? "the host"): \(message)")
        default: return FetchFault(.broken, "the answer broke off: \(message)", status: status)
        }
    }
}

/// One answer on its way in. Used by one thread.
private final class Exchange {
    private(set) var headers: [String: String] = [:]
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false
    private var headerBytes = 0
    private let maximumBytes: Int

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    static func of(_ context: UnsafeMutableRawPointer?) -> Exchange? {
        context.map { Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
    }

    /// - Returns: how many bytes were taken; fewer than given ends the transfer.
    func receiveBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard let bytes, body.count + count <= maximumBytes else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    /// One line of the header section.
    func receiveHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        headerBytes += count
        guard let bytes, headerBytes <= 256 << 10 else { return 0 }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        // A new status line (100 Continue before the real one) begins a new section.
        if line.hasPrefix("HTTP/") {
            headers = [:]
        } else if let colon = line.firstIndex(of: ":") {
            let name = line[..<colon].trimmingCharacters(in: .whitespaces).lowercased()
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
            headers[name] = headers[name].map { $0 + ", " + value } ?? value
        }
        return count
    }
}
