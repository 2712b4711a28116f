import GRDB
import Model

/// What the beginning of a word may become.
public struct Suggestion: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case entity
        case source
        case title
    }

    public var kind: Kind
    public var text: String
    /// `ent_…`, `src_…` or `art_…`.
    public var id: String
    /// The entity's type.
    public var type: String?
    /// Articles of it, where that is known.
    public var articleCount: Int?
    /// It was found by allowing for a misspelling.
    public var isCorrected: Bool
}

extension Store {
    /// Entities (by any of their names), sources and titles that begin with or hold what is typed, entities first.
    ///
    /// When nothing begins so and nothing typed is a digit, one or two wrong letters are allowed for.
    public func suggestions(for text: String, limit: Int) throws -> [Suggestion] {
        let folded = NameFolding.fold(text)
        guard !folded.isEmpty else { return [] }
        let now = clock()
        suggestions.renew(self, now: now, age: Int64(configuration.search.suggestRefreshSeconds * 1000))
        let prefix = Array(folded.utf8.prefix(64))
        var keys = suggestions.entities(startingWith: prefix, distance: 0, limit: limit).map(\.entity)
        return try read { connection in
            // Names that are newer than the copy.
            let fresh = try Int64.fetchAll(
                connection.cachedStatement(
                    sql: """
                        SELECT DISTINCT coalesce(m.entity_key, e.entity_key) FROM entity_alias l
                        JOIN entity e USING (entity_key) LEFT JOIN entity m ON m.id = e.merged_into
                        WHERE l.folded >= ? AND l.folded < ? AND e.article_count > 0 LIMIT 20
                        """
                ),
                arguments: [folded, folded + "\u{10FFFF}"]
            )
            for key in fresh where !keys.contains(key) { keys.append(key) }
            var isCorrected = false
            if keys.isEmpty, prefix.count >= 4, !prefix.contains(where: { (0x30...0x39).contains($0) }) {
                keys = suggestions.entities(startingWith: prefix, distance: prefix.count >= 8 ? 2 : 1, limit: limit)
                    .map(\.entity)
                isCorrected = true
            }
            var found = try entities(Array(keys.prefix(limit + 20)), isCorrected, connection).prefix(limit).map { $0 }
            found += try sources(folded, connection).prefix(max(2, limit / 4))
            found += try titles(text, limit: max(3, limit - found.count), connection)
            return Array(found.prefix(limit))
        }
    }

    private func entities(_ keys: [Int64], _ isCorrected: Bool, _ connection: Database) throws -> [Suggestion] {
        try Row.fetchAll(
            connection,
            sql: "SELECT id, name, type, article_count FROM entity WHERE entity_key IN (\(FilterClause.list(keys))) "
                + "AND article_count > 0 ORDER BY article_count DESC, entity_key"
        ).map { row in
            Suggestion(
                kind: .entity,
                text: row[1],
                id: row[0],
                type: row[2],
                articleCount: row[3],
                isCorrected: isCorrected
            )
        }
    }

    private func sources(_ folded: String, _ connection: Database) throws -> [Suggestion] {
        try Row.fetchAll(connection.cachedStatement(sql: "SELECT id, name FROM source ORDER BY name LIMIT 5000"))
            .filter { row in
                let name = NameFolding.fold(row[1])
                return name.hasPrefix(folded) || name.contains(" " + folded)
            }
            .map { row in
                Suggestion(kind: .source, text: row[1], id: row[0], type: nil, articleCount: nil, isCorrected: false)
            }
    }

    /// The newest articles whose title holds the words, the last as a beginning.
    private func titles(_ text: String, limit: Int, _ connection: Database) throws -> [Suggestion] {
        let words = SearchWords.cut(text).prefix(8)
        guard let last = words.last, last.utf8.count >= 3 || words.count > 1 else { return [] }
        let terms = words.dropLast().map { "\"\($0)\"" } + ["\"\(last)\"" + (last.utf8.count >= 3 ? "*" : "")]
        return try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT a.id, a.title FROM article_fts f JOIN article a ON a.article_key = f.rowid
                    WHERE article_fts MATCH ? AND a.deleted_at IS NULL ORDER BY f.rowid DESC LIMIT ?
                    """
            ),
            arguments: ["title : (" + terms.joined(separator: " AND ") + ")", limit]
        ).map { row in
            Suggestion(
                kind: .title,
                text: row[1] ?? "",
                id: row[0],
                type: nil,
                articleCount: nil,
                isCorrected: false
            )
        }
    }
}
