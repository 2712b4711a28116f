import Model

/// All mentions of one name in an article, and in the end of one thing.
struct NameRecord: Sendable {
    /// Index into ``Knowledge/entries`` once it is linked.
    var entry: Int?
    /// Linked by a name that needs no context.
    var isCertain = false
    var evidence = Evidence()
    var mentions: [Mention] = []
    /// The longest way it is written, as tokens.
    var longest: Range<Int>
    /// Patterns of the tables that it may be.
    var patterns: [Gazetteer.Pattern] = []
    /// Only seen where an everyday word starts a sentence.
    var isUnsure = true
    /// Decided in the end; nil: not a name we can tell.
    var type: EntityType?
    /// Another record that it belongs to; itself when it stands alone.
    var parent: Int

    struct Mention: Sendable {
        var tokens: Range<Int>
        var rule: String
        var isAdjective = false
    }
}
