import GRDB
import Model
import Synchronization

/// The one owner of ``ColumnTables``: read at the first question, brought up to date with the `change` table before
/// each use, so that a write by any process is seen by the next question. SQLite is the truth.
final class ColumnStore: Sendable {
    /// What one question works on: nothing in it changes.
    struct Snapshot: Sendable {
        var tables: ColumnTables
        /// The change up to which the tables are right.
        var sequence: Int64
        /// What was derived from the tables.
        var views: ColumnViews
    }

    private struct State {
        var tables = ColumnTables()
        /// Nil before the first question.
        var sequence: Int64?
        var views = ColumnViews()
    }

    private let state = Mutex(State())
    /// Changes beyond which everything is read anew.
    private let mendableChanges = 50_000

    init() {}

    var byteCount: Int { byteCounts.tables }
    var byteCounts: (tables: Int, views: Int) { state.withLock { ($0.tables.byteCount, $0.views.byteCount) } }

    /// Forgets everything; the next question reads it anew.
    func drop() {
        state.withLock { $0 = State() }
    }

    /// The tables as of the reader's transaction or later.
    func snapshot(in connection: Database) throws -> Snapshot {
        try state.withLock { state in
            try advance(&state, in: connection)
            return Snapshot(tables: state.tables, sequence: state.sequence ?? 0, views: state.views)
        }
    }

    /// Compares what is held with what is stored now, read anew.
    ///
    /// - Returns: a sentence for each difference; at most a hundred.
    func differences(in connection: Database) throws -> [String] {
        let held = try snapshot(in: connection)
        guard try ColumnStore.present(in: connection) == held.sequence else { return [] }
        var fresh = ColumnTables()
        try fresh.loadAll(in: connection)
        return Array(fresh.differences(from: held.tables).prefix(100))
    }

    private static func present(in connection: Database) throws -> Int64 {
        try Int64.fetchOne(connection.cachedStatement(sql: "SELECT max(seq) FROM change")) ?? 0
    }

    private func advance(_ state: inout State, in connection: Database) throws {
        let present = try ColumnStore.present(in: connection)
        guard let known = state.sequence, present - known <= mendableChanges else {
            if let known = state.sequence, present <= known { return }
            var tables = ColumnTables()
            try tables.loadAll(in: connection)
            state = State(tables: tables, sequence: present)
            return
        }
        guard present > known else { return }
        state.views = ColumnViews()
        // Should reading fail half-way, what is held is worth nothing.
        state.sequence = nil
        let isMended = try state.tables.mend(from: known, to: present, in: connection)
        if !isMended {
            state.tables = ColumnTables()
            try state.tables.loadAll(in: connection)
        }
        state.sequence = present
    }
}

extension ColumnTables {
    mutating func loadAll(in connection: Database) throws {
        try loadEntities(.all, in: connection)
        try loadStories(.all, in: connection)
        try loadArticles(.all, in: connection)
        try loadClaimedEvents(ofArticles: .all, in: connection)
        try loadEvents(.all, in: connection)
    }

    /// Reads anew what changed between two changes.
    ///
    /// - Returns: false when that cannot be told, so that everything must be read.
    mutating func mend(from known: Int64, to present: Int64, in connection: Database) throws -> Bool {
        let range: StatementArguments = [known, present]
        let isBeyond = try Bool.fetchOne(
            connection,
            sql: """
                SELECT EXISTS (SELECT 1 FROM change WHERE seq > ? AND seq <= ?
                    AND (kind = 'source' AND action = 'deleted' OR kind = 'entity' AND action <> 'created'))
                """,
            arguments: range
        )
        if isBeyond == true { return false }
        func keys(_ sql: String) throws -> Set<Int64> {
            try Set(Int64.fetchAll(connection, sql: sql, arguments: range))
        }
        let named = "c.id, json_extract(c.detail, '$.merged_into'), json_extract(c.detail, '$.split_into')"
        func changed(_ kind: String) -> String {
            """
            SELECT DISTINCT t.\(kind)_key FROM change c JOIN \(kind) t ON t.id IN (\(named))
            WHERE c.seq > ? AND c.seq <= ? AND c.kind = '\(kind)'
            """
        }
        let entityKeys = try keys(changed("entity"))
        var storyKeys = try keys(changed("story"))
        var articleKeys = try keys(changed("article"))
        var eventKeys = try keys(changed("event"))
        // What moves between stories is logged as their change; what a story was left by, as the article's.
        for article in articleKeys where Int(article) < articles.count {
            storyKeys.insert(Int64(articles.story[Int(article)]))
            eventKeys.formUnion(articles.events.values(Int(article)).map(Int64.init))
        }
        try each(articleKeys) { list in
            storyKeys.formUnion(
                try Int64.fetchAll(
                    connection,
                    sql:
                        "SELECT DISTINCT story_key FROM article WHERE article_key IN (\(list)) AND story_key IS NOT NULL"
                )
            )
            eventKeys.formUnion(
                try Int64.fetchAll(
                    connection,
                    sql: "SELECT DISTINCT event_key FROM claim WHERE article_key IN (\(list))"
                )
            )
        }
        storyKeys.remove(0)
        try each(storyKeys) { list in
            articleKeys.formUnion(
                try Int64.fetchAll(connection, sql: "SELECT article_key FROM article WHERE story_key IN (\(list))")
            )
            eventKeys.formUnion(
                try Int64.fetchAll(connection, sql: "SELECT event_key FROM event WHERE story_key IN (\(list))")
            )
        }
        var claiming = articleKeys
        for event in eventKeys where Int(event) < events.count {
            claiming.formUnion(events.articles.values(Int(event)).map(Int64.init))
        }
        try loadEntities(.some(entityKeys.sorted()), in: connection)
        try loadStories(.some(storyKeys.sorted()), in: connection)
        try loadArticles(.some(articleKeys.sorted()), in: connection)
        try loadEvents(.some(eventKeys.sorted()), in: connection)
        for event in eventKeys { claiming.formUnion(events.articles.values(Int(event)).map(Int64.init)) }
        try loadClaimedEvents(ofArticles: .some(claiming.sorted()), in: connection)
        packWorn()
        return true
    }

