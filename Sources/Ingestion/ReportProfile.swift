import Model
import Storage

/// A report reduced to what is compared: whom it names, which days and sums, what it says happened, in which words.
///
/// Entities are known by the keys of the store. Kept with each report (``ReportProfile/packed``), so that comparing a
/// new one with thirty others does not read thirty articles.
struct ReportProfile: Equatable {
    /// Who or what is named, as far as it tells one report from another.
    struct Name: Hashable, Comparable {
        /// Organisations, persons, programmes and products count fully, places less, countries hardly: they are in
        /// every report.
        enum Weight: UInt8 {
            case full, place, country

            var value: Double {
                switch self {
                case .full: 1
                case .place: 0.6
                case .country: 0.2
                }
            }
        }

        var key: Int64
        var weight: Weight

        static func < (left: Name, right: Name) -> Bool { left.key < right.key }
    }

    struct Sum: Hashable {
        var value: Double
        var currency: String
    }

    struct ProfiledEvent: Equatable {
        var type: String
        var isDone: Bool
        var day: Int?
        /// Whether `day` rests on the day on which an undated article was read.
        var isDayAssumed: Bool
        /// Ascending: who acts and on whom, and those with the objects.
        var sides: [Name]
        var parties: [Name]
        var usd: Double?
    }

    /// Ascending, as all lists here. Days count from 1970-01-01.
    var names: [Name]
    /// Every day named.
    var allDays: [Int]
    /// Days that belong to the event rather than to its background.
    var days: [Int]
    /// Hashes of the sums and larger counts.
    var amounts: [UInt32]
    var sums: [Sum]
    var events: [ProfiledEvent]
    var publishedSeconds: Int64?
    var words: ContentWords
    /// Whether it speaks of a delay.
    var tellsDelay: Bool

    /// - Parameters:
    ///   - wording: of the draft's text.
    ///   - key: of an entity of the analysis; any number of its own where the store has none.
    init(_ draft: ArticleDraft, wording: ReportWording, key: (String) throws -> Int64) rethrows {
        let analysis = draft.analysis
        var keys: [String: Name] = [:]
        for entity in analysis.entities {
            keys[entity.id] = Name(key: try key(entity.id), weight: Name.Weight(id: entity.id, type: entity.type))
        }
        func name(_ id: String) throws -> Name {
            try keys[id] ?? Name(key: key(id), weight: Name.Weight(id: id, type: nil))
        }
        let events = try analysis.events.map { event in
            let sums = event.amounts.compactMap {
                analysis.amounts.indices.contains($0) ? analysis.amounts[$0].usd : nil
            }
            return ProfiledEvent(
                type: event.type.rawValue,
                isDone: event.status == .occurred || event.status == .ongoing,
                day: event.date.flatMap { CalendarDay($0)?.daysSinceEpoch },
                isDayAssumed: event.isDateAssumed,
                sides: ReportProfile.ascending(try (event.actors + event.counterparties).map(name)),
                parties: ReportProfile.ascending(
                    try (event.actors + event.counterparties + event.objects).map(name)
                ),
                usd: sums.max()
            )
        }
        self.init(
            names: Array(keys.values),
            days: analysis.dates.compactMap { CalendarDay($0.value)?.daysSinceEpoch },
            amounts: analysis.amounts.map { ($0.kind.rawValue, $0.value, $0.currency ?? $0.unit) },
            events: events,
            publishedSeconds: draft.article.publishedAt?.sortSeconds,
            publishedDay: draft.article.publishedAt?.day.daysSinceEpoch,
            wording: wording
        )
    }

