import Foundation
import HTTP
import HTTPTypes
import Synchronization
import TestSupport
import Testing

/// `parallax fetch` as cron runs it, against sites on loopback.
struct FetchTests {
    private let folder: TemporaryFolder
    private let site: FeedSite
    private var database: String { folder.path("fetch.sqlite") }
    private let environment = [
        "PARALLAX_FETCH_ALLOWED_HOSTS": "127.0.0.1", "PARALLAX_FETCH_HOST_PAUSE_SECONDS": "0",
    ]

    init() throws {
        folder = try TemporaryFolder()
        site = try FeedSite()
    }

    private func run(_ arguments: [String], input: String? = nil) throws -> Program.Result {
        try Program.run(arguments + ["--database", database], input: input, environment: environment)
    }

    private func source(_ name: String) throws -> [String: Any] {
        let shown = try run(["sources", "show", name])
        #expect(shown.status == 0, "\(shown.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    }

    @Test func `ten runs over growing feeds store every item once, and the health is right`() throws {
        let list = """
            sources:
              - {name: Alpha, url: "\(site.url("/alpha"))", tier: primary}
              - {name: Beta, url: "\(site.url("/beta"))", schedule: 30m}
              - {name: Broken, url: "\(site.url("/broken"))"}
            """
        let added = try run(["sources", "import", try folder.write("list.yaml", list)])
        #expect(added.output.contains("3 added"), "\(added.errors)")
        for round in 1...10 {
            site.set("/alpha", items: 0..<(round * 2))
            site.set("/beta", items: 100..<(103 + round))
            let result = try run(["fetch", "--all", "--json"])
            #expect(result.status == 3)
            #expect(result.errors.contains("Broken"))
        }
        let alpha = try source("Alpha")
        #expect(alpha["article_count"] as? Int == 20)
        #expect(alpha["health"] as? String == "ok")
        #expect((alpha["runs"] as? [Any])?.count == 10)
        #expect(try source("Beta")["article_count"] as? Int == 13)
        let broken = try source("Broken")
        #expect(broken["health"] as? String == "failing")
        #expect(broken["failures"] as? Int == 10)
        #expect((broken["last_error"] as? String)?.contains("404") == true)
        let quiet = try run(["fetch"])
        #expect(quiet.status == 0)
        #expect(quiet.output.hasPrefix("0 sources"))
        let server = try RunningServer(database: database)
        let meta = try server.get("/v1/articles").json["meta"] as? [String: Any]
        #expect(meta?["total"] as? Int == 33)
    }

    @Test func `a run that is killed leaves nothing half done`() throws {
        site.set("/slow", items: 0..<4, delay: 20)
        #expect(try run(["sources", "add", site.url("/slow"), "--unseen", "--name", "Slow"]).status == 0)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = ["fetch", "--database", database]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        site.awaitRequest("/slow")
        let second = try run(["fetch"])
        #expect(second.status == 0)
        #expect(second.output.contains("under way already"))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        site.set("/slow", items: 0..<4)
        let third = try run(["fetch"])
        #expect(third.status == 0, "\(third.errors)")
        #expect(third.output.contains("4 new"))
        let states = (try source("Slow")["runs"] as? [[String: Any]])?.compactMap { $0["state"] as? String }
        #expect(states == ["done", "abandoned"])
    }

    @Test func `a site's feed is discovered, exported and imported`() throws {
        site.set("/news/feed", items: 0..<2)
        site.page(
            "/",
            "<html><head><title>Site</title><link rel=alternate type=application/rss+xml title='Site news' href='/news/feed'></head><body>x</body></html>"
        )
        let added = try run(["sources", "add", site.url("/"), "--schedule", "2h", "--set", "drop=webinar"])
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.contains("Site news") && added.output.contains("/news/feed"))
        let exported = try run(["sources", "export"])
        let other = folder.path("other.sqlite")
        let imported = try Program.run(["sources", "import", "-", "--database", other], input: exported.output)
        #expect(imported.output.contains("1 added"), "\(imported.errors)")
        #expect(try Program.run(["sources", "export", "--database", other]).output == exported.output)
        let opml = try run(["sources", "export", "--format", "opml"])
        #expect(opml.output.contains("xmlUrl=\"\(site.url("/news/feed"))\""))
        #expect(try run(["sources", "pause", "Site news"]).status == 0)
        #expect(try run(["fetch", "--all"]).output.hasPrefix("0 sources"))
        #expect(try run(["fetch", "Nobody"]).status == 2)
        #expect(try run(["fetch", "--all", "--due"]).status == 2)
        #expect(try run(["sources", "remove", "Site news"]).status == 0)
        #expect(try run(["sources", "show", "Site news"]).status == 2)
    }

