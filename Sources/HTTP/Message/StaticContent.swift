/// Content that is made once and sent often: its ETag is known and its compressed form is kept.
public final class StaticContent: Sendable {
    /// The media type.
    public let contentType: String
    /// The bytes.
    public let bytes: [UInt8]
    /// The strong ETag of the bytes, with its quotes.
    public let entityTag: String
    /// What Cache-Control says; nil leaves it out.
    public let cacheControl: String?
    let gzip: [UInt8]?
    let gzipEntityTag: String

    /// Takes the bytes, hashes them, and compresses them when that makes them smaller.
    public init(_ bytes: [UInt8], contentType: String, cacheControl: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
        self.cacheControl = cacheControl
        entityTag = EntityTag.strong(bytes.span)
        gzipEntityTag = EntityTag.suffixed(entityTag, "-gzip")
        let compressed =
            ContentCoding.isCompressible(contentType) && bytes.count >= 512
            ? GzipCompressor(level: 9)?.compress(bytes) : nil
        gzip = compressed.flatMap { $0.count < bytes.count ? $0 : nil }
    }
}
