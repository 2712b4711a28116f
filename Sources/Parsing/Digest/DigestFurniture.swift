/// What pages print around their articles, as tables of keys (see ``DigestText/key(_:)``).
///
/// Written from how news sites word these things; to teach the parser a phrase, add it here.
enum DigestFurniture {
    enum Kind: Sendable, Equatable {
        /// Drops the line.
        case plain
        /// Drops the line; what stands below it is a new section.
        case section
        /// Drops the line and the advertisement below it.
        case sponsored
        /// Drops the line; an advertisement may stand below it.
        case advertisement
    }

    /// What `text`, one line, is when it is furniture; nil when it may be news.
    static func kind(_ text: String) -> Kind? {
        let key = DigestText.key(text)
        if key.isEmpty { return .plain }
        if let kind = exact[key] { return kind }
        let words = key.split(separator: " ")
        if words.count <= 12, let kind = opening(key, words) { return kind }
        if isShaped(text, words) { return .plain }
        if isCall(key, words) { return .plain }
        if isGlued(key) { return .section }
        let fields = DigestText.fields(text)
        if fields.count > 1, fields.allSatisfy({ isNavigation($0) || exact[DigestText.key($0)] != nil }) {
            return .plain
        }
        return nil
    }

    /// `text` less the phrases that pages glue to the end of a text ("… by 2030. Read more »").
    static func withoutTail(_ text: String) -> String {
        var result = text
        while let shorter = withoutOneTail(result) { result = shorter }
        return result
    }

    private static func withoutOneTail(_ text: String) -> String? {
        var end = Substring(text)
        while let last = end.unicodeScalars.last, tailMarks.contains(last) { end = end.dropLast() }
        let lower = end.lowercased()
        for phrase in tails where lower.hasSuffix(phrase) {
            let head = String(end.dropLast(phrase.count)).trimmingTail("([«»›>→ \u{00A0}")
            if DigestText.endsSentence(head) { return head }
        }
        return nil
    }

    /// Whether the last line of the page names other things of the site in one to three words.
    static func isNavigation(_ text: String) -> Bool {
        let words = DigestText.key(text).split(separator: " ")
        return !words.isEmpty && words.count <= 4 && words.allSatisfy { navigationWords.contains(String($0)) }
    }

    static func isSectionName(_ text: String) -> Bool { exact[DigestText.key(text)] == .section }

    /// Words that name a subject, so that "Launch Vehicles" is not taken for a person.
    static func namesSubject(_ word: some StringProtocol) -> Bool { navigationWords.contains(word.lowercased()) }

    // MARK: Whole lines

