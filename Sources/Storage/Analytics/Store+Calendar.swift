import GRDB
public import Model

/// Which events of the calendar are given.
public enum CalendarView: String, Sendable, CaseIterable {
    /// Planned or proposed, and not over yet.
    case ahead
    /// Planned or proposed for a day that is over, and no report says that it came about.
    case passed
    /// Planned or proposed, and put off since it was first announced.
    case slipped
    case all
}

public struct CalendarRequest: Sendable {
    public var filter: Filter
    public var view = CalendarView.ahead
    /// The day from which is looked ahead.
    public var today: CalendarDay
    public var top = 200

    public init(_ filter: Filter, today: CalendarDay) {
        self.filter = filter
        self.today = today
    }
}

/// An event on the calendar.
public struct CalendarEntry: Sendable, Equatable {
    public var event: EventRow
    public var firstDay: CalendarDay
    public var lastDay: CalendarDay
    /// Whether its last day is over.
    public var isPassed: Bool
    public var slip: Slip?
    /// The reports that gave the first date and the newest.
    public var slipFromArticle: String?
    public var slipToArticle: String?
}

public struct CalendarResult: Sendable, Equatable {
    /// By date; what has passed the latest first, what has slipped the furthest first.
    public var entries: [CalendarEntry] = []
    /// Of all that met the filter, whatever the view.
    public var ahead = 0
    public var passed = 0
    public var slipped = 0
    public var withoutDate = 0
    /// When what was looked at last changed, in milliseconds since the epoch; nil when nothing was.
    public var asOf: Int64?
}

extension Store {
    /// Planned and proposed events by their date.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when the filter names what is not stored.
    public func calendar(_ request: CalendarRequest) throws -> CalendarResult {
        try read { connection in
            let snapshot = try columns.snapshot(in: connection)
            let tables = snapshot.tables
            var filter = request.filter
            if filter.status.include.isEmpty {
                filter.status.include = [EventStatus.planned.rawValue, EventStatus.proposed.rawValue]
            }
            let scope = try SubjectScope(.events, filter, snapshot, connection)
            let today = Int32(clamping: request.today.daysSinceEpoch)
            var result = CalendarResult()
            result.asOf = scope.asOf(tables)
            var chosen: [Int] = []
            scope.items.visit { event in
                let last = tables.events.lastDay[event]
                guard last != ColumnTables.noDay else {
                    result.withoutDate += 1
                    return
                }
                let isPassed = last < today
                let hasSlipped = tables.events.slips[UInt32(event)].map { $0.days > 0 } ?? false
                if isPassed { result.passed += 1 } else { result.ahead += 1 }
                if hasSlipped { result.slipped += 1 }
                let isChosen =
                    switch request.view {
                    case .ahead: !isPassed
                    case .passed: isPassed
                    case .slipped: hasSlipped
                    case .all: true
                    }
                if isChosen { chosen.append(event) }
            }
            let first = Largest.first(request.top, of: chosen) { Store.precedes($0, $1, request.view, tables.events) }
            result.entries = try first.compactMap { try Store.entry($0, today, tables, connection) }
            return result
        }
    }

    private static func precedes(_ left: Int, _ right: Int, _ view: CalendarView, _ events: EventColumns) -> Bool {
        switch view {
        case .slipped:
            let (one, two) = (events.slips[UInt32(left)]?.days ?? 0, events.slips[UInt32(right)]?.days ?? 0)
            if one != two { return one > two }
        case .passed:
            if events.lastDay[left] != events.lastDay[right] { return events.lastDay[left] > events.lastDay[right] }
        case .ahead, .all: break
        }
        return (events.firstDay[left], events.lastDay[left], left)
            < (events.firstDay[right], events.lastDay[right], right)
    }

    private static func entry(
        _ key: Int,
        _ today: Int32,
        _ tables: ColumnTables,
        _ connection: Database
    ) throws -> CalendarEntry? {
        let row = try Row.fetchOne(
            connection.cachedStatement(sql: Store.eventSelection + " WHERE v.event_key = ?"),
            arguments: [key]
        )
        guard let event = try row.map({ try Store.event($0, connection) }) else { return nil }
        let slip = tables.events.slips[UInt32(key)]
        func id(_ article: UInt32?) throws -> String? {
            try article.flatMap { article in
                try String.fetchOne(
                    connection.cachedStatement(sql: "SELECT id FROM article WHERE article_key = ?"),
                    arguments: [Int64(article)]
                )
            }
        }
        return CalendarEntry(
            event: event,
            firstDay: CalendarDay(daysSinceEpoch: Int(tables.events.firstDay[key])),
            lastDay: CalendarDay(daysSinceEpoch: Int(tables.events.lastDay[key])),
            isPassed: tables.events.lastDay[key] < today,
            slip: slip,
            slipFromArticle: try id(slip?.fromArticle),
            slipToArticle: try id(slip?.toArticle)
        )
    }
}
