import GRDB
import Model

/// Filters over columns: the articles and events that ``FilterClause`` finds, in one pass for each condition.
struct ColumnFilter {
    let tables: ColumnTables
    let views: ColumnViews
    let connection: Database

    init(_ snapshot: ColumnStore.Snapshot, _ connection: Database) {
        tables = snapshot.tables
        views = snapshot.views
        self.connection = connection
    }

    // MARK: - Articles

    /// The standing articles that meet a filter.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when a filter names what is not stored.
    func articles(_ filter: Filter) throws -> DocumentSet {
        var filter = filter
        filter.askedAt = filter.query == nil ? nil : filter.askedAt
        if filter == Filter() { return views.set("articles") { liveArticles() } }
        var set = try articleFields(filter)
        if filter.concernsEvents {
            var found = DocumentSet(limit: tables.articles.count)
            try matchingEvents(filter).visit { event in
                for article in tables.events.articles.values(event) { found.insert(Int(article)) }
            }
            set.formIntersection(found)
        }
        if let hasEvent = filter.hasEvent {
            keep(&set) { (tables.articles.events.counts[$0] > 0) == hasEvent }
        }
        if let hasAmount = filter.hasAmount {
            keep(&set) { (tables.articles.hasMoney[$0] == 1) == hasAmount }
        }
        // What each claim says of itself is not in the columns.
        var rest = Filter()
        rest.eventType.exclude = filter.eventType.exclude
        rest.status.exclude = filter.status.exclude
        rest.actor.exclude = filter.actor.exclude
        rest.counterparty.exclude = filter.counterparty.exclude
        rest.object.exclude = filter.object.exclude
        if rest != Filter() { set.formIntersection(try stored(rest)) }
        return set
    }

    /// What `filter` asks of the article itself.
    private func articleFields(_ filter: Filter) throws -> DocumentSet {
        let articles = tables.articles
        var set = try entityArticles(filter) ?? views.set("articles") { liveArticles() }
        if !filter.source.include.isEmpty {
            let keys = Set(try SourceLookup.keys(filter.source.include, connection).map { UInt32(clamping: $0) })
            keep(&set) { keys.contains(articles.source[$0]) }
        }
        if !filter.source.exclude.isEmpty {
            let keys = Set(try SourceLookup.keys(filter.source.exclude, connection).map { UInt32(clamping: $0) })
            keep(&set) { !keys.contains(articles.source[$0]) }
        }
        if filter.publishedFrom != nil || filter.publishedUntil != nil {
            let from = filter.publishedFrom ?? .min
            let until = filter.publishedUntil ?? .max
            articles.published.withUnsafeBufferPointer { published in
                keep(&set) { published[$0] != ColumnTables.noTime && published[$0] >= from && published[$0] < until }
            }
        }
        restrict(&set, articles.topics, filter.topic) { tables.topics.number(of: $0) }
        restrict(&set, articles.countries, filter.country) { CountryNumber.number(of: $0) }
        if !filter.language.isEmpty {
            let number = { (word: String) in tables.languages.number(of: word).map { UInt16($0 + 1) } }
            let include = Set(filter.language.include.compactMap(number))
            let exclude = Set(filter.language.exclude.compactMap(number))
            keep(&set) { article in
                (filter.language.include.isEmpty || include.contains(articles.language[article]))
                    && !exclude.contains(articles.language[article])
            }
        }
        if !filter.story.isEmpty {
            let include = try storyKeys(filter.story.include)
            let exclude = try storyKeys(filter.story.exclude)
            keep(&set) { article in
                let story = articles.story[article]
                return story != 0 && (filter.story.include.isEmpty || include.contains(story))
                    && !exclude.contains(story)
            }
        }
        if !filter.entity.exclude.isEmpty {
            let keys = Set(try entityKeys(filter.entity.exclude))
            keep(&set) { !articles.entities.values($0).contains(where: keys.contains) }
        }
        if !filter.entityType.isEmpty {
            let include = typeMask(filter.entityType.include)
            let exclude = typeMask(filter.entityType.exclude)
            let types = tables.entities.type
            articles.entities.withArrays { lists in
                keep(&set) { article in
                    var mask = 0
                    for place in lists.places(article) { mask |= 1 << Int(types[Int(lists.pool[place])]) }
                    return (include == 0 || mask & include != 0) && mask & exclude == 0
                }
            }
        }
        if let query = filter.query {
            var asked = Filter()
            asked.query = query
            asked.askedAt = filter.askedAt
            // Two askings of `since:7d` are the same question only while they mean the same moment.
            let meaning = QueryParser.parse(query, now: filter.askedAt ?? 0).filter
            set.formIntersection(try views.set("q:\(query)|\(meaning)") { try stored(asked) })
        }
        return set
    }

