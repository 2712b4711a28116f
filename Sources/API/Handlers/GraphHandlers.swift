import HTTP
import Model
import Storage

extension Service {
    /// Entities and edges under the names that Grafana's node graph panel reads.
    func graphNodes(_ request: Request) throws -> Response {
        try graph(request) { GraphShape.nodes($0) }
    }

    func graphEdges(_ request: Request) throws -> Response {
        try graph(request) { GraphShape.edges($0) }
    }

    private func graph(_ request: Request, _ shape: (GraphResult) -> FlatAnswer) throws -> Response {
        let own = ["depth", "layer", "relation", "top", "minimum", "include_amounts"]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        let result = try store.graph(try graphRequest(parameters))
        let formats = FlatAnswer.Format.allCases.map(\.rawValue) + ["graphml"]
        if try parameters.choice("format", of: formats) == "graphml" {
            return .bytes(GraphML.document(result), contentType: "application/graphml+xml; charset=utf-8")
        }
        var answer = shape(result)
        answer.meta = [
            ("counts", .text("events and articles")), ("nodes", .integer(result.nodes.count)),
            ("edges", .integer(result.edges.count)), ("omitted_edges", .integer(result.omittedEdges)),
        ]
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }

    private func graphRequest(_ parameters: Parameters) throws -> GraphRequest {
        var filter = try FilterParameters.read(parameters)
        var question = GraphRequest(filter, roots: filter.entity.include)
        // `entity` says where the graph starts; it does not narrow what is counted.
        filter.entity.include = []
        question.filter = filter
        question.depth = try parameters.integer("depth", in: 1...3, default: 1)
        let layers = try parameters.choices("layer", GraphLayer.self, what: "a layer")
        if !layers.isEmpty { question.layers = Set(layers) }
        question.relations = Set(try parameters.choices("relation", GraphRelation.self, what: "a relation"))
        question.top = try parameters.integer(
            "top",
            in: 1...limits.analyticRows,
            default: min(100, limits.analyticRows)
        )
        question.minimum = try parameters.integer("minimum", in: 1...1_000_000, default: 1)
        question.money = try parameters.moneyRule()
        return question
    }

    /// Whom an entity acts and appears with, seen from its side.
    func relatedEntities(_ request: Request) throws -> Response {
        let own = ["layer", "relation", "top", "minimum", "include_amounts"]
        let parameters = try parameters(request, FilterParameters.names + FlatAnswer.names + own)
        let id = request.parameter("id") ?? ""
        guard let entity = try store.entity(id: id) else { throw APIError.notFound("entity", id) }
        let subjectID = entity.mergedInto ?? entity.id
        var question = try graphRequest(parameters)
        question.filter.entity.include = try FilterParameters.read(parameters).entity.include
        question.roots = [subjectID]
        if parameters.list("layer").isEmpty { question.layers = Set(GraphLayer.allCases) }
        let result = try store.graph(question)
        var answer = GraphShape.related(result, to: subjectID)
        answer.meta = [
            ("counts", .text("events and articles")), ("entity_id", .text(subjectID)), ("entity", .text(entity.name)),
            ("omitted_edges", .integer(result.omittedEdges)),
        ]
        answer.asOf = result.asOf
        return try answer.response(request, parameters)
    }
}

/// The graph as flat rows.
enum GraphShape {
    static func nodes(_ graph: GraphResult) -> FlatAnswer {
        var answer = FlatAnswer([
            "id", "title", "subtitle", "mainstat", "secondarystat", "event_count", "article_count", "is_root",
            "detail__type", "detail__country",
        ])
        answer.rows = graph.nodes.map { node in
            [
                .text(node.id), .text(node.name), .text(node.type), .integer(node.events),
                .text(count(node.articles, "article")), .integer(node.events), .integer(node.articles),
                .flag(node.isRoot),
                .text(node.type), .text(node.country),
            ]
        }
        return answer
    }

