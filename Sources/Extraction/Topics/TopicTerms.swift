public import Foundation
import Model

/// The weighted terms that tell topics, as an analyst's table.
public struct TopicTerms: Sendable {
    /// One or more words in a row. Plain numbers throughout: every word of a text asks.
    struct Term: Sendable {
        /// In ``words``: the words behind the first one; the last may also stand in the plural.
        var rest: Range<Int32>
        var plural: WordKey?
        /// Found only when all its words are in capitals.
        var isAllCaps: Bool
        /// One bit for each word, the first in the lowest: found only when that word has a capital.
        var capitals: UInt32
        /// In ``votes``.
        var votes: Range<Int32>
    }

    /// One side of two words that say something only together, in one sentence: "drone + airport".
    struct PairSide: Sendable {
        /// Index into ``pairs``.
        var pair: Int32
        /// 1 or 2: a bit for each side.
        var bit: UInt8
        var needsCapital: Bool
    }

    struct Vote: Sendable {
        /// Index into `Topic.allCases`.
        var ordinal: Int
        var weight: Double
    }

    /// Where ``terms`` and ``pairSides`` hold what a word starts or is part of: one look-up for each word of a text.
    struct Entry: Sendable {
        var terms: Range<Int32>
        var sides: Range<Int32>
    }

    /// A hash of the table.
    public let version: String
    let entries: WordTable<Entry>
    /// Grouped by their first word, longest first.
    let terms: [Term]
    let words: [WordKey]
    let votes: [Vote]
    /// The votes of each pair, in ``votes``.
    let pairs: [Range<Int32>]
    /// Grouped by their word.
    let pairSides: [PairSide]
    /// What an entity of a kind says, as a term would; in ``votes``.
    let kinds: [EntityKind: Range<Int32>]

    /// No terms: no topic is ever found.
    public static let empty = TopicTerms(TopicTermsBuilder(), version: "")

    fileprivate init(_ builder: TopicTermsBuilder, version: String) {
        self.version = version
        var entries: [(WordKey, Entry)] = []
        var allTerms: [Term] = []
        var allSides: [PairSide] = []
        for key in Set(builder.terms.keys).union(builder.sides.keys) {
            let firstTerm = Int32(allTerms.count)
            let firstSide = Int32(allSides.count)
            allTerms += (builder.terms[key] ?? []).sorted { $0.rest.count > $1.rest.count }
            allSides += builder.sides[key] ?? []
            let entry = Entry(
                terms: firstTerm..<Int32(allTerms.count),
                sides: firstSide..<Int32(allSides.count)
            )
            entries.append((key, entry))
        }
        self.entries = WordTable(entries)
        terms = allTerms
        pairSides = allSides
        words = builder.words
        votes = builder.votes
        pairs = builder.pairs
        kinds = builder.kinds
    }

    /// Reads `topics.tsv`: term, topic, weight; `#` starts a comment.
    ///
    /// - Throws: ``AnalysisTableError`` for the first line that cannot be taken up.
    public static func load(fromFile url: URL) throws(AnalysisTableError) -> TopicTerms {
        try parse(AnalysisTable.contents(of: url), file: url.lastPathComponent)
    }

