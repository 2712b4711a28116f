import HTTP
import Model
import Storage

extension Service {
    /// Ranked articles: all words first; when too few articles hold all of them, any.
    func search(_ request: Request) throws -> Response {
        let names = FilterParameters.names + ["limit", "match", "fields", "include"]
        let parameters = try parameters(request, names)
        let filter = try FilterParameters.read(parameters)
        guard filter.query != nil else {
            throw APIError.badValue("q", "is missing: give the words to search for")
        }
        let limit = try parameters.integer("limit", in: 1...limits.pageRows, default: 20)
        let asked = try parameters.choice("match", SearchMatch.self)
        var match = asked ?? .all
        var found = try store.search(filter, match: match, limit: limit)
        if asked == nil, found.total == 0 {
            match = .any
            found = try store.search(filter, match: .any, limit: limit)
        }
        var writer = JSONWriter(reserving: found.hits.count * 1024 + 256)
        writer.object { writer in
            writer.key("data")
            writer.array(found.hits) { write($1, to: &$0) }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("total", found.total)
                writer.member("total_exact", true)
                writer.member("match", match.rawValue)
            }
        }
        return .json(writer.bytes)
    }

    private func write(_ hit: SearchHit, to writer: inout JSONWriter) {
        writer.object { writer in
            for field in ArticleShape.table.selection(nil) {
                writer.key(field.name)
                field.write(&writer, hit.article)
            }
            writer.member("score", (hit.score * 10_000).rounded() / 10_000)
            let snippet = Snippet(of: hit.article.analyzedText, highlights: hit.highlights)
            writer.member("snippet", snippet.text)
            writer.member("snippet_html", snippet.html)
            writer.key("highlights")
            writer.array(snippet.highlights) { writer, span in
                writer.object { writer in
                    writer.member("start", span.start)
                    writer.member("end", span.end)
                }
            }
        }
    }
}

/// A stretch of text around the first highlights.
struct Snippet {
    let text: String
    /// Spans in `text`, in Unicode scalars.
    let highlights: [TextSpan]

    private static let length = 240
    private static let lead = 60

    init(of full: String, highlights all: [TextSpan]) {
        let scalars = Array(full.unicodeScalars)
        var start = max(0, (all.first?.start ?? 0) - Snippet.lead)
        while start > 0, start < scalars.count, !scalars[start - 1].properties.isWhitespace { start -= 1 }
        var end = min(scalars.count, start + Snippet.length)
        while end < scalars.count, end > start, !scalars[end].properties.isWhitespace { end -= 1 }
        if end <= start { end = min(scalars.count, start + Snippet.length) }
        text = String(String.UnicodeScalarView(scalars[start..<end]))
        highlights = all.filter { $0.start >= start && $0.end <= end }
            .map { TextSpan(start: $0.start - start, end: $0.end - start) }
    }

    /// The text escaped for a page, highlights as `<mark>`.
    var html: String {
        let scalars = Array(text.unicodeScalars)
        var html = ""
        var position = 0
        func plain(to end: Int) {
            for scalar in scalars[position..<max(position, end)] {
                switch scalar {
                case "<": html += "&lt;"
                case ">": html += "&gt;"
                case "&": html += "&amp;"
                case "\"": html += "&quot;"
                case "'": html += "&#39;"
                default: html.unicodeScalars.append(scalar)
                }
            }
            position = max(position, end)
        }
        for span in highlights {
            plain(to: span.start)
            html += "<mark>"
            plain(to: span.end)
            html += "</mark>"
        }
        plain(to: scalars.count)
        return html
    }
}