    /// Of an article that was stored without a profile.
    init(_ report: StoredReport, key: (String) throws -> Int64) rethrows {
        let keys = Dictionary(
            report.entities.map { ($0.id, Name(key: $0.key, weight: Name.Weight(id: $0.id, type: $0.type))) }
        ) { first, _ in first }
        let events = try report.events.map { event in
            func names(_ roles: [ParticipantRole]) throws -> [Name] {
                ReportProfile.ascending(
                    try roles.flatMap { event.participants[$0] ?? [] }
                        .map { id in try keys[id] ?? Name(key: key(id), weight: Name.Weight(id: id, type: nil)) }
                )
            }
            return ProfiledEvent(
                type: event.type,
                isDone: event.status == EventStatus.occurred.rawValue || event.status == EventStatus.ongoing.rawValue,
                day: event.occurredOn.flatMap { CalendarDay($0)?.daysSinceEpoch },
                isDayAssumed: event.isDateAssumed,
                sides: try names([.actor, .counterparty]),
                parties: try names([.actor, .counterparty, .object]),
                usd: event.amountUSD
            )
        }
        self.init(
            names: Array(keys.values),
            days: report.days.compactMap { CalendarDay($0)?.daysSinceEpoch },
            amounts: report.amounts,
            events: events,
            publishedSeconds: report.publishedSeconds,
            publishedDay: report.publishedSeconds.map { Timestamp(epochSeconds: $0).day.daysSinceEpoch },
            wording: ReportWording(of: report.text, names: report.entities.map(\.name))
        )
    }

    private init(
        names: [Name],
        days named: [Int],
        amounts all: [(kind: String, value: Double, unit: String?)],
        events: [ProfiledEvent],
        publishedSeconds: Int64?,
        publishedDay: Int?,
        wording: ReportWording
    ) {
        self.names = ReportProfile.ascending(names)
        allDays = ReportProfile.ascending(named)
        // Days of events count always; other days only near the publication, since older ones are background.
        let near = named.filter { day in publishedDay.map { abs(day - $0) <= 10 } ?? true }
        days = ReportProfile.ascending(near + events.compactMap(\.day))
        amounts = ReportProfile.ascending(all.compactMap(ReportProfile.amount))
        sums = Set(
            all.filter { $0.kind == AmountKind.money.rawValue }.compactMap { amount in
                amount.unit.map { Sum(value: amount.value, currency: $0) }
            }
        ).sorted { ($0.currency, $0.value) < ($1.currency, $1.value) }
        self.events = events
        self.publishedSeconds = publishedSeconds
        words = wording.words
        tellsDelay = wording.tellsDelay
    }

    private init(
        names: [Name],
        allDays: [Int],
        days: [Int],
        amounts: [UInt32],
        sums: [Sum],
        events: [ProfiledEvent],
        publishedSeconds: Int64?,
        words: ContentWords,
        tellsDelay: Bool
    ) {
        self.names = names
        self.allDays = allDays
        self.days = days
        self.amounts = amounts
        self.sums = sums
        self.events = events
        self.publishedSeconds = publishedSeconds
        self.words = words
        self.tellsDelay = tellsDelay
    }

    private static func ascending<Value: Comparable & Hashable>(_ values: [Value]) -> [Value] {
        var sorted = values.sorted()
        var kept = 0
        for index in sorted.indices where kept == 0 || sorted[kept - 1] != sorted[index] {
            sorted[kept] = sorted[index]
            kept += 1
        }
        sorted.removeSubrange(kept...)
        return sorted
    }

    /// Words for one thing: "fourteen nations" are fourteen countries.
    private static let sameUnits = [
        "nation": "country", "state": "country", "troop": "soldier", "serviceman": "soldier", "jet": "aircraft",
        "plane": "aircraft", "fighter": "aircraft", "spacecraft": "satellite", "employee": "worker", "job": "worker",
    ]

    /// Small counts ("two satellites") are in every report and tell nothing.
    private static func amount(_ kind: String, _ value: Double, _ unit: String?) -> UInt32? {
        guard kind == "money" || kind == "quantity" && value >= 10 else { return nil }
        var hash: UInt32 = 0x811C_9DC5
        func mix(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        for byte in kind.utf8 { mix(byte) }
        for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: value.bitPattern >> shift)) }
        for byte in (unit.map { sameUnits[$0] ?? $0 } ?? "").utf8 { mix(byte) }
        return hash
    }
}

extension ReportProfile.Name.Weight {
    init(id: String, type: EntityType?) {
        self = id.hasPrefix("ent_country-") ? .country : type == .place ? .place : .full
    }
}

/// What a report's text is reduced to. Linear in the text; made by the threads that do not write.
struct ReportWording: Sendable {
    var words: ContentWords
    /// Whether it speaks of a delay.
    var tellsDelay: Bool

