import Model

/// Writes JSON (RFC 8259) as bytes, in one pass: encoders that go through `Codable` cost more than the queries.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    /// Whether a value stands before in the open array or object, for each that is open.
    private var hasValue: [Bool] = [false]

    public init(reserving capacity: Int = 1024) {
        bytes.reserveCapacity(capacity)
    }

    // MARK: structure

    public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        try nested(0x7B, 0x7D, body)
    }

    public mutating func array<Elements: Sequence>(
        _ elements: Elements,
        _ body: (inout JSONWriter, Elements.Element) throws -> Void
    ) rethrows {
        try nested(0x5B, 0x5D) { writer in
            for element in elements { try body(&writer, element) }
        }
    }

    /// The name of a member; its value is written next.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(0x3A)
        // The value that follows is not separated by a comma from its name.
        hasValue[hasValue.count - 1] = false
    }

    // MARK: values

    public mutating func string(_ text: String?) {
        guard let text else { return null() }
        separate()
        quote(text)
    }

    public mutating func integer(_ value: Int?) {
        guard let value else { return null() }
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Whole numbers are written without a fraction; what JSON cannot say (infinity) as null.
    public mutating func number(_ value: Double?) {
        guard let value, value.isFinite else { return null() }
        separate()
        if value == value.rounded(), abs(value) < 9e15 {
            bytes.append(contentsOf: String(Int64(value)).utf8)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    public mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    public mutating func strings(_ values: [String]) {
        array(values) { $0.string($1) }
    }

    /// JSON that was made elsewhere, as it is.
    public mutating func raw(_ json: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: json)
    }

    // MARK: members

    public mutating func member(_ name: String, _ value: String?) {
        key(name)
        string(value)
    }

    public mutating func member(_ name: String, _ value: Int?) {
        key(name)
        integer(value)
    }

    public mutating func member(_ name: String, _ value: Double?) {
        key(name)
        number(value)
    }

    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    public mutating func member(_ name: String, _ values: [String]) {
        key(name)
        strings(values)
    }

    /// Milliseconds since the epoch as RFC 3339 in UTC.
    public mutating func member(_ name: String, milliseconds: Int64) {
        key(name)
        string(Timestamp(epochSeconds: milliseconds / 1000).description)
    }

    // MARK: pieces

    private mutating func nested(
        _ open: UInt8,
        _ close: UInt8,
        _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        separate()
        bytes.append(open)
        hasValue.append(false)
        try body(&self)
        hasValue.removeLast()
        bytes.append(close)
    }

    private mutating func separate() {
        if hasValue[hasValue.count - 1] { bytes.append(0x2C) }
        hasValue[hasValue.count - 1] = true
    }

    private mutating func quote(_ text: String) {
        bytes.append(0x22)
        var text = text
        text.withUTF8 { utf8 in
            var clean = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
                bytes.append(contentsOf: utf8[clean..<index])
                clean = index + 1
                escape(byte)
            }
            bytes.append(contentsOf: utf8[clean...])
        }
        bytes.append(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
        case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
