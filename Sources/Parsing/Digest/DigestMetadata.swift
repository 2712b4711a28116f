/// What a line beside an article says about it: when, and by whom.
struct DigestMetadata: Sendable, Equatable {
    var date: DigestDate?
    var authors: [String] = []
    /// Section names that stand in the same line ("SPACE | February 3, 2026").
    var kickers: [String] = []
    var isSponsored = false

    /// Reads a line that is nothing but metadata; nil for anything else.
    static func read(_ text: String, slashOrder: DigestDateReader.SlashOrder) -> DigestMetadata? {
        if let date = DigestDateReader.read(text, slashOrder: slashOrder) { return DigestMetadata(date: date) }
        let words = DigestText.words(text)
        guard words.count <= 24, !words.isEmpty else { return nil }
        let fields = DigestText.fields(text)
        if fields.count > 1, fields.count <= 6, let joined = readFields(fields, slashOrder) { return joined }
        if let split = readSplit(words, slashOrder) { return split }
        guard !DigestText.endsSentence(text) || words.count <= 6, let authors = DigestByline.read(text) else {
            return nil
        }
        return DigestMetadata(authors: authors)
    }

    private static func readFields(
        _ fields: [String],
        _ slashOrder: DigestDateReader.SlashOrder
    ) -> DigestMetadata? {
        var result = DigestMetadata()
        var unclear: [String] = []
        for field in fields {
            if let date = DigestDateReader.read(field, slashOrder: slashOrder) {
                result.date = result.date?.joined(date) ?? date
            } else if let authors = DigestByline.read(field) {
                result.authors += authors
            } else if let split = readSplit(DigestText.words(field), slashOrder) {
                result.date = result.date ?? split.date
                result.authors += split.authors
            } else if let kind = DigestFurniture.kind(field) {
                if kind == .sponsored { result.isSponsored = true }
                // A field that is furniture by itself may still be the section's name ("Space | Feb 3").
                if DigestFurniture.isNavigation(field) { result.kickers.append(field) }
            } else {
                unclear.append(field)
            }
        }
        guard result.date != nil || !result.authors.isEmpty else { return nil }
        for field in unclear {
            if result.authors.isEmpty, let names = DigestByline.readBare(field) {
                result.authors = names
            } else if DigestText.words(field).count <= 3, !DigestText.endsSentence(field) {
                result.kickers.append(field)
            } else {
                return nil
            }
        }
        return result
    }

    /// "By Marta Olsen on February 3, 2026", "Feb 3, 2026 by Marta Olsen", "Oslo, 3 February 2026".
    private static func readSplit(_ words: [String], _ slashOrder: DigestDateReader.SlashOrder) -> DigestMetadata? {
        guard words.count >= 2, words.count <= 18,
            words.contains(where: { $0.contains(where: \.isNumber) || isDayName($0) })
        else { return nil }
        for cut in 1..<words.count {
            let head = words[..<cut].joined(separator: " ")
            let tail = words[cut...].joined(separator: " ")
            if let date = DigestDateReader.read(tail, slashOrder: slashOrder) {
                if let authors = DigestByline.read(head) { return DigestMetadata(date: date, authors: authors) }
                let isPlace =
                    cut <= 3 && words[cut - 1].hasSuffix(",") && words[..<cut].allSatisfy(DigestText.startsUppercase)
                if isPlace, date.hasDay || date.ago != nil { return DigestMetadata(date: date) }
            }
            if let date = DigestDateReader.read(head, slashOrder: slashOrder) {
                if let authors = DigestByline.read(tail) { return DigestMetadata(date: date, authors: authors) }
                if words[cut - 1].hasSuffix(","), let authors = DigestByline.readBare(tail) {
                    return DigestMetadata(date: date, authors: authors)
                }
            }
        }
        return nil
    }

    private static func isDayName(_ word: String) -> Bool {
        let key = DigestText.key(word)
        return DigestDateWords.dayNames[key] != nil || DigestDateWords.weekdays[key] != nil
    }

    /// A date in front of or behind a text in the same line, and the rest ("Feb 3 – Vega C returns", "09:30 Vega C returns").
    static func readBeside(
        _ text: String,
        slashOrder: DigestDateReader.SlashOrder
    ) -> (date: DigestDate, rest: String)? {
        let words = DigestText.words(text)
        guard words.count >= 3 else { return nil }
        let separators: Set<String> = ["|", "-", "–", "—", "·", "•", "/", ":", "//", ">"]
        for cut in stride(from: min(8, words.count - 1), through: 1, by: -1) {
            let isSeparated = separators.contains(words[cut])
            let closes = words[cut - 1].last.map { ":]|".contains($0) } ?? false
            let head = words[..<cut].joined(separator: " ")
            guard let date = DigestDateReader.read(head, slashOrder: slashOrder), date.weekday == nil || date.hasDay
            else {
                continue
            }
            let rest = words[(cut + (isSeparated ? 1 : 0))...].joined(separator: " ")
            guard !rest.isEmpty, isSeparated || DigestText.startsUppercase(rest) else { continue }
            if isSeparated || closes || (date.isTimeOnly && cut == 1) { return (date, rest) }
        }
        if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
            let inside = text[text.index(after: open)...].dropLast()
            if let date = DigestDateReader.read(inside, slashOrder: slashOrder), date.hasDay || date.ago != nil {
                return (date, DigestText.collapsed(text[..<open]))
            }
        }
        guard !DigestText.endsSentence(text) else { return nil }
        for cut in stride(from: words.count - 2, through: max(1, words.count - 9), by: -1)
        where separators.contains(words[cut]) || words[cut].hasSuffix("|") {
            let tail = words[(cut + 1)...].joined(separator: " ")
            if let date = DigestDateReader.read(tail, slashOrder: slashOrder), date.hasDay || date.ago != nil {
                return (date, words[..<cut].joined(separator: " "))
            }
        }
        return nil
    }
}

extension DigestDate {
    /// The day of one and the time of the other.
    func joined(_ other: DigestDate) -> DigestDate {
        if isTimeOnly, !other.isTimeOnly { return other.joined(self) }
        guard other.isTimeOnly, !hasTime else { return self }
        var result = self
        result.hour = other.hour
        result.minute = other.minute
        result.offsetSeconds = other.offsetSeconds
        return result
    }
}
