import Model

/// What aggregation must know of every article, event, entity and story, by their keys. A copy is a snapshot.
struct ColumnTables: Sendable {
    var articles = ArticleColumns()
    var events = EventColumns()
    var entities = EntityColumns()
    var stories = StoryColumns()
    /// Words that are stored as numbers.
    var topics = WordNumbers(Topic.allCases.map(\.rawValue))
    var languages = WordNumbers([])
    var eventTypes = WordNumbers(EventType.allCases.map(\.rawValue))

    var byteCount: Int { articles.byteCount + events.byteCount + entities.byteCount + stories.byteCount }

    /// A day that is not known.
    static let noDay = Int32.min
    /// A moment that is not known.
    static let noTime = Int64.min
}

/// Rows by article key.
struct ArticleColumns: Sendable {
    /// 1 where the article stands.
    var isLive: [UInt8] = []
    /// Seconds since the epoch.
    var published: [Int64] = []
    /// Source and story keys; 0 where none.
    var source: [UInt32] = []
    var story: [UInt32] = []
    /// A number of ``ColumnTables/languages`` and one; 0 where none.
    var language: [UInt16] = []
    /// Milliseconds since the epoch at which we first saw it, and last changed it.
    var firstSeen: [Int64] = []
    var updated: [Int64] = []
    /// 1 where the text names a sum of money.
    var hasMoney: [UInt8] = []
    /// Entity keys, with the number of mentions as weight.
    var entities = ListColumn(keepsWeights: true)
    /// Numbers of ``CountryNumber``.
    var countries = ListColumn()
    /// Numbers of ``ColumnTables/topics``.
    var topics = ListColumn()
    /// Event keys of the claims that stand.
    var events = ListColumn()

    var count: Int { isLive.count }
    var byteCount: Int {
        isLive.capacity + published.capacity * 8 + source.capacity * 4 + story.capacity * 4 + language.capacity * 2
            + firstSeen.capacity * 8 + updated.capacity * 8 + hasMoney.capacity + entities.byteCount
            + countries.byteCount + topics.byteCount + events.byteCount
    }

    mutating func grow(to count: Int) {
        guard count > isLive.count else { return }
        let more = count - isLive.count
        isLive.append(contentsOf: repeatElement(0, count: more))
        published.append(contentsOf: repeatElement(ColumnTables.noTime, count: more))
        source.append(contentsOf: repeatElement(0, count: more))
        story.append(contentsOf: repeatElement(0, count: more))
        language.append(contentsOf: repeatElement(0, count: more))
        firstSeen.append(contentsOf: repeatElement(0, count: more))
        updated.append(contentsOf: repeatElement(0, count: more))
        hasMoney.append(contentsOf: repeatElement(0, count: more))
        entities.grow(to: count)
        countries.grow(to: count)
        topics.grow(to: count)
        events.grow(to: count)
    }
}

/// Rows by event key.
struct EventColumns: Sendable {
    var isLive: [UInt8] = []
    /// A number of ``ColumnTables/eventTypes``; of `EventStatus` and `DatePrecision` in the order of their cases.
    var type: [UInt8] = []
    var status: [UInt8] = []
    /// ``noPrecision`` where there is no date.
    var precision: [UInt8] = []
    /// Days since the epoch.
    var firstDay: [Int32] = []
    var lastDay: [Int32] = []
    /// Seconds since the epoch, of the first report.
    var published: [Int64] = []
    /// US dollars without ceilings, options and estimates; NaN where there is none.
    var usd: [Double] = []
    var story: [UInt32] = []
    /// Milliseconds since the epoch.
    var updated: [Int64] = []
    var flags: [EventFlags] = []
    /// `entity key × 4 + role`, roles in the order of `ParticipantRole`.
    var participants = ListColumn()
    /// Article keys of the claims that stand.
    var articles = ListColumn()
    /// Sums that are counted only when asked for, and those without an exchange rate.
    var otherSums: [UInt32: [OtherSum]] = [:]
    /// How far announced days have moved.
    var slips: [UInt32: Slip] = [:]

    static let noPrecision = UInt8.max

    var count: Int { isLive.count }
    var byteCount: Int {
        isLive.capacity * 5 + firstDay.capacity * 8 + published.capacity * 24 + story.capacity * 4
            + participants.byteCount + articles.byteCount + otherSums.capacity * 24
            + otherSums.count * 2 * MemoryLayout<OtherSum>.stride + slips.capacity * MemoryLayout<Slip>.stride
    }

