import Testing

@testable import HTTP

/// Where a body ends: RFC 9112 §6, §7 and §11.2 (request smuggling), RFC 9110 §8.6 and §10.1.1.
@Suite struct FramingConformanceTests {
    private static let server = Result {
        try TestServer(
            { $0.limits.bodyBytes = 64 * 1024 },
            routes: { $0.post("/small", lane: .quick, bodyLimit: 8) { .bytes($0.body, contentType: "text/plain") } }
        )
    }

    private static func post(_ fields: String, _ body: String = "", _ path: String = "/echo") -> String {
        "POST \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n\r\n\(body)"
    }

    private static func chunked(_ body: String) -> String { post("Transfer-Encoding: chunked", body) }

    static let lengths: [ConformanceCase] = [
        .served("9112 §6.3", "Content-Length", post("Content-Length: 5", "hello"), body: "hello"),
        .served("9112 §6.3", "no length is no body", "POST /echo HTTP/1.1\r\nHost: localhost\r\n\r\n", body: ""),
        .served("9110 §8.6", "zero", post("Content-Length: 0"), body: ""),
        .served("9110 §8.6", "leading zeros", post("Content-Length: 0005", "hello"), body: "hello"),
        .refused("9110 §8.6", "sign", post("Content-Length: +5", "hello"), code: "bad_content_length"),
        .refused("9110 §8.6", "negative", post("Content-Length: -5", "hello"), code: "bad_content_length"),
        .refused("9110 §8.6", "hexadecimal", post("Content-Length: 0x5", "hello"), code: "bad_content_length"),
        .refused("9110 §8.6", "fraction", post("Content-Length: 5.0", "hello"), code: "bad_content_length"),
        .refused("9110 §8.6", "space inside", post("Content-Length: 5 5", "hello"), code: "bad_content_length"),
        .refused(
            "9110 §8.6",
            "list of equal values",
            post("Content-Length: 5, 5", "hello"),
            code: "bad_content_length"
        ),
        .refused("9110 §8.6", "empty", post("Content-Length:", "hello"), code: "bad_content_length"),
        .refused("9110 §8.6", "other digits", post("Content-Length: \u{0665}", "hello"), code: "bad_content_length"),
        .refused(
            "9112 §6.3",
            "two equal fields",
            post("Content-Length: 5\r\nContent-Length: 5", "hello"),
            code: "duplicate_content_length"
        ),
        .refused(
            "9112 §6.3",
            "two differing fields",
            post("Content-Length: 5\r\nContent-Length: 6", "hello!"),
            code: "duplicate_content_length"
        ),
        .refused("9110 §8.6", "overflow", post("Content-Length: 99999999999999999999", "hello"), 413),
        .refused("9110 §8.6", "overflow to five", post("Content-Length: 18446744073709551621", "hello"), 413),
        .refused(
            "9110 §15.5.14",
            "longer than the limit",
            post("Content-Length: 70000", "hello"),
            413,
            code: "body_too_large"
        ),
        .refused(
            "9110 §15.5.14",
            "longer than the route's limit",
            post("Content-Length: 9", "123456789", "/small"),
            413
        ),
        .served(
            "9110 §15.5.14",
            "as long as the route's limit",
            post("Content-Length: 8", "12345678", "/small"),
            body: "12345678"
        ),
        .refused(
            "9110 §9.3",
            "a long body that nothing would read",
            post("Content-Length: 66000", "h", "/nowhere"),
            404
        ),
        .served("9110 §9.3", "a short body that nothing reads", post("Content-Length: 5", "hello", "/nowhere"), 404),
        .refused("9110 §15.5.16", "compressed body", post("Content-Length: 5\r\nContent-Encoding: gzip", "hello"), 415),
    ]

