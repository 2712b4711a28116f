import Testing

@testable import HTTP

/// One rule: what is sent, and which answers keep the rule.
struct ConformanceCase: CustomTestStringConvertible, Sendable {
    enum Fate: Sendable {
        case stays
        case closes
        case either
    }

    let section: String
    let name: String
    let bytes: String
    let statuses: [Int]
    let fate: Fate
    let body: String?
    let code: String?

    var testDescription: String { "\(section) \(name)" }

    /// Refused: this status, then the connection is closed and nothing behind it is served.
    static func refused(
        _ section: String,
        _ name: String,
        _ bytes: String,
        _ status: Int = 400,
        code: String? = nil
    ) -> ConformanceCase {
        ConformanceCase(
            section: section,
            name: name,
            bytes: bytes,
            statuses: [status],
            fate: .closes,
            body: nil,
            code: code
        )
    }

    /// Served with this status, and the connection goes on (or not).
    static func served(
        _ section: String,
        _ name: String,
        _ bytes: String,
        _ status: Int = 200,
        body: String? = nil,
        fate: Fate = .stays
    ) -> ConformanceCase {
        ConformanceCase(
            section: section,
            name: name,
            bytes: bytes,
            statuses: [status],
            fate: fate,
            body: body,
            code: nil
        )
    }

    /// Sends the bytes, and a second request behind them that may be answered only when the first was sound.
    func check(_ server: TestServer) throws {
        let client = try server.client()
        client.send(bytes)
        let isHead = bytes.hasPrefix("HEAD ")
        let response = try #require(client.response(toHead: isHead), "no answer")
        #expect(statuses.contains(response.status), "\(response.status) \(response.text)")
        #expect(response.isComplete)
        #expect(response.field("date") != nil, "RFC 9110 §6.6.1: Date")
        if let body { #expect(response.text == body) }
        if let code { #expect(response.problemCode == code) }
        if response.status >= 400, !isHead {
            #expect(response.field("content-type") == "application/problem+json")
            #expect(response.problemCode?.isEmpty == false)
        }
        switch fate {
        case .closes:
            #expect(response.field("connection") == "close")
            client.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n")
            client.finishSending()
            #expect(client.rest().isEmpty, "something was served on a connection that had to be closed")
        case .stays:
            #expect(response.field("connection") != "close")
            client.send("GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(client.response()?.text == "quick", "the connection did not go on")
        case .either:
            break
        }
    }
}
