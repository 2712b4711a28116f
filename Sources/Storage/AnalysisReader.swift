import GRDB
import Model

/// Puts an article's analysis together again from its tables.
struct AnalysisReader {
    let connection: Database
    let article: ArticleRow

    func read() throws -> Analysis {
        let scalars = Array(article.analyzedText.unicodeScalars)
        let entities = try readEntities(scalars)
        return Analysis(
            analyzer: article.analyzer,
            entities: entities,
            amounts: try readAmounts(scalars),
            dates: try readDates(scalars),
            events: try readEvents(),
            topics: try words("SELECT topic FROM article_topic WHERE article_key = ? ORDER BY topic")
                .compactMap(Topic.init),
            countries: try words("SELECT country FROM article_country WHERE article_key = ? ORDER BY country")
        )
    }

    private func words(_ sql: String) throws -> [String] {
        try String.fetchAll(connection.cachedStatement(sql: sql), arguments: [article.key])
    }

    private func readEntities(_ scalars: [Unicode.Scalar]) throws -> [Entity] {
        var mentions: [Int64: [Mention]] = [:]
        let mentionRows = try Row.fetchAll(
            connection.cachedStatement(
                sql: "SELECT * FROM mention WHERE article_key = ? ORDER BY start_offset, ordinal"
            ),
            arguments: [article.key]
        )
        for row in mentionRows {
            let start: Int = row["start_offset"]
            let end: Int = row["end_offset"]
            mentions[row["entity_key"], default: []].append(
                Mention(start: start, end: end, text: AnalysisReader.text(scalars, start, end), rule: row["rule"])
            )
        }
        let rows = try Row.fetchAll(
            connection.cachedStatement(
                sql: """
                    SELECT e.entity_key, e.id, e.type, e.name, e.country, x.salience FROM article_entity x
                    JOIN entity e USING (entity_key) WHERE x.article_key = ? ORDER BY x.salience DESC, e.id
                    """
            ),
            arguments: [article.key]
        )
        return rows.compactMap { row in
            guard let type = EntityType(rawValue: row["type"]) else { return nil }
            let own = mentions[row["entity_key"]] ?? []
            let name: String = row["name"]
            var aliases: [String] = []
            for mention in own where mention.text != name && !aliases.contains(mention.text) {
                aliases.append(mention.text)
            }
            return Entity(
                id: row["id"],
                type: type,
                name: name,
                aliases: aliases,
                country: row["country"],
                salience: row["salience"],
                mentions: own
            )
        }
    }

    private func readAmounts(_ scalars: [Unicode.Scalar]) throws -> [Amount] {
        try Row.fetchAll(
            connection.cachedStatement(sql: "SELECT * FROM amount WHERE article_key = ? ORDER BY ordinal"),
            arguments: [article.key]
        ).compactMap { row in
            guard let kind = AmountKind(rawValue: row["kind"]), let bound = AmountBound(rawValue: row["bound"]) else {
                return nil
            }
            let start: Int = row["start_offset"]
            let end: Int = row["end_offset"]
            return Amount(
                kind: kind,
                value: row["value"],
                valueMax: row["value_max"],
                bound: bound,
                currency: row["currency"],
                unit: row["unit"],
                role: (row["role"] as String?).flatMap(MoneyRole.init),
                usd: row["usd"],
                fxDate: (row["fx_date"] as String?).flatMap { CalendarDay($0) },
                convertedFrom: row["converted_from"],
                start: start,
                end: end,
                text: AnalysisReader.text(scalars, start, end),
                rule: row["rule"]
            )
        }
    }

    private func readDates(_ scalars: [Unicode.Scalar]) throws -> [TemporalExpression] {
        try Row.fetchAll(
            connection.cachedStatement(sql: "SELECT * FROM temporal_expression WHERE article_key = ? ORDER BY ordinal"),
            arguments: [article.key]
        ).compactMap { row in
            guard let precision = DatePrecision(rawValue: row["precision"]) else { return nil }
            let start: Int = row["start_offset"]
            let end: Int = row["end_offset"]
            return TemporalExpression(
                value: row["value"],
                precision: precision,
                start: start,
                end: end,
                text: AnalysisReader.text(scalars, start, end),
                rule: row["rule"]
            )
        }
    }

    private func readEvents() throws -> [Event] {
        let participants = try connection.cachedStatement(
            sql: """
                SELECT p.role, n.id FROM claim_participant p JOIN entity n USING (entity_key) WHERE p.claim_key = ?
                ORDER BY p.role, p.entity_key
                """
        )
        let amounts = try connection.cachedStatement(
            sql: """
                SELECT DISTINCT m.ordinal FROM claim_amount c JOIN amount m ON m.article_key = ? AND m.kind = c.kind
                    AND m.value = c.value AND m.currency IS c.currency AND m.unit IS c.unit
                WHERE c.claim_key = ? ORDER BY m.ordinal
                """
        )
        return try Row.fetchAll(
            connection.cachedStatement(
                sql: "SELECT * FROM claim WHERE article_key = ? AND superseded_at IS NULL ORDER BY ordinal"
            ),
            arguments: [article.key]
        ).compactMap { row in
            guard let type = EventType(rawValue: row["type"]), let status = EventStatus(rawValue: row["status"]) else {
                return nil
            }
            let key: Int64 = row["claim_key"]
            var byRole: [ParticipantRole: [String]] = [:]
            for participant in try Row.fetchAll(participants, arguments: [key]) {
                guard let role = ParticipantRole(rawValue: participant["role"]) else { continue }
                byRole[role, default: []].append(participant["id"])
            }
            return Event(
                type: type,
                status: status,
                actors: byRole[.actor] ?? [],
                counterparties: byRole[.counterparty] ?? [],
                objects: byRole[.object] ?? [],
                places: byRole[.place] ?? [],
                date: row["occurred_on"],
                amounts: try Int.fetchAll(amounts, arguments: [article.key, key]),
                evidence: EventEvidence(start: row["start_offset"], end: row["end_offset"], rule: row["rule"]),
                confidence: row["confidence"]
            )
        }
    }

    /// The characters between two offsets, clamped to the text.
    static func text(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> String {
        let first = min(max(start, 0), scalars.count)
        let last = min(max(end, first), scalars.count)
        return String(String.UnicodeScalarView(scalars[first..<last]))
    }
}
