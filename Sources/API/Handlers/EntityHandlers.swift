import HTTP
import Model
import Storage

extension Service {
    func listEntities(_ request: Request) throws -> Response {
        let names = FilterParameters.names + ListAnswer<EntityRow>.names + ["name", "type"]
        let parameters = try parameters(request, names)
        let list = ListAnswer(table: EntityShape.table, request: request, parameters: parameters, limits: limits)
        var filter = try FilterParameters.read(parameters)
        if let type = try parameters.choice("type", EntityType.self) {
            filter.entityType.include.append(type.rawValue)
        }
        return try list.answer(store.entities(filter, name: try parameters.text("name"), page: list.page()))
    }

    func showEntity(_ request: Request) throws -> Response {
        _ = try parameters(request, [])
        let id = request.parameter("id") ?? ""
        guard let entity = try store.entity(id: id) else { throw APIError.notFound("entity", id) }
        var writer = JSONWriter()
        if let survivor = entity.mergedInto {
            EntityShape.writeMerged(id, into: survivor, to: &writer)
            return .json(writer.bytes)
        }
        var filter = Filter()
        filter.entity.include = [id]
        let events = try store.events(filter, page: PageRequest(limit: 10))
        let byType = try store.aggregate(AggregateRequest(.events, filter, by: [.eventType]))
        writer.object { writer in
            for field in EntityShape.table.fields {
                writer.key(field.name)
                field.write(&writer, entity)
            }
            writer.member("event_count", events.total)
            writer.key("events_by_type")
            writer.object { writer in
                for row in byType.rows { writer.member(row.groups.first?.value ?? "", row.figures.count) }
            }
            writer.key("latest_events")
            writer.array(events.rows) { writer, event in
                FieldTable.write(ReportedEvent(event: event, claims: []), EventShape.table.selection(nil), to: &writer)
            }
        }
        return .json(writer.bytes)
    }
}
