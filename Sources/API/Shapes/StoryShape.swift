import Model
import Storage

/// A story with its reports, which are read only where they are asked for.
struct ReportedStory: Sendable {
    var story: StoryRow
    var members: [StoryMemberRow]
}

/// A story as JSON.
enum StoryShape {
    static let table = FieldTable<ReportedStory>(
        [
            ("id", { $0.string($1.story.id) }),
            ("headline", { $0.string($1.story.headline) }),
            (
                "first_published_at",
                { $0.string($1.story.firstPublished.map { Timestamp(epochSeconds: $0).description }) }
            ),
            (
                "last_published_at",
                { $0.string($1.story.lastPublished.map { Timestamp(epochSeconds: $0).description }) }
            ),
            ("report_count", { $0.integer($1.story.reportCount) }),
            ("source_count", { $0.integer($1.story.sourceCount) }),
            ("independent_source_count", { $0.integer($1.story.independentCount) }),
            ("has_conflict", { $0.bool($1.story.hasConflict) }),
            ("primary_article_id", { $0.string($1.story.primaryArticleID) }),
            ("first_seen_at", { $0.string(Timestamp(epochSeconds: $1.story.firstSeenAt / 1000).description) }),
            ("updated_at", { $0.string(Timestamp(epochSeconds: $1.story.updatedAt / 1000).description) }),
            ("reports", { reports($1, &$0) }),
        ],
        extra: ["reports"]
    )

    /// One story with its reports, its events, where the reports disagree, and how it developed.
    static func writeFull(_ story: ReportedStory, _ events: [ReportedEvent], to writer: inout JSONWriter) {
        writer.object { writer in
            for field in table.fields {
                writer.key(field.name)
                field.write(&writer, story)
            }
            var reasons: [String] = []
            for reason in story.members.flatMap(\.reasons) where !reasons.contains(reason) { reasons.append(reason) }
            writer.member("merge_reasons", reasons)
            let accounts = events.map(\.account)
            writer.key("conflicts")
            writer.array(accounts.flatMap { account in account.conflicts.map { (account.eventID, $0) } }) {
                writer,
                item in
                writer.object { writer in
                    writer.member("event_id", item.0)
                    writer.member("field", item.1.name)
                    EventShape.values(item.1, &writer)
                }
            }
            writer.key("timeline")
            let developments = accounts.flatMap(\.developments).enumerated().sorted { left, right in
                let (one, other) = (left.element.published?.sortSeconds, right.element.published?.sortSeconds)
                return (one ?? .max, left.offset) < (other ?? .max, right.offset)
            }
            EventShape.timeline(developments.map(\.element), &writer)
            writer.key("events")
            writer.array(events) { EventShape.writeFull($1, to: &$0) }
        }
    }

    private static func reports(_ story: ReportedStory, _ writer: inout JSONWriter) {
        writer.array(story.members) { writer, member in
            writer.object { writer in
                writer.member("article_id", member.article.id)
                writer.member("title", member.article.title)
                writer.member("url", member.article.url)
                writer.member("source", member.article.source)
                writer.member("published_at", member.article.published?.description)
                writer.member("is_primary", member.article.id == story.story.primaryArticleID)
                writer.member("is_copy", member.isCopy)
                writer.member("merge_reasons", member.reasons)
                writer.member("similarity", member.similarity.map { ($0 * 1000).rounded() / 1000 })
            }
        }
    }
}
