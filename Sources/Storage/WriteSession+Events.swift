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
    /// The standing events of a story, oldest first.
    public func events(ofStory storyKey: Int64) throws -> [StoredEvent] {
        let rows = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT event_key, type, status, occurred_on, amount_usd, published_seconds, occurred_is_assumed
                    FROM event
                    WHERE story_key = ? AND deleted_at IS NULL AND merged_into IS NULL ORDER BY event_key
                    """
            ),
            arguments: [storyKey]
        )
        return try rows.map { row in
            let key: Int64 = row["event_key"]
            let (participants, countries) = try participants(
                """
                SELECT p.role, n.id, n.country FROM event_participant p JOIN entity n USING (entity_key)
                WHERE p.event_key = ? ORDER BY p.role, n.id
                """,
                key
            )
            return StoredEvent(
                key: key,
                type: row["type"],
                status: row["status"],
                occurredOn: row["occurred_on"],
                participants: participants,
                countries: countries,
                amountUSD: row["amount_usd"],
                publishedSeconds: row["published_seconds"],
                isDateAssumed: row["occurred_is_assumed"]
            )
        }
    }

    /// What the reports of a story say happened, the oldest report first.
    public func claims(ofStory storyKey: Int64) throws -> [StoredClaim] {
        try claims(where: "a.story_key = ?", [storyKey])
    }

    func claims(where condition: String, _ arguments: StatementArguments) throws -> [StoredClaim] {
        try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT c.claim_key, c.event_key, c.article_key, a.id AS article_id, c.type, c.status, c.occurred_on,
                        c.occurred_is_assumed, a.published_seconds,
                        (SELECT max(m.usd) FROM claim_amount m
                         WHERE m.claim_key = c.claim_key AND m.kind = 'money') AS usd
                    FROM claim c JOIN article a USING (article_key)
                    WHERE \(condition) AND c.superseded_at IS NULL
                    ORDER BY a.published_seconds IS NULL, a.published_seconds, a.article_key, c.ordinal
                    """
            ),
            arguments: arguments
        ).map { row in
            let key: Int64 = row["claim_key"]
            let (participants, countries) = try participants(
                """
                SELECT p.role, n.id, n.country FROM claim_participant p JOIN entity n USING (entity_key)
                WHERE p.claim_key = ? ORDER BY p.role, n.id
                """,
                key
            )
            return StoredClaim(
                key: key,
                articleKey: row["article_key"],
                articleID: row["article_id"],
                event: StoredEvent(
                    key: row["event_key"],
                    type: row["type"],
                    status: row["status"],
                    occurredOn: row["occurred_on"],
                    participants: participants,
                    countries: countries,
                    amountUSD: row["usd"],
                    publishedSeconds: row["published_seconds"],
                    isDateAssumed: row["occurred_is_assumed"]
                )
            )
        }
    }

    private func participants(
        _ sql: String,
        _ key: Int64
    ) throws -> (byRole: [ParticipantRole: [String]], countries: [String: String]) {
        var byRole: [ParticipantRole: [String]] = [:]
        var countries: [String: String] = [:]
        for row in try Row.fetchAll(connection.cachedStatement(sql: sql), arguments: [key]) {
            guard let role = ParticipantRole(rawValue: row["role"]) else { continue }
            let id: String = row["id"]
            byRole[role, default: []].append(id)
            if let country = row["country"] as String? { countries[id] = country }
        }
        return (byRole, countries)
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
        let event = draft.analysis.events[index]
        let target = try eventKey ?? newEvent(index, draft, storyKey: storyKey)
        let version = try key("SELECT version FROM article WHERE article_key = ?", [articleKey]) ?? 1
        try run(
            """
            INSERT INTO claim (event_key, article_key, article_version, ordinal, text_sha256, analyzer, type, status,
                occurred_on, occurred_is_assumed, confidence, start_offset, end_offset, quote, rule, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                target, articleKey, version, index, draft.textSHA256, draft.analysis.analyzer, event.type.rawValue,
                event.status.rawValue, event.date, event.isDateAssumed, min(max(event.confidence, 0), 1),
                event.evidence.start, event.evidence.end,
                WriteSession.quote(draft.article.analyzedText, event.evidence),
                event.evidence.rule, now,
            ]
        )
        let claimKey = connection.lastInsertedRowID
        try addParticipants(of: event, to: claimKey)
        try addAmounts(of: event, in: draft.analysis, to: claimKey)
        return target
    }

    /// Marks every standing claim of an article as superseded.
    ///
    /// - Returns: the events that must be derived anew.
    public func supersedeClaims(of articleKey: Int64) throws -> [Int64] {
        let events = try Int64.fetchAll(
            connection,
            sql: """
                SELECT DISTINCT event_key FROM claim WHERE article_key = ? AND superseded_at IS NULL ORDER BY event_key
                """,
            arguments: [articleKey]
        )
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
            twins: draft.analysis.events[..<index].count { $0.type == event.type && $0.actors == event.actors },
            storyKey: storyKey
        )
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
            let id = Identifier.make(.event, [articleID, type, actors.sorted().joined(separator: " "), String(number)])
            guard let known = try key("SELECT event_key FROM event WHERE id = ?", [id]) else {
                try run(
                    """
                    INSERT INTO event (id, type, status, confidence, story_key, first_seen_at, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    [id, type, status, 0, storyKey, now, now]
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
