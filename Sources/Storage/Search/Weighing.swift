/// Gives the lists of a query's clauses their weights.
struct Weighing {
    let index: SearchIndex
    let snapshot: SearchIndex.Snapshot
    let articleCount: Int
    let averageLength: Double
    let horizon: Int

    /// - Returns: the clauses, and further ones that only add to the score.
    func clauses(
        _ clauses: [SearchQuery.Clause],
        _ expansions: [EntityExpansion],
        entityWeight: Double
    ) -> (clauses: [RankedClause], extra: [RankedClause]) {
        var ranked = clauses.map { clause in
            RankedClause(
                lists: clause.terms.flatMap(\.expressions).map { list(.text($0), clause.weight) }
            )
        }
        var extra: [RankedClause] = []
        for expansion in expansions {
            let lists = expansion.entities.map { list(.entity($0), entityWeight * Double(expansion.clauses.count)) }
            extra.append(RankedClause(lists: lists))
            // An article that names the entity otherwise holds the words as well.
            for place in expansion.clauses where ranked.indices.contains(place) {
                ranked[place].lists += lists.map { RankedList(list: $0.list, weight: 0) }
            }
        }
        return (ranked, extra)
    }

    func list(_ atom: SearchAtom, _ weight: Double) -> RankedList {
        guard var list = snapshot.lists[atom] else { return RankedList(list: PostingList(), weight: 0) }
        list = index.bounded(atom, list, snapshot.columns)
        // Bounds hold for average lengths near the present one.
        if let made = list.boundsKey?.averageLength, abs(made / averageLength - 1) > 0.0105 { list.bounds = [] }
        let frequency = list.lowerBound(horizon)
        let rarity = index.configuration.ranking.inverseDocumentFrequency(frequency, of: articleCount)
        return RankedList(list: list, weight: rarity * weight)
    }
}
