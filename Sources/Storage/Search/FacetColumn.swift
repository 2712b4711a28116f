import GRDB

/// The values of one facet for every article, in one flat array with offsets: read at the first question for the
/// facet, appended to afterwards.
struct FacetColumn: Sendable {
    /// `offsets[key]..<offsets[key + 1]` are the places of an article's values.
    private var offsets = GrowingColumn<UInt32>()
    private var values = GrowingColumn<UInt32>()
    /// Articles that changed since: these values count instead.
    private var changed: [Int: [UInt32]] = [:]
    private(set) var names: [String] = []
    private var numbers: [String: UInt32] = [:]
    private(set) var highest: UInt32 = 0
    private let kind: Kind

    enum Kind: Sendable, Hashable {
        case entity
        case country
        case topic
        case eventType
        case source
        case amount

        init?(_ facet: SearchFacet) {
            switch facet {
            case .entity, .organization, .person, .place, .program, .product: self = .entity
            case .country: self = .country
            case .topic: self = .topic
            case .eventType: self = .eventType
            case .source: self = .source
            case .amount: self = .amount
            case .month: return nil
            }
        }

        /// Pairs of article and value.
        fileprivate var sql: String {
            switch self {
            case .entity: "SELECT article_key, entity_key FROM article_entity x WHERE article_key"
            case .country: "SELECT article_key, country FROM article_country x WHERE article_key"
            case .topic: "SELECT article_key, topic FROM article_topic x WHERE article_key"
            case .source: "SELECT article_key, source_key FROM article x WHERE source_key IS NOT NULL AND article_key"
            case .eventType:
                """
                SELECT DISTINCT x.article_key, v.type FROM claim x JOIN event v USING (event_key)
                WHERE x.superseded_at IS NULL AND x.article_key
                """
            case .amount:
                """
                SELECT DISTINCT x.article_key, CAST(log10(v.amount_usd) + 1e-9 AS INTEGER) FROM claim x
                JOIN event v USING (event_key)
                WHERE x.superseded_at IS NULL AND v.amount_usd >= 1 AND x.article_key
                """
            }
        }

        fileprivate var isText: Bool { self == .country || self == .topic || self == .eventType }
    }

    init(_ kind: Kind) {
        self.kind = kind
        offsets.append(0)
    }

    /// Articles below this are known.
    var limit: Int { offsets.count - 1 }
    var byteCount: Int { offsets.byteCount + values.byteCount }
    /// Many changes cost more than reading anew.
    var isWorn: Bool { changed.count > 5000 }

    mutating func load(upTo end: Int, _ connection: Database) throws {
        let base = limit
        guard end > base else { return }
        var documents: [UInt32] = []
        var read: [UInt32] = []
        try pairs(" BETWEEN \(base) AND \(end - 1)", connection) { document, value in
            documents.append(UInt32(clamping: document - base))
            read.append(value)
        }
        // Sorted by counting: the rows come in the order of whichever index was best.
        var starts = [UInt32](repeating: 0, count: end - base + 1)
        for document in documents where Int(document) + 1 < starts.count { starts[Int(document) + 1] += 1 }
        for index in 1..<max(1, starts.count) { starts[index] += starts[index - 1] }
        var sorted = [UInt32](repeating: 0, count: read.count)
        var next = starts
        for (index, document) in documents.enumerated() {
            sorted[Int(next[Int(document)])] = read[index]
            next[Int(document)] += 1
        }
        let offset = UInt32(values.count)
        for value in sorted { values.append(value) }
        for start in starts.dropFirst() { offsets.append(offset + start) }
    }

    mutating func reload(_ keys: some Sequence<Int>, _ connection: Database) throws {
        for key in keys where key < limit {
            var again: [UInt32] = []
            try pairs(" = \(key)", connection) { again.append($1) }
            changed[key] = again
        }
    }

    private mutating func pairs(_ range: String, _ connection: Database, _ body: (Int, UInt32) -> Void) throws {
        let rows = try Row.fetchCursor(connection, sql: kind.sql + range)
        while let row = try rows.next() {
            let value: UInt32
            if kind.isText {
                let name: String = row[1]
                if let known = numbers[name] {
                    value = known
                } else {
                    value = UInt32(names.count)
                    names.append(name)
                    numbers[name] = value
                }
            } else {
                value = UInt32(clamping: row[1] as Int64)
            }
            highest = max(highest, value)
            body(Int(row[0] as Int64), value)
        }
    }

    /// How many members of `set` have each value.
    func counts(in set: DocumentSet) -> [Int32] {
        var counts = [Int32](repeating: 0, count: Int(highest) + 1)
        let offsets = offsets.unsafeValues
        let values = values.unsafeValues
        let changed = changed
        counts.withUnsafeMutableBufferPointer { counts in
            set.visit { document in
                guard document + 1 < offsets.count else { return }
                if !changed.isEmpty, let again = changed[document] {
                    for value in again { counts[Int(value)] += 1 }
                    return
                }
                for place in Int(offsets[document])..<Int(offsets[document + 1]) { counts[Int(values[place])] += 1 }
            }
        }
        withExtendedLifetime((self.offsets, self.values)) {}
        return counts
    }
}
