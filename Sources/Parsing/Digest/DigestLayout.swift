/// Which lines stand below the text they belong to, on this page; the others stand above theirs.
struct DigestLayout: Sendable, Hashable {
    var titleBelow = false
    var dateBelow = false
    var bylineBelow = false

    static let all: [DigestLayout] = [false, true].flatMap { title in
        [false, true].flatMap { date in
            [false, true].map { DigestLayout(titleBelow: title, dateBelow: date, bylineBelow: $0) }
        }
    }

    /// The layout under which the page's lines fall into place best.
    ///
    /// Between two texts stands a group of short lines, and each layout cuts the group in its own way: what is below goes
    /// to the text before, the rest to the text behind. A layout loses where lines are left over at the page's ends, where
    /// an item would get two titles or two dates, and where a blank line runs through what it joins; it wins where a
    /// title shares words with its text.
    static func best(for blocks: DigestBlocks) -> DigestLayout {
        var best = DigestLayout()
        var bestScore = -Double.infinity
        for layout in all {
            let score = layout.score(blocks)
            if score > bestScore {
                best = layout
                bestScore = score
            }
        }
        return best
    }

    private func score(_ blocks: DigestBlocks) -> Double {
        // What most pages do needs no evidence.
        var score = (titleBelow ? -0.5 : 0) + (dateBelow ? -0.4 : 0) + (bylineBelow ? -0.3 : 0)
        for (index, group) in blocks.groups.enumerated() {
            let cut = cut(group, isLast: false)
            let below = group[..<cut]
            let above = group[cut...]
            let isFirst = index == 0
            let isLast = index == blocks.groups.count - 1
            if isFirst { score -= 3 * Double(below.count) }
            if isLast {
                score -= 2 * Double(above.count { $0.hasTitle || $0.hasDate })
                // What stands below each text stands below the last one too.
                if titleBelow, !below.contains(where: \.hasTitle) { score -= 1.5 }
                if dateBelow, !below.contains(where: \.hasDate) { score -= 1.5 }
                if bylineBelow, !below.contains(where: \.hasAuthors) { score -= 1 }
            }
            if !isFirst, !isLast, blocks.blanksTell {
                if cut > 0, below.first?.isSeparated == true { score -= 1.5 }
                if cut < group.count, above.dropFirst().contains(where: \.isSeparated) { score -= 0.5 }
                if cut < group.count, above.first?.isSeparated == true { score += 0.5 }
                if cut == group.count, !below.isEmpty, blocks.textIsSeparated(behind: index) { score += 0.5 }
                if cut < group.count, blocks.textIsSeparated(behind: index) { score -= 1 }
            }
            if isLast, blocks.blanksTell, cut > 0, below.first?.isSeparated == true, !isFirst { score -= 1 }
            score -= Double(max(0, below.count(where: \.hasTitle) - 1) + max(0, below.count(where: \.hasDate) - 1))
            // A day heading and a time are no two dates.
            let aboveDates = above.count { $0.hasDate && $0.line.metadata.date?.isTimeOnly != true }
            score -= Double(max(0, aboveDates - 1)) * 0.5
            score += overlapScore(blocks, index, below, above)
        }
        return score
    }

    private func overlapScore(
        _ blocks: DigestBlocks,
        _ index: Int,
        _ below: ArraySlice<DigestBlocks.Entry>,
        _ above: ArraySlice<DigestBlocks.Entry>
    ) -> Double {
        var score = 0.0
        for entry in below where entry.hasTitle {
            score +=
                blocks.overlap(entry.line.text, withTextBefore: index)
                - blocks.overlap(entry.line.text, withTextBehind: index)
        }
        for entry in above where entry.hasTitle {
            score +=
                blocks.overlap(entry.line.text, withTextBehind: index)
                - blocks.overlap(entry.line.text, withTextBefore: index)
        }
        return score
    }

    /// How many entries of a group belong to the text before it.
    func cut(_ group: [DigestBlocks.Entry], isLast: Bool) -> Int {
        var sawTitle = false
        var sawDate = false
        var cut = 0
        for entry in group {
            if entry.line.isMarked || entry.isBehindSection { break }
            if entry.hasTitle {
                guard titleBelow, !sawTitle else { break }
                sawTitle = true
            } else {
                let isBelow = (entry.hasDate ? dateBelow : true) && (entry.hasAuthors ? bylineBelow : true)
                guard isBelow, !(entry.hasDate && sawDate) else { break }
                if entry.hasDate { sawDate = true }
            }
            cut += 1
        }
        return cut
    }
}
