import Model
public import Storage

/// Keeps stories and their events in order: joins articles as they arrive, merges and splits by hand, and ties what
/// reports say to the events of their own story.
///
/// What a person decided beats the matcher: it is recorded article by article (``WriteSession/decide(_:between:and:)``),
/// so that later ingestion and re-analysis respect it.
public struct StoryEditor: Sendable {
    private let matcher = StoryMatcher()
    /// Claims of a group that a further one is compared with: a story told a thousand times stays affordable.
    private static let comparedClaims = 8

    /// Stories of more reports together than this are not merged because one report reads like both: what so many
    /// confirm apart is more likely two, and merging reads all of them.
    private static let mergeableReports = 100

    /// Stored texts that a new one is compared with word by word.
    private static let comparedTexts = 8

    public init() {}

    // MARK: - As articles arrive

    /// Finds an article's story, ties its events to those of the story, and derives both anew.
    ///
    /// - Parameters:
    ///   - isKnown: it was stored before: its earlier claims are superseded, and it stays in its story.
    ///   - wording: of the draft's text.
    ///   - rematching: whether a known article's story is found anew; decisions by hand hold.
    func settle(
        _ draft: ArticleDraft,
        articleKey: Int64,
        wording: ReportWording,
        isKnown: Bool,
        rematching: Bool = false,
        _ session: WriteSession
    ) throws {
        let report = try Report(draft, articleKey: articleKey, wording, session)
        var touched = isKnown ? try session.supersedeClaims(of: articleKey) : []
        let storyKey: Int64
        if isKnown, let own = try session.storyKey(ofArticle: articleKey) {
            storyKey = rematching ? try rematch(report, own: own, session) : own
            try session.keep(profile: report.profile.packed, of: articleKey)
        } else if let joined = try place(report, session) {
            storyKey = joined
        } else {
            return try found(report, touched, session)
        }
        let targets = EventMatcher.match(
            draft.analysis,
            published: draft.article.publishedAt?.day,
            with: try session.events(ofStory: storyKey)
        )
        var founded: [Int: Int64] = [:]
        for (index, target) in targets.enumerated() {
            let known: Int64? =
                switch target {
                case .stored(let key): key
                case .new(let number): founded[number]
                }
            let key = try session.addClaim(
                ofEvent: index,
                in: draft,
                articleKey: articleKey,
                eventKey: known,
                storyKey: storyKey
            )
            if case .new(let number) = target { founded[number] = key }
            touched.append(key)
        }
        for event in Set(touched).sorted() { try session.deriveEvent(event) }
        try session.deriveStory(storyKey)
    }

    /// An article on its way to its story.
    private struct Report {
        var draft: ArticleDraft
        var articleKey: Int64
        var profile: ReportProfile

        init(
            _ draft: ArticleDraft,
            articleKey: Int64,
            _ wording: ReportWording,
            _ session: WriteSession
        ) throws {
            self.draft = draft
            self.articleKey = articleKey
            var unknown: Int64 = 0
            profile = try ReportProfile(draft, wording: wording) { id in
                if let key = try session.knownEntityKey(id) { return key }
                // Of a text that is not stored: no stored report names it.
                unknown -= 1
                return unknown
            }
        }
    }

    /// The story that an article belongs to, without storing anything; nil when it would start its own.
    func decision(
        for draft: ArticleDraft,
        articleKey: Int64,
        _ session: WriteSession
    ) throws -> StoryMatcher.Decision? {
        let report = try Report(draft, articleKey: articleKey, ReportWording(draft), session)
        let (candidates, density) = try candidates(for: report, session)
        return try decision(for: report, among: candidates, density, session)
    }

    private func decision(
        for report: Report,
        among candidates: [StoryMatcher.Candidate],
        _ density: PublicationDensity,
        _ session: WriteSession
    ) throws -> StoryMatcher.Decision? {
        try matcher.decide(
            report.profile,
            text: report.draft.article.analyzedText,
            candidates: candidates,
            density: density,
            textOf: { candidate in
                let stored = try session.text(ofArticle: candidate.articleKey)
                return stored.title.map { $0.isEmpty ? stored.body : $0 + "\n\n" + stored.body } ?? stored.body
            }
        )
    }

