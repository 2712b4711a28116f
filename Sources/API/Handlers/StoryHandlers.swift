import Foundation
import HTTP
import HTTPTypes
import Ingestion
import Model
import Storage

extension Service {
    func listStories(_ request: Request) throws -> Response {
        let parameters = try parameters(request, FilterParameters.names + ListAnswer<ReportedStory>.names)
        let list = ListAnswer(table: StoryShape.table, request: request, parameters: parameters, limits: limits)
        let page = try store.stories(try FilterParameters.read(parameters), page: list.page())
        let wanted = Set(parameters.list("include") + parameters.list("fields"))
        let needsReports = !wanted.isDisjoint(with: StoryShape.table.extra)
        return try list.answer(
            page.map { story in
                ReportedStory(story: story, members: needsReports ? try store.members(ofStory: story.id) : [])
            }
        ) { $0.member("counts", "stories") }
    }

    func showStory(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        return try story(id: request.parameter("id") ?? "")
    }

    /// Merges stories by hand: `{"story_ids": […]}` are absorbed by this one, or this one goes `{"into": …}`.
    /// Answers with the survivor.
    func mergeStories(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let id = request.parameter("id") ?? ""
        let body = try JSONBody(request, allowed: ["story_ids", "into"])
        let others = try body.strings("story_ids")
        let into = try body.string("into")
        let survivor: String
        switch (others, into) {
        case (let others?, nil): survivor = try StoryEditor().merge(others, into: id, in: store)
        case (nil, let into?): survivor = try StoryEditor().merge([id], into: into, in: store)
        default:
            throw APIError.badValue("body", "say either 'story_ids' or 'into'", allowed: ["story_ids", "into"])
        }
        return try story(id: survivor)
    }

    /// Takes `{"article_ids": […]}` out of a story by hand. Answers with the new story that they make.
    func splitStory(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let body = try JSONBody(request, allowed: ["article_ids"])
        guard let articles = try body.strings("article_ids") else {
            throw APIError.badValue("article_ids", "is missing: name the articles that leave the story")
        }
        let new = try StoryEditor().split(articles, from: request.parameter("id") ?? "", in: store)
        return try story(id: new)
    }

    private func story(id: String) throws -> Response {
        guard let story = try store.story(id: id) else { throw APIError.notFound("story", id) }
        var writer = JSONWriter(reserving: 8192)
        if let survivor = story.mergedInto {
            EntityShape.writeMerged(id, into: survivor, to: &writer)
        } else {
            let events = try store.events(ofStory: id).map { event in
                ReportedEvent(event: event, claims: try store.claims(ofEvent: event.id))
            }
            let reported = ReportedStory(story: story, members: try store.members(ofStory: id))
            StoryShape.writeFull(reported, events, to: &writer)
        }
        return .json(writer.bytes)
    }
}

extension Page {
    /// The same page of other rows.
    func map<Other>(_ transform: (Row) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(rows: try rows.map(transform), next: next, total: total)
    }
}

/// A small JSON object as a request's body, read strictly.
private struct JSONBody {
    private let members: [String: Any]

    init(_ request: Request, allowed: [String]) throws {
        guard let object = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any] else {
            throw APIError(
                .badRequest,
                "bad_body",
                "the body must be a JSON object with \(allowed.joined(separator: " or "))"
            )
        }
        for name in object.keys.sorted() where !allowed.contains(name) {
            throw APIError.badValue(name, "is not a member of this body", allowed: allowed)
        }
        members = object
    }

    func string(_ name: String) throws -> String? {
        guard let value = members[name] else { return nil }
        guard let text = value as? String, !text.isEmpty else { throw APIError.badValue(name, "must be a text") }
        return text
    }

    func strings(_ name: String) throws -> [String]? {
        guard let value = members[name] else { return nil }
        guard let list = value as? [String], !list.isEmpty else {
            throw APIError.badValue(name, "must be a list of ids with at least one")
        }
        return list
    }
}
