import GRDB
import Model

/// The articles that meet a filter, as a set: from covering indexes where there is one for the field, from the
/// filter's SQL for the rest.
enum FilterSet {
    static func make(_ filter: Filter, limit: Int, _ connection: Database) throws -> DocumentSet {
        var rest = filter
        var set: DocumentSet?
        func restrict(_ other: DocumentSet) {
            if set == nil { set = other } else { set?.formIntersection(other) }
        }
        let from = filter.publishedFrom
        let until = filter.publishedUntil
        if !filter.entity.include.isEmpty, filter.entity.exclude.isEmpty {
            let keys = try EntityLookup.keys(filter.entity.include, parameter: "entity", connection)
            restrict(
                try read(
                    """
                    SELECT article_key FROM article_entity WHERE entity_key IN (\(FilterClause.list(keys)))
                        AND (?1 IS NULL OR published_seconds >= ?1) AND (?2 IS NULL OR published_seconds < ?2)
                    """,
                    [from, until],
                    limit,
                    connection
                )
            )
            rest.entity = FieldFilter()
        }
        for (table, column, path) in [
            ("article_topic", "topic", \Filter.topic), ("article_country", "country", \Filter.country),
        ] where !filter[keyPath: path].include.isEmpty && filter[keyPath: path].exclude.isEmpty {
            let values = filter[keyPath: path].include
            restrict(
                try read(
                    "SELECT article_key FROM \(table) WHERE \(column) IN (\(FilterClause.marks(values.count)))",
                    StatementArguments(values),
                    limit,
                    connection
                )
            )
            rest[keyPath: path] = FieldFilter()
        }
        if !filter.source.include.isEmpty, filter.source.exclude.isEmpty {
            let keys = try SourceLookup.keys(filter.source.include, connection)
            restrict(
                try read(
                    "SELECT article_key FROM article WHERE source_key IN (\(FilterClause.list(keys)))",
                    [],
                    limit,
                    connection
                )
            )
            rest.source = FieldFilter()
        }
        if from != nil || until != nil {
            // Already in the entity's index.
            if filter.entity.include.isEmpty || !filter.entity.exclude.isEmpty {
                restrict(
                    try read(
                        """
                        SELECT article_key FROM article INDEXED BY article_by_time
                        WHERE published_seconds >= ?1 AND published_seconds < ?2
                        """,
                        [from ?? .min, until ?? .max],
                        limit,
                        connection
                    )
                )
            }
            rest.publishedFrom = nil
            rest.publishedUntil = nil
        }
        if rest != Filter() || set == nil {
            let clause = try FilterClause.articles(rest, in: connection)
            restrict(
                try read("SELECT a.article_key FROM article a" + clause.whereSQL, clause.arguments, limit, connection)
            )
        }
        return set ?? DocumentSet(limit: limit)
    }

    private static func read(
        _ sql: String,
        _ arguments: StatementArguments,
        _ limit: Int,
        _ connection: Database
    ) throws -> DocumentSet {
        var set = DocumentSet(limit: limit)
        let keys = try Int64.fetchCursor(connection, sql: sql, arguments: arguments)
        while let key = try keys.next() { set.insert(Int(key)) }
        return set
    }
}
