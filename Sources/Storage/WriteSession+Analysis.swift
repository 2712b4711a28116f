import Foundation
import GRDB
import Model

extension WriteSession {
    /// Writes entities, mentions, amounts, dates, topics and countries of one article.
    func writeAnalysis(_ draft: ArticleDraft, articleKey: Int64) throws {
        let analysis = draft.analysis
        let published = draft.article.publishedAt?.sortSeconds
        let addEntity = try prepared(
            """
            INSERT OR IGNORE INTO article_entity (article_key, entity_key, salience, mention_count, published_seconds)
            VALUES (?, ?, ?, ?, ?)
            """
        )
        let addMention = try prepared(
            """
            INSERT INTO mention (article_key, ordinal, entity_key, start_offset, end_offset, rule)
            VALUES (?, ?, ?, ?, ?, ?)
            """
        )
        var ordinal = 0
        for entity in analysis.entities {
            let key = try entityKey(of: entity)
            let salience = min(max(entity.salience, 0), 1)
            try addEntity.run([articleKey, key, salience, max(entity.mentions.count, 1), published])
            // Two ids that were merged are one row, and count once.
            if connection.changesCount > 0 { pending.articleCounts[key, default: 0] += 1 }
            for mention in entity.mentions {
                try addMention.run([articleKey, ordinal, key, mention.start, mention.end, mention.rule])
                ordinal += 1
            }
        }
        try writeAmounts(analysis.amounts, articleKey)
        try writeDates(analysis.dates, articleKey)
        for topic in analysis.topics {
            try run(
                "INSERT OR IGNORE INTO article_topic (article_key, topic) VALUES (?, ?)",
                [articleKey, topic.rawValue]
            )
        }
        for country in analysis.countries {
            try run(
                "INSERT OR IGNORE INTO article_country (article_key, country) VALUES (?, ?)",
                [articleKey, country]
            )
        }
        try writeAnnouncements(of: draft, articleKey: articleKey)
    }

    /// Notes the days of its events that are not that of its publication, for
    /// ``storyCandidates(signature:entities:around:announcedOn:window:excluding:limit:)``.
    private func writeAnnouncements(of draft: ArticleDraft, articleKey: Int64) throws {
        let published = draft.article.publishedAt?.day.daysSinceEpoch
        for event in draft.analysis.events {
            guard let day = event.date.flatMap({ CalendarDay($0) })?.daysSinceEpoch else { continue }
            if let published, abs(day - published) <= 2 { continue }
            for id in event.actors + event.counterparties + event.objects {
                guard let entity = try knownEntityKey(id) else { continue }
                try run(
                    "INSERT OR IGNORE INTO announced_day (entity_key, day, article_key) VALUES (?, ?, ?)",
                    [entity, day, articleKey]
                )
            }
        }
    }

    /// Removes what an earlier analysis found; claims are superseded apart, because they are never removed.
    func clearAnalysis(of articleKey: Int64) throws {
        try prepared("SELECT entity_key FROM article_entity WHERE article_key = ?").forEach([articleKey]) { row in
            pending.articleCounts[row.integer(0), default: 0] -= 1
        }
        for table in [
            "mention", "article_entity", "amount", "temporal_expression", "article_topic", "article_country",
            "announced_day",
        ] {
            try run("DELETE FROM \(table) WHERE article_key = ?", [articleKey])
        }
    }

    /// The key of an entity, which is recorded with its names when it is new to the store.
    func entityKey(of entity: Entity) throws -> Int64 {
        var known: KnownEntity
        if let stored = try knownEntity(entity.id) {
            known = stored
        } else {
            try run(
                """
                INSERT INTO entity (id, type, name, country, first_seen_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)
                """,
                [entity.id, entity.type.rawValue, entity.name, WriteSession.country(entity.country), now, now]
            )
            known = KnownEntity(key: connection.lastInsertedRowID)
            try logChange("entity", entity.id, "created")
        }
        var isNew = false
        for alias in [entity.name] + entity.aliases where !known.aliases.contains(alias) {
            try run(
                "INSERT OR IGNORE INTO entity_alias (folded, entity_key, alias) VALUES (?, ?, ?)",
                [NameFolding.fold(alias), known.key, alias]
            )
            let isRecorded = connection.changesCount > 0
            known.aliases.append(alias)
            isNew = true
            if isRecorded { try adopt(alias, for: entity, key: known.key) }
        }
        if isNew { entities[entity.id] = known }
        return known.key
    }

    /// The key of the entity that `id` means today, merged ones followed; nil when the store has none.
    public func knownEntityKey(_ id: String) throws -> Int64? { try knownEntity(id)?.key }

    private func knownEntity(_ id: String) throws -> KnownEntity? {
        if let known = entities[id] { return known }
        if let cached = store.entityKeys.entity(id) {
            entities[id] = cached
            return cached
        }
        let key = try key(
            """
            SELECT coalesce(m.entity_key, e.entity_key) FROM entity e LEFT JOIN entity m ON m.id = e.merged_into
            WHERE e.id = ?
            """,
            [id]
        )
        guard let key else { return nil }
        let known = KnownEntity(key: key)
        entities[id] = known
        return known
    }

    private func writeAmounts(_ amounts: [Amount], _ articleKey: Int64) throws {
        for (ordinal, amount) in amounts.enumerated() {
            try run(
                """
                INSERT INTO amount (article_key, ordinal, kind, value, value_max, bound, currency, unit, role, usd,
                    fx_date, converted_from, start_offset, end_offset, rule)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    articleKey, ordinal, amount.kind.rawValue, amount.value, amount.valueMax, amount.bound.rawValue,
                    amount.currency, amount.unit, amount.role?.rawValue, amount.usd, amount.fxDate?.description,
                    amount.convertedFrom, amount.start, amount.end, amount.rule,
                ]
            )
        }
    }

    private func writeDates(_ dates: [TemporalExpression], _ articleKey: Int64) throws {
        for (ordinal, date) in dates.enumerated() {
            let days = TemporalExpression.days(of: date.value)
            try run(
                """
                INSERT INTO temporal_expression (article_key, ordinal, value, precision, first_day, last_day,
                    start_offset, end_offset, rule)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    articleKey, ordinal, date.value, date.precision.rawValue, days?.lowerBound.description,
                    days?.upperBound.description, date.start, date.end, date.rule,
                ]
            )
        }
    }

    private static func country(_ code: String?) -> String? {
        guard let code, code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        return code
    }
}

/// Names without regard to case, diacritics, punctuation and a leading "the".
public enum NameFolding {
    /// `"The  China's Space Agency (CSA)"` becomes `"chinas space agency csa"`.
    public static func fold(_ name: String) -> String {
        var folded = ""
        var needsBlank = false
        for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.properties.generalCategory == .nonspacingMark || scalar == "'" || scalar == "\u{2019}" {
                continue
            }
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                needsBlank = !folded.isEmpty
                continue
            }
            if needsBlank { folded.append(" ") }
            needsBlank = false
            folded += scalar.properties.lowercaseMapping
        }
        return folded.hasPrefix("the ") ? String(folded.dropFirst(4)) : folded
    }
}
