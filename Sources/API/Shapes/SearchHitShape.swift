import Model
import Storage

/// A hit as JSON: the article's fields, then what the search adds.
struct SearchHitShape {
    private static let own = ["score", "snippet", "snippet_html", "highlights", "other_report_count", "other_reports"]

    private let fields: [FieldTable<ArticleRow>.Field]
    private let wanted: Set<String>

    /// - Throws: ``APIError`` when `fields` or `include` name what there is not.
    init(_ parameters: Parameters, isFolding: Bool) throws {
        let table = ArticleShape.table
        let asked = parameters.list("fields")
        let names = table.names + SearchHitShape.own
        for name in asked where !names.contains(name) {
            throw APIError.badValue("fields", "there is no field '\(name)'", allowed: names)
        }
        let included = parameters.list("include")
        for name in included where name != "text" {
            throw APIError.badValue("include", "'\(name)' cannot be included here", allowed: ["text"])
        }
        fields = table.selection(asked.isEmpty ? nil : asked, included: included.isEmpty ? [] : ["body"])
        var wanted = Set(asked.isEmpty ? SearchHitShape.own : asked)
        if !isFolding { wanted.subtract(["other_report_count", "other_reports"]) }
        self.wanted = wanted
    }

    /// Whether anything of it shows where the query's words stand.
    var needsHighlights: Bool { !wanted.isDisjoint(with: ["snippet", "snippet_html", "highlights"]) }

    func write(_ hit: SearchHit, to writer: inout JSONWriter) {
        writer.object { writer in
            for field in fields {
                writer.key(field.name)
                field.write(&writer, hit.article)
            }
            if wanted.contains("score") {
                writer.member("score", hit.score.map { ($0 * 10_000).rounded() / 10_000 })
            }
            if needsHighlights {
                write(Snippet(of: hit.article.analyzedText, highlights: hit.highlights), to: &writer)
            }
            if wanted.contains("other_report_count") {
                writer.member("other_report_count", hit.otherReportCount)
            }
            if wanted.contains("other_reports") {
                writer.key("other_reports")
                writer.array(hit.otherReports) { writer, report in
                    writer.object { writer in
                        writer.member("id", report.id)
                        writer.member("title", report.title)
                        writer.member("source", report.source)
                        writer.member("published_at", report.published?.description)
                        writer.member("url", report.url)
                    }
                }
            }
        }
    }

    private func write(_ snippet: Snippet, to writer: inout JSONWriter) {
        if wanted.contains("snippet") { writer.member("snippet", snippet.text) }
        if wanted.contains("snippet_html") { writer.member("snippet_html", snippet.html) }
        if wanted.contains("highlights") {
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
