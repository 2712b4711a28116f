import Foundation

/// A line of an analyst's table that cannot be taken up.
public struct AnalysisTableError: Error, Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// 1-based; 0 when the file as a whole is meant.
    public let line: Int
    public let value: String
    /// What would have been right.
    public let allowed: String

    public var description: String { "\(file):\(line): '\(value)': \(allowed)" }
}

/// Reads small tab-separated tables: `#` lines are comments, the first other line names the columns.
enum AnalysisTable {
    struct Row {
        let file: String
        let line: Int
        let cells: [String]

        func error(_ value: String, _ allowed: String) -> AnalysisTableError {
            AnalysisTableError(file: file, line: line, value: value, allowed: allowed)
        }
    }

    static func contents(of url: URL) throws(AnalysisTableError) -> String {
        do {
            return try String(contentsOf: url, encoding: .utf8)
        } catch {
            throw AnalysisTableError(
                file: url.lastPathComponent,
                line: 0,
                value: url.path,
                allowed: "a readable UTF-8 file is needed"
            )
        }
    }

    static func rows(of text: String, columns: [String], file: String) throws(AnalysisTableError) -> [Row] {
        var rows: [Row] = []
        var sawHeader = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.last == "\r" ? line.dropLast() : line
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let row = Row(file: file, line: index + 1, cells: cells)
            guard cells.count == columns.count else {
                throw row.error(
                    String(line),
                    "\(columns.count) cells separated by tabs: " + columns.joined(separator: ", ")
                )
            }
            if sawHeader {
                rows.append(row)
            } else {
                guard cells == columns else {
                    throw row.error(String(line), "the columns are " + columns.joined(separator: ", "))
                }
                sawHeader = true
            }
        }
        return rows
    }
}
