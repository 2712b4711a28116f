import Model

/// One aggregate: everything that met the filter, in one pass for counts and one for money.
struct Aggregation {
    let tables: ColumnTables
    let views: ColumnViews
    let request: AggregateRequest
    /// The views of the groups, for the subject's rows.
    let groups: [GroupView]
    /// For events, those of the groups that are the event's own.
    private let eventGroups: [GroupView?]
    let scope: SubjectScope
    var slots: Slots
    var counts: SlotCounts<Int32>
    private(set) var money: MoneyTally?
    var total = AggregateFigures()
    private(set) var unconverted: [UnconvertedMoney] = []

    init(_ snapshot: ColumnStore.Snapshot, _ request: AggregateRequest, _ scope: SubjectScope) {
        tables = snapshot.tables
        views = snapshot.views
        self.request = request
        self.scope = scope
        let builder = GroupBuilder(snapshot, zone: request.zone)
        groups = request.groups.map { builder.view($0, of: request.subject) }
        eventGroups = request.groups.map { $0.isOfEvents ? builder.view($0, of: .events) : nil }
        slots = Slots(groups.map(\.limit), items: scope.items.count)
        counts = SlotCounts(0, count: slots.count)
        count()
        if request.metrics.contains(where: { $0 != .count }) { tallyMoney() }
    }

    // MARK: - Counting

    private mutating func count() {
        switch request.subject {
        case .mentions: countMentions()
        default:
            total.count = scope.items.count
            if groups.count == 1 { countSingle() } else { countPairs() }
        }
    }

    /// Straight into the table: the commonest question of all.
    private mutating func countSingle() {
        guard slots.isDense else {
            return groups[0].withRaw { group in
                scope.items.visit { item in group.visit(item) { counts[slots.number($0, 0)] += 1 } }
            }
        }
        var table = counts.values
        table.withUnsafeMutableBufferPointer { table in
            groups[0].withRaw { group in
                scope.items.visit { item in group.visit(item) { table[Int($0)] += 1 } }
            }
        }
        counts = SlotCounts(table)
    }

    private mutating func countPairs() {
        groups[0].withRaw { first in
            groups[1].withRaw { second in
                scope.items.visit { item in
                    first.visit(item) { one in
                        second.visit(item) { two in counts[slots.number(one, two)] += 1 }
                    }
                }
            }
        }
    }

    // MARK: - Money

    private mutating func tallyMoney() {
        let amounts = request.money.amounts(tables, views)
        var tally = MoneyTally(count: slots.count)
        var sums: [Int64: (value: Double, events: Int)] = [:]
        var slots = slots
        // Taken out of the tables, which are too many arrays to be handed around for each event.
        let others = tables.events.otherSums
        let flags = tables.events.flags
        let rule = request.money
        var total = total
        eachEvent { event, eachSlot in
            let amount = amounts[event]
            let foreign =
                amount.isNaN && flags[event].contains(.hasMoney) ? rule.unconverted(event, others) : nil
            total.add(amount, isUnconverted: foreign != nil)
            if let foreign {
                let known = sums[foreign.currency] ?? (0, 0)
                sums[foreign.currency] = (known.value + foreign.value, known.events + 1)
            }
            eachSlot { one, two in
                tally.add(amount, isUnconverted: foreign != nil, to: slots.number(one, two))
            }
        }
        if request.metrics.contains(.medianUSD) {
            var sorted = MedianTally(tally)
            var all: [Double] = []
            // The smallest first, so that each row's sums come sorted.
            eachEvent(in: request.money.order(tables, views)) { event, eachSlot in
                all.append(amounts[event])
                eachSlot { one, two in sorted.add(amounts[event], to: slots.number(one, two)) }
            }
            tally.medians = sorted.medians
            total.medianUSD = MedianTally.median(ofSorted: all[...])
        }
        self.slots = slots
        self.total = total
        money = tally
        unconverted = sums.map { currency, sum in
            UnconvertedMoney(currency: RowReader.text(currency), value: sum.value, events: sum.events)
        }.sorted { ($1.events, $0.currency) < ($0.events, $1.currency) }
    }

