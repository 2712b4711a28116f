import Foundation
import GRDB
import Model

extension WriteSession {
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
