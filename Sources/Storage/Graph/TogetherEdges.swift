import Foundation

/// Who is named together, weighted by how much oftener than by chance.
struct TogetherEdges {
    struct Pair {
        var source: UInt32
        var target: UInt32
        var articles: Int
        var weight: Double
    }

    private let tables: ColumnTables
    private let views: ColumnViews
    private let articles: DocumentSet
    /// Articles of the set that name each entity.
    let counts: [Int32]
    private let total: Int

    /// Entities among which pairs are counted when no one is asked for: the most named.
    private static let hubs = 256

    init(_ snapshot: ColumnStore.Snapshot, _ articles: DocumentSet) {
        tables = snapshot.tables
        views = snapshot.views
        self.articles = articles
        var counts = [Int32](repeating: 0, count: tables.entities.count)
        tables.articles.entities.withArrays { lists in
            articles.visit { article in
                for place in lists.places(article) { counts[Int(lists.pool[place])] += 1 }
            }
        }
        self.counts = counts
        total = articles.count
    }

    /// Pairs with one of `roots`, the strongest first.
    func pairs(with roots: [UInt32], minimum: Int, top: Int) -> [Pair] {
        let inverse = views.articlesByEntity(tables)
        var found: [Pair] = []
        for root in roots {
            var together = [Int32](repeating: 0, count: tables.entities.count)
            tables.articles.entities.withArrays { lists in
                for article in inverse.values(Int(root)) where articles.contains(Int(article)) {
                    for place in lists.places(Int(article)) { together[Int(lists.pool[place])] += 1 }
                }
            }
            for (other, count) in together.enumerated() where Int(count) >= minimum && other != Int(root) {
                let (source, target) = (min(root, UInt32(other)), max(root, UInt32(other)))
                if roots.contains(UInt32(other)), UInt32(other) < root { continue }
                found.append(pair(source, target, Int(count)))
            }
        }
        return Largest.first(top, of: found, by: TogetherEdges.precedes)
    }

    /// Pairs among `members`, or among the most named.
    func pairs(among members: [UInt32]? = nil, minimum: Int, top: Int) -> [Pair] {
        let chosen =
            members
            ?? Largest.first(TogetherEdges.hubs, of: counts.indices.filter { counts[$0] >= minimum }) {
                counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1
            }.map { UInt32($0) }
        let width = chosen.count
        guard width > 1 else { return [] }
        var place = [Int32](repeating: -1, count: counts.count)
        for (index, entity) in chosen.enumerated() { place[Int(entity)] = Int32(index) }
        var table = [Int32](repeating: 0, count: width * width)
        tables.articles.entities.withArrays { lists in
            var inside: [Int] = []
            articles.visit { article in
                inside.removeAll(keepingCapacity: true)
                for position in lists.places(article) {
                    let number = place[Int(lists.pool[position])]
                    if number >= 0 { inside.append(Int(number)) }
                }
                for (offset, one) in inside.enumerated() {
                    for two in inside.dropFirst(offset + 1) { table[min(one, two) * width + max(one, two)] += 1 }
                }
            }
        }
        var found: [Pair] = []
        for one in 0..<width {
            for two in one + 1..<max(width, one + 1) where Int(table[one * width + two]) >= minimum {
                let (source, target) = (min(chosen[one], chosen[two]), max(chosen[one], chosen[two]))
                found.append(pair(source, target, Int(table[one * width + two])))
            }
        }
        return Largest.first(top, of: found, by: TogetherEdges.precedes)
    }

    private static func precedes(_ left: Pair, _ right: Pair) -> Bool {
        if left.weight != right.weight { return left.weight > right.weight }
        return (left.source, left.target) < (right.source, right.target)
    }

    private func pair(_ source: UInt32, _ target: UInt32, _ articles: Int) -> Pair {
        let weight = TogetherEdges.weight(
            together: articles,
            source: Int(counts[Int(source)]),
            target: Int(counts[Int(target)]),
            total: total
        )
        return Pair(source: source, target: target, articles: articles, weight: weight)
    }

    /// Normalised pointwise mutual information (Bouma 2009), discounted where the counts are small (Pantel and Lin
    /// 2002), so that neither who is named everywhere nor a single chance meeting leads.
    static func weight(together: Int, source: Int, target: Int, total: Int) -> Double {
        guard together > 0, source > 0, target > 0 else { return 0 }
        let joint = Double(together) / Double(total)
        let chance = Double(source) / Double(total) * (Double(target) / Double(total))
        // Two that are named in every article are tied as far as can be told by nothing.
        let normalized = joint >= 1 ? 0 : log(joint / chance) / -log(joint)
        let least = Double(min(source, target))
        return normalized * (Double(together) / Double(together + 1)) * (least / (least + 1))
    }

    /// The first and last publication of articles that name both.
    func seen(_ pair: Pair) -> (first: Int64?, last: Int64?) {
        let inverse = views.articlesByEntity(tables)
        let fewer =
            inverse.counts[Int(pair.source)] < inverse.counts[Int(pair.target)]
            ? (pair.source, pair.target) : (pair.target, pair.source)
        var first = Int64.max
        var last = Int64.min
        for article in inverse.values(Int(fewer.0)) where articles.contains(Int(article)) {
            guard tables.articles.entities.contains(fewer.1, at: Int(article)) else { continue }
            let published = tables.articles.published[Int(article)]
            guard published != ColumnTables.noTime else { continue }
            first = min(first, published)
            last = max(last, published)
        }
        return first <= last ? (first, last) : (nil, nil)
    }
}
