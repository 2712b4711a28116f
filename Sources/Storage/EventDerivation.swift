import GRDB
import Model

/// What a standing claim says, for deriving the event's values.
struct StandingClaim {
    var key: Int64
    var articleKey: Int64
    /// Who says it: a source, or the article itself where none is known.
    var source: String
    var status: String
    var occurredOn: String?
    var confidence: Double
    var publishedSeconds: Int64?
    var amountUSD: Double?
    /// Whether its day rests on the day on which an undated article was read.
    var isDateAssumed = false

    /// Whether it says that the event came about.
    var isDone: Bool { status == "occurred" || status == "ongoing" }
}

/// Derives an event's values from its claims. Pure.
///
/// Status is that of the newest report, but what came about is not planned again. A day and a sum are those that most
/// of the reports give which are not overtaken (``current(_:)``); among equals the finer date, then the newer report.
/// The shown evidence is the most confident claim, the earliest among equals.
struct EventDerivation {
    var status: String
    var occurredOn: String?
    var precision: DatePrecision?
    var isDateAssumed: Bool
    var amountUSD: Double?
    var confidence: Double
    var evidenceClaim: Int64
    var publishedSeconds: Int64?
    var reportCount: Int
    var hasConflict: Bool

    /// Seconds within which two announcements stand beside each other; a later one replaces the earlier.
    static let announcementWindow: Int64 = 2 * 86_400

    /// Nil when no claim stands.
    init?(claims: [StandingClaim]) {
        let ordered = EventDerivation.inOrder(claims)
        guard let newest = ordered.last,
            let best = ordered.max(by: { ($0.confidence, -$0.key) < ($1.confidence, -$1.key) })
        else { return nil }
        status = (ordered.last(where: \.isDone) ?? newest).status
        let dated = EventDerivation.dated(ordered)
        isDateAssumed = dated.first?.isDateAssumed ?? false
        occurredOn = EventDerivation.mostFrequent(dated.compactMap(\.occurredOn), finer: EventDerivation.fineness)
        precision = occurredOn.map(EventDerivation.precision)
        let summed = EventDerivation.current(ordered.filter { $0.amountUSD != nil })
        amountUSD = EventDerivation.mostFrequent(summed.compactMap(\.amountUSD)) { _ in 0 }
        confidence = best.confidence
        evidenceClaim = best.key
        publishedSeconds = ordered.compactMap(\.publishedSeconds).first
        reportCount = Set(ordered.map(\.articleKey)).count
        hasConflict =
            EventDerivation.disagree(dates: dated.compactMap(\.occurredOn))
            || EventDerivation.disagree(sums: summed.compactMap(\.amountUSD))
    }

    /// Oldest report first.
    static func inOrder(_ claims: [StandingClaim]) -> [StandingClaim] {
        claims.sorted { ($0.publishedSeconds ?? .min, $0.key) < ($1.publishedSeconds ?? .min, $1.key) }
    }

    /// The claims whose day counts: those that stand, and of them those that a dated report or a year in the text
    /// vouches for; only without any, those that rest on an assumed day.
    static func dated(_ ordered: [StandingClaim]) -> [StandingClaim] {
        let all = ordered.filter { $0.occurredOn != nil }
        let vouched = all.filter { !$0.isDateAssumed }
        return current(vouched.isEmpty ? all : vouched)
    }

    /// The claims that no later one overtook, oldest first: plans give way to reports that it came about, an earlier
    /// announcement to one that came days later, and what a source said to what it says now. What is left and
    /// disagrees is a conflict; what was overtaken is history.
    static func current(_ ordered: [StandingClaim]) -> [StandingClaim] {
        let done = ordered.filter(\.isDone)
        var standing = done.isEmpty ? ordered : done
        if done.isEmpty, let newest = standing.compactMap(\.publishedSeconds).max() {
            standing = standing.filter { ($0.publishedSeconds ?? newest) >= newest - announcementWindow }
        }
        var last: [String: Int64] = [:]
        for claim in standing { last[claim.source] = claim.articleKey }
        return standing.filter { last[$0.source] == $0.articleKey }
    }

    /// Dates disagree when they cover no common day.
    static func disagree(dates: [String]) -> Bool {
        let ranges = dates.compactMap { TemporalExpression.days(of: $0) }
        return ranges.contains { left in ranges.contains { !$0.overlaps(left) } }
    }

    /// Sums disagree when they differ by more than a rounding to two digits may explain: 5 per cent.
    static func disagree(sums: [Double]) -> Bool {
        guard let least = sums.min(), let most = sums.max(), most > 0 else { return false }
        return (most - least) / most > 0.05
    }

    /// The precision that the form of an ISO value tells.
    static func precision(of value: String) -> DatePrecision {
        if value.hasPrefix("--") { return .partial }
        if value.contains("/") { return .range }
        if value.contains("Q") { return .quarter }
        if value.contains("H") { return .half }
        if value.contains("W") { return .week }
        switch value.utf8.count {
        case 10: return .day
        case 7: return .month
        default: return .year
        }
    }

