/// A request's id: sixty bits in Crockford's base 32, or the client's own when it is short and plain.
struct RequestID: Sendable {
    private let number: UInt64
    private let given: String?

    init(number: UInt64) {
        self.number = number
        given = nil
    }

    /// Takes over `X-Request-ID` when it is 1–64 letters, digits, dots, hyphens or underscores: it goes into logs.
    init(number: UInt64, head: RequestHead) {
        self.number = number
        let isPlain = head.withValue("x-request-id") { value in
            guard (1...64).contains(value.count) else { return false }
            for index in value.indices {
                switch value[index] {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: continue
                default: return false
                }
            }
            return true
        }
        given = isPlain == true ? head.value("x-request-id") : nil
    }

    static let digitCount = 12

    var text: String {
        if let given { return given }
        var bytes = OutputBytes(capacity: 64)
        append(to: &bytes)
        return String(decoding: bytes.array(), as: UTF8.self)
    }

    func append(to bytes: inout OutputBytes) {
        if let given {
            bytes.append(utf8: given)
            return
        }
        for index in (0..<RequestID.digitCount).reversed() {
            bytes.append(RequestID.digit(UInt8(truncatingIfNeeded: number >> (5 * UInt64(index))) & 31))
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        // 0–9, then the letters without i, l, o and u.
        switch value {
        case 0..<10: 0x30 + value
        case 10..<18: 0x61 + value - 10
        case 18..<20: 0x6A + value - 18
        case 20..<22: 0x6D + value - 20
        case 22..<27: 0x70 + value - 22
        default: 0x76 + value - 27
        }
    }
}

/// Numbers that don't repeat within a process and don't tell how many requests there were.
struct RequestIDSequence {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64: every 64-bit number once before any comes again.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
