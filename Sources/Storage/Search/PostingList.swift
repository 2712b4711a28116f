/// The articles in which an atom of a query occurs, ascending, and how often: one byte an article, packed as CFTS5.h
/// tells.
struct PostingList: Sendable {
    var documents = GrowingColumn<UInt32>()
    var frequencies = GrowingColumn<UInt8>()
    /// The best that any article of each block of ``blockSize`` can score for an inverse document frequency of 1,
    /// its prior included; empty until it is asked for.
    var bounds: [Float] = []
    /// What the bounds were made with.
    var boundsKey: BoundsKey?

    static let blockSize = 128

    struct BoundsKey: Sendable, Equatable {
        var parameters: RankingParameters
        var averageLength: Double
        /// Grows when priors are computed anew.
        var priorGeneration: Int
    }

    var count: Int { documents.count }
    var byteCount: Int { documents.byteCount + frequencies.byteCount + bounds.count * 4 + 256 }

    /// The first place whose document is not below `document`.
    func lowerBound(_ document: Int) -> Int {
        documents.withValues { PostingList.lowerBound(document, in: $0, from: 0, to: $0.count) }
    }

    static func lowerBound(
        _ document: Int,
        in documents: UnsafeBufferPointer<UInt32>,
        from first: Int,
        to last: Int
    ) -> Int {
        var low = first
        var high = last
        while low < high {
            let middle = (low + high) >> 1
            if Int(documents[middle]) < document { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Like ``lowerBound(_:in:from:to:)``, in steps that double: for places near `first`.
    @inline(__always)
    static func gallop(
        to document: Int,
        in documents: UnsafeBufferPointer<UInt32>,
        from first: Int,
        to last: Int
    ) -> Int {
        if first >= last || Int(documents[first]) >= document { return first }
        var step = 1
        var low = first
        while low + step < last, Int(documents[low + step]) < document {
            low += step
            step <<= 1
        }
        return lowerBound(document, in: documents, from: low + 1, to: min(last, low + step + 1))
    }

    /// Takes out the listed documents (ascending).
    mutating func remove(_ removed: Set<UInt32>) {
        let documents = documents
        guard documents.withValues({ values in values.contains { removed.contains($0) } }) else { return }
        frequencies.filter { !removed.contains(documents[$0]) }
        self.documents.filter { !removed.contains(documents[$0]) }
        bounds = []
        boundsKey = nil
    }

    /// Appends what lies behind the last document.
    mutating func append(_ more: [(document: UInt32, frequency: UInt8)]) {
        var last = documents.count > 0 ? Int(documents[documents.count - 1]) : -1
        for posting in more where Int(posting.document) > last {
            documents.append(posting.document)
            frequencies.append(posting.frequency)
            last = Int(posting.document)
        }
        let complete = min(bounds.count, documents.count / PostingList.blockSize)
        // The last block may have been partial: it is bounded anew.
        bounds.removeLast(bounds.count - max(0, min(complete, bounds.count) - 1))
    }

    /// Puts changed documents back into their places.
    mutating func merge(_ more: [(document: UInt32, frequency: UInt8)]) {
        guard !more.isEmpty else { return }
        let added = more.sorted { $0.document < $1.document }
        var documents = GrowingColumn<UInt32>(capacity: count + added.count)
        var frequencies = GrowingColumn<UInt8>(capacity: count + added.count)
        var index = 0
        for posting in added {
            while index < count, self.documents[index] < posting.document {
                documents.append(self.documents[index])
                frequencies.append(self.frequencies[index])
                index += 1
            }
            if index < count, self.documents[index] == posting.document { index += 1 }
            documents.append(posting.document)
            frequencies.append(posting.frequency)
        }
        while index < count {
            documents.append(self.documents[index])
            frequencies.append(self.frequencies[index])
            index += 1
        }
        self.documents = documents
        self.frequencies = frequencies
        bounds = []
        boundsKey = nil
    }
}
