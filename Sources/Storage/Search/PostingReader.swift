import CFTS5
import GRDB

/// Reads lists of postings from the durable index.
struct PostingReader {
    let connection: Database
    /// Nanoseconds of the monotonic clock after which reading stops; 0: never.
    var deadline: UInt64 = 0

    /// The postings of `atom` among the articles with keys from `first` to `last`, and whether the deadline cut them.
    ///
    /// - Throws: ``GRDB/DatabaseError`` when FTS5 refuses an expression.
    func read(
        _ atom: SearchAtom,
        from first: Int64 = 0,
        to last: Int64 = .max
    ) throws -> (
        list: PostingList, isCut: Bool
    ) {
        var list = PostingList()
        switch atom {
        case .text(let expression):
            var read = parallax_postings()
            read.deadline = deadline
            defer { parallax_postings_free(&read) }
            try check(
                parallax_fts5_collect(connection.sqliteConnection, expression, first, last, &read),
                connection
            )
            list.documents = GrowingColumn(copying: UnsafeBufferPointer(start: read.documents, count: read.count))
            list.frequencies = GrowingColumn(copying: UnsafeBufferPointer(start: read.frequencies, count: read.count))
            return (list, read.is_cut != 0)
        case .entity(let key):
            // By the entity's index for all of it, by the article's for the few behind `first`.
            let sql =
                first <= 0
                ? "SELECT article_key FROM article_entity WHERE entity_key = ? AND article_key >= ? AND article_key <= ?"
                : """
                SELECT article_key FROM article_entity
                WHERE +entity_key = ? AND article_key >= ? AND article_key <= ?
                """
            let keys = try Int64.fetchAll(connection.cachedStatement(sql: sql), arguments: [key, first, last])
            let once: UInt8 = 1
            list.append(keys.filter { $0 <= Int64(UInt32.max) }.sorted().map { (UInt32(clamping: $0), once) })
            return (list, false)
        }
    }
}
