import Model

/// Reads the query language. Whatever is not of it is taken literally, and a warning says so where it may surprise.
struct QueryParser {
    private let now: Int64
    private let wordLimit: Int
    private var query = SearchQuery()
    private var pieces: [Piece] = []
    /// A sentence in capitals: its AND, OR and NOT are words like the others.
    private var isProseInCapitals = false

    /// What stands between blanks; quotes hold blanks together.
    private struct Piece {
        var text: String
        /// In quotes as a whole, apart from a field's name and sign before them.
        var isQuoted = false
        var isExcluded = false
        var field: String?

        var isOperator: Bool { !isQuoted && !isExcluded && field == nil }
    }

    /// - Parameters:
    ///   - now: milliseconds since the epoch, for `since:7d`.
    ///   - wordLimit: words beyond these are passed over.
    static func parse(_ text: String, now: Int64, wordLimit: Int = 64) -> SearchQuery {
        var parser = QueryParser(now: now, wordLimit: wordLimit)
        parser.cut(text)
        parser.isProseInCapitals =
            parser.pieces.count > 4 && !text.unicodeScalars.contains { $0.properties.isLowercase }
        parser.read()
        return parser.query
    }

    private init(now: Int64, wordLimit: Int) {
        self.now = now
        self.wordLimit = wordLimit
    }

    // MARK: - Pieces

    private static let fields = [
        "title", "entity", "actor", "counterparty", "object", "event", "event_type", "country", "topic", "source",
        "language", "status", "since", "until",
    ]

