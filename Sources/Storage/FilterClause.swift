import Foundation
import GRDB
import Model

/// A filter as SQL: conditions joined by AND, with their arguments in order. Values never enter the text.
struct FilterClause {
    private(set) var conditions: [String] = []
    private(set) var arguments: StatementArguments = []

    /// ` WHERE …`, or ` WHERE 1` without conditions.
    var whereSQL: String { " WHERE " + (conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")) }

    mutating func add(_ condition: String, _ values: StatementArguments = []) {
        conditions.append(condition)
        arguments += values
    }

    /// Conditions on articles, called `a` in the statement.
    static func articles(_ filter: Filter, in connection: Database) throws -> FilterClause {
        var clause = FilterClause()
        clause.add("a.deleted_at IS NULL")
        try clause.addArticleFields(filter, article: "a", connection)
        if filter.concernsEvents {
            var inner = FilterClause()
            inner.add("c.article_key = a.article_key AND c.superseded_at IS NULL")
            try inner.addEventFields(filter, connection)
            clause.add(
                "EXISTS (SELECT 1 FROM claim c JOIN event v USING (event_key)" + inner.whereSQL + ")",
                inner.arguments
            )
        }
        try clause.addExcludedEvents(filter, connection)
        if let hasEvent = filter.hasEvent {
            let exists =
                "EXISTS (SELECT 1 FROM claim c WHERE c.article_key = a.article_key AND c.superseded_at IS NULL)"
            clause.add(hasEvent ? exists : "NOT " + exists)
        }
        if let hasAmount = filter.hasAmount {
            let exists = "EXISTS (SELECT 1 FROM amount m WHERE m.article_key = a.article_key AND m.kind = 'money')"
            clause.add(hasAmount ? exists : "NOT " + exists)
        }
        return clause
    }

    /// The conditions on events alone, for `event v` joined with the claims `c` that stand: an article meets them when
    /// one event does.
    static func reports(of filter: Filter, in connection: Database) throws -> FilterClause {
        var clause = FilterClause()
        clause.add("c.superseded_at IS NULL")
        try clause.addEventFields(filter, connection)
        return clause
    }

    /// Conditions on events, called `v` in the statement; those on articles are met by any report of the event.
    static func events(_ filter: Filter, in connection: Database) throws -> FilterClause {
        var clause = FilterClause()
        clause.add("v.deleted_at IS NULL AND v.merged_into IS NULL")
        try clause.addEventFields(filter, connection)
        clause.addExclusion("v.type", filter.eventType.exclude)
        clause.addExclusion("v.status", filter.status.exclude)
        for (role, field) in FilterClause.roles(filter) where !field.exclude.isEmpty {
            let keys = try EntityLookup.keys(field.exclude, parameter: role.rawValue, connection)
            clause.add(
                "NOT EXISTS (SELECT 1 FROM event_participant p WHERE p.event_key = v.event_key AND p.role = "
                    + "'\(role.rawValue)' AND p.entity_key IN (\(FilterClause.list(keys))))"
            )
        }
        if let hasAmount = filter.hasAmount {
            let exists = """
                EXISTS (SELECT 1 FROM claim c JOIN claim_amount m USING (claim_key)
                    WHERE c.event_key = v.event_key AND c.superseded_at IS NULL AND m.kind = 'money')
                """
            clause.add(hasAmount ? exists : "NOT " + exists)
        }
        try clause.addEntity(filter.entity, connection) { keys in
            "EXISTS (SELECT 1 FROM event_participant p WHERE p.event_key = v.event_key AND p.entity_key IN (\(keys)))"
        }
        clause.addEntityType(filter.entityType) { types in
            """
            EXISTS (SELECT 1 FROM event_participant p JOIN entity n USING (entity_key)
                WHERE p.event_key = v.event_key AND n.type IN (\(types)))
            """
        }
        var inner = FilterClause()
        inner.add("c.event_key = v.event_key AND c.superseded_at IS NULL")
        let before = inner.conditions.count
        var articleOnly = filter
        articleOnly.entity = FieldFilter()
        articleOnly.entityType = FieldFilter()
        try inner.addArticleFields(articleOnly, article: "a", connection)
        if inner.conditions.count > before {
            clause.add(
                "EXISTS (SELECT 1 FROM claim c JOIN article a USING (article_key)" + inner.whereSQL + ")",
                inner.arguments
            )
        }
        return clause
    }

    // MARK: fields of articles

    private mutating func addArticleFields(_ filter: Filter, article: String, _ connection: Database) throws {
        if let query = filter.query { try addQuery(query, filter.askedAt ?? 0, article, connection) }
        try addEntity(filter.entity, connection) { keys in
            "EXISTS (SELECT 1 FROM article_entity x WHERE x.article_key = \(article).article_key "
                + "AND x.entity_key IN (\(keys)))"
        }
        addEntityType(filter.entityType) { types in
            """
            EXISTS (SELECT 1 FROM article_entity x JOIN entity n USING (entity_key)
                WHERE x.article_key = \(article).article_key AND n.type IN (\(types)))
            """
        }
        addTable("article_topic", "topic", filter.topic, article)
        addTable("article_country", "country", filter.country, article)
        try addSource(filter.source, article, connection)
        addColumn("\(article).language", filter.language)
        if !filter.story.isEmpty {
            var inner = FilterClause()
            inner.addColumn("s.id", filter.story)
            add(
                "\(article).story_key IN (SELECT s.story_key FROM story s\(inner.whereSQL))",
                inner.arguments
            )
        }
        if let from = filter.publishedFrom { add("\(article).published_seconds >= ?", [from]) }
        if let until = filter.publishedUntil { add("\(article).published_seconds < ?", [until]) }
    }

    /// The words of a query, any of them, and its conditions.
    private mutating func addQuery(_ text: String, _ now: Int64, _ article: String, _ connection: Database) throws {
        var query = QueryParser.parse(text, now: now)
        query.takeNames(in: connection)
        for inner in query.filters {
            let clause = try FilterClause.articles(inner, in: connection)
            add(
                "\(article).article_key IN (SELECT a.article_key FROM article a\(clause.whereSQL))",
                clause.arguments
            )
        }
        if let match = query.matchExpression() {
            add("\(article).article_key IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)", [match])
        } else if query.filters.isEmpty, query.excluded.isEmpty {
            throw StoreError(
                .badQuery,
                "the query holds no word to search for: give at least one word that is not excluded by '-'",
                parameter: "q"
            )
        }
        let negative = query.excluded.flatMap(\.expressions).joined(separator: " OR ")
        if !negative.isEmpty {
            add("\(article).article_key NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)", [negative])
        }
    }

    private mutating func addTable(_ table: String, _ column: String, _ field: FieldFilter, _ article: String) {
        let exists = { (count: Int) in
            "EXISTS (SELECT 1 FROM \(table) x WHERE x.article_key = \(article).article_key AND x.\(column) IN "
                + "(\(FilterClause.marks(count))))"
        }
        if !field.include.isEmpty { add(exists(field.include.count), StatementArguments(field.include)) }
        if !field.exclude.isEmpty { add("NOT " + exists(field.exclude.count), StatementArguments(field.exclude)) }
    }

    private mutating func addSource(_ field: FieldFilter, _ article: String, _ connection: Database) throws {
        let keys = { (values: [String]) throws -> String in
            FilterClause.list(try SourceLookup.keys(values, connection))
        }
        if !field.include.isEmpty { add("\(article).source_key IN (\(try keys(field.include)))") }
        if !field.exclude.isEmpty { add("ifnull(\(article).source_key, 0) NOT IN (\(try keys(field.exclude)))") }
    }

    // MARK: fields of events

    private mutating func addEventFields(_ filter: Filter, _ connection: Database) throws {
        if !filter.eventType.include.isEmpty {
            add(
                "v.type IN (\(FilterClause.marks(filter.eventType.include.count)))",
                StatementArguments(filter.eventType.include)
            )
        }
        if !filter.status.include.isEmpty {
            add(
                "v.status IN (\(FilterClause.marks(filter.status.include.count)))",
                StatementArguments(filter.status.include)
            )
        }
        for (role, field) in FilterClause.roles(filter) where !field.include.isEmpty {
            let keys = try EntityLookup.keys(field.include, parameter: role.rawValue, connection)
            // As a list, so that the entity's index leads, not a walk over all events.
            add(
                "v.event_key IN (SELECT event_key FROM event_participant WHERE role = "
                    + "'\(role.rawValue)' AND entity_key IN (\(FilterClause.list(keys))))"
            )
        }
        if let from = filter.occurredFrom { add("v.occurred_last_day >= ?", [from.description]) }
        if let until = filter.occurredUntil { add("v.occurred_first_day < ?", [until.description]) }
        if let least = filter.amountUSDAtLeast { add("v.amount_usd >= ?", [least]) }
        if let most = filter.amountUSDAtMost { add("v.amount_usd <= ?", [most]) }
    }

    /// `event_type_not` and its like, for articles: no claim of the article may be such.
    private mutating func addExcludedEvents(_ filter: Filter, _ connection: Database) throws {
        let claim = "SELECT 1 FROM claim c WHERE c.article_key = a.article_key AND c.superseded_at IS NULL AND "
        for (column, field) in [("type", filter.eventType), ("status", filter.status)] where !field.exclude.isEmpty {
            add(
                "NOT EXISTS (\(claim)c.\(column) IN (\(FilterClause.marks(field.exclude.count))))",
                StatementArguments(field.exclude)
            )
        }
        for (role, field) in FilterClause.roles(filter) where !field.exclude.isEmpty {
            let keys = try EntityLookup.keys(field.exclude, parameter: role.rawValue, connection)
            add(
                "NOT EXISTS (\(claim)EXISTS (SELECT 1 FROM claim_participant p WHERE p.claim_key = c.claim_key AND "
                    + "p.role = '\(role.rawValue)' AND p.entity_key IN (\(FilterClause.list(keys)))))"
            )
        }
    }

    // MARK: pieces

    private mutating func addEntity(
        _ field: FieldFilter,
        _ connection: Database,
        exists: (String) -> String
    ) throws {
        if !field.include.isEmpty {
            add(exists(FilterClause.list(try EntityLookup.keys(field.include, parameter: "entity", connection))))
        }
        if !field.exclude.isEmpty {
            let keys = try EntityLookup.keys(field.exclude, parameter: "entity", connection)
            add("NOT " + exists(FilterClause.list(keys)))
        }
    }

    private mutating func addEntityType(_ field: FieldFilter, exists: (String) -> String) {
        if !field.include.isEmpty {
            add(exists(FilterClause.marks(field.include.count)), StatementArguments(field.include))
        }
        if !field.exclude.isEmpty {
            add("NOT " + exists(FilterClause.marks(field.exclude.count)), StatementArguments(field.exclude))
        }
    }

    private mutating func addColumn(_ column: String, _ field: FieldFilter) {
        if !field.include.isEmpty {
            add("\(column) IN (\(FilterClause.marks(field.include.count)))", StatementArguments(field.include))
        }
        addExclusion(column, field.exclude)
    }

    private mutating func addExclusion(_ column: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        add("ifnull(\(column), '') NOT IN (\(FilterClause.marks(values.count)))", StatementArguments(values))
    }

    private static func roles(_ filter: Filter) -> [(ParticipantRole, FieldFilter)] {
        [(.actor, filter.actor), (.counterparty, filter.counterparty), (.object, filter.object)]
    }

    static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    /// Keys come from the database itself, never from a request.
    static func list(_ keys: [Int64]) -> String {
        keys.map(String.init).joined(separator: ", ")
    }
}

/// Finds entities by id or name.
enum EntityLookup {
    /// The keys of all entities that `values` name; merged ids are followed.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue`, which lists names that come near, when one names nothing.
    static func keys(_ values: [String], parameter: String, _ connection: Database) throws -> [Int64] {
        try values.flatMap { value in
            let found = try keys(of: value, connection)
            guard !found.isEmpty else {
                throw StoreError(
                    .unknownValue,
                    "no entity of the store is called '\(value)'",
                    parameter: parameter,
                    allowed: try near(value, connection)
                )
            }
            return found
        }
    }

    static func keys(of value: String, _ connection: Database) throws -> [Int64] {
        if value.hasPrefix(Identifier.Kind.entity.rawValue + "_") {
            return try Int64.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT coalesce(m.entity_key, e.entity_key) FROM entity e
                        LEFT JOIN entity m ON m.id = e.merged_into WHERE e.id = ?
                        """
                ),
                arguments: [value]
            )
        }
        return try Int64.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT DISTINCT coalesce(m.entity_key, e.entity_key) FROM entity_alias l JOIN entity e USING (entity_key)
                    LEFT JOIN entity m ON m.id = e.merged_into WHERE l.folded = ?
                    """
            ),
            arguments: [NameFolding.fold(value)]
        )
    }

    /// Names of well-covered entities that start alike.
    private static func near(_ value: String, _ connection: Database) throws -> [String] {
        let start = NameFolding.fold(value).prefix(3)
        return try String.fetchAll(
            connection,
            sql: """
                SELECT DISTINCT e.name FROM entity_alias l JOIN entity e USING (entity_key)
                WHERE l.folded >= ? AND l.folded < ? ORDER BY e.article_count DESC LIMIT 5
                """,
            arguments: [String(start), String(start) + "\u{10FFFF}"]
        )
    }
}

/// Finds sources by id or name.
enum SourceLookup {
    static func keys(_ values: [String], _ connection: Database) throws -> [Int64] {
        try values.map { value in
            let found = try Int64.fetchOne(
                connection.cachedStatement(
                    sql: "SELECT source_key FROM source WHERE id = ?1 OR name = ?1 COLLATE NOCASE"
                ),
                arguments: [value]
            )
            guard let found else {
                let names = try String.fetchAll(connection, sql: "SELECT name FROM source ORDER BY name LIMIT 20")
                throw StoreError(
                    .unknownValue,
                    "no source is called '\(value)'",
                    parameter: "source",
                    allowed: names
                )
            }
            return found
        }
    }
}
