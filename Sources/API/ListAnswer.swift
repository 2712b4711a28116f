import HTTP
import HTTPTypes
import Model

/// Answers with a list: rows, the next cursor, and what is known of the whole.
struct ListAnswer<Row: Sendable> {
    /// The names that every list understands beside its own.
    static var names: [String] { ["limit", "cursor", "shape", "fields", "include"] }

    let table: FieldTable<Row>
    let request: Request
    let parameters: Parameters
    let limits: APILimits

    /// What is asked for, with the cursor checked against the rest of the query.
    func page() throws -> PageRequest {
        let limit = try parameters.integer("limit", in: 1...limits.pageRows, default: limits.defaultPageRows)
        guard let cursor = try parameters.text("cursor") else { return PageRequest(limit: limit) }
        return PageRequest(limit: limit, after: try Cursor.decode(cursor, binding: binding))
    }

    /// - Parameters:
    ///   - meta: further members of `meta`.
    func answer(_ page: Page<Row>, meta: (inout JSONWriter) -> Void = { _ in }) throws -> Response {
        let selection = try selectedFields()
        let next = page.next.map { Cursor.encode($0, binding: binding) }
        var writer = JSONWriter(reserving: page.rows.count * 512 + 256)
        if try parameters.choice("shape", of: ["object", "array"]) == "array" {
            writer.array(page.rows) { FieldTable.write($1, selection, to: &$0) }
        } else {
            writer.object { writer in
                writer.key("data")
                writer.array(page.rows) { FieldTable.write($1, selection, to: &$0) }
                writer.member("next_cursor", next)
                writer.key("meta")
                writer.object { writer in
                    writer.member("total", page.total)
                    writer.member("total_exact", true)
                    meta(&writer)
                }
            }
        }
        var response = Response.json(writer.bytes)
        if let next {
            let link = "<\(request.rawPath)?\(parameters.query(withCursor: next))>; rel=\"next\""
            if let name = HTTPField.Name("Link") { response.headers[name] = link }
        }
        return response
    }

    private func selectedFields() throws -> [FieldTable<Row>.Field] {
        let wanted = parameters.list("fields")
        for name in wanted where !table.names.contains(name) {
            throw APIError.badValue("fields", "there is no field '\(name)'", allowed: table.names)
        }
        // `text` is the interface's word for the whole text; the field itself is called as in an article.
        let included = Set(parameters.list("include").map { $0 == "text" ? "body" : $0 })
        for name in included where !table.extra.contains(name) {
            throw APIError.badValue(
                "include",
                "'\(name)' cannot be included here",
                allowed: table.extra.map { $0 == "body" ? "text" : $0 }.sorted()
            )
        }
        return table.selection(wanted.isEmpty ? nil : wanted, included: included)
    }

    private var binding: String { request.rawPath + "?" + parameters.binding }
}

/// Bounds of answers. All are settings (`api.*` in `Config/parallax.yaml`).
public struct APILimits: Sendable, Equatable {
    public var defaultPageRows = 50
    public var pageRows = 1000
    /// Rows of an analytic answer, unless `top` says less.
    public var analyticRows = 1000
    /// Buckets of a timeline.
    public var timelineBuckets = 5000

    public init() {}
}
