/// What an event that an article tells of has of the groups: its own where a group is of events, else what the article,
/// its story or its mentions have.
struct EventValueReader {
    enum Source {
        case event, row, entity, entityType
    }

    let first: RawGroup
    let second: RawGroup
    let firstSource: Source
    /// Nil for one group only.
    let secondSource: Source?
    let entities: ListView
    let types: [UInt8]
    let mentions: MentionFilter
    /// Stories by article, where rows are stories.
    let stories: [UInt32]?

    /// Whether one article may give a pair twice.
    var mayRepeat: Bool { firstSource == .entityType || secondSource == .entityType }

    /// Visits the pairs of values; the second is 0 where there is one group only.
    @inline(__always)
    func visit(_ event: Int, _ article: Int, _ body: (UInt32, UInt32) -> Void) {
        values(first, firstSource, event, article) { one in
            guard let secondSource else { return body(one, 0) }
            values(second, secondSource, event, article) { body(one, $0) }
        }
    }

    @inline(__always)
    private func values(
        _ group: RawGroup,
        _ source: Source,
        _ event: Int,
        _ article: Int,
        _ body: (UInt32) -> Void
    ) {
        switch source {
        case .event: group.visit(event, body)
        case .row: group.visit(stories.map { Int($0[article]) } ?? article, body)
        case .entity, .entityType:
            for place in entities.places(article) {
                let entity = entities.pool[place]
                guard mentions.counts(entity, types) else { continue }
                body(source == .entity ? entity : UInt32(types[Int(entity)]))
            }
        }
    }
}