    /// Joins an article to the story that it matches; nil when there is none.
    private func place(_ report: Report, _ session: WriteSession) throws -> Int64? {
        let (candidates, density) = try candidates(for: report, session)
        guard let decision = try decision(for: report, among: candidates, density, session) else { return nil }
        try join(report, decision, session)
        for other in decision.merged {
            let reports = try session.reportCount(ofStory: other) + session.reportCount(ofStory: decision.storyKey)
            guard reports <= StoryEditor.mergeableReports,
                try !session.areDecidedApart(stories: other, decision.storyKey)
            else { continue }
            try session.merge(story: other, into: decision.storyKey, reason: "\(report.draft.id) reports both")
            try regroupEvents(ofStory: decision.storyKey, session)
        }
        return decision.storyKey
    }

    /// Makes a story of an article that matches none, with its events: nothing else is known of them, so that nothing
    /// need be looked up.
    private func found(_ report: Report, _ touched: [Int64], _ session: WriteSession) throws {
        let draft = report.draft
        let storyKey = try session.foundStory(
            for: report.articleKey,
            draft: draft,
            profile: report.profile.packed
        )
        var groups: [Int: [Int]] = [:]
        let targets = EventMatcher.match(draft.analysis, published: draft.article.publishedAt?.day, with: [])
        for (index, target) in targets.enumerated() {
            if case .new(let number) = target { groups[number, default: []].append(index) }
        }
        var hasConflict = false
        for (_, indices) in groups.sorted(by: { $0.key < $1.key }) {
            let disagrees = try session.foundEvent(
                indices,
                in: draft,
                articleKey: report.articleKey,
                storyKey: storyKey
            )
            if disagrees { hasConflict = true }
        }
        if hasConflict { try session.markConflict(inStory: storyKey) }
        for event in touched { try session.deriveEvent(event) }
    }

    /// Of two texts that are one, the report published later is the copy.
    private func join(
        _ report: Report,
        _ decision: StoryMatcher.Decision,
        _ session: WriteSession
    ) throws {
        try session.join(
            report.articleKey,
            toStory: decision.storyKey,
            reasons: decision.reasons,
            similarity: decision.similarity,
            isCopy: decision.isCopy,
            profile: report.profile.packed
        )
        if let reprint = decision.laterCopy { try session.mark(reprint, asCopy: true) }
    }

    /// The story of an article that was read anew. It stays where a person or another report holds it; else it moves
    /// to the story it matches, or to one of its own.
    private func rematch(_ report: Report, own: Int64, _ session: WriteSession) throws -> Int64 {
        let articleKey = report.articleKey
        if try session.isDecided(.together, article: articleKey, story: own) { return own }
        let others = try session.articleKeys(ofStory: own).filter { $0 != articleKey }
        let (candidates, density) = try candidates(for: report, session)
        let fellows = candidates.filter { $0.storyKey == own }
        if !others.isEmpty, try decision(for: report, among: fellows, density, session) != nil { return own }
        var allowed: [StoryMatcher.Candidate] = []
        for candidate in candidates where candidate.storyKey != own {
            if try session.isDecided(.apart, article: articleKey, story: candidate.storyKey) { continue }
            allowed.append(candidate)
        }
        guard let decision = try decision(for: report, among: allowed, density, session) else {
            if others.isEmpty { return own }
            let new = try session.createStory(for: articleKey, articleID: report.draft.id)
            try session.deriveStory(own)
            return new
        }
        try join(report, decision, session)
        if others.isEmpty {
            try session.merge(
                story: own,
                into: decision.storyKey,
                reason: "\(report.draft.id) was analysed anew"
            )
        } else {
            try session.deriveStory(own)
        }
        return decision.storyKey
    }

