import GRDB
public import Model

/// An event of the store as far as matching must know it.
public struct StoredEvent: Sendable, Equatable {
    public var key: Int64
    public var type: String
    public var status: String
    public var occurredOn: String?
    /// Entity ids by role.
    public var participants: [ParticipantRole: [String]]
    /// The country of each participant that has one.
    public var countries: [String: String] = [:]
    public var amountUSD: Double?
    /// Of the first report.
    public var publishedSeconds: Int64?
    /// Whether `occurredOn` rests on the day on which an undated article was read.
    public var isDateAssumed = false
}

/// A standing claim, and the event that it is tied to.
public struct StoredClaim: Sendable, Equatable {
    public var key: Int64
    public var articleKey: Int64
    public var articleID: String
    /// What it says; `key` is that of the event it is tied to.
    public var event: StoredEvent
}

extension WriteSession {
    /// The standing events of a story, oldest first; of a story that tells of very many, the last hundred.
    public func events(ofStory storyKey: Int64) throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        let statement = try prepared(
            """
            SELECT event_key, type, status, occurred_on, amount_usd, published_seconds, occurred_is_assumed FROM event
            WHERE story_key = ? AND deleted_at IS NULL AND merged_into IS NULL ORDER BY event_key DESC LIMIT 100
            """
        )
        try statement.forEach([storyKey]) { row in
            events.append(
                StoredEvent(
                    key: row.integer(0),
                    type: row.text(1),
                    status: row.text(2),
                    occurredOn: row.optionalText(3),
                    participants: [:],
                    amountUSD: row.optionalNumber(4),
                    publishedSeconds: row.optionalInteger(5),
                    isDateAssumed: row.integer(6) != 0
                )
            )
        }
        events.reverse()
        let participants = try prepared(
            """
            SELECT p.role, n.id, n.country FROM event_participant p JOIN entity n USING (entity_key)
            WHERE p.event_key = ? ORDER BY p.role, n.id
            """
        )
        for index in events.indices { try addParticipants(participants, events[index].key, to: &events[index]) }
        return events
    }

    /// What the reports of a story say happened, the oldest report first.
    public func claims(ofStory storyKey: Int64) throws -> [StoredClaim] {
        try claims(where: "a.story_key = ?", [storyKey])
    }

    func claims(where condition: String, _ values: [(any StatementValue)?]) throws -> [StoredClaim] {
        var claims: [StoredClaim] = []
        let statement = try prepared(
            """
            SELECT c.claim_key, c.event_key, c.article_key, a.id, c.type, c.status, c.occurred_on,
                (SELECT max(m.usd) FROM claim_amount m WHERE m.claim_key = c.claim_key AND m.kind = 'money'),
                a.published_seconds, c.occurred_is_assumed
            FROM claim c JOIN article a USING (article_key)
            WHERE \(condition) AND c.superseded_at IS NULL
            ORDER BY a.published_seconds IS NULL, a.published_seconds, a.article_key, c.ordinal
            """
        )
        try statement.forEach(values) { row in
            claims.append(
                StoredClaim(
                    key: row.integer(0),
                    articleKey: row.integer(2),
                    articleID: row.text(3),
                    event: StoredEvent(
                        key: row.integer(1),
                        type: row.text(4),
                        status: row.text(5),
                        occurredOn: row.optionalText(6),
                        participants: [:],
                        amountUSD: row.optionalNumber(7),
                        publishedSeconds: row.optionalInteger(8),
                        isDateAssumed: row.integer(9) != 0
                    )
                )
            )
        }
        let participants = try prepared(
            """
            SELECT p.role, n.id, n.country FROM claim_participant p JOIN entity n USING (entity_key)
            WHERE p.claim_key = ? ORDER BY p.role, n.id
            """
        )
        for index in claims.indices { try addParticipants(participants, claims[index].key, to: &claims[index].event) }
        return claims
    }

    private func addParticipants(
        _ statement: PreparedStatement,
        _ key: Int64,
        to event: inout StoredEvent
    ) throws {
        try statement.forEach([key]) { row in
            guard let role = ParticipantRole(rawValue: row.text(0)) else { return }
            let id = row.text(1)
            event.participants[role, default: []].append(id)
            if let country = row.optionalText(2) { event.countries[id] = country }
        }
    }

    /// Stores what an article says of an event.
    ///
    /// - Parameters:
    ///   - index: which of the analysis's events.
    ///   - eventKey: the event it speaks of; nil makes a new one, whose id follows from the article, the type and the
    ///     participants.
    /// - Returns: the event's key; derive it with ``deriveEvent(_:)`` once all claims are in.
    public func addClaim(
        ofEvent index: Int,
        in draft: ArticleDraft,
        articleKey: Int64,
        eventKey: Int64?,
        storyKey: Int64
    ) throws -> Int64 {
        let target = try eventKey ?? newEvent(index, draft, storyKey: storyKey)
        let version = try key("SELECT version FROM article WHERE article_key = ?", [articleKey]) ?? 1
        _ = try writeClaim(index, in: draft, articleKey: articleKey, version: version, eventKey: target)
        return target
    }

    /// Stores an event that one new article tells and nobody else yet, with its claims and all that follows from them.
    ///
    /// - Parameters:
    ///   - indices: which of the analysis's events it is; more than one where the article tells it again.
    /// - Returns: whether what the article says of it disagrees.
    public func foundEvent(
        _ indices: [Int],
        in draft: ArticleDraft,
        articleKey: Int64,
        storyKey: Int64
    ) throws -> Bool {
        guard let first = indices.first else { return false }
        let firstClaim = try unusedClaimKey()
        let standing = indices.enumerated().map { number, index in
            StandingClaim(index, in: draft, key: firstClaim + Int64(number), articleKey: articleKey)
        }
        guard let derived = EventDerivation(claims: standing) else { return false }
        let event = draft.analysis.events[first]
        let id = eventID(draft.id, event.type.rawValue, event.actors, number: twins(of: first, in: draft))
        let days = derived.occurredOn.flatMap { TemporalExpression.days(of: $0) }
        try run(
            """
            INSERT INTO event (id, type, status, occurred_on, occurred_precision, occurred_first_day,
                occurred_last_day, occurred_is_assumed, amount_usd, confidence, story_key, claim_key, published_seconds,
                report_count, has_conflict, first_seen_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """,
            [
                id, event.type.rawValue, derived.status, derived.occurredOn, derived.precision?.rawValue,
                days?.lowerBound.description, days?.upperBound.description, derived.isDateAssumed, derived.amountUSD,
                derived.confidence,
                storyKey, derived.evidenceClaim, derived.publishedSeconds, derived.reportCount, derived.hasConflict,
                now, now,
            ]
        )
        guard connection.changesCount > 0 else {
            var target: Int64?
            for index in indices {
                target = try addClaim(
                    ofEvent: index,
                    in: draft,
                    articleKey: articleKey,
                    eventKey: target,
                    storyKey: storyKey
                )
            }
            if let target { try deriveEvent(target) }
            return derived.hasConflict
        }
        let eventKey = connection.lastInsertedRowID
        try logChange("event", id, "created")
        for index in indices {
            _ = try writeClaim(index, in: draft, articleKey: articleKey, version: 1, eventKey: eventKey)
            for role in ParticipantRole.allCases {
                for id in draft.analysis.events[index].participants(role) {
                    guard let entity = try knownEntityKey(id) else { continue }
                    try run(
                        "INSERT OR IGNORE INTO event_participant (event_key, role, entity_key) VALUES (?, ?, ?)",
                        [eventKey, role.rawValue, entity]
                    )
                }
            }
        }
        return derived.hasConflict
    }

    /// Keys are given out here, so that an event can name the claim that its evidence comes from before that is stored.
    private func unusedClaimKey() throws -> Int64 {
        if let nextClaimKey { return nextClaimKey }
        let next = try key("SELECT ifnull(max(claim_key), 0) + 1 FROM claim", []) ?? 1
        nextClaimKey = next
        return next
    }

    private func writeClaim(
        _ index: Int,
        in draft: ArticleDraft,
        articleKey: Int64,
        version: Int64,
        eventKey: Int64
    ) throws -> Int64 {
        let event = draft.analysis.events[index]
        let claimKey = try unusedClaimKey()
        try run(
            """
            INSERT INTO claim (claim_key, event_key, article_key, article_version, ordinal, text_sha256, analyzer, type,
                status, occurred_on, occurred_is_assumed, confidence, start_offset, end_offset, quote, rule, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                claimKey, eventKey, articleKey, version, index, draft.textSHA256, draft.analysis.analyzer,
                event.type.rawValue, event.status.rawValue, event.date, event.isDateAssumed,
                min(max(event.confidence, 0), 1),
                event.evidence.start, event.evidence.end,
                WriteSession.quote(draft.article.analyzedText, event.evidence), event.evidence.rule, now,
            ]
        )
        nextClaimKey = claimKey + 1
        try addParticipants(of: event, to: claimKey)
        try addAmounts(of: event, in: draft.analysis, to: claimKey)
        return claimKey
    }

    /// Marks every standing claim of an article as superseded.
    ///
    /// - Returns: the events that must be derived anew.
    public func supersedeClaims(of articleKey: Int64) throws -> [Int64] {
        var events: [Int64] = []
        let standing = try prepared(
            "SELECT DISTINCT event_key FROM claim WHERE article_key = ? AND superseded_at IS NULL ORDER BY event_key"
        )
        try standing.forEach([articleKey]) { events.append($0.integer(0)) }
        try run(
            "UPDATE claim SET superseded_at = ? WHERE article_key = ? AND superseded_at IS NULL",
            [now, articleKey]
        )
        return events
    }

    /// Ties a claim to another event: what it says stays as it is.
    public func tie(claim claimKey: Int64, toEvent eventKey: Int64) throws {
        try run("UPDATE claim SET event_key = ? WHERE claim_key = ?", [eventKey, claimKey])
    }

    /// The event of a story that a claim founds. Its id follows from the article, the type and the actors.
    public func newEvent(for claim: StoredClaim, storyKey: Int64) throws -> Int64 {
        try newEvent(
            articleID: claim.articleID,
            type: claim.event.type,
            status: claim.event.status,
            actors: claim.event.participants[.actor] ?? [],
            twins: 0,
            storyKey: storyKey
        )
    }

    /// Moves an event to another story.
    public func move(event eventKey: Int64, toStory storyKey: Int64) throws {
        try run("UPDATE event SET story_key = ? WHERE event_key = ?", [storyKey, eventKey])
    }

    /// Whether any claim stands for an event.
    public func hasStandingClaims(event eventKey: Int64) throws -> Bool {
        try key("SELECT 1 FROM claim WHERE event_key = ? AND superseded_at IS NULL LIMIT 1", [eventKey]) != nil
    }

    /// Lets an event that no claim stands for any more be absorbed by another: its id keeps resolving.
    public func merge(event other: Int64, into survivor: Int64) throws {
        guard other != survivor, let otherID = try eventID(other), let survivorID = try eventID(survivor) else {
            return
        }
        try run("UPDATE event SET merged_into = ? WHERE merged_into = ?", [survivorID, otherID])
        try run(
            """
            UPDATE event SET merged_into = ?, updated_at = ?, report_count = 0, claim_key = NULL WHERE event_key = ?
            """,
            [survivorID, now, other]
        )
        try run("DELETE FROM event_participant WHERE event_key = ?", [other])
        try logChange("event", otherID, "merged", detail: "{\"merged_into\":\"\(survivorID)\"}")
    }

    private func eventID(_ eventKey: Int64) throws -> String? {
        try String.fetchOne(connection, sql: "SELECT id FROM event WHERE event_key = ?", arguments: [eventKey])
    }

    private func newEvent(_ index: Int, _ draft: ArticleDraft, storyKey: Int64) throws -> Int64 {
        let event = draft.analysis.events[index]
        return try newEvent(
            articleID: draft.id,
            type: event.type.rawValue,
            status: event.status.rawValue,
            actors: event.actors,
            twins: twins(of: index, in: draft),
            storyKey: storyKey
        )
    }

    /// How many events of the same type and actors an article tells before one.
    private func twins(of index: Int, in draft: ArticleDraft) -> Int {
        let event = draft.analysis.events[index]
        return draft.analysis.events[..<index].count { $0.type == event.type && $0.actors == event.actors }
    }

    private func eventID(_ articleID: String, _ type: String, _ actors: [String], number: Int) -> String {
        Identifier.make(.event, [articleID, type, actors.sorted().joined(separator: " "), String(number)])
    }

    /// - Parameter twins: how many events of this type and these actors the article told before; where that id is taken
    ///   by an event that other claims stand for, the next free number.
    private func newEvent(
        articleID: String,
        type: String,
        status: String,
        actors: [String],
        twins: Int,
        storyKey: Int64
    ) throws -> Int64 {
        var number = twins
        while true {
            let id = eventID(articleID, type, actors, number: number)
            guard let known = try key("SELECT event_key FROM event WHERE id = ?", [id]) else {
                try run(
                    """
                    INSERT INTO event (id, type, status, confidence, story_key, first_seen_at, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    [id, type, status, 0.0, storyKey, now, now]
                )
                let key = connection.lastInsertedRowID
                try logChange("event", id, "created")
                return key
            }
            // A re-analysis may find again what an earlier one found.
            let isMerged =
                try key("SELECT 1 FROM event WHERE event_key = ? AND merged_into IS NOT NULL", [known]) != nil
            if !isMerged, try !hasStandingClaims(event: known) {
                try run("UPDATE event SET deleted_at = NULL, story_key = ? WHERE event_key = ?", [storyKey, known])
                return known
            }
            number += 1
        }
    }

    private func addParticipants(of event: Event, to claimKey: Int64) throws {
        for role in ParticipantRole.allCases {
            for id in event.participants(role) {
                guard let entity = try knownEntityKey(id) else { continue }
                try run(
                    "INSERT OR IGNORE INTO claim_participant (claim_key, role, entity_key) VALUES (?, ?, ?)",
                    [claimKey, role.rawValue, entity]
                )
            }
        }
    }

    private func addAmounts(of event: Event, in analysis: Analysis, to claimKey: Int64) throws {
        for (ordinal, index) in event.amounts.enumerated() where analysis.amounts.indices.contains(index) {
            let amount = analysis.amounts[index]
            let isConversion = amount.convertedFrom.map { event.amounts.contains($0) } ?? false
            try run(
                """
                INSERT INTO claim_amount (claim_key, ordinal, kind, value, value_max, bound, currency, unit, role, usd,
                    fx_date, is_conversion, text)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    claimKey, ordinal, amount.kind.rawValue, amount.value, amount.valueMax, amount.bound.rawValue,
                    amount.currency, amount.unit, amount.role?.rawValue, amount.usd, amount.fxDate?.description,
                    isConversion, amount.text,
                ]
            )
        }
    }

    /// The characters that the evidence's offsets enclose.
    private static func quote(_ text: String, _ evidence: EventEvidence) -> String {
        let scalars = text.unicodeScalars
        guard evidence.start >= 0, evidence.end >= evidence.start,
            let start = scalars.index(scalars.startIndex, offsetBy: evidence.start, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: evidence.end - evidence.start, limitedBy: scalars.endIndex)
        else { return "" }
        return String(scalars[start..<end])
    }
}