    /// The mentions that a filter by entity means.
    func mentions(_ filter: Filter) throws -> MentionFilter {
        var mentions = MentionFilter()
        if !filter.entity.include.isEmpty { mentions.include = Set(try entityKeys(filter.entity.include)) }
        mentions.exclude = Set(try entityKeys(filter.entity.exclude))
        if !filter.entityType.include.isEmpty { mentions.types = typeMask(filter.entityType.include) }
        mentions.excludedTypes = typeMask(filter.entityType.exclude)
        return mentions
    }

    private func liveArticles() -> DocumentSet {
        var set = DocumentSet(limit: tables.articles.count)
        for (article, isLive) in tables.articles.isLive.enumerated() where isLive == 1 { set.insert(article) }
        return set
    }

    /// The standing articles that name an entity of the filter; nil when it names none.
    private func entityArticles(_ filter: Filter) throws -> DocumentSet? {
        guard !filter.entity.include.isEmpty else { return nil }
        var set = DocumentSet(limit: tables.articles.count)
        let inverse = views.articlesByEntity(tables)
        for key in try entityKeys(filter.entity.include) {
            for article in inverse.values(Int(key)) where tables.articles.isLive[Int(article)] == 1 {
                set.insert(Int(article))
            }
        }
        return set
    }

    /// The articles that the filter's SQL finds.
    private func stored(_ filter: Filter) throws -> DocumentSet {
        var set = DocumentSet(limit: tables.articles.count)
        let clause = try FilterClause.articles(filter, in: connection)
        let keys = try Int64.fetchCursor(
            connection,
            sql: "SELECT a.article_key FROM article a" + clause.whereSQL,
            arguments: clause.arguments
        )
        while let key = try keys.next() { set.insert(Int(key)) }
        return set
    }

    // MARK: - Events

    /// The standing events that meet a filter; what it asks of articles is met by one report.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when a filter names what is not stored.
    func events(_ filter: Filter) throws -> DocumentSet {
        var set = try matchingEvents(filter)
        exclude(&set, filter.eventType.exclude, tables.events.type) { tables.eventTypes.number(of: $0) }
        exclude(&set, filter.status.exclude, tables.events.status) { ColumnFilter.number($0, EventStatus.self) }
        for (role, field) in ColumnFilter.roles(filter) where !field.exclude.isEmpty {
            let packed = Set(
                try EntityLookup.keys(field.exclude, parameter: role.name.rawValue, connection)
                    .map { UInt32(clamping: $0) << 2 | role.number }
            )
            keep(&set) { !tables.events.participants.values($0).contains(where: packed.contains) }
        }
        if let hasAmount = filter.hasAmount {
            keep(&set) { tables.events.flags[$0].contains(.hasMoney) == hasAmount }
        }
        try restrictParticipants(&set, filter)
        var ofArticles = filter
        ofArticles.entity = FieldFilter()
        ofArticles.entityType = FieldFilter()
        for path in [\Filter.eventType, \.status, \.actor, \.counterparty, \.object] {
            ofArticles[keyPath: path] = FieldFilter()
        }
        ofArticles.occurredFrom = nil
        ofArticles.occurredUntil = nil
        ofArticles.amountUSDAtLeast = nil
        ofArticles.amountUSDAtMost = nil
        ofArticles.hasAmount = nil
        ofArticles.hasEvent = nil
        ofArticles.askedAt = ofArticles.query == nil ? nil : ofArticles.askedAt
        if ofArticles != Filter() {
            let articles = try articleFields(ofArticles)
            tables.events.articles.withArrays { reports in
                keep(&set) { event in
                    reports.places(event).contains { articles.contains(Int(reports.pool[$0])) }
                }
            }
        }
        return set
    }

    private func restrictParticipants(_ set: inout DocumentSet, _ filter: Filter) throws {
        let participants = tables.events.participants
        if !filter.entity.include.isEmpty {
            let keys = Set(try entityKeys(filter.entity.include))
            participants.withArrays { lists in
                keep(&set) { event in lists.places(event).contains { keys.contains(lists.pool[$0] >> 2) } }
            }
        }
        if !filter.entity.exclude.isEmpty {
            let keys = Set(try entityKeys(filter.entity.exclude))
            keep(&set) { event in !participants.values(event).contains { keys.contains($0 >> 2) } }
        }
        if !filter.entityType.isEmpty {
            let include = typeMask(filter.entityType.include)
            let exclude = typeMask(filter.entityType.exclude)
            let types = tables.entities.type
            participants.withArrays { lists in
                keep(&set) { event in
                    var mask = 0
                    for place in lists.places(event) { mask |= 1 << Int(types[Int(lists.pool[place] >> 2)]) }
                    return (include == 0 || mask & include != 0) && mask & exclude == 0
                }
            }
        }
    }

