import Crypto
import Dispatch
public import Extraction
import Foundation
public import Model
public import Parsing
public import Storage
import Synchronization

/// Joins the stages: document → articles → analyses → store, stories and events included. Safe to use from any thread.
///
/// The same document twice stores once; a bad item is quarantined and the good ones stored; the write of an article
/// with all its findings is one transaction.
public final class IngestionPipeline: Sendable {
    private let store: Store
    private let parser: DocumentParser
    private let analyzer: @Sendable () -> Analyzer
    private let editor = StoryEditor()
    /// Articles written by one transaction.
    private let batchSize: Int

    /// - Parameters:
    ///   - analyzer: asked for each document, so that an edited knowledge table is taken up without a restart.
    public init(
        store: Store,
        parser: DocumentParser,
        batchSize: Int = 200,
        analyzer: @escaping @Sendable () -> Analyzer
    ) {
        self.store = store
        self.parser = parser
        self.batchSize = max(1, batchSize)
        self.analyzer = analyzer
    }

    /// Parses, analyses and stores one document. What cannot be read is in the report and in quarantine.
    ///
    /// - Throws: when the store fails; nothing of the batch at hand is stored then.
    ///
    /// - Parameters:
    ///   - prepare: looks at each batch of articles before it is stored; may change them, or leave some out.
    public func ingest(
        _ document: Document,
        runKey: Int64? = nil,
        prepare: (([Article]) throws -> [PreparedArticle])? = nil
    ) throws -> IngestionReport {
        let sha256 = Hexadecimal.sha256(of: document.bytes)
        var report = IngestionReport(documentID: Identifier.make(.document, [sha256]))
        let parsed: ParsedDocument
        do {
            parsed = try parser.parse(document)
        } catch {
            report.error = QuarantineReason(error)
            let id = try store.write { session in
                try session.quarantine(document, sha256: sha256, reason: QuarantineReason(error), runKey: runKey)
            }
            report.quarantined.append(id)
            return report
        }
        report.format = parsed.format.rawValue
        report.warnings = parsed.warnings
        try quarantine(parsed.failures, of: document, sha256, runKey, &report)
        let origin = DocumentOrigin(document: document, sha256: sha256, format: parsed.format, runKey: runKey)
        let source = document.source ?? parsed.title
        let articles = parsed.articles.map { article in
            var article = article
            article.isReferenceDayAssumed = document.isPublicationAssumed
            return article
        }
        try store(articles, source: source, origin: origin, prepare: prepare, &report)
        return report
    }

    /// Stores what ``analyzeNew(_:source:)`` made, as one transaction.
    func store(_ pending: [PendingArticle]) throws -> [IngestedItem] {
        try store.write { session in try self.write(pending, source: nil, origin: nil, session) }
    }

    /// Stores articles that were parsed already.
    public func ingest(_ articles: [Article], source: String?) throws -> [IngestedItem] {
        var report = IngestionReport(documentID: "")
        try store(articles, source: source, origin: nil, prepare: nil, &report)
        return report.items
    }

    /// What the analyser finds in a document's articles, and the stories of the store they would join. Stores nothing.
    ///
    /// - Throws: ``UnreadableDocument`` when nothing of it can be read.
    public func analyze(_ document: Document) throws -> [AnalyzedArticle] {
        let parsed: ParsedDocument
        do {
            parsed = try parser.parse(document)
        } catch {
            throw UnreadableDocument(reason: QuarantineReason(error))
        }
        return try parsed.articles.map { article in
            let (analysis, stories) = try analyze(article)
            return AnalyzedArticle(article: article, analysis: analysis, storyIDs: stories)
        }
    }

    /// Deletes an article by hand: it stays deleted when its feed shows it again. Its events and story are derived
    /// anew from what is left.
    public func delete(articleID: String) throws {
        try store.write { session in
            let touched = try session.delete(articleID: articleID)
            for event in touched.events { try session.deriveEvent(event) }
            if let story = touched.story { try session.deriveStory(story) }
        }
    }

