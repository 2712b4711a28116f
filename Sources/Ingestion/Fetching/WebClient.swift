import Foundation

/// Gets documents politely: guarded addresses, one connection a host with a pause, bounded redirects.
struct WebClient: Sendable {
    struct Answer: Sendable {
        var status: Int
        var headers: [String: String]
        var body: [UInt8]
        /// Where the answer came from.
        var url: URL
        /// Where the document lives now, when every redirect on the way there was permanent.
        var permanentURL: URL?
    }

    let transport: any Transport
    let addressGuard: AddressGuard
    let gate: HostGate
    let configuration: FetchConfiguration

    /// - Parameters:
    ///   - headers: the source's own; sent to the first host only, because they may hold a secret.
    ///   - conditions: `If-None-Match` and the like.
    ///   - pause: between two requests to a host, milliseconds.
    /// - Throws: what keeps an answer from coming. An answer of any status is returned.
    func get(
        _ address: String,
        headers: [String: String] = [:],
        conditions: [String: String] = [:],
        maximumBytes: Int? = nil,
        pause: Int64? = nil
    ) throws(FetchFault) -> Answer {
        guard var url = URL(string: address) else { throw FetchFault(.refused, "'\(address)' is no address") }
        let home = AddressGuard.host(of: url)
        var seen: Set<String> = []
        var isPermanent = true
        for hop in 0...max(0, configuration.redirects) {
            guard seen.insert(url.absoluteString).inserted else {
                throw FetchFault(.redirects, "redirects go in a circle at \(url.absoluteString)")
            }
            let ownHeaders = AddressGuard.host(of: url) == home ? headers : [:]
            let answer = try send(url, ownHeaders.merging(conditions) { _, new in new }, maximumBytes, pause)
            guard [301, 302, 303, 307, 308].contains(answer.status) else {
                return Answer(
                    status: answer.status,
                    headers: answer.headers,
                    body: answer.body,
                    url: url,
                    permanentURL: hop > 0 && isPermanent ? url : nil
                )
            }
            guard let location = answer.headers["location"],
                let next = URL(string: location, relativeTo: url)?.absoluteURL
            else {
                throw FetchFault(.redirects, "a redirect that does not say where to", status: answer.status)
            }
            isPermanent = isPermanent && (answer.status == 301 || answer.status == 308)
            url = WebClient.withoutFragment(next)
        }
        throw FetchFault(.redirects, "more than \(configuration.redirects) redirects")
    }

    private func send(
        _ url: URL,
        _ headers: [String: String],
        _ maximumBytes: Int?,
        _ pause: Int64?
    ) throws(FetchFault) -> TransportAnswer {
        let address = try addressGuard.check(url)
        var headers = headers
        headers["User-Agent"] = configuration.userAgent
        if headers["Accept"] == nil {
            headers["Accept"] =
                "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
                + "text/html;q=0.8, */*;q=0.5"
        }
        let request = TransportRequest(
            url: url,
            headers: headers,
            address: address,
            maximumBytes: maximumBytes ?? configuration.responseBytes,
            timeout: configuration.timeout
        )
        let host = AddressGuard.host(of: url) ?? ""
        return try gate.pass(host, pause: max(pause ?? 0, configuration.hostPause)) { () throws(FetchFault) in
            try transport.send(request)
        }
    }

    private static func withoutFragment(_ url: URL) -> URL {
        guard url.fragment != nil, var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else {
            return url
        }
        parts.fragment = nil
        return parts.url ?? url
    }

    /// `Retry-After` (RFC 9110, section 10.2.3) as milliseconds from now: seconds, or a date.
    static func retryAfter(_ text: String?, now: Int64) -> Int64? {
        guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        // More than a month is a mistake rather than a wish.
        let longest: Int64 = 31 * 86_400_000
        if let seconds = Int64(text) { return seconds < 0 ? nil : min(seconds, longest / 1000) * 1000 }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        guard let date = formatter.date(from: text) else { return nil }
        return min(max(0, Int64(date.timeIntervalSince1970 * 1000) - now), longest)
    }
}
