import HTTP
import HTTPTypes
import Ingestion
import Model
import Storage

extension Service {
    func listArticles(_ request: Request) throws -> Response {
        let names = FilterParameters.names + ListAnswer<ArticleRow>.names + ["sort"]
        let parameters = try parameters(request, names)
        let list = ListAnswer(table: ArticleShape.table, request: request, parameters: parameters, limits: limits)
        let sort = try parameters.choice("sort", of: ["-published_at", "published_at"])
        return try list.answer(
            store.articles(
                try FilterParameters.read(parameters),
                order: sort == "published_at" ? .oldestFirst : .newestFirst,
                page: list.page()
            )
        )
    }

    func showArticle(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let article = try article(of: request)
        var writer = JSONWriter(reserving: article.body.utf8.count + 4096)
        ArticleShape.writeFull(article, try store.analysis(ofArticle: article.id), to: &writer)
        return .json(writer.bytes)
    }

    func listVersions(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let article = try article(of: request)
        let current = ArticleVersionRow(article)
        let versions = try store.versions(ofArticle: article.id) + [current]
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("data")
            writer.array(versions) { ArticleShape.write($1, to: &$0) }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("total", versions.count)
                writer.member("total_exact", true)
            }
        }
        return .json(writer.bytes)
    }

    func deleteArticle(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let article = try article(of: request)
        try pipeline.delete(articleID: article.id)
        return .empty()
    }

    private func article(of request: Request) throws -> ArticleRow {
        let id = request.parameter("id") ?? ""
        if let article = try store.article(id: id) { return article }
        if try store.isDeleted(articleID: id) {
            throw APIError(.gone, "deleted", "the article '\(id)' was deleted")
        }
        throw APIError.notFound("article", id)
    }
}

extension ArticleVersionRow {
    /// The present text as the newest version.
    fileprivate init(_ article: ArticleRow) {
        self.init(
            version: article.version,
            title: article.title,
            summary: article.summary,
            body: article.body,
            textSHA256: article.textSHA256,
            recordedAt: article.updatedAt
        )
    }
}
