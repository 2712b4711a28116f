import Dispatch

/// One list of postings with its weight in the score.
struct RankedList {
    var list: PostingList
    /// Inverse document frequency times the weight of the query's word; 0 where the list only admits articles.
    var weight: Double
}

/// What must or may be in an article: any of its lists.
struct RankedClause {
    var lists: [RankedList]
}

/// Finds the best of the articles that match, without scoring those that cannot be among them.
///
/// Scores are whole numbers of 1/65536 while they are summed, so that the order of summing does not show: the same
/// article has the same score on every page and by every way of finding it.
struct Ranker {
    let columns: SearchColumns
    let parameters: RankingParameters
    /// As of the first page of the query.
    let averageLength: Double
    /// Keys below this are looked at: articles that came after the first page are not.
    let horizon: Int
    let filter: DocumentSet?
    let excluded: [PostingList]
    /// Nanoseconds of the monotonic clock.
    let deadline: UInt64
    /// Keys below this were not looked at when the time ran out.
    private(set) var cutBelow: Int?

    private let table: [Float]
    private static let scale: Float = 65_536
    private static let window = 4096

    init(
        columns: SearchColumns,
        parameters: RankingParameters,
        averageLength: Double,
        horizon: Int,
        filter: DocumentSet?,
        excluded: [PostingList],
        deadline: UInt64
    ) {
        self.columns = columns
        self.parameters = parameters
        self.averageLength = averageLength
        self.horizon = min(horizon, columns.limit)
        self.filter = filter
        self.excluded = excluded
        self.deadline = deadline
        table = parameters.frequencyTable()
    }

    private var isLate: Bool { deadline != 0 && DispatchTime.now().uptimeNanoseconds > deadline }

    private func isAdmitted(_ document: Int, _ excludedSet: DocumentSet?) -> Bool {
        if let filter, !filter.contains(document) { return false }
        if let excludedSet, excludedSet.contains(document) { return false }
        return true
    }

    private func excludedSet() -> DocumentSet? {
        guard !excluded.isEmpty else { return nil }
        var set = DocumentSet(limit: columns.limit)
        for list in excluded { list.documents.withValues { set.insert($0) } }
        return set
    }

    // MARK: - Sets

    /// All articles that match any clause (or, without clauses, the filter), as a set.
    func matches(any clauses: [RankedClause]) -> DocumentSet {
        var set = DocumentSet(limit: horizon)
        if clauses.isEmpty {
            columns.lengths.withValues { lengths in
                for document in 0..<horizon where lengths[document] > 0 { set.insert(document) }
            }
        }
        for clause in clauses {
            for list in clause.lists { list.list.documents.withValues { set.insert($0) } }
        }
        restrict(&set)
        return set
    }

    /// All articles that match every clause.
    func matches(all clauses: [RankedClause]) -> DocumentSet {
        let ordered = clauses.sorted { Ranker.size($0) < Ranker.size($1) }
        guard let first = ordered.first else { return matches(any: []) }
        var set = DocumentSet(limit: horizon)
        for list in first.lists { list.list.documents.withValues { set.insert($0) } }
        restrict(&set)
        for clause in ordered.dropFirst() {
            let remaining = set.count
            if remaining == 0 { break }
            if Ranker.size(clause) > remaining * 16 {
                // Few are left: look each of them up.
                var kept = DocumentSet(limit: horizon)
                var places = [Int](repeating: 0, count: clause.lists.count)
                set.visit { document in
                    for (index, list) in clause.lists.enumerated() {
                        let documents = list.list.documents.unsafeValues
                        let place = PostingList.gallop(
                            to: document,
                            in: documents,
                            from: places[index],
                            to: documents.count
                        )
                        places[index] = place
                        if place < documents.count, Int(documents[place]) == document {
                            kept.insert(document)
                            break
                        }
                    }
                }
                set = kept
            } else {
                var other = DocumentSet(limit: horizon)
                for list in clause.lists { list.list.documents.withValues { other.insert($0) } }
                set.formIntersection(other)
            }
        }
        return set
    }

    private func restrict(_ set: inout DocumentSet) {
        if let filter { set.formIntersection(filter) }
        for list in excluded { list.documents.withValues { set.remove($0) } }
    }

    static func size(_ clause: RankedClause) -> Int { clause.lists.reduce(0) { $0 + $1.list.count } }

    // MARK: - Scores of given articles

