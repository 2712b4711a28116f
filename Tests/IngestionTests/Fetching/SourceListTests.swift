import Foundation
import HTTP
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

struct SourceListTests {
    private let reader = SourceReader(recipes: ["list"], allowedPaths: ["/srv/feeds"])

    private static let whole = """
        sources:
          - name: Example
            url: https://example.org/feed.xml
            format: feed
            schedule: 2h
            tier: primary
            owner: Example Group
            country: NO
            language: nb
            topics: [satcom, naval]
            keep: '"satellite" launch'
            drop: webinar
            follow: true
            recipe: list
            headers: {Accept-Language: nb}
            timezone: Europe/Oslo
            state: paused
        """

    @Test func `every setting is read, written and read again`() throws {
        let sources = try SourceList.yaml(SourceListTests.whole, reader: reader, name: "s.yaml")
        let source = try #require(sources.first)
        #expect(source.country == "NO" && source.follow && source.schedule == .every(7200) && source.state == .paused)
        #expect(source.headers == ["Accept-Language": "nb"] && source.topics == ["satcom", "naval"])

        let folder = try TemporaryFolder()
        let store = try Store(path: folder.path("t.sqlite"), clock: { 1_764_000_000_000 })
        let id = try store.write { try $0.addSource(source, origin: .command) }
        #expect(try store.source(id)?.source == source)
    }

    @Test(arguments: [
        ("sources:\n  - url: https://example.org\n    colour: red", "3", "colour"),
        ("sources:\n  - url: nonsense", "2", "url"),
        ("sources:\n  - url: ftp://example.org", "2", "url"),
        ("sources:\n  - url: file:///etc/passwd", "2", "url"),
        ("sources:\n  - url: https://u:p@example.org", "2", "url"),
        ("sources:\n  - name: x", "2", "url"),
        ("sources:\n  - url: https://example.org\n    schedule: often", "3", "schedule"),
        ("sources:\n  - url: https://example.org\n    tier: third", "3", "tier"),
        ("sources:\n  - url: https://example.org\n    country: Norway", "3", "country"),
        ("sources:\n  - url: https://example.org\n    topics: [gossip]", "3", "topics"),
        ("sources:\n  - url: https://example.org\n    keep: '-only'", "3", "keep"),
        ("sources:\n  - url: https://example.org\n    recipe: nil-such", "3", "recipe"),
        ("sources:\n  - url: https://example.org\n    timezone: Mars/Base", "3", "timezone"),
        ("sources:\n  - url: https://example.org\n    headers: {Host: x}", "3", "headers"),
        ("sources:\n  - url: https://example.org\n    follow: perhaps", "3", "follow"),
        ("feeds: []", "1", "feeds"),
    ])
    func `a fault is named with its line`(text: String, line: String, field: String) {
        do {
            _ = try SourceList.yaml(text, reader: reader, name: "s.yaml")
            Issue.record("was taken")
        } catch {
            #expect("\(error)".hasPrefix("s.yaml:\(line): "), "\(error)")
            #expect("\(error)".contains(field))
        }
    }

