import GRDB
import Model

extension Store {
    /// Who acts and appears with whom.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when roots or the filter name what is not stored.
    public func graph(_ request: GraphRequest) throws -> GraphResult {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            return try GraphPass(request, snapshot, connection).result()
        }
    }
}

struct GraphPass {
    private let request: GraphRequest
    private let snapshot: ColumnStore.Snapshot
    private let tables: ColumnTables
    private let connection: Database
    private let roots: [UInt32]
    private let events: SubjectScope
    private let articles: SubjectScope

    init(_ request: GraphRequest, _ snapshot: ColumnStore.Snapshot, _ connection: Database) throws {
        self.request = request
        self.snapshot = snapshot
        tables = snapshot.tables
        self.connection = connection
        roots = try EntityLookup.keys(request.roots, parameter: "entity", connection).map { UInt32(clamping: $0) }
        events = try SubjectScope(.events, request.filter, snapshot, connection)
        articles = try SubjectScope(.articles, request.filter, snapshot, connection)
    }

    func result() throws -> GraphResult {
        var result = GraphResult()
        var edges: [Draft] = []
        if request.layers.contains(.typed) { edges += typed(&result.omittedEdges) }
        let together = request.layers.contains(.together) ? TogetherEdges(snapshot, articles.items) : nil
        if let together { edges += pairs(together) }
        edges = Array(edges.prefix(request.top * max(1, request.layers.count)))
        let members = Set(edges.flatMap { [$0.source, $0.target] } + roots)
        let nodes = try nodes(members, together)
        let ids = Dictionary(nodes.map { ($0.key, $0.value.id) }) { first, _ in first }
        let eventIDs = try eventIDs(edges)
        result.edges = edges.compactMap { draft in
            guard let source = ids[draft.source], let target = ids[draft.target] else { return nil }
            var edge = draft.edge
            edge.source = source
            edge.target = target
            edge.eventIDs = draft.events.compactMap { eventIDs[$0] }
            return edge
        }
        result.nodes = nodes.values.sorted { left, right in
            if left.isRoot != right.isRoot { return left.isRoot }
            return left.events + left.articles != right.events + right.articles
                ? left.events + left.articles > right.events + right.articles : left.id < right.id
        }
        result.asOf = [
            request.layers.contains(.typed) ? events.asOf(tables) : nil,
            request.layers.contains(.together) ? articles.asOf(tables) : nil,
        ].compactMap(\.self).max()
        return result
    }

    private struct Draft {
        var source: UInt32
        var target: UInt32
        var edge: GraphEdge
        var events: [UInt32] = []
    }

    // MARK: - The typed layer

    private func typed(_ omitted: inout Int) -> [Draft] {
        let amounts = request.money.amounts(tables, snapshot.views)
        var isMember = [Bool](repeating: roots.isEmpty, count: tables.entities.count)
        for root in roots { isMember[Int(root)] = true }
        var edges = TypedEdges(tables, relations: request.relations)
        if roots.isEmpty {
            edges.count(events.items, amounts) { _, _ in true }
        } else {
            for step in 1...max(1, request.depth) {
                var reached = TypedEdges(tables, relations: request.relations)
                reached.count(events.items, amounts) { isMember[Int($0)] || isMember[Int($1)] }
                let best = strongest(reached)
                if step == request.depth, step == 1 {
                    edges = reached
                } else {
                    for number in best {
                        let (source, target, _) = PairTable.parts(reached.table.keys[number])
                        isMember[Int(source)] = true
                        isMember[Int(target)] = true
                    }
                }
            }
            if request.depth > 1 { edges.count(events.items, amounts) { isMember[Int($0)] && isMember[Int($1)] } }
        }
        let best = strongest(edges)
        omitted += edges.tallies.count { Int($0.events) >= request.minimum } - best.count
        let told = edges.events(of: Set(best), in: events.items)
        return best.map { draft(edges, $0, told[$0] ?? []) }
    }

    private func strongest(_ edges: TypedEdges) -> [Int] {
        let tallies = edges.tallies
        let strong = tallies.indices.filter { Int(tallies[$0].events) >= request.minimum }
        return Largest.first(request.top, of: strong) { left, right in
            tallies[left].events != tallies[right].events
                ? tallies[left].events > tallies[right].events : edges.table.keys[left] < edges.table.keys[right]
        }
    }