    public static func parse(_ text: String, file: String = "topics.tsv") throws(AnalysisTableError) -> TopicTerms {
        var votes: [String: [Vote]] = [:]
        var order: [String] = []
        for row in try AnalysisTable.rows(of: text, columns: ["term", "topic", "weight"], file: file) {
            let term = row.cells[0]
            guard !TopicTermsBuilder.words(of: term).isEmpty else {
                throw row.error(term, "a term of letters or digits")
            }
            if term.hasPrefix("@"), EntityKind(rawValue: String(term.dropFirst())) == nil {
                let kinds = EntityKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.error(term, "@ and one of " + kinds)
            }
            guard let topic = Topic(rawValue: row.cells[1]) else {
                throw row.error(row.cells[1], "one of " + Topic.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard let weight = Double(row.cells[2]), weight > 0, weight <= 10 else {
                throw row.error(row.cells[2], "a weight above 0, at most 10")
            }
            if votes[term] == nil { order.append(term) }
            votes[term, default: []].append(Vote(ordinal: ordinals[topic] ?? 0, weight: weight))
        }
        var builder = TopicTermsBuilder()
        for term in order { builder.add(term, votes[term] ?? []) }
        return TopicTerms(builder, version: AnalysisTable.version(of: text))
    }

    private static let ordinals = Dictionary(uniqueKeysWithValues: Topic.allCases.enumerated().map { ($1, $0) })
}

/// Collects the terms of a table before they are frozen.
private struct TopicTermsBuilder {
    var terms: [WordKey: [TopicTerms.Term]] = [:]
    var words: [WordKey] = []
    var votes: [TopicTerms.Vote] = []
    var pairs: [Range<Int32>] = []
    var sides: [WordKey: [TopicTerms.PairSide]] = [:]
    var kinds: [EntityKind: Range<Int32>] = [:]

    /// Adds a term, a pair of sides, or a kind of entity.
    mutating func add(_ name: String, _ votes: [TopicTerms.Vote]) {
        let first = Int32(self.votes.count)
        self.votes += votes
        let range = first..<Int32(self.votes.count)
        if name.hasPrefix("@") {
            if let kind = EntityKind(rawValue: String(name.dropFirst())) { kinds[kind] = range }
            return
        }
        let parts = name.utf8.split(separator: 0x2B).map { TopicTermsBuilder.words(of: String($0) ?? "") }
        guard parts.count == 2 else { return addTerm(name, range) }
        for (side, part) in parts.enumerated() {
            for word in part {
                let entry = TopicTerms.PairSide(
                    pair: Int32(pairs.count),
                    bit: side == 0 ? 1 : 2,
                    needsCapital: word.first?.isUppercase == true
                )
                sides[WordKey(word), default: []].append(entry)
                if let plural = plural(of: word) { sides[WordKey(plural), default: []].append(entry) }
            }
        }
        pairs.append(range)
    }

    private mutating func addTerm(_ name: String, _ votes: Range<Int32>) {
        let parts = TopicTermsBuilder.words(of: name)
        guard let first = parts.first, let last = parts.last else { return }
        let letters = name.unicodeScalars.filter(\.properties.isAlphabetic)
        let start = Int32(words.count)
        words += parts.dropFirst().map { WordKey($0) }
        let term = TopicTerms.Term(
            rest: start..<Int32(words.count),
            plural: plural(of: last).map { WordKey($0) },
            isAllCaps: letters.count >= 2 && letters.allSatisfy(\.properties.isUppercase),
            capitals: parts.prefix(32).enumerated().reduce(0) { bits, part in
                part.element.first?.isUppercase == true ? bits | 1 << UInt32(part.offset) : bits
            },
            votes: votes
        )
        terms[WordKey(first), default: []].append(term)
        // A term of one word is entered under its plural too.
        if parts.count == 1, let plural = term.plural { terms[plural, default: []].append(term) }
    }

    /// The words of a term as the tokenizer cuts them; letters beyond ASCII belong to words.
    static func words(of term: String) -> [String] {
        term.utf8.split { byte in
            let isLetter = (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
            return !isLetter && byte &- 0x30 >= 10 && byte != 0x27 && byte != 0x26
        }
        .compactMap { String($0) }
    }

    private func plural(of word: String) -> String? {
        let bytes = Array(word.utf8)
        guard let last = bytes.last, last != 0x73, !bytes.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
        if last == 0x79, bytes.count > 1, !"aeiou".utf8.contains(bytes[bytes.count - 2]) {
            return String(decoding: bytes.dropLast(), as: UTF8.self) + "ies"
        }
        return word + "s"
    }
}
