/// The namespaces that a reader tells apart.
enum XMLNamespace: UInt8, Sendable {
    /// No namespace, one of RSS's, or an unknown default namespace.
    case plain
    case atom, rdf, dublinCore, dublinCoreTerms, content, media, itunes, googlePlay, xhtml, thread, georss
    case feedBurner, podcast, sitemap, news, image, xml
    /// Any other.
    case foreign

    /// By address, compared in lower case and without a slash or hash at the end. Nil: not a known one.
    static func known(uri: String) -> XMLNamespace? {
        // Nearly all addresses are spelt as they should be.
        if let namespace = byAddress[uri] { return namespace }
        var key = uri.lowercased()[...]
        if key.hasPrefix("https:") { key = "http:" + key.dropFirst(6) }
        while let last = key.last, last == "/" || last == "#" || last == " " { key = key.dropLast() }
        return byAddress[String(key)]
    }

    /// By the prefix that everyone uses, for prefixes that are not declared or are bound to a misspelt address.
    static func conventional(prefix: String) -> XMLNamespace? { byPrefix[prefix.lowercased()] }

    private static let byAddress: [String: XMLNamespace] = [
        "": .plain,
        "http://backend.userland.com/rss": .plain,
        "http://backend.userland.com/rss2": .plain,
        "http://blogs.law.harvard.edu/tech/rss": .plain,
        "http://cyber.law.harvard.edu/rss/rss.html": .plain,
        "http://my.netscape.com/rdf/simple/0.9": .plain,
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": .plain,
        "http://channel.netscape.com/rdf/simple/0.9": .plain,
        "http://purl.org/rss/1.0": .plain,
        "http://purl.org/net/rss1.1": .plain,
        "http://www.w3.org/2005/atom": .atom,
        "http://purl.org/atom/ns": .atom,
        "http://purl.org/atom/app": .atom,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
        "http://purl.org/dc/elements/1.1": .dublinCore,
        "http://purl.org/dc/elements/1.0": .dublinCore,
        "http://purl.org/dc/terms": .dublinCoreTerms,
        "http://purl.org/rss/1.0/modules/content": .content,
        "http://search.yahoo.com/mrss": .media,
        "http://search.yahoo.com/mrss/1.1.0": .media,
        "http://video.search.yahoo.com/mrss": .media,
        "http://www.rssboard.org/media-rss": .media,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes,
        "http://www.google.com/schemas/play-podcasts/1.0": .googlePlay,
        "http://www.w3.org/1999/xhtml": .xhtml,
        "http://purl.org/syndication/thread/1.0": .thread,
        "http://www.georss.org/georss": .georss,
        "http://rssnamespace.org/feedburner/ext/1.0": .feedBurner,
        "http://podcastindex.org/namespace/1.0": .podcast,
        "http://www.sitemaps.org/schemas/sitemap/0.9": .sitemap,
        "http://www.google.com/schemas/sitemap/0.84": .sitemap,
        "http://www.google.com/schemas/sitemap-news/0.9": .news,
        "http://www.google.com/schemas/sitemap-image/1.1": .image,
        "http://www.w3.org/xml/1998/namespace": .xml,
    ]

    private static let byPrefix: [String: XMLNamespace] = [
        "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "dc": .dublinCore, "dcterms": .dublinCoreTerms,
        "content": .content, "media": .media, "itunes": .itunes, "googleplay": .googlePlay, "xhtml": .xhtml,
        "thr": .thread, "georss": .georss, "feedburner": .feedBurner, "podcast": .podcast, "news": .news,
        "image": .image, "xml": .xml, "rss": .plain,
    ]
}
