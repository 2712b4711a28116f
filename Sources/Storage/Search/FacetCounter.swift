import GRDB
import Model

/// Counts the articles of a match by facets.
struct FacetCounter {
    let connection: Database
    let index: SearchIndex
    let columns: SearchColumns
    let set: DocumentSet

    func count(_ facets: [SearchFacet], top: Int) throws -> [FacetCounts] {
        var counted: [FacetColumn.Kind: (FacetColumn, [Int32])] = [:]
        return try facets.map { facet in
            guard let kind = FacetColumn.Kind(facet) else { return months(top) }
            let (column, counts): (FacetColumn, [Int32])
            if let known = counted[kind] {
                (column, counts) = known
            } else {
                column = try index.facetColumn(kind, in: connection)
                counts = column.counts(in: set)
                counted[kind] = (column, counts)
            }
            switch kind {
            case .entity: return try entities(facet, counts, top)
            case .source: return try sources(counts, top)
            case .amount: return amounts(counts)
            case .country, .topic, .eventType, .language: return named(facet, column, counts, top)
            }
        }
    }

    private func named(_ facet: SearchFacet, _ column: FacetColumn, _ counts: [Int32], _ top: Int) -> FacetCounts {
        let all = column.names.indices.filter { counts[$0] > 0 }.map { (column.names[$0], Int(counts[$0])) }
            .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
        return FacetCounts(
            facet: facet,
            values: all.prefix(top).map { FacetCounts.Value(value: $0.0, count: $0.1) },
            distinct: all.count
        )
    }

    private func ordered(_ counts: [Int32]) -> [(key: Int, count: Int)] {
        counts.indices.filter { counts[$0] > 0 }.map { ($0, Int(counts[$0])) }
            .sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    }

    private func entities(_ facet: SearchFacet, _ counts: [Int32], _ top: Int) throws -> FacetCounts {
        if facet == .entity {
            let best = FacetCounter.highest(counts, top)
            let rows = try entityRows(best.map(\.key))
            return FacetCounts(
                facet: facet,
                values: best.compactMap { key, count in
                    rows[key].map { FacetCounts.Value(value: $0[1], label: $0[2], count: count) }
                },
                distinct: counts.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
            )
        }
        // The number of values of a type is known only when all of them are looked up.
        let all = ordered(counts)
        var values: [FacetCounts.Value] = []
        var distinct = 0
        let batch = 2000
        for start in stride(from: 0, to: all.count, by: batch) {
            let part = all[start..<min(all.count, start + batch)]
            let rows = try entityRows(part.map(\.key))
            for (key, count) in part {
                guard let row = rows[key], row[3] == facet.rawValue else { continue }
                distinct += 1
                if values.count < top {
                    values.append(FacetCounts.Value(value: row[1], label: row[2], count: count))
                }
            }
        }
        return FacetCounts(facet: facet, values: values, distinct: distinct)
    }

    /// Key, id, name and type of entities, by key.
    private func entityRows(_ keys: [Int]) throws -> [Int: Row] {
        let rows = try Row.fetchAll(
            connection.cachedStatement(
                sql:
                    "SELECT entity_key, id, name, type FROM entity WHERE entity_key IN (SELECT value FROM json_each(?))"
            ),
            arguments: ["[" + keys.map(String.init).joined(separator: ",") + "]"]
        )
        return Dictionary(rows.map { (Int($0[0] as Int64), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The keys with the most, the lower key first among equals: sorting all of them takes longer than counting.
    static func highest(_ counts: [Int32], _ top: Int) -> [(key: Int, count: Int)] {
        var best: [(key: Int, count: Int32)] = []
        for (key, count) in counts.enumerated() where count > 0 {
            if best.count == top, let last = best.last, count <= last.count { continue }
            var low = 0
            var high = best.count
            while low < high {
                let middle = (low + high) >> 1
                if best[middle].count >= count { low = middle + 1 } else { high = middle }
            }
            best.insert((key, count), at: low)
            if best.count > top { best.removeLast() }
        }
        return best.map { ($0.key, Int($0.count)) }
    }

    private func sources(_ counts: [Int32], _ top: Int) throws -> FacetCounts {
        let all = ordered(counts)
        let rows = try Row.fetchAll(connection, sql: "SELECT source_key, id, name FROM source")
        let byKey = Dictionary(rows.map { (Int($0[0] as Int64), $0) }, uniquingKeysWith: { first, _ in first })
        return FacetCounts(
            facet: .source,
            values: all.prefix(top).compactMap { key, count in
                byKey[key].map { FacetCounts.Value(value: $0[1], label: $0[2], count: count) }
            },
            distinct: all.count
        )
    }

    /// In the order of size: a histogram is read along its axis.
    private func amounts(_ counts: [Int32]) -> FacetCounts {
        let values = counts.indices.filter { counts[$0] > 0 }.map { power in
            FacetCounts.Value(
                value: "1e\(power)",
                label: "\(FacetCounter.dollars(power)) to \(FacetCounter.dollars(power + 1))",
                count: Int(counts[power])
            )
        }
        return FacetCounts(facet: .amount, values: values, distinct: values.count)
    }

    private static func dollars(_ power: Int) -> String {
        let units = ["", "k", "m", "bn", "tn"]
        let unit = min(power / 3, units.count - 1)
        return "1" + String(repeating: "0", count: power - unit * 3) + units[unit]
    }

    /// The latest months, in their order.
    private func months(_ top: Int) -> FacetCounts {
        var byDay: [Int64: Int] = [:]
        let published = columns.published.unsafeValues
        var days: [Int32] = []
        set.visit { document in
            guard document < published.count, published[document] != SearchColumns.undated else { return }
            let seconds = published[document]
            days.append(Int32(clamping: (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400))
        }
        withExtendedLifetime(columns) {}
        if let first = days.min(), let last = days.max(), Int(last) - Int(first) < 200_000 {
            var counts = [Int32](repeating: 0, count: Int(last) - Int(first) + 1)
            for day in days { counts[Int(day) - Int(first)] += 1 }
            for (offset, count) in counts.enumerated() where count > 0 {
                byDay[Int64(first) + Int64(offset)] = Int(count)
            }
        } else {
            for day in days { byDay[Int64(day), default: 0] += 1 }
        }
        var byMonth: [String: Int] = [:]
        for (day, count) in byDay {
            let month = CalendarDay(daysSinceEpoch: Int(day)).description.prefix(7)
            byMonth[String(month), default: 0] += count
        }
        let all = byMonth.sorted { $0.key < $1.key }
        return FacetCounts(
            facet: .month,
            values: all.suffix(max(top, 12)).map { FacetCounts.Value(value: $0.key, count: $0.value) },
            distinct: all.count
        )
    }
}
