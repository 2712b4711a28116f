/// How much of a request the parser takes before it refuses; all in bytes unless named a count.
public struct ParserLimits: Sendable, Equatable {
    /// The longest request target: 414 beyond it. RFC 9112 §3 asks for at least 8000.
    public var targetBytes = 8192
    /// Request line and header section together: 431 beyond it. At most 65,535, which keeps field offsets small.
    public var headerBytes = 32768
    /// Field lines in the header section: 431 beyond it.
    public var headerCount = 128
    /// The body after removing the chunked coding: 413 beyond it. A route may set its own.
    public var bodyBytes = 16 * 1024 * 1024
    /// Chunk extensions in one request, which carry nothing and cost time: 400 beyond it.
    public var chunkExtensionBytes = 4096
    /// The trailer section: 431 beyond it.
    public var trailerBytes = 8192
    /// Empty lines tolerated before a request line (RFC 9112 §2.2).
    public var leadingEmptyLines = 4

    /// The defaults.
    public init() {}
}
