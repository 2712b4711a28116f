import Foundation
import Testing

@testable import Parsing

@Suite struct JSONValueReaderTests {
    private func read(_ text: String, depth: Int = 16) -> Any? {
        Array(text.utf8).withUnsafeBufferPointer { JSONValueReader.read($0, depth: depth).value }
    }

    @Test(arguments: [
        #"{"title":"Vega C","n":[1,-2,0,3.5,1e3,-0.25E-2,12345678901234567890],"t":true,"f":false,"z":null}"#,
        #"  [ {} , [] , "" , { "a" : { "b" : [ [ ] ] } } ]  "#,
        #""quote \" slash \/ back \\ line \n tab \t \b\f\r é \u00e9 \uD83D\uDE80 end""#,
        #"{"a":1,"a":2}"#, "\"Überschrift – 打ち上げ\"", "0", "-1",
        "\"a string that is longer than a word of eight bytes\"",
        "true", "null", "[\"\\u0041\\u20AC\"]",
    ])
    func `what is well-formed is read as Foundation reads it`(text: String) throws {
        let expected = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        let value = try #require(read(text))
        #expect((value as? NSObject) == (expected as? NSObject) || "\(value)" == "\(expected)")
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "{a:1}", "\"open", "\"line\nend\"", "\"\\x\"", "\"\\u12\"",
        "\"\\uD800\"", "01", "1.", "-", "1e", "+1", "tru", "nul", "[1 2]", "{} {}", "'a'", "\"a\u{1}b\"", "[1]x",
    ])
    func `what is not is left to Foundation`(text: String) {
        #expect(read(text) == nil)
    }

    @Test func `nesting is bounded`() {
        let nested = String(repeating: "[", count: 17) + String(repeating: "]", count: 17)
        #expect(read(nested, depth: 17) != nil)
        #expect(read(nested, depth: 16) == nil)
    }

    @Test func `every cut is survived`() {
        let text = Array(#"{"a":["é\u00e9\uD83D\uDE80",-1.5e2,{"b":null}],"c":"x\\"}"#.utf8)
        for end in 0..<text.count {
            let read = text[..<end].withUnsafeBufferPointer { JSONValueReader.read($0, depth: 9) }
            #expect(read.value == nil && read.end <= end, "cut at \(end)")
        }
    }
}
