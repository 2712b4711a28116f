import CZlib
import Model
import Testing

@testable import Parsing

@Suite struct FormatDetectorTests {
    static let samples: [(DocumentFormat, String)] = [
        (.feed, "<?xml version='1.0'?>\n<!-- <html> --><rss version='2.0'><channel/></rss>"),
        (.feed, "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"),
        (.feed, "  <feed xmlns='http://www.w3.org/2005/Atom'/>"),
        (.feed, "PHP Notice: undefined index\n<rss><channel/></rss>"),
        (.feed, "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}"),
        (.feed, "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>"),
        (.opml, "<opml version='2.0'><body/></opml>"),
        (.html, "<!DOCTYPE html><title>t</title><p>x"),
        (.html, "\u{FEFF}<html><head></head></html>"),
        (.html, "<div class=a>text</div>"),
        (.json, "{\"title\": \"a\", \"body\": \"b\"}"),
        (.json, "[{\"title\": \"a\"}]"),
        (.ndjson, "{\"title\": \"a}\"}\n{\"title\": \"b\"}\n"),
        (.eml, "Received: by mx.example\nFrom: a@b.example\nSubject: News\nMIME-Version: 1.0\n\nHello"),
        (
            .text,
            "Press release. The company said on Monday that it had delivered the first flight model to the customer."
        ),
        (.text, "[Updated] The launch was moved to March, the operator said on Friday."),
    ]

    @Test(arguments: samples)
    func `the format is found out from the bytes`(format: DocumentFormat, text: String) {
        let bytes = Array(text.utf8)
        let kind = FormatDetector.markupKind(of: nil, bytes: bytes)
        let decoded = CharacterSetDecoder.decode(bytes, contentType: "application/octet-stream", hint: kind)
        #expect(FormatDetector.detect(decoded) == format, "\(text)")
    }

    @Test(arguments: ["%PDF-1.7 …", "PK\u{3}\u{4}…", "BZh91AY", "GIF89a"])
    func `what is no text is refused with advice`(text: String) {
        let error = #expect(throws: ParsingError.self) { try DocumentParser().parse(Document(bytes: Array(text.utf8))) }
        #expect(error?.code == .unknownFormat)
    }

    @Test(arguments: ["", " \n\t ", "\0\0\0"])
    func `nothing is an error of its own`(text: String) {
        let error = #expect(throws: ParsingError.self) { try DocumentParser().parse(Document(bytes: Array(text.utf8))) }
        #expect(error?.code == .empty)
    }
}

@Suite struct DecompressionTests {
    /// - Parameter windowBits: 15 for zlib, 31 for gzip.
    static func compressed(_ bytes: [UInt8], windowBits: Int32 = 31) -> [UInt8] {
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream,
                9,
                Z_DEFLATED,
                windowBits,
                8,
                Z_DEFAULT_STRATEGY,
                ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)
            ) == Z_OK
        else { return [] }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: bytes.count + 1024)
        let written = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                deflate(&stream, Z_FINISH)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<written])
    }

    static let feed = Array("<rss><channel><title>T</title><item><title>a</title></item></channel></rss>".utf8)

    @Test(arguments: [31, 15] as [Int32])
    func `compressed feeds are read`(windowBits: Int32) throws {
        let once = DecompressionTests.compressed(DecompressionTests.feed, windowBits: windowBits)
        let twice = DecompressionTests.compressed(once)
        for bytes in [once, twice] {
            #expect(try DocumentParser().parse(Document(bytes: bytes)).articles.map(\.title) == ["a"])
        }
    }

    @Test func `members that follow one another are one document`() throws {
        let half = DecompressionTests.feed.count / 2
        let bytes =
            DecompressionTests.compressed(Array(DecompressionTests.feed[..<half]))
            + DecompressionTests.compressed(Array(DecompressionTests.feed[half...]))
        #expect(try Decompression.expand(bytes, limits: ParsingLimits()) == DecompressionTests.feed)
    }

    @Test func `the ratio is bounded`() {
        let bomb = DecompressionTests.compressed([UInt8](repeating: 0x61, count: 20 << 20))
        let error = #expect(throws: ParsingError.self) { try DocumentParser().parse(Document(bytes: bomb)) }
        #expect(error?.code == .decompression)
    }

    @Test func `the size is bounded`() {
        var limits = ParsingLimits()
        limits.documentBytes = 1000
        let bytes = DecompressionTests.compressed([UInt8](repeating: 0x61, count: 5000))
        let error = #expect(throws: ParsingError.self) {
            try DocumentParser(limits: limits).parse(Document(bytes: bytes))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func `a stream that is cut off says where`() {
        let whole = DecompressionTests.compressed(DecompressionTests.feed)
        let error = #expect(throws: ParsingError.self) {
            try DocumentParser().parse(Document(bytes: Array(whole.dropLast(20))))
        }
        #expect(error?.code == .decompression)
        #expect(error?.byteOffset != nil)
    }
}
