import GRDB
import GRDBSQLite

/// A value that a statement is given.
protocol StatementValue {
    /// Binds itself; gives an SQLite result code.
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: StatementValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_int64(statement, index, self) }
}

extension Int: StatementValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Bool: StatementValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        sqlite3_bind_int64(statement, index, self ? 1 : 0)
    }
}

extension Double: StatementValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 { sqlite3_bind_double(statement, index, self) }
}

extension String: StatementValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty buffer may have no address, which SQLite would take for NULL.
                guard let start = characters.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, nil) }
                return sqlite3_bind_text64(
                    statement,
                    index,
                    start,
                    UInt64(characters.count),
                    PreparedStatement.transient,
                    UInt8(SQLITE_UTF8)
                )
            }
        }
    }
}

extension [UInt8]: StatementValue {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return sqlite3_bind_zeroblob(statement, index, 0) }
            return sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), PreparedStatement.transient)
        }
    }
}

/// A statement that runs without a box around each value: an article is about a hundred small rows, and what GRDB does
/// beside SQLite's own work for each would be half of the time.
///
/// Belongs to the connection's cache of statements; not for use by other threads.
struct PreparedStatement {
    /// SQLite copies what is bound.
    static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private let statement: Statement
    private let pointer: OpaquePointer

    init(_ sql: String, _ connection: Database) throws {
        statement = try connection.cachedStatement(sql: sql)
        pointer = statement.sqliteStatement
    }

    /// Runs a statement whose rows, if it gives any, are of no interest.
    func run(_ values: [(any StatementValue)?]) throws {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        while try step() {}
    }

    /// Hands each row to `body`, which must not run this statement again.
    func forEach(_ values: [(any StatementValue)?], _ body: (StatementRow) throws -> Void) throws {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        while try step() { try body(StatementRow(pointer: pointer)) }
    }

    /// What `read` makes of the first row; nil when there is none.
    func first<Value>(_ values: [(any StatementValue)?], _ read: (StatementRow) throws -> Value) throws -> Value? {
        try bind(values)
        defer { sqlite3_reset(pointer) }
        return try step() ? try read(StatementRow(pointer: pointer)) : nil
    }

    private func bind(_ values: [(any StatementValue)?]) throws {
        var index: Int32 = 0
        for value in values {
            index += 1
            let code = value?.bind(to: pointer, at: index) ?? sqlite3_bind_null(pointer, index)
            if code != SQLITE_OK { throw failure(code) }
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: sqlite3_errmsg(sqlite3_db_handle(pointer)).map { String(cString: $0) },
            sql: statement.sql
        )
    }
}

/// The row that a statement stands at; valid until it goes on. Columns count from 0.
struct StatementRow {
    fileprivate let pointer: OpaquePointer

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    func number(_ column: Int32) -> Double { sqlite3_column_double(pointer, column) }

    func optionalNumber(_ column: Int32) -> Double? { isNull(column) ? nil : number(column) }

    func text(_ column: Int32) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: Int32) -> String? {
        guard let start = sqlite3_column_text(pointer, column) else { return nil }
        let count = Int(sqlite3_column_bytes(pointer, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Nil for NULL and for no bytes.
    func bytes(_ column: Int32) -> [UInt8]? {
        guard let start = sqlite3_column_blob(pointer, column) else { return nil }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
    }
}
