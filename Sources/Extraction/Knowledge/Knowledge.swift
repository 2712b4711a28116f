public import Foundation

/// What the analyser knows before it reads: an immutable value. Editing a table means loading a new one.
public struct Knowledge: Sendable {
    /// All rows of all tables, in the order of ``KnowledgeTable``.
    public let entries: [KnowledgeEntry]
    /// A hash of all tables: the same text of the tables gives the same version on any machine.
    public let version: String
    let gazetteer: Gazetteer
    let lexicon: Lexicon
    private let rowIndex: [String: Int]
    private let countryIndex: [String: Int]

    /// Nothing but the words of the language: names are told by their shape and use alone.
    public static let empty = Knowledge(entries: [], lexicon: Lexicon(words: [], givenNames: []), version: "empty")

    /// Reads all tables and word lists of a folder laid out as `Config/knowledge`.
    public static func load(fromDirectory directory: URL) throws(KnowledgeError) -> Knowledge {
        var tables: [KnowledgeTable: [UInt8]] = [:]
        for table in KnowledgeTable.allCases {
            tables[table] = try contents(of: table.fileName, in: directory)
        }
        var lists: [WordList: [UInt8]] = [:]
        for list in WordList.allCases {
            lists[list] = try contents(of: list.fileName, in: directory)
        }
        return try parse(tables: tables, lists: lists)
    }

    /// Makes knowledge of tables in memory; what is missing counts as empty.
    ///
    /// - Throws: ``KnowledgeError`` for the first line that cannot be taken up.
    public static func parse(
        tables: [KnowledgeTable: [UInt8]],
        lists: [WordList: [UInt8]] = [:]
    ) throws(KnowledgeError) -> Knowledge {
        var entries: [KnowledgeEntry] = []
        var codes: Set<String> = []
        var seen: Set<String> = []
        for table in KnowledgeTable.allCases {
            let rows = try TableReader.rows(of: tables[table] ?? [], table: table)
            if table == .countries { codes = Set(rows.map { $0.cell("code") }) }
            for row in rows {
                let entry = try KnowledgeEntryReader.entry(from: row, countryCodes: codes)
                guard seen.insert(entry.rowID).inserted else {
                    throw row.error(.duplicateID, "id", entry.rowID, "an id is unique over all tables")
                }
                entries.append(entry)
            }
        }
        let lexicon = Lexicon(words: lists[.words] ?? [], givenNames: lists[.givenNames] ?? [])
        return Knowledge(entries: entries, lexicon: lexicon, version: hash(tables, lists))
    }

    private init(entries: [KnowledgeEntry], lexicon: Lexicon, version: String) {
        self.entries = entries
        self.lexicon = lexicon
        self.version = version
        gazetteer = GazetteerBuilder.build(entries)
        rowIndex = Dictionary(entries.enumerated().map { ($1.rowID, $0) }, uniquingKeysWith: { first, _ in first })
        countryIndex = Dictionary(
            entries.enumerated().filter { $1.kind == .country }.map { ($1.country ?? "", $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The row of an id without `ent_`.
    public func entry(rowID: String) -> KnowledgeEntry? {
        rowIndex[rowID].map { entries[$0] }
    }

    /// The country of an ISO 3166-1 alpha-2 code.
    public func country(code: String) -> KnowledgeEntry? {
        countryIndex[code].map { entries[$0] }
    }

    private static func contents(of name: String, in directory: URL) throws(KnowledgeError) -> [UInt8] {
        let url = directory.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw KnowledgeError(
                code: .missingFile,
                file: name,
                value: directory.path,
                allowed: "every table and word list must be there, if only with its header"
            )
        }
        do {
            return try [UInt8](Data(contentsOf: url))
        } catch {
            throw KnowledgeError(code: .unreadable, file: name, allowed: error.localizedDescription)
        }
    }

    /// FNV-1a (RFC 9923) over all bytes, table by table.
    private static func hash(_ tables: [KnowledgeTable: [UInt8]], _ lists: [WordList: [UInt8]]) -> String {
        var hash = WordKey.seed
        let all = KnowledgeTable.allCases.map { tables[$0] ?? [] } + WordList.allCases.map { lists[$0] ?? [] }
        for bytes in all {
            for byte in bytes { WordKey.mix(byte, into: &hash) }
            WordKey.mix(0, into: &hash)
        }
        return String(hash, radix: 16)
    }
}
