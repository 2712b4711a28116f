import Foundation
import Model
import TestSupport

@testable import Storage

/// A store of its own, with a clock that the test moves.
final class StoreFixture {
    let folder: TemporaryFolder
    let store: Store
    let clock = TestClock()

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: clock.read)
    }

    /// Stores an article with what it is said to contain, in a story of its own unless `story` is given.
    @discardableResult
    func add(
        _ article: Article,
        entities: [Entity] = [],
        events: [Event] = [],
        amounts: [Amount] = [],
        topics: [Topic] = [],
        countries: [String] = [],
        story: Int64? = nil
    ) throws -> (key: Int64, id: String, story: Int64) {
        let draft = draft(article, entities, events, amounts, topics, countries)
        return try store.write { session in
            let source = try article.source.map { try session.sourceKey(named: $0) }
            let key = try session.insert(draft, sourceKey: source, documentKey: nil)
            let storyKey: Int64
            if let story {
                storyKey = story
                try session.join(key, toStory: story, reasons: ["test"], similarity: 1, isCopy: false)
            } else {
                storyKey = try session.createStory(for: key, articleID: draft.id)
            }
            for index in events.indices {
                let event = try session.addClaim(
                    ofEvent: index,
                    in: draft,
                    articleKey: key,
                    eventKey: nil,
                    storyKey: storyKey
                )
                try session.deriveEvent(event)
            }
            try session.deriveStory(storyKey)
            return (key, draft.id, storyKey)
        }
    }

    func draft(
        _ article: Article,
        _ entities: [Entity] = [],
        _ events: [Event] = [],
        _ amounts: [Amount] = [],
        _ topics: [Topic] = [],
        _ countries: [String] = []
    ) -> ArticleDraft {
        let text = article.analyzedText
        let sha = Hexadecimal.sha256(of: Array(text.utf8))
        return ArticleDraft(
            id: Identifier.make(.article, [article.url ?? sha]),
            article: article,
            analysis: Analysis(
                analyzer: "test",
                entities: entities,
                amounts: amounts,
                events: events,
                topics: topics,
                countries: countries
            ),
            identities: [Array(sha.utf8.prefix(16))],
            signature: [],
            textSHA256: sha,
            wordCount: text.split(separator: " ").count
        )
    }
}

/// Milliseconds since the epoch, one more at each look.
final class TestClock: @unchecked Sendable {
    // Safe: guarded by the lock.
    private let lock = NSLock()
    private var now: Int64 = 1_764_000_000_000

    var read: @Sendable () -> Int64 {
        { [self] in
            lock.withLock {
                now += 1
                return now
            }
        }
    }
}

func makeEvent(
    _ type: EventType,
    actors: [String] = [],
    counterparties: [String] = [],
    date: String? = nil,
    status: EventStatus = .occurred,
    amounts: [Int] = [],
    confidence: Double = 0.9
) -> Event {
    Event(
        type: type,
        status: status,
        actors: actors,
        counterparties: counterparties,
        date: date,
        amounts: amounts,
        evidence: EventEvidence(start: 0, end: 4, rule: "test"),
        confidence: confidence
    )
}

func makeMoney(_ usd: Double, role: MoneyRole? = .award, convertedFrom: Int? = nil) -> Amount {
    Amount(
        kind: .money,
        value: usd,
        currency: "USD",
        role: role,
        usd: usd,
        convertedFrom: convertedFrom,
        start: 0,
        end: 1,
        text: "$",
        rule: "test"
    )
}
