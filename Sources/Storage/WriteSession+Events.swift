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
    public var amountUSD: Double?
}

extension WriteSession {
    /// The standing events of a story, oldest first.
    public func events(ofStory storyKey: Int64) throws -> [StoredEvent] {
        let rows = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT event_key, type, status, occurred_on, amount_usd FROM event
                    WHERE story_key = ? AND deleted_at IS NULL AND merged_into IS NULL ORDER BY event_key
                    """
            ),
            arguments: [storyKey]
        )
        let participants = try connection.cachedStatement(
            sql: """
                SELECT p.role, n.id FROM event_participant p JOIN entity n USING (entity_key)
                WHERE p.event_key = ? ORDER BY p.role, n.id
                """
        )
        return try rows.map { row in
            var byRole: [ParticipantRole: [String]] = [:]
            for participant in try Row.fetchAll(participants, arguments: [row["event_key"] as Int64]) {
                guard let role = ParticipantRole(rawValue: participant["role"]) else { continue }
                byRole[role, default: []].append(participant["id"])
            }
            return StoredEvent(
                key: row["event_key"],
                type: row["type"],
                status: row["status"],
                occurredOn: row["occurred_on"],
                participants: byRole,
                amountUSD: row["amount_usd"]
            )
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
        let event = draft.analysis.events[index]
        let target = try eventKey ?? newEvent(index, draft, storyKey: storyKey)
        let version = try key("SELECT version FROM article WHERE article_key = ?", [articleKey]) ?? 1
        try run(
            """
            INSERT INTO claim (event_key, article_key, article_version, ordinal, text_sha256, analyzer, type, status,
                occurred_on, confidence, start_offset, end_offset, quote, rule, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                target, articleKey, version, index, draft.textSHA256, draft.analysis.analyzer, event.type.rawValue,
                event.status.rawValue, event.date, min(max(event.confidence, 0), 1), event.evidence.start,
                event.evidence.end, WriteSession.quote(draft.article.analyzedText, event.evidence),
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

    /// Moves an event to another story.
    public func move(event eventKey: Int64, toStory storyKey: Int64) throws {
        try run("UPDATE event SET story_key = ? WHERE event_key = ?", [storyKey, eventKey])
    }

    private func newEvent(_ index: Int, _ draft: ArticleDraft, storyKey: Int64) throws -> Int64 {
        let event = draft.analysis.events[index]
        let twins = draft.analysis.events[..<index].count { $0.type == event.type && $0.actors == event.actors }
        let id = Identifier.make(
            .event,
            [draft.id, event.type.rawValue, event.actors.sorted().joined(separator: " "), String(twins)]
        )
        // A re-analysis may find again what an earlier one found.
        if let known = try key("SELECT event_key FROM event WHERE id = ?", [id]) {
            try run(
                "UPDATE event SET deleted_at = NULL, merged_into = NULL, story_key = ? WHERE event_key = ?",
                [storyKey, known]
            )
            return known
        }
        try run(
            """
            INSERT INTO event (id, type, status, confidence, story_key, first_seen_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [id, event.type.rawValue, event.status.rawValue, 0, storyKey, now, now]
        )
        let key = connection.lastInsertedRowID
        try logChange("event", id, "created")
        return key
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
