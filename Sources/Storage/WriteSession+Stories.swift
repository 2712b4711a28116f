import Foundation
import GRDB
public import Model

/// A stored article that may report the same as another.
public struct StoryCandidate: Sendable {
    public var articleKey: Int64
    public var storyKey: Int64
    /// Its text is known to be another report's.
    public var isCopy: Bool
    /// What it is compared by, as ``WriteSession/keep(profile:of:)`` was given it; nil where it never was.
    public var profile: [UInt8]?
    /// Bands of the text signature that it shares.
    public var sharedBands: Int
}

/// How much is published around an article: what two reports share by chance follows from it.
public struct PublicationDensity: Sendable, Equatable {
    /// Seconds on either side that the counts are for.
    public static let span: Int64 = 3 * 86_400

    /// Articles in all; estimated where there are very many.
    public var articles = 0.0
    /// Articles that name an entity, by its key; those of which it was not counted are missing.
    public var naming: [Int64: Double] = [:]
    /// Articles of the store, and those of them that name an entity.
    public var stored = 0.0
    public var storedNaming: [Int64: Double] = [:]

    public init() {}
}

/// What a profile is made of, for articles that were stored without one.
public struct StoredReport: Sendable {
    public var text: String
    public var publishedSeconds: Int64?
    /// The entities it names.
    public var entities: [(key: Int64, id: String, type: EntityType, name: String)]
    /// Days named in it, `YYYY-MM-DD`.
    public var days: [String]
    public var amounts: [(kind: String, value: Double, unit: String?)]
    /// What it says happened: type, participants and day of each standing claim.
    public var events: [StoredEvent]
}

/// How many articles hold what a new one holds, and how near they are in time.
private struct CandidateCount {
    private struct Count {
        var score: Int
        /// Seconds between the publications.
        var gap: Int64
        /// The last entity that counted it.
        var entity: Int64
    }

    private var counts: [Int64: Count] = [:]
    private let excluded: Int64

    init(excluding articleKey: Int64) {
        excluded = articleKey
        counts.reserveCapacity(512)
    }

    /// An article counts once for each entity.
    mutating func add(_ article: Int64, for entity: Int64, points: Int = 1, gap: Int64) {
        guard article != excluded else { return }
        guard var count = counts[article] else {
            counts[article] = Count(score: points, gap: gap, entity: entity)
            return
        }
        guard count.entity != entity else { return }
        count.score += points
        count.gap = min(count.gap, gap)
        count.entity = entity
        counts[article] = count
    }

    /// The `limit` that share the most, then the nearest in time, then the newest; those that share one name only if
    /// they are near and fewer than half as many share more.
    func best(_ limit: Int) -> [Int64] {
        let ranked = counts.filter { $0.value.score >= 2 || $0.value.gap <= PublicationDensity.span }.sorted {
            ($0.value.score, $1.value.gap, $0.key) > ($1.value.score, $0.value.gap, $1.key)
        }
        let several = ranked.prefix { $0.value.score >= 2 }.count
        return ranked.prefix(min(limit, max(several, limit / 2))).map(\.key)
    }
}

/// Counts what lies within ``PublicationDensity/span``; where only the nearest were looked at, their spread tells how
/// many there are.
private struct NearestCount {
    let limit: Int
    private var seen = 0
    private var near = 0
    private var last: Int64 = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(gap: Int64) {
        seen += 1
        last = gap
        if gap <= PublicationDensity.span { near += 1 }
    }

    var estimate: Double {
        guard seen == limit, last < PublicationDensity.span else { return Double(near) }
        return Double(near) * Double(PublicationDensity.span) / Double(max(last, 1))
    }
}

extension WriteSession {
    /// Articles of one entity that are looked at on either side of a moment.
    private static let nearest = 40
    private static let far = Int64.max

