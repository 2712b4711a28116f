import CFTS5
import Foundation
import GRDB
import Synchronization

/// A part of a query that has a list of postings of its own.
enum SearchAtom: Hashable, Sendable {
    /// An expression of FTS5: a word, phrase, prefix, NEAR, with or without columns.
    case text(String)
    /// The articles that mention an entity.
    case entity(Int64)
}

/// The decoded postings and the per-article columns that search works on: the one owner of both.
///
/// FTS5 is the truth. A list is filled from it when a query first needs it, and brought up to date with the `change`
/// table before each use, so that a write by any process is seen by the next search. The least recently used lists go
/// when there are more bytes than ``SearchConfiguration/postingBytes``.
final class SearchIndex: Sendable {
    /// What one search works on: nothing in it changes.
    struct Snapshot: Sendable {
        var columns: SearchColumns
        var lists: [SearchAtom: PostingList]
        /// A list was not read to its end in time.
        var isCut = false
    }

    private struct Entry {
        var list: PostingList
        /// The change up to which the list is right.
        var sequence: Int64
        /// Articles from this key on are not in the list yet.
        var limit: Int
        var used: UInt64
    }

    private struct State {
        var columns = SearchColumns()
        /// The change up to which the columns are right; nil before the first search.
        var sequence: Int64?
        /// Changed or deleted articles below the columns' limit, by the change that told.
        var mutations: [(sequence: Int64, document: UInt32)] = []
        /// Lists older than this cannot be mended from `mutations`.
        var mutationsFloor: Int64 = 0
        var entries: [SearchAtom: Entry] = [:]
        var bytes = 0
        var clock: UInt64 = 0
        var filters: [FilterKey: DocumentSet] = [:]
        var facets: [FacetColumn.Kind: Facet] = [:]
    }

    private struct Facet {
        var column: FacetColumn
        var sequence: Int64
    }

    /// A filter's result, as long as nothing changes.
    struct FilterKey: Hashable {
        var filter: String
        var sequence: Int64
    }

    private let state = Mutex(State())
    let configuration: SearchConfiguration

    init(configuration: SearchConfiguration) {
        self.configuration = configuration
    }

    /// Bytes held by columns and postings.
    var byteCount: Int { state.withLock { $0.bytes + $0.columns.byteCount } }

    /// Forgets everything; the next search reads it anew.
    func drop() {
        state.withLock { $0 = State() }
    }

    // MARK: - Snapshots

    /// The columns and the lists of `atoms` as of the reader's transaction or later.
    ///
    /// - Parameters:
    ///   - now: milliseconds since the epoch.
    ///   - deadline: nanoseconds of the monotonic clock after which filling stops; 0: never.
    /// - Throws: ``GRDB/DatabaseError`` when FTS5 refuses an expression.
    func snapshot(
        of atoms: [SearchAtom],
        now: Int64,
        deadline: UInt64,
        in connection: Database
    ) throws -> Snapshot {
        try state.withLock { state in
            let present = try advance(&state, now: now, in: connection)
            var snapshot = Snapshot(columns: state.columns, lists: [:])
            for atom in Set(atoms) {
                snapshot.lists[atom] = try list(of: atom, present, deadline, &state, &snapshot.isCut, in: connection)
            }
            evict(&state, keeping: Set(atoms))
            return snapshot
        }
    }

    /// The change sequence that the columns stand at.
    func sequence(in connection: Database) throws -> Int64 {
        try Int64.fetchOne(connection.cachedStatement(sql: "SELECT max(seq) FROM change")) ?? 0
    }

    func filter(_ key: FilterKey, make: () throws -> DocumentSet) throws -> DocumentSet {
        if let known = state.withLock({ $0.filters[key] }) { return known }
        let made = try make()
        state.withLock { state in
            if state.filters.count >= 16 || state.filters.keys.contains(where: { $0.sequence != key.sequence }) {
                state.filters.removeAll()
            }
            state.filters[key] = made
        }
        return made
    }

    /// Makes the bounds of a list's blocks, once for each state of list and parameters.
    func bounded(_ atom: SearchAtom, _ list: PostingList, _ columns: SearchColumns) -> PostingList {
        var list = list
        guard list.addBounds(configuration.ranking, columns) else { return list }
        state.withLock { state in
            guard var entry = state.entries[atom], entry.list.count == list.count else { return }
            entry.list.bounds = list.bounds
            entry.list.boundsKey = list.boundsKey
            state.entries[atom] = entry
        }
        return list
    }

