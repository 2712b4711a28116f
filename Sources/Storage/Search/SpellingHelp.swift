import GRDB

/// Puts words right that no article holds.
enum SpellingHelp {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)

    /// The query with every unknown word replaced by the most frequent word one letter away; nil when there is none.
    /// Words with digits stay: F-15 is no misspelt F-16.
    static func correct(
        _ query: SearchQuery,
        isKnown: (SearchQuery.Clause) -> Bool,
        _ connection: Database
    ) throws -> String? {
        var corrected = query
        var hasChanged = false
        var tried = 0
        for (place, clause) in query.clauses.enumerated() {
            guard clause.terms.count == 1, case .word(let word) = clause.terms[0].shape, !isKnown(clause),
                word.unicodeScalars.count >= 4, word.unicodeScalars.count <= 24,
                word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic && !IndexSpellings.isCJK($0) }),
                tried < 3
            else { continue }
            tried += 1
            guard let better = try nearest(to: word, connection) else { continue }
            corrected.clauses[place].terms[0].shape = .word(better)
            hasChanged = true
        }
        return hasChanged ? corrected.interpreted : nil
    }

    private static func nearest(to word: String, _ connection: Database) throws -> String? {
        // How many articles hold a word, up to a bound: enough to choose by.
        let statement = try connection.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT rowid FROM article_fts WHERE article_fts MATCH ? LIMIT 1000)"
        )
        var best: (word: String, count: Int)?
        for candidate in edits(of: word) {
            let count = try Int.fetchOne(statement, arguments: ["\"\(candidate)\""]) ?? 0
            if count > best?.count ?? 0 { best = (candidate, count) }
        }
        return best?.word
    }

    /// Every word one deletion, swap, replacement or insertion away.
    static func edits(of word: String) -> Set<String> {
        let scalars = Array(word.unicodeScalars)
        var found: Set<String> = []
        func add(_ edited: [Unicode.Scalar]) {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: edited)
            found.insert(String(view))
        }
        for index in 0...scalars.count {
            for letter in letters { add(Array(scalars[..<index]) + [letter] + Array(scalars[index...])) }
            guard index < scalars.count else { continue }
            add(Array(scalars[..<index]) + Array(scalars[(index + 1)...]))
            for letter in letters where letter != scalars[index] {
                add(Array(scalars[..<index]) + [letter] + Array(scalars[(index + 1)...]))
            }
            if index + 1 < scalars.count {
                var swapped = scalars
                swapped.swapAt(index, index + 1)
                add(swapped)
            }
        }
        found.remove(word)
        return found
    }
}