    /// Articles that may report the same as the one at hand: those that share a band of its signature, and those that
    /// name two of its entities or more and were published around `moments`, or told of an event on the same days.
    /// The cost is bounded whatever the size of the store: of an entity that very many articles name, those nearest to
    /// the moment are looked at.
    ///
    /// - Parameters:
    ///   - entities: keys, the most telling first.
    ///   - moments: seconds since the epoch: the publication, and the days of the events; empty when nothing is dated.
    ///   - days: counted from 1970-01-01, on which an event was perhaps announced to happen.
    ///   - window: seconds before and after.
    /// - Returns: the candidates, the likeliest first, and how much is published around the first moment.
    public func storyCandidates(
        signature: [Int64],
        entities: [Int64],
        around moments: [Int64],
        announcedOn days: [Int],
        window: Int64,
        excluding articleKey: Int64,
        limit: Int = 32
    ) throws -> (candidates: [StoryCandidate], density: PublicationDensity) {
        var count = CandidateCount(excluding: articleKey)
        var density = PublicationDensity()
        density.stored = Double(try key("SELECT max(article_key) FROM article", []) ?? 0)
        if let moment = moments.first { density.articles = try countArticles(around: moment) }
        var twins: [Int64: Int] = [:]
        let byBand = try prepared(
            "SELECT article_key FROM article_signature WHERE band = ? ORDER BY article_key DESC LIMIT 50"
        )
        for band in signature {
            try byBand.forEach([band]) { row in
                let key = row.integer(0)
                twins[key, default: 0] += 1
                count.add(key, for: -Int64(twins[key] ?? 0), points: 100, gap: 0)
            }
        }
        for entity in entities {
            for (index, moment) in moments.enumerated() {
                let near = try countArticles(naming: entity, around: moment, window, &count)
                if index == 0 { density.naming[entity] = near }
            }
            density.storedNaming[entity] = Double(try articleCount(of: entity))
            for day in days { try countArticles(announcing: entity, on: day, &count) }
            if moments.isEmpty {
                try countLatestArticles(naming: entity, &count)
            } else if try findUndatedArticles() {
                try countUndatedArticles(naming: entity, &count)
            }
        }
        let member = try prepared("SELECT story_key, is_copy, profile FROM story_member WHERE article_key = ?")
        let candidates = try count.best(limit).compactMap { key in
            try member.first([key]) { row in
                StoryCandidate(
                    articleKey: key,
                    storyKey: row.integer(0),
                    isCopy: row.integer(1) != 0,
                    profile: row.bytes(2),
                    sharedBands: twins[key] ?? 0
                )
            }
        }
        return (candidates, density)
    }

    /// Articles that name an entity, as of the beginning of the transaction.
    private func articleCount(of entity: Int64) throws -> Int64 {
        if let known = articleCounts[entity] { return known }
        let count = try key("SELECT article_count FROM entity WHERE entity_key = ?", [entity]) ?? 0
        articleCounts[entity] = count
        return count
    }

    /// Articles published within ``PublicationDensity/span`` of a moment.
    private func countArticles(around moment: Int64) throws -> Double {
        let span = PublicationDensity.span
        var before = NearestCount(limit: WriteSession.nearest)
        try prepared(
            """
            SELECT published_seconds FROM article WHERE published_seconds BETWEEN ? AND ?
            ORDER BY published_seconds DESC LIMIT ?
            """
        ).forEach([moment - span, moment, WriteSession.nearest]) { before.add(gap: moment - $0.integer(0)) }
        var after = NearestCount(limit: WriteSession.nearest)
        try prepared(
            """
            SELECT published_seconds FROM article WHERE published_seconds BETWEEN ? AND ?
            ORDER BY published_seconds LIMIT ?
            """
        ).forEach([moment + 1, moment + span, WriteSession.nearest]) { after.add(gap: $0.integer(0) - moment) }
        return before.estimate + after.estimate
    }

    private func countArticles(
        naming entity: Int64,
        around moment: Int64,
        _ window: Int64,
        _ count: inout CandidateCount
    ) throws -> Double {
        var nearBefore = NearestCount(limit: WriteSession.nearest)
        var nearAfter = NearestCount(limit: WriteSession.nearest)
        let before = try prepared(
            """
            SELECT article_key, published_seconds FROM article_entity
            WHERE entity_key = ? AND published_seconds BETWEEN ? AND ? ORDER BY published_seconds DESC LIMIT ?
            """
        )
        try before.forEach([entity, moment - window, moment, WriteSession.nearest]) { row in
            let gap = moment - row.integer(1)
            nearBefore.add(gap: gap)
            count.add(row.integer(0), for: entity, gap: gap)
        }
        let after = try prepared(
            """
            SELECT article_key, published_seconds FROM article_entity
            WHERE entity_key = ? AND published_seconds BETWEEN ? AND ? ORDER BY published_seconds LIMIT ?
            """
        )
        try after.forEach([entity, moment + 1, moment + window, WriteSession.nearest]) { row in
            let gap = row.integer(1) - moment
            nearAfter.add(gap: gap)
            count.add(row.integer(0), for: entity, gap: gap)
        }
        return nearBefore.estimate + nearAfter.estimate
    }

    /// Reports, of whatever date, of an event that an entity takes part in on a day next to `day`: the same party on
    /// the same day is worth two names.
    private func countArticles(announcing entity: Int64, on day: Int, _ count: inout CandidateCount) throws {
        let statement = try prepared(
            """
            SELECT article_key FROM announced_day WHERE entity_key = ? AND day BETWEEN ? AND ?
            ORDER BY day, article_key DESC LIMIT ?
            """
        )
        try statement.forEach([entity, day - 2, day + 2, WriteSession.nearest]) { row in
            count.add(row.integer(0), for: -entity - 1_000, points: 2, gap: 0)
        }
    }

