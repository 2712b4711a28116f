/// Why the tables could not be taken up. The knowledge in use stays as it is.
public struct KnowledgeError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case missingFile = "missing_file"
        case unreadable
        case notUTF8 = "not_utf8"
        case badHeader = "bad_header"
        case wrongCellCount = "wrong_cell_count"
        case emptyValue = "empty_value"
        case badValue = "bad_value"
        case duplicateID = "duplicate_id"
    }

    public var code: Code
    /// The file's name without its folder.
    public var file: String
    /// 1-based; nil when the whole file is meant.
    public var line: Int?
    public var column: String?
    public var value: String?
    /// What may stand there, or what is wrong, in words.
    public var allowed: String

    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let column { place += ", column \(column)" }
        let shown = value.map { ": “\($0.prefix(80))”" } ?? ""
        return "\(place): \(code.rawValue)\(shown) (\(allowed))"
    }
}
