import GRDB
import Model

/// What a person decided of two reports.
public enum StoryDecision: String, Sendable {
    case together, apart
}

/// A story as far as editing must know it.
public struct KnownStory: Sendable, Equatable {
    public var key: Int64
    public var id: String
    /// The story that stands for it now.
    public var mergedInto: String?
}

extension WriteSession {
    /// Above so many pairs only some witnesses of each side are paired with all of the other: enough for every report
    /// to be held, and bounded for the largest stories.
    private static let pairLimit = 10_000
    private static let witnesses = 20

    /// The story of an id; nil when there is none, or it was emptied and nothing stands for it.
    public func story(id: String) throws -> KnownStory? {
        try Row.fetchOne(
            connection.cachedStatement(
                sql: """
                    SELECT story_key, id, merged_into FROM story
                    WHERE id = ? AND (deleted_at IS NULL OR merged_into IS NOT NULL)
                    """
            ),
            arguments: [id]
        ).map { KnownStory(key: $0["story_key"], id: $0["id"], mergedInto: $0["merged_into"]) }
    }

    /// The articles of a story, the primary report first.
    public func articleKeys(ofStory storyKey: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT m.article_key FROM story_member m JOIN story t USING (story_key)
                    WHERE m.story_key = ? ORDER BY m.article_key = t.primary_article DESC, m.article_key
                    """
            ),
            arguments: [storyKey]
        )
    }

    /// The keys of `ids`, in their order.
    ///
    /// - Throws: ``StoreError`` `.notFound` for the first that is no article, or a deleted one.
    public func articleKeys(ofIDs ids: [String]) throws -> [Int64] {
        try ids.map { id in
            guard let key = try key("SELECT article_key FROM article WHERE id = ? AND deleted_at IS NULL", [id]) else {
                throw StoreError(.notFound, "there is no article '\(id)'")
            }
            return key
        }
    }

    /// Records of each pair across two sets of reports that it belongs together, or apart. What was decided of a pair
    /// before is forgotten.
    public func decide(_ decision: StoryDecision, between left: [Int64], and right: [Int64]) throws {
        let isSmall = left.count.multipliedReportingOverflow(by: right.count)
        let all = !isSmall.overflow && isSmall.partialValue <= WriteSession.pairLimit
        let leftWitnesses = all ? left[...] : left.prefix(WriteSession.witnesses)
        let rightWitnesses = all ? right[...] : right.prefix(WriteSession.witnesses)
        try forgetDecisions(between: left, and: right)
        for first in left {
            for second in rightWitnesses { try decide(decision, first, second) }
        }
        guard !all else { return }
        for first in leftWitnesses {
            for second in right { try decide(decision, first, second) }
        }
    }

    /// Whether a person decided so of an article and any report of a story.
    public func isDecided(_ decision: StoryDecision, article articleKey: Int64, story storyKey: Int64) throws -> Bool {
        try key(
            """
            SELECT 1 FROM story_member m JOIN story_decision d
                ON d.first_article = min(?, m.article_key) AND d.second_article = max(?, m.article_key)
            WHERE m.story_key = ? AND m.article_key <> ? AND d.decision = ? LIMIT 1
            """,
            [articleKey, articleKey, storyKey, articleKey, decision.rawValue]
        ) != nil
    }

    /// Whether a person decided that some report of one story and some report of the other belong apart.
    public func areDecidedApart(stories one: Int64, _ other: Int64) throws -> Bool {
        let sql = """
            SELECT 1 FROM story_member m JOIN story_decision d ON d.first_article = m.article_key
            JOIN story_member n ON n.article_key = d.second_article
            WHERE m.story_key = ? AND n.story_key = ? AND d.decision = 'apart' LIMIT 1
            """
        return try key(sql, [one, other]) != nil || key(sql, [other, one]) != nil
    }

    /// Takes articles out of their story and makes a new one of them; events that only they tell of go with them.
    ///
    /// The id follows from the story and the articles, and is never one that was in use before: the same split gives
    /// the same id on any machine.
    public func split(_ articles: [Int64], articleIDs: [String], from story: KnownStory) throws -> KnownStory {
        let id = try unusedStoryID(["split", story.id] + articleIDs.sorted())
        let new = try insertStory(id)
        for article in articles {
            try join(article, toStory: new, reasons: ["decided_by_hand"], similarity: nil, isCopy: false)
        }
        try run(
            """
            UPDATE event SET story_key = ?
            WHERE story_key = ? AND deleted_at IS NULL AND merged_into IS NULL AND NOT EXISTS (
                SELECT 1 FROM claim c JOIN article a USING (article_key)
                WHERE c.event_key = event.event_key AND c.superseded_at IS NULL AND a.story_key IS NOT ?)
            """,
            [new, story.key, new]
        )
        let articleList = articleIDs.sorted().map(JSONList.quote).joined(separator: ",")
        try logChange(
            "story",
            story.id,
            "split",
            detail: "{\"split_into\":\"\(id)\",\"article_ids\":[\(articleList)]}"
        )
        return KnownStory(key: new, id: id, mergedInto: nil)
    }

    /// Makes a story without members.
    func insertStory(_ id: String) throws -> Int64 {
        try run("INSERT INTO story (id, first_seen_at, updated_at) VALUES (?, ?, ?)", [id, now, now])
        let storyKey = connection.lastInsertedRowID
        try logChange("story", id, "created")
        return storyKey
    }

    /// An id that follows from `parts` and was never given to a story.
    func unusedStoryID(_ parts: [String]) throws -> String {
        var id = Identifier.make(.story, parts)
        var number = 1
        while try key("SELECT story_key FROM story WHERE id = ?", [id]) != nil {
            number += 1
            id = Identifier.make(.story, parts + [String(number)])
        }
        return id
    }

    private func decide(_ decision: StoryDecision, _ first: Int64, _ second: Int64) throws {
        guard first != second else { return }
        try run(
            """
            INSERT INTO story_decision (first_article, second_article, decision, decided_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (first_article, second_article)
                DO UPDATE SET decision = excluded.decision, decided_at = excluded.decided_at
            """,
            [min(first, second), max(first, second), decision.rawValue, now]
        )
    }

    private func forgetDecisions(between left: [Int64], and right: [Int64]) throws {
        let others = Set(right)
        let ordered = try connection.cachedStatement(
            sql: "SELECT second_article FROM story_decision WHERE first_article = ?"
        )
        for first in left {
            for second in try Int64.fetchAll(ordered, arguments: [first]) where others.contains(second) {
                try run("DELETE FROM story_decision WHERE first_article = ? AND second_article = ?", [first, second])
            }
        }
        let own = Set(left)
        for first in right {
            for second in try Int64.fetchAll(ordered, arguments: [first]) where own.contains(second) {
                try run("DELETE FROM story_decision WHERE first_article = ? AND second_article = ?", [first, second])
            }
        }
    }
}
