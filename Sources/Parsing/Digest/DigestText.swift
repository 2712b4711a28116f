/// Small text operations shared by the rules for digest pages.
enum DigestText {
    /// White space of every kind collapsed to single spaces, none at the ends, no soft hyphens or zero-width characters.
    static func collapsed(_ text: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: continue
            default: break
            }
            if scalar.properties.isWhitespace || scalar.value < 0x20 {
                pendingSpace = !scalars.isEmpty
            } else {
                if pendingSpace { scalars.append(" ") }
                pendingSpace = false
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// Lower-case letters and digits with single spaces between words: the key of the furniture tables.
    static func key(_ text: some StringProtocol) -> String {
        var scalars = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "©" {
                if pendingSpace, !scalars.isEmpty { scalars.append(" ") }
                pendingSpace = false
                scalars.append(scalar)
            } else if scalar != "'" && scalar != "’" {
                pendingSpace = true
            }
        }
        return String(scalars)
    }

    /// Words between spaces.
    static func words(_ text: some StringProtocol) -> [String] {
        String(text).split(separator: " " as Character).map(String.init)
    }

    /// Whether a sentence ends here: `.`, `!`, `?`, `…` or their full-width forms, closing quotes and brackets aside.
    static func endsSentence(_ text: some StringProtocol) -> Bool {
        for scalar in text.unicodeScalars.reversed() {
            switch scalar {
            case "\"", "'", "”", "’", "»", ")", "]", " ", "」", "』", "）": continue
            case ".", "!", "?", "…", "。", "！", "？": return true
            default: return false
            }
        }
        return false
    }

    static func startsUppercase(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isUppercase ?? false
    }

    /// No lower-case letter, and at least two capitals.
    static func isAllCapitals(_ text: some StringProtocol) -> Bool {
        var capitals = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return capitals >= 2
    }

    /// The parts between separators that set fields of one line apart: `|`, `·`, `•`, spaced dashes and slashes, tabs.
    static func fields(_ text: String) -> [String] {
        var parts = [""]
        let words = text.split(separator: " " as Character)
        for word in words {
            if fieldSeparators.contains(String(word)) {
                parts.append("")
            } else if word.contains("|") || word.contains("·") || word.contains("•") {
                let pieces = word.split(omittingEmptySubsequences: false) { "|·•".contains($0) }
                for (index, piece) in pieces.enumerated() {
                    if index > 0 { parts.append("") }
                    append(piece, to: &parts)
                }
            } else {
                append(word, to: &parts)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    private static let fieldSeparators: Set<String> = ["-", "–", "—", "/", "//", ">", "»", "›", "::", "~"]

    private static func append(_ word: Substring, to parts: inout [String]) {
        guard !word.isEmpty, let last = parts.indices.last else { return }
        parts[last] += (parts[last].isEmpty ? "" : " ") + word
    }
}
