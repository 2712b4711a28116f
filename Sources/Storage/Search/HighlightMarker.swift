import Foundation
import Model

/// Finds the words of a query in a text, for highlights.
///
/// A word matches when it starts with the query word's stem, taken as the word less a common English ending: the
/// index stems with Porter's algorithm, and a highlight that marks a word too few or too many does no harm.
struct HighlightMarker {
    private let stems: [[Unicode.Scalar]]

    init(_ terms: [SearchQuery.Term]) {
        var words: Set<String> = []
        for word in terms.flatMap(\.words) { words.formUnion([word] + SearchWords.apart(word)) }
        stems = words.sorted().map { Array(HighlightMarker.stem(HighlightMarker.unaccented($0)).unicodeScalars) }
    }

    private static func unaccented(_ word: String) -> String {
        var folded = ""
        for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            folded.unicodeScalars.append(scalar)
        }
        return folded
    }

    /// Spans in Unicode scalars, in order, not overlapping.
    func spans(in text: String) -> [TextSpan] {
        var spans: [TextSpan] = []
        var word: [Unicode.Scalar] = []
        var start = 0
        var position = 0
        func close() {
            defer { word.removeAll(keepingCapacity: true) }
            guard !word.isEmpty, matches(word) else { return }
            spans.append(TextSpan(start: start, end: position))
        }
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                if word.isEmpty { start = position }
                word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else {
                close()
            }
            position += 1
        }
        close()
        return spans
    }

    private func matches(_ word: [Unicode.Scalar]) -> Bool {
        stems.contains { stem in
            word.starts(with: stem) && word.count - stem.count <= 5
                && (stem.count > 3 || word.count - stem.count <= 2)
        }
    }

    private static func stem(_ word: String) -> String {
        for ending in ["ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "y", "e"]
        where word.hasSuffix(ending) && word.count - ending.count >= 4 {
            return String(word.dropLast(ending.count))
        }
        return word
    }
}
