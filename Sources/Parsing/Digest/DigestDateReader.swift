/// Reads a text that is nothing but a date: every word of it must be part of one, else it is no date line.
///
///     "Jan 24, 13:55"   "Thursday, 5 February 2026"   "3 hours ago"   "2026年2月5日"   "Updated: 05.02.2026 16:20 KST"
struct DigestDateReader {
    /// How `03/04/2026` is read when both numbers could be the month.
    enum SlashOrder: Sendable {
        case monthFirst
        case dayFirst
    }

    static func read(_ text: some StringProtocol, slashOrder: SlashOrder = .monthFirst) -> DigestDate? {
        guard text.utf8.count <= 80 else { return nil }
        var reader = DigestDateReader(tokens: tokenize(text), slashOrder: slashOrder)
        return reader.readAll()
    }

    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Unicode.Scalar)
    }

    private let tokens: [Token]
    private let slashOrder: SlashOrder
    private var position = 0
    private var date = DigestDate()

    private init(tokens: [Token], slashOrder: SlashOrder) {
        self.tokens = tokens
        self.slashOrder = slashOrder
    }

    private static func tokenize(_ text: some StringProtocol) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var value = 0
        var digits = 0
        func flush() {
            if !word.isEmpty { tokens.append(.word(word)) }
            if digits > 0 { tokens.append(.number(value, digits: digits)) }
            word = ""
            value = 0
            digits = 0
        }
        for scalar in text.lowercased().unicodeScalars {
            if let digit = scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value) - 0x30 : nil {
                if !word.isEmpty { flush() }
                guard digits < 9 else { continue }
                value = value * 10 + digit
                digits += 1
            } else if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark {
                if digits > 0 || DigestDateWords.isUnitScript(scalar) { flush() }
                word.unicodeScalars.append(scalar)
            } else {
                flush()
                if scalar != " " && scalar != "'" && scalar != "’" { tokens.append(.mark(scalar)) }
            }
        }
        flush()
        return tokens
    }

    private mutating func readAll() -> DigestDate? {
        while position < tokens.count {
            guard readOne() else { return nil }
        }
        if date.ago != nil { return date.hasDay ? nil : date }
        if let month = date.month, let day = date.day {
            guard (1...12).contains(month), (1...31).contains(day) else { return nil }
            return date
        }
        guard date.day == nil, date.year == nil, date.month == nil else { return nil }
        return date.hasTime || date.weekday != nil ? date : nil
    }

    private func token(_ ahead: Int = 0) -> Token? {
        position + ahead < tokens.count ? tokens[position + ahead] : nil
    }

    private func number(_ ahead: Int) -> (value: Int, digits: Int)? {
        if case .number(let value, let digits) = token(ahead) { return (value, digits) }
        return nil
    }

    private func word(_ ahead: Int) -> String? {
        if case .word(let word) = token(ahead) { return word }
        return nil
    }

    private mutating func readOne() -> Bool {
        switch token() {
        case .mark(let mark):
            if mark == "+", readOffset() { return true }
            position += 1
            return ",.()[]-–—/|·•:;~".unicodeScalars.contains(mark)
        case .word(let word): return readWord(word)
        case .number(let value, let digits): return readNumber(value, digits)
        case nil: return false
        }
    }

    // MARK: Numbers

    private mutating func readNumber(_ value: Int, _ digits: Int) -> Bool {
        readClock(value) || readNumericDay(value, digits) || readUnit(value) || readPlain(value, digits)
    }

    private mutating func readClock(_ hour: Int) -> Bool {
        guard hour <= 24, date.hour == nil else { return false }
        let separatedByColon = token(1) == .mark(":") || word(1) == "h"
        if separatedByColon || (token(1) == .mark(".") && DigestDateWords.halves[word(3) ?? ""] != nil),
            let minute = number(2), minute.digits == 2, minute.value <= 59
        {
            date.hour = hour == 24 ? 0 : hour
            date.minute = minute.value
            position += 3
            if token() == .mark(":"), let second = number(1), second.value <= 60 { position += 2 }
            readHalf()
            return true
        }
        if hour <= 12, let half = word(1), DigestDateWords.halves[half] != nil {
            date.hour = hour
            date.minute = 0
            position += 1
            readHalf()
            return true
        }
        return false
    }

    /// `am`, `p.m.` behind a time.
    private mutating func readHalf() {
        var length = 1
        var half = word(0) ?? ""
        if half == "a" || half == "p", token(1) == .mark("."), word(2) == "m" {
            half += "m"
            length = 3
        }
        guard let isAfternoon = DigestDateWords.halves[half], let hour = date.hour, hour <= 12 else { return }
        date.hour = hour % 12 + (isAfternoon ? 12 : 0)
        position += length
    }

    /// `2026-02-05`, `05.02.2026`, `2/5/2026`, `5.2.`
    private mutating func readNumericDay(_ first: Int, _ digits: Int) -> Bool {
        guard date.day == nil, date.month == nil, case .mark(let mark) = token(1), "-/.".unicodeScalars.contains(mark),
            let second = number(2), second.digits <= 2
        else { return false }
        if digits == 4 {
            guard token(3) == .mark(mark), let third = number(4), third.digits <= 2 else { return false }
            (date.year, date.month, date.day) = (first, second.value, third.value)
            position += 5
            if word(0) == "t" { position += 1 }
            return true
        }
        guard digits <= 2, token(3) == .mark(mark), let third = number(4), third.digits == 4 || third.digits == 2 else {
            return false
        }
        let dayFirst = mark != "/" || first > 12 || (slashOrder == .dayFirst && second.value <= 12)
        date.year = third.digits == 2 ? 2000 + third.value : third.value
        date.month = dayFirst ? second.value : first
        date.day = dayFirst ? first : second.value
        position += 5
        return true
    }

    /// `3 hours ago`, `5h`, `2月`, `5日`.
    private mutating func readUnit(_ value: Int) -> Bool {
        guard let name = word(1) else { return false }
        if let part = DigestDateWords.dayParts[name] {
            switch part {
            case .year: date.year = value
            case .month: date.month = value
            case .day: date.day = value
            }
            position += 2
            return true
        }
        guard let unit = DigestDateWords.units[name], value <= 5000 else { return false }
        var length = 2
        let marksPast = position > 0 && DigestDateWords.beforeAgo.contains(wordBehind ?? "")
        if DigestDateWords.ago.contains(word(length) ?? "") {
            length += 1
        } else if !marksPast && !DigestDateWords.shortUnits.contains(name) {
            return false
        }
        date.ago = unit.ago(value)
        position += length
        return true
    }

    private var wordBehind: String? {
        guard position > 0, case .word(let word) = tokens[position - 1] else { return nil }
        return word
    }

    private mutating func readPlain(_ value: Int, _ digits: Int) -> Bool {
        if digits == 4, (1900...2200).contains(value), date.year == nil {
            date.year = value
            position += 1
            return true
        }
        guard digits <= 2, (1...31).contains(value), date.day == nil else { return false }
        date.day = value
        position += 1
        if let suffix = word(0), ["st", "nd", "rd", "th", "er", "º"].contains(suffix) { position += 1 }
        return true
    }

    // MARK: Words

    private mutating func readWord(_ word: String) -> Bool {
        position += 1
        if let month = DigestDateWords.months[word], date.month == nil {
            date.month = month
            return true
        }
        if let weekday = DigestDateWords.weekdays[word] {
            date.weekday = weekday
            return true
        }
        if let days = DigestDateWords.dayNames[word] {
            date.ago = .days(days)
            return true
        }
        if let offset = DigestDateWords.zones[word], date.hasTime {
            date.offsetSeconds = offset * 60
            _ = readOffset()
            return true
        }
        if word == "just", self.word(0) == "now" {
            position += 1
            date.ago = .seconds(0)
            return true
        }
        if word == "a" || word == "an" || word == "one", let name = self.word(0),
            let unit = DigestDateWords.units[name],
            DigestDateWords.ago.contains(self.word(1) ?? "")
        {
            date.ago = unit.ago(1)
            position += 2
            return true
        }
        return DigestDateWords.fillers.contains(word)
    }

    /// `+0800`, `+08:00` behind a time.
    private mutating func readOffset() -> Bool {
        guard date.hasTime, case .mark(let sign) = token(), sign == "+" || sign == "-", let hours = number(1) else {
            return false
        }
        let factor = sign == "+" ? 1 : -1
        if hours.digits == 4, hours.value <= 1500 {
            date.offsetSeconds = factor * (hours.value / 100 * 3600 + hours.value % 100 * 60)
            position += 2
            return true
        }
        guard hours.digits <= 2, hours.value <= 15 else { return false }
        var seconds = hours.value * 3600
        position += 2
        if token() == .mark(":"), let minutes = number(1), minutes.value < 60 {
            seconds += minutes.value * 60
            position += 2
        }
        date.offsetSeconds = factor * seconds
        return true
    }
}
