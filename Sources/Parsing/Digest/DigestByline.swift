/// Reads who wrote an article from a byline: "By Marta Olsen and Kenji Abe", "Marta Olsen, Senior Editor".
enum DigestByline {
    /// The names behind a word that opens a byline; nil when `text` does not open so, or does not go on with names.
    static func read(_ text: some StringProtocol) -> [String]? {
        var words = DigestText.words(text)
        guard words.count <= 24, let length = openingLength(words) else { return nil }
        words.removeFirst(length)
        let names = names(in: words.joined(separator: " "))
        return names.isEmpty ? nil : names
    }

    /// A line that is nothing but one to three names, without "by": only to be trusted where a byline is expected.
    static func readBare(_ text: String) -> [String]? {
        guard text.utf8.count <= 60, !DigestText.endsSentence(text), !DigestText.isAllCapitals(text) else { return nil }
        var line = text
        if line.hasPrefix("– ") || line.hasPrefix("— ") || line.hasPrefix("- ") { line = String(line.dropFirst(2)) }
        let parts = split(line)
        guard (1...3).contains(parts.count), parts.allSatisfy(isPerson) else { return nil }
        return parts
    }

    private static let openings: [[String]] = [
        "by", "by:", "written by", "written by:", "story by", "posted by", "published by", "report by", "reporting by",
        "(reporting by", "reported by", "words by", "text by", "author:", "authors:", "author", "text:", "words:",
        "edited by", "compiled by", "contributed by", "von", "par", "por", "di", "oleh", "autor:", "auteur:", "door",
    ].map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }

    private static func openingLength(_ words: [String]) -> Int? {
        let lower = words.prefix(3).map { $0.lowercased() }
        for opening in openings where lower.starts(with: opening) && words.count > opening.count {
            guard DigestText.startsUppercase(words[opening.count]) else { continue }
            return opening.count
        }
        return nil
    }

    private static let joiners: Set<String> = ["and", "&", "und", "et", "y", "e", "with", "og", "och"]
    private static let particles: Set<String> = [
        "de", "van", "von", "der", "den", "del", "della", "di", "da", "du", "la", "le", "al", "bin", "ben", "el", "dos",
        "ter", "ten", "af", "zu",
    ]
    private static let roles: Set<String> = [
        "editor", "reporter", "correspondent", "staff", "writer", "contributor", "bureau", "analyst", "desk", "chief",
        "senior", "managing", "deputy", "news", "journalist", "columnist", "special", "freelance", "producer", "team",
        "agency", "press", "times", "daily", "magazine", "wire", "post", "media",
    ]

    private static func names(in text: String) -> [String] {
        var rest = text
        if let semicolon = rest.firstIndex(of: ";") { rest = String(rest[..<semicolon]) }
        if let field = DigestText.fields(rest).first { rest = field }
        rest = withoutBrackets(rest)
        var names: [String] = []
        for (index, part) in split(rest).enumerated() {
            let name = withoutPlace(part)
            let words = DigestText.words(name)
            guard !words.isEmpty, words.count <= 5, DigestText.startsUppercase(name) else {
                if index == 0 { return [] }
                continue
            }
            guard words.allSatisfy({ isNameWord($0) }) else {
                if index == 0 { return [] }
                continue
            }
            if index > 0, words.count == 1 || words.contains(where: { roles.contains($0.lowercased()) }) { continue }
            names.append(name)
        }
        return names
    }

    private static func split(_ text: String) -> [String] {
        var parts = [""]
        for word in DigestText.words(text) {
            if joiners.contains(word.lowercased()) {
                parts.append("")
                continue
            }
            let closes = word.hasSuffix(",") || word.hasSuffix(";")
            let clean = closes ? String(word.dropLast()) : word
            parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + clean
            if closes { parts.append("") }
        }
        return parts.filter { !$0.isEmpty }
    }

    private static func isPerson(_ name: String) -> Bool {
        let words = DigestText.words(name)
        guard (2...4).contains(words.count), words.allSatisfy({ isNameWord($0) }),
            DigestText.startsUppercase(words[0]), let last = words.last, DigestText.startsUppercase(last)
        else { return false }
        return !words.contains { roles.contains($0.lowercased()) || DigestFurniture.namesSubject($0) }
    }

    /// A capitalised word of letters, an initial, or a particle.
    private static func isNameWord(_ word: String) -> Bool {
        if particles.contains(word.lowercased()) { return true }
        guard DigestText.startsUppercase(word), word.count <= 20 else { return false }
        return word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "-.'’".unicodeScalars.contains($0) }
    }

    /// "Marta Olsen in Oslo" less where she sits.
    private static func withoutPlace(_ name: String) -> String {
        let words = DigestText.words(name)
        guard let place = words.firstIndex(where: { ["in", "for", "at", "from", "of"].contains($0) }), place > 0 else {
            return name
        }
        return words[..<place].joined(separator: " ")
    }

    private static func withoutBrackets(_ text: String) -> String {
        var result = ""
        var depth = 0
        for character in text {
            if character == "(" || character == "<" {
                depth += 1
            } else if character == ")" || character == ">" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                result.append(character)
            }
        }
        return DigestText.collapsed(result)
    }
}
