public import Model

/// One value that reports give for a field of an event, and who gives it.
public struct AccountedValue: Sendable, Equatable {
    /// A date as written (`2025-11`), a sum in US dollars, or a status.
    public var value: String
    public var articleIDs: [String]
    public var sources: [String]
}

/// A field of an event as its reports tell it.
public struct AccountedField: Sendable, Equatable {
    /// `occurred_on`, `amount_usd`, `status`, or a role in the plural.
    public var name: String
    /// Every value that still stands, the most reported first.
    public var values: [AccountedValue]
    /// Whether they cannot all be true.
    public var isConflict: Bool
}

/// A change that a later report brought.
public struct Development: Sendable, Equatable {
    public enum Kind: String, Sendable {
        case firstReport = "first_report"
        case statusChanged = "status_changed"
        case dateChanged = "date_changed"
        case amountChanged = "amount_changed"
    }

    public var kind: Kind
    public var eventID: String
    /// When the report that brought it was published.
    public var published: Timestamp?
    public var from: String?
    public var to: String?
    public var fromArticleIDs: [String]
    public var articleIDs: [String]
    /// Days by which a date moved, later being more; nil where a date is not one day, or it is no change of a date.
    public var daysSlipped: Int?
}

/// An event told with its reports: which claim supports which value, where they disagree, and how it developed. Pure.
public struct EventAccount: Sendable, Equatable {
    public var eventID: String
    public var fields: [AccountedField]
    public var developments: [Development]

    public var conflicts: [AccountedField] { fields.filter(\.isConflict) }

    /// - Parameter claims: those that stand.
    public init(eventID: String, claims: [ClaimRow]) {
        self.eventID = eventID
        let ordered = EventDerivation.inOrder(claims.map(StandingClaim.init))
        let rows = Dictionary(claims.map { ($0.key, $0) }) { first, _ in first }
        let dated = EventDerivation.dated(ordered)
        let summed = EventDerivation.current(ordered.filter { $0.amountUSD != nil })
        fields = [
            AccountedField(
                name: "status",
                values: EventAccount.values(ordered, rows) { [$0.status] },
                isConflict: false
            ),
            AccountedField(
                name: "occurred_on",
                values: EventAccount.values(dated, rows) { [$0.occurredOn ?? ""] },
                isConflict: EventDerivation.disagree(dates: dated.compactMap(\.occurredOn))
            ),
            AccountedField(
                name: "amount_usd",
                values: EventAccount.values(summed, rows) { [EventAccount.text($0.amountUSD ?? 0)] },
                isConflict: EventDerivation.disagree(sums: summed.compactMap(\.amountUSD))
            ),
        ]
        for role in ParticipantRole.allCases {
            let values = EventAccount.values(ordered, rows) { claim in
                rows[claim.key]?.participants.filter { $0.role == role }.map(\.entityID) ?? []
            }
            fields.append(AccountedField(name: EventAccount.plural(role), values: values, isConflict: false))
        }
        fields.removeAll { $0.values.isEmpty }
        developments = EventAccount.developments(eventID, ordered, rows)
    }

    /// `actors` for ``Model/ParticipantRole/actor``.
    public static func plural(_ role: ParticipantRole) -> String {
        switch role {
        case .actor: "actors"
        case .counterparty: "counterparties"
        case .object: "objects"
        case .place: "places"
        }
    }

    private static func values(
        _ claims: [StandingClaim],
        _ rows: [Int64: ClaimRow],
        of read: (StandingClaim) -> [String]
    ) -> [AccountedValue] {
        var found: [AccountedValue] = []
        for claim in claims {
            guard let row = rows[claim.key] else { continue }
            for value in read(claim) {
                let index = found.firstIndex { $0.value == value } ?? found.count
                if index == found.count { found.append(AccountedValue(value: value, articleIDs: [], sources: [])) }
                if !found[index].articleIDs.contains(row.articleID) { found[index].articleIDs.append(row.articleID) }
                if let source = row.source, !found[index].sources.contains(source) {
                    found[index].sources.append(source)
                }
            }
        }
        // Stable: values that tie stay in the order in which they were first reported.
        return found.enumerated().sorted {
            ($1.element.articleIDs.count, $0.offset) < ($0.element.articleIDs.count, $1.offset)
        }.map(\.element)
    }