    /// The standing events that meet what ``FilterClause`` asks of one event.
    private func matchingEvents(_ filter: Filter) throws -> DocumentSet {
        let events = tables.events
        var set = views.set("events") {
            var live = DocumentSet(limit: events.count)
            for (event, isLive) in events.isLive.enumerated() where isLive == 1 { live.insert(event) }
            return live
        }
        include(&set, filter.eventType.include, events.type) { tables.eventTypes.number(of: $0) }
        include(&set, filter.status.include, events.status) { ColumnFilter.number($0, EventStatus.self) }
        for (role, field) in ColumnFilter.roles(filter) where !field.include.isEmpty {
            let packed = Set(
                try EntityLookup.keys(field.include, parameter: role.name.rawValue, connection)
                    .map { UInt32(clamping: $0) << 2 | role.number }
            )
            events.participants.withArrays { lists in
                keep(&set) { event in lists.places(event).contains { packed.contains(lists.pool[$0]) } }
            }
        }
        if let from = filter.occurredFrom {
            let day = Int32(clamping: from.daysSinceEpoch)
            keep(&set) { events.lastDay[$0] != ColumnTables.noDay && events.lastDay[$0] >= day }
        }
        if let until = filter.occurredUntil {
            let day = Int32(clamping: until.daysSinceEpoch)
            keep(&set) { events.firstDay[$0] != ColumnTables.noDay && events.firstDay[$0] < day }
        }
        if let least = filter.amountUSDAtLeast { keep(&set) { events.usd[$0] >= least } }
        if let most = filter.amountUSDAtMost { keep(&set) { events.usd[$0] <= most } }
        return set
    }

    // MARK: - Pieces

    @inline(__always)
    private func keep(_ set: inout DocumentSet, where isKept: (Int) -> Bool) {
        set.keep(where: isKept)
    }

    private func restrict(
        _ set: inout DocumentSet,
        _ column: ListColumn,
        _ field: FieldFilter,
        number: (String) -> Int?
    ) {
        guard !field.isEmpty else { return }
        let include = Set(field.include.compactMap(number).map { UInt32($0) })
        let exclude = Set(field.exclude.compactMap(number).map { UInt32($0) })
        column.withArrays { lists in
            if !field.include.isEmpty {
                keep(&set) { row in lists.places(row).contains { include.contains(lists.pool[$0]) } }
            }
            if !exclude.isEmpty {
                keep(&set) { row in !lists.places(row).contains { exclude.contains(lists.pool[$0]) } }
            }
        }
    }

    private func include(_ set: inout DocumentSet, _ words: [String], _ column: [UInt8], number: (String) -> Int?) {
        guard !words.isEmpty else { return }
        let wanted = flags(words, number)
        column.withUnsafeBufferPointer { column in keep(&set) { wanted[Int(column[$0])] } }
    }

    private func exclude(_ set: inout DocumentSet, _ words: [String], _ column: [UInt8], number: (String) -> Int?) {
        guard !words.isEmpty else { return }
        let unwanted = flags(words, number)
        column.withUnsafeBufferPointer { column in keep(&set) { !unwanted[Int(column[$0])] } }
    }

    private func flags(_ words: [String], _ number: (String) -> Int?) -> [Bool] {
        var flags = [Bool](repeating: false, count: 256)
        for word in words.compactMap(number) where word < 256 { flags[word] = true }
        return flags
    }

    private func typeMask(_ words: [String]) -> Int {
        words.compactMap { ColumnFilter.number($0, EntityType.self) }.reduce(0) { $0 | 1 << $1 }
    }

    private func entityKeys(_ values: [String]) throws -> [UInt32] {
        try EntityLookup.keys(values, parameter: "entity", connection).map { UInt32(clamping: $0) }
    }

    private func storyKeys(_ ids: [String]) throws -> Set<UInt32> {
        guard !ids.isEmpty else { return [] }
        return Set(
            try Int64.fetchAll(
                connection,
                sql: "SELECT story_key FROM story WHERE id IN (\(FilterClause.marks(ids.count)))",
                arguments: StatementArguments(ids)
            ).map { UInt32(clamping: $0) }
        )
    }

    private static func number<Value: RawRepresentable & CaseIterable & Equatable>(
        _ word: String,
        _: Value.Type
    ) -> Int? where Value.RawValue == String {
        Array(Value.allCases).firstIndex { $0.rawValue == word }
    }

    private static func roles(_ filter: Filter) -> [((name: ParticipantRole, number: UInt32), FieldFilter)] {
        [((.actor, 0), filter.actor), ((.counterparty, 1), filter.counterparty), ((.object, 2), filter.object)]
    }
}

extension DocumentSet {
    /// Removes the members for which `isKept` does not hold.
    @inline(__always)
    mutating func keep(where isKept: (Int) -> Bool) {
        for index in words.indices where words[index] != 0 {
            var rest = words[index]
            var kept = rest
            while rest != 0 {
                let bit = rest & (~rest &+ 1)
                if !isKept(index << 6 | rest.trailingZeroBitCount) { kept &= ~bit }
                rest &= rest - 1
            }
            setWord(index, kept)
        }
    }
}
