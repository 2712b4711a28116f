import GRDB

/// A part of a query that has a list of postings of its own.
enum SearchAtom: Hashable, Sendable {
    /// An expression of FTS5: a word, phrase, prefix, NEAR, with or without columns.
    case text(String)
    /// The articles that mention an entity.
    case entity(Int64)
}

/// What ``SearchIndex`` holds behind its lock, and how that is brought up to date with the `change` table.
struct SearchState {
    struct Entry {
        var list: PostingList
        /// The change up to which the list is right.
        var sequence: Int64
        /// Articles from this key on are not in the list yet.
        var limit: Int
        var used: UInt64 = 0
    }

    struct Facet {
        var column: FacetColumn
        var sequence: Int64
    }

    /// An article below the columns' limit that has to be looked at again, by the change that told.
    struct Mutation {
        var sequence: Int64
        var document: UInt32
        /// Only what follows from its events is other than before, not its text.
        var isOfEvents: Bool
    }

    var columns = SearchColumns()
    /// The change up to which the columns are right; nil before the first search.
    var sequence: Int64?
    /// In the order of the sequence.
    private var mutations: [Mutation] = []
    /// Lists older than this cannot be mended from `mutations`.
    private(set) var mutationsFloor: Int64 = 0
    var entries: [SearchAtom: Entry] = [:]
    private(set) var bytes = 0
    private var clock: UInt64 = 0
    var filters: [SearchIndex.FilterKey: DocumentSet] = [:]
    var facets: [FacetColumn.Kind: Facet] = [:]
    /// The change at which the columns were last written to their file.
    var savedSequence: Int64?
    /// The facets that the file holds.
    var savedFacets: Set<FacetColumn.Kind> = []
    /// The columns came from the file.
    var isRestored = false

    /// More changed articles than this make reading a list anew the cheaper way.
    private static let mendable = 64
    private static let mutationsKept = 10_000

    // MARK: - Columns

    /// Sets the columns as of a change, from the table or from a file.
    mutating func begin(_ columns: SearchColumns, at sequence: Int64) {
        self.columns = columns
        self.sequence = sequence
        mutations = []
        mutationsFloor = sequence
    }

