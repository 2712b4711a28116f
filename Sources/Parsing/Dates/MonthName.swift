import Foundation

/// Names of months in the languages that feeds are written in.
enum MonthName {
    /// 1 to 12 for a name, an abbreviation of at least three letters, or a name with one letter wrong. Lower case.
    static func number(of word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        if let month = english(word) { return month }
        let key = folded(word)
        if let month = names[key] { return month }
        guard key.count >= 3 else { return nil }
        let matches = Set(names.filter { $0.key.hasPrefix(key) }.map(\.value))
        if let month = matches.first, matches.count == 1 { return month }
        if let prefix = word.utf8.count >= 3 ? english(String(word.prefix(3))) : nil, word.utf8.count <= 4 {
            return prefix
        }
        guard key.count >= 5 else { return nil }
        let near = Set(names.filter { $0.key.count >= 5 && differsByOneLetter($0.key, key) }.map(\.value))
        return near.count == 1 ? near.first : nil
    }

    private static let englishNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// A prefix of at least three letters of an English name.
    private static func english(_ word: String) -> Int? {
        for (index, name) in englishNames.enumerated() where name.hasPrefix(word) { return index + 1 }
        return nil
    }

    /// From Unicode's locale data, folded. Where two languages mean different months by one name (Croatian and Czech
    /// "srpen"), the language named first has it.
    private static let names: [String: Int] = {
        let languages = [
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "el", "ru", "uk", "sv", "nb", "da", "fi",
            "ro", "tr", "bg", "et", "lv", "lt", "sl", "sr", "he", "ar", "id", "ca", "hr",
        ]
        var names: [String: Int] = [:]
        let formatter = DateFormatter()
        for language in languages {
            formatter.locale = Locale(identifier: language)
            let lists = [
                formatter.monthSymbols, formatter.standaloneMonthSymbols, formatter.shortMonthSymbols,
                formatter.shortStandaloneMonthSymbols,
            ]
            for symbols in lists {
                for (index, name) in symbols.enumerated() where index < 12 {
                    let key = folded(name.filter { $0 != "." })
                    if key.count >= 3, names[key] == nil { names[key] = index + 1 }
                }
            }
        }
        return names
    }()

    private static func folded(_ word: String) -> String {
        word.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// One letter more, less or another.
    private static func differsByOneLetter(_ left: String, _ right: String) -> Bool {
        let left = Array(left)
        let right = Array(right)
        guard abs(left.count - right.count) <= 1 else { return false }
        let head = zip(left, right).prefix { $0 == $1 }.count
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        return head + min(tail, min(left.count, right.count) - head) >= max(left.count, right.count) - 1
    }
}
