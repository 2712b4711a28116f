import Model

/// Reads the words around a number that bound it: "more than 260", "up to 6 Tbps", "some 20,000", "5 or more".
struct BoundReader {
    let tokens: [Token]

    private enum Word: Sendable {
        case about, atLeast, atMost, than, to, least, most, asWord, of, adverb
        /// "above", "over", "below", "under": places and spans as well as bounds.
        case above, over, below
    }

    /// The bound written before token `start`, and where its words begin.
    func before(_ start: Int, dimension: MeasureUnit.Dimension?) -> (bound: AmountBound, start: Int)? {
        guard let last = index(before: start, of: start) else { return nil }
        let first = index(before: last, of: start)
        let key = first.map { tokens[$0].key }
        switch BoundReader.words[tokens[last].key] {
        case .about: return (.about, withArticle(last, key: key, first))
        case .atLeast:
            if key == BoundReader.to, let first, let second = index(before: first, of: start),
                tokens[second].key == BoundReader.not
            {
                return (.atMost, second)
            }
            return (.atLeast, last)
        case .atMost: return (.atMost, last)
        case .above: return dimension == .length ? nil : (.atLeast, last)
        case .over:
            // "built over four years" took four; "for over four years" took more.
            let isBound = dimension != .time || key.map { BoundReader.beforeOver.contains($0) } ?? false
            return isBound ? (.atLeast, last) : nil
        case .below: return dimension == .length ? nil : (.atMost, last)
        case .than: return comparison(key: key, at: first, of: start)
        case .to:
            if key == BoundReader.up, let first { return (.atMost, first) }
            if key == BoundReader.close || key == BoundReader.near, let first { return (.about, first) }
            return nil
        case .least:
            if key == BoundReader.at, let first { return (.atLeast, first) }
            return nil
        case .most:
            if key == BoundReader.at, let first { return (.atMost, first) }
            return nil
        case .asWord: return equative(key: key, at: first, of: start)
        case .of:
            guard let key, let first, let bound = BoundReader.beforeOf[key] else { return nil }
            return (bound, first)
        case .adverb:
            guard let inner = before(last, dimension: dimension), inner.bound != .about else { return nil }
            return inner
        case nil:
            if tokens[last].mark == 0x7E { return (.about, last) }
            if tokens[last].mark == 0x3E { return (.atLeast, last) }
            if tokens[last].mark == 0x3C { return (.atMost, last) }
            // "approx." and "ca." keep their full stop.
            if tokens[last].mark == 0x2E, let first, case .about = BoundReader.words[tokens[first].key],
                !tokens[last].hasSpaceBefore
            {
                return (.about, first)
            }
            return nil
        }
    }

    /// The bound written behind token `end - 1`, and where its words end.
    func after(_ end: Int) -> (bound: AmountBound, end: Int)? {
        guard end + 1 < tokens.count, tokens[end].isWord, tokens[end + 1].sentence == tokens[end].sentence else {
            return nil
        }
        let isOr = tokens[end].key == BoundReader.or || tokens[end].key == BoundReader.and
        guard isOr, let bound = BoundReader.afterOr[tokens[end + 1].key] else { return nil }
        return (bound, end + 2)
    }

    private func comparison(key: WordKey?, at first: Int?, of start: Int) -> (bound: AmountBound, start: Int)? {
        guard let key, let first else { return nil }
        let isMore = BoundReader.more.contains(key)
        guard isMore || BoundReader.less.contains(key) else { return nil }
        if let second = index(before: first, of: start),
            tokens[second].key == BoundReader.no || tokens[second].key == BoundReader.not
        {
            return (isMore ? .atMost : .atLeast, second)
        }
        return (isMore ? .atLeast : .atMost, first)
    }

    private func equative(key: WordKey?, at first: Int?, of start: Int) -> (bound: AmountBound, start: Int)? {
        guard let key, let first, let second = index(before: first, of: start),
            tokens[second].key == BoundReader.asKey
        else { return nil }
        if BoundReader.many.contains(key) { return (.atMost, second) }
        return BoundReader.few.contains(key) ? (.atLeast, second) : nil
    }

    private func withArticle(_ last: Int, key: WordKey?, _ first: Int?) -> Int {
        guard let first, key == BoundReader.an else { return last }
        return first
    }

    private func index(before index: Int, of start: Int) -> Int? {
        index > 0 && tokens[index - 1].sentence == tokens[min(start, tokens.count - 1)].sentence ? index - 1 : nil
    }

    private static let words = WordTable<Word>(
        [
            "about", "around", "approximately", "approx", "roughly", "some", "nearly", "almost", "circa", "ca",
            "estimated", "virtually", "practically", "c",
        ].map { (WordKey($0), .about) }
            + [
                "exceeding", "exceeds", "exceed", "exceeded", "surpassing", "surpasses", "surpass", "surpassed",
                "topping", "topped", "tops", "minimum", "beyond",
            ].map { (WordKey($0), .atLeast) }
            + ["maximum"].map { (WordKey($0), .atMost) }
            + [
                ("than", .than), ("to", .to), ("least", .least), ("most", .most), ("as", .asWord), ("of", .of),
                ("above", .above), ("over", .over), ("below", .below), ("under", .below), ("beneath", .below),
                ("just", .adverb), ("only", .adverb), ("well", .adverb), ("even", .adverb), ("perhaps", .adverb),
            ]
    )

    private static let beforeOf = WordTable<AmountBound>(
        [
            ("excess", .atLeast), ("upwards", .atLeast), ("upward", .atLeast), ("north", .atLeast),
            ("minimum", .atLeast), ("maximum", .atMost), ("region", .about), ("south", .atMost),
            ("neighborhood", .about), ("neighbourhood", .about),
        ]
    )

    private static let afterOr = WordTable<AmountBound>(
        [
            ("more", .atLeast), ("above", .atLeast), ("higher", .atLeast), ("greater", .atLeast), ("up", .atLeast),
            ("over", .atLeast), ("less", .atMost), ("fewer", .atMost), ("below", .atMost), ("under", .atMost),
            ("so", .about), ("thereabouts", .about), ("longer", .atLeast),
        ]
    )

    private static let beforeOver: WordSet = ["for", "just", "well", "lasted", "after", "little"]
    private static let more: WordSet = [
        "more", "greater", "higher", "larger", "longer", "better", "bigger", "heavier", "faster", "further", "farther",
    ]
    private static let less: WordSet = ["less", "fewer", "lower", "smaller", "shorter", "lighter", "cheaper"]
    private static let many: WordSet = ["many", "much", "high", "far", "long", "late", "large"]
    private static let few: WordSet = ["few", "little", "low"]
    private static let up: WordKey = "up"
    private static let close: WordKey = "close"
    private static let near: WordKey = "near"
    private static let at: WordKey = "at"
    private static let no: WordKey = "no"
    private static let not: WordKey = "not"
    private static let to: WordKey = "to"
    private static let an: WordKey = "an"
    private static let asKey: WordKey = "as"
    private static let or: WordKey = "or"
    private static let and: WordKey = "and"
}
