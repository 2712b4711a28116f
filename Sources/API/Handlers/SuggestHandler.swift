import HTTP
import Model
import Storage

extension Service {
    /// What the beginning of a word may become: entities, sources and titles.
    func suggest(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ["q", "limit"])
        guard let text = try parameters.text("q") else {
            throw APIError.badValue("q", "is missing: give the beginning of a name or word")
        }
        let limit = try parameters.integer("limit", in: 1...50, default: 10)
        let found = try store.suggestions(for: text, limit: limit)
        var writer = JSONWriter(reserving: found.count * 128 + 128)
        writer.object { writer in
            writer.key("data")
            writer.array(found) { writer, suggestion in
                writer.object { writer in
                    writer.member("kind", suggestion.kind.rawValue)
                    writer.member("text", suggestion.text)
                    writer.member("id", suggestion.id)
                    writer.member("type", suggestion.type)
                    writer.member("article_count", suggestion.articleCount)
                    writer.member("corrected", suggestion.isCorrected)
                }
            }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("total", found.count)
                writer.member("total_exact", true)
                if let best = found.first(where: { $0.isCorrected }) { writer.member("did_you_mean", best.text) }
            }
        }
        return .json(writer.bytes)
    }
}
