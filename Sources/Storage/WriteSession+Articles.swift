import GRDB
import Model

extension WriteSession {
    /// The stored articles that each identity belongs to, in the order of `identities`; nil where none.
    public func articles(withIdentities identities: [[UInt8]]) throws -> [KnownArticle?] {
        let statement = try prepared(
            """
            SELECT a.article_key, a.id, a.text_sha256, a.url, a.deleted_at, a.version, a.published_seconds
            FROM article_identity i JOIN article a USING (article_key) WHERE i.identity = ?
            """
        )
        return try identities.map { try statement.first([$0], WriteSession.known) }
    }

    /// The articles of one source that share a band of the text's signature.
    public func articles(sharingSignature bands: [Int64], sourceKey: Int64?) throws -> [KnownArticle] {
        let statement = try prepared(
            """
            SELECT a.article_key, a.id, a.text_sha256, a.url, a.deleted_at, a.version, a.published_seconds
            FROM article_signature s JOIN article a USING (article_key)
            WHERE s.band = ? AND a.source_key IS ? ORDER BY a.article_key
            """
        )
        var seen: Set<Int64> = []
        var found: [KnownArticle] = []
        for band in bands {
            try statement.forEach([band, sourceKey]) { row in
                let known = WriteSession.known(row)
                if seen.insert(known.key).inserted { found.append(known) }
            }
        }
        return found
    }

    /// Title, body and publication day of a stored article.
    public func text(ofArticle key: Int64) throws -> (title: String?, body: String, day: String?) {
        let text = try prepared("SELECT title, body, published FROM article WHERE article_key = ?").first([key]) {
            row in
            (title: row.optionalText(0), body: row.text(1), day: row.optionalText(2).map { String($0.prefix(10)) })
        }
        guard let text else { throw StoreError(.notFound, "there is no article with key \(key)") }
        return text
    }

