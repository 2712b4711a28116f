import Model

/// RFC 2822 dates as most feeds write them, `Tue, 10 Feb 2026 09:30:00 +0000`, without taking them apart into words.
enum MailDate {
    /// Nil for any other form; ``WrittenDate`` reads those.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        var position = 0
        func number(_ limit: Int) -> Int? {
            var value = 0
            let start = position
            while position < bytes.count, position - start < limit, ASCII.isDigit(bytes[position]) {
                value = value * 10 + Int(bytes[position] - 0x30)
                position += 1
            }
            return position > start ? value : nil
        }
        func take(_ byte: UInt8) -> Bool {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }
        if bytes.count > 5, bytes[3] == 0x2C, bytes[4] == 0x20, ASCII.isLetter(bytes[0]) { position = 5 }
        guard let day = number(2), take(0x20), let month = month(bytes, at: position) else { return nil }
        position += 3
        let yearStart = position + 1
        guard take(0x20), let year = number(4), position - yearStart == 4, take(0x20),
            let hour = number(2), take(0x3A), let minute = number(2), take(0x3A), let second = number(2), take(0x20),
            hour < 24, minute < 60, second < 60
        else { return nil }
        guard let offset = offset(bytes, from: position), year > 1,
            let calendarDay = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        return PublicationDate.timestamp(
            day: calendarDay,
            seconds: hour * 3600 + minute * 60 + second,
            offset: offset
        )
    }

    private static func offset(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let count = bytes.count - start
        if count == 3, bytes[start + 1] == 0x4D, bytes[start + 2] == 0x54 { return bytes[start] == 0x47 ? 0 : nil }
        if count == 3, bytes[start] == 0x55, bytes[start + 1] == 0x54, bytes[start + 2] == 0x43 { return 0 }
        if count == 1, bytes[start] == 0x5A { return 0 }
        guard count == 5, bytes[start] == 0x2B || bytes[start] == 0x2D else { return nil }
        var digits = 0
        for position in start + 1..<start + 5 {
            guard ASCII.isDigit(bytes[position]) else { return nil }
            digits = digits * 10 + Int(bytes[position] - 0x30)
        }
        let seconds = digits / 100 * 3600 + digits % 100 * 60
        return seconds > 15 * 3600 ? nil : bytes[start] == 0x2D ? -seconds : seconds
    }

    private static let months = Array("janfebmaraprmayjunjulaugsepoctnovdec".utf8)

    /// An abbreviation of three letters with a space behind it.
    private static func month(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start + 3 < bytes.count, bytes[start + 3] == 0x20 else { return nil }
        for index in 0..<12
        where ASCII.lowercased(bytes[start]) == months[index * 3]
            && ASCII.lowercased(bytes[start + 1]) == months[index * 3 + 1]
            && ASCII.lowercased(bytes[start + 2]) == months[index * 3 + 2]
        {
            return index + 1
        }
        return nil
    }
}
