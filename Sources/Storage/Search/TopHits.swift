/// A place in a ranking: the sort value, and the article's key as the tie-break (the higher comes first).
struct HitPosition: Sendable, Hashable {
    var value: Double
    var document: Int

    /// Whether this stands before `other`.
    @inline(__always)
    func precedes(_ other: HitPosition) -> Bool {
        value != other.value ? value > other.value : document > other.document
    }
}

/// Keeps the best articles that are offered; with folding, the best one of each story.
struct TopHits {
    private let capacity: Int
    private let isFolding: Bool
    /// Only what comes behind it is wanted.
    private let after: HitPosition?
    /// Stories that came before, on earlier pages or tiers.
    var seenStories: Set<UInt32>
    /// Collects the stories of what lies before ``after`` instead of keeping hits.
    private let isCollectingSeen: Bool
    private var entries: [(position: HitPosition, story: UInt32)] = []
    private var placeOfStory: [UInt32: Int] = [:]
    private var worst = 0
    /// Nothing with a value below this can enter.
    private(set) var threshold: Double

    init(
        capacity: Int,
        isFolding: Bool,
        after: HitPosition?,
        seenStories: Set<UInt32> = [],
        isCollectingSeen: Bool = false
    ) {
        self.capacity = max(1, capacity)
        self.isFolding = isFolding
        self.after = after
        self.seenStories = seenStories
        self.isCollectingSeen = isCollectingSeen
        threshold = isCollectingSeen ? after?.value ?? .infinity : -.infinity
        entries.reserveCapacity(min(self.capacity, 4096))
    }

    var isFull: Bool { entries.count >= capacity }
    var count: Int { entries.count }

    /// In order, best first.
    var ordered: [HitPosition] {
        entries.map(\.position).sorted { $0.precedes($1) }
    }

    mutating func offer(_ value: Double, _ document: Int, story: UInt32) {
        guard value >= threshold else { return }
        let position = HitPosition(value: value, document: document)
        if let after, !after.precedes(position) {
            if isCollectingSeen, story != 0 { seenStories.insert(story) }
            return
        }
        if isCollectingSeen { return }
        if isFolding, story != 0 {
            if !seenStories.isEmpty, seenStories.contains(story) { return }
            if let place = placeOfStory[story] {
                guard position.precedes(entries[place].position) else { return }
                entries[place].position = position
                if place == worst { findWorst() }
                return
            }
        }
        if entries.count < capacity {
            entries.append((position, story))
            if isFolding, story != 0 { placeOfStory[story] = entries.count - 1 }
            if entries.count == capacity { findWorst() }
            return
        }
        guard position.precedes(entries[worst].position) else { return }
        if isFolding {
            placeOfStory[entries[worst].story] = nil
            if story != 0 { placeOfStory[story] = worst }
        }
        entries[worst] = (position, story)
        findWorst()
    }

    private mutating func findWorst() {
        guard entries.count >= capacity else { return }
        worst = 0
        for index in 1..<max(1, entries.count) where entries[worst].position.precedes(entries[index].position) {
            worst = index
        }
        threshold = entries[worst].position.value
    }
}
