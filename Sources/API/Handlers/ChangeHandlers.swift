import HTTP
import Model
import Storage

extension Service {
    /// What changed behind a sequence number: ask again with `meta.last_sequence` to stay in step.
    func listChanges(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ["after", "kind", "limit"])
        let after = try parameters.integer("after", in: 0...Int.max, default: 0)
        let limit = try parameters.integer("limit", in: 1...limits.pageRows, default: limits.defaultPageRows)
        let allowed = ["article", "event", "story", "entity", "source"]
        let kinds = parameters.list("kind")
        for kind in kinds where !allowed.contains(kind) {
            throw APIError.badValue("kind", "'\(kind)' is not a kind of thing", allowed: allowed)
        }
        let (rows, last) = try store.changes(after: Int64(after), kinds: kinds, limit: limit)
        var writer = JSONWriter(reserving: rows.count * 120 + 256)
        writer.object { writer in
            writer.key("data")
            writer.array(rows) { writer, row in
                writer.object { writer in
                    writer.member("sequence", Int(row.sequence))
                    writer.member("kind", row.kind)
                    writer.member("id", row.id)
                    writer.member("action", row.action)
                    writer.key("detail")
                    if let detail = row.detail { writer.raw(detail.utf8) } else { writer.null() }
                    writer.member("at", milliseconds: row.at)
                }
            }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("last_sequence", Int(last))
                writer.member("next_after", Int(rows.last?.sequence ?? Int64(after)))
                writer.member("has_more", (rows.last?.sequence ?? last) < last && rows.count == limit)
            }
        }
        return .json(writer.bytes)
    }

    func listQuarantine(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ListAnswer<QuarantineRow>.names)
        let list = ListAnswer(table: Service.quarantineTable, request: request, parameters: parameters, limits: limits)
        return try list.answer(store.quarantined(page: list.page()))
    }

    func showQuarantined(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let id = request.parameter("id") ?? ""
        guard let item = try store.quarantined(id: id) else { throw APIError.notFound("quarantined document", id) }
        var writer = JSONWriter()
        FieldTable.write(item, Service.quarantineTable.fields, to: &writer)
        return .json(writer.bytes)
    }

    func dropQuarantined(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        try store.write { try $0.dropQuarantined(id: request.parameter("id") ?? "") }
        return .empty()
    }

    private static let quarantineTable = FieldTable<QuarantineRow>([
        ("id", { $0.string($1.id) }),
        ("error_code", { $0.string($1.errorCode) }),
        ("error", { $0.string($1.error) }),
        ("byte_offset", { $0.integer($1.byteOffset) }),
        ("line", { $0.integer($1.line) }),
        ("item_index", { $0.integer($1.itemIndex) }),
        ("source", { $0.string($1.source) }),
        ("url", { $0.string($1.url) }),
        ("content_type", { $0.string($1.contentType) }),
        ("format", { $0.string($1.format) }),
        ("byte_count", { $0.integer($1.byteCount) }),
        ("attempts", { $0.integer($1.attempts) }),
        ("received_at", { $0.string(Timestamp(epochSeconds: $1.receivedAt / 1000).description) }),
        ("last_attempt_at", { $0.string(Timestamp(epochSeconds: $1.lastAttemptAt / 1000).description) }),
    ])
}
