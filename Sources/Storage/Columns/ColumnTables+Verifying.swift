import GRDB

extension ColumnTables {
    /// Compares totals with what SQL counts: a second way to the same figures, which shares no code with reading.
    ///
    /// - Returns: a sentence for each difference.
    func wrongTotals(in connection: Database) throws -> [String] {
        let mentions = articles.entities.withArrays { lists in
            (0..<articles.count).reduce(0) { sum, article in
                lists.places(article).reduce(sum) { $0 + Int(lists.weights[$1]) }
            }
        }
        let totals: [(name: String, held: Int, sql: String)] = [
            ("articles", count(articles.isLive), "SELECT count(*) FROM article WHERE deleted_at IS NULL"),
            (
                "events", count(events.isLive),
                "SELECT count(*) FROM event WHERE deleted_at IS NULL AND merged_into IS NULL"
            ),
            (
                "stories", count(stories.isLive),
                "SELECT count(*) FROM story WHERE deleted_at IS NULL AND merged_into IS NULL"
            ),
            ("entities of articles", count(articles.entities), "SELECT count(*) FROM article_entity"),
            ("mentions", mentions, "SELECT ifnull(sum(mention_count), 0) FROM article_entity"),
            ("countries of articles", count(articles.countries), "SELECT count(*) FROM article_country"),
            ("topics of articles", count(articles.topics), "SELECT count(*) FROM article_topic"),
            ("participants of events", count(events.participants), "SELECT count(*) FROM event_participant"),
            (
                "reports of events", count(events.articles),
                """
                SELECT count(*) FROM (SELECT DISTINCT event_key, article_key FROM claim WHERE superseded_at IS NULL)
                """
            ),
            (
                "whole dollars", wholeDollars(),
                """
                SELECT ifnull(sum(CAST(amount_usd AS INTEGER)), 0) FROM event
                WHERE deleted_at IS NULL AND merged_into IS NULL AND amount_usd < 1e15
                """
            ),
        ]
        return try totals.compactMap { name, held, sql in
            let stored = try Int.fetchOne(connection, sql: sql) ?? 0
            return held == stored ? nil : "\(name): \(held) in memory, \(stored) stored"
        }
    }

    private func count(_ flags: [UInt8]) -> Int { flags.reduce(0) { $0 + Int($1) } }

    private func count(_ column: ListColumn) -> Int { column.counts.reduce(0) { $0 + Int($1) } }

    private func wholeDollars() -> Int {
        events.usd.indices.reduce(0) { sum, event in
            events.isLive[event] == 1 && events.usd[event] < 1e15 ? sum + Int(events.usd[event]) : sum
        }
    }
}
