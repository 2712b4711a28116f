/// Whether two texts speak of the same thing, from their words alone.
enum DigestCohesion {
    /// Share of the title's content words that the text has too, by their first five letters.
    static func overlap(_ title: String, _ text: String) -> Double {
        let wanted = stems(title)
        guard !wanted.isEmpty else { return 0 }
        return Double(wanted.intersection(stems(text)).count) / Double(wanted.count)
    }

    /// Whether `paragraph` goes on with what `previous` began, rather than being news of its own.
    static func continues(_ paragraph: String, _ previous: String) -> Bool {
        if leans(paragraph) { return true }
        if DigestText.words(paragraph).count < shortestNews { return true }
        return sharesNames(paragraph, previous)
    }

    /// Whether a name comes in both, countries and other general ones aside.
    static func sharesNames(_ one: String, _ other: String) -> Bool {
        !names(one).isDisjoint(with: names(other))
    }

    /// Whether `paragraph` opens with a word that needs something before it: "He", "The company", "However", a quotation.
    static func leans(_ paragraph: String) -> Bool {
        guard let first = paragraph.first else { return false }
        if "“\"„«".contains(first) { return true }
        let words = DigestText.words(paragraph)
        guard let opening = words.first.map({ DigestText.key($0) }) else { return false }
        if leaning.contains(opening) { return true }
        guard opening == "the" || opening == "both", words.count > 1 else { return false }
        return anaphors.contains(DigestText.key(words[1]))
    }

    private static let shortestNews = 9

    private static let leaning: Set<String> = [
        "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "but", "and",
        "however",
        "also", "yet", "still", "moreover", "furthermore", "additionally", "nevertheless", "instead", "so", "then",
        "according", "separately", "meanwhile", "such", "another", "in addition", "both", "neither", "or", "i", "we",
    ]

    private static let anaphors: Set<String> = [
        "company", "companies", "agency", "firm", "deal", "agreement", "contract", "move", "announcement", "plan",
        "two",
        "news", "order", "project", "programme", "program", "mission", "launch", "satellite", "satellites",
        "spacecraft",
        "rocket", "system", "systems", "ministry", "government", "minister", "official", "officials", "statement",
        "report",
        "aircraft", "drone", "drones", "missile", "vehicle", "service", "network", "new", "first", "second", "third",
        "latest", "test", "tests", "work", "initiative", "partnership", "investment", "money", "funding", "award",
        "group",
        "three", "four", "measure", "decision", "operator", "manufacturer", "same", "former", "latter", "executive",
    ]

    /// Names that say the subject area, not the story.
    private static let general: Set<String> = [
        "us", "usa", "uk", "eu", "china", "chinese", "chinas", "taiwan", "taiwanese", "taiwans", "japan", "japanese",
        "korea",
        "korean", "south", "north", "india", "indian", "europe", "european", "america", "american", "russia", "russian",
        "germany", "german", "france", "french", "britain", "british", "united", "states", "kingdom", "asia", "pacific",
        "ai", "leo", "space", "defense", "defence", "ministry", "national", "agency", "january", "february", "march",
        "april",
        "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
        "wednesday",
        "thursday", "friday", "saturday", "sunday", "ukraine", "israel", "poland", "canada", "australia", "president",
        "minister", "air", "force", "army", "navy", "military", "pentagon", "nasa", "international", "corp", "inc",
        "ltd",
        "group", "technologies", "technology", "systems", "company", "donald", "trump", "white", "house", "the", "of",
        "and",
        "department", "nato", "satellite", "in", "a", "earth", "moon", "mars", "us$", "nt$",
    ]

    private static func names(_ text: String) -> Set<String> {
        var result = Set<String>()
        var startsSentence = true
        for word in DigestText.words(text) {
            let isCapital =
                DigestText.startsUppercase(word) && (word.first.map { $0.isLetter || "(“\"‘".contains($0) } ?? false)
            if isCapital,
                !startsSentence || DigestText.isAllCapitals(word) || word.dropFirst().contains(where: \.isUppercase)
            {
                var key = DigestText.key(word)
                if key.hasSuffix("s"), word.contains("'") || word.contains("’") { key.removeLast() }
                if !general.contains(key), key.count > 1 { result.insert(key) }
            }
            startsSentence = DigestText.endsSentence(word)
        }
        return result
    }

    private static let functionWords: Set<String> = [
        "the", "and", "for", "with", "from", "that", "this", "its", "has", "have", "are", "was", "will", "into", "over",
        "after", "new", "says", "said", "first", "more", "than", "but", "not", "as", "to", "of", "in", "on", "at", "by",
    ]

    private static func stems(_ text: String) -> Set<String> {
        var result = Set<String>()
        for word in DigestText.key(text).split(separator: " ") where !functionWords.contains(String(word)) {
            if word.count >= 3 || word.allSatisfy(\.isNumber) { result.insert(String(word.prefix(5))) }
        }
        return result
    }
}
