import Foundation
import Model
import TestSupport
import Testing

@testable import Ingestion

struct AddressTests {
    @Test(arguments: [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1", "192.0.0.8", "192.0.2.5", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
        "fc00::1", "fd12::1", "ff02::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:db8::1", "::7f00:1",
    ])
    func `is not public`(text: String) throws {
        #expect(try !#require(IPAddress(text)).isPublic)
    }

    @Test(arguments: [
        "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2a00:1450::1", "2606:4700::1",
    ])
    func `is public`(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test(arguments: [
        "http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://localhost/", "http://localhost./", "ftp://192.0.2.1/", "gopher://example.org/",
        "http://a:b@example.org/",
    ])
    func `is refused in every spelling`(address: String) throws {
        let url = try #require(URL(string: address))
        #expect(throws: FetchFault.self) { try AddressGuard(allowedHosts: []).check(url) }
    }

    @Test func `one private address among public ones is enough to refuse, unless the name is allowed`() throws {
        let resolver: AddressGuard.Resolver = { _, _ in
            [IPAddress("93.184.216.34"), IPAddress("10.0.0.7")].compactMap(\.self)
        }
        let url = try #require(URL(string: "https://news.example.org/feed"))
        #expect(throws: FetchFault.self) { try AddressGuard(allowedHosts: [], resolve: resolver).check(url) }
        let allowed = try AddressGuard(allowedHosts: ["News.example.org"], resolve: resolver).check(url)
        #expect(allowed.description == "93.184.216.34")
    }
}

struct RobotsRulesTests {
    private static let text = """
        # a comment
        User-agent: *
        Disallow: /private
        Allow: /private/open
        Disallow: /*.pdf$
        Crawl-delay: 3

        User-agent: parallax
        User-agent: other
        Disallow: /only-us
        """

    @Test(arguments: [
        ("/", true), ("/private/a", false), ("/private/open/b", true), ("/a/b.pdf", false), ("/a/b.pdf?x=1", true),
        ("/only-us", true),
    ])
    func `general rules: the longest decides`(path: String, isAllowed: Bool) {
        #expect(RobotsRules(RobotsRulesTests.text, agent: "somebody").allows(path) == isAllowed)
    }

    @Test func `a group of our own replaces the general one`() {
        let rules = RobotsRules(RobotsRulesTests.text, agent: "Parallax")
        #expect(rules.allows("/private/a"))
        #expect(!rules.allows("/only-us/x"))
        #expect(rules.crawlDelay == nil)
        #expect(RobotsRules(RobotsRulesTests.text, agent: "x").crawlDelay == 3)
    }

    @Test func `nothing written allows all, a server in trouble allows nothing`() {
        #expect(RobotsRules("", agent: "x").allows("/a"))
        #expect(RobotsRules("User-agent: *\nDisallow:\n", agent: "x").allows("/a"))
        #expect(!RobotsRules.nothing.allows("/a"))
    }

    @Test func `many stars take no time`() {
        let rules = RobotsRules("User-agent: *\nDisallow: /" + String(repeating: "*a", count: 60) + "$", agent: "x")
        #expect(rules.allows("/" + String(repeating: "a", count: 5000) + "b"))
    }
}

struct FetchScheduleTests {
    private let schedule = FetchSchedule()
    private let now: Int64 = 1_764_000_000_000

    private func interval(hoursAgo: [Int64]) -> Int64? {
        schedule.interval(of: .adaptive, publications: hoursAgo.map { now / 1000 - $0 * 3600 }, now: now)
    }

    @Test func `adaptive: half the time between publications, within bounds, never given up`() {
        #expect(interval(hoursAgo: [0, 4, 8, 12]) == .some(2 * 3_600_000))
        #expect(interval(hoursAgo: [0, 0, 0]) == schedule.minimum)
        #expect(interval(hoursAgo: [0, 400]) == schedule.maximum)
        #expect(interval(hoursAgo: [9000, 9001]) == schedule.maximum)
        #expect(interval(hoursAgo: []) == 3_600_000)
        #expect(interval(hoursAgo: [-500, -400]) == 3_600_000)
    }

    @Test func `an hourly source is due when an hourly job starts again`() throws {
        let hour: Int64 = 3_600_000
        let next = try #require(schedule.next(afterSuccessAt: now + 5000, interval: hour))
        #expect(next <= now + hour)
        #expect(next > now + hour * 9 / 10)
    }

    @Test func `back-off grows, is spread, and ends at a bound`() {
        var random = RandomSource(seed: 7)
        for failures in [1, 2, 5, 40, Int(Int32.max)] {
            let base = min(schedule.retryMaximum, schedule.retryBase << Int64(min(failures - 1, 20)))
            for _ in 0..<50 {
                let chance = Double.random(in: 0...1, using: &random)
                let wait = schedule.next(afterFailure: failures, at: now, retryAfter: nil, chance: chance) - now
                #expect(wait >= base * 3 / 4 && wait <= base * 5 / 4)
            }
        }
        #expect(schedule.next(afterFailure: 1, at: now, retryAfter: 86_400_000, chance: 0) == now + 86_400_000)
    }

    @Test(
        arguments: [
            ("120", 120_000), (" 0 ", 0), ("Mon, 24 Nov 2025 16:00:10 GMT", 10_000),
            ("Mon, 24 Nov 2025 15:00:00 GMT", 0),
            ("999999999999", 31 * 86_400_000), ("soon", nil), ("-5", nil), ("", nil),
        ] as [(String, Int64?)]
    )
    func `retry-after is seconds or a date`(text: String, wait: Int64?) {
        #expect(WebClient.retryAfter(text, now: now) == wait)
    }
}

struct RunLockTests {
    @Test func `only one has it, and it is free when that one is gone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("a.sqlite")
        var first = try RunLock.take(besideDatabase: path)
        #expect(first != nil)
        #expect(try RunLock.take(besideDatabase: path) == nil)
        #expect(RunLock.holder(besideDatabase: path) == String(ProcessInfo.processInfo.processIdentifier))
        first = nil
        #expect(first == nil)
        #expect(try RunLock.take(besideDatabase: path) != nil)
    }
}
