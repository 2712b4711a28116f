import Foundation
import GRDB
import Synchronization

/// The decoded postings and the per-article columns that search works on: the one owner of both.
///
/// FTS5 is the truth. A list is filled from it when a query first needs it, and brought up to date with the `change`
/// table before each use, so that a write by any process is seen by the next search. The least recently used lists go
/// when there are more bytes than ``SearchConfiguration/postingBytes``. Reading a list or a facet from the start is done
/// outside the lock: other searches go on meanwhile.
final class SearchIndex: Sendable {
    /// What one search works on: nothing in it changes.
    struct Snapshot: Sendable {
        var columns: SearchColumns
        var lists: [SearchAtom: PostingList]
        /// A list was not read to its end in time.
        var isCut = false
    }

    /// A filter's result, as long as nothing changes.
    struct FilterKey: Hashable {
        var filter: String
        var sequence: Int64
    }

    private let state = Mutex(SearchState())
    /// Held while a facet is read from the start.
    private let facetReading = Mutex(())
    let configuration: SearchConfiguration
    /// Where columns are kept between two starts; nil: nowhere.
    let filePath: String?

    /// Changes behind which a kept file is not worth catching up from.
    private static let catchUpLimit: Int64 = 500_000
    /// Changes from which on a file that is behind is written anew at the end.
    private static let saveFrom: Int64 = 2000

    init(configuration: SearchConfiguration, filePath: String? = nil) {
        self.configuration = configuration
        self.filePath = filePath
    }

    /// Bytes held by columns, facets and postings.
    var byteCount: Int {
        state.withLock { state in
            state.bytes + state.columns.byteCount + state.facets.values.reduce(0) { $0 + $1.column.byteCount }
        }
    }

    /// Whether the columns came from the file.
    var isRestored: Bool { state.withLock { $0.isRestored } }

    /// Forgets everything; the next search reads it anew.
    func drop() {
        state.withLock { $0 = SearchState() }
    }

    /// Forgets everything, the file included.
    func dropAll() {
        drop()
        if let filePath { try? FileManager.default.removeItem(atPath: filePath) }
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
        let wanted = Set(atoms)
        var missing: [SearchAtom] = []
        var (snapshot, present, isPast) = try state.withLock { state in
            let present = try advance(&state, now: now, in: connection)
            let isPast = present < state.sequence ?? 0
            var snapshot = Snapshot(columns: state.columns, lists: [:])
            for atom in wanted {
                if isPast {
                    // A reader of the past cannot tell what is new, so it takes what there is.
                    if let entry = state.entries[atom], entry.sequence >= present {
                        snapshot.lists[atom] = entry.list
                    } else {
                        missing.append(atom)
                    }
                } else if let list = try state.mended(atom, in: connection) {
                    snapshot.lists[atom] = list
                } else {
                    missing.append(atom)
                }
            }
            return (snapshot, present, isPast)
        }
        guard !missing.isEmpty else { return snapshot }
        let reader = PostingReader(connection: connection, deadline: deadline)
        for atom in missing {
            let (list, isCut) = try reader.read(atom)
            snapshot.lists[atom] = list
            snapshot.isCut = snapshot.isCut || isCut
            if isCut || isPast { continue }
            let limit = snapshot.columns.limit
            state.withLock { state in
                // Another search may have read it meanwhile, and may be ahead.
                if let known = state.entries[atom], known.sequence >= present { return }
                state.insert(SearchState.Entry(list: list, sequence: present, limit: limit), for: atom)
            }
        }
        state.withLock { $0.evict(downTo: configuration.postingBytes, keeping: wanted) }
        return snapshot
    }

