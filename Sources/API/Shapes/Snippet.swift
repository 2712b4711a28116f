import Model

/// A stretch of text around the first highlights.
struct Snippet {
    let text: String
    /// Spans in `text`, in Unicode scalars.
    let highlights: [TextSpan]

    private static let length = 240
    private static let lead = 60

    init(of full: String, highlights all: [TextSpan]) {
        let scalars = Array(full.unicodeScalars)
        var start = max(0, Snippet.densest(all) - Snippet.lead)
        while start > 0, start < scalars.count, !scalars[start - 1].properties.isWhitespace { start -= 1 }
        var end = min(scalars.count, start + Snippet.length)
        while end < scalars.count, end > start, !scalars[end].properties.isWhitespace { end -= 1 }
        if end <= start { end = min(scalars.count, start + Snippet.length) }
        text = String(String.UnicodeScalarView(scalars[start..<end]))
        highlights = all.filter { $0.start >= start && $0.end <= end }
            .map { TextSpan(start: $0.start - start, end: $0.end - start) }
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
        let scalars = Array(text.unicodeScalars)
        var html = ""
        var position = 0
        func plain(to end: Int) {
            for scalar in scalars[position..<max(position, end)] {
                switch scalar {
                case "<": html += "&lt;"
                case ">": html += "&gt;"
                case "&": html += "&amp;"
                case "\"": html += "&quot;"
                case "'": html += "&#39;"
                default: html.unicodeScalars.append(scalar)
                }
            }
            position = max(position, end)
        }
        for span in highlights {
            plain(to: span.start)
            html += "<mark>"
            plain(to: span.end)
            html += "</mark>"
        }
        plain(to: scalars.count)
        return html
    }
}
