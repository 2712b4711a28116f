public import HTTP
public import Ingestion
public import Storage

/// What the handlers work with.
public struct Service: Sendable {
    let store: Store
    let pipeline: IngestionPipeline
    let sourceReader: SourceReader
    let limits: APILimits
    let metrics: ServerMetrics
    /// Milliseconds since the epoch.
    let now: @Sendable () -> Int64
    let version: String

    public init(
        store: Store,
        pipeline: IngestionPipeline,
        sourceReader: SourceReader = SourceReader(),
        limits: APILimits = APILimits(),
        metrics: ServerMetrics,
        version: String,
        now: @escaping @Sendable () -> Int64
    ) {
        self.store = store
        self.pipeline = pipeline
        self.sourceReader = sourceReader
        self.limits = limits
        self.metrics = metrics
        self.version = version
        self.now = now
    }

    func parameters(_ request: Request, _ allowed: [String]) throws -> Parameters {
        try Parameters(request, allowed: allowed, now: now())
    }
}