    @Test func `sources over HTTP`() throws {
        let server = try RunningServer(database: database)
        func send(_ method: String, _ target: String, _ body: String? = nil) throws -> RunningServer.Answer {
            try server.send(method, target, body: body.map { Data($0.utf8) }, type: "application/json")
        }
        let created = try send("POST", "/v1/sources", #"{"url": "https://example.org/feed", "schedule": "1h"}"#)
        #expect(created.status == 201)
        let id = try #require(created.json["id"] as? String)
        #expect(created.json["name"] as? String == "example.org/feed")
        #expect(created.json["health"] as? String == "new")
        #expect(try send("POST", "/v1/sources", #"{"url": "https://example.org/feed"}"#).status == 409)
        let bad = try send("POST", "/v1/sources", #"{"url": "https://example.org/b", "tier": "best"}"#)
        #expect(bad.status == 400)
        #expect((bad.json["errors"] as? [[String: Any]])?.first?["param"] as? String == "tier")
        #expect(try send("POST", "/v1/sources", #"{"url": "file:///etc/passwd"}"#).status == 400)
        #expect(try send("POST", "/v1/sources", "[]").status == 400)
        let changed = try send("PATCH", "/v1/sources/\(id)", #"{"state": "paused"}"#)
        #expect(changed.json["state"] as? String == "paused")
        #expect(
            try send("PATCH", "/v1/sources/\(id)", #"{"owner": "Group", "schedule": null}"#).json["owner"] as? String
                == "Group"
        )
        #expect(try server.get("/v1/sources?state=paused").data.map { $0["id"] as? String } == [id])
        #expect(try server.get("/v1/sources?state=asleep").status == 400)
        let opml = try server.get("/v1/sources.opml")
        #expect(String(decoding: opml.body, as: UTF8.self).contains("xmlUrl=\"https://example.org/feed\""))
        #expect(try server.send("POST", "/v1/sources.opml", body: opml.body).json["known"] as? Int == 1)
        #expect(try send("DELETE", "/v1/sources/\(id)").status == 204)
        #expect(try server.get("/v1/sources/\(id)").status == 404)
    }

    @Test func `the server fetches on schedule by itself`() throws {
        site.set("/feed", items: 0..<3)
        #expect(try run(["sources", "add", site.url("/feed"), "--name", "Feed"]).status == 0)
        let server = try RunningServer(
            database: database,
            arguments: ["--fetch"],
            environment: environment.merging(["PARALLAX_FETCH_SERVE_INTERVAL_SECONDS": "1"]) { _, new in new }
        )
        site.awaitRequest("/feed", count: 2)
        var count = 0
        for _ in 0..<600 where count < 3 {
            count = try server.get("/v1/articles").data.count
            if count < 3 { Thread.sleep(forTimeInterval: 0.1) }
        }
        #expect(count == 3)
        #expect(server.stop() == 0)
    }
}

/// A site on loopback that shows feeds of numbered items.
final class FeedSite: Sendable {
    private final class Shared: Sendable {
        let pages = Mutex<[String: (body: String, type: String, delay: Double)]>([:])
        let seen = Mutex<[String: Int]>([:])
    }

    private let shared = Shared()
    private let server: Server
    private let address: String

    init() throws {
        var configuration = ServerConfiguration()
        configuration.addresses = [.tcp(host: "127.0.0.1", port: 0)]
        configuration.makesETags = true
        var router = Router()
        for pattern in ["/", "/{a}", "/{a}/{b}"] {
            router.get(pattern) { [shared] request in
                shared.seen.withLock { $0[request.rawPath, default: 0] += 1 }
                guard let page = shared.pages.withLock({ $0[request.rawPath] }) else {
                    return .text("nothing here", status: .notFound)
                }
                if page.delay > 0 { Thread.sleep(forTimeInterval: page.delay) }
                return .bytes(Array(page.body.utf8), contentType: page.type)
            }
        }
        server = Server(configuration: configuration, router: router)
        address = "\(try server.start()[0])"
    }

    deinit { server.shutdown(grace: .milliseconds(50)) }

    func url(_ path: String) -> String {
        let base = address.hasPrefix("http") ? address : "http://" + address
        return base + path
    }

    func page(_ path: String, _ html: String) {
        shared.pages.withLock { $0[path] = (html, "text/html", 0) }
    }

    func set(_ path: String, items: Range<Int>, delay: Double = 0) {
        let text = items.map { number in
            "<item><title>Contract \(number)</title><link>https://example.org\(path)/\(number)</link>"
                + "<description>The ministry ordered \(number) drones for $\(number + 1) million.</description>"
                + "<pubDate>Wed, 30 Jul 2025 10:00:00 GMT</pubDate></item>"
        }
        let feed =
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>\(path)</title>" + text.joined()
            + "</channel></rss>"
        shared.pages.withLock { $0[path] = (feed, "application/rss+xml", delay) }
    }

    /// Waits until a page was asked for; at most a minute.
    func awaitRequest(_ path: String, count: Int = 1) {
        for _ in 0..<600 where shared.seen.withLock({ $0[path] ?? 0 }) < count { Thread.sleep(forTimeInterval: 0.1) }
    }
}
