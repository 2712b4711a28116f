import GRDB
import Model

/// Which rows of a table are read: all of them, or some by key.
enum KeyRange {
    case all
    case some([Int64])

    /// Conditions on `column`, one for each statement: few enough keys to be parsed quickly.
    func conditions(on column: String) -> [String] {
        switch self {
        case .all: return ["1"]
        case .some(let keys):
            return stride(from: 0, to: keys.count, by: 2000).map { start in
                column + " IN (" + FilterClause.list(Array(keys[start..<min(keys.count, start + 2000)])) + ")"
            }
        }
    }
}

extension ColumnTables {
    /// Reads articles, or reads them anew; those that are gone no longer stand.
    mutating func loadArticles(_ range: KeyRange, in connection: Database) throws {
        try grow("article", in: connection) { $0.articles.grow(to: $1) }
        if case .some(let keys) = range {
            for key in keys where key > 0 && Int(key) < articles.count {
                articles.isLive[Int(key)] = 0
                articles.hasMoney[Int(key)] = 0
                articles.entities.clear(Int(key))
                articles.countries.clear(Int(key))
                articles.topics.clear(Int(key))
            }
        }
        for condition in range.conditions(on: "article_key") { try readArticles(where: condition, in: connection) }
    }

    /// Reads the events that articles tell of, as far as claims stand.
    mutating func loadClaimedEvents(ofArticles range: KeyRange, in connection: Database) throws {
        if case .some(let keys) = range {
            for key in keys where Int(key) < articles.count { articles.events.clear(Int(key)) }
        }
        for condition in range.conditions(on: "article_key") {
            try RowReader.visit(
                "SELECT article_key, event_key FROM claim WHERE superseded_at IS NULL AND \(condition)",
                "ii",
                in: connection
            ) { row in
                let article = Int(row[0])
                guard article < articles.count, !articles.events.contains(row.key(1), at: article) else { return }
                articles.events.append(row.key(1), to: article)
            }
        }
    }

    mutating func loadEntities(_ range: KeyRange, in connection: Database) throws {
        try grow("entity", in: connection) { $0.entities.grow(to: $1) }
        let types = WordNumbers(EntityType.allCases.map(\.rawValue))
        for condition in range.conditions(on: "entity_key") {
            try RowReader.visit(
                "SELECT entity_key, type, country FROM entity WHERE \(condition)",
                "ihw",
                in: connection
            ) { row in
                let key = Int(row[0])
                guard key < entities.count else { return }
                entities.type[key] = UInt8(clamping: types.number(ofHash: row[1]) ?? 0)
                entities.country[key] = row[2] == 0 ? 0 : UInt16(CountryNumber.number(ofWord: row[2])) + 1
            }
        }
    }

    mutating func loadStories(_ range: KeyRange, in connection: Database) throws {
        try grow("story", in: connection) { $0.stories.grow(to: $1) }
        for condition in range.conditions(on: "story_key") {
            try RowReader.visit(
                """
                SELECT story_key, first_published, updated_at, deleted_at IS NULL AND merged_into IS NULL FROM story
                WHERE \(condition)
                """,
                "iiii",
                in: connection
            ) { row in
                let key = Int(row[0])
                guard key < stories.count else { return }
                stories.published[key] = row[1]
                stories.updated[key] = row[2]
                stories.isLive[key] = UInt8(clamping: row[3])
            }
        }
    }

    private mutating func grow(
        _ table: String,
        in connection: Database,
        _ body: (inout ColumnTables, Int) -> Void
    ) throws {
        let last = try Int.fetchOne(connection, sql: "SELECT max(\(table)_key) FROM \(table)") ?? 0
        body(&self, last + 1)
    }

    private mutating func readArticles(where condition: String, in connection: Database) throws {
        for topic in try String.fetchAll(
            connection,
            sql: "SELECT DISTINCT topic FROM article_topic WHERE \(condition)"
        ) { topics.add(topic) }
        var unknown: [(key: Int, hash: Int64)] = []
        try RowReader.visit(
            """
            SELECT article_key, published_seconds, source_key, story_key, language, first_seen_at, updated_at,
                deleted_at IS NULL
            FROM article WHERE \(condition)
            """,
            "iiiihiii",
            in: connection
        ) { row in
            let key = Int(row[0])
            guard key < articles.count else { return }
            articles.published[key] = row[1]
            articles.source[key] = row.key(2)
            articles.story[key] = row.key(3)
            articles.language[key] = UInt16(clamping: (languages.number(ofHash: row[4]) ?? -1) + 1)
            if row[4] != 0, articles.language[key] == 0 { unknown.append((key, row[4])) }
            articles.firstSeen[key] = row[5]
            articles.updated[key] = row[6]
            articles.isLive[key] = UInt8(clamping: row[7])
        }
        for (key, hash) in unknown {
            if languages.number(ofHash: hash) == nil {
                let sql = "SELECT language FROM article WHERE article_key = ?"
                if let word = try String.fetchOne(connection, sql: sql, arguments: [key]) { languages.add(word) }
            }
            articles.language[key] = UInt16(clamping: (languages.number(ofHash: hash) ?? -1) + 1)
        }
        try RowReader.visit(
            "SELECT article_key, entity_key, mention_count FROM article_entity WHERE \(condition)",
            "iii",
            in: connection
        ) { row in
            guard Int(row[0]) < articles.count else { return }
            articles.entities.append(row.key(1), weight: UInt16(clamping: row[2]), to: Int(row[0]))
        }
        try RowReader.visit(
            "SELECT article_key, country FROM article_country WHERE \(condition)",
            "iw",
            in: connection
        ) { row in
            guard Int(row[0]) < articles.count else { return }
            articles.countries.append(CountryNumber.number(ofWord: row[1]), to: Int(row[0]))
        }
        try RowReader.visit(
            "SELECT article_key, topic FROM article_topic WHERE \(condition)",
            "ih",
            in: connection
        ) { row in
            guard Int(row[0]) < articles.count, let number = topics.number(ofHash: row[1]) else { return }
            articles.topics.append(UInt32(number), to: Int(row[0]))
        }
        try RowReader.visit(
            "SELECT article_key FROM amount WHERE kind = 'money' AND \(condition)",
            "i",
            in: connection
        ) { row in
            if Int(row[0]) < articles.count { articles.hasMoney[Int(row[0])] = 1 }
        }
    }

