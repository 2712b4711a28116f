import CFTS5
import GRDB

/// What ranking must know of every article, by article key: read from the index at the first search, appended to
/// afterwards.
struct SearchColumns: Sendable {
    /// Words in title and body; 0 where the article is not in the index.
    var lengths = GrowingColumn<UInt16>()
    /// Seconds since the epoch; ``undated`` where unknown.
    var published = GrowingColumn<Int64>()
    /// The story's key; 0 where none.
    var stories = GrowingColumn<UInt32>()
    /// The factor of ``RankingParameters/prior(published:reports:now:)``.
    var priors = GrowingColumn<Float>()
    private(set) var documentCount = 0
    private(set) var totalLength = 0
    var priorGeneration = 0
    /// The day (since the epoch) that priors were computed on.
    var priorDay: Int64 = .min

    static let undated = Int64.min

    /// Keys below this are known.
    var limit: Int { lengths.count }
    var averageLength: Double { documentCount == 0 ? 1 : max(1, Double(totalLength) / Double(documentCount)) }
    var byteCount: Int { lengths.byteCount + published.byteCount + stories.byteCount + priors.byteCount }

    init() {}

    /// Reads all articles with keys from `first` to `last` and appends them.
    mutating func load(
        from first: Int64,
        to last: Int64,
        _ parameters: RankingParameters,
        now: Int64,
        in connection: Database
    ) throws {
        guard first <= last, last < Int64(UInt32.max) else { return }
        let base = limit
        let count = Int(last) + 1 - base
        guard count > 0 else { return }
        var lengths = [UInt16](repeating: 0, count: count)
        var published = [Int64](repeating: SearchColumns.undated, count: count)
        var stories = [UInt32](repeating: 0, count: count)
        var reports: [UInt32: Int] = [:]
        var read = parallax_lengths()
        defer { parallax_lengths_free(&read) }
        try check(parallax_fts5_lengths(connection.sqliteConnection, Int64(base), last, &read), connection)
        for index in 0..<read.count {
            let place = Int(read.documents[index]) - base
            if lengths.indices.contains(place) { lengths[place] = read.lengths[index] }
        }
        // The whole table is read from a covering index: its rows hold the texts.
        let isWhole = base <= 1
        let index = isWhole ? "INDEXED BY article_by_story" : "NOT INDEXED"
        let rows = try Row.fetchCursor(
            connection,
            sql: """
                SELECT article_key, published_seconds, story_key FROM article \(index)
                WHERE \(isWhole ? "1" : "article_key >= \(base)")
                """
        )
        while let row = try rows.next() {
            let place = Int(row[0] as Int64) - base
            guard published.indices.contains(place) else { continue }
            published[place] = row[1] ?? SearchColumns.undated
            stories[place] = UInt32(clamping: (row[2] as Int64?) ?? 0)
        }
        let sizes = try Row.fetchCursor(
            connection,
            sql: "SELECT story_key, report_count FROM story WHERE report_count > 1"
                + (isWhole
                    ? ""
                    : " AND story_key IN (SELECT story_key FROM article NOT INDEXED WHERE article_key >= \(base))")
        )
        while let row = try sizes.next() { reports[UInt32(clamping: row[0] as Int64)] = row[1] }
        for place in 0..<count {
            let day = published[place]
            self.lengths.append(lengths[place])
            self.published.append(day)
            self.stories.append(stories[place])
            priors.append(
                parameters.prior(
                    published: day == SearchColumns.undated ? nil : day,
                    reports: reports[stories[place]] ?? 1,
                    now: now
                )
            )
            if lengths[place] > 0 {
                documentCount += 1
                totalLength += Int(lengths[place])
            }
        }
    }

