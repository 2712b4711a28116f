/// Local names of elements and attributes that some reader asks for; all others are `.other`.
///
/// A name is compared in lower case, because feeds write `pubdate`, `PubDate` and `RDF:rdf` as they please.
enum XMLName: String, CaseIterable, Sendable {
    case other = ""
    // Roots and containers
    case rss, rdf, feed, channel, item, items, entry, opml, head, body, outline, urlset, sitemapindex, url, group
    // RSS, Atom, CDF
    case title, link, description, author, category, comments, enclosure, guid, pubdate, source, language
    case managingeditor, webmaster, lastbuilddate, generator, copyright, image, textinput, ttl, cloud, docs
    case fullitem, origlink, id, name, email, uri, homepage, contributor, subtitle, tagline, summary, content
    case issued, created, modified, published, updated, abstract, usage, logo, icon, rights, info
    case lastmod, lastmodified
    // Modules
    case date, creator, publisher, subject, available, datesubmitted, encoded, player, thumbnail, keywords, credit
    case owner, explicit, caption, loc, news, publication
    case publicationdate = "publication_date"
    // Attributes
    case href, rel, type, mode, term, label, scheme, lang, base, about, resource, ispermalink, domain, text
    case xmlurl, htmlurl, version, medium, value, width, height, isdefault, role, xmlns
    // HTML elements that stand unescaped in ill-formed feeds
    case a, abbr, acronym, address, area, article, aside, audio, b, bdo, big, blockquote, br, button
    case center, cite, code, col, dd, del, dfn, div, dl, dt, em, embed, figcaption, figure, font, footer, form
    case h1, h2, h3, h4, h5, h6, header, hr, html, i, iframe, img, input, ins, kbd, li, main, map, mark, meta, nav
    case noscript, object, ol, option, p, param, picture, pre, q, s, samp, script, section, select, small, span
    case strike, strong, style, sub, sup, svg, table, tbody, td, textarea, tfoot, th, thead, time, tr, tt, u, ul, video

    /// The name with these letters, in any case.
    static func named(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> XMLName {
        guard bytes.count <= XMLNameTable.longest, !bytes.isEmpty else { return .other }
        return XMLNameTable.shared.find(bytes)
    }

    /// True when an element of this name belongs to HTML's flow content and not to a feed format.
    var isHTMLOnly: Bool { XMLNameTable.htmlNames.contains(self) }

    /// True for feed elements whose content is a text: one of them never holds another feed element.
    var isFeedText: Bool {
        switch self {
        case .title, .link, .description, .author, .category, .comments, .guid, .pubdate, .source, .language,
            .managingeditor, .webmaster, .lastbuilddate, .generator, .copyright, .ttl, .docs, .id, .subtitle,
            .tagline, .summary, .content, .issued, .created, .modified, .published, .updated, .rights, .date,
            .creator, .publisher, .subject, .encoded, .enclosure:
            true
        default: false
        }
    }
}

/// Open addressing over names packed into two words: one probe and two comparisons for nearly every element.
private struct XMLNameTable: Sendable {
    static let shared = XMLNameTable()
    static let longest = 16
    static let htmlNames: Set<XMLName> = {
        guard let first = XMLName.allCases.firstIndex(of: .a) else { return [] }
        return Set(XMLName.allCases[first...])
    }()

    private struct Slot {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var name = XMLName.other
    }

    private static let slotCount = 1024
    private var slots = [Slot](repeating: Slot(), count: XMLNameTable.slotCount)

    private init() {
        for name in XMLName.allCases where name != .other {
            let letters = Array(name.rawValue.utf8)
            precondition(letters.count <= XMLNameTable.longest, "a name in the table must fit two words")
            let (low, high) = letters.withUnsafeBufferPointer { XMLNameTable.pack($0[...]) }
            var index = XMLNameTable.hash(low, high)
            while slots[index].low != 0 { index = (index + 1) & (XMLNameTable.slotCount - 1) }
            slots[index] = Slot(low: low, high: high, name: name)
        }
    }

    func find(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> XMLName {
        let (low, high) = XMLNameTable.pack(bytes)
        var index = XMLNameTable.hash(low, high)
        // The table is never full, so an empty slot ends the search.
        while slots[index].low != 0 {
            if slots[index].low == low, slots[index].high == high { return slots[index].name }
            index = (index + 1) & (XMLNameTable.slotCount - 1)
        }
        return .other
    }

    /// The first 16 letters in lower case; no letter is zero, so different lengths never collide.
    @inline(__always)
    private static func pack(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> (UInt64, UInt64) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            let letter = UInt64(ASCII.lowercased(byte))
            if shift < 64 { low |= letter << shift } else { high |= letter << (shift - 64) }
            shift += 8
        }
        return (low, high)
    }

    @inline(__always)
    private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
        // Fibonacci hashing: the golden ratio in 64 bits.
        let mixed = (low ^ (high &* 0xFF51_AFD7_ED55_8CCD)) &* 0x9E37_79B9_7F4A_7C15
        return Int(mixed >> 54) & (slotCount - 1)
    }
}
