import Foundation
import Model

/// Finds the words of a query in a text, for highlights.
///
/// A word matches when it starts with the query word's stem, taken as the word less a common English ending: the
/// index stems with Porter's algorithm, and a highlight that marks a word too few or too many does no harm. Accents
/// and case are folded as in the index; CJK text is marked by the pairs of characters it is searched by.
struct HighlightMarker {
    private struct Stem {
        var bytes: [UInt8]
        var scalarCount: Int
        /// What was typed with a star: words of any length that begin so.
        var isPrefix: Bool
    }

    /// By the first byte of the word.
    private let stems: [[Stem]]
    private let pairs: [[UInt8]]

    init(_ terms: [SearchQuery.Term]) {
        var stems = [[Stem]](repeating: [], count: 256)
        var pairs: Set<[UInt8]> = []
        var known: Set<[UInt8]> = []
        for term in terms {
            var isPrefix = false
            if case .prefix = term.shape { isPrefix = true }
            // What was typed with a hyphen may stand glued in the text.
            var words = term.words
            if case .compound(let pieces) = term.shape { words.append(pieces.joined()) }
            for word in words.flatMap({ [$0] + SearchWords.apart($0) }) {
                if word.unicodeScalars.contains(where: IndexSpellings.isCJK) {
                    pairs.insert(Array(word.utf8))
                    continue
                }
                let folded = HighlightMarker.unaccented(word.lowercased())
                let stem = isPrefix ? folded : HighlightMarker.stem(folded)
                let bytes = Array(stem.utf8)
                guard let first = bytes.first, known.insert(bytes).inserted else { continue }
                stems[Int(first)].append(
                    Stem(bytes: bytes, scalarCount: stem.unicodeScalars.count, isPrefix: isPrefix)
                )
            }
        }
        self.stems = stems
        self.pairs = pairs.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Spans in Unicode scalars, in order, not overlapping.
    func spans(in text: String) -> [TextSpan] {
        var text = text
        return text.withUTF8 { bytes in
            var spans: [TextSpan] = []
            var index = 0
            var position = 0
            while index < bytes.count {
                if bytes[index] < 0x80, HighlightMarker.folded(bytes[index]) == 0 {
                    index += 1
                    position += 1
                    continue
                }
                let word = HighlightMarker.word(in: bytes, from: index)
                if word.isCJK {
                    markPairs(bytes[index..<word.end], position, &spans)
                } else if word.scalarCount > 0, matches(bytes[index..<word.end], word) {
                    spans.append(TextSpan(start: position, end: position + word.scalarCount))
                }
                // What is neither letter nor digit is passed over, one at a time.
                position += max(1, word.scalarCount)
                index = word.end
            }
            return spans
        }
    }

    // MARK: - Words of the text

    /// A stretch of letters and digits, or of CJK characters; no scalars where none begins.
    private struct Word {
        var end: Int
        var scalarCount = 0
        var isASCII = true
        var isCJK = false
    }

    private static func word(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Word {
        var word = Word(end: start)
        while word.end < bytes.count {
            let byte = bytes[word.end]
            if byte < 0x80 {
                guard folded(byte) != 0, !word.isCJK else { break }
                word.end += 1
                word.scalarCount += 1
                continue
            }
            let (scalar, length) = decode(bytes, at: word.end)
            let isCJK = IndexSpellings.isCJK(scalar)
            let properties = scalar.properties
            let belongs =
                isCJK || properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
            guard belongs, word.scalarCount == 0 || isCJK == word.isCJK else {
                // Nothing has begun: the scalar is passed over.
                if word.scalarCount == 0 { word.end += length }
                break
            }
            word.isCJK = isCJK
            word.isASCII = false
            word.end += length
            word.scalarCount += 1
        }
        return word
    }

    /// The scalar at `index` of valid UTF-8 and its length in bytes.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[index])
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length where index + offset < bytes.count {
            value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", min(length, bytes.count - index))
    }

    private func matches(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ word: Word) -> Bool {
        if word.isASCII {
            let first = HighlightMarker.folded(bytes[bytes.startIndex])
            return stems[Int(first)].contains { stem in
                guard HighlightMarker.isNear(stem, word.scalarCount) else { return false }
                var index = bytes.startIndex
                for byte in stem.bytes {
                    guard HighlightMarker.folded(bytes[index]) == byte else { return false }
                    index += 1
                }
                return true
            }
        }
        let folded = HighlightMarker.unaccented(String(decoding: bytes, as: UTF8.self).lowercased())
        guard let first = folded.utf8.first else { return false }
        let count = folded.unicodeScalars.count
        return stems[Int(first)].contains { HighlightMarker.isNear($0, count) && folded.utf8.starts(with: $0.bytes) }
    }

    /// Whether a word of so many scalars may be a form of the stem.
    private static func isNear(_ stem: Stem, _ count: Int) -> Bool {
        let more = count - stem.scalarCount
        let most = stem.scalarCount > 3 ? 5 : stem.scalarCount > 2 ? 2 : 0
        return more >= 0 && (stem.isPrefix || more <= most)
    }

    /// Neighbouring pairs become one span.
    private func markPairs(_ run: Slice<UnsafeBufferPointer<UInt8>>, _ position: Int, _ spans: inout [TextSpan]) {
        guard !pairs.isEmpty else { return }
        var scalar = position
        for index in run.indices where run[index] & 0xC0 != 0x80 {
            defer { scalar += 1 }
            for pair in pairs where run[index...].starts(with: pair) {
                let end = scalar + pair.lazy.filter { $0 & 0xC0 != 0x80 }.count
                if let last = spans.last, last.end >= scalar {
                    spans[spans.count - 1] = TextSpan(start: last.start, end: max(last.end, end))
                } else {
                    spans.append(TextSpan(start: scalar, end: end))
                }
            }
        }
    }

    // MARK: - Folding

    /// An ASCII letter or digit in lower case; 0 for every other byte.
    @inline(__always)
    private static func folded(_ byte: UInt8) -> UInt8 {
        let lower = byte | 0x20
        if lower >= 0x61, lower <= 0x7A { return byte < 0x80 ? lower : 0 }
        return byte >= 0x30 && byte <= 0x39 ? byte : 0
    }

    private static func unaccented(_ word: String) -> String {
        var folded = ""
        for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            folded.unicodeScalars.append(scalar)
        }
        return folded
    }

    private static func stem(_ word: String) -> String {
        for ending in ["ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "y", "e"]
        where word.hasSuffix(ending) && word.count - ending.count >= 4 {
            return String(word.dropLast(ending.count))
        }
        return word
    }
}
