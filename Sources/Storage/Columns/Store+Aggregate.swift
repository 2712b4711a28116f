import GRDB
public import Model

extension Store {
    /// Counts articles, events, stories or mentions by one or two groups. A thing with two values of a group (two
    /// actors) counts in both rows.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when the filter names what is not stored, or when the period
    ///   before is asked for and the filter bounds none.
    public func aggregate(_ request: AggregateRequest) throws -> AggregateResult {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            let scope = try SubjectScope(request.subject, request.filter, snapshot, connection)
            let present = Aggregation(snapshot, request, scope)
            let (best, shown, distinct) = present.ranked()
            var result = AggregateResult(total: present.total, unconverted: present.unconverted)
            result.omittedGroups = distinct - best.count
            result.asOf = scope.asOf(snapshot.tables)
            var rows = best.map { AggregateRow(groups: [], figures: present.figures($0)) }
            if result.omittedGroups > 0 { result.other = present.rest(without: shown) }
            if request.isComparing {
                let filter = try request.filter.periodBefore(now: clock())
                let earlier = try SubjectScope(request.subject, filter, snapshot, connection)
                var before = Aggregation(snapshot, request, earlier)
                result.previousTotal = before.total
                result.asOf = [result.asOf, earlier.asOf(snapshot.tables)].compactMap(\.self).max()
                var same: Set<Int> = []
                for (index, slot) in best.enumerated() {
                    let twin = before.slot(of: present.slots.values(slot))
                    same.insert(twin)
                    rows[index].previous = before.figures(twin)
                }
                result.other?.previous = before.rest(without: same).figures
            }
            var names = ValueNames()
            for slot in best { names.want(present.naming(slot)) }
            try names.read(connection)
            for (index, slot) in best.enumerated() { rows[index].groups = present.naming(slot).map(names.value) }
            result.rows = rows
            return result
        }
    }
}

extension Filter {
    /// The same for the period of equal length before that which the filter bounds.
    ///
    /// - Parameter now: milliseconds since the epoch; a period without an end is taken to end with this day.
    func periodBefore(now: Int64) throws -> Filter {
        var earlier = self
        let today = Timestamp(epochSeconds: now / 1000).day
        if let from = publishedFrom {
            let until = publishedUntil ?? max(from, Int64(today.adding(days: 1).daysSinceEpoch) * 86_400)
            earlier.publishedFrom = from - (until - from)
            earlier.publishedUntil = from
        } else if let from = occurredFrom {
            let until = occurredUntil ?? max(from, today.adding(days: 1))
            earlier.occurredFrom = from.adding(days: from.daysSinceEpoch - until.daysSinceEpoch)
            earlier.occurredUntil = from
        } else {
            throw StoreError(
                .unknownValue,
                "there is no period before one without a beginning: give since, published_at_gte or occurred_on_gte",
                parameter: "change"
            )
        }
        return earlier
    }
}

/// The rows of a subject that meet a filter.
struct SubjectScope {
    let subject: AggregateSubject
    /// Of mentions, the articles.
    let items: DocumentSet
    /// The articles that met it; all that stand, for events.
    let reports: DocumentSet
    let mentions: MentionFilter

    init(
        _ subject: AggregateSubject,
        _ filter: Filter,
        _ snapshot: ColumnStore.Snapshot,
        _ connection: Database
    ) throws {
        self.subject = subject
        let finder = ColumnFilter(snapshot, connection)
        var mentions = MentionFilter()
        switch subject {
        case .events:
            items = try finder.events(filter)
            reports = DocumentSet(limit: 0)
        case .articles, .mentions:
            items = try finder.articles(filter)
            reports = items
            if subject == .mentions { mentions = try finder.mentions(filter) }
        case .stories:
            reports = try finder.articles(filter)
            var stories = DocumentSet(limit: snapshot.tables.stories.count)
            let story = snapshot.tables.articles.story
            reports.visit { article in if story[article] != 0 { stories.insert(Int(story[article])) } }
            items = stories
        }
        self.mentions = mentions
    }

    /// When what is in scope last changed.
    func asOf(_ tables: ColumnTables) -> Int64? {
        let updated =
            switch subject {
            case .events: tables.events.updated
            case .articles, .mentions: tables.articles.updated
            case .stories: tables.stories.updated
            }
        var latest = Int64.min
        updated.withUnsafeBufferPointer { updated in items.visit { latest = max(latest, updated[$0]) } }
        return latest == .min ? nil : latest
    }
}

/// Looks up what group numbers stand for.
struct ValueNames {
    private var wanted: [String: Set<Int>] = [:]
    private var found: [String: [Int: GroupValue]] = [:]

    private static let tables: [String: String] = [
        "entity": "SELECT entity_key, id, name FROM entity WHERE entity_key IN ",
        "source": "SELECT source_key, id, name FROM source WHERE source_key IN ",
        "story": "SELECT story_key, id, headline FROM story WHERE story_key IN ",
    ]

    mutating func want(_ naming: [(number: Int, view: GroupView)]) {
        for (number, view) in naming where number < view.limit { want(number, view.naming) }
    }

    mutating func want(_ number: Int, _ naming: ValueNaming) {
        guard let table = ValueNames.table(naming) else { return }
        wanted[table, default: []].insert(number)
    }

    mutating func read(_ connection: Database) throws {
        for (table, keys) in wanted {
            guard let sql = ValueNames.tables[table] else { continue }
            let list = FilterClause.list(keys.sorted().map(Int64.init))
            for row in try Row.fetchAll(connection, sql: sql + "(" + list + ")") {
                let key = Int(row[0] as Int64)
                found[table, default: [:]][key] = GroupValue(value: row[2], id: row[1])
            }
        }
    }

    /// Nothing for the number that stands for "no value".
    func value(_ number: Int, _ view: GroupView) -> GroupValue {
        number < view.limit ? value(number, view.naming) : GroupValue(value: nil)
    }

    func value(_ number: Int, _ naming: ValueNaming) -> GroupValue {
        switch naming {
        case .words(let words): GroupValue(value: words[number])
        case .country: GroupValue(value: CountryNumber.code(number))
        case .periods(let starts, let interval): GroupValue(value: interval.label(starts[number]))
        case .entity, .source, .story:
            found[ValueNames.table(naming) ?? ""]?[number] ?? GroupValue(value: nil)
        }
    }

    private static func table(_ naming: ValueNaming) -> String? {
        switch naming {
        case .entity: "entity"
        case .source: "source"
        case .story: "story"
        case .words, .country, .periods: nil
        }
    }
}

extension CalendarInterval {
    /// ISO 8601 at the interval's precision: `2025-11-25`, `2025-W48`, `2025-11`, `2025-Q4`, `2025`.
    public func label(_ start: CalendarDay) -> String {
        let year = CalendarDay.padded(start.year, 4)
        switch self {
        case .day: return start.description
        case .week:
            let (year, week) = start.isoWeek
            return CalendarDay.padded(year, 4) + "-W" + CalendarDay.padded(week, 2)
        case .month: return year + "-" + CalendarDay.padded(start.month, 2)
        case .quarter: return year + "-Q\((start.month + 2) / 3)"
        case .year: return year
        }
    }
}
