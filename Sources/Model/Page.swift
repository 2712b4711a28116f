/// Where a list goes on: the sort value and the key of the last row given. `value` is nil where the row has none.
public struct PagePosition: Sendable, Hashable {
    public var value: Int64?
    public var key: Int64

    public init(value: Int64?, key: Int64) {
        self.value = value
        self.key = key
    }
}

/// How much of a list is asked for.
public struct PageRequest: Sendable, Hashable {
    /// At least 1.
    public var limit: Int
    public var after: PagePosition?

    public init(limit: Int, after: PagePosition? = nil) {
        self.limit = max(1, limit)
        self.after = after
    }
}

/// A stretch of a list.
public struct Page<Row: Sendable>: Sendable {
    public var rows: [Row]
    /// Nil when this is the end.
    public var next: PagePosition?
    public var total: Int

    public init(rows: [Row], next: PagePosition? = nil, total: Int) {
        self.rows = rows
        self.next = next
        self.total = total
    }
}
