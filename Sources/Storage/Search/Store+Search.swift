import Dispatch
import GRDB
import Model

extension Store {
    /// Articles that meet query and filter, ranked or by date, page by page.
    ///
    /// - Throws: ``StoreError`` with code `unknownValue` when a filter names what is not stored, `badQuery` when a raw
    ///   query is not in FTS5's syntax.
    public func search(_ request: SearchRequest) throws -> SearchResult {
        try read { connection in
            var search = try Search(request, self, connection)
            return try search.run()
        }
    }

    /// Reads what search holds in memory, so that the first search does not wait for it, and keeps it in a file beside
    /// the database for the next start when that pays.
    ///
    /// - Throws: what reading throws; a file that cannot be written is done without.
    public func warmSearch() throws {
        try read { connection in
            _ = try searchIndex.snapshot(of: [], now: clock(), deadline: 0, in: connection)
            for kind in FacetColumn.Kind.warmed { _ = try searchIndex.facetColumn(kind, in: connection) }
        }
        suggestions.renew(self, now: clock(), age: Int64.max)
        keepSearchColumns()
    }

    /// Writes what was read into memory to its file, when there is none or it is far behind.
    func keepSearchColumns() {
        // Without the file the next start reads the tables: slower, not wrong.
        try? read { try searchIndex.saveIfWorth(now: clock(), in: $0) }
    }

    /// Differences between the search index's memory and what is stored, each a sentence.
    public func verifySearch() throws -> [String] {
        try read { try searchIndex.differences(now: clock(), in: $0) }
    }
}

/// One search, from the query's text to the page of hits.
struct Search {
    private let request: SearchRequest
    private let store: Store
    private let connection: Database
    private let now: Int64
    private let deadline: UInt64
    private var query: SearchQuery
    private var result = SearchResult()

    /// Articles with all words from which on the others are left out.
    private static let enough = 20
    /// Lifts articles with all words above the others.
    private static let allWordsBonus = 100_000.0

    init(_ request: SearchRequest, _ store: Store, _ connection: Database) throws {
        self.request = request
        self.store = store
        self.connection = connection
        now = store.clock()
        let budget = store.configuration.search.timeBudgetSeconds
        deadline = budget <= 0 ? 0 : DispatchTime.now().uptimeNanoseconds &+ UInt64(budget * 1e9)
        let text = request.filter.query ?? ""
        switch request.syntax {
        case .plain:
            query = QueryParser.parse(text, now: now, wordLimit: store.configuration.search.queryWords)
        case .raw:
            query = SearchQuery()
            query.clauses = [SearchQuery.Clause(terms: [SearchQuery.Term(shape: .raw(text))])]
        }
    }

    mutating func run() throws -> SearchResult {
        let filters = resolveFilters()
        let clauses = query.searched
        result.interpreted = query.interpreted
        result.warnings = query.warnings
        let isEmpty = clauses.isEmpty && query.excluded.isEmpty && query.conditions.isEmpty
        if isEmpty, request.filter.query != nil {
            result.warnings.append("the query holds no word to search for")
            return result
        }

        let expansions = request.syntax == .raw ? [] : try EntityExpansion.find(in: clauses, connection)
        let atoms = Search.atoms(clauses, expansions) + query.excluded.flatMap { $0.expressions.map(SearchAtom.text) }
        let snapshot: SearchIndex.Snapshot
        do {
            snapshot = try store.searchIndex.snapshot(of: atoms, now: now, deadline: deadline, in: connection)
        } catch let error as DatabaseError where request.syntax == .raw {
            throw StoreError(
                .badQuery,
                "is not a query of FTS5: \(error.message ?? "unknown fault"); leave q_mode out to search for words",
                parameter: "q"
            )
        }
        if snapshot.isCut { result.truncated = "the words were not read to the end within the time budget" }
        let filter = try filterSet(filters, snapshot.columns)
        try rank(clauses, expansions, snapshot, filter)
        if result.total == 0 || clauses.contains(where: { isUnknown($0, snapshot) }) {
            result.didYouMean = try SpellingHelp.correct(query, isKnown: { !isUnknown($0, snapshot) }, connection)
        }
        return result
    }

