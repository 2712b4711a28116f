import Model

/// Reads the edges that events make.
struct EdgeReader {
    private let types: [UInt8]
    /// By number of event type; a tag is a relation's place among all.
    private let relationOfType: [GraphRelation]
    private let tagOfType: [Int]
    private let isWantedType: [Bool]

    init(_ tables: ColumnTables, relations: Set<GraphRelation>) {
        types = tables.events.type
        relationOfType = tables.eventTypes.words.map {
            EventType(rawValue: $0).map(GraphRelation.relation) ?? .actsWith
        }
        tagOfType = relationOfType.map { GraphRelation.allCases.firstIndex(of: $0) ?? 0 }
        isWantedType = relationOfType.map { relation in
            relations.isEmpty || relations.contains(relation) || relations.contains(relation.inverse)
        }
    }

    /// Visits the edges that one event makes, each once.
    @inline(__always)
    func visit(_ event: Int, _ lists: ListView, _ body: (UInt64) -> Void) {
        let places = lists.places(event)
        guard places.count > 1 else { return }
        let type = Int(types[event])
        guard isWantedType[type] else { return }
        let relation = relationOfType[type]
        let tag = tagOfType[type]
        for place in places {
            let one = lists.pool[place]
            guard one & 3 <= 1 else { continue }
            for other in place + 1..<places.upperBound {
                let two = lists.pool[other]
                guard two & 3 <= 1, one >> 2 != two >> 2 else { continue }
                if relation == .partnerOf {
                    // Partners are tied whichever of them the report makes the subject.
                    body(PairTable.key(min(one >> 2, two >> 2), max(one >> 2, two >> 2), tag: tag))
                } else if one & 3 != two & 3 {
                    let actor = one & 3 == 0 ? one >> 2 : two >> 2
                    let counterparty = one & 3 == 0 ? two >> 2 : one >> 2
                    if relation.isMutual {
                        body(PairTable.key(min(actor, counterparty), max(actor, counterparty), tag: tag))
                    } else if relation.isFromCounterparty {
                        body(PairTable.key(counterparty, actor, tag: tag))
                    } else {
                        body(PairTable.key(actor, counterparty, tag: tag))
                    }
                }
            }
        }
    }
}

/// Edges of the typed layer, counted over events.
struct TypedEdges {
    private let tables: ColumnTables
    private let reader: EdgeReader
    private(set) var table = PairTable()
    private(set) var tallies: [Tally] = []

    struct Tally {
        var events: Int32 = 0
        var ahead: Int32 = 0
        var withAmount: Int32 = 0
        var types: UInt32 = 0
        var first = Int64.max
        var last = Int64.min
        var sum = 0.0
    }

    init(_ tables: ColumnTables, relations: Set<GraphRelation>) {
        self.tables = tables
        reader = EdgeReader(tables, relations: relations)
    }

    /// Counts the edges of events for which both ends are wanted.
    ///
    /// - Parameter isWanted: by source and target.
    mutating func count(_ events: DocumentSet, _ amounts: [Double], where isWanted: (UInt32, UInt32) -> Bool) {
        let columns = tables.events
        let reader = reader
        // Held by this function alone while it grows, so that nothing is copied.
        var table = PairTable()
        var tallies: [Tally] = []
        swap(&table, &self.table)
        swap(&tallies, &self.tallies)
        columns.participants.withArrays { lists in
            var seen: [UInt64] = []
            events.visit { event in
                seen.removeAll(keepingCapacity: true)
                reader.visit(event, lists) { key in
                    let (source, target, _) = PairTable.parts(key)
                    guard isWanted(source, target), !seen.contains(key) else { return }
                    seen.append(key)
                    let number = table.number(key)
                    if number == tallies.count { tallies.append(Tally()) }
                    tallies[number].add(
                        type: columns.type[event],
                        isAhead: columns.status[event] >= 2,
                        published: columns.published[event],
                        amount: amounts[event]
                    )
                }
            }
        }
        self.table = table
        self.tallies = tallies
    }

    /// The events of some edges, by the edge's number.
    func events(of edges: Set<Int>, in events: DocumentSet) -> [Int: [UInt32]] {
        let wanted = Dictionary(edges.map { (table.keys[$0], $0) }) { first, _ in first }
        var found: [Int: [UInt32]] = [:]
        // Most events belong to no wanted edge: their ends tell without looking the pair up.
        var isEnd = [Bool](repeating: false, count: tables.entities.count)
        for key in wanted.keys {
            let (source, target, _) = PairTable.parts(key)
            isEnd[Int(source)] = true
            isEnd[Int(target)] = true
        }
        tables.events.participants.withArrays { lists in
            events.visit { event in
                let ends = lists.places(event).count { isEnd[Int(lists.pool[$0] >> 2)] }
                guard ends > 1 else { return }
                reader.visit(event, lists) { key in
                    guard let edge = wanted[key], found[edge]?.last != UInt32(event) else { return }
                    found[edge, default: []].append(UInt32(event))
                }
            }
        }
        return found
    }
}

extension TypedEdges.Tally {
    mutating func add(type: UInt8, isAhead: Bool, published: Int64, amount: Double) {
        events += 1
        if isAhead { ahead += 1 }
        types |= 1 << UInt32(type)
        if published != ColumnTables.noTime {
            first = min(first, published)
            last = max(last, published)
        }
        if !amount.isNaN {
            sum += amount
            withAmount += 1
        }
    }
}
