/// All known names as one trie over ``WordKey``s: one pass over a text whatever the number of names.
///
/// Hyphens, blanks, case and diacritics make no difference to the path ("CZ-8A", "CZ 8A" and "CZ8A" are one); what
/// the path leaves open is checked against the way the name is written: "US" is never "us".
struct Gazetteer: Sendable {
    /// One name of one entry.
    struct Pattern: Sendable {
        struct Writing: OptionSet, Sendable {
            let rawValue: UInt8
            /// An acronym: all letters must be capitals.
            static let acronym = Writing(rawValue: 1 << 0)
            static let capitalFirst = Writing(rawValue: 1 << 1)
            static let capitalLast = Writing(rawValue: 1 << 2)
            /// Begins with a small letter, as "ispace" does.
            static let smallFirst = Writing(rawValue: 1 << 3)
            /// The canonical name itself.
            static let canonical = Writing(rawValue: 1 << 4)
            static let needsContext = Writing(rawValue: 1 << 5)
            static let singleWord = Writing(rawValue: 1 << 6)
        }

        /// Index into ``Knowledge/entries``.
        var entry: Int32
        var writing: Writing
        var form: KnowledgeEntry.Name.Form
        /// The next pattern with the same path; -1 at the end.
        var next: Int32 = -1
    }

    /// A stretch of the text that is written like a known name.
    struct Match: Sendable {
        var tokens: Range<Int>
        /// First of the chain of patterns; see ``patterns(from:)``.
        var pattern: Int32
    }

    private(set) var patterns: [Pattern] = []
    private var edges = EdgeTable()
    /// Node → first pattern that ends there; -1 for none.
    private var ends: [Int32] = [-1]
    /// One bit for each possible low half of a first word: most words of a text end here.
    private var firstWords = [UInt64](repeating: 0, count: 1024)
    /// The same for names that may begin with a small letter, few of all: most words of a text are small.
    private var smallFirstWords = [UInt64](repeating: 0, count: 1024)

    static let root: Int32 = 0
    /// The longest name in tokens; longer ones are not entered.
    static let longestName = 16

    /// Enters one name. Later calls with the same path share it.
    mutating func insert(_ keys: [WordKey], pattern: Pattern) {
        guard let first = keys.first, keys.count <= Gazetteer.longestName else { return }
        firstWords[Gazetteer.slot(first)] |= 1 << (first.hash >> 58)
        if !pattern.writing.contains(.capitalFirst) {
            smallFirstWords[Gazetteer.slot(first)] |= 1 << (first.hash >> 58)
        }
        var node = Gazetteer.root
        for key in keys {
            node = edges.child(of: node, key, orInsert: Int32(ends.count))
            if Int(node) == ends.count { ends.append(-1) }
        }
        var last = ends[Int(node)]
        if last < 0 {
            ends[Int(node)] = Int32(patterns.count)
        } else {
            while true {
                let existing = patterns[Int(last)]
                if existing.entry == pattern.entry, existing.form == pattern.form { return }
                if existing.next < 0 { break }
                last = existing.next
            }
            patterns[Int(last)].next = Int32(patterns.count)
        }
        patterns.append(pattern)
    }

    private static func slot(_ key: WordKey) -> Int {
        Int(truncatingIfNeeded: key.hash ^ (key.hash >> 32)) & 1023
    }

    /// Whether some name begins with this word; rarely true by mistake.
    @inline(__always)
    func mayBegin(with token: Token) -> Bool {
        let isSmall =
            token.kind == .word
            && token.shape.isDisjoint(with: [.capitalized, .allCaps, .innerCapital, .hasDigit, .nonASCII])
        let bit: UInt64 = 1 << (token.key.hash >> 58)
        return (isSmall ? smallFirstWords : firstWords)[Gazetteer.slot(token.key)] & bit != 0
    }

    /// The patterns of one chain, in the order of the tables.
    func patterns(from first: Int32) -> [Pattern] {
        var chain: [Pattern] = []
        var index = first
        while index >= 0 {
            chain.append(patterns[Int(index)])
            index = patterns[Int(index)].next
        }
        return chain
    }

    /// Calls `visit` with each name that starts at token `start`, shortest first. Linear in the longest name.
    func forEachName(at start: Int, in tokens: [Token], _ visit: (Match) -> Void) {
        var node = Gazetteer.root
        var index = start
        while index < tokens.count {
            let token = tokens[index]
            if index > start, token.shape.contains(.lineStart), tokens[start].sentence != token.sentence { return }
            if token.kind == .hyphen || token.mark == Token.dashMark && !token.hasSpaceBefore {
                guard index > start else { return }
            } else {
                guard let child = edges.child(of: node, token.key) else { return }
                node = child
                let first = ends[Int(node)]
                if first >= 0 { visit(Match(tokens: start..<(index + 1), pattern: first)) }
            }
            index += 1
        }
    }
}

/// Edges of the trie: open addressing on a mix of node and word.
private struct EdgeTable: Sendable {
    private struct Edge: Sendable {
        /// Mix of node and word; 0 when free.
        var key: UInt64 = 0
        var child: Int32 = -1
    }

    private var edges = [Edge](repeating: Edge(), count: 1 << 15)
    private var count = 0

    @inline(__always)
    private static func mix(_ node: Int32, _ key: WordKey) -> UInt64 {
        let mixed = (key.hash ^ UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        return mixed == 0 ? 1 : mixed
    }

    @inline(__always)
    private func slot(_ mixed: UInt64) -> Int {
        Int(truncatingIfNeeded: mixed >> 32) & (edges.count - 1)
    }

    func child(of node: Int32, _ key: WordKey) -> Int32? {
        let mixed = EdgeTable.mix(node, key)
        var slot = slot(mixed)
        while true {
            let edge = edges[slot]
            if edge.key == mixed { return edge.child }
            if edge.key == 0 { return nil }
            slot = (slot + 1) & (edges.count - 1)
        }
    }

    mutating func child(of node: Int32, _ key: WordKey, orInsert new: Int32) -> Int32 {
        if let child = child(of: node, key) { return child }
        if count * 2 >= edges.count { grow() }
        put(Edge(key: EdgeTable.mix(node, key), child: new))
        count += 1
        return new
    }

    private mutating func put(_ edge: Edge) {
        var slot = slot(edge.key)
        while edges[slot].key != 0 { slot = (slot + 1) & (edges.count - 1) }
        edges[slot] = edge
    }

    private mutating func grow() {
        let old = edges
        edges = Array(repeating: Edge(), count: old.count * 2)
        for edge in old where edge.key != 0 { put(edge) }
    }
}
