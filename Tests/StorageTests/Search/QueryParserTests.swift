import Model
import Testing

@testable import Storage

struct QueryParserTests {
    private static let now: Int64 = 1_769_904_000_000  // 2026-02-01T00:00:00Z

    @Test(arguments: [
        ("drone contract", "drone contract"),
        ("the award of a contract", "award contract"),
        ("to be or", "to be or"),
        ("\"low earth\" orbit", "\"low earth\" orbit"),
        ("drone -china", "drone -china"),
        ("drone NOT china", "drone -china"),
        ("drone -\"red sea\"", "drone -\"red sea\""),
        ("satell*", "satell*"),
        ("rocket OR launcher pad", "rocket OR launcher pad"),
        ("drone near/5 navy", "drone near/5 navy"),
        ("F-16", "\"f 16\""),
        ("title:contract", "title:contract"),
        ("x\"y", "x y"),
        ("Khrushchev's visit", "khrushchev visit"),
        ("NEAR(a b) OR col:x", "near b OR col x"),
        ("衛星通信", "\"衛星 星通 通信\""),
        ("event:contract", "event:contract"),
        ("country:France -country:de", "country:FR -country:DE"),
        ("since:7d", "since:2026-01-25T00:00:00Z"),
        ("until:2026-01", "until:2026-01-01T00:00:00Z"),
        ("launch 30d", "launch since:2026-01-02T00:00:00Z"),
        ("3d printing", "3d printing"),
        ("usd>10m", "usd>10000000"),
        ("usd<=2.5bn", "usd<=2500000000"),
        ("'; DROP TABLE article; --", "drop table article"),
        ("DRONES AND THE LAW OF THE SEA", "drones law sea"),
        ("(drone OR uav) navy", "drone OR uav navy"),
    ])
    func `a query is understood`(text: String, interpreted: String) {
        #expect(QueryParser.parse(text, now: QueryParserTests.now).interpreted == interpreted)
    }

    @Test(arguments: [
        ("foo:bar", "no field 'foo'"), ("event:wedding", "no event 'wedding'"), ("country:Atlantis", "Atlantis"),
        ("since:soon", "not a time"), ("\"low earth", "not closed"), ("x*", "too short"), ("30d x", "since:30d"),
    ])
    func `what is bent is said`(text: String, warning: String) {
        let query = QueryParser.parse(text, now: QueryParserTests.now)
        #expect(query.warnings.contains { $0.contains(warning) }, "\(query.warnings)")
    }

    @Test func `a very long query is cut`() {
        let text = (0..<500).map { "word\($0)" }.joined(separator: " ")
        let query = QueryParser.parse(text, now: 0, wordLimit: 64)
        #expect(query.clauses.count == 64 && query.warnings.count == 1)
    }

    @Test func `a word typed twice counts twice`() {
        let query = QueryParser.parse("drone navy drone", now: 0)
        #expect(query.clauses.map(\.weight) == [2, 1])
    }

    @Test(arguments: [
        ("F-16", ["\"f 16\"", "\"f16\""]), ("f16", ["\"f16\"", "\"f 16\""]), ("6Tbps", ["\"6tbps\"", "\"6 tbps\""]),
        ("drone", ["\"drone\""]), ("\"a b\"", ["{title body} : \"a b\""]), ("title:x", ["title : \"x\""]),
    ])
    func `terms become expressions of the index`(text: String, expressions: [String]) {
        #expect(QueryParser.parse(text, now: 0).clauses.flatMap(\.terms).flatMap(\.expressions) == expressions)
    }

    @Test func `no text makes a search fail`() throws {
        let fixture = try StoreFixture()
        let pieces = [
            "\"", "*", "-", "(", ")", "NEAR", "AND", "OR", "NOT", "^", ":", "{", "}", "+", "drone", "é", "\u{0}", "中",
            "near/3", "since:", "usd>", "title:", "entity:x", "7d", "usd>1e999", "since:99999999y", "''", "\u{FFFD}",
        ]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count] + (state & (1 << 40) == 0 ? " " : "")
            }
            var filter = Filter()
            filter.query = text
            _ = try fixture.store.search(SearchRequest(filter))
        }
    }

    @Test(arguments: [
        ("F-16V at 6Tbps", "F16V 6 Tbps"), ("plain words only", ""), ("衛星通信", "衛星 星通 通信"),
        ("CZ-8A, CZ-8A", "CZ8A"),
    ])
    func `other spellings are indexed beside the text`(text: String, expected: String) {
        #expect(IndexSpellings.of(text) == expected)
    }

    @Test(arguments: [
        ("The  China's Space Agency (CSA)", "chinas space agency csa"), ("Akıncı", "akıncı"), ("São", "sao"),
    ])
    func `names are folded`(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }
}