    /// What the analyser finds in an article, and the stories of the store it would join. Stores nothing.
    public func analyze(_ article: Article) throws -> (analysis: Analysis, stories: [String]) {
        let analysis = analyzer().analyze(article)
        let draft = ArticleDraft(article, analysis: analysis, source: article.source)
        let story = try store.look { session in
            try self.editor.decision(for: draft, articleKey: -1, session).flatMap { try session.storyID($0.storyKey) }
        }
        return (analysis, story.map { [$0] } ?? [])
    }

    // MARK: - One batch

    private func store(
        _ articles: [Article],
        source: String?,
        origin: DocumentOrigin?,
        prepare: (([Article]) throws -> [PreparedArticle])?,
        _ report: inout IngestionReport
    ) throws {
        for start in stride(from: 0, to: articles.count, by: batchSize) {
            let batch = Array(articles[start..<min(start + batchSize, articles.count)])
            let prepared = try prepare?(batch) ?? batch.map { PreparedArticle($0) }
            let drafts = analyzeNew(prepared, source: source)
            report.items += try store.write { session in
                try self.write(drafts, source: source, origin: origin, session)
            }
        }
    }

    /// Analyses the articles that are not stored with this text yet, on all cores.
    func analyzeNew(_ articles: [PreparedArticle], source: String?) -> [PendingArticle] {
        let current = analyzer()
        let pending = articles.map { prepared in
            let article = prepared.article
            let name = article.source ?? source
            let sha = Hexadecimal.sha256(of: Array(article.analyzedText.utf8))
            return PendingArticle(
                article: article,
                source: name,
                textSHA256: sha,
                ladder: ArticleIdentity.ladder(of: article, source: name, textSHA256: sha) + prepared.identities,
                verdict: prepared.verdict
            )
        }
        let isKnown = (try? store.hasText(pending.map { ($0.ladder.map(\.hash), $0.textSHA256) })) ?? []
        let drafts = Mutex<[Int: (draft: ArticleDraft, wording: ReportWording)]>([:])
        DispatchQueue.concurrentPerform(iterations: pending.count) { index in
            if pending[index].verdict != .store || (isKnown.indices.contains(index) && isKnown[index]) { return }
            let draft = pending[index].prepare(by: current)
            drafts.withLock { $0[index] = draft }
        }
        let found = drafts.withLock { $0 }
        return pending.enumerated().map { index, item in
            var item = item
            item.prepared = found[index]
            return item
        }
    }

    private func write(
        _ pending: [PendingArticle],
        source: String?,
        origin: DocumentOrigin?,
        _ session: WriteSession
    ) throws -> [IngestedItem] {
        var sourceKeys: [String: Int64] = [:]
        func key(of name: String?) throws -> Int64? {
            guard let name, !name.isEmpty else { return nil }
            if let known = sourceKeys[name] { return known }
            let key = try session.sourceKey(named: name)
            sourceKeys[name] = key
            return key
        }
        let documentKey = try origin.map { origin in
            try session.record(
                origin.document,
                sha256: origin.sha256,
                format: origin.format,
                sourceKey: try key(of: source),
                runKey: origin.runKey
            )
        }
        return try pending.map { item in
            try write(item, sourceKey: try key(of: item.source), documentKey: documentKey, session)
        }
    }

    private func write(
        _ item: PendingArticle,
        sourceKey: Int64?,
        documentKey: Int64?,
        _ session: WriteSession
    ) throws -> IngestedItem {
        if case .leaveOut(let reason) = item.verdict {
            return IngestedItem(
                outcome: .leftOut,
                articleID: nil,
                title: item.article.title,
                url: item.article.url,
                reason: reason
            )
        }
        let known = try find(item, sourceKey: sourceKey, session)
        if let known, known.isDeleted {
            return IngestedItem(
                outcome: .leftOut,
                articleID: known.id,
                title: item.article.title,
                url: item.article.url,
                reason: "deleted by hand before"
            )
        }
        if let known, known.textSHA256 == item.textSHA256 || item.verdict == .keepStored {
            try session.addIdentities(item.ladder.map(\.hash), to: known.key)
            return IngestedItem(outcome: .known, articleID: known.id, title: item.article.title, reason: nil)
        }
        let prepared = item.prepared ?? item.prepare(by: analyzer())
        var draft = prepared.draft
        if let known {
            draft.id = known.id
            try session.update(known, to: draft, documentKey: documentKey)
            try editor.settle(draft, articleKey: known.key, wording: prepared.wording, isKnown: true, session)
            return IngestedItem(outcome: .changed, articleID: known.id, title: item.article.title, reason: nil)
        }
        let articleKey = try session.insert(draft, sourceKey: sourceKey, documentKey: documentKey)
        try editor.settle(draft, articleKey: articleKey, wording: prepared.wording, isKnown: false, session)
        return IngestedItem(outcome: .new, articleID: draft.id, title: item.article.title, reason: nil)
    }

