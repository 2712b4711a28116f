import Foundation
import GRDB
public import Model

/// The verbs of one write transaction. Lives only inside ``Store/write(_:)``; not for use by other threads.
public final class WriteSession {
    let connection: Database
    let store: Store
    /// Milliseconds since the epoch: one moment for the whole transaction.
    public let now: Int64
    /// Entity ids met in this transaction; handed to the store's cache once it is committed.
    var entityKeys: [String: Int64] = [:]

    init(connection: Database, store: Store) {
        self.connection = connection
        self.store = store
        now = store.clock()
    }

    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try connection.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func key(_ sql: String, _ arguments: StatementArguments) throws -> Int64? {
        try Int64.fetchOne(connection.cachedStatement(sql: sql), arguments: arguments)
    }

    /// Appends to the one sequence of changes.
    func logChange(_ kind: String, _ id: String, _ action: String, detail: String? = nil) throws {
        try run(
            "INSERT INTO change (kind, id, action, detail, at) VALUES (?, ?, ?, ?, ?)",
            [kind, id, action, detail, now]
        )
    }
}

// MARK: - Sources, documents, runs

extension WriteSession {
    /// The key of the source called `name`, which is recorded as one that nobody fetches when it is new.
    public func sourceKey(named name: String) throws -> Int64 {
        if let known = try key("SELECT source_key FROM source WHERE name = ?", [name]) { return known }
        let id = Identifier.make(.source, [name])
        try run(
            """
            INSERT INTO source (id, name, state, schedule, origin, created_at, updated_at)
            VALUES (?, ?, 'passive', 'never', 'document', ?, ?)
            """,
            [id, name, now, now]
        )
        let key = connection.lastInsertedRowID
        try logChange("source", id, "created")
        return key
    }

    /// Records raw input; the same bytes twice are one document.
    ///
    /// - Returns: the document's key.
    public func record(
        _ document: Document,
        sha256: String,
        format: DocumentFormat,
        sourceKey: Int64?,
        runKey: Int64?
    ) throws -> Int64 {
        if let known = try key("SELECT document_key FROM document WHERE sha256 = ?", [sha256]) { return known }
        let keepsBytes = document.bytes.count <= store.configuration.keptDocumentBytes
        try run(
            """
            INSERT INTO document (id, sha256, byte_count, bytes, content_type, format, url, source_key, published,
                run_key, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Identifier.make(.document, [sha256]), sha256, document.bytes.count,
                keepsBytes ? Data(document.bytes) : nil, document.contentType, format.rawValue, document.url, sourceKey,
                document.publishedAt?.description, runKey, now,
            ]
        )
        return connection.lastInsertedRowID
    }
}

// MARK: - Articles

extension WriteSession {
    /// The stored articles that each identity belongs to, in the order of `identities`; nil where none.
    public func articles(withIdentities identities: [[UInt8]]) throws -> [KnownArticle?] {
        let statement = try connection.cachedStatement(
            sql: """
                SELECT a.article_key, a.id, a.text_sha256, a.url, a.deleted_at, a.version, a.published_seconds
                FROM article_identity i JOIN article a USING (article_key) WHERE i.identity = ?
                """
        )
        return try identities.map { identity in
            try Row.fetchOne(statement, arguments: [Data(identity)]).map(WriteSession.known)
        }
    }

    /// The articles of one source that share a band of the text's signature.
    public func articles(sharingSignature bands: [Int64], sourceKey: Int64?) throws -> [KnownArticle] {
        let statement = try connection.cachedStatement(
            sql: """
                SELECT a.article_key, a.id, a.text_sha256, a.url, a.deleted_at, a.version, a.published_seconds
                FROM article_signature s JOIN article a USING (article_key)
                WHERE s.band = ? AND a.source_key IS ? ORDER BY a.article_key
                """
        )
        var seen: Set<Int64> = []
        var found: [KnownArticle] = []
        for band in bands {
            for row in try Row.fetchAll(statement, arguments: [band, sourceKey]) {
                let known = WriteSession.known(row)
                if seen.insert(known.key).inserted { found.append(known) }
            }
        }
        return found
    }

    /// Title, body and publication day of a stored article.
    public func text(ofArticle key: Int64) throws -> (title: String?, body: String, day: String?) {
        let row = try Row.fetchOne(
            connection.cachedStatement(sql: "SELECT title, body, published FROM article WHERE article_key = ?"),
            arguments: [key]
        )
        guard let row else { throw StoreError(.notFound, "there is no article with key \(key)") }
        return (row["title"], row["body"], (row["published"] as String?).map { String($0.prefix(10)) })
    }

    /// Stores a new article with all that was found in it; events and story are added by the caller in the same
    /// transaction.
    ///
    /// - Returns: the article's key.
    public func insert(_ draft: ArticleDraft, sourceKey: Int64?, documentKey: Int64?) throws -> Int64 {
        let article = draft.article
        let extra = searchExtras(of: draft)
        try run(
            """
            INSERT INTO article (id, source_key, document_key, url, guid, title, summary, body, authors, tags, language,
                image_url, format, text_level, warnings, published, published_seconds, modified, reference_day,
                text_sha256, word_count, analyzer, entity_text, spelling_text, first_seen_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                draft.id, sourceKey, documentKey, article.url, article.guid, article.title, article.summary,
                article.body, JSONList.encode(article.authors), JSONList.encode(article.tags), article.language,
                article.imageURL, article.format?.rawValue, article.textLevel.rawValue,
                JSONList.encode(article.warnings), article.publishedAt?.description, article.publishedAt?.sortSeconds,
                article.updatedAt?.description, article.referenceDay?.description, draft.textSHA256, draft.wordCount,
                draft.analysis.analyzer, extra.entities, extra.spellings, now, now,
            ]
        )
        let key = connection.lastInsertedRowID
        try index(key, article.title, article.body, extra)
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
        let extra = searchExtras(of: draft)
        try run(
            """
            UPDATE article SET document_key = ifnull(?, document_key), url = ifnull(?, url), guid = ifnull(?, guid),
                title = ?, summary = ?, body = ?, authors = ?, tags = ?, language = ifnull(?, language),
                image_url = ifnull(?, image_url), text_level = ?, warnings = ?, published = ifnull(?, published),
                published_seconds = ifnull(?, published_seconds), modified = ifnull(?, modified),
                reference_day = ifnull(reference_day, ?), text_sha256 = ?, version = version + ?, word_count = ?,
                analyzer = ?, entity_text = ?, spelling_text = ?, updated_at = ?
            WHERE article_key = ?
            """,
            [
                documentKey, article.url, article.guid, article.title, article.summary, article.body,
                JSONList.encode(article.authors), JSONList.encode(article.tags), article.language, article.imageURL,
                article.textLevel.rawValue, JSONList.encode(article.warnings), article.publishedAt?.description,
                article.publishedAt?.sortSeconds, article.updatedAt?.description, article.referenceDay?.description,
                draft.textSHA256, isNewText ? 1 : 0, draft.wordCount, draft.analysis.analyzer, extra.entities,
                extra.spellings, now, known.key,
            ]
        )
        try index(known.key, article.title, article.body, extra)
        try addIdentities(draft.identities, to: known.key)
        try run("DELETE FROM article_signature WHERE article_key = ?", [known.key])
        try addSignature(draft.signature, to: known.key)
        try writeAnalysis(draft, articleKey: known.key)
        try logChange("article", known.id, "updated")
    }

