import Foundation
public import Model
import Parsing
public import Storage
import Yams

/// Lists of sources outside the database: `sources.yaml`, JSON with every setting, OPML with names and addresses.
public enum SourceList {
    /// A list that cannot be read, with where and why.
    public struct Fault: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    /// What an import or the configuration did.
    public struct Change: Sendable, Equatable {
        public var added: [String] = []
        public var updated: [String] = []
        public var removed: [String] = []
        public var unchanged = 0
    }

    /// Reads any of the three, found out from the bytes.
    public static func read(_ bytes: [UInt8], reader: SourceReader, name: String) throws -> [Source] {
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        if first == 0x3C { return try opml(bytes, reader: reader) }
        if first == 0x7B || first == 0x5B { return try json(bytes, reader: reader, name: name) }
        return try yaml(String(decoding: bytes, as: UTF8.self), reader: reader, name: name)
    }

    /// `sources:` with a list, each entry the settings of one source.
    public static func yaml(_ text: String, reader: SourceReader, name: String) throws -> [Source] {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Fault(description: "\(name): is not YAML: \(error)")
        }
        guard let root, root.null == nil else { return [] }
        guard let mapping = root.mapping else { throw Fault(description: "\(name): must hold 'sources:' and a list") }
        var entries: [Node] = []
        for (key, value) in mapping {
            guard key.string == "sources" else {
                throw Fault(description: "\(place(name, key)): there is no '\(key.string ?? "?")'; there is sources")
            }
            if value.null != nil { continue }
            guard let list = value.sequence else {
                throw Fault(description: "\(place(name, value)): sources must be a list")
            }
            entries = Array(list)
        }
        var sources: [Source] = []
        for entry in entries {
            guard let fields = entry.mapping else {
                throw Fault(description: "\(place(name, entry)): a source must be settings such as 'url: https://…'")
            }
            var values: [String: SourceValue] = [:]
            for (key, value) in fields {
                guard let field = key.string, let read = SourceList.value(value, of: field) else {
                    throw Fault(description: "\(place(name, key)): \(key.string ?? "?") cannot be read")
                }
                values[field] = read
            }
            do {
                sources.append(try reader.source(values))
            } catch {
                let node = fields.first { $0.key.string == error.field }?.key ?? entry
                throw Fault(description: "\(place(name, node)): \(error)")
            }
        }
        return try distinct(sources, name: name)
    }

    /// An array of sources, or an object whose `sources` or `data` is one.
    public static func json(_ bytes: [UInt8], reader: SourceReader, name: String) throws -> [Source] {
        struct Wrapped: Decodable {
            var sources: [[String: SourceValue]]?
            var data: [[String: SourceValue]]?
        }
        let list: [[String: SourceValue]]
        do {
            let data = Data(bytes)
            if bytes.first(where: { $0 > 0x20 }) == 0x5B {
                list = try JSONDecoder().decode([[String: SourceValue]].self, from: data)
            } else {
                let wrapped = try JSONDecoder().decode(Wrapped.self, from: data)
                list = wrapped.sources ?? wrapped.data ?? []
            }
        } catch {
            throw Fault(description: "\(name): is no JSON list of sources: \(error)")
        }
        var sources: [Source] = []
        for (index, values) in list.enumerated() {
            do {
                sources.append(try reader.source(values))
            } catch {
                throw Fault(description: "\(name): source \(index + 1): \(error)")
            }
        }
        return try distinct(sources, name: name)
    }

    /// OPML: names and addresses; the folders that are topics' names become topics.
    public static func opml(_ bytes: [UInt8], reader: SourceReader) throws -> [Source] {
        let list = try OPML(parsing: bytes)
        var names: Set<String> = []
        var addresses: Set<String> = []
        return try list.outlines.compactMap { outline in
            var values: [String: SourceValue] = ["url": .text(outline.feedURL)]
            if let title = outline.title { values["name"] = .text(String(title.prefix(300))) }
            let topics = outline.folders.filter { Topic(rawValue: $0) != nil }
            if !topics.isEmpty { values["topics"] = .list(topics) }
            var source = try reader.source(values)
            guard addresses.insert(source.url ?? "").inserted else { return nil }
            if !names.insert(source.name).inserted {
                source.name = "\(source.name) (\(SourceReader.name(for: source.url ?? "")))"
                names.insert(source.name)
            }
            return source
        }
    }

    /// The sources that have an address, as OPML; the first topic is the folder.
    public static func opml(of sources: [Source]) -> String {
        OPML(
            title: "Parallax sources",
            outlines: sources.compactMap { source in
                source.url.map { url in
                    OPML.Outline(feedURL: url, title: source.name, folders: Array(source.topics.prefix(1)))
                }
            }
        ).xml()
    }

    /// Adds or updates each; none is removed.
    public static func merge(_ sources: [Source], origin: SourceOrigin, into session: WriteSession) throws -> Change {
        try apply(sources, origin: origin, removesOthers: false, in: session)
    }

    /// Brings the sources of the configuration file in step: adds, updates, and removes those that left the file.
    /// Whether one is paused is not the file's business unless it says so.
    public static func synchronize(_ sources: [Source], with session: WriteSession) throws -> Change {
        try apply(sources, origin: .config, removesOthers: true, in: session)
    }

    private static func apply(
        _ sources: [Source],
        origin: SourceOrigin,
        removesOthers: Bool,
        in session: WriteSession
    ) throws -> Change {
        var change = Change()
        let known = try session.fetchedSources()
        for source in sources {
            let row = known.first { $0.source.name == source.name } ?? known.first { $0.source.url == source.url }
            guard let row else {
                try session.addSource(source, origin: origin)
                change.added.append(source.name)
                continue
            }
            var wanted = source
            if wanted.state == .active { wanted.state = row.source.state }
            if wanted == row.source, row.origin == origin || !removesOthers {
                change.unchanged += 1
            } else {
                try session.updateSource(row, to: wanted, origin: origin)
                change.updated.append(source.name)
            }
        }
        guard removesOthers else { return change }
        for row in known where row.origin == .config {
            if sources.contains(where: { $0.name == row.source.name || $0.url == row.source.url }) { continue }
            try session.removeSource(row)
            change.removed.append(row.source.name)
        }
        return change
    }

    private static func value(_ node: Node, of field: String) -> SourceValue? {
        if node.null != nil { return .null }
        if let sequence = node.sequence { return .list(sequence.compactMap(\.string)) }
        if let mapping = node.mapping {
            var map: [String: String] = [:]
            for (key, value) in mapping {
                guard let name = key.string, let text = value.string else { return nil }
                map[name] = text
            }
            return .map(map)
        }
        // Only where a flag is wanted: YAML 1.1 reads Norway's NO as false.
        if field == "follow", let flag = node.bool { return .flag(flag) }
        return node.string.map(SourceValue.text)
    }

    private static func distinct(_ sources: [Source], name: String) throws -> [Source] {
        for (index, source) in sources.enumerated() {
            if sources[..<index].contains(where: { $0.name == source.name }) {
                throw Fault(description: "\(name): two sources are called '\(source.name)'")
            }
            if sources[..<index].contains(where: { $0.url == source.url }) {
                throw Fault(description: "\(name): two sources have the address \(source.url ?? "")")
            }
        }
        return sources
    }

    private static func place(_ name: String, _ node: Node) -> String {
        name + (node.mark.map { ":\($0.line)" } ?? "")
    }
}
