import GRDB

/// What a check of the store found.
public struct CheckReport: Sendable {
    /// What was looked at, each a sentence with its count.
    public var passed: [String] = []
    /// What is wrong, each a sentence.
    public var faults: [String] = []
}

extension Store {
    /// Verifies the file, the references between its tables, the full-text index against the articles, and what search
    /// and aggregation hold in memory or keep beside the database against what is stored.
    ///
    /// - Throws: ``StoreError`` or an error of the database when it cannot be read at all.
    public func verify() throws -> CheckReport {
        var report = CheckReport()
        try read { connection in
            let pages = try String.fetchAll(connection, sql: "PRAGMA quick_check(100)")
            report.add(pages == ["ok"] ? [] : pages.map { "file: \($0)" }, passed: "the file is whole")
            let orphans = try Row.fetchAll(connection, sql: "PRAGMA foreign_key_check").prefix(100).map { row in
                "\(row[0] as String): row \((row[1] as Int64?) ?? 0) refers to a row of \(row[2] as String) that is not there"
            }
            report.add(orphans, passed: "every reference leads to a row")
            try report.addIndexed(connection)
        }
        do {
            try pool.write {
                try $0.execute(sql: "INSERT INTO article_fts (article_fts) VALUES ('integrity-check')")
            }
            report.passed.append("the full-text index is whole")
        } catch let error as DatabaseError {
            report.faults.append("full-text index: \(error.message ?? "it is damaged")")
        }
        // A fresh index takes the kept file, as the next start would.
        let index = SearchIndex(configuration: configuration.search, filePath: searchIndex.filePath)
        let kept = try read { connection in
            _ = try index.snapshot(of: [], now: clock(), deadline: 0, in: connection)
            return try index.differences(now: clock(), in: connection)
        }
        report.add(
            kept.map { "kept columns: \($0)" },
            passed: "what search keeps in memory (\(index.byteCount >> 10) KiB) is what is stored"
        )
        report.add(try verifySearch().map { "memory: \($0)" }, passed: nil)
        let wrong = try verifyColumns()
        report.add(
            wrong.map { "columns of aggregation: \($0)" },
            passed: "what aggregation keeps in memory (\(columnBytes.tables >> 10) KiB) is what is stored"
        )
        return report
    }

    /// Writes the full-text index anew from the articles' texts and throws the kept columns away.
    ///
    /// - Returns: the articles indexed.
    @discardableResult
    public func rebuildSearch() throws -> Int {
        let count = try pool.write { connection in
            try connection.execute(
                sql: """
                    INSERT INTO article_fts (article_fts) VALUES ('delete-all');
                    INSERT INTO article_fts (rowid, title, body, entities, spellings)
                    SELECT article_key, ifnull(title, ''), body, entity_text, spelling_text FROM article
                    WHERE deleted_at IS NULL
                    """
            )
            return try Int.fetchOne(connection, sql: "SELECT count(*) FROM article_fts_docsize") ?? 0
        }
        searchIndex.dropAll()
        columns.drop()
        return count
    }
}

extension CheckReport {
    fileprivate mutating func add(_ found: [String], passed: String?) {
        faults += found
        if found.isEmpty, let passed { self.passed.append(passed) }
    }

    /// Every article that stands is in the index, and nothing else.
    fileprivate mutating func addIndexed(_ connection: Database) throws {
        let missing = try Int64.fetchAll(
            connection,
            sql: """
                SELECT article_key FROM article WHERE deleted_at IS NULL
                    AND article_key NOT IN (SELECT id FROM article_fts_docsize) LIMIT 100
                """
        )
        let extra = try Int64.fetchAll(
            connection,
            sql: """
                SELECT id FROM article_fts_docsize
                WHERE id NOT IN (SELECT article_key FROM article WHERE deleted_at IS NULL) LIMIT 100
                """
        )
        let count = try Int.fetchOne(connection, sql: "SELECT count(*) FROM article_fts_docsize") ?? 0
        add(
            missing.map { "article \($0) is not in the full-text index" }
                + extra.map { "the full-text index holds article \($0), which does not stand" },
            passed: "the full-text index holds every article that stands (\(count))"
        )
    }
}
