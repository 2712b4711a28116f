import Foundation
import GRDB
public import Model

/// A stored article that may report the same as another, with what comparing needs.
public struct StoryCandidate: Sendable {
    public var articleKey: Int64
    public var articleID: String
    public var storyKey: Int64?
    public var title: String?
    public var body: String
    public var publishedSeconds: Int64?
    public var sourceKey: Int64?
    /// Its text is known to be another report's.
    public var isCopy: Bool
    /// The entities it names.
    public var entities: [(id: String, type: EntityType, name: String)]
    /// Days named in it, `YYYY-MM-DD`.
    public var days: [String]
    public var amounts: [(kind: String, value: Double, unit: String?)]
    /// What it says happened: type, participants and day of each standing claim.
    public var events: [StoredEvent]
    /// Whether it shares a band of the text signature.
    public var sharesSignature: Bool
}

extension WriteSession {
    /// Articles that may report the same as the one at hand: those that share a band of its signature, and those that
    /// name two of its entities or more and were published around `moments`, or tell of an event on the same days.
    /// The cost is bounded whatever the size of the store.
    ///
    /// - Parameters:
    ///   - entityIDs: the most telling entities first.
    ///   - moments: seconds since the epoch: the publication, and the days of the events; empty when nothing is dated.
    ///   - window: seconds before and after.
    public func storyCandidates(
        signature: [Int64],
        entityIDs: [String],
        around moments: [Int64],
        window: Int64,
        excluding articleKey: Int64,
        limit: Int = 40
    ) throws -> [StoryCandidate] {
        var scores: [Int64: Int] = [:]
        var twins: Set<Int64> = []
        let byBand = try connection.cachedStatement(
            sql: "SELECT article_key FROM article_signature WHERE band = ? ORDER BY article_key DESC LIMIT 50"
        )
        for band in signature {
            for key in try Int64.fetchAll(byBand, arguments: [band]) where key != articleKey {
                twins.insert(key)
                scores[key, default: 0] += 100
            }
        }
        for id in entityIDs {
            guard let entity = try knownEntityKey(id) else { continue }
            var sharing: Set<Int64> = []
            for moment in moments {
                sharing.formUnion(try articles(naming: entity, around: moment, window: window))
                // The same party on the same day is worth two names.
                for key in try articles(tellingOf: entity, around: moment) where key != articleKey {
                    scores[key, default: 0] += 2
                }
            }
            sharing.formUnion(try undatedArticles(naming: entity, whenNothingIsDated: moments.isEmpty))
            for key in sharing where key != articleKey { scores[key, default: 0] += 1 }
        }
        let best = scores.filter { $0.value >= 2 }.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(limit)
        return try best.compactMap { try candidate($0.key, sharesSignature: twins.contains($0.key)) }
    }

