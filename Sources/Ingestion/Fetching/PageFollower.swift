import Foundation
import Model
import Parsing
import Storage

/// Follows the items of a feed to their pages for the full text, each once.
struct PageFollower: Sendable {
    let store: Store
    let client: WebClient
    let robots: RobotsKeeper
    let parser: DocumentParser

    /// The articles with the text of their pages. An item whose excerpt was seen before is left as it is stored; where
    /// the page cannot be had, the excerpt is kept and marked as a summary.
    ///
    /// - Throws: when the store fails. What goes wrong with a page is no error.
    func prepare(_ articles: [Article], of source: Source) throws -> [PreparedArticle] {
        try articles.map { article in
            guard let address = article.url, address.hasPrefix("http") else { return PreparedArticle(article) }
            let excerpt = ArticleIdentity.excerpt(of: article, source: source.name)
            if try isKnown([excerpt]) != nil {
                return PreparedArticle(article, identities: [excerpt], verdict: .keepStored)
            }
            do {
                let page = try page(at: address, of: source)
                return PreparedArticle(PageFollower.joined(article, page), identities: [excerpt])
            } catch let fault as FetchFault {
                return try withoutPage(article, excerpt, fault.message, source)
            } catch let error as ParsingError {
                return try withoutPage(article, excerpt, error.message, source)
            }
        }
    }

    private func page(at address: String, of source: Source) throws -> Article {
        let pause = try robots.ask(address)
        let sameHost = RobotsKeeper.host(address) == source.url.flatMap(RobotsKeeper.host)
        let answer = try client.get(address, headers: sameHost ? source.headers : [:], pause: pause)
        guard answer.status == 200 else {
            throw FetchFault(.status, "\(address) answered \(answer.status)", status: answer.status)
        }
        let parsed = try parser.parse(
            Document(
                bytes: answer.body,
                format: .html,
                contentType: answer.headers["content-type"],
                url: answer.url.absoluteString,
                source: source.name,
                recipe: source.recipe
            )
        )
        guard let page = parsed.articles.first, parsed.articles.count == 1 else {
            throw FetchFault(.broken, "\(address) is no page of one article")
        }
        return page
    }

    /// The feed's word counts for identity, headline and date; the page's for the text, when it has more of it.
    private static func joined(_ article: Article, _ page: Article) -> Article {
        var joined = article
        joined.textLevel = .full
        if page.body.utf8.count > article.body.utf8.count {
            if joined.summary == nil, !article.body.isEmpty { joined.summary = article.body }
            joined.body = page.body
            joined.warnings += page.warnings.filter { !joined.warnings.contains($0) }
        }
        joined.title = article.title ?? page.title
        if joined.authors.isEmpty { joined.authors = page.authors }
        joined.publishedAt = article.publishedAt ?? page.publishedAt
        joined.updatedAt = article.updatedAt ?? page.updatedAt
        joined.language = article.language ?? page.language
        joined.imageURL = article.imageURL ?? page.imageURL
        return joined
    }

    private func withoutPage(
        _ article: Article,
        _ excerpt: ArticleIdentity,
        _ reason: String,
        _ source: Source
    ) throws -> PreparedArticle {
        var article = article
        if article.textLevel == .full { article.textLevel = article.body.isEmpty ? .headline : .summary }
        article.warnings.append("only the summary: \(reason)")
        let sha = Hexadecimal.sha256(of: Array(article.analyzedText.utf8))
        let ladder = ArticleIdentity.ladder(of: article, source: source.name, textSHA256: sha)
        // The page's text that is stored is worth more than a new summary.
        let hasFullText = try isKnown(ladder.filter { $0.rung == .guid || $0.rung == .url }) == .full
        return PreparedArticle(article, identities: [excerpt], verdict: hasFullText ? .keepStored : .store)
    }

    /// How much text is stored of the article that has one of these identities; nil when there is none.
    private func isKnown(_ identities: [ArticleIdentity]) throws -> TextLevel? {
        try store.look { session in
            let found = try session.articles(withIdentities: identities.map(\.hash)).compactMap(\.self)
            guard let first = found.first else { return nil }
            return try session.textLevel(ofArticle: first.key)
        }
    }
}

extension RobotsKeeper {
    static func host(_ address: String) -> String? { URL(string: address).flatMap(AddressGuard.host) }
}