    private func countLatestArticles(naming entity: Int64, _ count: inout CandidateCount) throws {
        let statement = try prepared(
            """
            SELECT article_key FROM article_entity WHERE entity_key = ?
            ORDER BY published_seconds DESC, article_key DESC LIMIT ?
            """
        )
        try statement.forEach([entity, 2 * WriteSession.nearest]) { row in
            count.add(row.integer(0), for: entity, gap: WriteSession.far)
        }
    }

    private func countUndatedArticles(naming entity: Int64, _ count: inout CandidateCount) throws {
        let statement = try prepared(
            """
            SELECT article_key FROM article_entity WHERE entity_key = ? AND published_seconds IS NULL
            ORDER BY article_key DESC LIMIT ?
            """
        )
        try statement.forEach([entity, WriteSession.nearest]) { row in
            count.add(row.integer(0), for: entity, gap: WriteSession.far)
        }
    }

    private func findUndatedArticles() throws -> Bool {
        if let hasUndatedArticles { return hasUndatedArticles }
        let found = try key("SELECT 1 FROM article WHERE published_seconds IS NULL LIMIT 1", []) != nil
        hasUndatedArticles = found
        return found
    }

    /// Keeps what an article is compared by; opaque to the store.
    public func keep(profile: [UInt8], of articleKey: Int64) throws {
        try run("UPDATE story_member SET profile = ? WHERE article_key = ?", [profile, articleKey])
    }

    /// What a profile can be made of; nil for a deleted article.
    public func report(ofArticle articleKey: Int64) throws -> StoredReport? {
        let statement = try prepared(
            "SELECT title, body, published_seconds FROM article WHERE article_key = ? AND deleted_at IS NULL"
        )
        let stored = try statement.first([articleKey]) { row in
            let title = row.optionalText(0)
            return StoredReport(
                text: title.map { $0.isEmpty ? row.text(1) : $0 + "\n\n" + row.text(1) } ?? row.text(1),
                publishedSeconds: row.optionalInteger(2),
                entities: [],
                days: [],
                amounts: [],
                events: []
            )
        }
        guard var report = stored else { return nil }
        try prepared(
            """
            SELECT e.entity_key, e.id, e.type, e.name FROM article_entity x JOIN entity e USING (entity_key)
            WHERE x.article_key = ? ORDER BY x.salience DESC, e.id
            """
        ).forEach([articleKey]) { row in
            guard let type = EntityType(rawValue: row.text(2)) else { return }
            report.entities.append((key: row.integer(0), id: row.text(1), type: type, name: row.text(3)))
        }
        try prepared("SELECT value FROM temporal_expression WHERE article_key = ? AND precision = 'day'")
            .forEach([articleKey]) { report.days.append($0.text(0)) }
        try prepared("SELECT kind, value, coalesce(currency, unit) FROM amount WHERE article_key = ?")
            .forEach([articleKey]) { row in
                report.amounts.append((kind: row.text(0), value: row.number(1), unit: row.optionalText(2)))
            }
        report.events = try claims(where: "c.article_key = ?", [articleKey]).map(\.event)
        return report
    }

