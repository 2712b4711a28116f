/// A response as it came over the wire.
struct WireResponse {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]
    /// Whether the body ended as its framing says, not just with the connection.
    var isComplete: Bool

    var text: String { String(decoding: body, as: UTF8.self) }

    func field(_ name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }

    /// The `code` of a problem body.
    var problemCode: String? {
        guard let start = text.firstRange(of: "\"code\":\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Reads one response from the front of `bytes`; nil while it is not complete.
    static func parse(_ bytes: [UInt8], toHead: Bool, ended: Bool) -> (response: WireResponse, count: Int)? {
        guard let headEnd = headEnd(bytes) else { return nil }
        let lines = String(decoding: bytes[..<(headEnd - 4)], as: UTF8.self).split(
            separator: "\r\n",
            omittingEmptySubsequences: false
        )
        let parts = lines.first?.split(separator: " ") ?? []
        guard parts.count >= 2, parts[0] == "HTTP/1.1", let status = Int(parts[1]) else { return nil }
        let fields = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (
                name: line[..<colon].lowercased(),
                value: String(line[colon...].dropFirst().drop { $0 == " " })
            )
        }
        var response = WireResponse(status: status, fields: fields, body: [], isComplete: true)
        if toHead || status < 200 || status == 204 || status == 304 { return (response, headEnd) }
        if response.field("transfer-encoding") == "chunked" {
            guard let (body, count) = dechunk(bytes, from: headEnd) else {
                guard ended else { return nil }
                response.body = Array(bytes[headEnd...])
                response.isComplete = false
                return (response, bytes.count)
            }
            response.body = body
            return (response, count)
        }
        guard let length = response.field("content-length").flatMap({ Int($0) }) else {
            guard ended else { return nil }
            response.body = Array(bytes[headEnd...])
            return (response, bytes.count)
        }
        guard bytes.count >= headEnd + length else {
            guard ended else { return nil }
            response.body = Array(bytes[headEnd...])
            response.isComplete = false
            return (response, bytes.count)
        }
        response.body = Array(bytes[headEnd..<(headEnd + length)])
        return (response, headEnd + length)
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[($0 - 4)..<$0] == [0x0D, 0x0A, 0x0D, 0x0A] }
    }

    private static func dechunk(_ bytes: [UInt8], from start: Int) -> (body: [UInt8], end: Int)? {
        var body: [UInt8] = []
        var position = start
        while true {
            guard let lineEnd = bytes[position...].firstIndex(of: 0x0A) else { return nil }
            let line = String(decoding: bytes[position..<(lineEnd - 1)], as: UTF8.self)
            guard let size = Int(line, radix: 16), bytes.count >= lineEnd + 1 + size + 2 else { return nil }
            if size == 0 { return (body, lineEnd + 3) }
            body.append(contentsOf: bytes[(lineEnd + 1)..<(lineEnd + 1 + size)])
            position = lineEnd + 1 + size + 2
        }
    }
}