    /// The change that the reader's transaction sees.
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
        state.withLock { $0.setBounds(of: list, for: atom) }
        return list
    }

    /// A facet's values, read at the first question for it and brought up to date at each.
    func facetColumn(_ kind: FacetColumn.Kind, in connection: Database) throws -> FacetColumn {
        let present = try sequence(in: connection)
        let (known, limit, isPresent) = try state.withLock { state in
            let isPresent = present == state.sequence
            let known = isPresent ? try state.mended(kind, in: connection) : state.facets[kind]?.column
            return (known, state.columns.limit, isPresent)
        }
        if let known { return known }
        // One at a time: who waits finds it read.
        return try facetReading.withLock { _ in
            let other = state.withLock { $0.facets[kind] }
            if let other, other.sequence >= present, !other.column.isWorn { return other.column }
            var column = FacetColumn(kind)
            try column.load(upTo: limit, connection)
            // A reader of the past does not see all articles below the limit: what it reads is for itself.
            if isPresent {
                state.withLock { $0.facets[kind] = SearchState.Facet(column: column, sequence: present) }
            }
            return column
        }
    }

    // MARK: - Keeping up

    /// Brings the columns up to the reader's transaction, and gives the change it sees; that is behind the columns'
    /// when another reader came later and was faster.
    private func advance(_ state: inout SearchState, now: Int64, in connection: Database) throws -> Int64 {
        let present = try sequence(in: connection)
        let parameters = configuration.ranking
        let seconds = now / 1000
        let day = seconds / 86_400
        if state.sequence == nil, try !restore(&state, present, in: connection) {
            let last = try Int64.fetchOne(connection, sql: "SELECT max(article_key) FROM article") ?? 0
            var columns = SearchColumns()
            try columns.load(from: 0, to: last, parameters, now: seconds, in: connection)
            columns.priorDay = day
            state.begin(columns, at: present)
        }
        if let known = state.sequence, present > known {
            try state.read(to: present, parameters, now: seconds, in: connection)
        }
        if state.columns.priorDay != day {
            try state.columns.renewPriors(parameters, now: seconds, in: connection)
            state.columns.priorDay = day
        }
        return present
    }

    // MARK: - The file

    /// Takes columns and facets from the file. False when it does not fit this database or is too far behind.
    private func restore(_ state: inout SearchState, _ present: Int64, in connection: Database) throws -> Bool {
        guard let filePath, let file = ColumnFileReader(path: filePath), file.stamp.sequence <= present,
            present - file.stamp.sequence <= SearchIndex.catchUpLimit,
            try file.stamp == stamp(file.stamp.sequence, in: connection),
            let columns = SearchColumns(from: file, configuration.ranking)
        else { return false }
        state.begin(columns, at: file.stamp.sequence)
        for kind in FacetColumn.Kind.allCases {
            guard let column = FacetColumn(kind, limit: columns.limit, from: file) else { continue }
            state.facets[kind] = SearchState.Facet(column: column, sequence: file.stamp.sequence)
        }
        state.savedSequence = file.stamp.sequence
        state.savedFacets = Set(state.facets.keys)
        state.isRestored = true
        return true
    }

    private func stamp(_ sequence: Int64, in connection: Database) throws -> ColumnStamp {
        let change = try String.fetchOne(
            connection,
            sql: "SELECT kind || ' ' || id || ' ' || action || ' ' || at FROM change WHERE seq = ?",
            arguments: [sequence]
        )
        return ColumnStamp(sequence: sequence, change: change ?? "none")
    }

    /// Writes columns and facets to the file when there is none, or one that is far behind.
    ///
    /// - Throws: what opening and writing the file throws; the old one is left.
    func saveIfWorth(now: Int64, in connection: Database) throws {
        guard let filePath else { return }
        var file = ColumnFileWriter()
        var kinds: Set<FacetColumn.Kind> = []
        let sequence = try state.withLock { state -> Int64? in
            guard state.sequence != nil else { return nil }
            let present = try advance(&state, now: now, in: connection)
            guard present == state.sequence, present > 0 else { return nil }
            if let saved = state.savedSequence, present - saved < SearchIndex.saveFrom,
                state.savedFacets.isSuperset(of: state.facets.keys)
            {
                return nil
            }
            state.columns.save(configuration.ranking, to: &file)
            for kind in state.facets.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
                guard let column = try state.mended(kind, in: connection) else { continue }
                column.save(to: &file)
                kinds.insert(kind)
            }
            return present
        }
        guard let sequence else { return }
        try file.write(to: filePath, try stamp(sequence, in: connection))
        state.withLock { state in
            state.savedSequence = sequence
            state.savedFacets = kinds
        }
    }

    // MARK: - Verifying

    /// Compares what is held in memory with what the tables and FTS5 say now.
    ///
    /// - Returns: a sentence for each difference, a hundred of each kind at most.
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
            found += state.columns.differences(from: fresh)
            for (atom, held) in state.entries {
                var entry = held
                guard try state.mend(&entry, atom, in: connection) else { continue }
                let stored = try PostingReader(connection: connection).read(atom).list
                if !stored.postings.elementsEqual(entry.list.postings, by: { $0 == $1 }) {
                    found.append("\(atom): \(entry.list.count) articles in memory, \(stored.count) stored, or others")
                }
            }
            for kind in FacetColumn.Kind.allCases {
                guard let held = try state.mended(kind, in: connection) else { continue }
                var stored = FacetColumn(kind)
                try stored.load(upTo: state.columns.limit, connection)
                found += held.differences(from: stored)
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
