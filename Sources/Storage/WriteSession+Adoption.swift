import GRDB
import Model

/// A name that no table held has an id of its own, made of type and name. When a row for it is added to the tables
/// later, the thing of the row takes that one over: reports, events and claims move, and the old id keeps resolving.
extension WriteSession {
    /// Lets `entity`, which has the key `key`, take over what the store knows under `name` and an id made of that name.
    func adopt(_ name: String, for entity: Entity, key survivor: Int64) throws {
        guard !WriteSession.isMadeOfName(entity.id), WriteSession.isCertain(name, of: entity) else { return }
        let folded = NameFolding.fold(name)
        let others = try Row.fetchAll(
            connection,
            sql: """
                SELECT e.entity_key, e.id, e.name FROM entity_alias l JOIN entity e USING (entity_key)
                WHERE l.folded = ? AND e.type = ? AND e.merged_into IS NULL AND e.entity_key <> ?
                """,
            arguments: [folded, entity.type.rawValue, survivor]
        )
        for other in others {
            let (id, called): (String, String) = (other["id"], other["name"])
            guard WriteSession.isMadeOfName(id), NameFolding.fold(called) == folded else { continue }
            try merge(entity: other["entity_key"], id, into: survivor, entity.id)
        }
    }

    /// The id of a name that no table held: 26 characters of base 32, where those of rows are words and hyphens.
    private static func isMadeOfName(_ id: String) -> Bool {
        id.utf8.count == 30 && !id.utf8.contains(0x2D)
    }

    /// Short forms and abbreviations that only this text gives the thing are no names of its row.
    private static func isCertain(_ name: String, of entity: Entity) -> Bool {
        guard name != entity.name else { return true }
        let written = entity.mentions.filter { $0.text == name }
        return written.isEmpty || written.contains { $0.rule == "knowledge.name" }
    }

    private func merge(entity other: Int64, _ otherID: String, into survivor: Int64, _ survivorID: String) throws {
        let naming = "SELECT article_key FROM article_entity WHERE entity_key = ?"
        // Profiles hold keys of entities: they are made anew when they are asked for.
        try run("UPDATE story_member SET profile = NULL WHERE article_key IN (\(naming))", [other])
        try run(
            "UPDATE mention SET entity_key = ? WHERE entity_key = ? AND article_key IN (\(naming))",
            [survivor, other, other]
        )
        for (table, columns) in [
            ("article_entity", "article_key, salience, mention_count, published_seconds"),
            ("event_participant", "event_key, role"), ("claim_participant", "claim_key, role"),
            ("announced_day", "day, article_key"), ("entity_alias", "folded, alias"),
        ] {
            try run(
                "INSERT OR IGNORE INTO \(table) (\(columns), entity_key) SELECT \(columns), ? FROM \(table) WHERE entity_key = ?",
                [survivor, other]
            )
            // Its names stay with it, so that a search for them still leads here.
            if table != "entity_alias" { try run("DELETE FROM \(table) WHERE entity_key = ?", [other]) }
        }
        try run(
            """
            UPDATE entity SET updated_at = ?,
                article_count = (SELECT count(*) FROM article_entity x WHERE x.entity_key = entity.entity_key)
            WHERE entity_key IN (?, ?)
            """,
            [now, survivor, other]
        )
        try run(
            "UPDATE entity SET merged_into = ? WHERE entity_key = ? OR merged_into = ?",
            [survivorID, other, otherID]
        )
        entities[otherID] = KnownEntity(key: survivor)
        try logChange("entity", otherID, "merged", detail: "{\"merged_into\":\"\(survivorID)\"}")
        try logChange("entity", survivorID, "updated")
    }
}
