import Testing

@testable import Model
@testable import Parsing

@Suite("NDJSON")
struct NDJSONReaderTests {
    private static let text = """
        {"title":"A","body":"One."}

        {"title":"B","body":"Zwei – drei."}
        {"title":"C","body":
        {"title":"D","body":"Four."}
        """

    private func items(chunk: Int) -> [NDJSONReader.Item] {
        var reader = NDJSONReader()
        var items: [NDJSONReader.Item] = []
        let bytes = Array(NDJSONReaderTests.text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            reader.read(bytes[start..<min(start + chunk, bytes.count)]) { items.append($0) }
        }
        reader.finish { items.append($0) }
        return items
    }

    @Test("gives the same however the bytes are cut", arguments: [1, 2, 3, 7, 16, 64, 1000])
    func isIndependentOfChunks(size: Int) {
        #expect(items(chunk: size) == items(chunk: 4096))
    }

    @Test("a bad line is a failure with its line and byte")
    func placesFailures() {
        let items = items(chunk: 10)
        var titles: [String?] = []
        var failures: [ItemFailure] = []
        for item in items {
            switch item {
            case .article(let article): titles.append(article.title)
            case .failure(let failure): failures.append(failure)
            }
        }
        #expect(titles == ["A", "B", "D"])
        #expect(failures.count == 1)
        #expect(failures.first?.index == 2)
        #expect(failures.first?.error.line == 4)
        let start =
            NDJSONReaderTests.text.utf8.count - #"{"title":"C","body":"#.utf8.count
            - #"{"title":"D","body":"Four."}"#.utf8.count - 1
        #expect((failures.first?.error.byteOffset ?? 0) >= start)
    }

    @Test("bytes that fit nothing cost their character, not the line")
    func repairsBytes() throws {
        var reader = NDJSONReader()
        var articles: [Article] = []
        let line = Array("{\"title\":\"Été à Kourou, déjà l’\",\"body\":\"Ok.".utf8) + [0xFF] + Array("\"}\n".utf8)
        reader.read(line) { if case .article(let article) = $0 { articles.append(article) } }
        let article = try #require(articles.first)
        #expect(article.title == "Été à Kourou, déjà l’")
        #expect(article.body == "Ok.\u{FFFD}")
        #expect(article.warnings == ["1 byte sequences are no utf-8"])
    }

    @Test("an overlong line is dropped and named")
    func boundsLines() {
        var limits = ParsingLimits()
        limits.documentBytes = 40
        var reader = NDJSONReader(limits: limits)
        var codes: [ParsingError.Code?] = []
        let bytes = Array((String(repeating: "x", count: 100) + "\n{\"title\":\"A\",\"body\":\"B.\"}\n").utf8)
        reader.read(bytes) { item in
            if case .failure(let failure) = item { codes.append(failure.error.code) } else { codes.append(nil) }
        }
        #expect(codes == [.tooLarge, nil])
    }
}
