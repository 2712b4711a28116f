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

    /// The same text gives the same version on any machine (FNV-1a, RFC 9923).
    static func version(of text: String) -> String {
        var hash = WordKey.seed
        for byte in text.utf8 { WordKey.mix(byte, into: &hash) }
        return String(hash, radix: 16)
    }

    static func rows(of text: String, columns: [String], file: String) throws(AnalysisTableError) -> [Row] {
        var rows: [Row] = []
        var sawHeader = false
        // By bytes: in UTF-8 a tab or a line end is never part of another letter.
        let bytes = Array(text.utf8)
        var start = 0
        var number = 0
        while start <= bytes.count {
            number += 1
            let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let end = next > start && bytes[next - 1] == 0x0D ? next - 1 : next
            defer { start = next + 1 }
            guard end > start, bytes[start] != 0x23 else { continue }
            let cells = bytes[start..<end].split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            let row = Row(file: file, line: number, cells: cells)
            guard cells.count == columns.count else {
                throw row.error(
                    String(decoding: bytes[start..<end], as: UTF8.self),
                    "\(columns.count) cells separated by tabs: " + columns.joined(separator: ", ")
                )
            }
            if sawHeader {
                rows.append(row)
            } else {
                guard cells == columns else {
                    throw row.error(
                        String(decoding: bytes[start..<end], as: UTF8.self),
                        "the columns are " + columns.joined(separator: ", ")
                    )
                }
                sawHeader = true
            }
        }
        return rows
    }
}
