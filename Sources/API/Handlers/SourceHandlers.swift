import Foundation
import HTTP
import HTTPTypes
import Ingestion
import Model
import Storage

extension Service {
    func listSources(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ListAnswer<SourceRow>.names + ["state"])
        let table = SourceShape.table(now: now())
        let list = ListAnswer(table: table, request: request, parameters: parameters, limits: limits)
        let allowed = SourceState.allCases.map(\.rawValue)
        let states = try parameters.list("state").map { name in
            guard let state = SourceState(rawValue: name) else {
                throw APIError.badValue("state", "'\(name)' is no state of a source", allowed: allowed)
            }
            return state
        }
        return try list.answer(store.sources(states: states, page: list.page()))
    }

    func showSource(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        return .json(try SourceShape.encodeFull(try source(of: request), store: store, now: now()))
    }

    /// Adds a source: 201. Nothing is fetched now; the next run finds it due.
    func addSource(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let values = try settings(in: request)
        let source = try faults { () throws(SourceFault) in try sourceReader.source(values) }
        let id = try store.write { try $0.addSource(source, origin: .api) }
        guard let row = try store.source(id) else { throw APIError.notFound("source", id) }
        var response = Response.json(
            try SourceShape.encodeFull(row, store: store, now: now()),
            status: .created
        )
        response.headers[.location] = "/v1/sources/\(id)"
        return response
    }

    /// Changes the settings that the body names; null takes one away.
    func changeSource(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let row = try source(of: request)
        let values = try settings(in: request)
        var changed = row.source
        try faults { () throws(SourceFault) in try sourceReader.apply(values, to: &changed) }
        if row.origin == .config, values.keys.contains(where: { $0 != "state" }) {
            throw APIError(
                .conflict,
                "configured",
                "the source '\(row.source.name)' comes from the sources file: change it there; only its state can be "
                    + "set here"
            )
        }
        try store.write { [changed] session in
            if values.keys.allSatisfy({ $0 == "state" }) {
                try session.setState(changed.state, ofSource: row)
            } else {
                try session.updateSource(row, to: changed)
            }
        }
        guard let updated = try store.source(row.id) else { throw APIError.notFound("source", row.id) }
        return .json(try SourceShape.encodeFull(updated, store: store, now: now()))
    }

    /// Stops reading a source; its articles stay.
    func removeSource(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let row = try source(of: request)
        guard row.origin != .config else {
            throw APIError(
                .conflict,
                "configured",
                "the source '\(row.source.name)' comes from the sources file: remove it there, or set its state to "
                    + "paused here"
            )
        }
        try store.write { try $0.removeSource(row) }
        return .empty()
    }

    func exportSources(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let sources = try store.fetchedSources().map(\.source)
        return .bytes(Array(SourceList.opml(of: sources).utf8), contentType: "text/x-opml; charset=utf-8")
    }

    /// Adds the feeds of an OPML list; those that are there already stay as they are set.
    func importSources(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let listed: [Source]
        do {
            listed = try SourceList.opml(request.body, reader: sourceReader)
        } catch let fault as SourceFault {
            throw APIError.badValue(fault.field, fault.message, allowed: fault.allowed)
        } catch {
            throw APIError(.unprocessableContent, "malformed", "the body is no OPML list: \(error)")
        }
        let change = try store.write { session in
            let known = try session.fetchedSources()
            let new = listed.filter { source in
                !known.contains { $0.source.url == source.url || $0.source.name == source.name }
            }
            return try SourceList.merge(new, origin: .api, into: session)
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("added", change.added)
            writer.member("known", listed.count - change.added.count)
        }
        return .json(writer.bytes, status: change.added.isEmpty ? .ok : .created)
    }

    private func source(of request: Request) throws -> SourceRow {
        let id = request.parameter("id") ?? ""
        guard let row = try store.source(id) else { throw APIError.notFound("source", id) }
        return row
    }

    private func settings(in request: Request) throws -> [String: SourceValue] {
        do {
            return try JSONDecoder().decode([String: SourceValue].self, from: Data(request.body))
        } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
            let field = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw APIError.badValue(field, context.debugDescription)
        } catch {
            throw APIError(
                .badRequest,
                "malformed",
                "the body must be a JSON object with the settings of a source, such as {\"url\": \"https://…\"}"
            )
        }
    }

    private func faults<Result>(_ body: () throws(SourceFault) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw APIError.badValue(error.field, error.message, allowed: error.allowed)
        }
    }
}
