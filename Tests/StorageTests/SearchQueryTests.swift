import GRDB
import Testing

@testable import Storage

struct SearchQueryTests {
    @Test(arguments: [
        ("drone contract", "\"drone\" OR \"contract\""),
        ("the award of a contract", "\"award\" OR \"contract\""),
        ("to be or", "\"to\" OR \"be\" OR \"or\""),
        ("\"low earth\" orbit", "\"low earth\" OR \"orbit\""),
        ("drone -china", "(\"drone\") NOT (\"china\")"),
        ("satell*", "\"satell\"*"),
        ("F-16", "\"f 16\""),
        ("x\"y", "\"x y\""),
        ("NEAR(a b) OR col:x", "\"near a\" OR \"b\" OR \"col x\""),
        ("衛星通信", "\"衛星 星通 通信\""),
        ("'; DROP TABLE article; --", "\"drop\" OR \"table\" OR \"article\""),
    ])
    func `anything a person types is taken literally`(text: String, expression: String) throws {
        #expect(try SearchQuery(text).matchExpression() == expression)
    }

    @Test(arguments: ["", "   ", "-drone", "!!!", "\"\"", "-\"a b\""])
    func `a query without a word to search for is refused`(text: String) {
        #expect { try SearchQuery(text).matchExpression() } throws: { ($0 as? StoreError)?.code == .badQuery }
    }

    @Test func `no text makes the index fail`() throws {
        let fixture = try StoreFixture()
        let pieces = [
            "\"", "*", "-", "(", ")", "NEAR", "AND", "OR", "NOT", "^", ":", "{", "}", "+", "drone", "é", "\u{0}", "中",
        ]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count] + (state & 4 == 0 ? " " : "")
            }
            guard let expression = try? SearchQuery(text).matchExpression() else { continue }
            _ = try fixture.store.read { connection in
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM article_fts WHERE article_fts MATCH ?",
                    arguments: [expression]
                )
            }
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
