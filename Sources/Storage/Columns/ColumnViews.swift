import Synchronization

/// What was derived from one state of the tables and is worth keeping while they stay as they are.
final class ColumnViews: Sendable {
    private struct State {
        var sets: [String: DocumentSet] = [:]
        var groups: [String: GroupView] = [:]
        var lists: [String: ListColumn] = [:]
        var orders: [String: [UInt32]] = [:]
        var sums: [String: [Double]] = [:]
    }

    private let state = Mutex(State())
    /// More than are asked for at a time by a dashboard.
    private let keptOfEachKind = 32

    var byteCount: Int {
        state.withLock { state in
            state.sets.values.reduce(0) { $0 + $1.words.count * 8 }
                + state.groups.values.reduce(0) { $0 + $1.byteCount }
                + state.lists.values.reduce(0) { $0 + $1.byteCount }
                + state.orders.values.reduce(0) { $0 + $1.count * 4 }
                + state.sums.values.reduce(0) { $0 + $1.count * 8 }
        }
    }

    func set(_ name: String, make: () throws -> DocumentSet) rethrows -> DocumentSet {
        try kept(\.sets, name, make)
    }

    func group(_ name: String, make: () throws -> GroupView) rethrows -> GroupView {
        try kept(\.groups, name, make)
    }

    func list(_ name: String, make: () throws -> ListColumn) rethrows -> ListColumn {
        try kept(\.lists, name, make)
    }

    func order(_ name: String, make: () throws -> [UInt32]) rethrows -> [UInt32] {
        try kept(\.orders, name, make)
    }

    func sums(_ name: String, make: () throws -> [Double]) rethrows -> [Double] {
        try kept(\.sums, name, make)
    }

    /// Article keys by entity key.
    func articlesByEntity(_ tables: ColumnTables) -> ListColumn {
        list("articles by entity") { tables.articles.entities.inverted(values: tables.entities.count) }
    }

    /// The standing articles of each story.
    func articlesByStory(_ tables: ColumnTables) -> ListColumn {
        list("articles by story") {
            var single = ListColumn()
            single.grow(to: tables.articles.count)
            for article in 0..<tables.articles.count where tables.articles.isLive[article] == 1 {
                let story = tables.articles.story[article]
                if story != 0 { single.append(story, to: article) }
            }
            return single.inverted(values: tables.stories.count)
        }
    }

    /// Made outside the lock: others do not wait for it, and what two make at once is the same.
    private func kept<Value: Sendable>(
        _ path: WritableKeyPath<State, [String: Value]> & Sendable,
        _ name: String,
        _ make: () throws -> Value
    ) rethrows -> Value {
        if let known = state.withLock({ $0[keyPath: path][name] }) { return known }
        let made = try make()
        state.withLock { state in
            if state[keyPath: path].count >= keptOfEachKind { state[keyPath: path].removeAll() }
            state[keyPath: path][name] = made
        }
        return made
    }
}