    /// Calls `body` with each event whose money belongs to what is counted, and with what visits its slots, each once.
    ///
    /// - Parameter order: the events that are looked at; all when nil.
    private func eachEvent(
        in order: [UInt32]? = nil,
        _ body: (Int, (_ each: (UInt32, UInt32) -> Void) -> Void) -> Void
    ) {
        if request.subject == .events {
            groups[0].withRaw { first in
                groups[groups.count - 1].withRaw { second in
                    func visit(_ event: Int) {
                        body(event) { each in
                            first.visit(event) { one in
                                if groups.count == 1 { each(one, 0) } else { second.visit(event) { each(one, $0) } }
                            }
                        }
                    }
                    if let order {
                        for event in order where scope.items.contains(Int(event)) { visit(Int(event)) }
                    } else {
                        scope.items.visit(visit)
                    }
                }
            }
            return
        }
        withValueReader { reader in
            tables.events.articles.withArrays { told in
                var seen: [UInt64] = []
                func visit(_ event: Int) {
                    guard tables.events.isLive[event] == 1 else { return }
                    let places = told.places(event)
                    let counted = places.count { scope.reports.contains(Int(told.pool[$0])) }
                    guard counted > 0 else { return }
                    body(event) { each in
                        seen.removeAll(keepingCapacity: true)
                        for place in places where scope.reports.contains(Int(told.pool[place])) {
                            reader.visit(event, Int(told.pool[place])) { one, two in
                                // Two reports of an event may have the same values.
                                if counted > 1 || reader.mayRepeat {
                                    let pair = UInt64(one) << 32 | UInt64(two)
                                    if seen.contains(pair) { return }
                                    seen.append(pair)
                                }
                                each(one, two)
                            }
                        }
                    }
                }
                if let order {
                    for event in order { visit(Int(event)) }
                } else {
                    for event in 0..<tables.events.count { visit(event) }
                }
            }
        }
    }

    private func withValueReader(_ body: (EventValueReader) -> Void) {
        let last = groups.count - 1
        groups[0].withRaw { first in
            groups[last].withRaw { second in
                (eventGroups[0] ?? groups[0]).withRaw { ownFirst in
                    (eventGroups[last] ?? groups[last]).withRaw { ownSecond in
                        tables.articles.entities.withArrays { entities in
                            func source(_ index: Int) -> EventValueReader.Source {
                                if eventGroups[index] != nil { return .event }
                                guard request.subject == .mentions, request.groups[index].isOfMentions else {
                                    return .row
                                }
                                return request.groups[index] == .entity ? .entity : .entityType
                            }
                            body(
                                EventValueReader(
                                    first: source(0) == .event ? ownFirst : first,
                                    second: source(last) == .event ? ownSecond : second,
                                    firstSource: source(0),
                                    secondSource: groups.count == 1 ? nil : source(last),
                                    entities: entities,
                                    types: tables.entities.type,
                                    mentions: scope.mentions,
                                    stories: request.subject == .stories ? tables.articles.story : nil
                                )
                            )
                        }
                    }
                }
            }
        }
    }

    // MARK: - Rows

    /// The figures of one slot.
    func figures(_ slot: Int) -> AggregateFigures {
        var figures = money?.figures(slot) ?? AggregateFigures()
        figures.count = Int(counts[slot])
        return figures
    }

    /// Slots with something in them, the largest by the first metric first.
    func ranked() -> (best: [Int], isTop: Set<Int>, distinct: Int) {
        let metric = request.metrics.first ?? .count
        let used = (0..<slots.count).filter { counts[$0] > 0 }
        let keyed = used.map { slot in
            (slot: slot, figure: metric == .count ? Double(counts[slot]) : figures(slot).value(metric) ?? -.infinity)
        }
        let best = Largest.first(request.top, of: keyed) { left, right in
            left.figure != right.figure ? left.figure > right.figure : precedes(left.slot, right.slot)
        }.map(\.slot)
        return (best, Set(best), used.count)
    }

