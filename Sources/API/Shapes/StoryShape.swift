import Model
import Storage

/// A story as JSON.
enum StoryShape {
    static let table = FieldTable<StoryRow>([
        ("id", { $0.string($1.id) }),
        ("headline", { $0.string($1.headline) }),
        ("first_published_at", { $0.string($1.firstPublished.map { Timestamp(epochSeconds: $0).description }) }),
        ("last_published_at", { $0.string($1.lastPublished.map { Timestamp(epochSeconds: $0).description }) }),
        ("report_count", { $0.integer($1.reportCount) }),
        ("source_count", { $0.integer($1.sourceCount) }),
        ("independent_source_count", { $0.integer($1.independentCount) }),
        ("has_conflict", { $0.bool($1.hasConflict) }),
        ("primary_article_id", { $0.string($1.primaryArticleID) }),
        ("first_seen_at", { $0.string(Timestamp(epochSeconds: $1.firstSeenAt / 1000).description) }),
        ("updated_at", { $0.string(Timestamp(epochSeconds: $1.updatedAt / 1000).description) }),
    ])

    /// One story with its reports and events.
    static func writeFull(
        _ story: StoryRow,
        _ members: [StoryMemberRow],
        _ events: [EventRow],
        to writer: inout JSONWriter
    ) {
        writer.object { writer in
            for field in table.fields {
                writer.key(field.name)
                field.write(&writer, story)
            }
            writer.key("reports")
            writer.array(members) { writer, member in
                writer.object { writer in
                    writer.member("article_id", member.article.id)
                    writer.member("title", member.article.title)
                    writer.member("url", member.article.url)
                    writer.member("source", member.article.source)
                    writer.member("published_at", member.article.published?.description)
                    writer.member("is_primary", member.article.id == story.primaryArticleID)
                    writer.member("is_copy", member.isCopy)
                    writer.member("merge_reasons", member.reasons)
                    writer.member("similarity", member.similarity.map { ($0 * 1000).rounded() / 1000 })
                }
            }
            writer.key("events")
            writer.array(events) { FieldTable.write($1, EventShape.table.fields, to: &$0) }
        }
    }
}
