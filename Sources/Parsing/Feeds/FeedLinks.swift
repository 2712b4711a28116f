/// The addresses of an entry, the canonical one first.
struct FeedLinks {
    /// Where an address was found, best first.
    enum Rank: Int, Comparable {
        /// The publisher's own address behind a counting redirect (`feedburner:origLink`).
        case original
        /// RSS `link`; Atom `rel="alternate"` of type HTML or of no type.
        case page
        /// Atom `rel="alternate"` of another type; `atom:link` in RSS.
        case alternate
        /// A `guid` that says it is an address, or looks like one.
        case permanent
        case enclosure
        /// Atom `rel="self"` and other relations.
        case related

        static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var best: String?
    private var rank = Rank.related

    /// Keeps `address` when it ranks above what is there; the first of equal rank stays.
    mutating func add(_ address: String, rank: Rank) {
        guard !address.isEmpty, best == nil || rank < self.rank else { return }
        best = address
        self.rank = rank
    }

    /// Only links that lead to the entry itself: neither its enclosure nor its neighbours.
    var page: String? { rank <= .permanent ? best : nil }
}
