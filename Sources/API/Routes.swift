public import HTTP
import HTTPTypes

extension Service {
    /// The route table.
    public func routes() -> Router {
        var router = Router()
        router.use { request, next in
            do {
                return try next(request)
            } catch {
                throw APIError.wrapping(error) ?? error
            }
        }
        router.get("/", lane: .quick, handler: index)
        router.get("/healthz", lane: .quick, handler: health)
        router.get("/readyz", handler: readiness)
        router.get("/metrics", lane: .quick, handler: metricsText)

        router.post("/v1/documents", handler: postDocument)
        router.post("/v1/analyze", handler: postAnalyze)

        router.get("/v1/articles", handler: listArticles)
        router.get("/v1/articles/{id}", handler: showArticle)
        router.delete("/v1/articles/{id}", handler: deleteArticle)
        router.get("/v1/articles/{id}/versions", handler: listVersions)
        router.get("/v1/articles/{id}/similar", handler: listSimilar)

        router.get("/v1/search", handler: search)
        router.get("/v1/suggest", handler: suggest)
        router.get("/v1/entities", handler: listEntities)
        router.get("/v1/entities/{id}", handler: showEntity)
        router.get("/v1/entities/{id}/related", handler: relatedEntities)
        router.get("/v1/events", handler: listEvents)
        router.get("/v1/events/{id}", handler: showEvent)
        router.get("/v1/event-types", handler: listEventTypes)
        router.get("/v1/stories", handler: listStories)
        router.get("/v1/stories/{id}", handler: showStory)
        router.post("/v1/stories/{id}/merge", handler: mergeStories)
        router.post("/v1/stories/{id}/split", handler: splitStory)

        router.get("/v1/aggregate/{subject}", handler: aggregate)
        router.get("/v1/timeline", handler: timeline)
        router.get("/v1/graph/nodes", handler: graphNodes)
        router.get("/v1/graph/edges", handler: graphEdges)
        router.get("/v1/trends", handler: trends)
        router.get("/v1/compare", handler: compare)
        router.get("/v1/calendar", handler: calendar)
        router.get("/v1/coverage", handler: coverage)
        router.get("/v1/changes", handler: listChanges)

        router.get("/v1/sources", handler: listSources)
        router.post("/v1/sources", handler: addSource)
        router.get("/v1/sources.opml", handler: exportSources)
        router.post("/v1/sources.opml", handler: importSources)
        router.get("/v1/sources/{id}", handler: showSource)
        router.patch("/v1/sources/{id}", handler: changeSource)
        router.delete("/v1/sources/{id}", handler: removeSource)

        router.get("/v1/quarantine", handler: listQuarantine)
        router.get("/v1/quarantine/{id}", handler: showQuarantined)
        router.delete("/v1/quarantine/{id}", handler: dropQuarantined)
        return router
    }

    /// What there is to ask, for whoever opens the address in a browser.
    private func index(_ request: Request) throws -> Response {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("name", "Parallax")
            writer.member("version", version)
            writer.member(
                "endpoints",
                routes().routes.map { "\($0.method.rawValue) \($0.pattern)" }
            )
        }
        return .json(writer.bytes)
    }
}
