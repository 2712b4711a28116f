import Glibc

/// Bytes of answers on their way out: one block of memory with one owner.
///
/// An array would be asked before each append whether it is shared, and a head is made of a dozen appends.
struct OutputBytes: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 1024) {
        self.capacity = max(capacity, 64)
        memory = .allocate(capacity: self.capacity)
    }

    deinit { memory.deallocate() }

    var isEmpty: Bool { count == 0 }

    /// A copy from an offset on.
    func array(from start: Int = 0) -> [UInt8] {
        Array(UnsafeBufferPointer(start: memory + start, count: count - start))
    }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: memory, count: count))
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        memory[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        memcpy(memory + count, source, bytes.count)
        count += bytes.count
    }

    /// A constant lies in the program's text: no array has to be made or looked up for it.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    @inline(__always)
    mutating func append(utf8 text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// No text of a handler can end a line: controls become spaces.
    mutating func append(sanitized text: String) {
        let start = count
        append(utf8: text)
        for index in start..<count where !ByteClass.isFieldValue(memory[index]) { memory[index] = 0x20 }
    }

    mutating func append(decimal number: Int) {
        var digits = 1
        var bound = 10
        while number >= bound, digits < 18 {
            digits += 1
            bound *= 10
        }
        if capacity - count < digits { grow(by: digits) }
        var rest = number
        for index in (0..<digits).reversed() {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            memory[count + index] = UInt8(truncatingIfNeeded: digit) &+ 0x30
            rest = quotient
        }
        count += digits
    }

    /// Sixteen digits.
    mutating func append(hexadecimal number: UInt64) {
        if capacity - count < 16 { grow(by: 16) }
        let place = UnsafeMutableRawPointer(memory + count)
        place.storeBytes(of: OutputBytes.digits(number >> 32), as: UInt64.self)
        place.storeBytes(of: OutputBytes.digits(number & 0xFFFF_FFFF), toByteOffset: 8, as: UInt64.self)
        count += 16
    }

    /// The eight hexadecimal digits of 32 bits, the first in the lowest byte: all at once, since every answer has them.
    private static func digits(_ number: UInt64) -> UInt64 {
        var nibbles = (number | number << 16) & 0x0000_FFFF_0000_FFFF
        nibbles = (nibbles | nibbles << 8) & 0x00FF_00FF_00FF_00FF
        nibbles = (nibbles | nibbles << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // One in each byte whose nibble is a letter.
        let letters = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return (nibbles &+ 0x3030_3030_3030_3030 &+ letters &* 0x27).byteSwapped.littleEndian
    }

    mutating func removeLast(_ number: Int) { count -= min(number, count) }

    /// Forgets the bytes; a block that had to grow beyond `keeping` is given back.
    mutating func removeAll(keeping: Int) {
        count = 0
        guard capacity > keeping else { return }
        memory.deallocate()
        memory = .allocate(capacity: keeping)
        capacity = keeping
    }

    @inline(never)
    private mutating func grow(by number: Int) {
        let needed = max(capacity * 2, count + number)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: needed)
        memcpy(larger, memory, count)
        memory.deallocate()
        memory = larger
        capacity = needed
    }
}