    private static let exact: [String: Kind] = table([
        (
            .section,
            """
            more coverage|top stories|top stories this week|top news|latest|latest news|latest stories|the latest|
            latest headlines|headlines|more news|more stories|more headlines|more from this section|in brief|news in brief|
            briefs|briefing|news briefs|in short|also in the news|other news|other stories|also today|also this week|most read|
            most popular|most viewed|most shared|most commented|trending|trending now|popular|popular now|popular stories|
            editors picks|editors choice|editor s picks|our picks|featured|featured stories|features|related|related articles|
            related stories|related news|related content|related topics|recommended|recommended for you|you may also like|
            you might also like|in case you missed it|icymi|dont miss|what to read next|read next|up next|from the archive|
            archive|archives|recent posts|recent stories|recent news|recent articles|this week|today|yesterday s news|
            breaking|breaking news|live updates|developing|must read|must reads|more on this|more on this topic|
            more in space|more in defence|more in defense|all news|all stories|news feed|newsfeed|news|quick hits|roundup|
            news roundup|daily digest|weekly digest|what we are reading|elsewhere|around the web|from our partners|
            weitere meldungen|meistgelesen|nachrichten|kurzmeldungen|à lire aussi|les plus lus|lo más leído|más noticias
            """
        ),
        (
            .sponsored,
            """
            sponsored|sponsored content|sponsored post|sponsored story|sponsored message|paid content|paid post|
            paid partnership|partner content|partner post|partner message|promoted|promoted content|promotion|promoted post|
            brand content|branded content|brand voice|advertorial|presented by|message from our sponsor|from our sponsor|
            a message from our sponsor|a word from our sponsor|a message from our sponsors|in partnership with|ad|
            advertiser content|special advertising section|sponsor message|our sponsor|gesponsert|contenu sponsorisé|
            contenido patrocinado|patrocinado
            """
        ),
        (
            .advertisement,
            """
            advertisement|advertisements|advert|ads|ads by google|advertising|scroll to continue|continue reading below|
            article continues below|story continues below|story continues below advertisement|
            article continues after advertisement|article continues below this ad|anzeige|werbung|publicité|publicidad|
            pubblicità|advertisement scroll to continue
            """
        ),
        (
            .plain,
            """
            connect with us|follow us|follow us on|find us on|join us|share|share this|share this article|share this story|
            share article|tweet|post|pin|pin it|email|e mail|print|save|save article|saved|bookmark|copy link|link copied|
            facebook|twitter|x|linkedin|instagram|youtube|whatsapp|telegram|reddit|wechat|weibo|line|rss|rss feed|threads|
            bluesky|mastodon|tiktok|flipboard|read more|read on|read full story|read full article|read the full story|
            read the full article|read article|read story|full story|full article|full report|continue reading|
            keep reading|learn more|find out more|more|more info|more information|more details|details|see more|show more|
            view more|load more|load more articles|load more stories|load more news|see all|see all news|see all stories|
            view all|view all news|view all stories|view all articles|show all|browse all|all articles|next|previous|prev|
            next page|previous page|next article|previous article|older|newer|older posts|newer posts|older articles|
            newer articles|older stories|older entries|newer entries|first|last|page|back|back to top|to top|top|
            return to top|back to homepage|back to news|go back|menu|main menu|search|search results|close|open menu|
            toggle menu|toggle navigation|skip to content|skip to main content|navigation|home|homepage|log in|login|
            sign in|sign out|log out|logout|register|my account|account|my profile|sign up|sign up now|sign up today|
            subscribe|subscribe now|subscribe today|subscribe to read|subscribe for free|join now|join free|join|donate|
            support us|become a member|membership|free trial|start free trial|start your free trial|newsletter|newsletters|
            our newsletter|daily newsletter|weekly newsletter|email address|your email|your email address|
            enter your email|enter your email address|submit|send|about|about us|contact|contact us|advertise|
            advertise with us|careers|jobs|press|press room|media kit|help|faq|feedback|sitemap|site map|terms|
            terms of use|terms of service|terms and conditions|terms conditions|privacy|privacy policy|privacy notice|
            privacy settings|privacy statement|privacy and cookies|cookie policy|cookie settings|cookie preferences|
            cookies|cookie notice|manage cookies|manage preferences|accept|accept all|accept all cookies|accept cookies|
            reject|reject all|i agree|agree|ok|got it|do not sell my personal information|your privacy choices|legal|
            legal notice|imprint|impressum|datenschutz|disclaimer|accessibility|editorial policy|editorial standards|
            corrections|code of ethics|all rights reserved|copyright|listen|listen to this article|watch|watch now|
            watch video|play|play video|video|videos|photos|photo gallery|gallery|slideshow|podcast|podcasts|comment|
            comments|leave a comment|add a comment|post a comment|no comments|join the discussion|be the first to comment|
            join the conversation|view comments|like|likes|reply|report|filter|filter by|sort by|sort|newest|oldest|
            newest first|loading|loading more|please wait|unsubscribe|manage subscription|view in browser|
            view this email in your browser|forward to a friend|download|download pdf|download the app|get the app|
            get our app|app store|google play|language|english|deutsch|français|español|中文|日本語|한국어|edition|
            international edition|global edition|us edition|asia edition|free|premium|subscribers only|members only|
            subscriber exclusive|exclusive|locked|new|live|mehr|weiterlesen|mehr lesen|lire la suite|leer más|en savoir plus|
            continua a leggere|leggi tutto|阅读更多|更多|もっと見る|end|the end|photo|image|getty images|file photo
            """
        ),
    ])

    private static func table(_ rows: [(Kind, String)]) -> [String: Kind] {
        var result: [String: Kind] = [:]
        for (kind, phrases) in rows {
            let joined = phrases.split(separator: "\n").map { DigestText.collapsed($0) }.joined()
            for phrase in joined.split(separator: "|") { result[String(phrase)] = kind }
        }
        return result
    }

    // MARK: Lines that begin so