    /// Makes a story of a new article, and all that follows from it; its events are still to be added.
    public func foundStory(for articleKey: Int64, draft: ArticleDraft, profile: [UInt8]) throws -> Int64 {
        let id = Identifier.make(.story, [draft.id])
        let article = draft.article
        let headline = article.title.flatMap { $0.isEmpty ? nil : $0 } ?? WriteSession.opening(of: article.body)
        try run(
            """
            INSERT INTO story (id, headline, primary_article, first_published, last_published, report_count,
                source_count, independent_count, first_seen_at, updated_at)
            VALUES (?, ?, ?, ?, ?, 1, 1, 1, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                id, headline, articleKey, article.publishedAt?.sortSeconds, article.publishedAt?.sortSeconds, now, now,
            ]
        )
        guard connection.changesCount > 0 else {
            let storyKey = try createStory(for: articleKey, articleID: draft.id)
            try keep(profile: profile, of: articleKey)
            try deriveStory(storyKey)
            return storyKey
        }
        let storyKey = connection.lastInsertedRowID
        try logChange("story", id, "created")
        try join(articleKey, toStory: storyKey, reasons: [], similarity: nil, isCopy: false, profile: profile)
        return storyKey
    }

    /// Says that what a story's reports say of its events disagrees.
    public func markConflict(inStory storyKey: Int64) throws {
        try run("UPDATE story SET has_conflict = 1 WHERE story_key = ?", [storyKey])
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
        isCopy: Bool,
        profile: [UInt8]? = nil
    ) throws {
        try run(
            """
            INSERT INTO story_member (article_key, story_key, reasons, similarity, is_copy, added_at, profile)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (article_key) DO UPDATE SET story_key = excluded.story_key, reasons = excluded.reasons,
                similarity = excluded.similarity, is_copy = excluded.is_copy, added_at = excluded.added_at,
                profile = ifnull(excluded.profile, profile)
            """,
            [articleKey, storyKey, JSONList.encode(reasons), similarity, isCopy, now, profile]
        )
        try run("UPDATE article SET story_key = ? WHERE article_key = ?", [storyKey, articleKey])
    }

    /// The story an article belongs to.
    public func storyKey(ofArticle articleKey: Int64) throws -> Int64? {
        try key("SELECT story_key FROM article WHERE article_key = ? AND story_key IS NOT NULL", [articleKey])
    }

    /// As it was derived last.
    public func reportCount(ofStory storyKey: Int64) throws -> Int {
        Int(try key("SELECT report_count FROM story WHERE story_key = ?", [storyKey]) ?? 0)
    }

    /// Lets `other` be absorbed by `survivor`: members and events move, the id keeps resolving.
    public func merge(story other: Int64, into survivor: Int64, reason: String) throws {
        guard other != survivor,
            let otherID = try storyID(other), let survivorID = try storyID(survivor)
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
        let stored = try prepared("SELECT id, report_count FROM story WHERE story_key = ?")
            .first([storyKey]) { (id: $0.text(0), reports: $0.integer(1)) }
        guard let (id, reports) = stored else { return }
        let members = try members(ofStory: storyKey)
        guard let primary = members.first else {
            try run(
                "UPDATE story SET deleted_at = ?, updated_at = ?, report_count = 0 "
                    + "WHERE story_key = ? AND deleted_at IS NULL AND merged_into IS NULL",
                [now, now, storyKey]
            )
            if connection.changesCount > 0 { try logChange("story", id, "deleted") }
            return
        }
        let published = members.compactMap(\.publishedSeconds)
        let owners = Set(members.filter { !$0.isCopy }.map(\.owner))
        let headline =
            try members.lazy.compactMap(\.title).first { !$0.isEmpty }
            ?? WriteSession.opening(of: text(ofArticle: primary.articleKey).body)
        let hasConflict =
            try key("SELECT max(has_conflict) FROM event WHERE story_key = ? AND deleted_at IS NULL", [storyKey]) ?? 0
        try run(
            """
            UPDATE story SET headline = ?, primary_article = ?, first_published = ?, last_published = ?,
                report_count = ?, source_count = ?, independent_count = ?, has_conflict = ?, updated_at = ?,
                deleted_at = NULL, merged_into = NULL
            WHERE story_key = ?
            """,
            [
                headline, primary.articleKey, published.min(), published.max(), members.count,
                Set(members.map(\.source)).count, max(owners.count, 1), hasConflict, now, storyKey,
            ]
        )
        if reports > 0 { try logChange("story", id, "updated") }
    }

    private struct Member {
        var articleKey: Int64
        var title: String?
        var publishedSeconds: Int64?
        var isCopy: Bool
        var source: String
        var owner: String
    }

    /// The primary report first.
    private func members(ofStory storyKey: Int64) throws -> [Member] {
        var members: [Member] = []
        let statement = try prepared(
            """
            SELECT a.article_key, a.title, a.published_seconds, m.is_copy, ifnull(s.name, a.id),
                coalesce(s.owner, s.name, a.id),
                CASE s.tier WHEN 'primary' THEN 0 WHEN 'trade' THEN 1 WHEN 'general' THEN 2 ELSE 3 END AS tier
            FROM story_member m JOIN article a USING (article_key) LEFT JOIN source s USING (source_key)
            WHERE m.story_key = ? AND a.deleted_at IS NULL
            ORDER BY m.is_copy, tier, a.published_seconds IS NULL, a.published_seconds, a.article_key
            """
        )
        try statement.forEach([storyKey]) { row in
            members.append(
                Member(
                    articleKey: row.integer(0),
                    title: row.optionalText(1),
                    publishedSeconds: row.optionalInteger(2),
                    isCopy: row.integer(3) != 0,
                    source: row.text(4),
                    owner: row.text(5)
                )
            )
        }
        return members
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
        try prepared("SELECT id FROM story WHERE story_key = ?").first([storyKey]) { $0.text(0) }
    }
}