    /// Reads articles that were changed or deleted anew.
    mutating func reload(_ keys: [Int64], in connection: Database) throws {
        var changes: [(place: Int, length: UInt16, published: Int64, story: UInt32)] = []
        for key in keys where key > 0 && key < Int64(limit) {
            var read = parallax_lengths()
            defer { parallax_lengths_free(&read) }
            try check(parallax_fts5_lengths(connection.sqliteConnection, key, key, &read), connection)
            let row = try Row.fetchOne(
                connection,
                sql: "SELECT published_seconds, story_key FROM article WHERE article_key = ?",
                arguments: [key]
            )
            changes.append(
                (
                    Int(key), read.count > 0 ? read.lengths[0] : 0,
                    (row?[0] as Int64?) ?? SearchColumns.undated, UInt32(clamping: (row?[1] as Int64?) ?? 0)
                )
            )
        }
        guard !changes.isEmpty else { return }
        for change in changes {
            let before = Int(lengths[change.place])
            documentCount += (change.length > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
            totalLength += Int(change.length) - before
        }
        lengths.edit { values in for change in changes { values[change.place] = change.length } }
        published.edit { values in for change in changes { values[change.place] = change.published } }
        stories.edit { values in for change in changes { values[change.place] = change.story } }
    }

    /// Computes the priors for another day.
    mutating func renewPriors(_ parameters: RankingParameters, now: Int64, in connection: Database) throws {
        var reports: [UInt32: Int] = [:]
        let sizes = try Row.fetchCursor(
            connection,
            sql: "SELECT story_key, report_count FROM story WHERE report_count > 1"
        )
        while let row = try sizes.next() { reports[UInt32(clamping: row[0] as Int64)] = row[1] }
        let published = published
        let stories = stories
        priors.edit { values in
            for place in values.indices {
                let day = published[place]
                values[place] = parameters.prior(
                    published: day == SearchColumns.undated ? nil : day,
                    reports: reports[stories[place]] ?? 1,
                    now: now
                )
            }
        }
        priorGeneration += 1
    }
}

// MARK: - Verifying

extension SearchColumns {
    /// A sentence for each article that stands otherwise in `stored`, a hundred at most. Priors are left out: they are
    /// of the day on which they were made.
    func differences(from stored: SearchColumns) -> [String] {
        var found: [String] = []
        if limit != stored.limit { found.append("\(limit) articles in memory, \(stored.limit) stored") }
        for key in 0..<min(limit, stored.limit) where found.count < 100 {
            if lengths[key] != stored.lengths[key] {
                found.append("article \(key): length \(lengths[key]) in memory, \(stored.lengths[key]) stored")
            }
            // A deleted article keeps its row, and nothing looks at it.
            guard lengths[key] > 0 else { continue }
            if published[key] != stored.published[key] {
                found.append("article \(key): published \(published[key]) in memory, \(stored.published[key]) stored")
            }
            if stories[key] != stored.stories[key] {
                found.append("article \(key): story \(stories[key]) in memory, \(stored.stories[key]) stored")
            }
        }
        return found
    }
}

// MARK: - In a file

extension SearchColumns {
    func save(_ parameters: RankingParameters, to file: inout ColumnFileWriter) {
        file.add("search.lengths", lengths)
        file.add("search.published", published)
        file.add("search.stories", stories)
        file.add("search.priors", priors)
        file.add("search.priors.made", texts: [String(priorDay), String(describing: parameters)])
    }

    /// Nil when the file does not hold them all.
    ///
    /// Priors that were made with other parameters or on another day are to be renewed: ``priorDay`` says so.
    init?(from file: ColumnFileReader, _ parameters: RankingParameters) {
        guard let lengths: GrowingColumn<UInt16> = file.column("search.lengths"),
            let published: GrowingColumn<Int64> = file.column("search.published"),
            let stories: GrowingColumn<UInt32> = file.column("search.stories"),
            let priors: GrowingColumn<Float> = file.column("search.priors"),
            let made = file.texts("search.priors.made"), made.count == 2,
            published.count == lengths.count, stories.count == lengths.count, priors.count == lengths.count
        else { return nil }
        self.lengths = lengths
        self.published = published
        self.stories = stories
        self.priors = priors
        priorDay = made[1] == String(describing: parameters) ? Int64(made[0]) ?? .min : .min
        (documentCount, totalLength) = lengths.withValues { lengths in
            lengths.reduce(into: (0, 0)) { sum, length in
                sum.0 += length > 0 ? 1 : 0
                sum.1 += Int(length)
            }
        }
    }
}

/// Throws what a call of CFTS5 on `connection` gave, unless it is SQLITE_OK.
func check(_ result: Int32, _ connection: Database) throws {
    guard result == 0 else {
        let message = parallax_sqlite_message(connection.sqliteConnection).map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: result), message: message)
    }
}
