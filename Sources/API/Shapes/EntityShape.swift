import Model
import Storage

/// An entity as JSON.
enum EntityShape {
    static let table = FieldTable<EntityRow>([
        ("id", { $0.string($1.id) }),
        ("type", { $0.string($1.type) }),
        ("name", { $0.string($1.name) }),
        ("country", { $0.string($1.country) }),
        ("aliases", { $0.strings($1.aliases) }),
        ("article_count", { $0.integer($1.articleCount) }),
        ("first_seen_at", { $0.string(Timestamp(epochSeconds: $1.firstSeenAt / 1000).description) }),
        ("updated_at", { $0.string(Timestamp(epochSeconds: $1.updatedAt / 1000).description) }),
    ])

    /// What a merged thing answers with.
    static func writeMerged(_ id: String, into survivor: String, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("status", "merged")
            writer.member("merged_into", survivor)
        }
    }
}
