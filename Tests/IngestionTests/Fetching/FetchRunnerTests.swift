import Foundation
import HTTP
import HTTPTypes
import Model
import Storage
import TestSupport
import Testing

@testable import Ingestion

struct FetchRunnerTests {
    private let bench: FetchBench
    private var site: Site { bench.site }

    init() throws { bench = try FetchBench() }

    private func serve(_ path: String, _ numbers: Range<Int>) {
        let text = SampleFeed.rss(numbers)
        site.set(path) { _ in SampleFeed.response(text) }
    }

    @Test func `what is new is stored once, items of one time included`() throws {
        serve("/feed", 0..<5)
        let id = try bench.add("/feed")
        let first = try bench.run()
        #expect(first.counts.new == 5)
        #expect(first.exitCode == 0)
        #expect(try bench.run().sources.isEmpty, "is not due again at once")
        serve("/feed", 3..<9)
        let second = try bench.run(.all)
        #expect(second.counts.new == 4)
        #expect(second.counts.known == 2)
        let row = try bench.row(id)
        #expect(row.articleCount == 9)
        #expect(row.progress.failures == 0)
        #expect(try bench.store.runs(ofSource: row.key, limit: 9).map(\.state) == ["done", "done"])
        #expect(Set(try bench.articles().compactMap(\.source)) == ["Source /feed"])
    }

    @Test func `a feed that did not change is asked for with its validators and not read again`() throws {
        let text = SampleFeed.rss(0..<3)
        site.set("/feed") { request in
            request.header(.ifNoneMatch) == "\"v1\""
                ? SampleFeed.status(304) : SampleFeed.response(text, headers: [(.eTag, "\"v1\"")])
        }
        let id = try bench.add("/feed")
        try bench.run()
        let report = try bench.run(.all)
        #expect(report.sources.map(\.kind) == [.unchanged])
        #expect(site.requests.map(\.ifNoneMatch) == [nil, "\"v1\""])
        #expect(site.requests.allSatisfy { $0.userAgent?.hasPrefix("Parallax/test") == true })
        #expect(try bench.row(id).progress.lastStatus == 304)
    }

    @Test func `a permanent redirect is remembered, a temporary one is not`() throws {
        serve("/new", 0..<1)
        let target = site.url("/new")
        for code in [301, 308, 302, 307] {
            site.set("/moved\(code)") { _ in SampleFeed.status(code, headers: [(.location, target)]) }
            let id = try bench.add("/moved\(code)")
            let report = try bench.run(.named([id]))
            #expect(report.exitCode == 0, "\(report)")
            #expect(try bench.row(id).progress.effectiveURL == (code == 301 || code == 308 ? target : nil))
        }
        site.forget()
        try bench.run(.all)
        #expect(Set(site.requests.map(\.path)) == ["/new", "/moved302", "/moved307"])
    }

    @Test func `410 retires a source`() throws {
        site.set("/gone") { _ in SampleFeed.status(410) }
        let id = try bench.add("/gone")
        #expect(try bench.run().sources.map(\.kind) == [.retired])
        #expect(try bench.row(id).source.state == .retired)
        #expect(try bench.run(.all).sources.isEmpty)
    }

    @Test func `429 and 503 are obeyed, also by the other sources of the host, and by --all`() throws {
        for code in [429, 503] {
            let bench = try FetchBench()
            bench.site.set("/busy") { _ in SampleFeed.status(code, headers: [(.retryAfter, "7200")]) }
            bench.site.set("/other") { _ in SampleFeed.response(SampleFeed.rss(0..<1)) }
            let id = try bench.add("/busy")
            _ = try bench.add("/other")
            let report = try bench.run()
            #expect(report.sources.map(\.kind) == [.failed, .held])
            #expect(report.exitCode == 3)
            let due = try #require(try bench.row(id).progress.nextDueAt)
            #expect(due >= bench.clock.now + 7_190_000)
            bench.site.forget()
            #expect(try bench.run(.all).sources.map(\.kind) == [.held, .held])
            #expect(bench.site.allRequests.isEmpty)
            bench.clock.advance(due - bench.clock.now + 1)
            #expect(try bench.run(.all).sources.map(\.kind) == [.failed, .held])
            bench.site.set("/busy") { _ in SampleFeed.response(SampleFeed.rss(5..<6)) }
            bench.clock.advance(100_000_000)
            #expect(try bench.run(.all).counts.new == 2)
        }
    }

