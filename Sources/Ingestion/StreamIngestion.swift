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
    private let writer: BatchWriter
    private var failed = 0

    /// So far; articles that wait for their batch to be full, or to be written, are not in it.
    public var counts: RunCounts {
        var counts = writer.counts
        counts.documents = 1
        counts.failed += failed
        return counts
    }

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
        writer = BatchWriter(pipeline: pipeline)
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
        try writer.finish()
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
                self.failed += 1
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
        guard !batch.isEmpty else { return }
        try writer.write(
            pipeline.analyzeNew(batch.map { PreparedArticle($0) }, source: document.source)
        )
        batch.removeAll(keepingCapacity: true)
    }
}
