/// The tables of `Config/knowledge` and their columns.
public enum KnowledgeTable: String, Sendable, CaseIterable {
    case countries, organizations, programs, products, places, cities, people

    public var fileName: String { rawValue + ".tsv" }

    /// The header line, in order.
    public var columns: [String] {
        switch self {
        case .countries: ["id", "code", "name", "adjectives", "capital", "aliases", "demonyms"]
        case .organizations: ["id", "name", "kind", "country", "aliases", "parent"]
        case .programs: ["id", "name", "kind", "country", "aliases", "owner"]
        case .products: ["id", "name", "kind", "country", "aliases", "maker"]
        case .places, .cities: ["id", "name", "kind", "country", "aliases"]
        case .people: ["id", "name", "office", "organization", "country", "aliases", "from", "to"]
        }
    }
}

/// A line of a table.
struct TableRow: Sendable {
    let table: KnowledgeTable
    /// Of the table; handed down, as making them for each cell would take most of the time of loading.
    let columns: [String]
    let line: Int
    let cells: [String]

    func cell(_ column: String) -> String {
        columns.firstIndex(of: column).map { cells[$0] } ?? ""
    }

    /// The `|`-separated parts of a cell, without blanks and empty parts.
    func list(_ column: String) -> [String] {
        let text = cell(column)
        guard !text.isEmpty else { return [] }
        return text.utf8.split(separator: 0x7C).map { TableRow.trimmed($0) }.filter { !$0.isEmpty }
    }

    func error(_ code: KnowledgeError.Code, _ column: String, _ value: String, _ allowed: String) -> KnowledgeError {
        KnowledgeError(
            code: code,
            file: table.fileName,
            line: line,
            column: column,
            value: value,
            allowed: allowed
        )
    }

    private static func trimmed(_ part: Substring.UTF8View) -> String {
        var part = part
        while part.first == 0x20 { part.removeFirst() }
        while part.last == 0x20 { part.removeLast() }
        return String(Substring(part))
    }
}

/// Cuts a table into rows: tab-separated cells, `#` lines are comments, the first other line is the header.
enum TableReader {
    static func rows(of bytes: [UInt8], table: KnowledgeTable) throws(KnowledgeError) -> [TableRow] {
        var rows: [TableRow] = []
        let columns = table.columns
        var sawHeader = false
        var lineNumber = 0
        var start = 0
        while start < bytes.count {
            lineNumber += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[start..<end]
            start = end + 1
            if line.last == 0x0D { line = line.dropLast() }
            guard let first = line.first, first != 0x23 else { continue }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { String(validating: $0, as: UTF8.self) }
            guard let cells = allValid(cells) else {
                throw KnowledgeError(code: .notUTF8, file: table.fileName, line: lineNumber, allowed: "UTF-8")
            }
            if sawHeader {
                rows.append(try row(cells, table: table, columns: columns, line: lineNumber))
            } else {
                try checkHeader(cells, table: table, line: lineNumber)
                sawHeader = true
            }
        }
        return rows
    }

    private static func allValid(_ cells: [String?]) -> [String]? {
        let valid = cells.compactMap { $0 }
        return valid.count == cells.count ? valid : nil
    }

    private static func checkHeader(
        _ cells: [String],
        table: KnowledgeTable,
        line: Int
    ) throws(KnowledgeError) {
        guard cells == table.columns else {
            throw KnowledgeError(
                code: .badHeader,
                file: table.fileName,
                line: line,
                value: cells.joined(separator: " "),
                allowed: "the columns are " + table.columns.joined(separator: ", ") + ", separated by tabs"
            )
        }
    }

    /// Trailing empty cells may be left out, as editors strip them.
    private static func row(
        _ cells: [String],
        table: KnowledgeTable,
        columns: [String],
        line: Int
    ) throws(KnowledgeError) -> TableRow {
        let width = columns.count
        guard cells.count <= width, cells.count >= 2 else {
            throw KnowledgeError(
                code: .wrongCellCount,
                file: table.fileName,
                line: line,
                value: "\(cells.count) cells",
                allowed: "\(width) cells, separated by tabs: " + columns.joined(separator: ", ")
            )
        }
        let padded = cells + Array(repeating: "", count: width - cells.count)
        return TableRow(table: table, columns: columns, line: line, cells: padded)
    }
}
