/// What the words in an element's `class` and `id` tell about its content.
///
/// The lists follow the patterns of Mozilla's Readability (`unlikelyCandidates`, `okMaybeItsACandidate`, `positive`,
/// `negative`) and trafilatura's (`OVERALL_DISCARD_XPATH`), taken apart into words.
struct NameHints: OptionSet {
    let rawValue: UInt16

    /// An article's text, most likely: article-body, entry-content, post, story.
    static let content = NameHints(rawValue: 1)
    /// Parts that tell a body from what stands around it: body, text, content.
    static let body = NameHints(rawValue: 2)
    /// Readers' comments.
    static let comments = NameHints(rawValue: 4)
    /// Never part of the text: sharing, navigation, advertisements, newsletters, recommendations.
    static let furniture = NameHints(rawValue: 8)
    /// Rather not part of the text: widget, meta, tools, tags.
    static let doubtful = NameHints(rawValue: 16)
    /// Text that belongs to a picture.
    static let caption = NameHints(rawValue: 32)
    /// Who wrote it, and when.
    static let byline = NameHints(rawValue: 64)
    /// A box beside the text about the same.
    static let related = NameHints(rawValue: 128)
    /// Kept for the eye of nobody: hidden, print-only, screen readers.
    static let unseen = NameHints(rawValue: 256)
    /// The heading of the article.
    static let headline = NameHints(rawValue: 512)

    /// The hints in the words of `name`, split at every byte that is no letter and before capitals; two words in a
    /// row are looked up together as well, so that `read-more` is `readmore`.
    static func read(_ name: ArraySlice<UInt8>) -> NameHints {
        var hints: NameHints = []
        var word = WordHash()
        var pair = WordHash()
        var previous = WordHash()
        var length = 0
        var previousIsLower = false
        var isNegated = false
        for byte in name {
            let isUpper = (0x41...0x5A).contains(byte)
            let isLetter = isUpper || (0x61...0x7A).contains(byte)
            if !isLetter || (isUpper && previousIsLower) {
                if length > 0 {
                    if !isNegated { hints.formUnion(words[word.value].union(words[pair.value])) }
                    isNegated = modifiers.contains(word.value)
                    previous = word
                }
                // A name ends at white space; its last word has no follower.
                pair = byte <= 0x20 ? WordHash() : previous
                if byte <= 0x20 { isNegated = false }
                word = WordHash()
                length = 0
            }
            if isLetter {
                word.add(byte | 0x20)
                pair.add(byte | 0x20)
                length += 1
                if length >= 5, !isNegated { hints.formUnion(stems[word.value]) }
            }
            previousIsLower = isLetter && !isUpper
        }
        if length > 0, !isNegated { hints.formUnion(words[word.value].union(words[pair.value])) }
        return hints
    }

    /// FNV-1a; only looked up among the few words below, so that a collision costs one wrong hint.
    struct WordHash {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ byte: UInt8) {
            value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
        }

        static func of(_ word: String) -> UInt64 { of(word.utf8) }

        static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
            var hash = WordHash()
            for byte in bytes { hash.add(byte) }
            return hash.value
        }
    }

    /// Words by their hash, in open addressing: asked for every letter of every new name on a page.
    private struct WordTable {
        private var keys = [UInt64](repeating: 0, count: 1024)
        private var hints = [NameHints](repeating: [], count: 1024)

        init(_ lists: [(NameHints, String)]) {
            for (hint, list) in lists {
                for word in list.split(whereSeparator: \.isWhitespace) {
                    let slot = slot(WordHash.of(String(word)))
                    keys[slot] = WordHash.of(String(word))
                    hints[slot].formUnion(hint)
                }
            }
        }

        subscript(key: UInt64) -> NameHints {
            let slot = slot(key)
            return keys[slot] == key ? hints[slot] : []
        }

        private func slot(_ key: UInt64) -> Int {
            var slot = Int(truncatingIfNeeded: key & 1023)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & 1023 }
            return slot
        }
    }

    /// Words that say of the next that it is elsewhere or absent: `has-sidebar`, `no-caption`, `with-comments`.
    private static let modifiers = Set(["no", "not", "has", "have", "with", "without", "hide"].map(WordHash.of))

    /// Whole words.
    private static let words = WordTable([
        (.content, "article post story entry hentry blog news main page"),
        (.body, "body text content contents copy richtext prose column shadow"),
        (.comments, "comment comments commentlist disqus respond replies reply shoutbox remark"),
        (
            .furniture,
            """
            share sharing shares sharebar social follow nav navigation navbar menu menus breadcrumb breadcrumbs \
            pager pagination footer ad ads adv advert adslot adunit dfp gpt mpu leaderboard skyscraper sponsor \
            sponsored sponsors promo promos promotion newsletter newsletters signup subscribe subscription outbrain \
            taboola popup modal overlay cookie cookies gdpr consent masthead sidebar sitemap toolbar login \
            register registration rating ratings addthis sharethis sharedaddy jetpack paywall donate donation \
            skip agegate combx rss gallery carousel vjs videojs jwplayer player
            """
        ),
        (.doubtful, "widget widgets tools tool meta tags tag tagged contact shopping banner extra aside utility"),
        (.caption, "caption captions credit credits legend legends figcaption imagecaption"),
        (.byline, "byline bylines author authors dateline pubdate timestamp published bio"),
        (
            .related,
            """
            related relate recommended recommendation recommendations recommend trending readmore alsoread mostpopular morenews \
            morestories dontmiss morefrom moreon morelike youmaylike \
            seealso readnext upnext latest teaser teasers promobox linklist similar mostread
            """
        ),
        (.unseen, "hidden hid invisible noprint sr screenreader visuallyhidden"),
        (.headline, "headline title heading"),
    ])

    /// Beginnings of words written together: `relatedposts`, `articlebody`.
    private static let stems = WordTable([
        (
            .content,
            "article storybody storytext posttext postbody postcontent entrycontent entrytext newsbody newstext"
        ),
        (.body, "articlebody articletext articlecontent storybody storytext maintext maincontent bodytext bodycopy"),
        (.comments, "comments disqus"),
        (
            .furniture,
            """
            sharing sharebar sharetool sharebutton sharelink shareicon sociall socialb sociali socials socialm \
            breadcrumb paginat newsletter advert sponsor promot outbrain taboola footer sidebar navbar subscri navig \
            cookie addthis sharedaddy
            """
        ),
        (.related, "related recommend trending mostread mostpopular mostviewed readmore morestories morenews"),
    ])
}