    mutating func grow(to count: Int) {
        guard count > isLive.count else { return }
        let more = count - isLive.count
        isLive.append(contentsOf: repeatElement(0, count: more))
        type.append(contentsOf: repeatElement(0, count: more))
        status.append(contentsOf: repeatElement(0, count: more))
        precision.append(contentsOf: repeatElement(EventColumns.noPrecision, count: more))
        firstDay.append(contentsOf: repeatElement(ColumnTables.noDay, count: more))
        lastDay.append(contentsOf: repeatElement(ColumnTables.noDay, count: more))
        published.append(contentsOf: repeatElement(ColumnTables.noTime, count: more))
        usd.append(contentsOf: repeatElement(.nan, count: more))
        story.append(contentsOf: repeatElement(0, count: more))
        updated.append(contentsOf: repeatElement(0, count: more))
        flags.append(contentsOf: repeatElement([], count: more))
        participants.grow(to: count)
        articles.grow(to: count)
    }
}

struct EventFlags: OptionSet, Sendable {
    let rawValue: UInt8
    /// A standing claim names money of any role.
    static let hasMoney = EventFlags(rawValue: 1)
    /// Standing claims name different dates.
    static let hasDates = EventFlags(rawValue: 2)
    static let hasConflict = EventFlags(rawValue: 4)
}

/// A sum of an event that its amount in US dollars does not hold.
struct OtherSum: Sendable, Equatable {
    var role: MoneyRole
    /// Three letters, as ``RowReader`` packs them.
    var currency: Int64
    var value: Double
    /// NaN where no exchange rate is known.
    var usd: Double
}

/// Rows by entity key.
struct EntityColumns: Sendable {
    /// In the order of `EntityType`.
    var type: [UInt8] = []
    /// A number of ``CountryNumber`` and one; 0 where none.
    var country: [UInt16] = []

    var count: Int { type.count }
    var byteCount: Int { type.capacity * 3 }

    mutating func grow(to count: Int) {
        guard count > type.count else { return }
        let more = count - type.count
        type.append(contentsOf: repeatElement(0, count: more))
        country.append(contentsOf: repeatElement(0, count: more))
    }
}

/// Rows by story key.
struct StoryColumns: Sendable {
    var isLive: [UInt8] = []
    /// Seconds since the epoch, of the first report.
    var published: [Int64] = []
    /// Milliseconds since the epoch.
    var updated: [Int64] = []

    var count: Int { isLive.count }
    var byteCount: Int { isLive.capacity * 17 }

    mutating func grow(to count: Int) {
        guard count > isLive.count else { return }
        let more = count - isLive.count
        isLive.append(contentsOf: repeatElement(0, count: more))
        published.append(contentsOf: repeatElement(ColumnTables.noTime, count: more))
        updated.append(contentsOf: repeatElement(0, count: more))
    }
}

/// Words and their numbers, in order of first sight.
struct WordNumbers: Sendable {
    private(set) var words: [String]
    private var numbers: [Int64: Int]

    init(_ words: [String]) {
        self.words = words
        numbers = Dictionary(words.enumerated().map { (RowReader.hash($0.element), $0.offset) }) { first, _ in first }
    }

    /// The number of a word by its hash; nil when it was never added.
    func number(ofHash hash: Int64) -> Int? { numbers[hash] }

    func number(of word: String) -> Int? { numbers[RowReader.hash(word)] }

    mutating func add(_ word: String) {
        guard number(of: word) == nil else { return }
        numbers[RowReader.hash(word)] = words.count
        words.append(word)
    }
}

/// Country codes as numbers below ``limit``.
enum CountryNumber {
    static let limit = 676

    /// Nil for what is not two capital letters.
    static func number(of code: String) -> Int? {
        let bytes = Array(code.utf8)
        guard bytes.count == 2, bytes.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        return Int(bytes[0] - 0x41) * 26 + Int(bytes[1] - 0x41)
    }

    /// Of a word that ``RowReader`` packed.
    static func number(ofWord word: Int64) -> UInt32 {
        let first = UInt32(truncatingIfNeeded: word >> 56) & 0xFF
        let second = UInt32(truncatingIfNeeded: word >> 48) & 0xFF
        guard (0x41...0x5A).contains(first), (0x41...0x5A).contains(second) else { return 0 }
        return (first - 0x41) * 26 + second - 0x41
    }

    static func code(_ number: Int) -> String {
        String(decoding: [UInt8(0x41 + number / 26), UInt8(0x41 + number % 26)], as: UTF8.self)
    }
}