    static func edges(_ graph: GraphResult) -> FlatAnswer {
        var answer = FlatAnswer([
            "id", "source", "target", "mainstat", "secondarystat", "layer", "relation", "weight", "event_count",
            "ahead_count", "article_count", "event_types", "event_ids", "first_seen", "last_seen", "amount_usd",
            "with_amount", "detail__relation",
        ])
        answer.rows = graph.edges.map { edge in
            [
                .text("\(edge.source)|\(edge.relation.rawValue)|\(edge.target)"), .text(edge.source),
                .text(edge.target), .text(edge.relation.rawValue),
                .text(edge.layer == .typed ? count(edge.events, "event") : count(edge.articles ?? 0, "article")),
                .text(edge.layer.rawValue),
            ] + figures(edge, edge.relation) + [.text(edge.relation.rawValue)]
        }
        return answer
    }

    static func related(_ graph: GraphResult, to id: String) -> FlatAnswer {
        var answer = FlatAnswer([
            "entity", "entity_id", "entity_type", "country", "layer", "relation", "weight", "event_count",
            "ahead_count", "article_count", "event_types", "event_ids", "first_seen", "last_seen", "amount_usd",
            "with_amount",
        ])
        let nodes = Dictionary(graph.nodes.map { ($0.id, $0) }) { first, _ in first }
        answer.rows = graph.edges.compactMap { edge in
            guard edge.source == id || edge.target == id,
                let node = nodes[edge.source == id ? edge.target : edge.source]
            else { return nil }
            let relation = edge.source == id ? edge.relation : edge.relation.inverse
            return [
                .text(node.name), .text(node.id), .text(node.type), .text(node.country), .text(edge.layer.rawValue),
            ] + figures(edge, relation)
        }
        return answer
    }

    private static func count(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

    private static func figures(_ edge: GraphEdge, _ relation: GraphRelation) -> [Cell] {
        func moment(_ seconds: Int64?) -> Cell { .text(seconds.map { Timestamp(epochSeconds: $0).description }) }
        return [
            .text(relation.rawValue), .number(edge.weight), .integer(edge.events), .integer(edge.ahead),
            .integer(edge.articles), .list(edge.eventTypes), .list(edge.eventIDs), moment(edge.firstSeen),
            moment(edge.lastSeen), .number(edge.amountUSD), .integer(edge.withAmount),
        ]
    }
}

/// GraphML (http://graphml.graphdrawing.org/specification.html), as Gephi, yEd and networkx read it.
enum GraphML {
    static func document(_ graph: GraphResult) -> [UInt8] {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
            <key id="name" for="node" attr.name="name" attr.type="string"/>
            <key id="type" for="node" attr.name="type" attr.type="string"/>
            <key id="country" for="node" attr.name="country" attr.type="string"/>
            <key id="events" for="all" attr.name="events" attr.type="int"/>
            <key id="articles" for="all" attr.name="articles" attr.type="int"/>
            <key id="layer" for="edge" attr.name="layer" attr.type="string"/>
            <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
            <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
            <key id="amount_usd" for="edge" attr.name="amount_usd" attr.type="double"/>
            <key id="event_ids" for="edge" attr.name="event_ids" attr.type="string"/>
            <graph edgedefault="directed">

            """
        for node in graph.nodes {
            text += "<node id=\"\(escape(node.id))\">" + data("name", node.name) + data("type", node.type)
            if let country = node.country { text += data("country", country) }
            text += data("events", "\(node.events)") + data("articles", "\(node.articles)") + "</node>\n"
        }
        for edge in graph.edges {
            let direction = edge.relation.isMutual ? " directed=\"false\"" : ""
            text += "<edge source=\"\(escape(edge.source))\" target=\"\(escape(edge.target))\"\(direction)>"
            text += data("layer", edge.layer.rawValue) + data("relation", edge.relation.rawValue)
            text += data("weight", edge.weight.description) + data("events", "\(edge.events)")
            if let articles = edge.articles { text += data("articles", "\(articles)") }
            if let amount = edge.amountUSD { text += data("amount_usd", amount.description) }
            if !edge.eventIDs.isEmpty { text += data("event_ids", edge.eventIDs.joined(separator: " ")) }
            text += "</edge>\n"
        }
        return Array((text + "</graph>\n</graphml>\n").utf8)
    }

    private static func data(_ key: String, _ value: String) -> String {
        "<data key=\"\(key)\">\(escape(value))</data>"
    }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
