/// Numbers, texts and lists as few bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(512) }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// LEB128.
    mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func signed(_ value: Int64) { unsigned(UInt64(bitPattern: value << 1 ^ value >> 63)) }

    mutating func number(_ value: Double) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            byte(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
        }
    }

    mutating func text(_ value: String) {
        unsigned(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func name(_ name: ReportProfile.Name) {
        signed(name.key)
        byte(name.weight.rawValue)
    }

    mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        byte(value == nil ? 0 : 1)
        if let value { write(&self, value) }
    }

    mutating func list<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
        unsigned(UInt64(values.count))
        for value in values { write(&self, value) }
    }

    /// The distances between ascending numbers.
    mutating func ascending(_ values: [UInt32]) {
        unsigned(UInt64(values.count))
        var last: UInt32 = 0
        for value in values {
            unsigned(UInt64(value &- last))
            last = value
        }
    }
}

/// Gives zeros beyond the end and says so.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var isBroken = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() -> UInt8 {
        guard position < bytes.count else {
            isBroken = true
            return 0
        }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func unsigned() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let next = byte()
            value |= UInt64(next & 0x7F) << shift
            if next & 0x80 == 0 { return value }
            shift += 7
        }
        isBroken = true
        return 0
    }

    mutating func signed() -> Int64 {
        let value = unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    mutating func number() -> Double {
        var bits: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bits |= UInt64(byte()) << shift }
        return Double(bitPattern: bits)
    }

    mutating func text() -> String {
        let count = count()
        let end = min(position + count, bytes.count)
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    mutating func name() -> ReportProfile.Name {
        let key = signed()
        guard let weight = ReportProfile.Name.Weight(rawValue: byte()) else {
            isBroken = true
            return ReportProfile.Name(key: key, weight: .full)
        }
        return ReportProfile.Name(key: key, weight: weight)
    }

    mutating func optional<Value>(_ read: (inout ByteReader) -> Value) -> Value? {
        byte() == 1 ? read(&self) : nil
    }

    mutating func list<Value>(_ read: (inout ByteReader) -> Value) -> [Value] {
        let count = count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count where !isBroken { values.append(read(&self)) }
        return values
    }

    mutating func ascending() -> [UInt32] {
        var last: UInt32 = 0
        return list { reader in
            last &+= UInt32(truncatingIfNeeded: reader.unsigned())
            return last
        }
    }

    /// No list has more entries than there are bytes.
    private mutating func count() -> Int {
        let count = unsigned()
        guard count <= UInt64(bytes.count - position) else {
            isBroken = true
            return 0
        }
        return Int(count)
    }
}
