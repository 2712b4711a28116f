import TestSupport
import Testing

@testable import Storage

/// The short ways must give what scoring everything gives.
struct RankerTests {
    private static let documents = 20_000

    private static func columns(_ random: inout RandomSource) -> SearchColumns {
        var columns = SearchColumns()
        for _ in 0..<documents {
            columns.lengths.append(UInt16.random(in: 20...400, using: &random))
            columns.published.append(Int64.random(in: 0...1_000_000, using: &random))
            columns.stories.append(UInt32.random(in: 0...3000, using: &random))
            columns.priors.append(1 + Float.random(in: 0...0.1, using: &random))
        }
        return columns
    }

    private static func list(_ share: Double, _ columns: SearchColumns, _ random: inout RandomSource) -> RankedList {
        var list = PostingList()
        var postings: [(UInt32, UInt8)] = []
        for document in 0..<documents where Double.random(in: 0..<1, using: &random) < share {
            postings.append((UInt32(document), UInt8.random(in: 1...255, using: &random)))
        }
        list.append(postings)
        _ = list.addBounds(RankingParameters(), columns)
        let weight = RankingParameters().inverseDocumentFrequency(postings.count, of: documents)
        return RankedList(list: list, weight: weight)
    }

    private static func ranker(_ columns: SearchColumns, _ filter: DocumentSet? = nil) -> Ranker {
        Ranker(
            columns: columns,
            parameters: RankingParameters(),
            averageLength: columns.averageLength,
            horizon: columns.limit,
            filter: filter,
            excluded: [],
            deadline: 0
        )
    }

    @Test(arguments: 0..<12)
    func `MaxScore finds what scoring everything finds`(seed: Int) {
        var random = RandomSource(seed: UInt64(seed))
        let columns = RankerTests.columns(&random)
        let shares = [0.4, 0.2, 0.05, 0.01, 0.001, 0.3].prefix(1 + seed % 6)
        let clauses = shares.map { RankedClause(lists: [RankerTests.list($0, columns, &random)]) }
        var filter: DocumentSet?
        if seed % 3 == 1 {
            var set = DocumentSet(limit: columns.limit)
            for _ in 0..<4000 { set.insert(Int.random(in: 0..<RankerTests.documents, using: &random)) }
            filter = set
        }
        for isFolding in [false, true] {
            var ranker = RankerTests.ranker(columns, filter)
            var quick = TopHits(capacity: 20, isFolding: isFolding, after: nil)
            ranker.offerAny(clauses, skipping: nil, to: &quick)
            var slow = TopHits(capacity: 20, isFolding: isFolding, after: nil)
            ranker.offer(ranker.matches(any: clauses), clauses, bonus: 0, to: &slow)
            #expect(quick.ordered == slow.ordered)
            #expect(quick.ordered.count == 20 || seed % 6 == 4)
        }
    }

    @Test func `pages put together are the whole, each story once`() {
        var random = RandomSource(seed: 77)
        let columns = RankerTests.columns(&random)
        let clauses = [0.05, 0.02].map { RankedClause(lists: [RankerTests.list($0, columns, &random)]) }
        var ranker = RankerTests.ranker(columns)
        var whole = TopHits(capacity: 200, isFolding: true, after: nil)
        ranker.offerAny(clauses, skipping: nil, to: &whole)
        var collected: [HitPosition] = []
        while collected.count < 200 {
            var seen = TopHits(capacity: 1, isFolding: true, after: collected.last, isCollectingSeen: true)
            if collected.last != nil { ranker.offerAny(clauses, skipping: nil, to: &seen) }
            var page = TopHits(capacity: 25, isFolding: true, after: collected.last, seenStories: seen.seenStories)
            ranker.offerAny(clauses, skipping: nil, to: &page)
            collected += page.ordered
        }
        #expect(collected == whole.ordered)
    }

    @Test func `all words are found as by looking at each article`() {
        var random = RandomSource(seed: 5)
        let columns = RankerTests.columns(&random)
        let lists = [0.3, 0.01, 0.5].map { RankerTests.list($0, columns, &random) }
        let set = RankerTests.ranker(columns).matches(all: lists.map { RankedClause(lists: [$0]) })
        let expected = lists.map { Set($0.list.postings.map { Int($0.document) }) }
            .reduce(Set(0..<RankerTests.documents)) { $0.intersection($1) }
        var found: Set<Int> = []
        set.visit { found.insert($0) }
        #expect(found == expected && !found.isEmpty)
    }
}
