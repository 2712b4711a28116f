/// Finds the date lines that stand over all items of a day, not over one.
enum DayHeadings {
    struct Heading: Sendable {
        var date: DigestDate
        /// 1-based line in the document.
        var line: Int
    }

    /// - Parameters:
    ///   - headers: the lines above each text.
    ///   - texts: the number of paragraphs of each text.
    /// - Returns: by the index of the first text below the heading.
    static func find(_ headers: [[DigestBlocks.Entry]], texts: [Int]) -> [Int: Heading] {
        var candidates: [(text: Int, heading: Heading)] = []
        for (index, header) in headers.enumerated() {
            let days = header.filter { entry in
                guard entry.hasDate, !entry.hasAuthors, let date = entry.line.metadata.date, !date.hasTime else {
                    return false
                }
                if case .days? = date.ago { return date.ago == .days(0) || date.ago == .days(1) }
                return date.hasDay || date.weekday != nil
            }
            guard let day = days.first, let date = day.line.metadata.date else { continue }
            // Behind a title it is that item's.
            let position = header.firstIndex { $0.line.number == day.line.number } ?? 0
            if header[..<position].contains(where: { $0.hasTitle && $0.line.wordCount > 3 }) { continue }
            candidates.append((index, Heading(date: date, line: day.line.number)))
        }
        guard !candidates.isEmpty, areHeadings(candidates.map(\.text), candidates.map(\.heading), headers, texts) else {
            return [:]
        }
        return Dictionary(candidates.map { ($0.text, $0.heading) }) { first, _ in first }
    }

    private static func areHeadings(
        _ starts: [Int],
        _ headings: [Heading],
        _ headers: [[DigestBlocks.Entry]],
        _ texts: [Int]
    ) -> Bool {
        var ownDates = 0
        var headedBelow = 0
        var separate = 0
        var untitledRuns = 0
        for (position, start) in starts.enumerated() {
            let end = position + 1 < starts.count ? starts[position + 1] : headers.count
            for index in start..<end {
                let header = headers[index]
                let hasOwn = header.contains { $0.hasDate && $0.line.number != headings[position].line }
                if hasOwn || header.contains(where: { $0.hasTitle && $0.line.metadata.date != nil }) { ownDates += 1 }
                if index > start, header.contains(where: { $0.hasTitle || $0.hasAuthors }) { headedBelow += 1 }
            }
            let header = headers[start]
            if let at = header.firstIndex(where: { $0.line.number == headings[position].line }), at + 1 < header.count,
                header[at + 1].isSeparated, header[at].isSeparated || start == 0
            {
                separate += 1
            }
            let hasTitle = header.contains(where: \.hasTitle)
            if !hasTitle, texts[start] > 1 || end - start > 1 { untitledRuns += 1 }
        }
        if ownDates > 0 || separate * 2 > starts.count { return true }
        if headedBelow >= max(1, (starts.count + 1) / 2) { return true }
        return untitledRuns * 2 > starts.count
    }
}
