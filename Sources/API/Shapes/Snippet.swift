import Model

/// A stretch of text around the first highlights.
struct Snippet {
    private let scalars: [Unicode.Scalar]
    /// Spans in ``text``, in Unicode scalars.
    let highlights: [TextSpan]

    private static let length = 240
    private static let lead = 60
    /// How far a cut is moved to stand between words; text without blanks is cut inside.
    private static let longestWord = 40

    init(of full: String, highlights all: [TextSpan]) {
        let wanted = max(0, Snippet.densest(all) - Snippet.lead)
        let first = max(0, wanted - Snippet.longestWord)
        let region = Snippet.region(of: full, from: first, count: Snippet.length + 2 * Snippet.longestWord + 1)
        var start = wanted - first
        while start > 0, start < region.count, !region[start - 1].properties.isWhitespace { start -= 1 }
        // No blank near: cut inside, unless this is the beginning anyway.
        if start == 0, first > 0 { start = min(wanted - first, region.count) }
        let limit = min(region.count, start + Snippet.length)
        var end = limit
        while end < region.count, end > max(start, limit - Snippet.longestWord), !region[end].properties.isWhitespace {
            end -= 1
        }
        if end < region.count, !region[end].properties.isWhitespace { end = limit }
        scalars = Array(region[min(start, end)..<end])
        let base = first + start
        highlights = all.filter { $0.start >= base && $0.end <= first + end }
            .map { TextSpan(start: $0.start - base, end: $0.end - base) }
    }

    /// The stretch as it stands in the article.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// `count` scalars from `first` on, or as many as there are.
    private static func region(of full: String, from first: Int, count: Int) -> ArraySlice<Unicode.Scalar> {
        var full = full
        return full.withUTF8 { bytes in
            // Scalars begin at every byte that continues none.
            var index = 0
            var scalar = 0
            while index < bytes.count {
                if bytes[index] & 0xC0 != 0x80 {
                    if scalar == first { break }
                    scalar += 1
                }
                index += 1
            }
            // Four bytes a scalar at most, three more so that the last is whole.
            let rest = bytes[index..<min(bytes.count, index + 4 * count + 3)]
            return Array(String(decoding: rest, as: UTF8.self).unicodeScalars.prefix(count))[...]
        }
    }

    /// Where the stretch with the most highlights begins, the first of equals.
    private static func densest(_ spans: [TextSpan]) -> Int {
        var best = (start: spans.first?.start ?? 0, count: 0)
        var last = 0
        for (index, span) in spans.enumerated() {
            while last < spans.count, spans[last].end <= span.start + length - lead { last += 1 }
            if last - index > best.count { best = (span.start, last - index) }
        }
        return best.start
    }

    /// The text escaped for a page, highlights as `<mark>`.
    var html: String {
        var html = String.UnicodeScalarView()
        var position = 0
        func plain(to end: Int) {
            for scalar in scalars[position..<max(position, end)] {
                switch scalar {
                case "<": html.append(contentsOf: "&lt;".unicodeScalars)
                case ">": html.append(contentsOf: "&gt;".unicodeScalars)
                case "&": html.append(contentsOf: "&amp;".unicodeScalars)
                case "\"": html.append(contentsOf: "&quot;".unicodeScalars)
                case "'": html.append(contentsOf: "&#39;".unicodeScalars)
                default: html.append(scalar)
                }
            }
            position = max(position, end)
        }
        for span in highlights {
            plain(to: span.start)
            html.append(contentsOf: "<mark>".unicodeScalars)
            plain(to: span.end)
            html.append(contentsOf: "</mark>".unicodeScalars)
        }
        plain(to: scalars.count)
        return String(html)
    }
}
