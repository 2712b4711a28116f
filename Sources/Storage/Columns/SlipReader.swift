import GRDB
import Model

/// How far the day that an event was announced for has moved.
public struct Slip: Sendable, Equatable {
    /// As written in the first report, and in the newest.
    public var from: String
    public var to: String
    var fromArticle: UInt32
    var toArticle: UInt32
    /// From the last day that the one leaves open to the last of the other; negative when it was brought forward.
    public var days: Int
    /// How often it moved.
    public var moves: Int
}

/// Reads slips from claims. Two dates differ when they cover no common day; of two that agree the finer one stands.
/// What came about is not planned again: a later report that still speaks of the plan moves nothing.
struct SlipReader {
    private var standing: (value: String, article: UInt32)?
    private var first: (value: String, article: UInt32)?
    private var moves = 0
    private var isDone = false

    /// - Parameter claims: in the order of publication.
    static func slip(_ claims: [StandingClaim]) -> Slip? {
        var reader = SlipReader()
        for claim in claims { reader.take(claim) }
        guard reader.moves > 0, let from = reader.first, let to = reader.standing,
            let old = TemporalExpression.days(of: from.value), let new = TemporalExpression.days(of: to.value)
        else { return nil }
        let days = new.upperBound.daysSinceEpoch - old.upperBound.daysSinceEpoch
        guard days != 0 else { return nil }
        return Slip(
            from: from.value,
            to: to.value,
            fromArticle: from.article,
            toArticle: to.article,
            days: days,
            moves: reader.moves
        )
    }

    private mutating func take(_ claim: StandingClaim) {
        if isDone, !claim.isDone { return }
        isDone = isDone || claim.isDone
        guard let value = claim.occurredOn, let days = TemporalExpression.days(of: value) else { return }
        let said = (value: value, article: UInt32(clamping: claim.articleKey))
        guard let known = standing, let range = TemporalExpression.days(of: known.value) else {
            standing = said
            first = said
            return
        }
        if !days.overlaps(range) {
            standing = said
            moves += 1
        } else if SlipReader.length(days) < SlipReader.length(range) {
            standing = said
            if moves == 0 { first = said }
        }
    }

    private static func length(_ days: ClosedRange<CalendarDay>) -> Int {
        days.upperBound.daysSinceEpoch - days.lowerBound.daysSinceEpoch
    }
}

extension ColumnTables {
    /// Reads the slips of the events whose claims name different dates.
    mutating func loadSlips(_ range: KeyRange, in connection: Database) throws {
        var dated: [Int64] = []
        switch range {
        case .all:
            events.slips = [:]
            dated = events.flags.indices.filter { events.flags[$0].contains(.hasDates) }.map(Int64.init)
        case .some(let keys):
            for key in keys { events.slips[UInt32(clamping: key)] = nil }
            dated = keys.filter { Int($0) < events.count && events.flags[Int($0)].contains(.hasDates) }
        }
        for condition in KeyRange.some(dated).conditions(on: "c.event_key") {
            var claims: [Int64: [StandingClaim]] = [:]
            let rows = try Row.fetchCursor(
                connection,
                sql: """
                    SELECT c.event_key, c.claim_key, c.article_key, c.status, c.occurred_on, a.published_seconds
                    FROM claim c JOIN article a USING (article_key)
                    WHERE c.superseded_at IS NULL AND c.occurred_on IS NOT NULL AND \(condition)
                    """
            )
            while let row = try rows.next() {
                claims[row[0], default: []].append(
                    StandingClaim(
                        key: row[1],
                        articleKey: row[2],
                        source: "",
                        status: row[3],
                        occurredOn: row[4],
                        confidence: 1,
                        publishedSeconds: row[5]
                    )
                )
            }
            for (event, claims) in claims {
                events.slips[UInt32(clamping: event)] = SlipReader.slip(EventDerivation.inOrder(claims))
            }
        }
    }
}