    init(of text: String, names: [String]) {
        words = ContentWords(of: text, without: names)
        tellsDelay = ReportWording.speaksOfDelay(text)
    }

    init(_ draft: ArticleDraft) {
        self.init(of: draft.article.analyzedText, names: draft.analysis.entities.flatMap { [$0.name] + $0.aliases })
    }

    private static func speaksOfDelay(_ text: String) -> Bool {
        var lower = Array(text.utf8)
        for index in lower.indices where lower[index] &- 0x41 < 26 { lower[index] |= 0x20 }
        for start in lower.indices where mayBegin[Int(lower[start])] {
            if delays.contains(where: { lower[start...].starts(with: $0) }) { return true }
        }
        return false
    }

    private static let delays: [[UInt8]] = [
        "delay", "postpone", "slipp", " slip ", " slips ", "pushed back", "pushes back", "reschedul", "scrub",
        "put off", "moved to", "moved from", "brought forward", "instead of",
    ].map { Array($0.utf8) }

    /// By byte: whether a phrase begins with it.
    private static let mayBegin: [Bool] = (0..<256).map { byte in delays.contains { $0.first.map(Int.init) == byte } }
}

// MARK: - As bytes

extension ReportProfile {
    /// The form's number, first of the bytes; others are not read.
    private static let form: UInt8 = 2

    /// Compact: about 300 bytes for an article of 120 words.
    var packed: [UInt8] {
        var writer = ByteWriter()
        writer.byte(ReportProfile.form)
        writer.byte(tellsDelay ? 1 : 0)
        writer.optional(publishedSeconds) { $0.signed($1) }
        writer.list(names) { $0.name($1) }
        writer.list(allDays) { $0.signed(Int64($1)) }
        writer.list(days) { $0.signed(Int64($1)) }
        writer.ascending(amounts)
        writer.list(sums) { writer, sum in
            writer.number(sum.value)
            writer.text(sum.currency)
        }
        writer.list(events) { writer, event in
            writer.text(event.type)
            writer.byte((event.isDone ? 1 : 0) | (event.isDayAssumed ? 2 : 0))
            writer.optional(event.day) { $0.signed(Int64($1)) }
            writer.optional(event.usd) { $0.number($1) }
            writer.list(event.sides) { $0.name($1) }
            writer.list(event.parties) { $0.name($1) }
        }
        writer.ascending(words.stems)
        return writer.bytes
    }

    /// Nil for bytes of another form, or cut short.
    init?(packed: [UInt8]) {
        var reader = ByteReader(bytes: packed)
        guard reader.byte() == ReportProfile.form else { return nil }
        let tellsDelay = reader.byte() == 1
        let published = reader.optional { $0.signed() }
        let names = reader.list { $0.name() }
        let allDays = reader.list { Int($0.signed()) }
        let days = reader.list { Int($0.signed()) }
        let amounts = reader.ascending()
        let sums = reader.list { Sum(value: $0.number(), currency: $0.text()) }
        let events = reader.list { reader in
            let type = reader.text()
            let marks = reader.byte()
            return ProfiledEvent(
                type: type,
                isDone: marks & 1 != 0,
                isDayAssumed: marks & 2 != 0,
                day: reader.optional { Int($0.signed()) },
                usd: reader.optional { $0.number() },
                sides: reader.list { $0.name() },
                parties: reader.list { $0.name() }
            )
        }
        let words = ContentWords(stems: reader.ascending())
        guard !reader.isBroken else { return nil }
        self.init(
            names: names,
            allDays: allDays,
            days: days,
            amounts: amounts,
            sums: sums,
            events: events,
            publishedSeconds: published,
            words: words,
            tellsDelay: tellsDelay
        )
    }
}

extension ReportProfile.ProfiledEvent {
    /// In the order of the bytes.
    fileprivate init(
        type: String,
        isDone: Bool,
        isDayAssumed: Bool,
        day: Int?,
        usd: Double?,
        sides: [ReportProfile.Name],
        parties: [ReportProfile.Name]
    ) {
        self.init(
            type: type,
            isDone: isDone,
            day: day,
            isDayAssumed: isDayAssumed,
            sides: sides,
            parties: parties,
            usd: usd
        )
    }
}
