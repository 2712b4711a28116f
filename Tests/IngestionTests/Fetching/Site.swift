import HTTP
import HTTPTypes
import Synchronization

/// A web site on loopback whose pages a test sets and changes.
final class Site: Sendable {
    typealias Page = @Sendable (Request) -> Response

    private struct State {
        var pages: [String: Page] = [:]
        var requests: [Seen] = []
    }

    struct Seen: Sendable {
        var path: String
        var userAgent: String?
        var ifNoneMatch: String?
        var authorization: String?
    }

    private final class Shared: Sendable { let mutex = Mutex(State()) }

    private let shared = Shared()
    private let server: Server
    let port: UInt16

    init() throws {
        var configuration = ServerConfiguration()
        configuration.addresses = [.tcp(host: "127.0.0.1", port: 0)]
        var router = Router()
        for pattern in ["/", "/{a}", "/{a}/{b}"] {
            router.get(pattern) { [shared] request in
                let page = shared.mutex.withLock { state in
                    state.requests.append(
                        Seen(
                            path: request.rawPath,
                            userAgent: request.header(.userAgent),
                            ifNoneMatch: request.header(.ifNoneMatch),
                            authorization: request.header(.authorization)
                        )
                    )
                    return state.pages[request.rawPath]
                }
                return page?(request) ?? .text("no such page", status: .notFound)
            }
        }
        configuration.makesETags = false
        server = Server(configuration: configuration, router: router)
        let address = try server.start()[0]
        port = UInt16("\(address)".split(separator: ":").last.map(String.init) ?? "") ?? 0
    }

    deinit { server.shutdown(grace: .milliseconds(50)) }

    func set(_ path: String, _ page: @escaping Page) { shared.mutex.withLock { $0.pages[path] = page } }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// The requests so far, robots.txt left out.
    var requests: [Seen] { shared.mutex.withLock { $0.requests.filter { $0.path != "/robots.txt" } } }

    var allRequests: [Seen] { shared.mutex.withLock { $0.requests } }

    func forget() { shared.mutex.withLock { $0.requests = [] } }
}

/// A feed of items with numbers.
enum SampleFeed {
    static func rss(_ numbers: some Sequence<Int>, site: String = "https://example.org", extra: String = "") -> String {
        let items = numbers.map { number in
            """
            <item><title>Launch report \(number)</title><link>\(site)/item\(number)</link>\
            <guid isPermaLink="false">id-\(number)</guid>\
            <description>Rocket number \(number) reached orbit\(extra) on Monday.</description>\
            <pubDate>Wed, 30 Jul 2025 10:00:00 GMT</pubDate></item>
            """
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Launches</title>"
            + "<link>https://example.org</link><description>All of them</description>" + items.joined()
            + "</channel></rss>"
    }

    static func response(_ text: String, headers: [(HTTPField.Name, String)] = []) -> Response {
        var response = Response.bytes(Array(text.utf8), contentType: "application/rss+xml")
        for (name, value) in headers { response.headers[name] = value }
        return response
    }

    static func status(_ code: Int, headers: [(HTTPField.Name, String)] = []) -> Response {
        var response = Response.text("status \(code)", status: HTTPResponse.Status(code: code))
        for (name, value) in headers { response.headers[name] = value }
        return response
    }
}
