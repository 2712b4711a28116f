import GRDB
import Model

/// The articles that meet a filter, as a set: from what lies in memory where it does (dates, entities, facets), from
/// covering indexes where there is one, from the filter's SQL for the rest.
struct FilterSet {
    let index: SearchIndex
    let columns: SearchColumns
    /// Milliseconds since the epoch.
    let now: Int64
    let connection: Database

    private var limit: Int { columns.limit }

    /// - Throws: ``StoreError`` with code `unknownValue` when the filter names what is not stored.
    func make(_ filter: Filter) throws -> DocumentSet {
        var rest = filter
        var set: DocumentSet?
        func restrict(_ other: DocumentSet) {
            if set == nil { set = other } else { set?.formIntersection(other) }
        }
        func exclude(_ other: DocumentSet) {
            if set == nil { set = live() }
            set?.subtract(other)
        }
        func apply(_ field: FieldFilter, _ members: ([String]) throws -> DocumentSet) rethrows {
            if !field.include.isEmpty { restrict(try members(field.include)) }
            if !field.exclude.isEmpty { exclude(try members(field.exclude)) }
        }

        try apply(filter.entity, entities)
        rest.entity = FieldFilter()
        try apply(filter.source) { names in
            let keys = Set(try SourceLookup.keys(names, connection).map { UInt32(clamping: $0) })
            return try column(.source).documents(limit: limit) { keys.contains($0) }
        }
        rest.source = FieldFilter()
        try apply(filter.entityType) { types in
            let keys = try Int64.fetchSet(
                connection,
                sql: "SELECT entity_key FROM entity WHERE type IN (\(FilterClause.marks(types.count)))",
                arguments: StatementArguments(types)
            )
            return try column(.entity).documents(limit: limit) { keys.contains(Int64($0)) }
        }
        rest.entityType = FieldFilter()
        for (kind, path) in [
            (FacetColumn.Kind.topic, \Filter.topic), (.country, \Filter.country), (.language, \Filter.language),
        ] where !filter[keyPath: path].isEmpty {
            try apply(filter[keyPath: path]) { try column(kind).documents(limit: limit, named: $0) }
            rest[keyPath: path] = FieldFilter()
        }
        if filter.publishedFrom != nil || filter.publishedUntil != nil {
            restrict(published(from: filter.publishedFrom ?? .min, until: filter.publishedUntil ?? .max))
            rest.publishedFrom = nil
            rest.publishedUntil = nil
        }
        // Several conditions on events have to be met by one event; the type alone is a facet.
        var withoutType = rest
        withoutType.eventType.include = []
        if rest.concernsEvents, !withoutType.concernsEvents {
            restrict(try column(.eventType).documents(limit: limit, named: rest.eventType.include))
            rest = withoutType
        } else if rest.concernsEvents {
            let clause = try FilterClause.reports(of: rest, in: connection)
            restrict(
                try read(
                    "SELECT c.article_key FROM event v CROSS JOIN claim c USING (event_key)" + clause.whereSQL,
                    clause.arguments
                )
            )
            rest.dropEventConditions()
        }
        for (name, path) in [("type", \Filter.eventType), ("status", \Filter.status)] {
            let excluded = rest[keyPath: path].exclude
            guard !excluded.isEmpty else { continue }
            exclude(
                try read(
                    "SELECT article_key FROM claim WHERE superseded_at IS NULL AND \(name) IN "
                        + "(\(FilterClause.marks(excluded.count)))",
                    StatementArguments(excluded)
                )
            )
            rest[keyPath: path].exclude = []
        }
        for (wanted, sql) in [
            (rest.hasEvent, "SELECT article_key FROM claim WHERE superseded_at IS NULL"),
            (rest.hasAmount, "SELECT article_key FROM amount WHERE kind = 'money'"),
        ] {
            guard let wanted else { continue }
            let having = try read(sql)
            if wanted { restrict(having) } else { exclude(having) }
        }
        rest.hasEvent = nil
        rest.hasAmount = nil
        if rest != Filter() {
            let clause = try FilterClause.articles(rest, in: connection)
            restrict(try read("SELECT a.article_key FROM article a" + clause.whereSQL, clause.arguments))
        }
        return set ?? live()
    }

    private func live() -> DocumentSet {
        DocumentSet(limit: limit) { columns.lengths[$0] > 0 }
    }

    private func published(from first: Int64, until end: Int64) -> DocumentSet {
        let published = columns.published.unsafeValues
        defer { withExtendedLifetime(columns) {} }
        return DocumentSet(limit: limit) { document in
            let seconds = published[document]
            return seconds >= first && seconds < end && seconds != SearchColumns.undated
        }
    }

    private func entities(_ names: [String]) throws -> DocumentSet {
        let atoms = try EntityLookup.keys(names, parameter: "entity", connection).map(SearchAtom.entity)
        let lists = try index.snapshot(of: atoms, now: now, deadline: 0, in: connection).lists
        var set = DocumentSet(limit: limit)
        for list in lists.values { list.documents.withValues { set.insert($0) } }
        return set
    }

    private func column(_ kind: FacetColumn.Kind) throws -> FacetColumn {
        try index.facetColumn(kind, in: connection)
    }

    private func read(_ sql: String, _ arguments: StatementArguments = []) throws -> DocumentSet {
        var set = DocumentSet(limit: limit)
        let keys = try Int64.fetchCursor(connection, sql: sql, arguments: arguments)
        while let key = try keys.next() { set.insert(Int(key)) }
        return set
    }
}

extension Filter {
    fileprivate mutating func dropEventConditions() {
        eventType.include = []
        status.include = []
        actor.include = []
        counterparty.include = []
        object.include = []
        occurredFrom = nil
        occurredUntil = nil
        amountUSDAtLeast = nil
        amountUSDAtMost = nil
    }
}
