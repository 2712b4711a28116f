import HTTP
import Model
import Storage

extension Service {
    func listEvents(_ request: Request) throws -> Response {
        let names = FilterParameters.names + ListAnswer<ReportedEvent>.names + ["sort", "type"]
        let parameters = try parameters(request, names)
        let list = ListAnswer(table: EventShape.table, request: request, parameters: parameters, limits: limits)
        var filter = try FilterParameters.read(parameters)
        if let type = try parameters.choice("type", EventType.self) { filter.eventType.include.append(type.rawValue) }
        let sort = try parameters.choice("sort", of: ["-published_at", "published_at"])
        let page = try store.events(
            filter,
            order: sort == "published_at" ? .oldestFirst : .newestFirst,
            page: list.page()
        )
        // Claims are read only for the rows of this page, and only when they are asked for.
        let wanted = Set(parameters.list("include") + parameters.list("fields"))
        let needsClaims = !wanted.isDisjoint(with: EventShape.table.extra)
        return try list.answer(
            page.map { event in
                ReportedEvent(event: event, claims: needsClaims ? try store.claims(ofEvent: event.id) : [])
            }
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
            let claims = try store.claims(ofEvent: id, includingSuperseded: superseded)
            EventShape.writeFull(ReportedEvent(event: event, claims: claims), to: &writer)
        }
        return .json(writer.bytes)
    }

    /// The types of events, what each covers, and how many stand.
    func listEventTypes(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ["shape"])
        let counts = try store.eventTypeCounts()
        let write = { (writer: inout JSONWriter, type: EventType) in
            writer.object { writer in
                writer.member("type", type.rawValue)
                writer.member("covers", EventTypeGuide.text(of: type))
                writer.member("event_count", counts[type.rawValue]?.events ?? 0)
                writer.member("report_count", counts[type.rawValue]?.reports ?? 0)
            }
        }
        var writer = JSONWriter()
        if try parameters.choice("shape", of: ["object", "array"]) == "array" {
            writer.array(EventType.allCases, write)
            return .json(writer.bytes)
        }
        writer.object { writer in
            writer.key("data")
            writer.array(EventType.allCases, write)
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("total", EventType.allCases.count)
                writer.member("total_exact", true)
                writer.member("counts", "events")
            }
        }
        return .json(writer.bytes)
    }
}

/// What each type of event covers, for `/v1/event-types` and whoever chooses one.
enum EventTypeGuide {
    static func text(of type: EventType) -> String {
        switch type {
        case .policy: "A government or agency sets out, proposes or adopts a plan, law, reform or strategy."
        case .tradeMeasure:
            "Rules of trade change: tariffs, sanctions, export controls, bans, listings, licences, certificates."
        case .budget: "Public money is asked for, voted, cut, or laid out as a package."
        case .contract: "A public customer awards or signs a procurement contract, or chooses a supplier."
        case .order: "A company orders from another, or its backlog is told."
        case .partnership:
            "Two or more agree to work together: a memorandum, a joint venture, an alliance, a supply tie."
        case .investment: "Capital is raised or placed: a funding round, a fund, a listing on an exchange, a stake."
        case .acquisition: "A merger, a takeover, or the sale of a business."
        case .product: "A product or service is shown for the first time, offered, or cleared for sale."
        case .deployment: "A constellation, network or system is being built up or fielded, or is to be."
        case .launch: "A rocket launch: set, flown, called off, or failed."
        case .test: "A test, demonstration, trial or exercise."
        case .incident: "A failure, accident, attack, outage, sabotage or incursion."
        case .expansion: "A plant, production line, office or subsidiary opens, or a market is entered."
        case .forecast: "An outlook, a market estimate, or what a study found."
        case .earnings: "A company's revenue, result or guidance for a period."
        case .organizationChange: "Somebody is appointed or leaves; a body is founded, renamed or rearranged."
        case .diplomacy: "Governments or officials talk, visit, support, agree or protest."
        }
    }
}