    @Test func `the recipes and sources that come with the program can be read`() throws {
        let folder = Repository.root.appendingPathComponent("Config")
        let recipes = try String(contentsOf: folder.appendingPathComponent("recipes.yaml"), encoding: .utf8)
        #expect(try RecipeFile.read(recipes, name: "recipes.yaml").recipes.count >= 5)
        #expect(throws: SourceList.Fault.self) {
            try RecipeFile.read("recipes:\n  bad:\n    title: 'h2 >>'", name: "recipes.yaml")
        }
        let sources = try String(contentsOf: folder.appendingPathComponent("sources.yaml"), encoding: .utf8)
        #expect(try SourceList.yaml(sources, reader: reader, name: "sources.yaml").isEmpty)
    }

    @Test func `OPML goes both ways`() throws {
        let sources = [
            Source(name: "A & B", url: "https://example.org/a?x=1&y=2", topics: ["naval"]),
            Source(name: "C", url: "https://example.org/c"),
        ]
        let text = SourceList.opml(of: sources)
        #expect(try SourceList.read(Array(text.utf8), reader: reader, name: "list") == [sources[1], sources[0]])
    }

    @Test func `the sources file is kept in step, and others are left alone`() throws {
        let folder = try TemporaryFolder()
        let store = try Store(path: folder.path("t.sqlite"), clock: { 1_764_000_000_000 })
        let a = Source(name: "A", url: "https://example.org/a")
        let b = Source(name: "B", url: "https://example.org/b")
        let own = Source(name: "Own", url: "https://example.org/own")
        try store.write { session in
            try session.addSource(own, origin: .api)
            _ = try session.sourceKey(named: "B")
        }
        let first = try store.write { try SourceList.synchronize([a, b], with: $0) }
        #expect(first.added == ["A", "B"])
        #expect(try store.write { try SourceList.synchronize([a, b], with: $0) }.unchanged == 2)
        let row = try #require(try store.source("A"))
        try store.write { try $0.setState(.paused, ofSource: row) }
        var changed = a
        changed.tier = .primary
        let second = try store.write { [changed] in try SourceList.synchronize([changed], with: $0) }
        #expect(second.updated == ["A"] && second.removed == ["B"])
        #expect(try store.source("A")?.source.state == .paused, "who paused it wants it paused")
        #expect(try store.fetchedSources().map(\.source.name).sorted() == ["A", "Own"])
    }
}

struct FeedDiscoveryTests {
    private func look(_ site: Site, _ path: String) throws -> FeedDiscovery.Finding {
        var configuration = FetchConfiguration()
        configuration.allowedHosts = ["127.0.0.1"]
        configuration.hostPause = 0
        return try FeedDiscovery(configuration: configuration, parser: .init(), now: { 0 }, sleep: { _ in })
            .look(at: site.url(path))
    }

    @Test func `a feed is a feed`() throws {
        let site = try Site()
        site.set("/x") { _ in SampleFeed.response(SampleFeed.rss(0..<2)) }
        #expect(try look(site, "/x") == .feed(title: "Launches"))
    }

    @Test func `the links of a page are found, comment feeds left out`() throws {
        let site = try Site()
        let page = """
            <!doctype html><html><head><title>News &amp; views</title>
            <LINK title='All' type="application/rss+xml; charset=utf-8" REL="alternate" HREF="/all.xml?a=1&amp;b=2">
            <link rel=alternate type=application/atom+xml href=atom.xml>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
            <link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="a.css">
            </head><body><a href="/feed/">RSS</a></body></html>
            """
        site.set("/") { _ in .bytes(Array(page.utf8), contentType: "text/html") }
        let expected: FeedDiscovery.Finding = .page(
            title: "News & views",
            feeds: [
                .init(url: site.url("/all.xml?a=1&b=2"), title: "All"), .init(url: site.url("/atom.xml"), title: nil),
            ]
        )
        #expect(try look(site, "/") == expected)
    }

    @Test func `the usual places are tried where a page names no feed`() throws {
        let site = try Site()
        site.set("/") { _ in
            .bytes(Array("<html><body><p>Nothing here.</p></body></html>".utf8), contentType: "text/html")
        }
        site.set("/rss.xml") { _ in SampleFeed.response(SampleFeed.rss(0..<2)) }
        #expect(try look(site, "/") == .page(title: nil, feeds: [.init(url: site.url("/rss.xml"), title: "Launches")]))
    }

    @Test func `a page cut off anywhere does no harm`() {
        let page = Array(
            "<title>T</title><link rel='alternate' type=\"application/rss+xml\" href='/f'><a href=x/feed>".utf8
        )
        for end in page.indices { _ = FeedLinkScanner(Array(page[..<end])).feeds }
        #expect(FeedLinkScanner(page).feeds.map(\.href) == ["/f"])
    }
}
