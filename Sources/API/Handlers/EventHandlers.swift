import HTTP
import Model
import Storage

extension Service {
    func listEvents(_ request: Request) throws -> Response {
        let names = FilterParameters.names + ListAnswer<EventRow>.names + ["sort", "type"]
        let parameters = try parameters(request, names)
        let list = ListAnswer(table: EventShape.table, request: request, parameters: parameters, limits: limits)
        var filter = try FilterParameters.read(parameters)
        if let type = try parameters.choice("type", EventType.self) { filter.eventType.include.append(type.rawValue) }
        let sort = try parameters.choice("sort", of: ["-published_at", "published_at"])
        return try list.answer(
            store.events(filter, order: sort == "published_at" ? .oldestFirst : .newestFirst, page: list.page())
        ) { $0.member("counts", "events") }
    }

    func showEvent(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ["superseded"])
        let id = request.parameter("id") ?? ""
        guard let event = try store.event(id: id) else { throw APIError.notFound("event", id) }
        var writer = JSONWriter()
        if let survivor = event.mergedInto {
            EntityShape.writeMerged(id, into: survivor, to: &writer)
        } else {
            let superseded = try parameters.flag("superseded") ?? false
            EventShape.writeFull(
                event,
                try store.claims(ofEvent: id, includingSuperseded: superseded),
                to: &writer
            )
        }
        return .json(writer.bytes)
    }

    func listStories(_ request: Request) throws -> Response {
        let parameters = try parameters(request, FilterParameters.names + ListAnswer<StoryRow>.names)
        let list = ListAnswer(table: StoryShape.table, request: request, parameters: parameters, limits: limits)
        return try list.answer(store.stories(try FilterParameters.read(parameters), page: list.page())) {
            $0.member("counts", "stories")
        }
    }

    func showStory(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let id = request.parameter("id") ?? ""
        guard let story = try store.story(id: id) else { throw APIError.notFound("story", id) }
        var writer = JSONWriter()
        if let survivor = story.mergedInto {
            EntityShape.writeMerged(id, into: survivor, to: &writer)
        } else {
            StoryShape.writeFull(story, try store.members(ofStory: id), try store.events(ofStory: id), to: &writer)
        }
        return .json(writer.bytes)
    }
}