    /// Walks through the reports in the order of publication and notes what each changes.
    private static func developments(
        _ eventID: String,
        _ ordered: [StandingClaim],
        _ rows: [Int64: ClaimRow]
    ) -> [Development] {
        guard let first = ordered.first, let firstRow = rows[first.key] else { return [] }
        var told = [
            Development(
                kind: .firstReport,
                eventID: eventID,
                published: firstRow.published,
                from: nil,
                to: first.status,
                fromArticleIDs: [],
                articleIDs: [firstRow.articleID],
                daysSlipped: nil
            )
        ]
        let isVouched = ordered.contains { $0.occurredOn != nil && !$0.isDateAssumed }
        var status = Standing(value: first.status, articleID: firstRow.articleID)
        var date: Standing?
        var sum: (standing: Standing, usd: Double)?
        for claim in ordered {
            guard let row = rows[claim.key] else { continue }
            func change(_ kind: Development.Kind, _ from: Standing, _ to: String, slip: Int? = nil) {
                told.append(
                    Development(
                        kind: kind,
                        eventID: eventID,
                        published: row.published,
                        from: from.value,
                        to: to,
                        fromArticleIDs: [from.articleID],
                        articleIDs: [row.articleID],
                        daysSlipped: slip
                    )
                )
            }
            // What came about is not planned again: a late report that still speaks of the plan changes nothing.
            let isOvertaken = !claim.isDone && (status.value == "occurred" || status.value == "ongoing")
            if isOvertaken { continue }
            if claim.status != status.value {
                change(.statusChanged, status, claim.status)
                status = Standing(value: claim.status, articleID: row.articleID)
            }
            if let value = claim.occurredOn, !(isVouched && claim.isDateAssumed) {
                if let known = date, EventDerivation.disagree(dates: [known.value, value]) {
                    change(.dateChanged, known, value, slip: slip(from: known.value, to: value))
                    date = Standing(value: value, articleID: row.articleID)
                } else if date.map({ isFiner(value, than: $0.value) }) ?? true {
                    date = Standing(value: value, articleID: row.articleID)
                }
            }
            if let usd = claim.amountUSD {
                if let known = sum, EventDerivation.disagree(sums: [known.usd, usd]) {
                    change(.amountChanged, known.standing, text(usd))
                    sum = (Standing(value: text(usd), articleID: row.articleID), usd)
                } else if sum == nil {
                    sum = (Standing(value: text(usd), articleID: row.articleID), usd)
                }
            }
        }
        return told
    }

    private struct Standing {
        var value: String
        var articleID: String
    }

    private static func slip(from: String, to: String) -> Int? {
        guard let one = CalendarDay(from), let other = CalendarDay(to) else { return nil }
        return other.daysSinceEpoch - one.daysSinceEpoch
    }

    private static func isFiner(_ value: String, than other: String) -> Bool {
        guard let one = TemporalExpression.days(of: value), let two = TemporalExpression.days(of: other) else {
            return false
        }
        return one.upperBound.daysSinceEpoch - one.lowerBound.daysSinceEpoch
            < two.upperBound.daysSinceEpoch - two.lowerBound.daysSinceEpoch
    }

    /// Whole dollars without a fraction.
    private static func text(_ usd: Double) -> String {
        usd == usd.rounded() && abs(usd) < 9e15 ? String(Int64(usd)) : usd.description
    }
}

extension StandingClaim {
    /// Sums as ``WriteSession`` reads them: neither conversions nor ceilings, options and estimates.
    init(_ row: ClaimRow) {
        let sums = row.amounts.filter { amount in
            amount.kind == "money" && !amount.isConversion
                && !StandingClaim.limits.contains(amount.role ?? "other")
        }
        self.init(
            key: row.key,
            articleKey: row.articleKey,
            source: row.source ?? row.articleID,
            status: row.status,
            occurredOn: row.occurredOn,
            confidence: row.confidence,
            publishedSeconds: row.published?.sortSeconds,
            amountUSD: sums.compactMap(\.usd).max(),
            isDateAssumed: row.isDateAssumed
        )
    }
}