    /// Scores every member of `set` and offers it with `bonus` on top.
    mutating func offer(_ set: DocumentSet, _ clauses: [RankedClause], bonus: Double, to top: inout TopHits) {
        let lists = Ranker.scored(clauses)
        let postings = lists.map { ($0.list.documents.unsafeValues, $0.list.frequencies.unsafeValues, $0.weight) }
        var places = [Int](repeating: 0, count: lists.count)
        let scorer = Scorer(self)
        let lengths = columns.lengths.unsafeValues
        let priors = columns.priors.unsafeValues
        let stories = columns.stories.unsafeValues
        var visited = 0
        for (index, word) in set.words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                let document = index << 6 | rest.trailingZeroBitCount
                rest &= rest - 1
                guard document < lengths.count else { break }
                var sum: UInt32 = 0
                for number in postings.indices {
                    let (documents, frequencies, weight) = postings[number]
                    let place = PostingList.gallop(
                        to: document,
                        in: documents,
                        from: places[number],
                        to: documents.count
                    )
                    places[number] = place
                    if place < documents.count, Int(documents[place]) == document {
                        sum &+= scorer.score(frequencies[place], lengths[document], weight)
                    }
                }
                top.offer(Scorer.final(sum, priors[document]) + bonus, document, story: stories[document])
                visited += 1
            }
            if visited > 16_384 {
                visited = 0
                if isLate {
                    cutBelow = cutBelow ?? horizon
                    break
                }
            }
        }
        withExtendedLifetime((lists, columns)) {}
    }

    static func scored(_ clauses: [RankedClause]) -> [RankedList] {
        clauses.flatMap(\.lists).filter { $0.weight > 0 && $0.list.count > 0 }
    }

    /// The contribution of one posting.
    fileprivate struct Scorer {
        let table: [Float]
        let base: Float
        let slope: Float
        let gain: Float

        init(_ ranker: Ranker) {
            table = ranker.table
            let k1 = Float(ranker.parameters.k1)
            let b = Float(ranker.parameters.b)
            base = k1 * (1 - b)
            slope = k1 * b / Float(ranker.averageLength)
            gain = k1 + 1
        }

        @inline(__always)
        func score(_ packed: UInt8, _ length: UInt16, _ weight: Double) -> UInt32 {
            let frequency = table[Int(packed)]
            let saturated = frequency * gain / (frequency + base + slope * Float(length))
            return UInt32(max(0, min(saturated * Float(weight) * Ranker.scale, 1e9)))
        }

        @inline(__always)
        static func final(_ sum: UInt32, _ prior: Float) -> Double {
            Double(sum) * Double(prior) / Double(Ranker.scale)
        }
    }

    // MARK: - The best of any (MaxScore over windows, newest articles first)

    /// Offers every article of `clauses` that could enter `top`, except those in `skipped`.
    ///
    /// Lists whose bounds together cannot lift an article over the threshold are not walked but looked up for the
    /// articles that the other lists bring. The result is the same as that of scoring everything.
    mutating func offerAny(_ clauses: [RankedClause], skipping skipped: DocumentSet?, to top: inout TopHits) {
        let lists = Ranker.scored(clauses)
        guard !lists.isEmpty, horizon > 0 else { return }
        let excludedSet = excludedSet()
        let scorer = Scorer(self)
        var high = lists.map { $0.list.lowerBound(horizon) }
        var accumulator = [UInt32](repeating: 0, count: Ranker.window)
        var touched = [UInt64](repeating: 0, count: Ranker.window / 64)
        var base = (horizon - 1) / Ranker.window * Ranker.window
        var windows = 0
        while base >= 0 {
            defer { base -= Ranker.window }
            windows += 1
            if windows & 15 == 0, isLate {
                cutBelow = base + Ranker.window
                return
            }
            // What each list has in this window, and the most it can give.
            var slices: [Slice] = []
            var total = 0.0
            for (number, list) in lists.enumerated() {
                let end = high[number]
                guard end > 0 else { continue }
                let documents = list.list.documents.unsafeValues
                let start =
                    Int(documents[end - 1]) < base
                    ? end : PostingList.lowerBound(base, in: documents, from: max(0, end - Ranker.window), to: end)
                high[number] = start
                guard start < end else { continue }
                var bound: Float = 0
                let bounds = list.list.bounds
                for block in (start / PostingList.blockSize)...((end - 1) / PostingList.blockSize) {
                    bound = max(bound, block < bounds.count ? bounds[block] : .greatestFiniteMagnitude)
                }
                let most = Double(bound) * list.weight
                total += most
                slices.append(Slice(number: number, start: start, end: end, bound: most))
            }
            guard !slices.isEmpty, total >= top.threshold else { continue }
            slices.sort { $0.bound < $1.bound }
            scoreWindow(
                slices,
                lists,
                base,
                scorer,
                &accumulator,
                &touched,
                skipped: skipped,
                excludedSet: excludedSet,
                &top
            )
        }
    }

    private struct Slice {
        var number: Int
        var start: Int
        var end: Int
        var bound: Double
    }

    private func scoreWindow(
        _ slices: [Slice],
        _ lists: [RankedList],
        _ base: Int,
        _ scorer: Scorer,
        _ accumulator: inout [UInt32],
        _ touched: inout [UInt64],
        skipped: DocumentSet?,
        excludedSet: DocumentSet?,
        _ top: inout TopHits
    ) {
        // The first `optional` slices cannot carry an article over the threshold by themselves.
        var optional = 0
        var optionalBound = 0.0
        while optional < slices.count - 1, optionalBound + slices[optional].bound < top.threshold {
            optionalBound += slices[optional].bound
            optional += 1
        }
        let lengths = columns.lengths.unsafeValues
        let priors = columns.priors.unsafeValues
        let stories = columns.stories.unsafeValues
        for slice in slices[optional...] {
            let list = lists[slice.number]
            let isOnly = optional == slices.count - 1
            let bounds = list.list.bounds
            let documents = list.list.documents.unsafeValues
            let frequencies = list.list.frequencies.unsafeValues
            var index = slice.start
            while index < slice.end {
                let block = index / PostingList.blockSize
                let end = min(slice.end, (block + 1) * PostingList.blockSize)
                if isOnly, block < bounds.count,
                    Double(bounds[block]) * list.weight + optionalBound < top.threshold
                {
                    index = end
                    continue
                }
                while index < end {
                    let document = Int(documents[index])
                    let slot = document - base
                    guard slot >= 0, slot < Ranker.window else { break }
                    accumulator[slot] &+= scorer.score(frequencies[index], lengths[document], list.weight)
                    touched[slot >> 6] |= 1 << UInt64(slot & 63)
                    index += 1
                }
                index = end
            }
        }
        var places = slices[..<optional].map(\.start)
        for word in touched.indices where touched[word] != 0 {
            var rest = touched[word]
            touched[word] = 0
            while rest != 0 {
                let slot = word << 6 | rest.trailingZeroBitCount
                rest &= rest - 1
                var sum = accumulator[slot]
                accumulator[slot] = 0
                let document = base + slot
                let prior = priors[document]
                var remaining = optionalBound
                if Scorer.final(sum, prior) + remaining < top.threshold { continue }
                if let skipped, skipped.contains(document) { continue }
                guard isAdmitted(document, excludedSet) else { continue }
                var isHopeless = false
                for index in stride(from: optional - 1, through: 0, by: -1) {
                    let slice = slices[index]
                    let list = lists[slice.number]
                    let documents = list.list.documents.unsafeValues
                    let place = PostingList.gallop(to: document, in: documents, from: places[index], to: slice.end)
                    places[index] = place
                    if place < slice.end, Int(documents[place]) == document {
                        sum &+= scorer.score(list.list.frequencies.unsafeValues[place], lengths[document], list.weight)
                    }
                    remaining -= slice.bound
                    if Scorer.final(sum, prior) + remaining < top.threshold - 1e-9 {
                        isHopeless = true
                        break
                    }
                }
                if isHopeless { continue }
                top.offer(Scorer.final(sum, prior), document, story: stories[document])
            }
        }
    }

    // MARK: - By date

    /// Offers every member of `set` by publication; undated ones come last.
    func offerByDate(_ set: DocumentSet, newestFirst: Bool, to top: inout TopHits) {
        let published = columns.published.unsafeValues
        let stories = columns.stories.unsafeValues
        set.visit { document in
            guard document < published.count else { return }
            let seconds = published[document]
            let value =
                seconds == SearchColumns.undated ? -1e18 : newestFirst ? Double(seconds) : -Double(seconds)
            top.offer(value, document, story: stories[document])
        }
        withExtendedLifetime(columns) {}
    }
}