    private func articles(naming entity: Int64, around moment: Int64, window: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT article_key FROM article_entity WHERE entity_key = ? AND published_seconds BETWEEN ? AND ?
                    ORDER BY published_seconds DESC LIMIT 100
                    """
            ),
            arguments: [entity, moment - window, moment + window]
        )
    }

    /// Reports, of whatever date, of an event that an entity takes part in on a day next to `moment`. Of an entity that
    /// takes part in very many, the hundred last recorded of each role are looked at: the cost stays bounded.
    private func articles(tellingOf entity: Int64, around moment: Int64) throws -> [Int64] {
        let day = Timestamp(epochSeconds: moment).day
        return try Int64.fetchAll(
            connection.cachedStatement(
                sql: """
                    WITH mine AS (
                        SELECT * FROM (SELECT event_key FROM event_participant
                            WHERE entity_key = ?1 AND role = 'actor' ORDER BY event_key DESC LIMIT 100)
                        UNION SELECT * FROM (SELECT event_key FROM event_participant
                            WHERE entity_key = ?1 AND role = 'counterparty' ORDER BY event_key DESC LIMIT 100)
                        UNION SELECT * FROM (SELECT event_key FROM event_participant
                            WHERE entity_key = ?1 AND role = 'object' ORDER BY event_key DESC LIMIT 100))
                    SELECT c.article_key FROM mine CROSS JOIN event v USING (event_key) CROSS JOIN claim c USING (event_key)
                    WHERE v.occurred_first_day BETWEEN ?2 AND ?3 AND c.superseded_at IS NULL LIMIT 100
                    """
            ),
            arguments: [entity, day.adding(days: -2).description, day.adding(days: 2).description]
        )
    }

    private func undatedArticles(naming entity: Int64, whenNothingIsDated isUndated: Bool) throws -> [Int64] {
        let sql =
            isUndated
            ? """
            SELECT article_key FROM article_entity WHERE entity_key = ?
            ORDER BY published_seconds DESC, article_key DESC LIMIT 100
            """
            : """
            SELECT article_key FROM article_entity WHERE entity_key = ? AND published_seconds IS NULL
            ORDER BY article_key DESC LIMIT 50
            """
        return try Int64.fetchAll(connection.cachedStatement(sql: sql), arguments: [entity])
    }

    private func candidate(_ articleKey: Int64, sharesSignature: Bool) throws -> StoryCandidate? {
        guard
            let row = try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT a.id, a.story_key, a.title, a.body, a.published_seconds, a.source_key, m.is_copy
                        FROM article a LEFT JOIN story_member m USING (article_key)
                        WHERE a.article_key = ? AND a.deleted_at IS NULL
                        """
                ),
                arguments: [articleKey]
            )
        else { return nil }
        let entities = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT e.id, e.type, e.name FROM article_entity x JOIN entity e USING (entity_key) WHERE x.article_key = ?
                    ORDER BY x.salience DESC, e.id
                    """
            ),
            arguments: [articleKey]
        ).compactMap { row in
            EntityType(rawValue: row["type"]).map { (id: row["id"] as String, type: $0, name: row["name"] as String) }
        }
        let days = try String.fetchAll(
            connection.cachedStatement(
                sql: "SELECT value FROM temporal_expression WHERE article_key = ? AND precision = 'day'"
            ),
            arguments: [articleKey]
        )
        let amounts = try Row.fetchAll(
            connection.cachedStatement(
                sql: "SELECT kind, value, coalesce(currency, unit) AS unit FROM amount WHERE article_key = ?"
            ),
            arguments: [articleKey]
        ).map { (kind: $0["kind"] as String, value: $0["value"] as Double, unit: $0["unit"] as String?) }
        return StoryCandidate(
            articleKey: articleKey,
            articleID: row["id"],
            storyKey: row["story_key"],
            title: row["title"],
            body: row["body"],
            publishedSeconds: row["published_seconds"],
            sourceKey: row["source_key"],
            isCopy: (row["is_copy"] as Bool?) ?? false,
            entities: entities,
            days: days,
            amounts: amounts,
            events: try claimedEvents(of: articleKey),
            sharesSignature: sharesSignature
        )
    }

    /// What one article says happened.
    private func claimedEvents(of articleKey: Int64) throws -> [StoredEvent] {
        try claims(where: "c.article_key = ?", [articleKey]).map(\.event)
    }

    /// Makes a story of one article. Its id follows from the article's; an id that stands for another story by now, or
    /// was merged into one, is not used again.
    public func createStory(for articleKey: Int64, articleID: String) throws -> Int64 {
        let id = Identifier.make(.story, [articleID])
        let storyKey: Int64
        let emptied = try key(
            """
            SELECT story_key FROM story t WHERE id = ? AND merged_into IS NULL
                AND NOT EXISTS (SELECT 1 FROM story_member m WHERE m.story_key = t.story_key AND m.article_key <> ?)
            """,
            [id, articleKey]
        )
        if let emptied {
            try run("UPDATE story SET deleted_at = NULL WHERE story_key = ?", [emptied])
            storyKey = emptied
        } else {
            storyKey = try insertStory(try unusedStoryID([articleID]))
        }
        try join(articleKey, toStory: storyKey, reasons: [], similarity: nil, isCopy: false)
        return storyKey
    }

    /// Says of a member whether its text is another report's.
    public func mark(_ articleKey: Int64, asCopy isCopy: Bool) throws {
        try run("UPDATE story_member SET is_copy = ? WHERE article_key = ?", [isCopy, articleKey])
    }

    /// Makes an article a member of a story, and of no other.
    public func join(
        _ articleKey: Int64,
        toStory storyKey: Int64,
        reasons: [String],
        similarity: Double?,
        isCopy: Bool
    ) throws {
        try run(
            """
            INSERT INTO story_member (article_key, story_key, reasons, similarity, is_copy, added_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (article_key) DO UPDATE SET story_key = excluded.story_key, reasons = excluded.reasons,
                similarity = excluded.similarity, is_copy = excluded.is_copy, added_at = excluded.added_at
            """,
            [articleKey, storyKey, JSONList.encode(reasons), similarity, isCopy, now]
        )
        try run("UPDATE article SET story_key = ? WHERE article_key = ?", [storyKey, articleKey])
    }

    /// The story an article belongs to.
    public func storyKey(ofArticle articleKey: Int64) throws -> Int64? {
        try key("SELECT story_key FROM article WHERE article_key = ? AND story_key IS NOT NULL", [articleKey])
    }

    /// Lets `other` be absorbed by `survivor`: members and events move, the id keeps resolving.
    public func merge(story other: Int64, into survivor: Int64, reason: String) throws {
        guard other != survivor,
            let otherID = try String.fetchOne(
                connection,
                sql: "SELECT id FROM story WHERE story_key = ?",
                arguments: [other]
            ),
            let survivorID = try String.fetchOne(
                connection,
                sql: "SELECT id FROM story WHERE story_key = ?",
                arguments: [survivor]
            )
        else { return }
        try run("UPDATE story_member SET story_key = ? WHERE story_key = ?", [survivor, other])
        try run("UPDATE article SET story_key = ? WHERE story_key = ?", [survivor, other])
        try run("UPDATE event SET story_key = ? WHERE story_key = ?", [survivor, other])
        try run("UPDATE story SET merged_into = ? WHERE merged_into = ?", [survivorID, otherID])
        try run(
            "UPDATE story SET merged_into = ?, updated_at = ?, report_count = 0 WHERE story_key = ?",
            [survivorID, now, other]
        )
        let detail = "{\"merged_into\":\"\(survivorID)\",\"reason\":\(JSONList.quote(reason))}"
        try logChange("story", otherID, "merged", detail: detail)
    }

    /// Derives a story's counts, dates and headline from its members; one without any becomes a tombstone.
    ///
    /// The primary report is the earliest of the highest tier that is no copy. Independent sources are counted by
    /// owner, copies left out.
    public func deriveStory(_ storyKey: Int64) throws {
        guard
            let id = try String.fetchOne(
                connection,
                sql: "SELECT id FROM story WHERE story_key = ?",
                arguments: [storyKey]
            )
        else { return }
        let members = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT a.article_key, a.title, a.body, a.published_seconds, m.is_copy,
                        ifnull(s.name, a.id) AS source, coalesce(s.owner, s.name, a.id) AS owner,
                        CASE s.tier WHEN 'primary' THEN 0 WHEN 'trade' THEN 1 WHEN 'general' THEN 2 ELSE 3 END AS tier
                    FROM story_member m JOIN article a USING (article_key) LEFT JOIN source s USING (source_key)
                    WHERE m.story_key = ? AND a.deleted_at IS NULL
                    ORDER BY m.is_copy, tier, a.published_seconds IS NULL, a.published_seconds, a.article_key
                    """
            ),
            arguments: [storyKey]
        )
        guard let primary = members.first else {
            try run(
                "UPDATE story SET deleted_at = ?, updated_at = ?, report_count = 0 "
                    + "WHERE story_key = ? AND deleted_at IS NULL AND merged_into IS NULL",
                [now, now, storyKey]
            )
            if connection.changesCount > 0 { try logChange("story", id, "deleted") }
            return
        }
        let published = members.compactMap { $0["published_seconds"] as Int64? }
        let owners = Set(members.filter { !($0["is_copy"] as Bool) }.map { $0["owner"] as String })
        let titled = members.first { ($0["title"] as String?)?.isEmpty == false }
        let headline = (titled?["title"] as String?) ?? WriteSession.opening(of: primary["body"])
        let hasConflict =
            try key("SELECT max(has_conflict) FROM event WHERE story_key = ? AND deleted_at IS NULL", [storyKey]) ?? 0
        let wasEmpty = try (key("SELECT report_count FROM story WHERE story_key = ?", [storyKey]) ?? 0) == 0
        try run(
            """
            UPDATE story SET headline = ?, primary_article = ?, first_published = ?, last_published = ?,
                report_count = ?, source_count = ?, independent_count = ?, has_conflict = ?, updated_at = ?,
                deleted_at = NULL, merged_into = NULL
            WHERE story_key = ?
            """,
            [
                headline, primary["article_key"] as Int64, published.min(), published.max(), members.count,
                Set(members.map { $0["source"] as String }).count, max(owners.count, 1), hasConflict, now, storyKey,
            ]
        )
        if !wasEmpty { try logChange("story", id, "updated") }
    }

    /// The first sentence of a text, for stories whose reports carry no headline.
    private static func opening(of body: String) -> String {
        let line = body.prefix { $0 != "\n" }
        if let stop = line.range(of: ". ") { return String(line[..<stop.lowerBound]) + "." }
        return line.count > 200 ? line.prefix(199) + "…" : String(line)
    }
}

extension WriteSession {
    /// The public id of a story.
    public func storyID(_ storyKey: Int64) throws -> String? {
        try String.fetchOne(connection, sql: "SELECT id FROM story WHERE story_key = ?", arguments: [storyKey])
    }
}