    private func isUnknown(_ clause: SearchQuery.Clause, _ snapshot: SearchIndex.Snapshot) -> Bool {
        clause.terms.allSatisfy { term in
            term.expressions.allSatisfy { (snapshot.lists[.text($0)]?.count ?? 0) == 0 }
        }
    }

    // MARK: - Filters

    /// The request's own filter and those of the query; articles must meet each.
    private mutating func resolveFilters() -> [Filter] {
        query.takeNames(in: connection)
        var own = request.filter
        own.query = nil
        own.askedAt = nil
        return (own == Filter() ? [] : [own]) + query.filters
    }

    private func filterSet(_ filters: [Filter], _ columns: SearchColumns) throws -> DocumentSet? {
        guard !filters.isEmpty else { return nil }
        let sequence = try store.searchIndex.sequence(in: connection)
        var set: DocumentSet?
        for filter in filters {
            let key = SearchIndex.FilterKey(filter: String(describing: filter), sequence: sequence)
            let one = try store.searchIndex.filter(key) {
                try FilterSet(index: store.searchIndex, columns: columns, now: now, connection: connection)
                    .make(filter)
            }
            if set == nil { set = one } else { set?.formIntersection(one) }
        }
        return set
    }

    // MARK: - Ranking

    private static func atoms(_ clauses: [SearchQuery.Clause], _ expansions: [EntityExpansion]) -> [SearchAtom] {
        clauses.flatMap(\.terms).flatMap(\.expressions).map(SearchAtom.text)
            + expansions.flatMap(\.entities).map(SearchAtom.entity)
    }

    private mutating func rank(
        _ clauses: [SearchQuery.Clause],
        _ expansions: [EntityExpansion],
        _ snapshot: SearchIndex.Snapshot,
        _ filter: DocumentSet?
    ) throws {
        let columns = snapshot.columns
        let after = request.after
        let horizon = min(after?.horizon ?? columns.limit, columns.limit)
        let weighing = Weighing(
            index: store.searchIndex,
            snapshot: snapshot,
            articleCount: after?.articleCount ?? columns.documentCount,
            averageLength: after?.averageLength ?? columns.averageLength,
            horizon: horizon
        )
        let (ranked, extra) = weighing.clauses(
            clauses,
            expansions,
            entityWeight: store.configuration.search.ranking.nameWeight
        )
        let excluded = query.excluded.flatMap(\.expressions).compactMap { snapshot.lists[.text($0)] }
        var ranker = Ranker(
            columns: columns,
            parameters: store.configuration.search.ranking,
            averageLength: weighing.averageLength,
            horizon: horizon,
            filter: filter,
            excluded: excluded,
            deadline: deadline
        )
        let plan = plan(ranked, ranker, isPlain: filter == nil && excluded.isEmpty)
        result.match = plan.match
        let position = after.map { HitPosition(value: $0.value, document: $0.key) }
        var seen: Set<UInt32> = []
        if request.isFolding, position != nil {
            var collecting = TopHits(capacity: 1, isFolding: true, after: position, isCollectingSeen: true)
            offer(plan, ranked + extra, &ranker, &collecting)
            seen = collecting.seenStories
        }
        var top = TopHits(
            capacity: request.limit + 1,
            isFolding: request.isFolding,
            after: position,
            seenStories: seen
        )
        offer(plan, ranked + extra, &ranker, &top)
        if let below = ranker.cutBelow, result.truncated == nil {
            result.truncated =
                below >= horizon
                ? "not all matches were ranked within the time budget"
                : "only the newest \(horizon - below) articles were ranked within the time budget"
        }
        let ordered = top.ordered
        if ordered.count > request.limit, let last = ordered.prefix(request.limit).last {
            result.next = SearchCursor(
                value: last.value,
                key: last.document,
                horizon: horizon,
                articleCount: weighing.articleCount,
                averageLength: weighing.averageLength
            )
        }
        result.hits = try hits(Array(ordered.prefix(request.limit)), clauses, expansions.flatMap(\.entities))
        if !request.facets.isEmpty {
            let set = plan.matches ?? (plan.match == .all ? ranker.matches(all: ranked) : ranker.matches(any: ranked))
            result.facets = try FacetCounter(
                connection: connection,
                index: store.searchIndex,
                columns: columns,
                set: set
            ).count(
                request.facets,
                top: request.facetValues
            )
        }
    }

