/// Bytes that are written run after run: texts of feeds and pages come in thousands of short runs, for which the checks
/// and reference counts of an array cost more than the copying.
///
/// Owns its memory; every write makes room before it happens, so none can leave it.
struct TextBuffer: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    /// Room for `capacity` bytes before memory is asked for again.
    init(capacity: Int) {
        self.capacity = max(capacity, 16)
        self.memory = .allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    var isEmpty: Bool { count == 0 }

    var last: UInt8? { count > 0 ? memory[count - 1] : nil }

    /// The bytes as they are now; not to be kept beyond `body`.
    borrowing func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: memory, count: count))
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        memory[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        guard let start = run.baseAddress else { return }
        if capacity - count < run.count { grow(by: run.count) }
        (memory + count).initialize(from: start, count: run.count)
        count += run.count
    }

    mutating func removeLast() {
        if count > 0 { count -= 1 }
    }

    /// Copies text from `start` on as far as it is one stretch of words: up to a `<`, an `&`, a control character, white
    /// space that is no single space, or the end of the text. Eight bytes at a time where they are ASCII.
    ///
    /// - Returns: the position of the first byte that was not copied.
    mutating func appendWords(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(text)
        let end = text.count
        if capacity - count < end - start { grow(by: end - start) }
        // Room for all that is left was made, so what is written below stays within the memory.
        let output = UnsafeMutableRawPointer(memory)
        var position = start
        var written = count
        var endsInSpace: UInt64 = 0
        while position < end {
            if position + 8 <= end {
                // The first byte in the lowest place, whatever the machine.
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                let (stops, spaces) = ByteWords.wordBreaks(word, endsInSpace)
                output.storeBytes(of: word.littleEndian, toByteOffset: written, as: UInt64.self)
                guard stops != 0 else {
                    endsInSpace = spaces >> 56
                    position += 8
                    written += 8
                    continue
                }
                let clean = stops.trailingZeroBitCount / 8
                position += clean
                written += clean
            }
            let byte = text[position]
            if byte < 0x20 || byte == 0x3C || byte == 0x26 { break }
            if byte == 0x20 {
                if written > count, output.load(fromByteOffset: written - 1, as: UInt8.self) == 0x20 { break }
                endsInSpace = 0x80
            } else {
                if byte >= 0x80, PlainTextWriter.spaceWidth(text, position) > 0 { break }
                endsInSpace = 0
            }
            output.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
            position += 1
            written += 1
        }
        count = written
        return position
    }

    private mutating func grow(by more: Int) {
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.moveInitialize(from: memory, count: count)
        memory.deallocate()
        memory = moved
        capacity = larger
    }
}
