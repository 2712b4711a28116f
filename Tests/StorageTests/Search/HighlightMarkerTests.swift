import Model
import Testing

@testable import Storage

struct HighlightMarkerTests {
    private func marked(_ query: String, in text: String) -> [String] {
        let terms = QueryParser.parse(query, now: 0).clauses.flatMap(\.terms)
        let scalars = Array(text.unicodeScalars)
        return HighlightMarker(terms).spans(in: text).map { span in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[span.start..<span.end])
            return String(view)
        }
    }

    @Test(arguments: [
        ("launch", "They LAUNCHED two, a launcher launches. Lunch?", ["LAUNCHED", "launcher", "launches"]),
        ("rockets", "Rocket 2, rocketry", ["Rocket", "rocketry"]),
        ("satell*", "satellites of satelliteconstellations", ["satellites", "satelliteconstellations"]),
        ("Kepler", "über Képler – KEPLER’s", ["Képler", "KEPLER"]),
        ("Akıncı", "Bayraktar Akıncı", ["Akıncı"]),
        ("衛星通信", "新型通信衛星打上、衛星通信網", ["通信衛星", "衛星通信"]),
        ("F-16", "an F-16 and an F16", ["F", "16", "F16"]),
        ("drone", "…—…", []),
        ("drone", "", []),
        ("a US", "and a USA used by US", ["a", "US"]),
    ])
    func `words are marked in every form`(query: String, text: String, expected: [String]) {
        #expect(marked(query, in: text) == expected)
    }

    @Test func `offsets count scalars`() {
        let terms = QueryParser.parse("orbit", now: 0).clauses.flatMap(\.terms)
        let spans = HighlightMarker(terms).spans(in: "é🚀 – orbit")
        #expect(spans == [TextSpan(start: 5, end: 10)])
    }

    /// Whatever the text, spans lie in it, in order, and hold a word each.
    @Test(arguments: 0..<50)
    func `spans are ordered and inside the text`(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        var text = String.UnicodeScalarView()
        for _ in 0..<200 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let pool: [UInt32] = [0x61, 0x62, 0x20, 0x2D, 0xE9, 0x301, 0x885B, 0x661F, 0x1F680, 0x41, 0x31]
            text.append(Unicode.Scalar(pool[Int(state >> 33) % pool.count]) ?? "a")
        }
        let terms = QueryParser.parse("ab é* 衛星 1", now: 0).clauses.flatMap(\.terms)
        let spans = HighlightMarker(terms).spans(in: String(text))
        var last = 0
        for span in spans {
            #expect(span.start >= last && span.end > span.start && span.end <= text.count)
            last = span.end
        }
    }
}
