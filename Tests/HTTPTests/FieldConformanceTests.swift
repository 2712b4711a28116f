import Testing

@testable import HTTP

/// Header section, Host and connections: RFC 9112 §3.2, §5, §9, RFC 9110 §5, §7, §10.
@Suite struct FieldConformanceTests {
    private static let server = Result { try TestServer() }

    private static func with(_ fields: String, _ line: String = "GET /quick HTTP/1.1") -> String {
        "\(line)\r\n\(fields)\r\n\r\n"
    }

    private static func localhost(_ fields: String) -> String { with("Host: localhost\r\n" + fields) }

    static let fields: [ConformanceCase] = [
        .served("9112 §5", "names are case-insensitive", with("hOsT: localhost"), body: "quick"),
        .served("9112 §5.1", "white space around the value", with("Host: \t localhost \t "), body: "quick"),
        .served("9112 §5.1", "no white space before the value", with("Host:localhost"), body: "quick"),
        .served("9110 §5.5", "empty value", localhost("X-Empty:"), body: "quick"),
        .served("9110 §5.5", "bytes above ASCII in a value", localhost("X-Name: Zo\u{EB}"), body: "quick"),
        .served("9110 §5.6.2", "every character of a token", localhost("!#$%&'*+-.^_`|~09azAZ: x"), body: "quick"),
        .refused("9112 §5.1", "space before the colon", localhost("X-Name : x"), code: "space_before_colon"),
        .refused("9112 §5.1", "tab before the colon", localhost("X-Name\t: x"), code: "space_before_colon"),
        .refused("9112 §5.2", "folded line", localhost("X-Name: a\r\n b"), code: "obs_fold"),
        .refused("9112 §5.2", "folded line with tab", localhost("X-Name: a\r\n\tb"), code: "obs_fold"),
        .refused("9112 §5", "no colon", localhost("X-Name"), code: "bad_header_line"),
        .refused("9112 §5", "no name", localhost(": x"), code: "bad_header_name"),
        .refused("9110 §5.1", "name is not a token", localhost("X-N@me: x"), code: "bad_header_name"),
        .refused("9110 §5.1", "name above ASCII", localhost("X-N\u{E4}me: x")),
        .refused("9110 §5.5", "NUL in a value", localhost("X-Name: a\0b")),
        .refused("9110 §5.5", "bare CR in a value", localhost("X-Name: a\rb")),
        .refused("9110 §5.5", "bare LF in a value", localhost("X-Name: a\nX-Other: b"), code: "bare_lf"),
        .refused("9110 §5.5", "control in a value", localhost("X-Name: a\u{7}b")),
        .refused("9110 §5.5", "DEL in a value", localhost("X-Name: a\u{7F}b")),
        .refused(
            "9112 §5",
            "one header too many",
            localhost((0..<200).map { "X-\($0): 1" }.joined(separator: "\r\n")),
            431
        ),
        .refused("9112 §5", "header too long", localhost("X-Long: " + String(repeating: "a", count: 40_000)), 431),
        .refused(
            "9112 §5",
            "header too long, unfinished",
            "GET /quick HTTP/1.1\r\nHost: localhost\r\nX-Long: " + String(repeating: "a", count: 70_000),
            431
        ),
        .served(
            "9112 §5",
            "a header of 16 KiB",
            localhost("X-Long: " + String(repeating: "a", count: 16_384)),
            body: "quick"
        ),
    ]

    static let hosts: [ConformanceCase] = [
        .refused("9112 §3.2", "no Host", "GET /quick HTTP/1.1\r\n\r\n", code: "missing_host"),
        .refused("9112 §3.2", "two Hosts", with("Host: localhost\r\nHost: localhost"), code: "duplicate_host"),
        .refused(
            "9112 §3.2",
            "two differing Hosts",
            with("Host: localhost\r\nHost: example.com"),
            code: "duplicate_host"
        ),
        .refused("9112 §3.2", "two Hosts in HTTP/1.0", with("Host: a\r\nHost: b", "GET /quick HTTP/1.0")),
        .refused("9112 §3.2", "empty Host", with("Host:"), code: "bad_host"),
        .refused("9112 §3.2", "space in Host", with("Host: local host"), code: "bad_host"),
        .refused("9112 §3.2", "list in Host", with("Host: localhost, example.com"), code: "bad_host"),
        .refused("9112 §3.2", "path in Host", with("Host: localhost/quick"), code: "bad_host"),
        .refused("9112 §3.2", "user in Host", with("Host: me@localhost"), code: "bad_host"),
        .refused("9112 §3.2", "letters in the port", with("Host: localhost:http"), code: "bad_host"),
        .refused("9112 §3.2", "port too large", with("Host: localhost:65536"), code: "bad_host"),
        .refused("9112 §3.2", "two ports", with("Host: localhost:80:80"), code: "bad_host"),
        .refused("9112 §3.2", "unclosed IPv6 address", with("Host: [::1"), code: "bad_host"),
        .refused("9112 §3.2", "IPv6 address without brackets", with("Host: ::1"), code: "bad_host"),
        .refused("9112 §3.2", "letters behind IPv6 brackets", with("Host: [::1]x"), code: "bad_host"),
        .served("9112 §3.2", "port", with("Host: localhost:8080"), body: "quick"),
        .served("3986 §3.2.3", "empty port", with("Host: localhost:"), body: "quick"),
        .served("3986 §3.2.2", "IPv4 address", with("Host: 127.0.0.1:80"), body: "quick"),
        .served("3986 §3.2.2", "IPv6 address", with("Host: [::1]:80"), body: "quick"),
        .served("3986 §3.2.2", "hosts are case-insensitive", with("Host: LocalHost"), body: "quick"),
        .served("6761 §6.3", "a name below localhost", with("Host: app.localhost"), body: "quick"),
        .served("1034 §3.1", "dot at the end", with("Host: localhost."), body: "quick"),
        .refused("9110 §7.4", "somebody else's name", with("Host: evil.example"), 421, code: "unknown_host"),
        .refused("9110 §7.4", "a name that only ends like one", with("Host: notlocalhost"), 421),
        .refused("9110 §7.4", "an address elsewhere", with("Host: 192.0.2.1"), 421),
        .refused("9110 §7.4", "a name that begins like an address", with("Host: 127.0.0.1.example"), 421),
    ]

