import Foundation
import Storage

/// Reads each host's robots.txt once a day, and keeps it in the store.
struct RobotsKeeper: Sendable {
    let store: Store
    let client: WebClient
    let now: @Sendable () -> Int64

    private static let day: Int64 = 86_400_000
    /// RFC 9309, section 2.5.
    private static let maximumBytes = 1 << 20

    /// The rules for an address.
    ///
    /// - Throws: ``FetchFault`` when the server cannot be reached, or may not be.
    func rules(for url: URL) throws -> RobotsRules {
        guard let origin = RobotsKeeper.origin(of: url) else { return .everything }
        if let kept = try store.robots(ofOrigin: origin), now() - kept.fetchedAt < RobotsKeeper.day {
            return RobotsKeeper.rules(kept, agent: agent)
        }
        let row = try read(origin)
        // What the server could not say is asked again the next time.
        if row.status < 500, row.status != 429 {
            try store.write { try $0.saveRobots(row, ofOrigin: origin) }
        }
        return RobotsKeeper.rules(row, agent: agent)
    }

    private func read(_ origin: String) throws(FetchFault) -> RobotsRow {
        let answer: Result<WebClient.Answer, FetchFault> = Result { () throws(FetchFault) in
            try client.get(origin + "/robots.txt", maximumBytes: RobotsKeeper.maximumBytes)
        }
        switch answer {
        case .success(let answer):
            let body = answer.status == 200 ? String(decoding: answer.body, as: UTF8.self) : ""
            return RobotsRow(status: answer.status, body: body, fetchedAt: now())
        case .failure(let fault):
            // Section 2.3.1.2: too many redirects count as no file; so does one too large to be rules.
            guard fault.code == .tooLarge || fault.code == .redirects else { throw fault }
            return RobotsRow(status: 404, body: "", fetchedAt: now())
        }
    }

    /// Asks for leave to read an address.
    ///
    /// - Returns: the pause that the file asks for, milliseconds.
    /// - Throws: ``FetchFault`` with code `robots` when it may not be read.
    func ask(_ address: String) throws -> Int64? {
        guard let url = URL(string: address) else { throw FetchFault(.refused, "'\(address)' is no address") }
        let rules = try rules(for: url)
        let parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
        let path = (parts?.percentEncodedPath ?? url.path) + (parts?.percentEncodedQuery.map { "?" + $0 } ?? "")
        guard rules.allows(path) else {
            throw FetchFault(.robots, "\(address): robots.txt of \(url.host ?? "the host") does not allow it")
        }
        return rules.crawlDelay.map { Int64($0) * 1000 }
    }

    /// The product token of the User-Agent.
    private var agent: String {
        String(client.configuration.userAgent.prefix { $0.isLetter || $0 == "-" || $0 == "_" })
    }

    private static func rules(_ row: RobotsRow, agent: String) -> RobotsRules {
        switch row.status {
        case 200: RobotsRules(row.body, agent: agent)
        case 500..., 429: .nothing
        default: .everything
        }
    }

    static func origin(of url: URL) -> String? {
        guard let scheme = url.scheme?.lowercased(), let host = url.host?.lowercased(), !host.isEmpty else {
            return nil
        }
        let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (url.port.map { ":\($0)" } ?? "")
    }
}