    private func candidates(
        for report: Report,
        _ session: WriteSession
    ) throws -> (candidates: [StoryMatcher.Candidate], density: PublicationDensity) {
        let draft = report.draft
        let telling = draft.analysis.entities.sorted { ($0.salience, $1.id) > ($1.salience, $0.id) }.prefix(12)
        let (moments, days) = StoryEditor.times(of: draft)
        let (stored, density) = try session.storyCandidates(
            signature: draft.signature,
            entities: try telling.compactMap { try session.knownEntityKey($0.id) },
            around: moments,
            announcedOn: days,
            window: StoryMatcher.window,
            excluding: report.articleKey
        )
        // Texts are read only of those that are most like this one: phrases that every text has may share a band, too.
        let twins = Set(
            stored.filter { $0.sharedBands > 0 }
                .sorted { ($0.sharedBands, $1.articleKey) > ($1.sharedBands, $0.articleKey) }
                .prefix(StoryEditor.comparedTexts).map(\.articleKey)
        )
        let candidates = try stored.compactMap { candidate -> StoryMatcher.Candidate? in
            guard let profile = try profile(of: candidate, session) else { return nil }
            return StoryMatcher.Candidate(
                articleKey: candidate.articleKey,
                storyKey: candidate.storyKey,
                isCopy: candidate.isCopy,
                profile: profile,
                sharesSignature: twins.contains(candidate.articleKey)
            )
        }
        return (candidates, density)
    }

    /// Makes it, and keeps it, where an earlier version stored the article.
    private func profile(of candidate: StoryCandidate, _ session: WriteSession) throws -> ReportProfile? {
        if let profile = candidate.profile.flatMap({ ReportProfile(packed: $0) }) { return profile }
        guard let report = try session.report(ofArticle: candidate.articleKey) else { return nil }
        let profile = try ReportProfile(report) { try session.knownEntityKey($0) ?? -1 }
        if !session.isReading { try session.keep(profile: profile.packed, of: candidate.articleKey) }
        return profile
    }

    /// When to look for other reports: around the publication and around the days of the events, two at most, that lie
    /// outside the window; and the days on which an event may have been announced to happen.
    private static func times(of draft: ArticleDraft) -> (moments: [Int64], days: [Int]) {
        let published = draft.article.publishedAt?.sortSeconds
        let days = Set(draft.analysis.events.compactMap { $0.date.flatMap { CalendarDay($0)?.daysSinceEpoch } })
            .sorted(by: >).prefix(2)
        let others = days.map { Int64($0) * 86_400 }.filter { moment in
            published.map { abs($0 - moment) > StoryMatcher.window } ?? true
        }
        let publishedDay = draft.article.publishedAt?.day.daysSinceEpoch
        let further = days.filter { day in publishedDay.map { abs($0 - day) > 2 } ?? true }
        return ((published.map { [$0] } ?? []) + others, (publishedDay.map { [$0] } ?? []) + further)
    }

    // MARK: - By hand

    /// Makes one story of several, because a person says so: the matcher, later reports and re-analysis keep to it.
    ///
    /// - Parameters:
    ///   - ids: the stories that are absorbed; one that was merged before stands for its survivor.
    ///   - survivorID: the story that stays.
    /// - Returns: the survivor's id.
    /// - Throws: ``StoreError`` `.notFound` for an id that is no story, `.conflict` where nothing is left to merge.
    public func merge(_ ids: [String], into survivorID: String, in store: Store) throws -> String {
        try store.write { session in
            let survivor = try StoryEditor.standing(survivorID, session)
            var others: [KnownStory] = []
            for id in ids {
                let story = try StoryEditor.standing(id, session)
                if story.key != survivor.key, !others.contains(story) { others.append(story) }
            }
            guard !others.isEmpty else { throw StoreError(.conflict, "these are one story already: '\(survivor.id)'") }
            for other in others {
                try session.decide(
                    .together,
                    between: try session.articleKeys(ofStory: other.key),
                    and: try session.articleKeys(ofStory: survivor.key)
                )
                try session.merge(story: other.key, into: survivor.key, reason: "decided_by_hand")
            }
            try regroupEvents(ofStory: survivor.key, session)
            try session.deriveStory(survivor.key)
            return survivor.id
        }
    }