    static let connections: [ConformanceCase] = [
        .served("9112 §9.3", "HTTP/1.1 stays", localhost("X: 1"), body: "quick"),
        .served("9112 §9.6", "close", localhost("Connection: close"), body: "quick", fate: .closes),
        .served("9110 §7.6.1", "close in capitals", localhost("Connection: CLOSE"), body: "quick", fate: .closes),
        .served(
            "9110 §7.6.1",
            "close in a list",
            localhost("Connection: foo , close ,bar"),
            body: "quick",
            fate: .closes
        ),
        .served(
            "9110 §7.6.1",
            "close in a second field",
            localhost("Connection: foo\r\nConnection: close"),
            body: "quick",
            fate: .closes
        ),
        .served("9112 §9.3", "close wins", localhost("Connection: close, keep-alive"), body: "quick", fate: .closes),
        .served("9110 §7.6.1", "a longer word is not close", localhost("Connection: closed"), body: "quick"),
        .served(
            "9112 §9.3",
            "HTTP/1.0 closes",
            with("Host: localhost", "GET /quick HTTP/1.0"),
            body: "quick",
            fate: .closes
        ),
        .served("9112 §3.2", "HTTP/1.0 needs no Host", "GET /quick HTTP/1.0\r\n\r\n", body: "quick", fate: .closes),
        .served(
            "9112 §9.3",
            "HTTP/1.0 with keep-alive stays",
            with("Host: localhost\r\nConnection: Keep-Alive", "GET /quick HTTP/1.0"),
            body: "quick"
        ),
        .served(
            "9112 §9.3",
            "HTTP/1.0, close before keep-alive",
            with("Connection: close\r\nConnection: keep-alive", "GET /quick HTTP/1.0"),
            body: "quick",
            fate: .closes
        ),
        .served("9110 §7.8", "Upgrade is ignored", localhost("Connection: upgrade\r\nUpgrade: h2c"), body: "quick"),
        .served("9110 §10.1.4", "TE is no Transfer-Encoding", localhost("TE: trailers"), body: "quick"),
    ]

    @Test(arguments: fields + hosts + connections)
    func keepsTheRule(_ testCase: ConformanceCase) throws {
        try testCase.check(try Self.server.get())
    }

    /// RFC 9112 §9.6: nothing behind the last request is served, and the answer to the last one isn't lost to a reset.
    @Test func whatIsSentBehindCloseIsNotServed() throws {
        let client = try Self.server.get().client()
        let next = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
        client.send(Self.localhost("Connection: close") + String(repeating: next, count: 20))
        for _ in 0..<20 { client.send(next) }
        #expect(client.response()?.text == "quick")
        client.finishSending()
        #expect(client.rest().isEmpty)
    }

    /// RFC 9110 §5.1 and §5.5, every byte in a name and in a value.
    @Test func everyByteInNameAndValueIsTakenOrRefusedByItsClass() {
        for byte in UInt8.min...UInt8.max {
            let name = Array("X".utf8) + [byte] + Array(": 1".utf8)
            let isToken = "!#$%&'*+-.^_`|~".utf8.contains(byte) || isAlphanumeric(byte)
            // A colon in that place ends the name.
            #expect(accepts(name) == (isToken || byte == 0x3A), "byte \(byte) in a name")
            let value = Array("X: a".utf8) + [byte] + Array("b".utf8)
            let isValue = byte == 0x09 || byte >= 0x20 && byte != 0x7F
            #expect(accepts(value) == isValue, "byte \(byte) in a value")
        }
    }

    private func accepts(_ line: [UInt8]) -> Bool {
        (try? FieldLine.parse(line.span, 0..<line.count)) != nil
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