    /// A facet's values, read at the first question for it and brought up to date at each.
    func facetColumn(_ kind: FacetColumn.Kind, in connection: Database) throws -> FacetColumn {
        try state.withLock { state in
            let sequence = state.sequence ?? 0
            var facet = state.facets[kind] ?? Facet(column: FacetColumn(kind), sequence: sequence)
            if facet.sequence < state.mutationsFloor || facet.column.isWorn {
                facet = Facet(column: FacetColumn(kind), sequence: sequence)
            }
            let mutated = Set(state.mutations.filter { $0.sequence > facet.sequence }.map { Int($0.document) })
            try facet.column.reload(mutated, connection)
            try facet.column.load(upTo: state.columns.limit, connection)
            facet.sequence = sequence
            state.facets[kind] = facet
            return facet.column
        }
    }

    // MARK: - Keeping up

    /// Brings the columns up to the reader's transaction, and gives the change it sees; that is behind the columns'
    /// when another reader came later and was faster.
    private func advance(_ state: inout State, now: Int64, in connection: Database) throws -> Int64 {
        let present = try sequence(in: connection)
        let parameters = configuration.ranking
        let seconds = now / 1000
        let day = seconds / 86_400
        guard let known = state.sequence else {
            let last = try Int64.fetchOne(connection, sql: "SELECT max(article_key) FROM article") ?? 0
            var columns = SearchColumns()
            try columns.load(from: 0, to: last, parameters, now: seconds, in: connection)
            columns.priorDay = day
            state.columns = columns
            state.sequence = present
            state.mutationsFloor = present
            return present
        }
        if present > known { try read(from: known, to: present, &state, now: seconds, in: connection) }
        if state.columns.priorDay != day {
            try state.columns.renewPriors(parameters, now: seconds, in: connection)
            state.columns.priorDay = day
        }
        return present
    }

