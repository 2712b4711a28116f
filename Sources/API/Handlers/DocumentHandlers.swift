import HTTP
import HTTPTypes
import Ingestion
import Model
import Storage

extension Service {
    /// Ingests one document: 201 with the articles made, 200 when all were known, 207 when some failed, 422 when
    /// nothing of it can be read (it is in quarantine then).
    func postDocument(_ request: Request) throws -> Response {
        var document = try document(of: request)
        if document.publishedAt == nil {
            document.publishedAt = Timestamp(epochSeconds: now() / 1000)
            document.isPublicationAssumed = true
        }
        guard !document.bytes.isEmpty else {
            throw APIError(.badRequest, "empty_body", "the body is empty: send the document as the request's body")
        }
        let report = try pipeline.ingest(document)
        if let error = report.error { throw APIError(UnreadableDocument(reason: error)) }
        let counts = report.counts
        let status: HTTPResponse.Status =
            counts.failed > 0
            ? HTTPResponse.Status(code: 207, reasonPhrase: "Multi-Status") : counts.new > 0 ? .created : .ok
        var writer = JSONWriter(reserving: report.items.count * 160 + 256)
        write(report, to: &writer)
        return .json(writer.bytes, status: status)
    }

    /// What the analyser finds in a text or an article, and the stored stories that it matches. Stores nothing.
    func postAnalyze(_ request: Request) throws -> Response {
        let document = try document(of: request, textByDefault: true)
        guard !document.bytes.isEmpty else {
            throw APIError(.badRequest, "empty_body", "the body is empty: send a text, or an article as JSON")
        }
        let found = try pipeline.analyze(document)
        var writer = JSONWriter(reserving: 8192)
        writer.object { writer in
            writer.key("data")
            writer.array(found) { writer, item in
                writer.object { writer in
                    writer.member("title", item.article.title)
                    writer.member("body", item.article.body)
                    writer.member("published_at", item.article.publishedAt?.description)
                    writer.member("story_ids", item.storyIDs)
                    writer.key("analysis")
                    AnalysisShape.write(item.analysis, to: &writer)
                }
            }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("total", found.count)
                writer.member("total_exact", true)
            }
        }
        return .json(writer.bytes)
    }

    private func document(of request: Request, textByDefault: Bool = false) throws -> Document {
        let parameters = try parameters(request, ["format", "source", "published", "url"])
        let contentType = request.header(.contentType)
        var format: DocumentFormat?
        if let name = try parameters.choice("format", of: ["auto"] + DocumentFormat.allCases.map(\.rawValue)) {
            format = DocumentFormat(rawValue: name)
        } else if textByDefault {
            let first = request.body.first { $0 > 0x20 }
            format = first == 0x7B || first == 0x5B ? .json : .text
        }
        var published: Timestamp?
        if let text = try parameters.text("published") {
            guard let value = Timestamp(text) else {
                throw APIError.badValue("published", "'\(text)' is not a date", allowed: ["YYYY-MM-DD", "RFC 3339"])
            }
            published = value
        }
        return Document(
            bytes: request.body,
            format: format,
            contentType: contentType,
            url: try parameters.text("url"),
            source: try parameters.text("source"),
            publishedAt: published
        )
    }

    private func write(_ report: IngestionReport, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("document_id", report.documentID)
            writer.member("format", report.format)
            writer.key("articles")
            writer.array(report.items) { writer, item in
                writer.object { writer in
                    writer.member("id", item.articleID)
                    writer.member("outcome", item.outcome.rawValue)
                    writer.member("title", item.title)
                    writer.member("reason", item.reason)
                }
            }
            let counts = report.counts
            writer.key("counts")
            writer.object { writer in
                writer.member("new", counts.new)
                writer.member("known", counts.known)
                writer.member("changed", counts.changed)
                writer.member("left_out", counts.leftOut)
                writer.member("failed", counts.failed)
            }
            writer.member("warnings", report.warnings)
            writer.member("quarantined", report.quarantined)
        }
    }
}
