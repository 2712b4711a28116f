import GRDB

/// Entities that words of a query name: UMT is Universal Microwave Technology.
struct EntityExpansion {
    /// The clauses (by place) whose words name the entities.
    var clauses: Range<Int>
    var entities: [Int64]

    private static let longestName = 4
    private static let words = 24
    private static let entitiesOfOneName = 3

    /// Names found among the plain words of a query, the longest first, not overlapping.
    static func find(in clauses: [SearchQuery.Clause], _ connection: Database) throws -> [EntityExpansion] {
        let words = clauses.prefix(EntityExpansion.words).map { clause -> String? in
            guard clause.terms.count == 1, let term = clause.terms.first, term.column == nil else { return nil }
            switch term.shape {
            case .word(let word): return NameFolding.fold(word)
            case .compound(let words), .phrase(let words): return NameFolding.fold(words.joined(separator: " "))
            default: return nil
            }
        }
        var names: [String: [Range<Int>]] = [:]
        for start in words.indices {
            var name = ""
            for end in start..<min(words.count, start + longestName) {
                guard let word = words[end], !word.isEmpty else { break }
                name += (name.isEmpty ? "" : " ") + word
                names[name, default: []].append(start..<(end + 1))
            }
        }
        guard !names.isEmpty else { return [] }
        let rows = try Row.fetchAll(
            connection,
            sql: """
                SELECT l.folded, coalesce(m.entity_key, e.entity_key) AS key, max(e.article_count) AS articles
                FROM entity_alias l JOIN entity e USING (entity_key) LEFT JOIN entity m ON m.id = e.merged_into
                WHERE l.folded IN (\(FilterClause.marks(names.count))) AND e.article_count > 0
                GROUP BY l.folded, key ORDER BY articles DESC
                """,
            arguments: StatementArguments(Array(names.keys))
        )
        var found: [EntityExpansion] = []
        for row in rows {
            for range in names[row["folded"]] ?? [] {
                if let known = found.firstIndex(where: { $0.clauses == range }) {
                    if found[known].entities.count < entitiesOfOneName, !found[known].entities.contains(row["key"]) {
                        found[known].entities.append(row["key"])
                    }
                } else {
                    found.append(EntityExpansion(clauses: range, entities: [row["key"]]))
                }
            }
        }
        var taken: [EntityExpansion] = []
        for expansion in found.sorted(by: {
            ($0.clauses.count, $1.clauses.lowerBound) > ($1.clauses.count, $0.clauses.lowerBound)
        })
        where !taken.contains(where: { $0.clauses.overlaps(expansion.clauses) }) {
            taken.append(expansion)
        }
        return taken
    }
}
