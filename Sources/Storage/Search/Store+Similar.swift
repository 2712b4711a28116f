import Dispatch
import GRDB
import Model

extension Store {
    /// Articles like one: by the entities it is about and the words that mark it. Other reports of its story are
    /// folded away with it.
    ///
    /// - Throws: ``StoreError`` with code `notFound` when there is no such article.
    public func similar(toArticle id: String, limit: Int) throws -> [SearchHit] {
        try read { connection in
            guard
                let row = try Row.fetchOne(
                    connection,
                    sql: Store.articleSelection + " WHERE a.id = ? AND a.deleted_at IS NULL",
                    arguments: [id]
                )
            else { throw StoreError(.notFound, "there is no article '\(id)'") }
            return try SimilarArticles(store: self, connection: connection, article: Store.article(row))
                .find(limit: limit)
        }
    }
}

/// Finds what an article has in common with others.
struct SimilarArticles {
    let store: Store
    let connection: Database
    let article: ArticleRow

    private static let entities = 8
    private static let words = 16
    /// What a shared entity counts beside a shared word.
    private static let entityWeight = 1.5

    func find(limit: Int) throws -> [SearchHit] {
        let keys = try Int64.fetchAll(
            connection,
            sql: """
                SELECT entity_key FROM article_entity WHERE article_key = ?
                ORDER BY salience DESC, mention_count DESC LIMIT \(SimilarArticles.entities)
                """,
            arguments: [article.key]
        )
        let terms = markingWords().map { SearchQuery.Term(shape: .word($0)) }
        let now = store.clock()
        let budget = store.configuration.search.timeBudgetSeconds
        let deadline = budget <= 0 ? 0 : DispatchTime.now().uptimeNanoseconds &+ UInt64(budget * 1e9)
        let atoms = keys.map(SearchAtom.entity) + terms.map { .text($0.expressions[0]) }
        let snapshot = try store.searchIndex.snapshot(of: atoms, now: now, deadline: deadline, in: connection)
        let weighing = Weighing(
            index: store.searchIndex,
            snapshot: snapshot,
            articleCount: snapshot.columns.documentCount,
            averageLength: snapshot.columns.averageLength,
            horizon: snapshot.columns.limit
        )
        let clauses = atoms.map { atom in
            var weight = 1.0
            if case .entity = atom { weight = SimilarArticles.entityWeight }
            return RankedClause(lists: [weighing.list(atom, weight)])
        }
        var ranker = Ranker(
            columns: snapshot.columns,
            parameters: store.configuration.search.ranking,
            averageLength: weighing.averageLength,
            horizon: snapshot.columns.limit,
            filter: nil,
            excluded: [],
            deadline: deadline
        )
        var own = DocumentSet(limit: snapshot.columns.limit)
        own.insert(Int(article.key))
        let place = Int(article.key)
        let story = place < snapshot.columns.limit ? snapshot.columns.stories[place] : 0
        var top = TopHits(
            capacity: limit,
            isFolding: true,
            after: nil,
            seenStories: story == 0 ? [] : [story]
        )
        ranker.offerAny(clauses, skipping: own, to: &top)
        return try HitReader(connection: connection, terms: terms, isFolding: true).read(top.ordered) { $0 }
    }

    /// The words that are frequent here or in the title, the long ones first: rare words are long more often.
    private func markingWords() -> [String] {
        var weights: [String: Double] = [:]
        for word in SearchWords.cut(article.title ?? "") { weights[word, default: 0] += 3 }
        for word in SearchWords.cut(article.body.prefix(20_000)) { weights[word, default: 0] += 1 }
        var marks: [(word: String, weight: Double)] = []
        for (word, weight) in weights where word.utf8.count > 2 && !StopWords.english.contains(word) {
            marks.append((word, weight * Double(min(word.utf8.count, 12))))
        }
        marks.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.word < $1.word }
        return marks.prefix(SimilarArticles.words).map(\.word)
    }
}
