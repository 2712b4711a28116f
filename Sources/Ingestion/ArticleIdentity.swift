import Crypto
public import Model

/// The ways in which an item is known again, strongest first: the publisher's own id, the canonical address, headline
/// with date, the text itself.
///
/// What is new is decided by this set, never by a date: two items that share a timestamp are both kept.
public struct ArticleIdentity: Sendable, Equatable {
    public enum Rung: String, Sendable {
        case guid, url, headline, text
        /// What a feed shows of an item whose stored text is that of its page.
        case excerpt
    }

    public var rung: Rung
    /// 16 bytes of SHA-256 over the rung and its value.
    public var hash: [UInt8]
    /// What the article's id is made of when this is its strongest identity.
    public var value: [String]

    /// The ladder of one article.
    ///
    /// - Parameters:
    ///   - article: `guid` counts within its source, unless it is an address.
    ///   - source: name; nil for documents of no named source.
    public static func ladder(of article: Article, source: String?, textSHA256: String) -> [ArticleIdentity] {
        var rungs: [ArticleIdentity] = []
        let scope = source ?? ""
        if let guid = article.guid, !guid.isEmpty { rungs.append(make(.guid, [scope, guid])) }
        if let url = article.url, let canonical = CanonicalAddress.of(url) { rungs.append(make(.url, [canonical])) }
        if let title = article.title, !title.isEmpty, let day = article.publishedAt?.day {
            rungs.append(make(.headline, [scope, title.lowercased(), day.description]))
        }
        rungs.append(make(.text, [scope, textSHA256]))
        return rungs
    }

    /// Of an item as its feed shows it: the same again needs no second look at its page.
    static func excerpt(of article: Article, source: String) -> ArticleIdentity {
        make(.excerpt, [source, article.guid ?? article.url ?? "", article.analyzedText])
    }

    private static func make(_ rung: Rung, _ parts: [String]) -> ArticleIdentity {
        var hasher = SHA256()
        for part in [rung.rawValue] + parts {
            hasher.update(data: Array(part.utf8))
            hasher.update(data: [0x1F])
        }
        return ArticleIdentity(rung: rung, hash: Array(hasher.finalize().prefix(16)), value: [rung.rawValue] + parts)
    }
}
