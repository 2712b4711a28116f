/// Why bytes could not be read, where, and how to mend it.
public struct ParsingError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        case empty
        case unknownFormat = "unknown_format"
        case malformed
        case missingField = "missing_field"
        case badValue = "bad_value"
        case tooLarge = "too_large"
        case tooDeep = "too_deep"
        case tooManyNodes = "too_many_nodes"
        case entityExpansion = "entity_expansion"
        case decompression
        case noArticle = "no_article"
    }

    public var code: Code
    /// A sentence that holds the value and the limit, and says how to mend it.
    public var message: String
    /// 0-based offset into the bytes, when known.
    public var byteOffset: Int?
    /// 1-based line, when known.
    public var line: Int?

    public init(_ code: Code, _ message: String, byteOffset: Int? = nil, line: Int? = nil) {
        self.code = code
        self.message = message
        self.byteOffset = byteOffset
        self.line = line
    }

    public var description: String {
        let place = [line.map { "line \($0)" }, byteOffset.map { "byte \($0)" }].compactMap(\.self)
        return place.isEmpty ? message : message + " (" + place.joined(separator: ", ") + ")"
    }
}
