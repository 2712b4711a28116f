import Foundation
import Model
import Parsing

/// libFuzzer's entry point: the first byte chooses the format (or none: found out), the rest is the document.
/// Crashes, hangs and memory are libFuzzer's to notice; what is wrong with an answer stops it here.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let data, size > 1 else { return 0 }
    let formats = DocumentFormat.allCases
    let choice = Int(data[0]) % (formats.count + 1)
    let document = Document(
        bytes: Array(UnsafeBufferPointer(start: data + 1, count: size - 1)),
        format: choice < formats.count ? formats[choice] : nil,
        contentType: data[0] & 0x80 == 0 ? nil : "text/html; charset=utf-8",
        url: "https://example.org/news/"
    )
    var limits = ParsingLimits()
    limits.documentBytes = 4 << 20
    limits.articles = 1000
    if let parsed = try? DocumentParser(limits: limits).parse(document) {
        for article in parsed.articles {
            // Strings are made of bytes that are known to be valid; here they are looked at.
            for text in [article.title, article.body, article.summary, article.url].compactMap({ $0 }) {
                precondition(String(validating: Array(text.utf8), as: UTF8.self) != nil, "a text is no UTF-8")
            }
        }
        precondition(parsed.articles.count <= limits.articles || parsed.format == .ndjson, "more articles than allowed")
    }
    return 0
}
