import Testing

@testable import Parsing

@Suite("LenientJSON")
struct LenientJSONTests {
    private func parse(_ text: String) -> LenientJSON? { LenientJSON.parse(Array(text.utf8)[...]) }

    @Test(
        "reads sound and broken JSON",
        arguments: [
            (#"{"a": [1, true, null, "x"]}"#, #"{"a": [1, true, null, "x"]}"#),
            (#"{"a": [1, true, null, "x",],}"#, #"{"a": [1, true, null, "x"]}"#),
            (#"{"a": [1, true, null, "x""#, #"{"a": [1, true, null, "x"]}"#),
            (#"  <!-- {"a": 1} -->"#, #"{"a": 1}"#),
            (#"{"a": 1};"#, #"{"a": 1}"#),
            (#"{"a": "\u00e9\ud83d\ude80\n\/"}"#, "{\"a\": \"é🚀\n/\"}"),
            (#"{"a": {"b": {}}, "c": []}"#, #"{"c": [], "a": {"b": {}}}"#),
        ]
    )
    func reads(text: String, same: String) {
        #expect(parse(text) != nil)
        #expect(parse(text) == parse(same))
    }

    @Test("tells the kinds apart")
    func kinds() {
        #expect(parse(#"[-1.5, "a", false]"#) == .array([.number("-1.5"), .string("a"), .bool(false)]))
        #expect(parse("no value") == nil)
        #expect(parse("") == nil)
    }

    @Test("ends for every input")
    func ends() {
        for unit in ["[", "{", "{\"a\":", "\"", ",", "[1,", "\\", "{\"\\u"] {
            _ = parse("[" + String(repeating: unit, count: 5000))
        }
    }
}
