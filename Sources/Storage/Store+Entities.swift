import GRDB
public import Model

extension Store {
    /// Entities by the number of articles that name them, most first. With conditions beside type and country, only
    /// those that articles meeting them name, and the count is of those articles.
    ///
    /// - Parameters:
    ///   - name: part of a name, or nil.
    public func entities(_ filter: Filter, name: String?, page: PageRequest) throws -> Page<EntityRow> {
        try read { connection in
            var clause = try Store.entityClause(filter, name: name, connection)
            let total =
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM entity e" + clause.whereSQL,
                    arguments: clause.arguments
                ) ?? 0
            if let after = page.after, let count = after.value {
                clause.add(
                    "(e.article_count < ? OR (e.article_count = ? AND e.entity_key > ?))",
                    [count, count, after.key]
                )
            }
            let rows = try Row.fetchAll(
                connection,
                sql: "SELECT e.* FROM entity e" + clause.whereSQL
                    + " ORDER BY e.article_count DESC, e.entity_key LIMIT \(page.limit + 1)",
                arguments: clause.arguments
            )
            let entities = try rows.prefix(page.limit).map { try Store.entity($0, connection) }
            let next =
                rows.count > page.limit
                ? entities.last.map { PagePosition(value: Int64($0.articleCount), key: $0.key) } : nil
            return Page(rows: entities, next: next, total: total)
        }
    }

    /// One entity by id; a merged one comes back with `mergedInto` set. Nil when there is none.
    public func entity(id: String) throws -> EntityRow? {
        try read { connection in
            try Row.fetchOne(connection, sql: "SELECT * FROM entity WHERE id = ?", arguments: [id])
                .map { try Store.entity($0, connection) }
        }
    }

    private static func entityClause(_ filter: Filter, name: String?, _ connection: Database) throws -> FilterClause {
        var clause = FilterClause()
        clause.add("e.merged_into IS NULL")
        clause.addWords("e.type", filter.entityType)
        clause.addWords("e.country", filter.country)
        if let name {
            clause.add(
                """
                EXISTS (SELECT 1 FROM entity_alias l WHERE l.entity_key = e.entity_key AND instr(l.folded, ?) > 0)
                """,
                [NameFolding.fold(name)]
            )
        }
        var ofArticles = filter
        ofArticles.entityType = FieldFilter()
        ofArticles.country = FieldFilter()
        if ofArticles == Filter() {
            clause.add("e.article_count > 0")
        } else {
            let inner = try FilterClause.articles(ofArticles, in: connection)
            clause.add(
                """
                e.entity_key IN (SELECT x.entity_key FROM article a JOIN article_entity x USING (article_key)\
                \(inner.whereSQL))
                """,
                inner.arguments
            )
        }
        return clause
    }

    static func entity(_ row: Row, _ connection: Database) throws -> EntityRow {
        let key: Int64 = row["entity_key"]
        let name: String = row["name"]
        let aliases = try String.fetchAll(
            connection.cachedStatement(sql: "SELECT alias FROM entity_alias WHERE entity_key = ? ORDER BY alias"),
            arguments: [key]
        )
        return EntityRow(
            key: key,
            id: row["id"],
            type: row["type"],
            name: name,
            country: row["country"],
            aliases: aliases.filter { $0 != name },
            articleCount: row["article_count"],
            mergedInto: row["merged_into"],
            firstSeenAt: row["first_seen_at"],
            updatedAt: row["updated_at"]
        )
    }
}

extension FilterClause {
    /// `column` is one of the included words and none of the excluded.
    mutating func addWords(_ column: String, _ field: FieldFilter) {
        if !field.include.isEmpty {
            add("\(column) IN (\(FilterClause.marks(field.include.count)))", StatementArguments(field.include))
        }
        if !field.exclude.isEmpty {
            add(
                "ifnull(\(column), '') NOT IN (\(FilterClause.marks(field.exclude.count)))",
                StatementArguments(field.exclude)
            )
        }
    }
}
