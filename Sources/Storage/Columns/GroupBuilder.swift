import Foundation
import Model

/// Makes the views that groups are counted by.
struct GroupBuilder {
    let tables: ColumnTables
    let views: ColumnViews
    let zone: TimeZone

    init(_ snapshot: ColumnStore.Snapshot, zone: TimeZone) {
        tables = snapshot.tables
        views = snapshot.views
        self.zone = zone
    }

    /// The values of `group` for every row of `subject`; of mentions, for the article that they stand in.
    func view(_ group: AggregateGroup, of subject: AggregateSubject) -> GroupView {
        let name = "\(subject.rawValue) \(group.rawValue) \(group.clock == .publishedAt ? zone.identifier : "")"
        return views.group(name) {
            switch subject {
            case .events: ofEvents(group)
            case .articles: ofArticles(group)
            case .mentions: view(group, of: .articles)
            case .stories: ofStories(group)
            }
        }
    }

    /// The bucket of each row by a clock, and the table of buckets.
    func periods(
        _ interval: CalendarInterval,
        _ clock: TimelineClock,
        of subject: AggregateSubject
    ) -> GroupView {
        switch (clock, subject) {
        case (.publishedAt, .events): return periods(interval, moments: tables.events.published)
        case (.publishedAt, .articles), (.publishedAt, .mentions):
            return periods(interval, moments: tables.articles.published)
        case (.publishedAt, .stories): return periods(interval, moments: tables.stories.published)
        case (.occurredOn, .events): return periods(interval, days: tables.events.firstDay)
        case (.occurredOn, .articles), (.occurredOn, .mentions):
            return periods(interval, .occurredOn, of: .events).united(over: tables.articles.events)
        case (.occurredOn, .stories):
            return periods(interval, .occurredOn, of: .articles).united(over: views.articlesByStory(tables))
        }
    }

    // MARK: - By subject

    private func ofEvents(_ group: AggregateGroup) -> GroupView {
        let events = tables.events
        switch group {
        case .eventType: return words(events.type, tables.eventTypes.words)
        case .status: return words(events.status, EventStatus.allCases.map(\.rawValue))
        case .actor: return participants { $0 & 3 == 0 }
        case .counterparty: return participants { $0 & 3 == 1 }
        case .object: return participants { $0 & 3 == 2 }
        case .entity: return participants { _ in true }
        case .entityType: return types(of: ofEvents(.entity), events.count)
        case .story: return keys(events.story, limit: tables.stories.count, .story)
        case .country, .topic, .source, .language:
            return view(group, of: .articles).united(over: events.articles)
        default: return periods(group.interval ?? .month, group.clock ?? .occurredOn, of: .events)
        }
    }

    private func ofArticles(_ group: AggregateGroup) -> GroupView {
        let articles = tables.articles
        switch group {
        case .entity: return GroupView(values: .lists(articles.entities), limit: tables.entities.count, naming: .entity)
        case .entityType: return types(of: view(.entity, of: .articles), articles.count)
        case .country:
            return GroupView(values: .lists(articles.countries), limit: CountryNumber.limit, naming: .country)
        case .topic:
            let words = tables.topics.words
            return GroupView(values: .lists(articles.topics), limit: words.count, naming: .words(words))
        case .source:
            let limit = Int(articles.source.max() ?? 0) + 1
            return keys(articles.source, limit: limit, .source)
        case .story: return keys(articles.story, limit: tables.stories.count, .story)
        case .language:
            let numbers = articles.language.map { $0 == 0 ? GroupView.none : UInt32($0) - 1 }
            let words = tables.languages.words
            return GroupView(values: .single(numbers), limit: words.count, naming: .words(words))
        case .eventType, .status, .actor, .counterparty, .object:
            return view(group, of: .events).united(over: articles.events)
        default: return periods(group.interval ?? .month, group.clock ?? .publishedAt, of: .articles)
        }
    }

    private func ofStories(_ group: AggregateGroup) -> GroupView {
        if group == .story {
            return GroupView(
                values: .single((0..<UInt32(tables.stories.count)).map(\.self)),
                limit: tables.stories.count,
                naming: .story
            )
        }
        if let clock = group.clock { return periods(group.interval ?? .month, clock, of: .stories) }
        return view(group, of: .articles).united(over: views.articlesByStory(tables))
    }

    // MARK: - Pieces

    private func words(_ numbers: [UInt8], _ words: [String]) -> GroupView {
        GroupView(values: .single(numbers.map(UInt32.init)), limit: words.count, naming: .words(words))
    }

    private func keys(_ keys: [UInt32], limit: Int, _ naming: ValueNaming) -> GroupView {
        GroupView(values: .single(keys.map { $0 == 0 ? GroupView.none : $0 }), limit: limit, naming: naming)
    }

    /// The entities of events whose packed participation is wanted, each once.
    private func participants(where isWanted: (UInt32) -> Bool) -> GroupView {
        var builder = ListBuilder(rows: tables.events.count)
        tables.events.participants.withArrays { lists in
            for event in 0..<tables.events.count {
                for place in lists.places(event) where isWanted(lists.pool[place]) {
                    let entity = lists.pool[place] >> 2
                    if !builder.row.contains(entity) { builder.add(entity) }
                }
                builder.endRow()
            }
        }
        return GroupView(values: .lists(builder.column), limit: tables.entities.count, naming: .entity)
    }

    /// The types of the entities in a view.
    private func types(of view: GroupView, _ count: Int) -> GroupView {
        var builder = ListBuilder(rows: count)
        let type = tables.entities.type
        view.withRaw { group in
            for row in 0..<count {
                var seen = 0
                group.visit(row) { entity in
                    guard entity != group.null else { return }
                    let bit = 1 << Int(type[Int(entity)])
                    guard seen & bit == 0 else { return }
                    seen |= bit
                    builder.add(UInt32(type[Int(entity)]))
                }
                builder.endRow()
            }
        }
        let names = EntityType.allCases.map(\.rawValue)
        return GroupView(values: .lists(builder.column), limit: names.count, naming: .words(names))
    }

    private func periods(_ interval: CalendarInterval, days: [Int32]) -> GroupView {
        var range: ClosedRange<Int>?
        for day in days where day != ColumnTables.noDay {
            let day = Int(day)
            range = range.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
        }
        let table = PeriodTable(interval, covering: range)
        let buckets = days.map { $0 == ColumnTables.noDay ? GroupView.none : table.bucket(ofDay: Int($0)) }
        return GroupView(
            values: .single(buckets),
            limit: table.starts.count,
            naming: .periods(table.starts, interval)
        )
    }

    private func periods(_ interval: CalendarInterval, moments: [Int64]) -> GroupView {
        var first = Int64.max
        var last = Int64.min
        for moment in moments where moment != ColumnTables.noTime {
            first = min(first, moment)
            last = max(last, moment)
        }
        guard first <= last else { return periods(interval, days: moments.map { _ in ColumnTables.noDay }) }
        let local = LocalDays(zone, first...last)
        let table = PeriodTable(interval, covering: local.day(of: first)...local.day(of: last))
        let buckets = moments.map { moment in
            moment == ColumnTables.noTime ? GroupView.none : table.bucket(ofDay: local.day(of: moment))
        }
        return GroupView(
            values: .single(buckets),
            limit: table.starts.count,
            naming: .periods(table.starts, interval)
        )
    }
}