    /// What matches and in which way it is best found.
    private struct Plan {
        var match: SearchMatch
        /// Everything that matches, where it was needed.
        var matches: DocumentSet?
        /// What holds all words, when the rest comes behind it.
        var first: DocumentSet?
    }

    private mutating func plan(_ clauses: [RankedClause], _ ranker: Ranker, isPlain: Bool) -> Plan {
        let isRelevance = request.order == .relevance && !clauses.isEmpty
        if clauses.count == 1, isPlain, isRelevance, request.facets.isEmpty, clauses[0].lists.count == 1 {
            result.total = clauses[0].lists[0].list.lowerBound(ranker.horizon)
            result.totalBound = result.total
            return Plan(match: .all)
        }
        if clauses.count <= 1 {
            let set = ranker.matches(any: clauses)
            setTotal(set.count)
            return Plan(match: .all, matches: set)
        }
        let asked = request.match ?? (query.requiresAll ? .all : nil)
        var all: DocumentSet?
        if asked != .any {
            let set = ranker.matches(all: clauses)
            let count = set.count
            if asked == .all, count == 0, request.match == nil {
                result.warnings.append("no article holds all words; those with any of them are given")
            } else if asked == .all || count >= Search.enough || (!isRelevance && count > 0) {
                setTotal(count)
                return Plan(match: .all, matches: set)
            }
            if count > 0 { all = set }
        }
        let sizes = clauses.map(Ranker.size)
        let sum = sizes.reduce(0, +)
        guard isRelevance, request.facets.isEmpty, sum > store.configuration.search.exactCountPostings else {
            let set = ranker.matches(any: clauses)
            setTotal(set.count)
            return Plan(match: .any, matches: set, first: all)
        }
        result.total = isPlain ? sizes.max() ?? 0 : all?.count ?? 0
        result.totalBound = min(sum, ranker.columns.documentCount)
        result.isTotalExact = false
        return Plan(match: .any, first: all)
    }

    private mutating func setTotal(_ count: Int) {
        result.total = count
        result.totalBound = count
    }

    private func offer(_ plan: Plan, _ clauses: [RankedClause], _ ranker: inout Ranker, _ top: inout TopHits) {
        guard request.order == .relevance, !query.searched.isEmpty else {
            let set = plan.matches ?? ranker.matches(any: [])
            ranker.offerByDate(set, newestFirst: request.order != .oldestFirst, to: &top)
            return
        }
        if let first = plan.first {
            ranker.offer(first, clauses, bonus: Search.allWordsBonus, to: &top)
            if top.isFull { return }
        }
        let postings = clauses.reduce(0) { $0 + Ranker.size($1) }
        if var set = plan.matches {
            let isAny = plan.match == .any || clauses.count == 1
            if !isAny || set.count * 8 < postings {
                if let first = plan.first { set.subtract(first) }
                ranker.offer(set, clauses, bonus: 0, to: &top)
                return
            }
        }
        ranker.offerAny(clauses, skipping: plan.first, to: &top)
    }

    // MARK: - Hits

    private func hits(
        _ positions: [HitPosition],
        _ clauses: [SearchQuery.Clause],
        _ entities: [Int64]
    ) throws -> [SearchHit] {
        let isRanked = request.order == .relevance && !clauses.isEmpty
        return try HitReader(
            connection: connection,
            terms: clauses.flatMap(\.terms),
            entities: entities,
            isFolding: request.isFolding,
            isMarking: request.isMarking
        ).read(positions) { value in
            isRanked ? (value >= Search.allWordsBonus ? value - Search.allWordsBonus : value) : nil
        }
    }
}