    private static func fineness(_ value: String) -> Int {
        guard let days = TemporalExpression.days(of: value) else { return .min }
        return days.lowerBound.daysSinceEpoch - days.upperBound.daysSinceEpoch
    }

    /// Values come oldest first; the newer of two that tie wins.
    private static func mostFrequent<Value: Hashable>(_ values: [Value], finer: (Value) -> Int) -> Value? {
        var counts: [Value: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return values.enumerated().max { left, right in
            (counts[left.element] ?? 0, finer(left.element), left.offset)
                < (counts[right.element] ?? 0, finer(right.element), right.offset)
        }?.element
    }
}

extension WriteSession {
    /// Derives an event from its standing claims; one without any becomes a tombstone.
    public func deriveEvent(_ eventKey: Int64) throws {
        let stored = try prepared("SELECT id, report_count FROM event WHERE event_key = ? AND merged_into IS NULL")
            .first([eventKey]) { (id: $0.text(0), reports: $0.integer(1)) }
        guard let (id, reports) = stored else { return }
        guard let derived = EventDerivation(claims: try standingClaims(of: eventKey)) else {
            try run("DELETE FROM event_participant WHERE event_key = ?", [eventKey])
            try run(
                """
                UPDATE event SET deleted_at = ?, updated_at = ?, report_count = 0, claim_key = NULL
                WHERE event_key = ? AND deleted_at IS NULL
                """,
                [now, now, eventKey]
            )
            if connection.changesCount > 0 { try logChange("event", id, "deleted") }
            return
        }
        let days = derived.occurredOn.flatMap { TemporalExpression.days(of: $0) }
        try run(
            """
            UPDATE event SET status = ?, occurred_on = ?, occurred_precision = ?, occurred_first_day = ?,
                occurred_last_day = ?, occurred_is_assumed = ?, amount_usd = ?, confidence = ?, claim_key = ?, published_seconds = ?,
                report_count = ?, has_conflict = ?, updated_at = ?, deleted_at = NULL
            WHERE event_key = ?
            """,
            [
                derived.status, derived.occurredOn, derived.precision?.rawValue, days?.lowerBound.description,
                days?.upperBound.description, derived.isDateAssumed, derived.amountUSD, derived.confidence,
                derived.evidenceClaim,
                derived.publishedSeconds, derived.reportCount, derived.hasConflict, now, eventKey,
            ]
        )
        try run("DELETE FROM event_participant WHERE event_key = ?", [eventKey])
        try run(
            """
            INSERT OR IGNORE INTO event_participant (event_key, role, entity_key)
            SELECT c.event_key, p.role, p.entity_key FROM claim c JOIN claim_participant p USING (claim_key)
            WHERE c.event_key = ? AND c.superseded_at IS NULL
            """,
            [eventKey]
        )
        if reports > 0 { try logChange("event", id, "updated") }
    }

    private func standingClaims(of eventKey: Int64) throws -> [StandingClaim] {
        var claims: [StandingClaim] = []
        let statement = try prepared(
            """
            SELECT c.claim_key, c.article_key, ifnull(a.source_key, -a.article_key), c.status, c.occurred_on,
                c.confidence, a.published_seconds,
                (SELECT max(m.usd) FROM claim_amount m WHERE m.claim_key = c.claim_key AND m.kind = 'money'
                    AND m.is_conversion = 0
                    AND ifnull(m.role, 'other') NOT IN ('ceiling', 'option', 'estimate')),
                c.occurred_is_assumed
            FROM claim c JOIN article a USING (article_key)
            WHERE c.event_key = ? AND c.superseded_at IS NULL
            """
        )
        try statement.forEach([eventKey]) { row in
            claims.append(
                StandingClaim(
                    key: row.integer(0),
                    articleKey: row.integer(1),
                    source: String(row.integer(2)),
                    status: row.text(3),
                    occurredOn: row.optionalText(4),
                    confidence: row.number(5),
                    publishedSeconds: row.optionalInteger(6),
                    amountUSD: row.optionalNumber(7),
                    isDateAssumed: row.integer(8) != 0
                )
            )
        }
        return claims
    }
}

extension StandingClaim {
    /// Kinds of sums that are not what an event is worth.
    static let limits: Set<String> = ["ceiling", "option", "estimate"]

    /// What a new article says of the event with `index`.
    init(_ index: Int, in draft: ArticleDraft, key: Int64, articleKey: Int64) {
        let event = draft.analysis.events[index]
        let sums = event.amounts.filter(draft.analysis.amounts.indices.contains).map { draft.analysis.amounts[$0] }
            .filter { amount in
                amount.kind == .money && !(amount.convertedFrom.map(event.amounts.contains) ?? false)
                    && !StandingClaim.limits.contains(amount.role?.rawValue ?? "other")
            }
        self.init(
            key: key,
            articleKey: articleKey,
            source: "",
            status: event.status.rawValue,
            occurredOn: event.date,
            confidence: min(max(event.confidence, 0), 1),
            publishedSeconds: draft.article.publishedAt?.sortSeconds,
            amountUSD: sums.compactMap(\.usd).max(),
            isDateAssumed: event.isDateAssumed
        )
    }
}