    /// The stored article that an item is, by the ladder of identities.
    private func find(_ item: PendingArticle, sourceKey: Int64?, _ session: WriteSession) throws -> KnownArticle? {
        let found = try session.articles(withIdentities: item.ladder.map(\.hash))
        for (identity, known) in zip(item.ladder, found) {
            guard let known else { continue }
            // The same headline on the same day may stand over two pages; only without addresses does it decide.
            if identity.rung == .headline, item.article.url != nil, known.url != nil { continue }
            return known
        }
        // An item without id and address, shown again slightly edited.
        guard item.article.guid == nil, item.article.url == nil else { return nil }
        let signature = TextSignature(of: item.article.analyzedText)
        for candidate in try session.articles(sharingSignature: signature.bands, sourceKey: sourceKey)
        where candidate.url == nil {
            let text = try session.text(ofArticle: candidate.key)
            let other = TextSignature(of: text.title.map { $0 + "\n\n" + text.body } ?? text.body)
            if signature.similarity(to: other) >= 0.6 { return candidate }
        }
        return nil
    }

    /// Puts one item of a stream in quarantine.
    func quarantine(_ document: Document, _ error: ParsingError, runKey: Int64?) throws {
        let sha256 = Hexadecimal.sha256(of: document.bytes)
        try store.write { session in
            _ = try session.quarantine(document, sha256: sha256, reason: QuarantineReason(error), runKey: runKey)
        }
    }

    private func quarantine(
        _ failures: [ItemFailure],
        of document: Document,
        _ sha256: String,
        _ runKey: Int64?,
        _ report: inout IngestionReport
    ) throws {
        guard !failures.isEmpty else { return }
        let ids = try store.write { session in
            try failures.map { failure in
                try session.quarantine(
                    document,
                    sha256: sha256,
                    reason: QuarantineReason(failure.error, itemIndex: failure.index),
                    runKey: runKey
                )
            }
        }
        report.quarantined += ids
        report.items += failures.map {
            IngestedItem(outcome: .failed, articleID: nil, title: nil, reason: "item \($0.index): \($0.error)")
        }
    }
}

/// An article with what was found in it.
public struct AnalyzedArticle: Sendable, Equatable {
    public var article: Article
    public var analysis: Analysis
    /// Stories of the store that it would join, best first.
    public var storyIDs: [String]
}

/// Nothing of a document could be read.
public struct UnreadableDocument: Error, Sendable, Equatable {
    public var reason: QuarantineReason

    public init(reason: QuarantineReason) { self.reason = reason }
}

/// Where articles were read from.
private struct DocumentOrigin: Sendable {
    var document: Document
    var sha256: String
    var format: DocumentFormat
    var runKey: Int64?
}

/// An article on its way into the store.
struct PendingArticle: Sendable {
    var article: Article
    var source: String?
    var textSHA256: String
    var ladder: [ArticleIdentity]
    var verdict = PreparedArticle.Verdict.store
    /// Nil when the same text is stored already, or it is left out.
    var prepared: (draft: ArticleDraft, wording: ReportWording)?

    fileprivate func prepare(by analyzer: Analyzer) -> (draft: ArticleDraft, wording: ReportWording) {
        let analysis = analyzer.stampedAnalysis(of: article)
        let draft = ArticleDraft(article, analysis: analysis, ladder: ladder, textSHA256: textSHA256)
        return (draft, ReportWording(draft))
    }
}

extension QuarantineReason {
    init(_ error: ParsingError, itemIndex: Int? = nil) {
        self.init(
            code: error.code.rawValue,
            message: error.description,
            byteOffset: error.byteOffset,
            line: error.line,
            itemIndex: itemIndex
        )
    }
}
