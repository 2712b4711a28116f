import GRDB
public import Model

/// A stored article that may report the same as another.
public struct StoryCandidate: Sendable {
    public var articleKey: Int64
    public var storyKey: Int64
    /// Its text is known to be another report's.
    public var isCopy: Bool
    /// What it is compared by, as ``WriteSession/keep(profile:of:)`` was given it; nil where it never was.
    public var profile: [UInt8]?
    /// Bands of the text signature that it shares.
    public var sharedBands: Int
}

/// How much is published around an article: what two reports share by chance follows from it.
public struct PublicationDensity: Sendable, Equatable {
    /// Seconds on either side that the counts are for.
    public static let span: Int64 = 3 * 86_400

    /// Articles in all; estimated where there are very many.
    public var articles = 0.0
    /// Articles that name an entity, by its key; those of which it was not counted are missing.
    public var naming: [Int64: Double] = [:]
    /// Articles of the store, and those of them that name an entity.
    public var stored = 0.0
    public var storedNaming: [Int64: Double] = [:]

    public init() {}
}

/// What a profile is made of, for articles that were stored without one.
public struct StoredReport: Sendable {
    public var text: String
    public var publishedSeconds: Int64?
    /// The entities it names.
    public var entities: [(key: Int64, id: String, type: EntityType, name: String)]
    /// Days named in it, `YYYY-MM-DD`.
    public var days: [String]
    public var amounts: [(kind: String, value: Double, unit: String?)]
    /// What it says happened: type, participants and day of each standing claim.
    public var events: [StoredEvent]
}

/// How many articles hold what a new one holds, and how near they are in time.
private struct CandidateCount {
    private struct Count {
        var score: Int
        /// Seconds between the publications.
        var gap: Int64
        /// The last entity that counted it.
        var entity: Int64
    }

    private var counts: [Int64: Count] = [:]
    private let excluded: Int64

    init(excluding articleKey: Int64) {
        excluded = articleKey
        counts.reserveCapacity(512)
    }

    /// An article counts once for each entity.
    mutating func add(_ article: Int64, for entity: Int64, points: Int = 1, gap: Int64) {
        guard article != excluded else { return }
        guard var count = counts[article] else {
            counts[article] = Count(score: points, gap: gap, entity: entity)
            return
        }
        guard count.entity != entity else { return }
        count.score += points
        count.gap = min(count.gap, gap)
        count.entity = entity
        counts[article] = count
    }

    /// The `limit` that share the most, then the nearest in time, then the newest; those that share one name only if
    /// they are near and fewer than half as many share more.
    func best(_ limit: Int) -> [Int64] {
        let ranked = counts.filter { $0.value.score >= 2 || $0.value.gap <= PublicationDensity.span }.sorted {
            ($0.value.score, $1.value.gap, $0.key) > ($1.value.score, $0.value.gap, $1.key)
        }
        let several = ranked.prefix { $0.value.score >= 2 }.count
        return ranked.prefix(min(limit, max(several, limit / 2))).map(\.key)
    }
}

/// Counts what lies within ``PublicationDensity/span``; where only the nearest were looked at, their spread tells how
/// many there are.
private struct NearestCount {
    let limit: Int
    private var seen = 0
    private var near = 0
    private var last: Int64 = 0

    init(limit: Int) { self.limit = limit }

    mutating func add(gap: Int64) {
        seen += 1
        last = gap
        if gap <= PublicationDensity.span { near += 1 }
    }

    var estimate: Double {
        guard seen == limit, last < PublicationDensity.span else { return Double(near) }
        return Double(near) * Double(PublicationDensity.span) / Double(max(last, 1))
    }
}

extension WriteSession {
    /// Articles of one entity that are looked at on either side of a moment.
    private static let nearest = 40
    private static let far = Int64.max