    static let codings: [ConformanceCase] = [
        .served("9112 §7.1", "chunked", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"), body: "hello world"),
        .served(
            "9112 §7.1",
            "chunked in capitals",
            post("Transfer-Encoding: CHUNKED", "1\r\na\r\n0\r\n\r\n"),
            body: "a"
        ),
        .served("9112 §7.1", "no data", chunked("0\r\n\r\n"), body: ""),
        .served(
            "9112 §7.1",
            "sizes in both cases, with zeros",
            chunked("00a\r\n0123456789\r\n0A\r\n0123456789\r\n000\r\n\r\n"),
            body: "01234567890123456789"
        ),
        .served("9112 §7.1.1", "extensions", chunked("1;a;b=c;d=\"e;\\\"f\"\r\nx\r\n0;z\r\n\r\n"), body: "x"),
        .served("9112 §7.1.1", "extensions with bad white space", chunked("1 ; a = b\r\nx\r\n0\r\n\r\n"), body: "x"),
        .served("9112 §7.1.2", "trailers", chunked("1\r\nx\r\n0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n"), body: "x"),
        .served(
            "9110 §6.5.1",
            "framing in trailers changes nothing",
            chunked("1\r\nx\r\n0\r\nContent-Length: 50\r\n\r\n"),
            body: "x"
        ),
        .refused(
            "9112 §6.1",
            "with Content-Length",
            post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
            code: "ambiguous_length"
        ),
        .refused(
            "9112 §6.1",
            "with Content-Length behind",
            post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
            code: "ambiguous_length"
        ),
        .refused("9112 §6.1", "in HTTP/1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        .refused("9112 §6.1", "unknown coding", post("Transfer-Encoding: br, chunked", "0\r\n\r\n"), 501),
        .refused("9112 §6.3", "chunked is not the last", post("Transfer-Encoding: chunked, gzip", "0\r\n\r\n")),
        .refused("9112 §6.3", "no chunked at all", post("Transfer-Encoding: gzip", "hello")),
        .refused("9112 §6.1", "chunked twice", post("Transfer-Encoding: chunked, chunked", "0\r\n\r\n")),
        .refused(
            "9112 §6.1",
            "chunked in two fields",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n")
        ),
        .refused("9112 §6.1", "identity", post("Transfer-Encoding: identity", "hello")),
        .refused("9112 §6.1", "identity before chunked", post("Transfer-Encoding: identity, chunked", "0\r\n\r\n")),
        .refused("9112 §6.1", "a word that contains chunked", post("Transfer-Encoding: xchunked", "0\r\n\r\n")),
        .refused("9112 §6.1", "chunked with a parameter", post("Transfer-Encoding: chunked;q=1", "0\r\n\r\n")),
        .refused("9112 §6.1", "quoted", post("Transfer-Encoding: \"chunked\"", "0\r\n\r\n")),
        .refused("9112 §6.1", "vertical tab before", post("Transfer-Encoding: \u{B}chunked", "0\r\n\r\n")),
        .refused("9112 §6.1", "empty", post("Transfer-Encoding:", "0\r\n\r\n")),
        .refused("9112 §6.1", "empty member before", post("Transfer-Encoding: ,chunked", "0\r\n\r\n")),
        .refused("9112 §6.1", "empty member behind", post("Transfer-Encoding: chunked,", "0\r\n\r\n")),
        .refused(
            "9112 §6.1",
            "one of two fields is empty",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding:", "0\r\n\r\n")
        ),
        .refused(
            "9112 §5.1",
            "space before the colon",
            post("Transfer-Encoding : chunked", "0\r\n\r\n"),
            code: "space_before_colon"
        ),
        .refused("9112 §5.2", "folded", post("Transfer-Encoding:\r\n chunked", "0\r\n\r\n"), code: "obs_fold"),
        .refused(
            "9110 §15.5.14",
            "chunks longer than the limit",
            chunked("10001\r\n" + String(repeating: "a", count: 0x10001) + "\r\n0\r\n\r\n"),
            413
        ),
        .refused(
            "9112 §7.1.2",
            "trailers too long",
            chunked("0\r\nX: " + String(repeating: "a", count: 9000) + "\r\n\r\n"),
            431
        ),
    ]

    static let chunks: [ConformanceCase] = [
        .refused("9112 §7.1", "size is no number", chunked("x\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "size with prefix", chunked("0x5\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "size with sign", chunked("+5\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "negative size", chunked("-5\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "size with separator", chunked("5_0\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "empty size", chunked("\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "space before the size", chunked(" 5\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused(
            "9112 §7.1",
            "space behind the size",
            chunked("5 \r\nhello\r\n0\r\n\r\n"),
            code: "bad_chunk_extension"
        ),
        .refused("9112 §7.1", "overflow", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "larger than any body", chunked("fffffffffffffff\r\nhello\r\n0\r\n\r\n"), 413),
        .refused("9112 §7.1", "bare LF behind the size", chunked("5\nhello\r\n0\r\n\r\n"), code: "bad_chunk_size"),
        .refused("9112 §7.1", "bare CR behind the size", chunked("5\rhello\r\n0\r\n\r\n"), code: "bad_chunk"),
        .refused("9112 §7.1", "data longer than the size", chunked("4\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk"),
        .refused("9112 §7.1", "no line end behind the data", chunked("5\r\nhello0\r\n\r\n"), code: "bad_chunk"),
        .refused("9112 §7.1", "LF behind the data", chunked("5\r\nhello\n0\r\n\r\n"), code: "bad_chunk"),
        .refused("9112 §7.1", "LF at the end", chunked("0\r\n\n"), code: "bare_lf"),
        .refused("9112 §7.1.1", "LF in an extension", chunked("5;a\nhello\r\n0\r\n\r\n"), code: "bad_chunk_extension"),
        .refused("9112 §7.1.1", "CR in an extension", chunked("5;a\rb\r\nhello\r\n0\r\n\r\n"), code: "bad_chunk"),
        .refused(
            "9112 §7.1.1",
            "LF in a quoted extension",
            chunked("5;a=\"\n\"\r\nhello\r\n0\r\n\r\n"),
            code: "bad_chunk_extension"
        ),
        .refused(
            "9112 §7.1.1",
            "NUL in an extension",
            chunked("5;a\0\r\nhello\r\n0\r\n\r\n"),
            code: "bad_chunk_extension"
        ),
        .refused(
            "9112 §7.1.1",
            "extensions too long",
            chunked("5;" + String(repeating: "a", count: 5000) + "\r\nhello\r\n0\r\n\r\n"),
            code: "chunk_extensions_too_large"
        ),
        .refused(
            "9112 §7.1.2",
            "trailer without colon",
            chunked("0\r\nGET / HTTP/1.1\r\n\r\n"),
            code: "bad_header_name"
        ),
        .refused("9112 §7.1.2", "LF in a trailer", chunked("0\r\nX: 1\n\r\n"), code: "bare_lf"),
        .refused("9112 §7.1.2", "folded trailer", chunked("0\r\nX: 1\r\n 2\r\n\r\n"), code: "obs_fold"),
    ]

    static let smuggling: [ConformanceCase] = [
        .served(
            "9112 §11.2",
            "a request inside a body is a body",
            post("Content-Length: 46", "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nX: 1\r\n"),
            body: "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nX: 1\r\n"
        ),
        .refused(
            "9112 §11.2",
            "length in front, chunks behind",
            post("Content-Length: 6\r\nTransfer-Encoding: chunked", "0\r\n\r\nG")
        ),
        .refused(
            "9112 §11.2",
            "a hidden Transfer-Encoding",
            post("Content-Length: 4\r\nX: \r\nTransfer-Encoding : chunked", "5c\r\n")
        ),
        .refused(
            "9112 §11.2",
            "a length in two fields of other case",
            post("Content-Length: 0\r\ncontent-length: 30", "GET /nowhere HTTP/1.1\r\n\r\n")
        ),
        .refused("9112 §8", "the client ends in the middle of the body", post("Content-Length: 50", "hello")),
    ]

    static let expectations: [ConformanceCase] = [
        .served(
            "9110 §10.1.1",
            "no 100 when the body is there",
            post("Expect: 100-continue\r\nContent-Length: 5", "hello"),
            body: "hello"
        ),
        .served(
            "9110 §10.1.1",
            "nothing to continue with",
            post("Expect: 100-continue\r\nContent-Length: 0"),
            body: ""
        ),
        .served(
            "9110 §10.1.1",
            "the expectation twice, and an empty one",
            post("Expect: 100-continue, 100-continue\r\nExpect:\r\nContent-Length: 5", "hello"),
            body: "hello"
        ),
        .refused(
            "9110 §15.5.18",
            "one of two is unknown",
            post("Expect: 100-continue, b\r\nContent-Length: 1", "h"),
            417
        ),
        .refused("9110 §15.5.18", "unknown expectation", post("Expect: a-miracle\r\nContent-Length: 5", "hello"), 417),
        .refused(
            "9110 §10.1.1",
            "refused before the body: too long",
            post("Expect: 100-continue\r\nContent-Length: 70000"),
            413
        ),
        .refused(
            "9110 §10.1.1",
            "refused before the body: no such path",
            post("Expect: 100-continue\r\nContent-Length: 5", "", "/nowhere"),
            404
        ),
        .refused(
            "9110 §10.1.1",
            "refused before the body: method",
            post("Expect: 100-continue\r\nContent-Length: 5", "", "/quick"),
            405
        ),
        .served(
            "9110 §10.1.1",
            "an HTTP/1.0 client gets no 100",
            "POST /echo HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello",
            body: "hello",
            fate: .closes
        ),
    ]

    @Test(arguments: lengths + codings + chunks + smuggling.dropLast() + expectations)
    func keepsTheRule(_ testCase: ConformanceCase) throws {
        try testCase.check(try Self.server.get())
    }

    @Test func anUnfinishedBodyIsToldSo() throws {
        let client = try Self.server.get().client()
        client.send(Self.smuggling[Self.smuggling.count - 1].bytes)
        client.finishSending()
        let response = try #require(client.response())
        #expect(response.status == 400)
        #expect(response.problemCode == "incomplete_request")
        #expect(client.isClosed())
    }

    @Test func continueIsSentBeforeTheBody() throws {
        let client = try Self.server.get().client()
        client.send(Self.post("Expect: 100-Continue\r\nContent-Length: 5"))
        #expect(client.response()?.status == 100)
        client.send("hello")
        let response = client.response()
        #expect(response?.status == 200)
        #expect(response?.text == "hello")
    }

    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
        let client = try Self.server.get().client()
        var bytes = ""
        for index in 0..<200 {
            let path = index.isMultiple(of: 3) ? "/echo/worker" : "/echo"
            bytes += Self.post("Content-Length: \("\(index)".utf8.count)", "\(index)", path)
        }
        client.send(bytes)
        for index in 0..<200 { #expect(client.response()?.text == "\(index)") }
    }

    @Test func aHalfClosedClientGetsItsAnswer() throws {
        let client = try Self.server.get().client()
        client.send("GET /worker HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.finishSending()
        #expect(client.response()?.text == "worker")
        #expect(client.isClosed())
    }
}