    private mutating func cut(_ text: String) {
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace || first == "(" || first == ")" {
                rest = rest.dropFirst()
                continue
            }
            var piece = Piece(text: "")
            if first == "-" || first == "−" || first == "+", let next = rest.dropFirst().first, !next.isWhitespace {
                // A minus before a number that follows a field or stands alone is a sign of the text, not of exclusion.
                piece.isExcluded = first != "+"
                rest = rest.dropFirst()
            }
            if let colon = rest.firstIndex(of: ":"), colon != rest.startIndex {
                let name = rest[..<colon].lowercased()
                let after = rest.index(after: colon)
                if QueryParser.fields.contains(name), after < rest.endIndex, !rest[after].isWhitespace {
                    piece.field = name == "event_type" ? "event" : name
                    rest = rest[after...]
                }
            }
            if let quote = rest.first, quote == "\"" || quote == "“" || quote == "”" || quote == "„" {
                rest = rest.dropFirst()
                let inside = rest.prefix { !["\"", "“", "”"].contains($0) }
                if inside.endIndex == rest.endIndex {
                    query.warnings.append("a quotation mark is not closed; it was taken to close at the end")
                }
                piece.text = String(inside)
                piece.isQuoted = true
                rest = rest[inside.endIndex...].dropFirst()
            } else {
                let word = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != ")" && $0 != "\"" }
                piece.text = String(word)
                rest = rest[word.endIndex...]
            }
            pieces.append(piece)
        }
    }

    // MARK: - Reading

    private mutating func read() {
        var index = 0
        var joinsNext = false
        var wordCount = 0
        while index < pieces.count {
            let piece = pieces[index]
            index += 1
            if piece.isOperator {
                let hasNext = index < pieces.count
                switch piece.text {
                case "OR" where !query.clauses.isEmpty && hasNext && !isProseInCapitals,
                    "|" where !query.clauses.isEmpty && hasNext:
                    joinsNext = true
                    continue
                case "AND" where !query.clauses.isEmpty && hasNext && !isProseInCapitals:
                    query.requiresAll = true
                    continue
                case "NOT" where hasNext && !isProseInCapitals:
                    pieces[index].isExcluded = true
                    continue
                default: break
                }
                if let condition = AmountCondition(piece.text) {
                    add(condition)
                    continue
                }
                if let days = QueryParser.bareDays(piece.text) {
                    readTime("since", piece.text, false)
                    query.warnings.append(
                        "'\(piece.text)' was taken as since:\(days)d; put it in quotes to search for the word"
                    )
                    continue
                }
            }
            if let field = piece.field, field != "title" {
                readField(field, piece)
                continue
            }
            if index + 1 < pieces.count, let distance = QueryParser.distance(pieces[index]) {
                let first = SearchWords.cut(piece.text)
                let second = SearchWords.cut(pieces[index + 1].text)
                if !first.isEmpty, !second.isEmpty, !piece.isExcluded, piece.field == nil {
                    add(SearchQuery.Term(shape: .near(first, second, distance)), joining: joinsNext)
                    joinsNext = false
                    index += 2
                    continue
                }
            }
            for term in terms(of: piece) {
                wordCount += 1
                guard wordCount <= wordLimit else { continue }
                if piece.isExcluded {
                    query.excluded.append(term)
                } else {
                    add(term, joining: joinsNext)
                    joinsNext = false
                }
            }
        }
        if wordCount > wordLimit {
            query.warnings.append("only the first \(wordLimit) words were searched for")
        }
    }

    private mutating func add(_ term: SearchQuery.Term, joining: Bool) {
        if joining, var last = query.clauses.popLast() {
            if !last.terms.contains(term) { last.terms.append(term) }
            query.clauses.append(last)
        } else if let known = query.clauses.firstIndex(where: { $0.terms == [term] }) {
            query.clauses[known].weight += 1
        } else {
            query.clauses.append(SearchQuery.Clause(terms: [term]))
        }
    }

    private mutating func terms(of piece: Piece) -> [SearchQuery.Term] {
        let column = piece.field == "title" ? "title" : nil
        func term(_ shape: SearchQuery.Term.Shape) -> SearchQuery.Term {
            SearchQuery.Term(shape: shape, column: column)
        }
        let words = SearchWords.cut(piece.text)
        if words.isEmpty { return [] }
        if piece.isQuoted { return [term(words.count == 1 ? .word(words[0]) : .phrase(words))] }
        if piece.text.hasSuffix("*"), piece.text.count > 1 {
            guard let last = words.last, last.count >= 2 || words.count > 1 else {
                query.warnings.append("'\(piece.text)' is too short a beginning; it was taken as a word")
                return words.map { term(.word($0)) }
            }
            return words.dropLast().map { term(.word($0)) } + [term(.prefix(last))]
        }
        if words.count == 1 { return [term(.word(words[0]))] }
        if let colon = piece.text.firstIndex(of: ":"), colon != piece.text.startIndex,
            !piece.text[piece.text.index(after: colon)...].isEmpty, !piece.text.contains("://"),
            piece.text[..<colon].allSatisfy({ $0.isLetter || $0 == "_" })
        {
            query.warnings.append(
                "there is no field '\(piece.text[..<colon])'; it was taken as words "
                    + "(fields: \(QueryParser.fields.joined(separator: ", ")))"
            )
            return words.map { term(.word($0)) }
        }
        // A possessive: Khrushchev's.
        if words.count == 2, words[1] == "s", piece.text.contains(where: { $0 == "'" || $0 == "’" }) {
            return [term(.word(words[0]))]
        }
        let isJoined = piece.text.contains { $0 == "," || $0 == ";" || $0 == "/" || $0 == "." && words.count > 4 }
        if words.count > 6 || isJoined { return words.map { term(.word($0)) } }
        return [term(.compound(words))]
    }

    // MARK: - Fields

    private mutating func readField(_ field: String, _ piece: Piece) {
        switch field {
        case "since", "until":
            readTime(field, piece.text, piece.isExcluded)
        case "event":
            readVocabulary(field, piece, EventType.allCases.map(\.rawValue), \.eventType)
        case "topic":
            readVocabulary(field, piece, Topic.allCases.map(\.rawValue), \.topic)
        case "status":
            readVocabulary(field, piece, EventStatus.allCases.map(\.rawValue), \.status)
        case "language":
            readVocabulary(field, piece, nil, \.language)
        case "country":
            let codes = piece.text.split(separator: ",").map { (String($0), CountryNames.code(of: String($0))) }
            for (name, code) in codes {
                guard let code else {
                    query.warnings.append("no country is called '\(name)'; it was taken as words")
                    takeAsWords(name, piece)
                    continue
                }
                set(\.country, [code], piece.isExcluded)
                note(field, code, piece.isExcluded)
            }
        default:
            for value in piece.isQuoted ? [piece.text] : piece.text.split(separator: ",").map(String.init) {
                query.named.append(
                    SearchQuery.NamedCondition(field: field, value: value, isExcluded: piece.isExcluded)
                )
            }
        }
    }

    private mutating func readVocabulary(
        _ field: String,
        _ piece: Piece,
        _ allowed: [String]?,
        _ path: WritableKeyPath<Filter, FieldFilter>
    ) {
        for name in piece.text.split(separator: ",") {
            let value = name.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
            if let allowed, !allowed.contains(value) {
                query.warnings.append(
                    "there is no \(field) '\(name)'; it was taken as words (there are \(allowed.joined(separator: ", ")))"
                )
                takeAsWords(String(name), piece)
                continue
            }
            set(path, [value], piece.isExcluded)
            note(field, value, piece.isExcluded)
        }
    }

    private mutating func takeAsWords(_ text: String, _ piece: Piece) {
        for word in SearchWords.cut(text) {
            let term = SearchQuery.Term(shape: .word(word))
            if piece.isExcluded { query.excluded.append(term) } else { add(term, joining: false) }
        }
    }

    private mutating func set(
        _ path: WritableKeyPath<Filter, FieldFilter>,
        _ values: [String],
        _ isExcluded: Bool
    ) {
        if isExcluded {
            query.filter[keyPath: path].exclude += values
        } else {
            query.filter[keyPath: path].include += values
        }
    }

    private mutating func note(_ field: String, _ value: String, _ isExcluded: Bool) {
        let text = value.contains(" ") ? "\"\(value)\"" : value
        query.conditions.append((isExcluded ? "-" : "") + "\(field):\(text)")
    }

    private mutating func add(_ condition: AmountCondition) {
        if let least = condition.atLeast {
            query.filter.amountUSDAtLeast = max(least, query.filter.amountUSDAtLeast ?? least)
        }
        if let most = condition.atMost {
            query.filter.amountUSDAtMost = min(most, query.filter.amountUSDAtMost ?? most)
        }
        query.conditions.append(condition.description)
    }

    // MARK: - Times

    private mutating func readTime(_ field: String, _ text: String, _ isExcluded: Bool) {
        guard !isExcluded, let period = QueryPeriod(text, now: now) else {
            query.warnings.append("'\(field):\(text)' is not a time (2026-01-31, 2026-01, 2026, 7d, 2w, 3mo, 1y)")
            return
        }
        if field == "since" {
            query.filter.publishedFrom = max(period.start, query.filter.publishedFrom ?? period.start)
        } else {
            query.filter.publishedUntil = min(period.start, query.filter.publishedUntil ?? period.start)
        }
        query.conditions.append("\(field):\(Timestamp(epochSeconds: period.start).description)")
    }

    /// `7d` by itself; from five days, because "3d" is a word of its own.
    private static func bareDays(_ text: String) -> Int? {
        guard text.hasSuffix("d"), let days = Int(text.dropLast()), (5...3650).contains(days),
            text.utf8.first != 0x2B
        else { return nil }
        return days
    }

    private static func distance(_ piece: Piece) -> Int? {
        guard piece.isOperator else { return nil }
        let text = piece.text.lowercased()
        guard text.hasPrefix("near/"), let distance = Int(text.dropFirst(5)), (0...1000).contains(distance) else {
            return nil
        }
        return distance
    }
}