    @Test func `failures are retried later and later, and one success forgets them`() throws {
        site.set("/feed") { _ in SampleFeed.status(500) }
        let id = try bench.add("/feed")
        var waits: [Int64] = []
        for _ in 0..<4 {
            #expect(try bench.run().exitCode == 1)
            let due = try #require(try bench.row(id).progress.nextDueAt)
            waits.append(due - bench.clock.now)
            bench.clock.advance(due - bench.clock.now + 1)
        }
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $1 >= $0 * 3 / 2 }, "\(waits)")
        #expect(try bench.row(id).progress.failures == 4)
        serve("/feed", 0..<1)
        #expect(try bench.run().exitCode == 0)
        let row = try bench.row(id)
        #expect(row.progress.failures == 0 && row.progress.lastError == nil)
    }

    @Test(arguments: [404, 403, 500, 502])
    func `an answer that is no document is a failure that is told`(code: Int) throws {
        site.set("/feed") { _ in SampleFeed.status(code) }
        serve("/good", 0..<2)
        let id = try bench.add("/feed")
        _ = try bench.add("/good")
        let report = try bench.run()
        #expect(report.exitCode == 3)
        #expect(report.counts.new == 2)
        let row = try bench.row(id)
        #expect(row.progress.lastStatus == code)
        #expect(row.progress.lastError?.contains("\(code)") == true)
        #expect(try bench.store.runs(ofSource: row.key, limit: 1).first?.httpStatus == code)
    }

    @Test func `redirects in circles and without end are given up`() throws {
        let here = site.url("/a")
        let there = site.url("/b")
        site.set("/a") { _ in SampleFeed.status(302, headers: [(.location, there)]) }
        site.set("/b") { _ in SampleFeed.status(302, headers: [(.location, here)]) }
        let port = site.port
        for number in 0..<20 {
            site.set("/hop/\(number)") { _ in
                SampleFeed.status(302, headers: [(.location, "http://127.0.0.1:\(port)/hop/\(number + 1)")])
            }
        }
        _ = try bench.add("/a")
        _ = try bench.add("/hop/0")
        let report = try bench.run()
        #expect(report.sources.allSatisfy { $0.kind == .failed && $0.error?.contains("redirects") == true })
        #expect(site.requests.count < 12)
    }

    @Test func `a redirect to a private address is refused before it is asked`() throws {
        let port = site.port
        serve("/secret", 0..<1)
        // The same server by a name that is not allowed.
        site.set("/feed") { _ in SampleFeed.status(302, headers: [(.location, "http://localhost:\(port)/secret")]) }
        site.set("/file") { _ in SampleFeed.status(302, headers: [(.location, "file:///etc/passwd")]) }
        _ = try bench.add("/feed")
        _ = try bench.add("/file")
        let report = try bench.run()
        #expect(report.sources.map(\.kind) == [.failed, .failed])
        #expect(report.sources[0].error?.contains("fetch.allowed_hosts") == true)
        #expect(!site.requests.contains { $0.path == "/secret" })
        #expect(try bench.articles().isEmpty)
    }

    @Test func `robots txt is obeyed for pages, not for feeds`() throws {
        site.set("/robots.txt") { _ in .text("User-agent: *\nDisallow: /private\n\nUser-agent: other\nDisallow: /") }
        serve("/private", 0..<1)
        let page = try bench.add("/private") { $0.format = .html }
        #expect(try bench.run().sources.map(\.kind) == [.failed])
        #expect(site.requests.isEmpty)
        #expect(try bench.row(page).progress.lastError?.contains("robots.txt") == true)
        try bench.store.write { [row = try bench.row(page)] in try $0.removeSource(row) }
        _ = try bench.add("/private") { $0.format = .feed }
        #expect(try bench.run().counts.new == 1)
        #expect(bench.site.allRequests.count { $0.path == "/robots.txt" } == 1)
    }

    @Test func `one connection to a host, with a pause`() throws {
        for number in 0..<4 {
            serve("/feed\(number)", number..<(number + 1))
            _ = try bench.add("/feed\(number)") { $0.format = .feed }
        }
        try bench.run()
        #expect(bench.clock.slept.count == 3)
        #expect(bench.clock.slept.allSatisfy { $0 > 0 && $0 <= 1000 })
    }

    @Test func `keep and drop rules leave items out, with a line for each`() throws {
        serve("/feed", 0..<4)
        let id = try bench.add("/feed") { source in
            source.keep = "rocket"
            source.drop = "\"report 2\""
        }
        let report = try bench.run()
        #expect(report.counts.new == 3 && report.counts.leftOut == 1)
        let row = try bench.row(id)
        let run = try #require(try bench.store.runs(ofSource: row.key, limit: 1).first)
        let items = try bench.store.items(ofRun: run.key, limit: 10)
        #expect(items.map(\.title) == ["Launch report 2"])
        #expect(items.first?.reason.contains("drop rule") == true)
    }

    @Test func `an item is followed to its page once`() throws {
        let text = SampleFeed.rss(0..<2, site: "http://127.0.0.1:\(site.port)")
        site.set("/feed") { _ in SampleFeed.response(text) }
        let long = (0..<12).map { "<p>Sentence \($0) of the full report tells what the rocket did on its way.</p>" }
        site.set("/item0") { _ in
            .bytes(
                Array(
                    "<html><head><title>Launch report 0</title></head><body><article><h1>Launch report 0</h1>\(long.joined())</article></body></html>"
                        .utf8
                ),
                contentType: "text/html"
            )
        }
        _ = try bench.add("/feed") { $0.follow = true }
        #expect(try bench.run().counts.new == 2)
        let articles = try bench.articles()
        let full = try #require(articles.first { $0.title == "Launch report 0" })
        #expect(full.textLevel == "full" && full.body.contains("Sentence 11"))
        let short = try #require(articles.first { $0.title == "Launch report 1" })
        #expect(short.textLevel == "summary" && short.warnings.contains { $0.contains("404") })

        let more = SampleFeed.rss(0..<3, site: "http://127.0.0.1:\(site.port)")
        site.set("/feed") { _ in SampleFeed.response(more) }
        site.forget()
        let report = try bench.run(.all)
        #expect(report.counts.known == 2 && report.counts.new == 1 && report.counts.changed == 0)
        #expect(site.requests.map(\.path) == ["/feed", "/item2"])
        #expect(try bench.articles().first { $0.id == full.id }?.version == 1)
    }

    @Test func `an article that changed keeps both texts, one deleted by hand stays deleted`() throws {
        serve("/feed", 0..<2)
        _ = try bench.add("/feed")
        try bench.run()
        let text = SampleFeed.rss(0..<2, extra: " and came back")
        site.set("/feed") { _ in SampleFeed.response(text) }
        #expect(try bench.run(.all).counts.changed == 2)
        let article = try #require(try bench.articles().first)
        #expect(try bench.store.versions(ofArticle: article.id).count == 1)
        try bench.store.write { _ = try $0.delete(articleID: article.id) }
        serve("/feed", 0..<3)
        let report = try bench.run(.all)
        #expect(report.counts.leftOut == 1 && report.counts.new == 1)
    }

    @Test func `a run that died between fetching and storing is found, and nothing is lost`() throws {
        serve("/feed", 0..<3)
        let id = try bench.add("/feed")
        let key = try bench.row(id).key
        // What a killed process leaves: a run without an end, and no word about validators.
        try bench.store.write { _ = try $0.beginRun(.fetch, sourceKey: key) }
        let report = try bench.run()
        #expect(report.abandoned == 1)
        #expect(report.counts.new == 3)
        #expect(Set(try bench.store.runs(ofSource: key, limit: 9).map(\.state)) == ["abandoned", "done"])
    }

    @Test func `a page in place of a feed is a fault, not an article`() throws {
        serve("/feed", 0..<2)
        let id = try bench.add("/feed")
        try bench.run()
        site.set("/feed") { _ in
            .bytes(
                Array("<html><body><p>This domain is for sale today.</p></body></html>".utf8),
                contentType: "text/html"
            )
        }
        #expect(try bench.run(.all).sources.map(\.kind) == [.failed])
        #expect(try bench.row(id).articleCount == 2)
    }

    @Test func `files are read only where that is allowed, links followed`() throws {
        let inside = try bench.folder.write("feeds/a.xml", SampleFeed.rss(0..<2))
        let outside = try bench.folder.write("secret.xml", SampleFeed.rss(5..<6))
        let link = bench.folder.path("feeds/link.xml")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
        _ = try bench.add("file://" + inside)
        _ = try bench.add("file://" + outside)
        _ = try bench.add("file://" + link)
        let report = try bench.run()
        #expect(report.sources.map(\.kind) == [.read, .failed, .failed])
        #expect(report.counts.new == 2)
    }

    @Test func `a source's headers are not sent to another host`() throws {
        serve("/feed", 0..<1)
        _ = try bench.add("/feed") { $0.headers = ["Authorization": "Bearer x"] }
        try bench.run()
        #expect(site.requests.last?.authorization == "Bearer x")
        #expect(site.allRequests.first { $0.path == "/robots.txt" }?.authorization == nil)
    }

    @Test func `a dry run asks nobody`() throws {
        serve("/feed", 0..<1)
        _ = try bench.add("/feed")
        #expect(try bench.run(isDry: true).sources.map(\.kind) == [.due])
        #expect(site.allRequests.isEmpty)
    }
}