    private static let openings: [(phrase: String, kind: Kind)] = [
        ("sponsored by", .sponsored), ("sponsored content", .sponsored), ("presented by", .sponsored),
        ("brought to you by", .sponsored), ("paid for by", .sponsored), ("promoted by", .sponsored),
        ("a message from", .sponsored), ("partner content", .sponsored), ("advertiser content", .sponsored),
        ("more from", .section), ("more on", .section), ("more in", .section), ("more about", .section),
        ("latest in", .section), ("latest from", .section), ("see also", .plain), ("read also", .plain),
        ("also read", .plain), ("related", .plain), ("follow us", .plain), ("find us on", .plain), ("share on", .plain),
        ("share via", .plain), ("share this", .plain), ("like us on", .plain), ("join us on", .plain),
        ("copyright", .plain), ("©", .plain), ("all rights reserved", .plain), ("photo credit", .plain),
        ("image credit", .plain), ("photo by", .plain), ("image by", .plain), ("photo courtesy", .plain),
        ("image courtesy", .plain), ("picture credit", .plain), ("read more", .plain), ("read the full", .plain),
        ("continue reading", .plain), ("see all", .plain), ("view all", .plain), ("show more", .plain),
        ("load more", .plain), ("sign up for", .plain), ("sign up to", .plain), ("subscribe to", .plain),
        ("subscribe for", .plain), ("skip to", .plain), ("back to", .plain), ("filed under", .plain),
        ("posted in", .plain), ("categories", .plain), ("you are here", .plain), ("powered by", .plain),
        ("click here", .plain), ("download our", .plain), ("get our", .plain), ("join our", .plain),
        ("switch to", .plain), ("go to", .plain), ("sort by", .plain), ("filter by", .plain), ("showing", .plain),
        ("results for", .plain), ("search results", .plain), ("browse by", .plain), ("browse more", .plain),
    ]

    /// Beginnings that open news as well are furniture only where so few words follow.
    private static let longestOpening = 9
    private static let shortOpenings: Set<String> = [
        "related", "more on", "more from", "more in", "more about", "showing", "go to", "categories", "back to",
        "switch to", "get our", "join our", "latest in", "latest from", "a message from",
    ]

    private static func opening(_ key: String, _ words: [Substring]) -> Kind? {
        for entry in openings where key.hasPrefix(entry.phrase) {
            let next = key.utf8.dropFirst(entry.phrase.utf8.count).first
            guard next == nil || next == UInt8(ascii: " ") || entry.phrase == "©" else { continue }
            let limit = shortOpenings.contains(entry.phrase) ? 5 : longestOpening
            if entry.phrase == "©" || entry.phrase == "copyright" || words.count <= limit { return entry.kind }
        }
        return nil
    }

    // MARK: Lines of that shape

    private static let counted: Set<String> = [
        "comments", "comment", "shares", "share", "views", "view", "likes", "like", "reads", "replies", "results",
        "articles", "stories", "reactions", "claps", "votes", "retweets", "followers",
    ]

    /// Pagination, counters, reading times, photo credits, bare addresses, lines of marks.
    private static func isShaped(_ text: String, _ words: [Substring]) -> Bool {
        let isNumber = { (word: Substring) in word.allSatisfy { $0.isNumber || $0 == "k" } }
        if words.count > 1, words.allSatisfy({ isNumber($0) || paginationWords.contains(String($0)) }) { return true }
        if words.count == 2, isNumber(words[0]), counted.contains(String(words[1])) { return true }
        if words.count == 2, isNumber(words[1]), counted.contains(String(words[0])) { return true }
        if (3...5).contains(words.count), words.last == "read",
            words.contains(where: { readingUnits.contains(String($0)) })
        {
            return true
        }
        if words.count <= 5, words.first == "reading", words.contains("time") { return true }
        let lower = text.lowercased()
        if words.count <= 14, creditOpenings.contains(where: { lower.hasPrefix($0) }) { return true }
        if !lower.contains(" "), lower.hasPrefix("http") || lower.hasPrefix("www.") { return true }
        return words.count <= 3 && lower.contains("@") && lower.contains(".")
    }

    private static let readingUnits: Set<String> = ["min", "mins", "minute", "minutes"]
    private static let paginationWords: Set<String> = [
        "next", "previous", "prev", "page", "of", "first", "last", "older", "newer", "go", "to", "pages",
    ]
    private static let creditOpenings = [
        "photo:", "photos:", "image:", "images:", "picture:", "credit:", "credits:", "(photo", "(image", "foto:",
        "illustration:", "graphic:", "video:", "caption:", "bild:", "(credit", "file photo:", "source:", "image ©",
    ]

