/// Names in a byline.
enum Byline {
    /// The names in `text`: without "By", roles, dates and addresses; empty when it names nobody.
    ///
    ///     names("By Jane Roe and John Doe, Staff Writers", site: nil)  // ["Jane Roe", "John Doe"]
    static func names(_ text: String, site: String?) -> [String] {
        let plain = ByteText.collapsedString(text.utf8)
        guard !plain.contains("://"), !plain.hasPrefix("@"), plain.utf8.count <= 300 else { return [] }
        var names: [String] = []
        for part in parts(withoutPreposition(plain)) {
            let name = cleaned(part)
            guard isName(name), name.lowercased() != site?.lowercased() || names.isEmpty else { continue }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static let prepositions = [
        "written by", "posted by", "reported by", "story by", "words by", "article by", "review by", "by:", "by",
        "from", "von", "par", "por", "di", "door", "av", "af", "oleh", "автор:", "от", "text:", "author:", "authors:",
    ]

    private static func withoutPreposition(_ text: String) -> String {
        let lower = text.lowercased()
        for preposition in prepositions where lower.hasPrefix(preposition) {
            let rest = text.dropFirst(preposition.count)
            guard preposition.hasSuffix(":") || rest.first == " " || rest.first == ":" else { continue }
            return ByteText.trimmedString(Array(rest.drop { $0 == ":" || $0 == " " }.utf8)[...])
        }
        return text
    }

    /// Taken apart at commas, semicolons, bars, bullets, line ends and the word "and" between two names.
    private static func parts(_ text: String) -> [String] {
        var parts = [text[...]]
        for separator in ["|", "•", "·", ";", " / ", " and ", " & ", " und ", " et ", " y ", ", ", " – ", " — "] {
            parts = parts.flatMap { part in part.split(separator: separator) }
        }
        return parts.map(String.init)
    }

    private static func cleaned(_ part: String) -> String {
        var words = part.split(separator: " ").map(String.init)
        if let first = words.first?.lowercased(), first == "by" || first == "and" { words.removeFirst() }
        // A mail address or a handle behind the name.
        words.removeAll { $0.contains("@") }
        // "Jane Roe (Reuters)"; but "Jane (J.) Roe" has her other name in the middle.
        if let open = words.firstIndex(where: { $0.hasPrefix("(") || $0.hasPrefix("<") || $0.hasPrefix("[") }),
            words.last?.last.map({ ")>]".contains($0) }) == true
                || !words[open...].contains(where: { $0.hasSuffix(")") })
        {
            words.removeSubrange(open...)
        }
        // What follows a digit is a date.
        if let number = words.firstIndex(where: { $0.utf8.contains(where: ByteText.isDigit) }) {
            words.removeSubrange(
                max(0, months.contains(words[max(0, number - 1)].lowercased()) ? number - 1 : number)...
            )
        }
        // So is what follows a name and begins with a weekday: "Jane Roe on Monday".
        if let weekday = words.firstIndex(where: { weekdays.contains($0.lowercased()) }), weekday > 0 {
            words.removeSubrange((words[weekday - 1].lowercased() == "on" ? weekday - 1 : weekday)...)
        }
        let name = words.joined(separator: " ")
        return String(name.drop { ":,-–—. ".contains($0) }.reversed().drop { ":,-–— ".contains($0) }.reversed())
    }

    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "jan.", "feb", "feb.", "mar", "mar.", "apr", "apr.", "jun", "jun.", "jul", "jul.", "aug",
        "aug.", "sep", "sep.", "sept", "sept.", "oct", "oct.", "nov", "nov.", "dec", "dec.",
    ]

    private static let weekdays: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private static let notNames: Set<String> = [
        "staff writer", "staff writers", "staff", "reporter", "correspondent", "editor", "contributor", "senior editor",
        "senior reporter", "admin", "administrator", "updated", "published", "posted", "follow", "share", "comments",
        "author", "authors", "by", "unknown", "none", "null", "undefined", "guest", "more", "news", "senior writer",
        "contributing writer", "contributing editor", "managing editor", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "bio", "about", "about the author", "advertisement", "online",
    ]

    private static func isName(_ text: String) -> Bool {
        guard (2...60).contains(text.count), text.contains(where: \.isLetter) else { return false }
        guard !notNames.contains(text.lowercased()) else { return false }
        return text.split(separator: " ").count <= 7
    }
}
