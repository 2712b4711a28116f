public import Model
public import Parsing
public import Storage

/// Stores NDJSON as its bytes come in: memory is bounded by a batch of articles and the longest line, whatever the
/// length of the stream. A line that is no article is put in quarantine by itself.
public struct StreamIngestion {
    private let pipeline: IngestionPipeline
    private let document: Document
    private let runKey: Int64?
    private let batchSize: Int
    private var reader: NDJSONReader
    private var line: [UInt8] = []
    private var batch: [Article] = []
    /// So far; articles that wait for their batch to be full are not in it.
    public private(set) var counts = RunCounts()

    /// - Parameters:
    ///   - document: what is known of the stream as a whole: its source, its day. Its bytes are not looked at.
    ///   - batchSize: articles that are analysed and written together.
    public init(
        pipeline: IngestionPipeline,
        document: Document,
        limits: ParsingLimits,
        batchSize: Int,
        runKey: Int64?
    ) {
        self.pipeline = pipeline
        self.document = document
        self.runKey = runKey
        self.batchSize = max(1, batchSize)
        reader = NDJSONReader(document: document, limits: limits)
        counts.documents = 1
    }

    /// Takes the next bytes.
    ///
    /// - Parameter failed: told of each line that is no article.
    /// - Throws: when the store fails; batches before are stored then.
    public mutating func take(_ chunk: [UInt8], failed: (ParsingError) -> Void) throws {
        var rest = chunk[...]
        while let newline = rest.firstIndex(of: 0x0A) {
            keep(rest[...newline])
            rest = rest[rest.index(after: newline)...]
            try readLine(isLast: false, failed)
        }
        keep(rest)
    }

    /// Takes the last line, when no newline ended it, and stores what waits.
    public mutating func finish(failed: (ParsingError) -> Void) throws {
        try readLine(isLast: true, failed)
        try flush()
    }

    /// A line that is too long for the reader is handed to it in pieces, and not kept: only its end goes to
    /// quarantine.
    private mutating func keep(_ part: ArraySlice<UInt8>) {
        line.append(contentsOf: part)
        guard line.count > NDJSONReader.longestLine, line.last != 0x0A else { return }
        reader.read(line) { _ in }
        line = []
    }

    private mutating func readLine(isLast: Bool, _ failed: (ParsingError) -> Void) throws {
        var items: [NDJSONReader.Item] = []
        reader.read(line) { items.append($0) }
        if isLast { reader.finish { items.append($0) } }
        for item in items {
            switch item {
            case .article(var article):
                article.isReferenceDayAssumed = document.isPublicationAssumed
                batch.append(article)
            case .failure(let failure):
                counts.failed += 1
                failed(failure.error)
                var bad = document
                bad.bytes = line
                bad.format = .ndjson
                try pipeline.quarantine(bad, failure.error, runKey: runKey)
            }
        }
        line.removeAll(keepingCapacity: line.capacity <= 1 << 20)
        if batch.count >= batchSize { try flush() }
    }

    private mutating func flush() throws {
        let items = try pipeline.ingest(batch, source: document.source)
        batch.removeAll(keepingCapacity: true)
        var stored = IngestionReport(items: items).counts
        stored.documents = 0
        counts += stored
    }
}

extension IngestionReport {
    /// Of articles that belong to no document.
    fileprivate init(items: [IngestedItem]) {
        self.init(documentID: "")
        self.items = items
    }
}
