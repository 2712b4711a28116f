import Foundation
import Testing

@testable import API

struct JSONWriterTests {
    @Test func `writes nested values with commas where they belong`() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("a", 1)
            writer.key("b")
            writer.array([1.5, 2, -0.25]) { $0.number($1) }
            writer.key("c")
            writer.object { $0.member("d", nil as String?) }
            writer.key("e")
            writer.array([String]()) { $0.string($1) }
            writer.member("f", true)
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"a":1,"b":[1.5,2,-0.25],"c":{"d":null},"e":[],"f":true}"#
        )
    }

    @Test func `every scalar below U+0100 and the unusual ones survive`() throws {
        var text = ""
        for value in UInt32(0)..<256 { text.unicodeScalars.append(Unicode.Scalar(value) ?? "x") }
        text += "\u{2028}\u{FFFF}😀中"
        var writer = JSONWriter()
        writer.array([text]) { $0.string($1) }
        let read = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String]
        #expect(read == [text])
    }

    @Test(arguments: [
        (0.1, "0.1"), (1e12, "1000000000000"), (1.25e12, "1250000000000"), (.infinity, "null"), (.nan, "null"),
        (-3, "-3"), (1e300, "1e+300"),
    ])
    func `writes numbers as JSON can say them`(value: Double, text: String) {
        var writer = JSONWriter()
        writer.number(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }
}
