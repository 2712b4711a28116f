import HTTP
import HTTPTypes
import Model

/// A value of a flat row.
enum Cell: Sendable, Equatable {
    case text(String?)
    case integer(Int?)
    case number(Double?)
    case flag(Bool)
    case list([String])

    /// Milliseconds since the epoch as RFC 3339 in UTC.
    static func moment(_ milliseconds: Int64?) -> Cell {
        .text(milliseconds.map { Timestamp(epochSeconds: $0 / 1000).description })
    }
}

/// The answer of an analytic endpoint: flat rows under fixed names, as JSON, NDJSON or CSV. It never pages.
///
/// The strong ETag that the server makes of the bytes changes only with the rows and what is told of them: nothing in
/// an answer says when it was asked for.
struct FlatAnswer {
    /// The names that every analytic endpoint understands beside its own.
    static let names = ["format", "shape"]

    let fields: [String]
    var rows: [[Cell]] = []
    /// Further members of `meta`.
    var meta: [(name: String, value: Cell)] = []
    /// Members of `meta` that are no plain values.
    var details: [(name: String, write: (inout JSONWriter) -> Void)] = []
    /// When what was counted last changed, in milliseconds since the epoch.
    var asOf: Int64?

    init(_ fields: [String]) {
        self.fields = fields
    }

    enum Format: String, CaseIterable {
        case json, ndjson, csv
    }

    func response(_ request: Request, _ parameters: Parameters) throws -> Response {
        let format = try parameters.choice("format", Format.self) ?? FlatAnswer.accepted(request)
        let isArray = try parameters.choice("shape", of: ["object", "array"]) == "array"
        var response: Response
        switch format {
        case .json: response = .json(isArray ? array() : object())
        case .ndjson: response = .bytes(lines(), contentType: "application/x-ndjson")
        case .csv: response = .bytes(table(), contentType: "text/csv; charset=utf-8; header=present")
        }
        if let asOf, let name = HTTPField.Name("As-Of") {
            response.headers[name] = Timestamp(epochSeconds: asOf / 1000).description
        }
        if let name = HTTPField.Name("Vary") { response.headers[name] = "Accept" }
        return response
    }

    /// The format that an Accept header likes best; JSON when it does not say (RFC 9110, section 12.5.1).
    private static func accepted(_ request: Request) -> Format {
        let types: [String: Format] = [
            "application/json": .json, "text/csv": .csv, "application/x-ndjson": .ndjson,
            "application/ndjson": .ndjson, "application/*": .json, "*/*": .json,
        ]
        var best: (format: Format, quality: Double) = (.json, 0)
        for range in (request.header(.accept) ?? "").split(separator: ",") {
            let parts = range.split(separator: ";").map { String($0).trimmingBlanks.lowercased() }
            guard let type = parts.first, let format = types[type] else { continue }
            let quality = parts.first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if quality > best.quality { best = (format, quality) }
        }
        return best.format
    }

    // MARK: - Formats

    private func object() -> [UInt8] {
        var writer = JSONWriter(reserving: rows.count * (fields.count * 20 + 16) + 512)
        writer.object { writer in
            writer.key("data")
            writer.array(rows) { write($1, to: &$0) }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                for (name, value) in meta {
                    writer.key(name)
                    writer.cell(value)
                }
                for (name, write) in details {
                    writer.key(name)
                    write(&writer)
                }
                writer.key("as_of")
                writer.cell(.moment(asOf))
            }
        }
        return writer.bytes
    }

    private func array() -> [UInt8] {
        var writer = JSONWriter(reserving: rows.count * (fields.count * 20 + 16))
        writer.array(rows) { write($1, to: &$0) }
        return writer.bytes
    }

    private func lines() -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows {
            var writer = JSONWriter(reserving: 256)
            write(row, to: &writer)
            bytes.append(contentsOf: writer.bytes)
            bytes.append(0x0A)
        }
        return bytes
    }

    private func write(_ row: [Cell], to writer: inout JSONWriter) {
        writer.object { writer in
            for (field, cell) in zip(fields, row) {
                writer.key(field)
                writer.cell(cell)
            }
        }
    }

    /// RFC 4180, with a header.
    private func table() -> [UInt8] {
        var text = fields.map(CSV.field).joined(separator: ",") + "\r\n"
        for row in rows { text += row.map(CSV.field).joined(separator: ",") + "\r\n" }
        return Array(text.utf8)
    }
}

/// Fields of CSV (RFC 4180).
enum CSV {
    static func field(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    static func field(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): field(text ?? "")
        case .integer(let value): value.map(String.init) ?? ""
        case .number: String(decoding: number(cell), as: UTF8.self)
        case .flag(let value): value ? "true" : "false"
        case .list(let values): field(values.joined(separator: ";"))
        }
    }

    private static func number(_ cell: Cell) -> [UInt8] {
        var writer = JSONWriter(reserving: 32)
        writer.cell(cell)
        return writer.bytes == Array("null".utf8) ? [] : writer.bytes
    }
}

extension JSONWriter {
    mutating func cell(_ cell: Cell) {
        switch cell {
        case .text(let text): string(text)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .flag(let value): bool(value)
        case .list(let values): strings(values)
        }
    }
}