    /// Among equals: words by the alphabet, what has a key by its age, nothing last.
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let one = slots.values(left)
        let two = slots.values(right)
        for (index, pair) in [(one.first, two.first), (one.second, two.second)].enumerated() where pair.0 != pair.1 {
            guard case .words(let words) = groups[index].naming, pair.0 < words.count, pair.1 < words.count else {
                return pair.0 < pair.1
            }
            return words[pair.0] < words[pair.1]
        }
        return false
    }

    /// The slot of a combination, which is a new one when nothing was counted there.
    mutating func slot(of values: (first: Int, second: Int)) -> Int {
        slots.number(UInt32(values.first), UInt32(values.second))
    }

    /// Everything that has a value outside `top`, each counted once.
    func rest(without top: Set<Int>) -> AggregateRow {
        var figures = AggregateFigures()
        if money != nil { figures = restOfMoney(without: top) }
        var slots = slots
        func isOutside(_ one: UInt32, _ two: UInt32) -> Bool { !top.contains(slots.number(one, two)) }
        if request.subject == .mentions {
            figures.count = restOfMentions(isOutside)
        } else {
            groups[0].withRaw { first in
                groups[groups.count - 1].withRaw { second in
                    scope.items.visit { item in
                        var isCounted = false
                        first.visit(item) { one in
                            if isCounted { return }
                            if groups.count == 1 {
                                isCounted = isOutside(one, 0)
                            } else {
                                second.visit(item) { two in isCounted = isCounted || isOutside(one, two) }
                            }
                        }
                        if isCounted { figures.count += 1 }
                    }
                }
            }
        }
        return AggregateRow(groups: groups.map { _ in GroupValue(value: AggregateResult.rest) }, figures: figures)
    }

    private func restOfMoney(without top: Set<Int>) -> AggregateFigures {
        let amounts = request.money.amounts(tables, views)
        let others = tables.events.otherSums
        let rule = request.money
        var slots = slots
        var sorted: [Double] = []
        var figures = AggregateFigures()
        eachEvent { event, eachSlot in
            var isOutside = false
            eachSlot { one, two in
                // An event without an object is in no row when the article has one from another event.
                let slot = slots.number(one, two)
                isOutside = isOutside || (counts[slot] > 0 && !top.contains(slot))
            }
            guard isOutside else { return }
            let amount = amounts[event]
            figures.add(amount, isUnconverted: amount.isNaN && rule.unconverted(event, others) != nil)
            if !amount.isNaN { sorted.append(amount) }
        }
        sorted.sort()
        figures.medianUSD = MedianTally.median(ofSorted: sorted[...])
        return figures
    }

    /// What a slot's numbers stand for, without names that the store must be asked for.
    func naming(_ slot: Int) -> [(number: Int, view: GroupView)] {
        let values = slots.values(slot)
        return groups.count == 1
            ? [(values.first, groups[0])] : [(values.first, groups[0]), (values.second, groups[1])]
    }
}

/// Which mentions count: a filter by entity is one of mentions here.
struct MentionFilter {
    var include: Set<UInt32>?
    var exclude: Set<UInt32> = []
    /// Bits by number of type; nil for all.
    var types: Int?
    var excludedTypes = 0

    var isEverything: Bool { include == nil && exclude.isEmpty && types == nil && excludedTypes == 0 }

    @inline(__always)
    func counts(_ entity: UInt32, _ type: [UInt8]) -> Bool {
        if let include, !include.contains(entity) { return false }
        if !exclude.isEmpty, exclude.contains(entity) { return false }
        if types == nil, excludedTypes == 0 { return true }
        let bit = 1 << Int(type[Int(entity)])
        return (types.map { $0 & bit != 0 } ?? true) && excludedTypes & bit == 0
    }
}