    /// Articles that may report the same as the one at hand: those that share a band of its signature, and those that
    /// name two of its entities or more and were published around `moments`, or told of an event on the same days.
    /// The cost is bounded whatever the size of the store: of an entity that very many articles name, those nearest to
    /// the moment are looked at.
    ///
    /// - Parameters:
    ///   - entities: keys, the most telling first.
    ///   - moments: seconds since the epoch: the publication, and the days of the events; empty when nothing is dated.
    ///   - days: counted from 1970-01-01, on which an event was perhaps announced to happen.
    ///   - window: seconds before and after.
    /// - Returns: the candidates, the likeliest first, and how much is published around the first moment.
    public func storyCandidates(
        signature: [Int64],
        entities: [Int64],
        around moments: [Int64],
        announcedOn days: [Int],
        window: Int64,
        excluding articleKey: Int64,
        limit: Int = 32
    ) throws -> (candidates: [StoryCandidate], density: PublicationDensity) {
        var count = CandidateCount(excluding: articleKey)
        var density = PublicationDensity()
        density.stored = Double(try key("SELECT max(article_key) FROM article", []) ?? 0)
        if let moment = moments.first { density.articles = try countArticles(around: moment) }
        var twins: [Int64: Int] = [:]
        let byBand = try prepared(
            "SELECT article_key FROM article_signature WHERE band = ? ORDER BY article_key DESC LIMIT 50"
        )
        for band in signature {
            try byBand.forEach([band]) { row in
                let key = row.integer(0)
                twins[key, default: 0] += 1
                count.add(key, for: -Int64(twins[key] ?? 0), points: 100, gap: 0)
            }
        }
        for entity in entities {
            for (index, moment) in moments.enumerated() {
                let near = try countArticles(naming: entity, around: moment, window, &count)
                if index == 0 { density.naming[entity] = near }
            }
            density.storedNaming[entity] = Double(try articleCount(of: entity))
            for day in days { try countArticles(announcing: entity, on: day, &count) }
            if moments.isEmpty {
                try countLatestArticles(naming: entity, &count)
            } else if try findUndatedArticles() {
                try countUndatedArticles(naming: entity, &count)
            }
        }
        let member = try prepared("SELECT story_key, is_copy, profile FROM story_member WHERE article_key = ?")
        let candidates = try count.best(limit).compactMap { key in
            try member.first([key]) { row in
                StoryCandidate(
                    articleKey: key,
                    storyKey: row.integer(0),
                    isCopy: row.integer(1) != 0,
                    profile: row.bytes(2),
                    sharedBands: twins[key] ?? 0
                )
            }
        }
        return (candidates, density)
    }

    /// Articles that name an entity, as of the beginning of the transaction.
    private func articleCount(of entity: Int64) throws -> Int64 {
        if let known = articleCounts[entity] { return known }
        let count = try key("SELECT article_count FROM entity WHERE entity_key = ?", [entity]) ?? 0
        articleCounts[entity] = count
        return count
    }

    /// Articles published within ``PublicationDensity/span`` of a moment.
    private func countArticles(around moment: Int64) throws -> Double {
        let span = PublicationDensity.span
        var before = NearestCount(limit: WriteSession.nearest)
        try prepared(
            """
            SELECT published_seconds FROM article WHERE published_seconds BETWEEN ? AND ?
            ORDER BY published_seconds DESC LIMIT ?
            """
        ).forEach([moment - span, moment, WriteSession.nearest]) { before.add(gap: moment - $0.integer(0)) }
        var after = NearestCount(limit: WriteSession.nearest)
        try prepared(
            """
            SELECT published_seconds FROM article WHERE published_seconds BETWEEN ? AND ?
            ORDER BY published_seconds LIMIT ?
            """
        ).forEach([moment + 1, moment + span, WriteSession.nearest]) { after.add(gap: $0.integer(0) - moment) }
        return before.estimate + after.estimate
    }

    private func countArticles(
        naming entity: Int64,
        around moment: Int64,
        _ window: Int64,
        _ count: inout CandidateCount
    ) throws -> Double {
        var nearBefore = NearestCount(limit: WriteSession.nearest)
        var nearAfter = NearestCount(limit: WriteSession.nearest)
        let before = try prepared(
            """
            SELECT article_key, published_seconds FROM article_entity
            WHERE entity_key = ? AND published_seconds BETWEEN ? AND ? ORDER BY published_seconds DESC LIMIT ?
            """
        )
        try before.forEach([entity, moment - window, moment, WriteSession.nearest]) { row in
            let gap = moment - row.integer(1)
            nearBefore.add(gap: gap)
            count.add(row.integer(0), for: entity, gap: gap)
        }
        let after = try prepared(
            """
            SELECT article_key, published_seconds FROM article_entity
            WHERE entity_key = ? AND published_seconds BETWEEN ? AND ? ORDER BY published_seconds LIMIT ?
            """
        )
        try after.forEach([entity, moment + 1, moment + window, WriteSession.nearest]) { row in
            let gap = row.integer(1) - moment
            nearAfter.add(gap: gap)
            count.add(row.integer(0), for: entity, gap: gap)
        }
        return nearBefore.estimate + nearAfter.estimate
    }