    // MARK: Calls on the reader

    private static let calls = [
        "newsletter", "your inbox", "to your inbox", "we use cookies", "uses cookies", "this site uses",
        "use of cookies",
        "sign up", "subscribe", "unsubscribe", "click here", "our app", "follow us", "already a subscriber",
        "already a member", "create an account", "log in to", "free trial", "our journalism", "our reporting",
        "advertise with us", "privacy policy", "terms of use", "cookie policy", "become a member", "enable javascript",
        "your browser", "view in browser", "your subscription", "your email", "our weekly", "our daily", "register now",
        "get the best of", "delivered to", "join thousands", "join more than", "follow our", "send us", "tip us",
        "contact us", "support us", "read by", "our podcast", "our youtube", "our telegram", "our linkedin",
    ]
    private static let addressing: Set<String> = ["you", "your", "our", "us", "we"]

    /// A sentence that wants something of the reader: it names a newsletter, a cookie, an account, and says "you" or "we".
    private static func isCall(_ key: String, _ words: [Substring]) -> Bool {
        guard words.count <= 45, calls.contains(where: { key.contains($0) }) else { return false }
        if words.count <= 8, let first = words.first, imperatives.contains(String(first)) { return true }
        return words.contains { addressing.contains(String($0)) }
    }

    private static let imperatives: Set<String> = [
        "sign", "subscribe", "get", "join", "click", "follow", "register", "download", "read", "enter", "become",
    ]

    // MARK: Phrases without a space between ("More coverageCONNECT WITH US")

    private static let gluable: [String] =
        exact.keys
        .filter { $0.count >= 4 }
        .map { $0.filter { $0 != " " } }
        .sorted { $0.count > $1.count }

    private static func isGlued(_ key: String) -> Bool {
        guard key.count <= 120 else { return false }
        var rest = Substring(key.filter { $0 != " " })
        var pieces = 0
        while !rest.isEmpty {
            guard let phrase = gluable.first(where: { rest.hasPrefix($0) }) else { return false }
            rest = rest.dropFirst(phrase.count)
            pieces += 1
        }
        return pieces >= 2
    }

    /// The parts of a line that begins with furniture written without a space before what follows
    /// ("CONNECT WITH USJan 24, 13:55"): the rest, or nil.
    static func restBehindGlue(_ text: String) -> String? {
        let lower = text.lowercased()
        for phrase in gluedHeads where lower.hasPrefix(phrase) && lower.count > phrase.count {
            let rest = String(text.dropFirst(phrase.count))
            guard let first = rest.first, first.isUppercase || first.isNumber else { continue }
            return restBehindGlue(rest) ?? rest
        }
        return nil
    }

    private static let gluedHeads = ["more coverage", "connect with us", "latest news", "top stories", "read more"]

    // MARK: Tails

    private static let tails = [
        "read more", "read the full story", "read full story", "read the full article", "read full article",
        "continue reading", "keep reading", "full story", "learn more", "find out more", "see more",
        "more coverage", "connect with us", "subscribe to read", "weiterlesen", "mehr lesen", "lire la suite",
        "leer más",
    ]
    private static let tailMarks: Set<Unicode.Scalar> = ["»", "›", ">", "→", "]", ")", " ", "\u{2026}", "."]

    private static let navigationWords: Set<String> = Set(
        """
        home space defence defense aviation cyber news latest business technology tech science policy politics opinion
        analysis markets industry military land air naval sea satellites satellite launch launches launchers rockets
        vehicles exploration commercial civil government security world asia europe americas africa china taiwan japan
        korea india us usa global international events jobs careers video videos podcast podcasts magazine reports
        research data topics sections subscribe log in login sign register search menu contact about help more features
        interviews editorial columns finance energy transport automotive semiconductors chips ai drones uas uav missiles
        weapons electronics communications telecom 5g 6g mobile cloud software hardware startups companies people awards
        newsletters newsletter webinars whitepapers resources directory store shop account and terms of use privacy
        cookies settings legal imprint advertise premium archive press rss english supply chain systems aerospace
        manufacturing networks earth observation navigation programs programmes procurement contracts budget
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}

extension String {
    /// Without the characters of `marks` at its end.
    fileprivate func trimmingTail(_ marks: String) -> String {
        var result = self
        while let last = result.last, marks.contains(last) { result.removeLast() }
        return result
    }
}
