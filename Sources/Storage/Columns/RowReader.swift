import CRows
import GRDB

/// Reads whole results as 64-bit words, in blocks.
enum RowReader {
    static let null = Int64.min
    private static let blockRows = 1024

    /// Visits every row of `sql` as words.
    ///
    /// - Parameters:
    ///   - shape: one letter a column: `i` integer, `r` real, `d` day, `w` short word, `h` hash of a text; see
    ///     `CRows.h`.
    static func visit(
        _ sql: String,
        _ shape: StaticString,
        in connection: Database,
        _ body: (UnsafePointer<Int64>) -> Void
    ) throws {
        var rows = parallax_rows()
        let letters = UnsafeRawPointer(shape.utf8Start).assumingMemoryBound(to: CChar.self)
        defer { parallax_rows_close(&rows) }
        try check(parallax_rows_open(connection.sqliteConnection, sql, letters, &rows), connection)
        let width = Int(rows.width)
        let words = UnsafeMutablePointer<Int64>.allocate(capacity: blockRows * max(1, width))
        defer { words.deallocate() }
        while true {
            var count: Int32 = 0
            try check(parallax_rows_next(&rows, words, Int32(blockRows), &count), connection)
            if count == 0 { return }
            for row in 0..<Int(count) { body(words + row * width) }
        }
    }

    /// The hash that letter `h` gives for a text.
    static func hash(_ text: String) -> Int64 {
        var text = text
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { bytes in
                Int64(bitPattern: parallax_text_hash(bytes.baseAddress, Int32(bytes.count)))
            }
        }
    }

    /// The text of a word that letter `w` gave.
    static func text(_ word: Int64) -> String {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: word >> Int64(56 - $0 * 8)) }.prefix { $0 != 0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension UnsafePointer<Int64> {
    /// A real that letter `r` gave.
    func real(_ column: Int) -> Double { Double(bitPattern: UInt64(bitPattern: self[column])) }

    /// A key; 0 for NULL.
    func key(_ column: Int) -> UInt32 { UInt32(clamping: self[column]) }
}