    // MARK: - Events

    /// Reads events with what their standing claims say, or reads them anew.
    mutating func loadEvents(_ range: KeyRange, in connection: Database) throws {
        try grow("event", in: connection) { $0.events.grow(to: $1) }
        if case .some(let keys) = range {
            for key in keys where key > 0 && Int(key) < events.count {
                events.isLive[Int(key)] = 0
                events.flags[Int(key)] = []
                events.participants.clear(Int(key))
                events.articles.clear(Int(key))
                events.otherSums[UInt32(key)] = nil
            }
        }
        for condition in range.conditions(on: "event_key") {
            try readEvents(where: condition, in: connection)
            try readClaims(where: condition, in: connection)
        }
        for condition in range.conditions(on: "c.event_key") {
            try readSums(where: condition, in: connection)
        }
        try loadSlips(range, in: connection)
    }

    private mutating func readEvents(where condition: String, in connection: Database) throws {
        let statuses = WordNumbers(EventStatus.allCases.map(\.rawValue))
        let precisions = WordNumbers(DatePrecision.allCases.map(\.rawValue))
        try RowReader.visit(
            """
            SELECT event_key, type, status, occurred_precision, occurred_first_day, occurred_last_day,
                published_seconds, amount_usd, story_key, updated_at, has_conflict,
                deleted_at IS NULL AND merged_into IS NULL
            FROM event WHERE \(condition)
            """,
            "ihhhddiriiii",
            in: connection
        ) { row in
            let key = Int(row[0])
            guard key < events.count else { return }
            events.type[key] = UInt8(clamping: eventTypes.number(ofHash: row[1]) ?? 0)
            events.status[key] = UInt8(clamping: statuses.number(ofHash: row[2]) ?? 0)
            events.precision[key] = precisions.number(ofHash: row[3]).map { UInt8($0) } ?? EventColumns.noPrecision
            events.firstDay[key] = Int32(clamping: row[4])
            events.lastDay[key] = Int32(clamping: row[5])
            events.published[key] = row[6]
            events.usd[key] = row.real(7)
            events.story[key] = row.key(8)
            events.updated[key] = row[9]
            if row[10] != 0 { events.flags[key].insert(.hasConflict) }
            events.isLive[key] = UInt8(clamping: row[11])
        }
        let roles = WordNumbers(ParticipantRole.allCases.map(\.rawValue))
        try RowReader.visit(
            "SELECT event_key, role, entity_key FROM event_participant WHERE \(condition)",
            "ihi",
            in: connection
        ) { row in
            guard Int(row[0]) < events.count, let role = roles.number(ofHash: row[1]) else { return }
            events.participants.append(row.key(2) << 2 | UInt32(role), to: Int(row[0]))
        }
    }

    private mutating func readClaims(where condition: String, in connection: Database) throws {
        var dates: [Int: Int64] = [:]
        try RowReader.visit(
            "SELECT event_key, article_key, occurred_on FROM claim WHERE superseded_at IS NULL AND \(condition)",
            "iih",
            in: connection
        ) { row in
            let event = Int(row[0])
            guard event < events.count else { return }
            if row[2] != 0 {
                if let known = dates[event], known != row[2] { events.flags[event].insert(.hasDates) }
                dates[event] = row[2]
            }
            guard !events.articles.contains(row.key(1), at: event) else { return }
            events.articles.append(row.key(1), to: event)
        }
    }

    private mutating func readSums(where condition: String, in connection: Database) throws {
        let roles = WordNumbers(MoneyRole.allCases.map(\.rawValue))
        let order = condition == "1" ? "claim_amount m CROSS JOIN claim c" : "claim c CROSS JOIN claim_amount m"
        try RowReader.visit(
            """
            SELECT c.event_key, m.role, m.currency, m.value, m.usd, m.is_conversion FROM \(order) USING (claim_key)
            WHERE c.superseded_at IS NULL AND m.kind = 'money' AND \(condition)
            """,
            "ihwrri",
            in: connection
        ) { row in
            guard Int(row[0]) < events.count else { return }
            events.flags[Int(row[0])].insert(.hasMoney)
            let role = roles.number(ofHash: row[1]).map { MoneyRole.allCases[$0] } ?? .other
            guard row[5] == 0, row.real(4).isNaN || role.isUncertain else { return }
            add(
                OtherSum(role: role, currency: row[2], value: row.real(3), usd: row.real(4)),
                toEvent: row.key(0)
            )
        }
    }

    /// Several reports of a sum are one sum: the largest of each role and currency is kept.
    private mutating func add(_ sum: OtherSum, toEvent event: UInt32) {
        var sums = events.otherSums[event] ?? []
        if let known = sums.firstIndex(where: {
            $0.role == sum.role && $0.currency == sum.currency && $0.usd.isNaN == sum.usd.isNaN
        }) {
            if sum.value > sums[known].value { sums[known] = sum }
        } else {
            sums.append(sum)
        }
        events.otherSums[event] = sums
    }
}
