import Model

/// Entries of a feed to articles.
struct FeedAdapter {
    let document: Document

    func append(_ entries: [FeedEntry], header: FeedHeader, to parsed: inout ParsedDocument) {
        parsed.title = parsed.title ?? header.title ?? header.otherTitle
        parsed.articles.reserveCapacity(entries.count)
        for index in entries.indices {
            guard !entries[index].isEmpty else {
                let error = ParsingError(.noArticle, "the entry has no title, text, link, author or date")
                parsed.failures.append(ItemFailure(index: index, error: error))
                continue
            }
            parsed.articles.append(article(from: entries[index], header: header))
        }
    }

    private func article(from entry: FeedEntry, header: FeedHeader) -> Article {
        // One description is the text there is; beside a full text it is the summary.
        let description = entry.summary ?? entry.otherSummary
        let body = entry.content ?? description
        let level: TextLevel = entry.content != nil ? .full : description != nil ? .summary : .headline
        return Article(
            title: entry.title ?? entry.otherTitle,
            body: body ?? "",
            summary: entry.content == nil ? nil : description,
            url: entry.links.best,
            authors: entry.authors.isEmpty ? header.authors : entry.authors,
            // Atom's `updated` is required and often alone: then it is the only date that the publisher gives.
            publishedAt: entry.published ?? entry.updated,
            updatedAt: entry.updated,
            language: entry.language ?? header.language,
            source: header.title ?? header.otherTitle ?? entry.source ?? document.source,
            tags: entry.tags.isEmpty ? header.tags : entry.tags,
            imageURL: entry.imageURL,
            format: .feed,
            warnings: entry.warnings,
            guid: entry.guid,
            referenceDay: document.publishedAt?.day,
            textLevel: level
        )
    }
}
