import HTTPTypes
import Testing

@testable import HTTP

/// ETags, conditional requests and compression: RFC 9110 §8.8, §12.5.3, §13.
@Suite struct CachingTests {
    private static let json = Array(
        "{\"data\":[\(String(repeating: "{\"orbit\":\"geostationary\"},", count: 200))null]}".utf8
    )
    private static let modified = "Sun, 06 Nov 1994 08:49:37 GMT"

    private static let server = Result {
        let page = StaticContent(json, contentType: "application/json", cacheControl: "max-age=60")
        return try TestServer(routes: {
            $0.get("/json") { _ in .json(json) }
            $0.get("/json/quick", lane: .quick) { _ in .json(json) }
            $0.get("/page", lane: .quick) { _ in .content(page) }
            $0.get("/image", lane: .quick) { _ in .bytes(json, contentType: "image/png") }
            $0.get("/dated", lane: .quick) { _ in
                var response = Response.text("dated")
                response.headers[.lastModified] = modified
                return response
            }
            $0.get("/tagged", lane: .quick) { _ in
                var response = Response.text("tagged")
                response.headers[.eTag] = "\"v7\""
                return response
            }
        })
    }

    private func get(_ path: String, _ fields: String...) throws -> WireResponse {
        let lines = fields.map { $0 + "\r\n" }.joined()
        let bytes = "GET \(path) HTTP/1.1\r\nHost: localhost\r\n\(lines)\r\n"
        return try #require(try Self.server.get().response(to: bytes))
    }

    @Test(arguments: ["/json", "/json/quick", "/page", "/quick", "/tagged"])
    func aKnownTagIs304(_ path: String) throws {
        let tag = try #require(try get(path).field("etag"))
        #expect(tag.hasPrefix("\""), "a strong tag")
        for list in [tag, "W/\(tag)", "\"other\", \(tag)", "\"a,b\" ,W/\"x\",\(tag)", "*"] {
            let response = try get(path, "If-None-Match: \(list)")
            #expect(response.status == 304, "\(list)")
            #expect(response.field("etag") == tag)
            #expect(response.field("content-length") == nil)
            #expect(response.field("date") != nil)
        }
        #expect(try get(path, "If-None-Match: \"other\"").status == 200)
        #expect(try get(path, "If-None-Match: \(tag.dropLast())").status == 200, "a broken tag matches nothing")
    }

    @Test func aConnectionGoesOnAfter304() throws {
        let client = try Self.server.get().client()
        client.send(
            "GET /quick HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\nGET /worker HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        #expect(client.response()?.status == 304)
        #expect(client.response()?.text == "worker")
    }

    @Test func ifMatchUsesStrongComparison() throws {
        #expect(try get("/tagged", "If-Match: \"v7\"").status == 200)
        #expect(try get("/tagged", "If-Match: *").status == 200)
        #expect(try get("/tagged", "If-Match: W/\"v7\"").status == 412)
        let failed = try get("/tagged", "If-Match: \"v8\"")
        #expect(failed.status == 412)
        #expect(failed.problemCode == "precondition_failed")
    }

    /// RFC 9110 §13.1.3, §13.1.4 and §13.2.2; the three forms of a date in §5.6.7.
    @Test func datesDecideWhenThereAreNoTags() throws {
        for date in [Self.modified, "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            #expect(try get("/dated", "If-Modified-Since: \(date)").status == 304, "\(date)")
        }
        #expect(try get("/dated", "If-Modified-Since: Sun, 06 Nov 1994 08:49:36 GMT").status == 200)
        #expect(try get("/dated", "If-Modified-Since: yesterday").status == 200)
        #expect(try get("/dated", "If-Unmodified-Since: Sun, 06 Nov 1994 08:49:36 GMT").status == 412)
        #expect(try get("/dated", "If-Unmodified-Since: \(Self.modified)").status == 200)
        #expect(
            try get("/dated", "If-None-Match: \"x\"", "If-Modified-Since: \(Self.modified)").status == 200,
            "a tag goes before a date"
        )
    }

    @Test(arguments: ["/json", "/json/quick", "/page"])
    func compressionIsNegotiatedAndHasItsOwnTag(_ path: String) throws {
        let plain = try get(path)
        #expect(plain.body == Self.json)
        #expect(plain.field("content-encoding") == nil)
        #expect(plain.field("vary") == "Accept-Encoding")
        let packed = try get(path, "Accept-Encoding: br;q=1, gzip;q=0.8")
        #expect(packed.field("content-encoding") == "gzip")
        #expect(packed.field("vary") == "Accept-Encoding")
        #expect(packed.body.count < plain.body.count / 4)
        #expect(gunzip(packed.body) == Self.json)
        #expect(packed.field("etag") != plain.field("etag"))
        for tag in [packed.field("etag"), plain.field("etag")] {
            let known = try get(path, "Accept-Encoding: gzip", "If-None-Match: \(try #require(tag))")
            #expect(known.status == 304)
            #expect(known.field("vary") == "Accept-Encoding")
        }
    }

    @Test func whatDoesNotGetSmallerIsNotCompressed() throws {
        let image = try get("/image", "Accept-Encoding: gzip")
        #expect(image.field("content-encoding") == nil)
        #expect(image.field("vary") == nil)
        #expect(try get("/quick", "Accept-Encoding: gzip").field("content-encoding") == nil, "too small")
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP", true), ("x-gzip", true), ("*", true), ("deflate, gzip;q=0.5", true),
        ("gzip;q=1.0", true),
        ("", false), ("identity", false), ("gzip;q=0", false), ("*;q=0", false), ("br", false), ("gzip;q=0, *", false),
        ("identity;q=1, gzip;q=0.5", false), ("gzip;q=x", false),
    ])
    func acceptEncodingIsReadAsWritten(_ header: String, _ expected: Bool) {
        #expect(ContentCoding.acceptsGzip(header) == expected)
    }

    @Test func tagsDependOnEveryByte() {
        var tags: Set<String> = []
        var bytes = [UInt8](repeating: 0, count: 40)
        tags.insert(EntityTag.strong(bytes.span))
        for index in bytes.indices {
            bytes[index] = 1
            tags.insert(EntityTag.strong(bytes.span))
            bytes[index] = 0
        }
        for count in 0..<40 { tags.insert(EntityTag.strong([UInt8](repeating: 0, count: count).span)) }
        #expect(tags.count == 81)
    }

    @Test func datesAreWrittenAndReadBack() {
        #expect(HTTPDate.string(784_111_777) == Self.modified)
        #expect(HTTPDate.string(0) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(HTTPDate.string(951_782_400) == "Tue, 29 Feb 2000 00:00:00 GMT")
        var generator = SeededGenerator(9)
        for _ in 0..<2000 {
            let seconds = Int.random(in: 0..<7_000_000_000, using: &generator)
            #expect(HTTPDate.seconds(HTTPDate.string(seconds)) == seconds)
        }
        for text in ["", "Sun, 06 Nov 1994", "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "x y z"]
        {
            #expect(HTTPDate.seconds(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [("76", 2076), ("77", 1977), ("26", 2026), ("94", 1994)])
    func aYearOfTwoDigitsIsAtMostFiftyAhead(_ digits: String, _ year: Int) throws {
        let now = try #require(HTTPDate.seconds("Mon, 30 Nov 2026 00:00:00 GMT"))
        #expect(
            HTTPDate.seconds("Sunday, 06-Nov-\(digits) 08:49:37 GMT", now: now)
                == HTTPDate.seconds("Sun, 06 Nov \(year) 08:49:37 GMT")
        )
    }

    @Test func aRefusedCodingIsToldWhatWouldDo() throws {
        let bytes =
            "POST /quick HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"
        let response = try #require(try Self.server.get().response(to: bytes))
        #expect(response.status == 415)
        #expect(response.field("accept-encoding") == "identity")
    }
}
