/// An array of plain values that one owner appends to while readers hold earlier states of it.
///
/// A copy is a snapshot: it shares the memory and sees the first `count` values, which never change. Appending costs
/// amortised constant time even while snapshots are held, where an `Array` would copy itself whole each time.
struct GrowingColumn<Element: BitwiseCopyable & Sendable>: Sendable {
    /// The shared memory.
    ///
    /// `@unchecked Sendable` is safe: elements below any snapshot's `count` are never written again; elements above
    /// are written by the one owner (who holds ``SearchIndex``'s lock) and seen by others only through snapshots taken
    /// under the same lock later; `used` is touched by the owner alone.
    private final class Memory: @unchecked Sendable {
        let base: UnsafeMutablePointer<Element>
        let capacity: Int
        var used: Int

        init(capacity: Int) {
            self.capacity = max(capacity, 1)
            base = .allocate(capacity: self.capacity)
            used = 0
        }

        deinit { base.deallocate() }
    }

    private var memory: Memory
    private(set) var count = 0

    init(capacity: Int = 0) {
        memory = Memory(capacity: capacity)
    }

    init(copying source: UnsafeBufferPointer<Element>) {
        memory = Memory(capacity: source.count)
        if let base = source.baseAddress { memory.base.update(from: base, count: source.count) }
        memory.used = source.count
        count = source.count
    }

    init(repeating value: Element, count: Int) {
        memory = Memory(capacity: count)
        memory.base.initialize(repeating: value, count: count)
        memory.used = count
        self.count = count
    }

    /// `count` values that `fill` writes; nil when it says that it could not.
    init?(count: Int, filledBy fill: (UnsafeMutableRawBufferPointer) -> Bool) {
        memory = Memory(capacity: count)
        let size = count * MemoryLayout<Element>.stride
        guard fill(UnsafeMutableRawBufferPointer(start: memory.base, count: size)) else { return nil }
        memory.used = count
        self.count = count
    }

    var byteCount: Int { memory.capacity * MemoryLayout<Element>.stride }

    subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "index outside the column")
        return memory.base[index]
    }

    mutating func append(_ element: Element) {
        if memory.used != count || count == memory.capacity { copy(capacity: max(16, count + count / 2)) }
        memory.base[count] = element
        count += 1
        memory.used = count
    }

    /// Changes values in a copy of its own, so that snapshots stay as they are.
    mutating func edit(_ body: (UnsafeMutableBufferPointer<Element>) -> Void) {
        copy(capacity: memory.capacity)
        body(UnsafeMutableBufferPointer(start: memory.base, count: count))
    }

    /// Keeps the elements for which `isKept` holds, in a copy of its own.
    mutating func filter(_ isKept: (Int) -> Bool) {
        let source = memory
        let kept = Memory(capacity: memory.capacity)
        var position = 0
        for index in 0..<count where isKept(index) {
            kept.base[position] = source.base[index]
            position += 1
        }
        kept.used = position
        memory = kept
        count = position
    }

    /// The values; valid inside `body` only.
    func withValues<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(memory) {
            try body(UnsafeBufferPointer(start: memory.base, count: count))
        }
    }

    /// The values, for inner loops; valid as long as this column or a copy of it is held.
    var unsafeValues: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: memory.base, count: count) }

    private mutating func copy(capacity: Int) {
        let larger = Memory(capacity: max(capacity, count + 1))
        larger.base.update(from: memory.base, count: count)
        larger.used = count
        memory = larger
    }
}
