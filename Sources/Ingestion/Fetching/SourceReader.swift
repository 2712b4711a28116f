import Foundation
public import Model
import Storage

/// A setting of a source as written in YAML or JSON.
public enum SourceValue: Sendable, Equatable, Decodable {
    case null
    case flag(Bool)
    case text(String)
    case list([String])
    case map([String: String])

    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([String].self) {
            self = .list(list)
        } else if let map = try? value.decode([String: String].self) {
            self = .map(map)
        } else if let number = try? value.decode(Double.self) {
            self = .text(number == number.rounded() ? String(Int64(clamping: Int(number))) : String(number))
        } else {
            throw DecodingError.dataCorruptedError(
                in: value,
                debugDescription: "must be a text, true or false, a list of texts, or an object of texts"
            )
        }
    }
}

/// A fault in the settings of a source, with what would do.
public struct SourceFault: Error, Sendable, Equatable, CustomStringConvertible {
    public var field: String
    public var message: String
    public var allowed: [String]

    public init(_ field: String, _ message: String, allowed: [String] = []) {
        self.field = field
        self.message = message
        self.allowed = allowed
    }

    public var description: String {
        field + ": " + message + (allowed.isEmpty ? "" : "; there are " + allowed.joined(separator: ", "))
    }
}

/// Reads the settings of a source, strictly: the one place that knows their names and what they may be.
public struct SourceReader: Sendable {
    /// Identifiers of the recipes there are; nil: not checked.
    private let recipes: Set<String>?
    /// Folders and files that `file://` sources may name.
    private let allowedPaths: [String]

    public static let fields = [
        "name", "url", "format", "schedule", "tier", "owner", "country", "language", "topics", "keep", "drop", "follow",
        "recipe", "headers", "timezone", "state",
    ]

    public init(recipes: Set<String>? = nil, allowedPaths: [String] = []) {
        self.recipes = recipes
        self.allowedPaths = allowedPaths
    }

    /// A new source. Without a name it is called after its address.
    public func source(_ values: [String: SourceValue]) throws(SourceFault) -> Source {
        var source = Source(name: "")
        try apply(values, to: &source)
        guard let url = source.url else {
            throw SourceFault("url", "is missing: the address of the feed or page")
        }
        if source.name.isEmpty { source.name = SourceReader.name(for: url) }
        return source
    }

    /// Changes the settings that `values` names; null means none.
    public func apply(_ values: [String: SourceValue], to source: inout Source) throws(SourceFault) {
        for (field, value) in values.sorted(by: { $0.key < $1.key }) {
            guard SourceReader.fields.contains(field) else {
                throw SourceFault(field, "is no setting of a source", allowed: SourceReader.fields)
            }
            switch field {
            case "name", "url", "format", "schedule", "state", "tier": try applyFirm(field, value, to: &source)
            case "follow":
                guard case .flag(let flag) = value else { throw SourceFault(field, "must be true or false") }
                source.follow = flag
            case "topics": source.topics = try topics(value)
            case "headers": source.headers = try headers(value)
            default: try applyText(field, SourceReader.text(field, value), to: &source)
            }
        }
    }

    private func applyFirm(_ field: String, _ value: SourceValue, to source: inout Source) throws(SourceFault) {
        let text = try SourceReader.text(field, value)
        switch field {
        case "name":
            guard let text, text.count <= 300 else { throw SourceFault(field, "must be 1 to 300 characters") }
            source.name = text
        case "url":
            guard let text else { throw SourceFault(field, "must be an address") }
            source.url = try address(text)
        case "format":
            source.format = try text.flatMap { text throws(SourceFault) in
                text == "auto" ? nil : try SourceReader.choice(field, text, SourceReader.formats, DocumentFormat.init)
            }
        case "schedule":
            guard let schedule = SourceSchedule(text ?? "adaptive") else {
                throw SourceFault(
                    field,
                    "is '\(text ?? "")', but must be an interval of at least a minute",
                    allowed: ["adaptive", "never", "30m", "2h", "1d"]
                )
            }
            source.schedule = schedule
        case "tier":
            source.tier = try SourceReader.choice(
                field,
                text ?? "trade",
                SourceTier.allCases.map(\.rawValue),
                SourceTier.init
            )
        default:
            source.state = try SourceReader.choice(
                field,
                text ?? "active",
                [SourceState.active, .paused].map(\.rawValue),
                SourceState.init
            )
        }
    }

