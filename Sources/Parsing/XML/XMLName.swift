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
    case href, src, rel, type, mode, term, label, scheme, lang, base, about, resource, ispermalink, domain, text
    case xmlurl, htmlurl, version, medium, value, width, height, isdefault, role, xmlns
    // HTML elements that stand unescaped in ill-formed feeds
    case a, abbr, acronym, address, area, article, aside, audio, b, bdo, big, blockquote, br, button
    case center, cite, code, col, dd, del, dfn, div, dl, dt, em, embed, figcaption, figure, font, footer, form
    case h1, h2, h3, h4, h5, h6, header, hr, html, i, iframe, img, input, ins, kbd, li, main, map, mark, meta, nav
    case noscript, object, ol, option, p, param, picture, pre, q, s, samp, script, section, select, small, span
    case strike, strong, style, sub, sup, svg, table, tbody, td, textarea, tfoot, th, thead, time, tr, tt, u, ul, video

    /// The name with these letters, in any case.
    static func named(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> XMLName {
        XMLNameTable.shared.find(bytes.startIndex..<bytes.endIndex, in: bytes.base)
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
/// Whoever asks for many names keeps it at hand.
struct XMLNameTable: Sendable {
    static let shared = XMLNameTable()
    private static let longest = 16
    fileprivate static let htmlNames: Set<XMLName> = {
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
            let (low, high) = letters.withUnsafeBufferPointer { XMLNameTable.pack(0..<letters.count, $0) }
            var index = XMLNameTable.hash(low, high)
            while slots[index].low != 0 { index = (index + 1) & (XMLNameTable.slotCount - 1) }
            slots[index] = Slot(low: low, high: high, name: name)
        }
    }

    /// The name that stands at `range`.
    @inline(__always)
    func find(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> XMLName {
        guard range.count <= XMLNameTable.longest, !range.isEmpty else { return .other }
        let (low, high) = XMLNameTable.pack(range, bytes)
        var index = XMLNameTable.hash(low, high)
        // The table is never full, so an empty slot ends the search.
        while slots[index].low != 0 {
            if slots[index].low == low, slots[index].high == high { return slots[index].name }
            index = (index + 1) & (XMLNameTable.slotCount - 1)
        }
        return .other
    }

    private static let lower: UInt64 = 0x2020_2020_2020_2020

    /// Up to 16 letters in lower case; no letter is zero, so different lengths never collide. The bit that makes a
    /// letter lower case changes other bytes as well, the same way here and in the table.
    @inline(__always)
    private static func pack(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        let count = range.count
        if range.lowerBound + 16 <= bytes.count {
            let raw = UnsafeRawBufferPointer(bytes)
            let first = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
            let low = (first | lower) & (UInt64.max >> UInt64(max(0, 8 - count) * 8))
            guard count > 8 else { return (low, 0) }
            let second = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound + 8, as: UInt64.self))
            return (low, (second | lower) & (UInt64.max >> UInt64((16 - count) * 8)))
        }
        var low: UInt64 = 0
        var high: UInt64 = 0
        for offset in 0..<count {
            let letter = UInt64(bytes[range.lowerBound + offset] | 0x20)
            if offset < 8 { low |= letter << UInt64(offset * 8) } else { high |= letter << UInt64((offset - 8) * 8) }
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