    /// Reports, of whatever date, of an event that an entity takes part in on a day next to `day`: the same party on
    /// the same day is worth two names.
    private func countArticles(announcing entity: Int64, on day: Int, _ count: inout CandidateCount) throws {
        let statement = try prepared(
            """
            SELECT article_key FROM announced_day WHERE entity_key = ? AND day BETWEEN ? AND ?
            ORDER BY day, article_key DESC LIMIT ?
            """
        )
        try statement.forEach([entity, day - 2, day + 2, WriteSession.nearest]) { row in
            count.add(row.integer(0), for: -entity - 1_000, points: 2, gap: 0)
        }
    }

    private func countLatestArticles(naming entity: Int64, _ count: inout CandidateCount) throws {
        let statement = try prepared(
            """
            SELECT article_key FROM article_entity WHERE entity_key = ?
            ORDER BY published_seconds DESC, article_key DESC LIMIT ?
            """
        )
        try statement.forEach([entity, 2 * WriteSession.nearest]) { row in
            count.add(row.integer(0), for: entity, gap: WriteSession.far)
        }
    }

    private func countUndatedArticles(naming entity: Int64, _ count: inout CandidateCount) throws {
        let statement = try prepared(
            """
            SELECT article_key FROM article_entity WHERE entity_key = ? AND published_seconds IS NULL
            ORDER BY article_key DESC LIMIT ?
            """
        )
        try statement.forEach([entity, WriteSession.nearest]) { row in
            count.add(row.integer(0), for: entity, gap: WriteSession.far)
        }
    }

    private func findUndatedArticles() throws -> Bool {
        if let hasUndatedArticles { return hasUndatedArticles }
        let found = try key("SELECT 1 FROM article WHERE published_seconds IS NULL LIMIT 1", []) != nil
        hasUndatedArticles = found
        return found
    }

    /// Keeps what an article is compared by; opaque to the store.
    public func keep(profile: [UInt8], of articleKey: Int64) throws {
        try run("UPDATE story_member SET profile = ? WHERE article_key = ?", [profile, articleKey])
    }

    /// What a profile can be made of; nil for a deleted article.
    public func report(ofArticle articleKey: Int64) throws -> StoredReport? {
        let statement = try prepared(
            "SELECT title, body, published_seconds FROM article WHERE article_key = ? AND deleted_at IS NULL"
        )
        let stored = try statement.first([articleKey]) { row in
            let title = row.optionalText(0)
            return StoredReport(
                text: title.map { $0.isEmpty ? row.text(1) : $0 + "\n\n" + row.text(1) } ?? row.text(1),
                publishedSeconds: row.optionalInteger(2),
                entities: [],
                days: [],
                amounts: [],
                events: []
            )
        }
        guard var report = stored else { return nil }
        try prepared(
            """
            SELECT e.entity_key, e.id, e.type, e.name FROM article_entity x JOIN entity e USING (entity_key)
            WHERE x.article_key = ? ORDER BY x.salience DESC, e.id
            """
        ).forEach([articleKey]) { row in
            guard let type = EntityType(rawValue: row.text(2)) else { return }
            report.entities.append((key: row.integer(0), id: row.text(1), type: type, name: row.text(3)))
        }
        try prepared("SELECT value FROM temporal_expression WHERE article_key = ? AND precision = 'day'")
            .forEach([articleKey]) { report.days.append($0.text(0)) }
        try prepared("SELECT kind, value, coalesce(currency, unit) FROM amount WHERE article_key = ?")
            .forEach([articleKey]) { row in
                report.amounts.append((kind: row.text(0), value: row.number(1), unit: row.optionalText(2)))
            }
        report.events = try claims(where: "c.article_key = ?", [articleKey]).map(\.event)
        return report
    }
}
