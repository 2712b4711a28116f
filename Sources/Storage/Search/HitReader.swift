import GRDB
import Model

/// Reads the articles of a page of hits, with highlights and folded reports.
struct HitReader {
    let connection: Database
    let terms: [SearchQuery.Term]
    /// Entities that the query names: where an article mentions them, by whichever name, is marked as well.
    var entities: [Int64] = []
    let isFolding: Bool
    /// Whether highlights are looked for.
    var isMarking = true

    /// - Parameters:
    ///   - score: what is shown for a position's value.
    func read(_ positions: [HitPosition], score: (Double) -> Double?) throws -> [SearchHit] {
        var rows: [ArticleRow] = []
        rows.reserveCapacity(positions.count)
        let cursor = try Row.fetchCursor(
            connection.cachedStatement(
                sql: Store.articleSelection
                    + " WHERE a.article_key IN (SELECT value FROM json_each(?)) AND a.deleted_at IS NULL"
            ),
            arguments: ["[" + positions.map { String($0.document) }.joined(separator: ",") + "]"]
        )
        while let row = try cursor.next() { rows.append(Store.article(row)) }
        let articles = Dictionary(rows.map { (Int($0.key), $0) }, uniquingKeysWith: { first, _ in first })
        let marker = HighlightMarker(terms)
        let mentioned = isMarking ? try mentions(in: positions) : [:]
        let folded = isFolding ? try FoldedReports.read(of: rows, connection) : [:]
        return positions.compactMap { position in
            guard let article = articles[position.document] else { return nil }
            let others = folded[article.key]
            return SearchHit(
                article: article,
                score: score(position.value),
                highlights: isMarking
                    ? HitReader.joined(marker.spans(in: article.analyzedText), mentioned[position.document] ?? []) : [],
                otherReports: others?.reports ?? [],
                otherReportCount: others?.count ?? 0
            )
        }
    }
}

extension HitReader {
    /// Where the articles of a page mention the entities, by article, in order.
    private func mentions(in positions: [HitPosition]) throws -> [Int: [TextSpan]] {
        guard !entities.isEmpty else { return [:] }
        var found: [Int: [TextSpan]] = [:]
        let rows = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT article_key, start_offset, end_offset FROM mention
                    WHERE article_key IN (SELECT value FROM json_each(?)) AND entity_key IN (SELECT value FROM json_each(?))
                    ORDER BY article_key, start_offset
                    """
            ),
            arguments: [
                "[" + positions.map { String($0.document) }.joined(separator: ",") + "]",
                "[" + entities.map(String.init).joined(separator: ",") + "]",
            ]
        )
        while let row = try rows.next() {
            found[Int(row[0] as Int64), default: []].append(TextSpan(start: row[1], end: row[2]))
        }
        return found
    }

    /// Both lists as one in order, spans that overlap made one.
    static func joined(_ first: [TextSpan], _ second: [TextSpan]) -> [TextSpan] {
        guard !second.isEmpty else { return first }
        var joined: [TextSpan] = []
        for span in (first + second).sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
            if let last = joined.last, span.start < last.end {
                joined[joined.count - 1] = TextSpan(start: last.start, end: max(last.end, span.end))
            } else {
                joined.append(span)
            }
        }
        return joined
    }
}

/// The other reports of the stories on a page.
struct FoldedReports {
    var reports: [OtherReport]
    var count: Int

    private static let shown = 5

    /// By the key of the article that is shown.
    static func read(of articles: [ArticleRow], _ connection: Database) throws -> [Int64: FoldedReports] {
        let count = try connection.cachedStatement(
            sql: "SELECT story_key, report_count FROM story WHERE id = ?"
        )
        // In the order of the index of stories: no report beyond those shown is looked at.
        let statement = try connection.cachedStatement(
            sql: """
                SELECT a.id, a.title, s.name AS source, a.published, a.url
                FROM article a LEFT JOIN source s USING (source_key)
                WHERE a.story_key = ? AND a.article_key <> ? AND a.deleted_at IS NULL
                ORDER BY a.published_seconds DESC, a.article_key DESC LIMIT \(shown)
                """
        )
        var folded: [Int64: FoldedReports] = [:]
        for article in articles {
            guard let id = article.storyID, let story = try Row.fetchOne(count, arguments: [id]) else { continue }
            let reports: Int = story[1]
            guard reports > 1 else { continue }
            let rows = try Row.fetchAll(statement, arguments: [story[0] as Int64, article.key])
            guard !rows.isEmpty else { continue }
            folded[article.key] = FoldedReports(
                reports: rows.map { row in
                    OtherReport(
                        id: row["id"],
                        title: row["title"],
                        source: row["source"],
                        published: (row["published"] as String?).flatMap { Timestamp($0) },
                        url: row["url"]
                    )
                },
                count: max(rows.count, reports - 1)
            )
        }
        return folded
    }
}
