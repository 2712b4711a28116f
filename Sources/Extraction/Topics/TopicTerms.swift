public import Foundation
import Model

/// The weighted terms that tell topics, as an analyst's table.
public struct TopicTerms: Sendable {
    struct Term: Sendable {
        /// The words behind the first one; the last may also stand in the plural.
        var rest: [WordKey]
        var plural: WordKey?
        /// Found only when all its words are in capitals.
        var isAllCaps: Bool
        /// One bit for each word, the first in the lowest: found only when that word has a capital.
        var capitals: UInt32
        var votes: [Vote]
    }

    /// Two words that say something only together, in one sentence: "drone + airport".
    struct Pair: Sendable {
        var votes: [Vote]
    }

    struct PairSide: Sendable {
        var pair: Int
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
        var terms: Range<Int>
        var sides: Range<Int>
    }

    let entries: WordTable<Entry>
    /// Grouped by their first word, longest first.
    let terms: [Term]
    let pairs: [Pair]
    /// Grouped by their word.
    let pairSides: [PairSide]
    /// What an entity of a kind says, as a term would.
    let kinds: [EntityKind: [Vote]]

    /// No terms: no topic is ever found.
    public static let empty = TopicTerms(terms: [:], pairs: [], sides: [:], kinds: [:])

    private init(
        terms: [WordKey: [Term]],
        pairs: [Pair],
        sides: [WordKey: [PairSide]],
        kinds: [EntityKind: [Vote]]
    ) {
        var entries: [(WordKey, Entry)] = []
        var allTerms: [Term] = []
        var allSides: [PairSide] = []
        for key in Set(terms.keys).union(sides.keys) {
            let firstTerm = allTerms.count
            let firstSide = allSides.count
            allTerms += (terms[key] ?? []).sorted { $0.rest.count > $1.rest.count }
            allSides += sides[key] ?? []
            entries.append((key, Entry(terms: firstTerm..<allTerms.count, sides: firstSide..<allSides.count)))
        }
        self.entries = WordTable(entries)
        self.terms = allTerms
        self.pairs = pairs
        pairSides = allSides
        self.kinds = kinds
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
            guard !words(of: row.cells[0]).isEmpty else { throw row.error(row.cells[0], "a term of letters or digits") }
            if row.cells[0].hasPrefix("@"), EntityKind(rawValue: String(row.cells[0].dropFirst())) == nil {
                throw row.error(
                    row.cells[0],
                    "@ and one of " + EntityKind.allCases.map(\.rawValue).joined(separator: ", ")
                )
            }
            guard let topic = Topic(rawValue: row.cells[1]) else {
                throw row.error(row.cells[1], "one of " + Topic.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard let weight = Double(row.cells[2]), weight > 0, weight <= 10 else {
                throw row.error(row.cells[2], "a weight above 0, at most 10")
            }
            if votes[row.cells[0]] == nil { order.append(row.cells[0]) }
            votes[row.cells[0], default: []].append(Vote(ordinal: ordinals[topic] ?? 0, weight: weight))
        }
        var terms: [WordKey: [Term]] = [:]
        var pairs: [Pair] = []
        var sides: [WordKey: [PairSide]] = [:]
        var kinds: [EntityKind: [Vote]] = [:]
        for name in order {
            if name.hasPrefix("@") {
                if let kind = EntityKind(rawValue: String(name.dropFirst())) { kinds[kind] = votes[name] }
                continue
            }
            let parts = name.split(separator: "+").map { words(of: String($0)) }
            guard parts.count == 2 else {
                add(name, votes[name] ?? [], to: &terms)
                continue
            }
            for (side, part) in parts.enumerated() {
                for word in part {
                    let forms = [word] + (plural(of: word).map { [$0] } ?? [])
                    for form in forms {
                        sides[WordKey(form), default: []].append(
                            PairSide(
                                pair: pairs.count,
                                bit: side == 0 ? 1 : 2,
                                needsCapital: word.first?.isUppercase == true
                            )
                        )
                    }
                }
            }
            pairs.append(Pair(votes: votes[name] ?? []))
        }
        return TopicTerms(terms: terms, pairs: pairs, sides: sides, kinds: kinds)
    }

    private static let ordinals = Dictionary(uniqueKeysWithValues: Topic.allCases.enumerated().map { ($1, $0) })

    private static func add(_ name: String, _ votes: [Vote], to terms: inout [WordKey: [Term]]) {
        let words = words(of: name)
        let letters = name.filter(\.isLetter)
        let term = Term(
            rest: words.dropFirst().map { WordKey($0) },
            plural: words.last.flatMap { plural(of: $0) }.map { WordKey($0) },
            isAllCaps: letters.count >= 2 && letters.allSatisfy(\.isUppercase),
            capitals: words.prefix(32).enumerated().reduce(0) { bits, word in
                word.element.first?.isUppercase == true ? bits | 1 << UInt32(word.offset) : bits
            },
            votes: votes
        )
        guard let first = words.first else { return }
        terms[WordKey(first), default: []].append(term)
        // A term of one word is entered under its plural too.
        if words.count == 1, let plural = term.plural { terms[plural, default: []].append(term) }
    }

    private static func words(of term: String) -> [String] {
        term.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "&" }.map(String.init)
    }

    private static func plural(of word: String) -> String? {
        if word.hasSuffix("s") || word.contains(where: \.isNumber) { return nil }
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        return word + "s"
    }
}