    /// Makes a story of its own of some of a story's articles, because a person says so.
    ///
    /// - Returns: the new story's id.
    /// - Throws: ``StoreError`` `.notFound` for an id that is no story or article, `.conflict` where an article is not
    ///   of the story, or none would be left in it.
    public func split(_ articleIDs: [String], from storyID: String, in store: Store) throws -> String {
        try store.write { session in
            let story = try StoryEditor.standing(storyID, session)
            guard story.id == storyID else {
                throw StoreError(.conflict, "the story '\(storyID)' was merged into '\(story.id)'; split that one")
            }
            let wanted = Set(articleIDs).sorted()
            let leaving = try session.articleKeys(ofIDs: wanted)
            let members = try session.articleKeys(ofStory: story.key)
            for (id, key) in zip(wanted, leaving) where !members.contains(key) {
                throw StoreError(.conflict, "the article '\(id)' is not of the story '\(storyID)'")
            }
            let staying = members.filter { !leaving.contains($0) }
            guard !leaving.isEmpty, !staying.isEmpty else {
                throw StoreError(.conflict, "a split leaves articles on both sides; the story has \(members.count)")
            }
            try session.decide(.apart, between: leaving, and: staying)
            try session.decide(.together, between: [leaving[0]], and: Array(leaving.dropFirst()))
            let new = try session.split(leaving, articleIDs: wanted, from: story)
            for key in [story.key, new.key] {
                try regroupEvents(ofStory: key, session)
                try session.deriveStory(key)
            }
            return new.id
        }
    }

    /// The story that an id stands for today.
    private static func standing(_ id: String, _ session: WriteSession) throws -> KnownStory {
        guard let story = try session.story(id: id) else { throw StoreError(.notFound, "there is no story '\(id)'") }
        guard let survivor = story.mergedInto else { return story }
        guard let standing = try session.story(id: survivor) else {
            throw StoreError(.notFound, "there is no story '\(survivor)', which '\(id)' was merged into")
        }
        return standing
    }

    // MARK: - Events

    /// Groups what the reports of a story say into events, oldest report first, and ties each claim to the event of
    /// its group. An event keeps the group that most of its claims are in; one that is left without claims stands for
    /// the event that took them.
    func regroupEvents(ofStory storyKey: Int64, _ session: WriteSession) throws {
        let groups = StoryEditor.groups(of: try session.claims(ofStory: storyKey))
        let own = Set(try session.events(ofStory: storyKey).map(\.key))
        var taken: Set<Int64> = []
        var touched: Set<Int64> = []
        var successors: [Int64: Int64] = [:]
        for group in groups {
            var votes: [Int64: Int] = [:]
            for claim in group where own.contains(claim.event.key) && !taken.contains(claim.event.key) {
                votes[claim.event.key, default: 0] += 1
            }
            var event = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
            for claim in group {
                let target = try event ?? session.newEvent(for: claim, storyKey: storyKey)
                event = target
                taken.insert(target)
                touched.insert(target)
                guard claim.event.key != target else { continue }
                try session.tie(claim: claim.key, toEvent: target)
                touched.insert(claim.event.key)
                if successors[claim.event.key] == nil { successors[claim.event.key] = target }
            }
        }
        for (event, successor) in successors.sorted(by: { $0.key < $1.key }) where !taken.contains(event) {
            if try !session.hasStandingClaims(event: event) { try session.merge(event: event, into: successor) }
        }
        for event in touched.sorted() { try session.deriveEvent(event) }
    }

    private static func groups(of claims: [StoredClaim]) -> [[StoredClaim]] {
        var groups: [[(claim: StoredClaim, profile: EventProfile)]] = []
        for claim in claims {
            let profile = EventProfile(claim.event)
            let own = groups.indices.filter { groups[$0].contains { $0.claim.articleKey == claim.articleKey } }
            let repeated = own.first { index in
                groups[index].contains {
                    $0.claim.articleKey == claim.articleKey && EventMatcher.isRepeated($0.profile, profile)
                }
            }
            let scored = groups.indices.filter { !own.contains($0) }.map { index in
                (index, groups[index].suffix(comparedClaims).map { EventMatcher.score($0.profile, profile) }.max() ?? 0)
            }
            let best = scored.filter { $0.1 > 0 }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }?.0
            if let index = repeated ?? best {
                groups[index].append((claim, profile))
            } else {
                groups.append([(claim, profile)])
            }
        }
        return groups.map { $0.map(\.claim) }
    }
}
