import Testing

@testable import HTTP

/// Request line and target: RFC 9112 §2.2–§3, RFC 9110 §9 and §15, RFC 3986.
@Suite struct RequestLineConformanceTests {
    private static let server = Result { try TestServer() }

    private static func get(_ line: String, _ fields: String = "Host: localhost\r\n") -> String {
        "\(line)\r\n\(fields)\r\n"
    }

    static let lines: [ConformanceCase] = [
        .served("9112 §3", "origin form", get("GET /quick HTTP/1.1"), body: "quick"),
        .served("9112 §2.2", "one empty line before", "\r\n" + get("GET /quick HTTP/1.1"), body: "quick"),
        .refused("9112 §2.2", "many empty lines before", String(repeating: "\r\n", count: 9) + get("GET / HTTP/1.1")),
        .refused(
            "9112 §2.2",
            "bare LF after the request line",
            "GET /quick HTTP/1.1\nHost: localhost\r\n\r\n",
            code: "bare_lf"
        ),
        .refused("9112 §2.2", "bare LF lines", "GET /quick HTTP/1.1\nHost: localhost\n\n"),
        .refused("9112 §2.2", "bare CR in the request line", "GET /quick\r HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        .refused("9112 §2.2", "bare CR for line ends", "GET /quick HTTP/1.1\rHost: localhost\r\r", code: "bare_cr"),
        .refused("9112 §2.2", "white space before the first header", "GET /quick HTTP/1.1\r\n Host: localhost\r\n\r\n"),
        .refused("9112 §3", "two spaces after the method", get("GET  /quick HTTP/1.1")),
        .refused("9112 §3", "two spaces before the version", get("GET /quick  HTTP/1.1")),
        .refused("9112 §3", "tab instead of space", get("GET\t/quick HTTP/1.1")),
        .refused("9112 §3", "tab before the version", get("GET /quick\tHTTP/1.1")),
        .refused("9112 §3", "space at the end", get("GET /quick HTTP/1.1 ")),
        .refused("9112 §3", "space at the beginning", get(" GET /quick HTTP/1.1")),
        .refused("9112 §3", "four parts", get("GET /quick x HTTP/1.1")),
        .refused("9112 §3", "no version", "GET /quick\r\n\r\n"),
        .refused("9112 §3", "no target", "GET HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        .refused("9112 §3", "only a method", "GET\r\n\r\n"),
        .refused("9112 §3", "NUL in the target", get("GET /\0quick HTTP/1.1")),
        .refused("9112 §3", "TLS to a plain port", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}", code: "control_character"),
        .served("9112 §3.1", "unknown method", get("BREW /quick HTTP/1.1"), 501, fate: .closes),
        .served("9110 §9.1", "methods are case-sensitive", get("get /quick HTTP/1.1"), 501, fate: .closes),
        .served("9110 §9.3.8", "TRACE is not served", get("TRACE /quick HTTP/1.1"), 501, fate: .closes),
        .served("9110 §9.3.6", "CONNECT is not served", get("CONNECT localhost:80 HTTP/1.1"), 501, fate: .closes),
        .served(
            "9112 §3",
            "method longer than any",
            get(String(repeating: "A", count: 40) + " / HTTP/1.1"),
            501,
            fate: .closes
        ),
        .refused("9110 §9.1", "method is not a token", get("G(T /quick HTTP/1.1")),
        .refused("9110 §9.1", "method with a colon", get("GET: /quick HTTP/1.1")),
        .served("9112 §2.3", "higher minor version", get("GET /quick HTTP/1.2"), body: "quick"),
        .refused("9110 §15.6.6", "HTTP/2.0", get("GET /quick HTTP/2.0"), 505),
        .refused("9110 §15.6.6", "HTTP/0.9 with a number", get("GET /quick HTTP/0.9"), 505),
        .refused("9113 §3.4", "the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        .refused("9112 §2.3", "two digits", get("GET /quick HTTP/1.10")),
        .refused("9112 §2.3", "no minor version", get("GET /quick HTTP/1")),
        .refused("9112 §2.3", "lowercase", get("GET /quick http/1.1")),
        .refused("9112 §2.3", "other protocol", get("GET /quick HTTX/1.1")),
        .refused("9112 §2.3", "letters in the version", get("GET /quick HTTP/1.x")),
    ]

    static let targets: [ConformanceCase] = [
        .served("9112 §3.2.1", "query", get("GET /target?a=1&b HTTP/1.1"), body: "/target|a=1&b|localhost"),
        .served("9112 §3.2.1", "empty query", get("GET /target? HTTP/1.1"), body: "/target||localhost"),
        .served(
            "9112 §3.2.2",
            "absolute form",
            get("GET http://localhost/target?x HTTP/1.1"),
            body: "/target|x|localhost"
        ),
        .served(
            "9112 §3.2.2",
            "absolute form, scheme in capitals",
            get("GET HTTP://localhost/quick HTTP/1.1"),
            body: "quick"
        ),
        .served(
            "9112 §3.2.2",
            "the target's host takes the place of Host",
            get("GET http://localhost:81/target HTTP/1.1", "Host: elsewhere.example\r\n"),
            body: "/target|-|localhost"
        ),
        .refused("9112 §3.2", "absolute form without Host", get("GET http://localhost/quick HTTP/1.1", "")),
        .served("9112 §3.2.2", "absolute form without path", get("GET http://localhost HTTP/1.1"), 404),
        .refused("9110 §4.2.4", "user information in the target", get("GET http://me@localhost/quick HTTP/1.1")),
        .refused("9110 §4.2.1", "absolute form with an empty host", get("GET http:///quick HTTP/1.1")),
        .refused("9112 §3.2.2", "other scheme", get("GET ftp://localhost/quick HTTP/1.1")),
        .refused("9112 §3.2.3", "authority form without CONNECT", get("GET localhost:80 HTTP/1.1")),
        .served("9112 §3.2.4", "asterisk form", get("OPTIONS * HTTP/1.1")),
        .served("9112 §3.2.4", "OPTIONS of a server as an absolute target", get("OPTIONS http://localhost HTTP/1.1")),
        .refused("9112 §3.2.4", "asterisk form with GET", get("GET * HTTP/1.1")),
        .refused("9112 §3.2", "relative path", get("GET quick HTTP/1.1")),
        .refused("9112 §3.2", "fragment", get("GET /quick#top HTTP/1.1")),
        .refused("3986 §2", "character that must be encoded", get("GET /<quick> HTTP/1.1")),
        .refused("3986 §2", "backslash", get("GET /\\quick HTTP/1.1")),
        .refused("3986 §2", "raw bytes above ASCII", get("GET /qu\u{EF}ck HTTP/1.1")),
        .refused("3986 §2.1", "percent without digits", get("GET /items/%zz HTTP/1.1")),
        .refused("3986 §2.1", "percent at the end", get("GET /items/a% HTTP/1.1")),
        .refused("3986 §2.1", "percent with one digit", get("GET /target?a=%4 HTTP/1.1")),
        .refused("3986 §2.1", "encoded NUL", get("GET /items/%00 HTTP/1.1")),
        .refused("3986 §2.5", "encoded bytes that are not UTF-8", get("GET /items/%ff%fe HTTP/1.1")),
        .served("3986 §2.1", "encoded UTF-8", get("GET /items/%C3%A9 HTTP/1.1"), body: "é"),
        .served("3986 §6.2.2.2", "unreserved characters, encoded", get("GET /%71uick HTTP/1.1"), body: "quick"),
        .served("3986 §2.2", "an encoded slash stays in its segment", get("GET /items/a%2Fb HTTP/1.1"), body: "a/b"),
        .served("9110 §15.5.5", "unknown path", get("GET /nowhere HTTP/1.1"), 404),
        .served("9110 §15.5.5", "dot segments reach nothing", get("GET /items/../../etc/passwd HTTP/1.1"), 404),
        .served("9110 §15.5.5", "empty segments reach nothing", get("GET //quick HTTP/1.1"), 404),
        .served("9110 §4.2.3", "trailing slash", get("GET /quick/ HTTP/1.1"), body: "quick"),
        .refused(
            "9110 §15.5.15",
            "target too long",
            get("GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1"),
            414
        ),
        .refused("9110 §15.5.15", "target too long, unfinished", "GET /" + String(repeating: "a", count: 70_000), 414),
        .served(
            "9112 §3",
            "a target of 8000 bytes",
            get("GET /" + String(repeating: "a", count: 7999) + " HTTP/1.1"),
            404
        ),
    ]

    static let methods: [ConformanceCase] = [
        .served("9110 §9.3.2", "HEAD", get("HEAD /quick HTTP/1.1")),
        .served("9110 §9.3.2", "HEAD of nothing", get("HEAD /nowhere HTTP/1.1"), 404),
        .served("9110 §9.3.2", "HEAD on a worker", get("HEAD /worker HTTP/1.1")),
        .refused("9110 §9.3.2", "HEAD without Host", "HEAD /quick HTTP/1.1\r\n\r\n"),
        .refused("9110 §9.3.2", "HEAD with a bad header", get("HEAD /quick HTTP/1.1", "Host: localhost\r\nX : y\r\n")),
        .refused("9110 §9.3.2", "HEAD of a bad target", get("HEAD /% HTTP/1.1")),
        .refused("9110 §9.3.2", "HEAD of an unknown version", get("HEAD /quick HTTP/2.0"), 505),
        .refused(
            "9110 §9.3.2",
            "HEAD of a target too long",
            get("HEAD /" + String(repeating: "a", count: 9000) + " HTTP/1.1"),
            414
        ),
        .refused(
            "9110 §9.3.2",
            "HEAD for another host",
            get("HEAD /quick HTTP/1.1", "Host: elsewhere.example\r\n"),
            421
        ),
        .served("9110 §15.5.6", "method not allowed", get("DELETE /quick HTTP/1.1"), 405),
        .served("9110 §15.5.6", "GET of a POST route", get("GET /echo HTTP/1.1"), 405),
        .served("9110 §9.3.7", "OPTIONS of a path", get("OPTIONS /quick HTTP/1.1")),
        .served("9110 §9.3.7", "OPTIONS of nothing", get("OPTIONS /nowhere HTTP/1.1"), 404),
        .served(
            "9110 §9.3.1",
            "a body of GET is read, and nothing more",
            "GET /quick HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nGET ",
            body: "quick"
        ),
    ]

    @Test(arguments: lines + targets + methods)
    func keepsTheRule(_ testCase: ConformanceCase) throws {
        try testCase.check(try Self.server.get())
    }

    @Test func allowListsTheMethodsOfThePath() throws {
        let server = try Self.server.get()
        let refused = try server.response(to: Self.get("PUT /quick HTTP/1.1"))
        #expect(refused?.field("allow") == "GET, HEAD, OPTIONS")
        #expect(try server.response(to: Self.get("OPTIONS /echo HTTP/1.1"))?.field("allow") == "POST, OPTIONS")
        #expect(
            try server.response(to: Self.get("OPTIONS * HTTP/1.1"))?.field("allow") == "GET, HEAD, POST, OPTIONS"
        )
    }

    @Test func headHasTheHeadersOfGet() throws {
        let server = try Self.server.get()
        let get = try #require(try server.response(to: Self.get("GET /quick HTTP/1.1")))
        let head = try #require(try server.response(to: Self.get("HEAD /quick HTTP/1.1"), toHead: true))
        let varying = ["date", "x-request-id"]
        #expect(
            head.fields.filter { !varying.contains($0.name) }.map { "\($0)" }
                == get.fields.filter { !varying.contains($0.name) }.map { "\($0)" }
        )
    }
}
