extension Aggregation {
    /// Counts mentions, each with the values of the entity it names and of the article it stands in.
    mutating func countMentions() {
        if groups.count == 1, slots.isDense, scope.mentions.isEverything { return countPlainMentions() }
        let last = groups.count - 1
        let isPlain = scope.mentions.isEverything
        let mentions = scope.mentions
        let types = tables.entities.type
        let source = request.groups.map { group in
            group == .entity ? EventValueReader.Source.entity : group == .entityType ? .entityType : .row
        }
        let (firstSource, secondSource) = (source[0], source[last])
        let isPair = groups.count > 1
        var all = 0
        var counts = counts
        var slots = slots
        tables.articles.entities.withArrays { lists in
            groups[0].withRaw { first in
                groups[last].withRaw { second in
                    types.withUnsafeBufferPointer { type in
                        func values(
                            _ group: RawGroup,
                            _ source: EventValueReader.Source,
                            _ article: Int,
                            _ entity: UInt32,
                            _ body: (UInt32) -> Void
                        ) {
                            switch source {
                            case .entity: body(entity)
                            case .entityType: body(UInt32(type[Int(entity)]))
                            case .row, .event: group.visit(article, body)
                            }
                        }
                        scope.items.visit { article in
                            for place in lists.places(article) {
                                let entity = lists.pool[place]
                                guard isPlain || mentions.counts(entity, types) else { continue }
                                let weight = Int32(lists.weights[place])
                                all += Int(weight)
                                values(first, firstSource, article, entity) { one in
                                    guard isPair else {
                                        counts[slots.number(one, 0)] += weight
                                        return
                                    }
                                    values(second, secondSource, article, entity) { two in
                                        counts[slots.number(one, two)] += weight
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        self.counts = counts
        self.slots = slots
        total.count = all
    }

    /// All mentions by one group, straight into the table.
    private mutating func countPlainMentions() {
        let group = request.groups[0]
        var table = counts.values
        var all = 0
        table.withUnsafeMutableBufferPointer { table in
            tables.articles.entities.withArrays { lists in
                tables.entities.type.withUnsafeBufferPointer { type in
                    groups[0].withRaw { raw in
                        scope.items.visit { article in
                            var sum: Int32 = 0
                            for place in lists.places(article) {
                                let weight = Int32(lists.weights[place])
                                sum += weight
                                if group == .entity {
                                    table[Int(lists.pool[place])] += weight
                                } else if group == .entityType {
                                    table[Int(type[Int(lists.pool[place])])] += weight
                                }
                            }
                            all += Int(sum)
                            if !group.isOfMentions, sum > 0 { raw.visit(article) { table[Int($0)] += sum } }
                        }
                    }
                }
            }
        }
        counts = SlotCounts(table)
        total.count = all
    }

    func restOfMentions(_ isOutside: (UInt32, UInt32) -> Bool) -> Int {
        let entities = tables.articles.entities
        var count = 0
        entities.withArrays { lists in
            scope.items.visit { article in
                for place in lists.places(article) {
                    let entity = lists.pool[place]
                    guard scope.mentions.counts(entity, tables.entities.type) else { continue }
                    func values(_ index: Int) -> [UInt32] {
                        if request.groups[index].isOfMentions {
                            return [
                                request.groups[index] == .entity ? entity : UInt32(tables.entities.type[Int(entity)])
                            ]
                        }
                        var found: [UInt32] = []
                        groups[index].visit(article) { found.append($0) }
                        return found.isEmpty ? [UInt32(groups[index].limit)] : found
                    }
                    let second = groups.count == 1 ? [0] : values(1)
                    let isCounted = values(0).contains { one in second.contains { isOutside(one, $0) } }
                    if isCounted { count += Int(lists.weights[place]) }
                }
            }
        }
        return count
    }
}
