/// A point in time as a publisher writes it: a day alone, or a day with a time of day.
///
/// Coded as a string: `2025-11-25` when only the day is known, else RFC 3339 in UTC, `2025-11-25T14:30:00Z`.
/// The day as written where it was written is kept beside the instant, because "Tuesday" in a text
/// published late in the evening in Washington is Washington's Tuesday.
public struct Timestamp: Sendable, Hashable {
    /// The calendar day at the publisher's own offset.
    public let day: CalendarDay
    /// Seconds since 1970-01-01T00:00:00Z; nil when only the day is known.
    public let epochSeconds: Int64?

    public init(day: CalendarDay) {
        self.day = day
        self.epochSeconds = nil
    }

    /// - Parameters:
    ///   - epochSeconds: seconds since 1970-01-01T00:00:00Z.
    ///   - offsetSeconds: east of UTC positive; decides `day`.
    public init(epochSeconds: Int64, offsetSeconds: Int = 0) {
        self.epochSeconds = epochSeconds
        self.day = CalendarDay(daysSinceEpoch: Timestamp.floorDivide(epochSeconds + Int64(offsetSeconds), 86_400))
    }

    /// Seconds since the epoch, for ordering: the start of the day in UTC when only the day is known.
    public var sortSeconds: Int64 { epochSeconds ?? Int64(day.daysSinceEpoch) * 86_400 }

    /// Reads `YYYY-MM-DD` or RFC 3339 (`2025-11-25T14:30:00Z`, an offset, fractions of a second; a space instead
    /// of `T` and a missing zone, read as UTC, are tolerated). Nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = CalendarDay(String(decoding: bytes[0..<10], as: UTF8.self)) else {
            return nil
        }
        if bytes.count == 10 {
            self.init(day: day)
            return
        }
        var reader = ClockReader(bytes: bytes[10...])
        guard let (seconds, offset) = reader.read() else { return nil }
        let local = Int64(day.daysSinceEpoch) * 86_400 + Int64(seconds)
        self.init(epochSeconds: local - Int64(offset), offsetSeconds: offset)
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int {
        let quotient = value / divisor
        return Int(value % divisor < 0 ? quotient - 1 : quotient)
    }
}

extension Timestamp: CustomStringConvertible {
    public var description: String {
        guard let epochSeconds else { return day.description }
        let days = Timestamp.floorDivide(epochSeconds, 86_400)
        let second = Int(epochSeconds - Int64(days) * 86_400)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { CalendarDay.padded($0, 2) }
        return CalendarDay(daysSinceEpoch: days).description + "T" + clock.joined(separator: ":") + "Z"
    }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not a date (YYYY-MM-DD) or a timestamp (RFC 3339)"
            )
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Reads `T14:30:00.5+02:00` behind a date: seconds into the day and the offset in seconds.
private struct ClockReader {
    var bytes: ArraySlice<UInt8>

    mutating func read() -> (seconds: Int, offset: Int)? {
        guard let separator = bytes.popFirst(), [0x54, 0x74, 0x20].contains(separator),
            let hour = number(), hour <= 24, take(0x3A), let minute = number(), minute <= 59
        else { return nil }
        var second = 0
        if take(0x3A) {
            guard let value = number(), value <= 60 else { return nil }
            second = min(value, 59)
            if take(0x2E) || take(0x2C) {
                while let digit = bytes.first, (0x30...0x39).contains(digit) { bytes.removeFirst() }
            }
        }
        guard hour < 24 || (minute == 0 && second == 0), let offset = zone(), bytes.isEmpty else { return nil }
        return (hour * 3600 + minute * 60 + second, offset)
    }

    private mutating func zone() -> Int? {
        if bytes.isEmpty || take(0x5A) || take(0x7A) { return 0 }
        guard let sign = bytes.popFirst(), sign == 0x2B || sign == 0x2D, let hours = number(), hours <= 23 else {
            return nil
        }
        _ = take(0x3A)
        var minutes = 0
        if !bytes.isEmpty {
            guard let value = number(), value <= 59 else { return nil }
            minutes = value
        }
        return (sign == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard bytes.first == byte else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func number() -> Int? {
        guard bytes.count >= 2, let tens = bytes.popFirst(), let ones = bytes.popFirst(),
            (0x30...0x39).contains(tens), (0x30...0x39).contains(ones)
        else { return nil }
        return Int(tens - 0x30) * 10 + Int(ones - 0x30)
    }
}
