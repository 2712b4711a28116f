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

    enum Kind: String, Sendable, Hashable, CaseIterable {
        case entity
        case country
        case topic
        case eventType
        case source
        case amount
        case language

        /// What facets are asked for most: read at the start. The rest is read at the first question for it.
        static let warmed: [Kind] = [.entity, .country, .topic, .eventType, .source, .amount]

        /// Whether it follows events, which reports of other articles change.
        var concernsEvents: Bool { self == .eventType || self == .amount }

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
            case .language:
                "SELECT article_key, language FROM article x WHERE language IS NOT NULL AND article_key"
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

        fileprivate var isText: Bool {
            switch self {
            case .country, .topic, .eventType, .language: true
            case .entity, .source, .amount: false
            }
        }
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

    /// The articles that have a value for which `isWanted` holds.
    func documents(limit: Int, where isWanted: (UInt32) -> Bool) -> DocumentSet {
        var wanted = [Bool](repeating: false, count: Int(highest) + 1)
        for value in wanted.indices { wanted[value] = isWanted(UInt32(value)) }
        var set = DocumentSet(limit: limit)
        let offsets = offsets.unsafeValues
        let values = values.unsafeValues
        for document in 0..<min(limit, offsets.count - 1) {
            for place in Int(offsets[document])..<Int(offsets[document + 1]) where wanted[Int(values[place])] {
                set.insert(document)
                break
            }
        }
        for (document, again) in changed {
            if again.contains(where: { wanted[Int($0)] }) { set.insert(document) } else { set.remove(document) }
        }
        withExtendedLifetime((self.offsets, self.values)) {}
        return set
    }

    /// The articles that have one of the named values.
    func documents(limit: Int, named wanted: [String]) -> DocumentSet {
        let wanted = Set(wanted.compactMap { numbers[$0] })
        return documents(limit: limit) { wanted.contains($0) }
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

// MARK: - Verifying

extension FacetColumn {
    /// The values of one article, texts by name.
    private func shown(_ document: Int) -> [String] {
        var numbers: [UInt32] = []
        if let again = changed[document] {
            numbers = again
        } else {
            for place in Int(offsets[document])..<Int(offsets[document + 1]) { numbers.append(values[place]) }
        }
        return numbers.map { kind.isText ? names[Int($0)] : String($0) }.sorted()
    }

    /// A sentence for each article with other values in `stored`, a hundred at most.
    func differences(from stored: FacetColumn) -> [String] {
        var found: [String] = []
        for document in 0..<min(limit, stored.limit) where found.count < 100 {
            let held = shown(document)
            let other = stored.shown(document)
            if held != other {
                found.append("article \(document): \(kind.rawValue) \(held) in memory, \(other) stored")
            }
        }
        return found
    }
}

// MARK: - In a file

extension FacetColumn {
    /// With the changes worked in.
    func save(to file: inout ColumnFileWriter) {
        var flat = self
        if !changed.isEmpty {
            flat = FacetColumn(kind)
            for document in 0..<limit {
                if let again = changed[document] {
                    for value in again { flat.values.append(value) }
                } else {
                    for place in Int(offsets[document])..<Int(offsets[document + 1]) {
                        flat.values.append(values[place])
                    }
                }
                flat.offsets.append(UInt32(flat.values.count))
            }
        }
        file.add("facet.\(kind.rawValue).offsets", flat.offsets)
        file.add("facet.\(kind.rawValue).values", flat.values)
        file.add("facet.\(kind.rawValue).names", texts: names)
    }

    /// Nil when the file does not hold it, or not for `limit` articles.
    init?(_ kind: Kind, limit: Int, from file: ColumnFileReader) {
        guard let offsets: GrowingColumn<UInt32> = file.column("facet.\(kind.rawValue).offsets"),
            let values: GrowingColumn<UInt32> = file.column("facet.\(kind.rawValue).values"),
            let names = file.texts("facet.\(kind.rawValue).names"), offsets.count == limit + 1, offsets[0] == 0,
            Int(offsets[limit]) == values.count
        else { return nil }
        // Places are used unchecked afterwards.
        let isAscending = offsets.withValues { offsets in
            (0..<limit).allSatisfy { offsets[$0] <= offsets[$0 + 1] }
        }
        guard isAscending else { return nil }
        self.kind = kind
        self.offsets = offsets
        self.values = values
        self.names = names
        for (number, name) in names.enumerated() { numbers[name] = UInt32(number) }
        highest = values.withValues { $0.max() ?? 0 }
        if kind.isText, Int(highest) >= max(1, names.count) { return nil }
    }
}
