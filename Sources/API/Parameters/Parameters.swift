import HTTP
import Model

/// The query of a request, read strictly: an unknown name or value is an error that says what is allowed.
struct Parameters {
    private let items: [QueryItem]
    /// Milliseconds since the epoch.
    let now: Int64

    /// - Parameters:
    ///   - allowed: every name that the endpoint understands.
    ///   - now: milliseconds since the epoch, for `-7d` and `now`.
    /// - Throws: ``APIError`` that names every unknown parameter.
    init(_ request: Request, allowed: [String], now: Int64) throws {
        items = request.query
        self.now = now
        var unknown: [String] = []
        for item in items where !allowed.contains(item.name) && !unknown.contains(item.name) {
            unknown.append(item.name)
        }
        guard unknown.isEmpty else { throw APIError.unknownParameters(unknown, allowed: allowed) }
    }

    /// All values of a parameter: repeats and commas both list. Empty when it is absent.
    func list(_ name: String) -> [String] {
        items.filter { $0.name == name }
            .flatMap { $0.value.split(separator: ",").map { String($0).trimmingBlanks } }
            .filter { !$0.isEmpty }
    }

    /// The one value of a parameter, as it stands; nil when it is absent or empty.
    func text(_ name: String) throws -> String? {
        let values = items.filter { $0.name == name }.map(\.value)
        guard values.count <= 1 else {
            throw APIError.badValue(name, "is given \(values.count) times; give it once")
        }
        return values.first.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// One word out of `allowed`.
    func choice(_ name: String, of allowed: [String]) throws -> String? {
        guard let value = try text(name) else { return nil }
        guard allowed.contains(value) else {
            throw APIError.badValue(name, "'\(value)' is not a value of it", allowed: allowed)
        }
        return value
    }

    func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String,
        _: Value.Type
    ) throws -> Value? where Value.RawValue == String {
        try choice(name, of: Value.allCases.map(\.rawValue)).flatMap { Value(rawValue: $0) }
    }

    func integer(_ name: String, in range: ClosedRange<Int>, default standard: Int) throws -> Int {
        guard let value = try text(name) else { return standard }
        guard let number = Int(value), range.contains(number) else {
            throw APIError.badValue(
                name,
                "'\(value)' is not a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    func number(_ name: String) throws -> Double? {
        guard let value = try text(name) else { return nil }
        guard let number = Double(value), number.isFinite else {
            throw APIError.badValue(name, "'\(value)' is not a number")
        }
        return number
    }

    func flag(_ name: String) throws -> Bool? {
        try choice(name, of: ["true", "false"]).map { $0 == "true" }
    }

    /// A moment: `2025-11-25`, RFC 3339, epoch milliseconds, `-7d` (s, m, h, d, w), `now`.
    func moment(_ name: String) throws -> Moment? {
        guard let value = try text(name) else { return nil }
        guard let moment = Moment(value, now: now) else {
            throw APIError.badValue(
                name,
                "'\(value)' is not a time",
                allowed: ["YYYY-MM-DD", "RFC 3339", "epoch milliseconds", "-7d", "now"]
            )
        }
        return moment
    }

    /// What a cursor is bound to: every parameter but those that only move through the list.
    var binding: String { binding(without: []) }

    /// The same without `others`.
    func binding(without others: [String]) -> String {
        items.filter { !(["cursor", "limit", "shape", "fields", "include", "format"] + others).contains($0.name) }
            .map { $0.name + "=" + $0.value }.sorted().joined(separator: "&")
    }

    /// The query with another cursor, percent-encoded, for a `Link` header.
    func query(withCursor cursor: String) -> String {
        let kept = items.filter { $0.name != "cursor" } + [QueryItem(name: "cursor", value: cursor)]
        return kept.map { PercentEncoding.encode($0.name) + "=" + PercentEncoding.encode($0.value) }
            .joined(separator: "&")
    }
}

/// A moment or a whole day, as a query gives it.
struct Moment: Equatable {
    /// Seconds since the epoch at which it begins.
    var start: Int64
    /// Seconds since the epoch at which it is over: a second later, or a day.
    var end: Int64

    init?(_ text: String, now: Int64) {
        let nowSeconds = now / 1000
        if text == "now" {
            self.init(start: nowSeconds, end: nowSeconds + 1)
        } else if text.hasPrefix("-"), let unit = text.last, let seconds = Moment.units[unit],
            let count = Int64(text.dropFirst().dropLast()), (0...100_000).contains(count)
        {
            let start = nowSeconds - count * seconds
            self.init(start: start, end: start + 1)
        } else if text.utf8.count >= 11, let milliseconds = Int64(text) {
            self.init(start: milliseconds / 1000, end: milliseconds / 1000 + 1)
        } else if let timestamp = Timestamp(text) {
            let isDay = timestamp.epochSeconds == nil
            self.init(start: timestamp.sortSeconds, end: timestamp.sortSeconds + (isDay ? 86_400 : 1))
        } else {
            return nil
        }
    }

    private init(start: Int64, end: Int64) {
        self.start = start
        self.end = end
    }

    /// The calendar day in UTC on which it begins.
    var day: CalendarDay { Timestamp(epochSeconds: start).day }

    private static let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
}

/// Percent-encoding of query parts (RFC 3986, section 2).
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        var encoded: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            let isUnreserved =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
            if isUnreserved {
                encoded.append(byte)
            } else {
                encoded.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmingBlanks: String {
        var view = self[...]
        while view.first?.isWhitespace == true { view.removeFirst() }
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