    /// Records further ways to know an article again; identities that another article already holds stay with it.
    public func addIdentities(_ identities: [[UInt8]], to articleKey: Int64) throws {
        for identity in identities {
            try run(
                "INSERT OR IGNORE INTO article_identity (identity, article_key) VALUES (?, ?)",
                [Data(identity), articleKey]
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
        try run("DELETE FROM article_signature WHERE article_key = ?", [key])
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

    static func known(_ row: Row) -> KnownArticle {
        KnownArticle(
            key: row["article_key"],
            id: row["id"],
            textSHA256: row["text_sha256"],
            url: row["url"],
            isDeleted: row["deleted_at"] != nil,
            version: row["version"],
            publishedSeconds: row["published_seconds"]
        )
    }
}

// MARK: - The full-text index

extension WriteSession {
    struct SearchExtras {
        var entities: String
        var spellings: String
    }

    private func searchExtras(of draft: ArticleDraft) -> SearchExtras {
        let names = draft.analysis.entities.flatMap { [$0.name] + $0.aliases }
        return SearchExtras(
            entities: names.joined(separator: " ; "),
            spellings: IndexSpellings.of(draft.article.analyzedText)
        )
    }

    private func index(_ key: Int64, _ title: String?, _ body: String, _ extra: SearchExtras) throws {
        try run(
            "INSERT INTO article_fts (rowid, title, body, entities, spellings) VALUES (?, ?, ?, ?, ?)",
            [key, title ?? "", body, extra.entities, extra.spellings]
        )
    }

    /// FTS5's `delete` command needs the text exactly as it was indexed: it is read from the article's row.
    private func unindex(_ key: Int64) throws {
        try run(
            """
            INSERT INTO article_fts (article_fts, rowid, title, body, entities, spellings)
            SELECT 'delete', article_key, ifnull(title, ''), body, entity_text, spelling_text FROM article
            WHERE article_key = ?
            """,
            [key]
        )
    }
}

/// Lists of words in a JSON column.
enum JSONList {
    static func encode(_ words: [String]) -> String {
        if words.isEmpty { return "[]" }
        guard let data = try? JSONEncoder().encode(words) else { return "[]" }
        return String(decoding: data, as: UTF8.self)
    }

    /// `text` as a JSON string.
    static func quote(_ text: String) -> String {
        guard let data = try? JSONEncoder().encode(text) else { return "\"\"" }
        return String(decoding: data, as: UTF8.self)
    }

    static func decode(_ text: String?) -> [String] {
        guard let text, text != "[]" else { return [] }
        // Without escapes every quotation mark begins or ends a string: no need for a decoder, which takes longer than
        // the rest of a row.
        if text.hasPrefix("["), text.hasSuffix("]"), !text.utf8.contains(0x5C) {
            return text.utf8.split(separator: 0x22, omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { String(Substring($0.element)) }
        }
        return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
    }
}
