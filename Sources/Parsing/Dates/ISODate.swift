import Model

/// ISO 8601 dates in the widths of W3C-DTF and the older drafts: `2003-12-31T10:14:55.5+01:00`, `20031231`, `2003-335`,
/// `2003-12`, `2003`, `03-12-31`, `2003-W52-3`.
enum ISODate {
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        var end = bytes.count
        while end > 0, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
        var reader = Reader(bytes: bytes, end: end)
        while reader.position < end, ASCII.isSpace(bytes[reader.position]) { reader.position += 1 }
        return reader.read()
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        let end: Int
        var position = 0

        mutating func read() -> Timestamp? {
            guard let day = readDay() else { return nil }
            guard position < end else { return Timestamp(day: day) }
            guard take(0x54) || take(0x74) || skipSpaces() else { return nil }
            guard let seconds = readClock() else { return nil }
            _ = skipSpaces()
            guard let offset = readZone(), position == end else { return nil }
            return PublicationDate.timestamp(day: day, seconds: seconds, offset: offset)
        }

        private mutating func readDay() -> CalendarDay? {
            let isShort = take(0x2D)
            let start = position
            guard let year = digits(upTo: 8) else { return nil }
            let width = position - start
            switch width {
            case 4 where isShort: return CalendarDay(year: 2000 + year / 100, month: year % 100, day: 1)
            case 4: return readRest(ofYear: year)
            case 8: return CalendarDay(year: year / 10_000, month: year / 100 % 100, day: year % 100)
            case 7: return ordinal(year / 1000, year % 1000)
            case 6:
                // YYYYMM of our time, else YYMMDD.
                if (190_000..<210_000).contains(year), (1...12).contains(year % 100) {
                    return CalendarDay(year: year / 100, month: year % 100, day: 1)
                }
                return CalendarDay(year: full(year / 10_000), month: year / 100 % 100, day: year % 100)
            case 5: return ordinal(full(year / 1000), year % 1000)
            case 2 where isDash(): return readRest(ofYear: full(year), isShort: isShort)
            default: return nil
            }
        }

        private mutating func readRest(ofYear year: Int, isShort: Bool = false) -> CalendarDay? {
            guard take(0x2D) else { return position == end ? CalendarDay(year: year, month: 1, day: 1) : nil }
            if take(0x57) || take(0x77) { return readWeek(of: year) }
            let start = position
            guard let month = digits(upTo: 3) else { return nil }
            let width = position - start
            guard width == 3 else {
                guard take(0x2D) else { return position == end ? CalendarDay(year: year, month: month, day: 1) : nil }
                return digits(upTo: 2).flatMap { CalendarDay(year: year, month: month, day: $0) }
            }
            // "2003-012-31" is a slip for a month of two digits; "2003-335" is the 335th day.
            if month <= 12, take(0x2D) {
                return digits(upTo: 2).flatMap { CalendarDay(year: year, month: month, day: $0) }
            }
            return ordinal(year, month)
        }

        private mutating func readWeek(of year: Int) -> CalendarDay? {
            guard let week = digits(upTo: 2), (1...53).contains(week) else { return nil }
            let weekday = take(0x2D) ? digits(upTo: 1) ?? 0 : 1
            // The 4th of January lies in week 1 (ISO 8601, section 2.2.10).
            guard (1...7).contains(weekday), let fourth = CalendarDay(year: year, month: 1, day: 4) else { return nil }
            return fourth.adding(days: (week - 1) * 7 + weekday - fourth.weekday)
        }

        /// Seconds into the day of `hh[:mm[:ss[.fff]]]` or `hhmm[ss]`.
        private mutating func readClock() -> Int? {
            let start = position
            guard let first = digits(upTo: 6) else { return nil }
            var hour = first
            var minute = 0
            var second = 0
            switch position - start {
            case 1, 2:
                if take(0x3A) {
                    guard let value = digits(upTo: 2) else { return nil }
                    minute = value
                    if take(0x3A) {
                        guard let value = digits(upTo: 2) else { return nil }
                        second = value
                    }
                }
            case 4: (hour, minute) = (first / 100, first % 100)
            case 6: (hour, minute, second) = (first / 10_000, first / 100 % 100, first % 100)
            default: return nil
            }
            if take(0x2E) || take(0x2C) {
                while position < end, ASCII.isDigit(bytes[position]) { position += 1 }
            }
            guard hour <= 24, minute < 60, second <= 60, hour < 24 || minute + second == 0 else { return nil }
            return hour * 3600 + minute * 60 + second
        }

        private mutating func readZone() -> Int? {
            if position == end || take(0x5A) || take(0x7A) { return 0 }
            let isWest = take(0x2D)
            guard isWest || take(0x2B) else { return nil }
            let start = position
            guard let value = digits(upTo: 4) else { return nil }
            var seconds = value * 3600
            if position - start > 2 {
                seconds = value / 100 * 3600 + value % 100 * 60
            } else if take(0x3A) {
                guard let minutes = digits(upTo: 2) else { return nil }
                seconds += minutes * 60
            }
            return seconds <= 15 * 3600 ? (isWest ? -seconds : seconds) : nil
        }

        private func ordinal(_ year: Int, _ dayOfYear: Int) -> CalendarDay? {
            guard dayOfYear >= 1, dayOfYear <= 366, let first = CalendarDay(year: year, month: 1, day: 1) else {
                return nil
            }
            let day = first.adding(days: dayOfYear - 1)
            return day.year == year ? day : nil
        }

        private func full(_ year: Int) -> Int { PublicationDate.fullYear(year, digits: 2) }

        private func isDash() -> Bool { position < end && bytes[position] == 0x2D }

        private mutating func skipSpaces() -> Bool {
            let start = position
            while position < end, ASCII.isSpace(bytes[position]) { position += 1 }
            return position > start
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard position < end, bytes[position] == byte else { return false }
            position += 1
            return true
        }

        private mutating func digits(upTo limit: Int) -> Int? {
            var value = 0
            let start = position
            while position < end, position - start < limit, ASCII.isDigit(bytes[position]) {
                value = value * 10 + Int(bytes[position] - 0x30)
                position += 1
            }
            return position > start ? value : nil
        }
    }
}
