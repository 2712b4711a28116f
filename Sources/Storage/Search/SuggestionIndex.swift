import Foundation
import GRDB
import Synchronization

/// Names of entities and sources in memory, sorted, for type-ahead.
///
/// It is a copy that is renewed in the background some seconds after the store has changed; names that came since are
/// found in the table itself.
final class SuggestionIndex: Sendable {
    struct Name: Sendable {
        var folded: [UInt8]
        var entity: Int64
        var articles: Int
    }

    private struct State {
        var names: [Name] = []
        /// Where the names with each first byte begin.
        var starts: [Int] = Array(repeating: 0, count: 257)
        var sequence: Int64 = -1
        var readAt: Int64 = 0
        var isReading = false
    }

    private let state = Mutex(State())

    /// Entities whose name or alias begins with `prefix`, the most covered first; with `distance` edits allowed.
    func entities(startingWith prefix: [UInt8], distance: Int, limit: Int) -> [(entity: Int64, articles: Int)] {
        guard let first = prefix.first else { return [] }
        let (names, starts) = state.withLock { ($0.names, $0.starts) }
        var best: [Int64: Int] = [:]
        if distance == 0 {
            let range = starts[Int(first)]..<starts[Int(first) + 1]
            var low = range.lowerBound
            var high = range.upperBound
            while low < high {
                let middle = (low + high) >> 1
                if names[middle].folded.lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
            }
            while low < range.upperBound, names[low].folded.starts(with: prefix) {
                best[names[low].entity] = max(best[names[low].entity] ?? 0, names[low].articles)
                low += 1
            }
        } else {
            // A wrong first letter is rare, two swapped ones are not.
            for byte in Set(prefix.prefix(2)) {
                for name in names[starts[Int(byte)]..<starts[Int(byte) + 1]]
                where SuggestionIndex.begins(name.folded, with: prefix, within: distance) {
                    best[name.entity] = max(best[name.entity] ?? 0, name.articles)
                }
            }
        }
        return best.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(limit)
            .map { ($0.key, $0.value) }
    }

    /// Whether some beginning of `name` is at most `distance` edits (a swap is one) from `prefix`.
    static func begins(_ name: [UInt8], with prefix: [UInt8], within distance: Int) -> Bool {
        if name.count + distance < prefix.count { return false }
        let columns = min(name.count, prefix.count + distance)
        var before: [Int] = []
        var previous = Array(0...columns)
        for row in 1...prefix.count {
            var current = [row] + Array(repeating: 0, count: columns)
            var least = row
            for column in stride(from: 1, through: columns, by: 1) {
                let cost = prefix[row - 1] == name[column - 1] ? 0 : 1
                var value = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
                if row > 1, column > 1, prefix[row - 1] == name[column - 2], prefix[row - 2] == name[column - 1] {
                    value = min(value, before[column - 2] + 1)
                }
                current[column] = value
                least = min(least, value)
            }
            if least > distance { return false }
            before = previous
            previous = current
        }
        return previous.contains { $0 <= distance }
    }

    /// Reads the names when they are older than `age` milliseconds and the store has changed; at once when there are
    /// none yet, else in the background.
    func renew(_ store: Store, now: Int64, age: Int64) {
        enum Need { case none, atOnce, later }
        let need = state.withLock { state -> Need in
            if state.sequence < 0 { return .atOnce }
            guard !state.isReading, now - state.readAt > age else { return .none }
            state.isReading = true
            return .later
        }
        switch need {
        case .none: return
        case .atOnce: read(store, now)
        case .later: DispatchQueue.global(qos: .utility).async { self.read(store, now) }
        }
    }

    private func read(_ store: Store, _ now: Int64) {
        let known = state.withLock { $0.sequence }
        let found = try? store.read { connection -> (Int64, [Name])? in
            let sequence = try Int64.fetchOne(connection, sql: "SELECT max(seq) FROM change") ?? 0
            guard sequence != known else { return nil }
            var names: [Name] = []
            let rows = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT l.folded, e.entity_key, e.article_count FROM entity_alias l JOIN entity e USING (entity_key)
                    WHERE e.merged_into IS NULL AND e.article_count > 0
                    """
            )
            while let row = try rows.next() {
                names.append(Name(folded: Array((row[0] as String).utf8.prefix(64)), entity: row[1], articles: row[2]))
            }
            names.sort { $0.folded.lexicographicallyPrecedes($1.folded) }
            return (sequence, names)
        }
        state.withLock { state in
            state.isReading = false
            state.readAt = now
            guard let (sequence, names) = found else { return }
            var starts = Array(repeating: 0, count: 257)
            for name in names { starts[Int(name.folded.first ?? 0) + 1] += 1 }
            for index in 1...256 { starts[index] += starts[index - 1] }
            state.names = names
            state.starts = starts
            state.sequence = sequence
        }
    }
}