    private func applyText(_ field: String, _ text: String?, to source: inout Source) throws(SourceFault) {
        switch field {
        case "owner": source.owner = text
        case "country":
            let code = text?.uppercased()
            if let code, code.utf8.count != 2 || !code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
                throw SourceFault(field, "is '\(text ?? "")', but must be two letters of ISO 3166, such as FR")
            }
            source.country = code
        case "language":
            if let text, !text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
                throw SourceFault(field, "is '\(text)', but must be a language tag such as en or pt-BR")
            }
            source.language = text
        case "keep":
            try SourceReader.check(field, text)
            source.keep = text
        case "drop":
            try SourceReader.check(field, text)
            source.drop = text
        case "recipe":
            if let text, let recipes, !recipes.contains(text) {
                throw SourceFault(field, "there is no recipe '\(text)'", allowed: recipes.sorted())
            }
            source.recipe = text
        default:
            if let text, TimeZone(identifier: text) == nil {
                throw SourceFault(field, "is '\(text)', but must be a time zone's name, such as Europe/Paris")
            }
            source.timezone = text
        }
    }

    private func address(_ text: String) throws(SourceFault) -> String {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased() else {
            throw SourceFault("url", "'\(text)' is no address: it must begin with https:// or http://")
        }
        if scheme == "file" {
            guard FileAccess(allowedPaths: allowedPaths).allows(parts.path) else {
                throw SourceFault("url", "\(parts.path) lies in none of the folders that fetch.allowed_paths names")
            }
            return text
        }
        guard scheme == "http" || scheme == "https" else {
            throw SourceFault("url", "'\(scheme):' is not fetched", allowed: ["https", "http", "file"])
        }
        guard let host = parts.host, !host.isEmpty, let url = parts.url else {
            throw SourceFault("url", "'\(text)' names no host")
        }
        guard parts.user == nil, parts.password == nil else {
            throw SourceFault("url", "holds a user name: send it in the setting 'headers' instead")
        }
        return url.absoluteString
    }

    private func topics(_ value: SourceValue) throws(SourceFault) -> [String] {
        let words = try SourceReader.list("topics", value)
        let known = Topic.allCases.map(\.rawValue)
        for word in words where !known.contains(word) {
            throw SourceFault("topics", "there is no topic '\(word)'", allowed: known)
        }
        return words
    }

    private func headers(_ value: SourceValue) throws(SourceFault) -> [String: String] {
        let map: [String: String]
        switch value {
        case .null: map = [:]
        case .map(let pairs): map = pairs
        default: throw SourceFault("headers", "must be names with values")
        }
        let ours = ["host", "content-length", "transfer-encoding", "connection", "user-agent", "accept-encoding"]
        for (name, text) in map {
            let isToken =
                !name.isEmpty
                && name.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
                }
            guard isToken, !ours.contains(name.lowercased()) else {
                throw SourceFault("headers", "'\(name)' cannot be set")
            }
            guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw SourceFault("headers", "the value of '\(name)' holds control characters")
            }
        }
        return map
    }

    // MARK: pieces

    private static let formats = DocumentFormat.allCases.filter { $0 != .opml }.map(\.rawValue)

    /// Nil for null and the empty text.
    private static func text(_ field: String, _ value: SourceValue) throws(SourceFault) -> String? {
        switch value {
        case .null: return nil
        case .text(let text):
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.isEmpty ? nil : trimmed
        default: throw SourceFault(field, "must be a text")
        }
    }

    private static func list(_ field: String, _ value: SourceValue) throws(SourceFault) -> [String] {
        switch value {
        case .null: return []
        case .list(let words): return words
        case .text(let text):
            return text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        default: throw SourceFault(field, "must be a list of words")
        }
    }

    private static func choice<Value>(
        _ field: String,
        _ text: String,
        _ allowed: [String],
        _ make: (String) -> Value?
    ) throws(SourceFault) -> Value {
        guard allowed.contains(text), let value = make(text) else {
            throw SourceFault(field, "is '\(text)'", allowed: allowed)
        }
        return value
    }

    private static func check(_ field: String, _ query: String?) throws(SourceFault) {
        guard let query else { return }
        do {
            _ = try ArticleRule(query)
        } catch {
            throw SourceFault(field, "\(error)")
        }
    }

    /// Host and path, without what every address has.
    static func name(for url: String) -> String {
        guard let parts = URLComponents(string: url) else { return url }
        var host = parts.host ?? ""
        if host.hasPrefix("www.") { host = String(host.dropFirst(4)) }
        let path = parts.path.split(separator: "/").joined(separator: "/")
        return path.isEmpty ? host : host.isEmpty ? path : host + "/" + path
    }
}

/// Which files `file://` sources may read.
public struct FileAccess: Sendable {
    private let allowed: [String]

    public init(allowedPaths: [String]) {
        allowed = allowedPaths.map(FileAccess.resolved)
    }

    /// Whether the file itself, links followed, lies in an allowed folder.
    public func allows(_ path: String) -> Bool {
        let path = FileAccess.resolved(path)
        return allowed.contains { path == $0 || path.hasPrefix($0 == "/" ? "/" : $0 + "/") }
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
}