extension PostingList {
    /// Makes the bounds of all blocks that have none or were made with other parameters. False when nothing was to do.
    mutating func addBounds(_ parameters: RankingParameters, _ columns: SearchColumns) -> Bool {
        let average = columns.averageLength
        if let key = boundsKey, key.parameters == parameters, key.priorGeneration == columns.priorGeneration,
            abs(key.averageLength / average - 1) < 0.01
        {
            if bounds.count * PostingList.blockSize >= count { return false }
        } else {
            bounds = []
            boundsKey = BoundsKey(
                parameters: parameters,
                averageLength: average,
                priorGeneration: columns.priorGeneration
            )
        }
        let table = parameters.frequencyTable()
        let k1 = Float(parameters.k1)
        let b = Float(parameters.b)
        let base = k1 * (1 - b)
        let slope = k1 * b / Float(boundsKey?.averageLength ?? average)
        bounds.reserveCapacity(count / PostingList.blockSize + 1)
        documents.withValues { documents in
            frequencies.withValues { frequencies in
                columns.lengths.withValues { lengths in
                    columns.priors.withValues { priors in
                        var index = bounds.count * PostingList.blockSize
                        while index < documents.count {
                            let end = min(documents.count, index + PostingList.blockSize)
                            var most: Float = 0
                            for place in index..<end {
                                let document = Int(documents[place])
                                guard document < lengths.count else { continue }
                                let frequency = table[Int(frequencies[place])]
                                let score = frequency * (k1 + 1) / (frequency + base + slope * Float(lengths[document]))
                                most = max(most, score * priors[document])
                            }
                            // A score moves at most as much as the average length, which may drift by one percent.
                            bounds.append(most * 1.011)
                            index = end
                        }
                    }
                }
            }
        }
        return true
    }
}
