public import Model

/// A parsed article as one line of JSON, in the shape of `parallax parse`: every key, null where nothing is known.
public enum ArticleLine {
    public static func encode(_ article: Article) -> [UInt8] {
        var writer = JSONWriter(reserving: article.body.utf8.count + 512)
        writer.object { writer in
            writer.member("title", article.title)
            writer.member("body", article.body)
            writer.member("summary", article.summary)
            writer.member("url", article.url)
            writer.member("authors", article.authors)
            writer.member("published_at", article.publishedAt?.description)
            writer.member("updated_at", article.updatedAt?.description)
            writer.member("language", article.language)
            writer.member("source", article.source)
            writer.member("tags", article.tags)
            writer.member("image_url", article.imageURL)
            writer.member("format", article.format?.rawValue)
            writer.member("warnings", article.warnings)
        }
        return writer.bytes
    }
}