/// `usd>10m`, `usd<=2.5bn`.
struct AmountCondition: CustomStringConvertible {
    private(set) var atLeast: Double?
    private(set) var atMost: Double?
    let description: String

    init?(_ text: String) {
        let lower = text.lowercased()
        guard lower.hasPrefix("usd") else { return nil }
        let rest = lower.dropFirst(3)
        guard let sign = [">=", "<=", ">", "<", "="].first(where: { rest.hasPrefix($0) }) else { return nil }
        var number = rest.dropFirst(sign.count)
        if number.hasPrefix("$") { number = number.dropFirst() }
        var factor = 1.0
        for (ending, value) in [("bn", 1e9), ("tn", 1e12), ("k", 1e3), ("m", 1e6), ("b", 1e9), ("t", 1e12)]
        where number.hasSuffix(ending) {
            factor = value
            number = number.dropLast(ending.count)
            break
        }
        guard let first = number.utf8.first, (0x30...0x39).contains(first) || first == 0x2E,
            let value = Double(number.filter { $0 != "," && $0 != "_" }), value.isFinite
        else { return nil }
        let dollars = value * factor
        guard dollars.isFinite else { return nil }
        // Bounds of the filter are inclusive: the next number stands for "more than".
        switch sign {
        case ">": atLeast = dollars.nextUp
        case ">=": atLeast = dollars
        case "<": atMost = dollars.nextDown
        case "<=": atMost = dollars
        default:
            atLeast = dollars
            atMost = dollars
        }
        description =
            "usd\(sign)\(dollars == dollars.rounded() && dollars < 1e15 ? String(Int64(dollars)) : String(dollars))"
    }
}

/// A time in a query: a year, month, day or timestamp, or so long before now.
struct QueryPeriod {
    /// Seconds since the epoch.
    let start: Int64

    init?(_ text: String, now: Int64) {
        let nowSeconds = now / 1000
        let lower = text.lowercased()
        let units: [(String, Int64)] = [
            ("mo", 30 * 86_400), ("h", 3600), ("d", 86_400), ("w", 604_800), ("y", 365 * 86_400),
        ]
        if lower == "today" || lower == "now" {
            start = lower == "now" ? nowSeconds : nowSeconds / 86_400 * 86_400
            return
        }
        for (ending, seconds) in units where lower.hasSuffix(ending) {
            let number = lower.dropLast(ending.count).drop { $0 == "-" }
            if let count = Int64(number), (0...100_000).contains(count) {
                start = nowSeconds - count * seconds
                return
            }
        }
        if let timestamp = Timestamp(text) {
            start = timestamp.sortSeconds
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let year = parts[0], year >= 1000,
            let month = parts.count == 2 ? parts[1] : 1,
            let day = CalendarDay(year: year, month: month, day: 1)
        else { return nil }
        start = Int64(day.daysSinceEpoch) * 86_400
    }
}