    /// Stores a new article with all that was found in it; events and story are added by the caller in the same
    /// transaction.
    ///
    /// - Returns: the article's key.
    public func insert(_ draft: ArticleDraft, sourceKey: Int64?, documentKey: Int64?) throws -> Int64 {
        let article = draft.article
        try run(
            """
            INSERT INTO article (id, source_key, document_key, url, guid, title, summary, body, authors, tags, language,
                image_url, format, text_level, warnings, published, published_seconds, modified, reference_day, reference_is_assumed,
                text_sha256, word_count, analyzer, entity_text, spelling_text, bands, first_seen_at,
                updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                draft.id, sourceKey, documentKey, article.url, article.guid, article.title, article.summary,
                article.body, JSONList.encode(article.authors), JSONList.encode(article.tags), article.language,
                article.imageURL, article.format?.rawValue, article.textLevel.rawValue,
                JSONList.encode(article.warnings), article.publishedAt?.description, article.publishedAt?.sortSeconds,
                article.updatedAt?.description, article.referenceDay?.description,
                article.isReferenceDayAssumed, draft.textSHA256, draft.wordCount, draft.analysis.analyzer,
                draft.entityText, draft.spellingText, WriteSession.packed(draft.signature), now, now,
            ]
        )
        let key = connection.lastInsertedRowID
        if article.publishedAt == nil { hasUndatedArticles = true }
        index(key, draft)
        try addIdentities(draft.identities, to: key)
        try addSignature(draft.signature, to: key)
        try writeAnalysis(draft, articleKey: key)
        try logChange("article", draft.id, "created")
        return key
    }

    /// Replaces text and findings of a stored article; the earlier text is kept as a version when it differs.
    public func update(_ known: KnownArticle, to draft: ArticleDraft, documentKey: Int64?) throws {
        let article = draft.article
        let isNewText = known.textSHA256 != draft.textSHA256
        try unindex(known.key)
        if isNewText { try keepVersion(of: known) }
        try clearAnalysis(of: known.key)
        try run(
            """
            UPDATE article SET document_key = ifnull(?, document_key), url = ifnull(?, url), guid = ifnull(?, guid),
                title = ?, summary = ?, body = ?, authors = ?, tags = ?, language = ifnull(?, language),
                image_url = ifnull(?, image_url), text_level = ?, warnings = ?, published = ifnull(?, published),
                published_seconds = ifnull(?, published_seconds), modified = ifnull(?, modified),
                reference_is_assumed = iif(reference_day IS NULL, ?, reference_is_assumed),
                reference_day = ifnull(reference_day, ?), text_sha256 = ?, version = version + ?, word_count = ?,
                analyzer = ?, entity_text = ?, spelling_text = ?, updated_at = ?
            WHERE article_key = ?
            """,
            [
                documentKey, article.url, article.guid, article.title, article.summary, article.body,
                JSONList.encode(article.authors), JSONList.encode(article.tags), article.language, article.imageURL,
                article.textLevel.rawValue, JSONList.encode(article.warnings), article.publishedAt?.description,
                article.publishedAt?.sortSeconds, article.updatedAt?.description, article.isReferenceDayAssumed,
                article.referenceDay?.description, draft.textSHA256, isNewText ? 1 : 0, draft.wordCount,
                draft.analysis.analyzer,
                draft.entityText, draft.spellingText, now, known.key,
            ]
        )
        index(known.key, draft)
        try addIdentities(draft.identities, to: known.key)
        if isNewText {
            try removeSignature(of: known.key)
            try run(
                "UPDATE article SET bands = ? WHERE article_key = ?",
                [WriteSession.packed(draft.signature), known.key]
            )
            try addSignature(draft.signature, to: known.key)
        }
        try writeAnalysis(draft, articleKey: known.key)
        try logChange("article", known.id, "updated")
    }

    /// Records further ways to know an article again; identities that another article already holds stay with it.
    public func addIdentities(_ identities: [[UInt8]], to articleKey: Int64) throws {
        for identity in identities {
            try run(
                "INSERT OR IGNORE INTO article_identity (identity, article_key) VALUES (?, ?)",
                [identity, articleKey]
            )
        }
    }

    /// Makes a tombstone of an article: text, findings and claims go, the identities stay, so that a feed that shows
    /// it again does not bring it back.
    ///
    /// - Returns: the keys of the events and the story that must be derived anew.
    public func delete(articleID: String) throws -> (events: [Int64], story: Int64?) {
        guard
            let row = try Row.fetchOne(
                connection,
                sql: "SELECT article_key, story_key FROM article WHERE id = ? AND deleted_at IS NULL",
                arguments: [articleID]
            )
        else { throw StoreError(.notFound, "there is no article '\(articleID)'") }
        let key: Int64 = row["article_key"]
        let story: Int64? = row["story_key"]
        try unindex(key)
        try clearAnalysis(of: key)
        let events = try supersedeClaims(of: key)
        try removeSignature(of: key)
        try run("DELETE FROM article_version WHERE article_key = ?", [key])
        try run("DELETE FROM story_member WHERE article_key = ?", [key])
        try run(
            """
            UPDATE article SET title = NULL, summary = NULL, body = '', authors = '[]', tags = '[]', entity_text = '',
                spelling_text = '', story_key = NULL, deleted_at = ?, updated_at = ? WHERE article_key = ?
            """,
            [now, now, key]
        )
        try logChange("article", articleID, "deleted")
        return (events, story)
    }

    private func addSignature(_ bands: [Int64], to articleKey: Int64) throws {
        for band in bands {
            try run(
                "INSERT OR IGNORE INTO article_signature (band, article_key) VALUES (?, ?)",
                [band, articleKey]
            )
        }
    }

    /// Of an article that an earlier version stored the bands are not known: all are looked through.
    private func removeSignature(of articleKey: Int64) throws {
        let packed = try prepared("SELECT bands FROM article WHERE article_key = ?").first([articleKey]) { row in
            row.isNull(0) ? nil : row.bytes(0) ?? []
        }
        guard let bands = packed.flatMap({ $0 }).map(WriteSession.unpacked) else {
            return try run("DELETE FROM article_signature WHERE article_key = ?", [articleKey])
        }
        for band in bands {
            try run("DELETE FROM article_signature WHERE band = ? AND article_key = ?", [band, articleKey])
        }
    }

    /// Eight bytes for each band, the least first.
    private static func packed(_ bands: [Int64]) -> [UInt8] {
        bands.flatMap { band in (0..<8).map { UInt8(truncatingIfNeeded: band >> ($0 * 8)) } }
    }

    private static func unpacked(_ bytes: [UInt8]) -> [Int64] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            (0..<8).reduce(Int64(0)) { $0 | Int64(bytes[start + $1]) << ($1 * 8) }
        }
    }

    private func keepVersion(of known: KnownArticle) throws {
        try run(
            """
            INSERT INTO article_version (article_key, version, title, summary, body, text_sha256, document_key,
                recorded_at)
            SELECT article_key, version, title, summary, body, text_sha256, document_key, updated_at FROM article
            WHERE article_key = ?
            """,
            [known.key]
        )
    }

    static func known(_ row: StatementRow) -> KnownArticle {
        KnownArticle(
            key: row.integer(0),
            id: row.text(1),
            textSHA256: row.text(2),
            url: row.optionalText(3),
            isDeleted: !row.isNull(4),
            version: Int(row.integer(5)),
            publishedSeconds: row.optionalInteger(6)
        )
    }
}

// MARK: - What is written at the end

extension WriteSession {
    private func index(_ key: Int64, _ draft: ArticleDraft) {
        pending.index.append(
            PendingWrites.IndexRow(
                articleKey: key,
                title: draft.article.title ?? "",
                body: draft.article.body,
                entities: draft.entityText,
                spellings: draft.spellingText
            )
        )
    }

    func writeIndex() throws {
        guard !pending.index.isEmpty else { return }
        let insert = try prepared(
            "INSERT INTO article_fts (rowid, title, body, entities, spellings) VALUES (?, ?, ?, ?, ?)"
        )
        for row in pending.index { try insert.run([row.articleKey, row.title, row.body, row.entities, row.spellings]) }
        pending.index.removeAll(keepingCapacity: true)
    }

    /// FTS5's `delete` command needs the text exactly as it was indexed: it is read from the article's row.
    private func unindex(_ key: Int64) throws {
        try writeIndex()
        try run(
            """
            INSERT INTO article_fts (article_fts, rowid, title, body, entities, spellings)
            SELECT 'delete', article_key, ifnull(title, ''), body, entity_text, spelling_text FROM article
            WHERE article_key = ?
            """,
            [key]
        )
    }

    func writeArticleCounts() throws {
        let update = try prepared("UPDATE entity SET article_count = article_count + ? WHERE entity_key = ?")
        for (entity, count) in pending.articleCounts.sorted(by: { $0.key < $1.key }) where count != 0 {
            try update.run([count, entity])
        }
        pending.articleCounts.removeAll(keepingCapacity: true)
    }
}
