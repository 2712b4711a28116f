/// Bounds on what a document may cost. All of them are settings (`parsing.*` in `Config/parallax.yaml`).
public struct ParsingLimits: Sendable, Equatable {
    /// Bytes of a document, after decompression.
    public var documentBytes = 64 << 20
    /// Decompressed bytes for each compressed byte.
    public var decompressionRatio = 200
    /// Nested elements or JSON values.
    public var depth = 256
    /// Elements, attributes and texts of a parsed tree.
    public var nodes = 2_000_000
    /// Bytes that XML entities may expand to.
    public var entityBytes = 1 << 20
    /// Articles taken from one document; the rest is reported as a warning. NDJSON is not bounded by it.
    public var articles = 20_000

    public init() {}
}