    /// Reads what came between the columns' change and `present`.
    ///
    /// - Parameters:
    ///   - now: seconds since the epoch.
    mutating func read(
        to present: Int64,
        _ parameters: RankingParameters,
        now: Int64,
        in connection: Database
    ) throws {
        let known = sequence ?? 0
        let limit = Int64(columns.limit)
        var again: [Int64] = []
        let changed = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT a.article_key, max(c.seq) FROM change c JOIN article a ON a.id = c.id
                    WHERE c.seq > ? AND c.seq <= ? AND c.kind = 'article' GROUP BY a.article_key ORDER BY 2
                    """
            ),
            arguments: [known, present]
        )
        var last = limit - 1
        while let row = try changed.next() {
            let key: Int64 = row[0]
            if key < limit {
                again.append(key)
                mutations.append(Mutation(sequence: row[1], document: UInt32(clamping: key), isOfEvents: false))
            }
            last = max(last, key)
        }
        // What a further report makes of an event shows in the facets of the reports before it.
        let reported = try Row.fetchCursor(
            connection.cachedStatement(
                sql: """
                    SELECT l.article_key, max(c.seq) FROM change c JOIN event v ON v.id = c.id
                    JOIN claim l ON l.event_key = v.event_key
                    WHERE c.seq > ? AND c.seq <= ? AND c.kind = 'event' AND c.action <> 'created'
                    GROUP BY l.article_key
                    """
            ),
            arguments: [known, present]
        )
        while let row = try reported.next() {
            let key: Int64 = row[0]
            guard key < limit else { continue }
            mutations.append(Mutation(sequence: row[1], document: UInt32(clamping: key), isOfEvents: true))
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
        try columns.load(from: limit, to: last, parameters, now: now, in: connection)
        try columns.reload(Array(Set(again + regrouped)), in: connection)
        sequence = present
        mutations.sort { $0.sequence < $1.sequence }
        if mutations.count > SearchState.mutationsKept {
            let cut = mutations.count - SearchState.mutationsKept / 2
            mutationsFloor = mutations[cut - 1].sequence
            mutations.removeFirst(cut)
        }
    }

    private func mutated(after sequence: Int64, withEvents: Bool) -> Set<UInt32> {
        var found: Set<UInt32> = []
        for mutation in mutations.reversed() {
            if mutation.sequence <= sequence { break }
            if withEvents || !mutation.isOfEvents { found.insert(mutation.document) }
        }
        return found
    }

    // MARK: - Lists

    /// A list that is up to date, or was brought there; nil when it has to be read from the index.
    mutating func mended(_ atom: SearchAtom, in connection: Database) throws -> PostingList? {
        guard var entry = entries.removeValue(forKey: atom) else { return nil }
        bytes -= entry.list.byteCount
        guard try mend(&entry, atom, in: connection) else { return nil }
        insert(entry, for: atom)
        return entry.list
    }

    mutating func insert(_ entry: Entry, for atom: SearchAtom) {
        if let before = entries[atom] { bytes -= before.list.byteCount }
        clock += 1
        var entry = entry
        entry.used = clock
        bytes += entry.list.byteCount
        entries[atom] = entry
    }

    /// Brings a list up to date. False when it has to be read anew.
    func mend(_ entry: inout Entry, _ atom: SearchAtom, in connection: Database) throws -> Bool {
        let sequence = sequence ?? 0
        guard entry.sequence < sequence else { return true }
        guard entry.sequence >= mutationsFloor else { return false }
        let mutated = mutated(after: entry.sequence, withEvents: false)
        guard mutated.count <= SearchState.mendable else { return false }
        if entry.limit < columns.limit {
            let more = try PostingReader(connection: connection).read(atom, from: Int64(entry.limit), to: .max)
            entry.list.append(more.list.postings)
        }
        if !mutated.isEmpty {
            entry.list.remove(mutated)
            var again: [(UInt32, UInt8)] = []
            for document in mutated.sorted() {
                let one = try PostingReader(connection: connection).read(
                    atom,
                    from: Int64(document),
                    to: Int64(document)
                )
                again += one.list.postings
            }
            entry.list.merge(again)
        }
        entry.limit = columns.limit
        entry.sequence = sequence
        return true
    }

    mutating func setBounds(of list: PostingList, for atom: SearchAtom) {
        guard var entry = entries[atom], entry.list.count == list.count else { return }
        bytes -= entry.list.byteCount
        entry.list.bounds = list.bounds
        entry.list.boundsKey = list.boundsKey
        bytes += entry.list.byteCount
        entries[atom] = entry
    }

    /// Lets the lists go that were not used for the longest time, but none of `used`.
    mutating func evict(downTo limit: Int, keeping used: Set<SearchAtom>) {
        guard bytes > limit else { return }
        for (atom, entry) in entries.sorted(by: { $0.value.used < $1.value.used }) where !used.contains(atom) {
            bytes -= entry.list.byteCount
            entries[atom] = nil
            if bytes <= limit * 9 / 10 { break }
        }
    }

    // MARK: - Facets

    /// A facet's values that are up to date, or were brought there; nil when they have to be read anew.
    mutating func mended(_ kind: FacetColumn.Kind, in connection: Database) throws -> FacetColumn? {
        guard var facet = facets[kind], facet.sequence >= mutationsFloor, !facet.column.isWorn else { return nil }
        let sequence = sequence ?? 0
        if facet.sequence < sequence {
            let mutated = mutated(after: facet.sequence, withEvents: kind.concernsEvents)
            try facet.column.reload(mutated.map(Int.init), connection)
            try facet.column.load(upTo: columns.limit, connection)
            facet.sequence = sequence
            facets[kind] = facet
        }
        return facet.column
    }
}