    private func each(_ keys: Set<Int64>, _ body: (String) throws -> Void) throws {
        let sorted = keys.sorted()
        for start in stride(from: 0, to: sorted.count, by: 2000) {
            try body(FilterClause.list(Array(sorted[start..<min(sorted.count, start + 2000)])))
        }
    }

    private mutating func packWorn() {
        if articles.entities.isWorn { articles.entities.pack() }
        if articles.countries.isWorn { articles.countries.pack() }
        if articles.topics.isWorn { articles.topics.pack() }
        if articles.events.isWorn { articles.events.pack() }
        if events.participants.isWorn { events.participants.pack() }
        if events.articles.isWorn { events.articles.pack() }
    }

    // MARK: - Verifying

    /// How these tables differ from `held`; what does not stand is not compared.
    func differences(from held: ColumnTables) -> [String] {
        var found: [String] = []
        for key in 0..<max(articles.count, held.articles.count) where article(key) != held.article(key) {
            found.append("article \(key): \(held.article(key)) in memory, \(article(key)) stored")
        }
        for key in 0..<max(events.count, held.events.count) where event(key) != held.event(key) {
            found.append("event \(key): \(held.event(key)) in memory, \(event(key)) stored")
        }
        for key in 0..<max(stories.count, held.stories.count) where story(key) != held.story(key) {
            found.append("story \(key): \(held.story(key)) in memory, \(story(key)) stored")
        }
        for key in 0..<max(entities.count, held.entities.count) where entity(key) != held.entity(key) {
            found.append("entity \(key): \(held.entity(key)) in memory, \(entity(key)) stored")
        }
        return found
    }

    private func article(_ key: Int) -> String {
        guard key < articles.count, articles.isLive[key] == 1 else { return "nothing" }
        let mentions = articles.entities.withArrays { lists in
            lists.places(key).map { "\(lists.pool[$0])×\(lists.weights[$0])" }.sorted().joined(separator: " ")
        }
        let language = articles.language[key] == 0 ? "-" : languages.words[Int(articles.language[key]) - 1]
        let topicNames = articles.topics.values(key).map { topics.words[Int($0)] }.sorted()
        return """
            published \(articles.published[key]), source \(articles.source[key]), story \(articles.story[key]), \
            \(language), money \(articles.hasMoney[key]), entities \(mentions), topics \(topicNames), \
            countries \(articles.countries.values(key).sorted()), events \(articles.events.values(key).sorted())
            """
    }

    private func event(_ key: Int) -> String {
        guard key < events.count, events.isLive[key] == 1 else { return "nothing" }
        let sums = (events.otherSums[UInt32(key)] ?? []).map { "\($0)" }.sorted()
        return """
            type \(events.type[key]), status \(events.status[key]), days \(events.firstDay[key])–\
            \(events.lastDay[key]), precision \(events.precision[key]), published \(events.published[key]), \
            usd \(events.usd[key]), story \(events.story[key]), flags \(events.flags[key].rawValue), \
            participants \(events.participants.values(key).sorted()), \
            reports \(events.articles.values(key).sorted()), sums \(sums), \
            slip \(events.slips[UInt32(key)].map { "\($0)" } ?? "none")
            """
    }

    private func story(_ key: Int) -> String {
        guard key < stories.count, stories.isLive[key] == 1 else { return "nothing" }
        return "published \(stories.published[key])"
    }

    private func entity(_ key: Int) -> String {
        key < entities.count ? "type \(entities.type[key]), country \(entities.country[key])" : "nothing"
    }
}