    private func read(
        from known: Int64,
        to present: Int64,
        _ state: inout State,
        now: Int64,
        in connection: Database
    ) throws {
        let limit = Int64(state.columns.limit)
        var mutated: [Int64] = []
        let changed = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT a.article_key, max(c.seq) FROM change c JOIN article a ON a.id = c.id
                    WHERE c.seq > ? AND c.seq <= ? AND c.kind = 'article' GROUP BY a.article_key
                    """
            ),
            arguments: [known, present]
        )
        var last = limit - 1
        while let row = try changed.next() {
            let key: Int64 = row[0]
            if key < limit {
                mutated.append(key)
                state.mutations.append((row[1], UInt32(clamping: key)))
            }
            last = max(last, key)
        }
        let regrouped = try Int64.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT a.article_key FROM change c
                    JOIN story s ON s.id = ifnull(json_extract(c.detail, '$.merged_into'), c.id)
                    JOIN article a ON a.story_key = s.story_key
                    WHERE c.seq > ? AND c.seq <= ? AND c.kind = 'story' AND c.action IN ('merged', 'split')
                    """
            ),
            arguments: [known, present]
        )
        try state.columns.load(from: limit, to: last, configuration.ranking, now: now, in: connection)
        try state.columns.reload(Array(Set(mutated + regrouped)), in: connection)
        state.sequence = present
        if state.mutations.count > 10_000 {
            let cut = state.mutations.count - 5000
            state.mutationsFloor = state.mutations[cut - 1].sequence
            state.mutations.removeFirst(cut)
        }
    }

    // MARK: - Lists

    private func list(
        of atom: SearchAtom,
        _ present: Int64,
        _ deadline: UInt64,
        _ state: inout State,
        _ isCut: inout Bool,
        in connection: Database
    ) throws -> PostingList {
        state.clock += 1
        let sequence = state.sequence ?? 0
        if present < sequence {
            // A reader of the past cannot tell what is new, so it takes what there is and leaves nothing behind.
            if let entry = state.entries[atom], entry.sequence >= present { return entry.list }
            var list = PostingList()
            isCut = try fill(&list, atom, from: 0, to: .max, deadline, in: connection) || isCut
            return list
        }
        if var entry = state.entries.removeValue(forKey: atom) {
            state.bytes -= entry.list.byteCount
            if try mend(&entry, atom, state, in: connection) {
                entry.used = state.clock
                state.bytes += entry.list.byteCount
                state.entries[atom] = entry
                return entry.list
            }
        }
        var list = PostingList()
        let wasCut = try fill(&list, atom, from: 0, to: .max, deadline, in: connection)
        if wasCut {
            isCut = true
            return list
        }
        state.bytes += list.byteCount
        state.entries[atom] = Entry(list: list, sequence: sequence, limit: state.columns.limit, used: state.clock)
        return list
    }

    /// Brings a list up to date. False when it has to be read anew.
    private func mend(_ entry: inout Entry, _ atom: SearchAtom, _ state: State, in connection: Database) throws -> Bool
    {
        let sequence = state.sequence ?? 0
        guard entry.sequence < sequence else { return true }
        guard entry.sequence >= state.mutationsFloor else { return false }
        let mutated = Set(state.mutations.filter { $0.sequence > entry.sequence }.map(\.document))
        guard mutated.count <= 64 else { return false }
        if entry.limit < state.columns.limit {
            var more = PostingList()
            _ = try fill(&more, atom, from: Int64(entry.limit), to: .max, 0, in: connection)
            entry.list.append(more.postings)
        }
        if !mutated.isEmpty {
            entry.list.remove(mutated)
            var again: [(UInt32, UInt8)] = []
            for document in mutated.sorted() {
                var one = PostingList()
                _ = try fill(&one, atom, from: Int64(document), to: Int64(document), 0, in: connection)
                again += one.postings
            }
            entry.list.merge(again)
        }
        entry.limit = state.columns.limit
        entry.sequence = sequence
        return true
    }

    private func fill(
        _ list: inout PostingList,
        _ atom: SearchAtom,
        from first: Int64,
        to last: Int64,
        _ deadline: UInt64,
        in connection: Database
    ) throws -> Bool {
        switch atom {
        case .text(let expression):
            var read = parallax_postings()
            read.deadline = deadline
            defer { parallax_postings_free(&read) }
            try check(
                parallax_fts5_collect(connection.sqliteConnection, expression, first, last, &read),
                connection
            )
            list.documents = GrowingColumn(copying: UnsafeBufferPointer(start: read.documents, count: read.count))
            list.frequencies = GrowingColumn(copying: UnsafeBufferPointer(start: read.frequencies, count: read.count))
            return read.is_cut != 0
        case .entity(let key):
            // By the entity's index for all of it, by the article's for the few behind `first`.
            let sql =
                first <= 0
                ? "SELECT article_key FROM article_entity WHERE entity_key = ? AND article_key >= ? AND article_key <= ?"
                : """
                SELECT article_key FROM article_entity
                WHERE +entity_key = ? AND article_key >= ? AND article_key <= ?
                """
            let keys = try Int64.fetchAll(connection.cachedStatement(sql: sql), arguments: [key, first, last])
            let once: UInt8 = 1
            list.append(keys.filter { $0 <= Int64(UInt32.max) }.sorted().map { (UInt32(clamping: $0), once) })
            return false
        }
    }

    private func evict(_ state: inout State, keeping used: Set<SearchAtom>) {
        guard state.bytes > configuration.postingBytes else { return }
        for (atom, entry) in state.entries.sorted(by: { $0.value.used < $1.value.used }) where !used.contains(atom) {
            state.bytes -= entry.list.byteCount
            state.entries[atom] = nil
            if state.bytes <= configuration.postingBytes * 9 / 10 { break }
        }
    }

    // MARK: - Verifying

    /// Compares what is held in memory with what FTS5 says now.
    ///
    /// - Returns: a sentence for each difference.
    func differences(now: Int64, in connection: Database) throws -> [String] {
        try state.withLock { state in
            guard state.sequence != nil else { return [] }
            guard try advance(&state, now: now, in: connection) == state.sequence else { return [] }
            var found: [String] = []
            var fresh = SearchColumns()
            try fresh.load(
                from: 0,
                to: Int64(state.columns.limit) - 1,
                configuration.ranking,
                now: now / 1000,
                in: connection
            )
            for key in 0..<state.columns.limit where fresh.lengths[key] != state.columns.lengths[key] {
                found.append(
                    "article \(key): length \(state.columns.lengths[key]) in memory, \(fresh.lengths[key]) stored"
                )
            }
            for (atom, held) in state.entries {
                var entry = held
                guard try mend(&entry, atom, state, in: connection) else { continue }
                var list = PostingList()
                _ = try fill(&list, atom, from: 0, to: .max, 0, in: connection)
                if !list.postings.elementsEqual(entry.list.postings, by: { $0 == $1 }) {
                    found.append("\(atom): \(entry.list.count) articles in memory, \(list.count) stored, or others")
                }
            }
            return found
        }
    }
}

extension PostingList {
    var postings: [(document: UInt32, frequency: UInt8)] {
        (0..<count).map { (documents[$0], frequencies[$0]) }
    }
}
