public import Model

/// Reads newline-delimited JSON, one article a line, as the bytes come in: memory is bounded by the longest line.
///
///     var reader = NDJSONReader(document: document)
///     while let chunk = next() { reader.read(chunk) { item in … } }
///     reader.finish { item in … }
///
/// A line that is no article comes back as a failure with its line and the byte offset of the mistake; the reader goes
/// on behind it. Empty lines are passed over. UTF-8 only, as NDJSON demands; a byte order mark is tolerated.
public struct NDJSONReader: Sendable {
    public enum Item: Sendable, Equatable {
        case article(Article)
        /// `index` counts lines that hold something, from 0.
        case failure(ItemFailure)
    }

    /// Longest line in bytes; a longer one is a `tooLarge` failure and is not kept.
    public static let longestLine = 16 << 20

    private let document: Document
    private let limits: ParsingLimits
    private let longestLine: Int
    private var pending: [UInt8] = []
    private var isOverlong = false
    private var line = 1
    private var lineStart = 0
    private var index = 0

    /// - Parameter document: what is known of the input as a whole (its source, its day); its bytes are not looked at.
    public init(document: Document = Document(bytes: []), limits: ParsingLimits = ParsingLimits()) {
        self.document = Document(
            bytes: [],
            format: .ndjson,
            url: document.url,
            source: document.source,
            publishedAt: document.publishedAt
        )
        self.limits = limits
        self.longestLine = min(NDJSONReader.longestLine, limits.documentBytes)
    }

    /// Takes the next bytes and hands on the articles of all lines that they complete, in order.
    public mutating func read(_ chunk: some RandomAccessCollection<UInt8>, _ yield: (Item) throws -> Void) rethrows {
        var rest = chunk[...]
        while let newline = rest.firstIndex(of: 0x0A) {
            let part = rest[..<newline]
            keep(part)
            let length = pendingLength + 1
            rest = rest[rest.index(after: newline)...]
            let item = takeLine()
            line += 1
            lineStart += length
            pendingLength = 0
            if let item { try yield(item) }
        }
        keep(rest)
    }

    /// Hands on the last line, when no newline ended it.
    public mutating func finish(_ yield: (Item) throws -> Void) rethrows {
        let item = takeLine()
        pendingLength = 0
        if let item { try yield(item) }
    }

    /// Bytes of the line so far, those that were not kept included.
    private var pendingLength = 0

    private mutating func keep(_ part: some Collection<UInt8>) {
        pendingLength += part.count
        if pendingLength > longestLine {
            isOverlong = true
            pending.removeAll(keepingCapacity: false)
        } else {
            pending.append(contentsOf: part)
        }
    }

    private mutating func takeLine() -> Item? {
        defer {
            pending.removeAll(keepingCapacity: pending.capacity <= 1 << 20)
            isOverlong = false
        }
        if line == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
        if !isOverlong, pending.allSatisfy(ASCII.isSpace) { return nil }
        defer { index += 1 }
        do throws(ParsingError) {
            guard !isOverlong else {
                throw ParsingError(.tooLarge, "a line of \(pendingLength) bytes; \(longestLine) are the limit")
            }
            let decoded = CharacterSetDecoder.decode(pending, contentType: nil, hint: .json)
            let value = try JSONText.value(decoded.utf8, limits: limits)
            var article = try JSONArticleParser.article(value, document: document, format: .ndjson)
            if decoded.replacedCount > 0 {
                article.warnings.append("\(decoded.replacedCount) byte sequences are no \(decoded.encoding)")
            }
            return .article(article)
        } catch {
            var placed = error
            placed.line = line
            placed.byteOffset = lineStart + (error.byteOffset ?? 0)
            return .failure(ItemFailure(index: index, error: placed))
        }
    }
}

extension NDJSONReader {
    /// Reads a whole document that is in memory.
    ///
    /// - Throws: `noArticle` when no line holds anything.
    static func parse(
        _ text: DecodedText,
        document: Document,
        limits: ParsingLimits
    ) throws(ParsingError) -> ParsedDocument {
        var reader = NDJSONReader(document: document, limits: limits)
        var result = ParsedDocument(format: .ndjson)
        func take(_ item: Item) {
            switch item {
            case .article(let article): result.articles.append(article)
            case .failure(let failure): result.failures.append(failure)
            }
        }
        reader.read(text.utf8, take)
        reader.finish(take)
        guard !result.articles.isEmpty || !result.failures.isEmpty else {
            throw ParsingError(.empty, "no line holds a JSON object")
        }
        return result
    }
}
