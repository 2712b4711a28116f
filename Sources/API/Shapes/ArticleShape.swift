import Model
import Storage

/// An article as JSON.
enum ArticleShape {
    static let table = FieldTable<ArticleRow>(
        [
            ("id", { $0.string($1.id) }),
            ("title", { $0.string($1.title) }),
            ("body", { $0.string($1.body) }),
            ("summary", { $0.string($1.summary) }),
            ("url", { $0.string($1.url) }),
            ("source", { $0.string($1.source) }),
            ("source_id", { $0.string($1.sourceID) }),
            ("authors", { $0.strings($1.authors) }),
            ("tags", { $0.strings($1.tags) }),
            ("language", { $0.string($1.language) }),
            ("image_url", { $0.string($1.imageURL) }),
            ("published_at", { $0.string($1.published?.description) }),
            ("modified_at", { $0.string($1.modified?.description) }),
            ("story_id", { $0.string($1.storyID) }),
            ("text_level", { $0.string($1.textLevel) }),
            ("text_sha256", { $0.string($1.textSHA256) }),
            ("version", { $0.integer($1.version) }),
            ("word_count", { $0.integer($1.wordCount) }),
            ("format", { $0.string($1.format) }),
            ("warnings", { $0.strings($1.warnings) }),
            ("analyzer", { $0.string($1.analyzer) }),
            ("first_seen_at", { $0.string(Timestamp(epochSeconds: $1.firstSeenAt / 1000).description) }),
            ("updated_at", { $0.string(Timestamp(epochSeconds: $1.updatedAt / 1000).description) }),
        ],
        extra: ["body"]
    )

    /// One article with all that was found in it.
    static func writeFull(_ article: ArticleRow, _ analysis: Analysis?, to writer: inout JSONWriter) {
        writer.object { writer in
            for field in table.fields {
                writer.key(field.name)
                field.write(&writer, article)
            }
            guard let analysis else { return }
            writer.key("analysis")
            AnalysisShape.write(analysis, to: &writer)
        }
    }

    static func write(_ version: ArticleVersionRow, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("version", version.version)
            writer.member("title", version.title)
            writer.member("summary", version.summary)
            writer.member("body", version.body)
            writer.member("text_sha256", version.textSHA256)
            writer.member("recorded_at", milliseconds: version.recordedAt)
        }
    }
}
