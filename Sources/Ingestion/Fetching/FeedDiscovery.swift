import Foundation
import Model
public import Parsing

/// Finds the feeds of a site from any of its pages.
public struct FeedDiscovery: Sendable {
    /// A feed that a site offers.
    public struct Candidate: Sendable, Equatable {
        public var url: String
        public var title: String?
    }

    public enum Finding: Sendable, Equatable {
        /// The address is a feed.
        case feed(title: String?)
        /// The address is a page; its feeds, best first.
        case page(title: String?, feeds: [Candidate])
    }

    private let client: WebClient
    private let parser: DocumentParser

    /// - Parameters:
    ///   - now: milliseconds since the epoch.
    ///   - sleep: waits for so many milliseconds.
    public init(
        configuration: FetchConfiguration,
        parser: DocumentParser,
        transport: any Transport = HTTPTransport(),
        resolver: @escaping AddressGuard.Resolver = AddressGuard.system,
        now: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (Int64) -> Void = HostGate.sleep
    ) {
        self.parser = parser
        client = WebClient(
            transport: transport,
            addressGuard: AddressGuard(allowedHosts: configuration.allowedHosts, resolve: resolver),
            gate: HostGate(now: now, sleep: sleep),
            configuration: configuration
        )
    }

    /// Looks at an address. The feeds that a page names come first; only where it names none are the usual places
    /// tried.
    ///
    /// - Throws: ``FetchFault`` when the address cannot be read.
    public func look(at address: String) throws -> Finding {
        let answer = try client.get(address)
        guard answer.status == 200 else {
            throw FetchFault(.status, "\(address) answered \(answer.status)", status: answer.status)
        }
        if let title = feedTitle(answer) { return .feed(title: title.isEmpty ? nil : title) }
        let links = FeedLinkScanner(answer.body)
        var seen: Set<String> = []
        var found: [Candidate] = []
        for link in links.feeds {
            guard let url = URL(string: link.href, relativeTo: answer.url)?.absoluteURL,
                seen.insert(url.absoluteString).inserted
            else { continue }
            found.append(Candidate(url: url.absoluteString, title: link.title))
        }
        if found.isEmpty { found = usual(at: answer.url) }
        return .page(title: links.pageTitle, feeds: found)
    }

    private func usual(at url: URL) -> [Candidate] {
        for path in FeedDiscovery.usualPaths {
            guard let place = URL(string: path, relativeTo: url)?.absoluteURL,
                let answer = try? client.get(place.absoluteString), answer.status == 200,
                let title = feedTitle(answer)
            else { continue }
            return [Candidate(url: answer.url.absoluteString, title: title.isEmpty ? nil : title)]
        }
        return []
    }

    /// The title of a feed, empty when it has none; nil when the answer is no feed.
    private func feedTitle(_ answer: WebClient.Answer) -> String? {
        let document = Document(
            bytes: answer.body,
            contentType: answer.headers["content-type"],
            url: answer.url.absoluteString
        )
        guard let parsed = try? parser.parse(document), parsed.format == .feed else { return nil }
        return parsed.title ?? ""
    }

    private static let usualPaths = [
        "/feed", "/feed.xml", "/rss.xml", "/rss", "/atom.xml", "/index.xml", "/feeds/posts/default", "/feed.json",
    ]
}

/// The links of a page that lead to feeds.
struct FeedLinkScanner {
    struct Link: Equatable {
        var href: String
        var title: String?
    }

    private(set) var feeds: [Link] = []
    private(set) var pageTitle: String?

    private let bytes: [UInt8]

    /// - Parameter bytes: the page; only tags are looked at, in ASCII.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var anchors: [Link] = []
        var index = 0
        while let open = bytes[index...].firstIndex(of: 0x3C) {
            index = open + 1
            guard let (name, attributes, end) = tag(at: index) else { continue }
            index = end
            switch name {
            case "link":
                let words = (attributes["rel"] ?? "").lowercased().split(separator: " ")
                let type = (attributes["type"] ?? "").lowercased().split(separator: ";").first.map(String.init) ?? ""
                guard words.contains("alternate"), FeedLinkScanner.types.contains(type), let href = attributes["href"]
                else { continue }
                feeds.append(Link(href: href, title: attributes["title"]))
            case "a":
                if let href = attributes["href"], FeedLinkScanner.looksLikeFeed(href) {
                    anchors.append(Link(href: href))
                }
            case "title" where pageTitle == nil:
                let text = bytes[end...].prefix { $0 != 0x3C }
                let title = String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
                pageTitle = title.isEmpty ? nil : FeedLinkScanner.unescaped(title)
            default: continue
            }
        }
        // Comment feeds stand beside the real one on every page of a common publishing system.
        let telling = feeds.filter { !FeedLinkScanner.isOfComments($0) }
        feeds = (telling.isEmpty ? feeds : telling) + (feeds.isEmpty ? anchors : [])
    }

    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    ]

    private static func isOfComments(_ link: Link) -> Bool {
        link.href.lowercased().contains("/comments/") || link.title?.lowercased().contains("comments") == true
    }

    private static func looksLikeFeed(_ href: String) -> Bool {
        let path = href.lowercased().split(whereSeparator: { $0 == "?" || $0 == "#" }).first.map(String.init) ?? ""
        return path.hasSuffix(".rss") || path.hasSuffix(".atom") || path.hasSuffix("/feed") || path.hasSuffix("/feed/")
            || path.hasSuffix("/rss") || path.hasSuffix("/rss/") || path.hasSuffix("rss.xml")
            || path.hasSuffix("feed.xml")
            || path.hasSuffix("atom.xml")
    }

    /// A start tag's name and attributes in lower case, and where it ends.
    private func tag(at start: Int) -> (String, [String: String], Int)? {
        var index = start
        func byte() -> UInt8? { index < bytes.count ? bytes[index] : nil }
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        let name = word(&index) { !isSpace($0) && $0 != 0x3E && $0 != 0x2F }
        guard ["link", "a", "title"].contains(name) else { return nil }
        var attributes: [String: String] = [:]
        while let next = byte(), next != 0x3E {
            if isSpace(next) || next == 0x2F {
                index += 1
                continue
            }
            let key = word(&index) { !isSpace($0) && $0 != 0x3D && $0 != 0x3E && $0 != 0x2F }
            while let next = byte(), isSpace(next) { index += 1 }
            guard byte() == 0x3D else {
                if key.isEmpty { index += 1 }
                continue
            }
            index += 1
            while let next = byte(), isSpace(next) { index += 1 }
            let first = byte()
            var value: String
            if let first, first == 0x22 || first == 0x27 {
                index += 1
                value = text(&index) { $0 != first }
                index += 1
            } else {
                value = text(&index) { !isSpace($0) && $0 != 0x3E }
            }
            value = FeedLinkScanner.unescaped(value).trimmingCharacters(in: .whitespacesAndNewlines)
            if attributes[key] == nil { attributes[key] = value }
        }
        return (name, attributes, min(index + 1, bytes.count))
    }

    private func word(_ index: inout Int, while condition: (UInt8) -> Bool) -> String {
        text(&index, while: condition).lowercased()
    }

    private func text(_ index: inout Int, while condition: (UInt8) -> Bool) -> String {
        guard index < bytes.count else { return "" }
        let part = bytes[index...].prefix(while: condition)
        index = part.endIndex
        return String(decoding: part, as: UTF8.self)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#8217;", with: "’")
            .replacing("&raquo;", with: "»").replacing("&#187;", with: "»").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