    private func draft(_ edges: TypedEdges, _ number: Int, _ told: [UInt32]) -> Draft {
        let (source, target, tag) = PairTable.parts(edges.table.keys[number])
        let tally = edges.tallies[number]
        let newest = told.sorted { left, right in
            let (one, two) = (tables.events.published[Int(left)], tables.events.published[Int(right)])
            return one != two ? one > two : left > right
        }
        return Draft(
            source: source,
            target: target,
            edge: GraphEdge(
                source: "",
                target: "",
                layer: .typed,
                relation: GraphRelation.allCases[tag],
                events: Int(tally.events),
                ahead: Int(tally.ahead),
                eventIDs: [],
                eventTypes: tables.eventTypes.words.indices.filter { tally.types & 1 << UInt32($0) != 0 }
                    .map { tables.eventTypes.words[$0] },
                articles: nil,
                weight: Double(tally.events),
                firstSeen: tally.first == .max ? nil : tally.first,
                lastSeen: tally.last == .min ? nil : tally.last,
                amountUSD: tally.withAmount > 0 ? tally.sum : nil,
                withAmount: Int(tally.withAmount)
            ),
            events: Array(newest.prefix(request.eventIDs))
        )
    }

    // MARK: - The layer of common appearance

    private func pairs(_ edges: TogetherEdges) -> [Draft] {
        let minimum = max(2, request.minimum)
        var pairs: [TogetherEdges.Pair]
        if roots.isEmpty {
            pairs = edges.pairs(minimum: minimum, top: request.top)
        } else {
            pairs = edges.pairs(with: roots, minimum: minimum, top: request.top)
            for _ in 1..<max(1, request.depth) {
                // The strongest neighbours are gone on from; each costs a pass over its articles.
                let next = Set(pairs.prefix(24).flatMap { [$0.source, $0.target] })
                pairs = edges.pairs(with: next.sorted(), minimum: minimum, top: request.top)
            }
        }
        return pairs.map { pair in
            let seen = edges.seen(pair)
            return Draft(
                source: pair.source,
                target: pair.target,
                edge: GraphEdge(
                    source: "",
                    target: "",
                    layer: .together,
                    relation: .appearsWith,
                    events: 0,
                    ahead: 0,
                    eventIDs: [],
                    eventTypes: [],
                    articles: pair.articles,
                    weight: pair.weight,
                    firstSeen: seen.first,
                    lastSeen: seen.last,
                    amountUSD: nil,
                    withAmount: 0
                )
            )
        }
    }

    // MARK: - Nodes and ids

    private func nodes(_ members: Set<UInt32>, _ together: TogetherEdges?) throws -> [UInt32: GraphNode] {
        var place = [Int32](repeating: -1, count: tables.entities.count)
        let ordered = members.sorted()
        for (index, entity) in ordered.enumerated() { place[Int(entity)] = Int32(index) }
        var eventCounts = [Int](repeating: 0, count: ordered.count)
        var articleCounts = [Int](repeating: 0, count: ordered.count)
        tables.events.participants.withArrays { lists in
            var seen: [Int32] = []
            events.items.visit { event in
                seen.removeAll(keepingCapacity: true)
                for position in lists.places(event) {
                    let index = place[Int(lists.pool[position] >> 2)]
                    if index >= 0, !seen.contains(index) {
                        seen.append(index)
                        eventCounts[Int(index)] += 1
                    }
                }
            }
        }
        let inverse = snapshot.views.articlesByEntity(tables)
        for (index, entity) in ordered.enumerated() {
            articleCounts[index] =
                together.map { Int($0.counts[Int(entity)]) }
                ?? inverse.values(Int(entity)).count { articles.items.contains(Int($0)) }
        }
        var nodes: [UInt32: GraphNode] = [:]
        let sql = "SELECT entity_key, id, name, type, country FROM entity WHERE entity_key IN "
        for row in try Row.fetchAll(connection, sql: sql + "(\(FilterClause.list(ordered.map(Int64.init))))") {
            let key = UInt32(clamping: row[0] as Int64)
            guard let index = ordered.firstIndex(of: key) else { continue }
            nodes[key] = GraphNode(
                id: row[1],
                name: row[2],
                type: row[3],
                country: row[4],
                events: eventCounts[index],
                articles: articleCounts[index],
                isRoot: roots.contains(key)
            )
        }
        return nodes
    }

    private func eventIDs(_ edges: [Draft]) throws -> [UInt32: String] {
        let keys = Set(edges.flatMap(\.events)).sorted()
        var ids: [UInt32: String] = [:]
        for start in stride(from: 0, to: keys.count, by: 2000) {
            let list = FilterClause.list(keys[start..<min(keys.count, start + 2000)].map(Int64.init))
            for row in try Row.fetchAll(connection, sql: "SELECT event_key, id FROM event WHERE event_key IN (\(list))")
            {
                ids[UInt32(clamping: row[0] as Int64)] = row[1]
            }
        }
        return ids
    }
}
