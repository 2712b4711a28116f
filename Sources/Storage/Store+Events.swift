import GRDB
public import Model

extension Store {
    /// Events that meet `filter`, by the publication of their first report.
    public func events(
        _ filter: Filter,
        order: ArticleOrder = .newestFirst,
        page: PageRequest
    ) throws -> Page<EventRow> {
        try read { connection in
            var clause = try FilterClause.events(filter, in: connection)
            let total =
                try Int.fetchOne(
                    connection,
                    sql: "SELECT count(*) FROM event v" + clause.whereSQL,
                    arguments: clause.arguments
                ) ?? 0
            clause.addKeyset(column: "v.published_seconds", key: "v.event_key", after: page.after, order: order)
            let direction = order == .newestFirst ? "DESC" : "ASC"
            let rows = try Row.fetchAll(
                connection,
                sql: Store.eventSelection + clause.whereSQL
                    + " ORDER BY v.published_seconds IS NULL, v.published_seconds \(direction), v.event_key \(direction)"
                    + " LIMIT \(page.limit + 1)",
                arguments: clause.arguments
            )
            let events = try rows.prefix(page.limit).map { try Store.event($0, connection) }
            let next =
                rows.count > page.limit
                ? events.last.map { PagePosition(value: $0.publishedSeconds, key: $0.key) } : nil
            return Page(rows: events, next: next, total: total)
        }
    }

    /// One event; a merged one comes back with `mergedInto` set. Nil when there is none or nothing stands for it.
    public func event(id: String) throws -> EventRow? {
        try read { connection in
            try Row.fetchOne(
                connection,
                sql: Store.eventSelection + " WHERE v.id = ? AND v.deleted_at IS NULL",
                arguments: [id]
            ).map { try Store.event($0, connection) }
        }
    }

    /// What each report says of an event, oldest report first.
    public func claims(ofEvent id: String, includingSuperseded: Bool = false) throws -> [ClaimRow] {
        try read { connection in
            try Row.fetchAll(
                connection,
                sql: """
                    SELECT c.*, a.id AS article_id, a.published, s.name AS source FROM claim c
                    JOIN event v USING (event_key) JOIN article a USING (article_key) LEFT JOIN source s USING (source_key)
                    WHERE v.id = ? \(includingSuperseded ? "" : "AND c.superseded_at IS NULL")
                    ORDER BY a.published_seconds IS NULL, a.published_seconds, c.claim_key
                    """,
                arguments: [id]
            ).map { row in
                let key: Int64 = row["claim_key"]
                return ClaimRow(
                    key: key,
                    articleKey: row["article_key"],
                    articleID: row["article_id"],
                    source: row["source"],
                    published: (row["published"] as String?).flatMap { Timestamp($0) },
                    status: row["status"],
                    occurredOn: row["occurred_on"],
                    isDateAssumed: row["occurred_is_assumed"],
                    confidence: row["confidence"],
                    participants: try Store.participants(
                        "SELECT p.role, n.id, n.name, n.type, n.country FROM claim_participant p "
                            + "JOIN entity n USING (entity_key) WHERE p.claim_key = ? ORDER BY p.role, n.name",
                        key,
                        connection
                    ),
                    amounts: try Store.amounts(ofClaim: key, connection),
                    evidence: Store.evidence(row),
                    recordedAt: row["recorded_at"],
                    isSuperseded: row["superseded_at"] != nil
                )
            }
        }
    }

    /// The developments of an event: what each later report changed, oldest first.
    public func developments(ofEvent id: String) throws -> [Development] {
        EventAccount(eventID: id, claims: try claims(ofEvent: id)).developments
    }

    /// How many events of each type stand, and how many reports tell of them.
    public func eventTypeCounts() throws -> [String: (events: Int, reports: Int)] {
        try read { connection in
            let rows = try Row.fetchAll(
                connection,
                sql: """
                    SELECT type, count(*) AS events, sum(report_count) AS reports FROM event
                    WHERE deleted_at IS NULL AND merged_into IS NULL GROUP BY type
                    """
            )
            return Dictionary(
                rows.map { ($0["type"] as String, (events: $0["events"] as Int, reports: $0["reports"] as Int)) }
            ) { first, _ in first }
        }
    }

    static let eventSelection = """
        SELECT v.event_key, v.id, v.type, v.status, v.occurred_on, v.occurred_precision, v.occurred_is_assumed,
            v.confidence, v.amount_usd,
            v.published_seconds, v.report_count, v.has_conflict, v.merged_into, v.first_seen_at, v.updated_at,
            v.claim_key, st.id AS story_id
        FROM event v LEFT JOIN story st USING (story_key)
        """

    static func event(_ row: Row, _ connection: Database) throws -> EventRow {
        let key: Int64 = row["event_key"]
        let claim: Int64? = row["claim_key"]
        let evidence = try claim.flatMap { claim in
            try Row.fetchOne(
                connection.cachedStatement(
                    sql: """
                        SELECT c.*, a.id AS article_id FROM claim c JOIN article a USING (article_key)
                        WHERE c.claim_key = ?
                        """
                ),
                arguments: [claim]
            ).map(Store.evidence)
        }
        return EventRow(
            key: key,
            id: row["id"],
            type: row["type"],
            status: row["status"],
            occurredOn: row["occurred_on"],
            occurredPrecision: row["occurred_precision"],
            isDateAssumed: row["occurred_is_assumed"],
            confidence: row["confidence"],
            amountUSD: row["amount_usd"],
            storyID: row["story_id"],
            publishedSeconds: row["published_seconds"],
            reportCount: row["report_count"],
            hasConflict: row["has_conflict"],
            mergedInto: row["merged_into"],
            participants: try Store.participants(
                "SELECT p.role, n.id, n.name, n.type, n.country FROM event_participant p "
                    + "JOIN entity n USING (entity_key) WHERE p.event_key = ? ORDER BY p.role, n.name",
                key,
                connection
            ),
            amounts: try claim.map { try Store.amounts(ofClaim: $0, connection) } ?? [],
            evidence: evidence,
            firstSeenAt: row["first_seen_at"],
            updatedAt: row["updated_at"]
        )
    }

    private static func participants(_ sql: String, _ key: Int64, _ connection: Database) throws -> [ParticipantRow] {
        try Row.fetchAll(connection.cachedStatement(sql: sql), arguments: [key]).compactMap { row in
            ParticipantRole(rawValue: row["role"]).map {
                ParticipantRow(
                    role: $0,
                    entityID: row["id"],
                    name: row["name"],
                    type: row["type"],
                    country: row["country"]
                )
            }
        }
    }

    private static func amounts(ofClaim key: Int64, _ connection: Database) throws -> [EventAmountRow] {
        try Row.fetchAll(
            connection.cachedStatement(sql: "SELECT * FROM claim_amount WHERE claim_key = ? ORDER BY ordinal"),
            arguments: [key]
        ).map { row in
            EventAmountRow(
                kind: row["kind"],
                value: row["value"],
                valueMax: row["value_max"],
                bound: row["bound"],
                currency: row["currency"],
                unit: row["unit"],
                role: row["role"],
                usd: row["usd"],
                fxDate: row["fx_date"],
                isConversion: row["is_conversion"],
                text: row["text"]
            )
        }
    }

    static func evidence(_ row: Row) -> EvidenceRow {
        EvidenceRow(
            articleID: row["article_id"],
            textSHA256: row["text_sha256"],
            start: row["start_offset"],
            end: row["end_offset"],
            quote: row["quote"],
            rule: row["rule"],
            analyzer: row["analyzer"]
        )
    }
}
