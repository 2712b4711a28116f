/// Reads what a number counts.
struct UnitReader {
    struct Unit {
        var name: String
        /// The token behind the unit.
        var end: Int
        var dimension: MeasureUnit.Dimension?
        var rule: String
    }

    let finder: AmountFinder

    private var tokens: [Token] { finder.tokens }
    private var text: TokenizedText { finder.text }

    /// The unit behind `numeral`; nil when it counts nothing.
    func unit(after numeral: Numeral, isAlone: Bool, start: Int) -> Unit? {
        let end = numeral.tokens.upperBound
        if numeral.suffixKey != nil { return glued(numeral) }
        guard end < tokens.count, tokens[end].sentence == tokens[start].sentence else { return nil }
        if let unit = measure(at: end, numeral) { return unit }
        if tokens[end].kind == .hyphen { return hyphenated(at: end + 1, numeral) }
        if numeral.isYearLike, (1900...2100).contains(numeral.value), Int(numeral.value) % 100 != 0 { return nil }
        return counted(from: end, numeral, start: start)
    }

    // MARK: measures

    /// "6Tbps", "500km".
    private func glued(_ numeral: Numeral) -> Unit? {
        let symbol = text.source.string(numeral.suffix.lowerBound, numeral.suffix.upperBound)
        if numeral.isWritten { return nil }
        let unit = MeasureUnit.symbols[symbol] ?? numeral.suffixKey.flatMap { MeasureUnit.words[$0] }
        // "5G", "4K", "3s": too short to tell a unit from a name.
        guard let unit, unit.name != "g", unit.name != "s", unit.name != "L" else { return nil }
        return rated(unit, end: numeral.tokens.upperBound)
    }

    private func measure(at index: Int, _ numeral: Numeral) -> Unit? {
        var position = index
        if tokens[position].kind == .hyphen { position += 1 }
        var prefix: Int?
        if position + 1 < tokens.count, MeasureUnit.prefixes.contains(tokens[position].key) {
            prefix = position
            position += 1
        }
        guard position < tokens.count, tokens[position].isWord, let unit = measureUnit(at: position) else { return nil }
        let next = position + 1
        // "30 seconds after lift-off" is a measure of the flight, "six months after" places something in time.
        let isShort = UnitReader.shortTimes.contains(unit.name)
        if unit.dimension == .time, isRelativeTime(next) && !isSpan(numeral) && !isShort || isAge(next) { return nil }
        if let prefix {
            let name = text.string(prefix).lowercased()
            return Unit(name: name + " " + unit.name, end: next, dimension: unit.dimension, rule: "quantity.measure")
        }
        // "two days' notice" counts days; "three-year-old" is an age.
        return rated(unit, end: next)
    }

    private func measureUnit(at index: Int) -> MeasureUnit.Unit? {
        let key = tokens[index].key
        if let unit = MeasureUnit.words[key] { return unit.name == "g" ? nil : unit }
        guard MeasureUnit.symbolKeys.contains(key) else { return nil }
        return MeasureUnit.symbols[text.string(index)]
    }

    /// "km/h", "kilometres per hour".
    private func rated(_ unit: MeasureUnit.Unit, end: Int) -> Unit {
        var result = Unit(name: unit.name, end: end, dimension: unit.dimension, rule: "quantity.measure")
        guard end + 1 < tokens.count, tokens[end].sentence == tokens[end - 1].sentence else { return result }
        let isPer = tokens[end].mark == 0x2F || UnitReader.per.contains(tokens[end].key)
        if isPer, let rate = MeasureUnit.rate(unit.name, per: tokens[end + 1].key) {
            result.name = rate
            result.end = end + 2
            result.dimension = .other
        }
        return result
    }

    /// "six months after", "two years ago", "three days later" place something in time and measure nothing.
    private func isRelativeTime(_ index: Int) -> Bool {
        index < tokens.count && tokens[index].sentence == tokens[index - 1].sentence
            && UnitReader.relative.contains(tokens[index].key)
    }

    /// "for 18 months before it flew": how long it lasted, whatever follows.
    private func isSpan(_ numeral: Numeral) -> Bool {
        let first = numeral.tokens.lowerBound
        return first > 0 && UnitReader.lasting.contains(tokens[first - 1].key)
    }

    private func isAge(_ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        let next = tokens[index].kind == .hyphen ? index + 1 : index
        return next < tokens.count && tokens[next].key == UnitReader.old
    }

    // MARK: counted things

    /// "a 12-satellite constellation", "27-nation bloc".
    private func hyphenated(at index: Int, _ numeral: Numeral) -> Unit? {
        guard index < tokens.count, tokens[index].isWord, !tokens[index].isCapitalized else { return nil }
        let key = tokens[index].key
        guard UnitReader.hyphenatedNouns.contains(key), !isAge(index + 1) else { return nil }
        return Unit(name: text.string(index).lowercased(), end: index + 1, dimension: nil, rule: "quantity.compound")
    }

    private func counted(from index: Int, _ numeral: Numeral, start: Int) -> Unit? {
        var first = index
        if numeral.isVague, tokens[first].key == UnitReader.of { first += 1 }
        if tokens[first].key == UnitReader.of {
            first += 1
            guard first < tokens.count else { return nil }
            if UnitReader.pronouns.contains(tokens[first].key) {
                first += 1
            } else if UnitReader.determiners.contains(tokens[first].key) {
                first += 1
                // "1,600 of its roughly 2,000 sorties".
                if first + 1 < tokens.count, finder.numerals.numeral(at: first) == nil,
                    finder.numerals.numeral(at: first + 1) != nil
                {
                    first += 1
                }
                if let whole = finder.numerals.numeral(at: first) { first = whole.tokens.upperBound }
            } else {
                return nil
            }
        }
        if first < tokens.count, UnitReader.more.contains(tokens[first].key) { first += 1 }
        // "two earlier attempts".
        if first + 1 < tokens.count, tokens[first].key == UnitReader.earlier, tokens[first + 1].isWord,
            !CountedNoun.stops.contains(tokens[first + 1].key)
        {
            first += 1
        }
        let isAllCaps = text.sentence(ofToken: start).isAllCaps
        guard first < tokens.count, let found = finder.nouns.find(from: first, isAllCaps: isAllCaps) else { return nil }
        let head = text.string(headRange(found.head, from: first))
        // "10,000 Papua New Guineans".
        let isPeople =
            tokens[found.head].isCapitalized && !tokens[found.head].isAllCaps && !isAllCaps
            && UnitReader.peoples.contains { head.hasSuffix($0) } && head.utf8.count > 6
        let name = isPeople ? "person" : CountedNoun.singular(head)
        if isAnaphoric(start, tokens[found.head].key) { return nil }
        if MeasureUnit.words[tokens[found.head].key]?.dimension == .time, isRelativeTime(found.end) { return nil }
        // "three optical and two radar satellites": the second number is read by itself.
        let isShared = (numeral.tokens.upperBound..<found.head).contains {
            finder.numerals.numeral(at: $0) != nil && !finder.nouns.isInName[$0]
        }
        return Unit(
            name: name,
            end: isShared ? numeral.tokens.upperBound : found.end,
            dimension: MeasureUnit.words[tokens[found.head].key]?.dimension,
            rule: "quantity.counted"
        )
    }

    /// A name that is counted is its unit as a whole: "six F-16s".
    private func headRange(_ head: Int, from first: Int) -> Range<Int> {
        var start = head
        guard finder.nouns.isInName[head] || tokens[head].shape.contains(.digitFirst) else { return head..<(head + 1) }
        while start > first, tokens[start - 1].kind == .hyphen || !tokens[start].hasSpaceBefore { start -= 1 }
        return start..<(head + 1)
    }

    /// "the two companies", "the three sides" point back to what was named and count nothing new.
    private func isAnaphoric(_ start: Int, _ head: WordKey) -> Bool {
        guard start > 0, tokens[start - 1].sentence == tokens[start].sentence else { return false }
        return UnitReader.determiners.contains(tokens[start - 1].key) && UnitReader.anaphoric.contains(head)
    }

    /// How the names of peoples end in the plural.
    private static let peoples = ["ians", "eans", "icans"]
    private static let earlier: WordKey = "earlier"
    private static let of: WordKey = "of"
    private static let old: WordKey = "old"
    private static let per: WordSet = ["per", "an", "a"]
    private static let relative: WordSet = [
        "after", "before", "later", "earlier", "ago", "hence", "since", "prior",
    ]
    private static let shortTimes: Set<String> = ["second", "minute"]
    private static let lasting: WordSet = ["for", "lasted", "within", "spent", "took"]
    private static let pronouns: WordSet = ["them", "which", "these", "those"]
    private static let determiners: WordSet = ["the", "these", "those", "their", "its", "our", "his"]
    private static let more: WordSet = ["more", "further", "such"]
    private static let anaphoric: WordSet = [
        "companies", "countries", "sides", "firms", "nations", "leaders", "partners", "governments", "groups",
        "parties", "men", "women", "organizations", "organisations", "agencies", "states", "neighbors", "neighbours",
        "allies", "ministers", "presidents", "rivals",
    ]
    private static let hyphenatedNouns: WordSet = [
        "satellite", "nation", "member", "country", "ship", "aircraft", "stage", "seat", "engine", "person", "man",
        "missile", "vehicle", "vessel", "launch", "unit", "drone", "rocket", "spacecraft", "page", "point", "party",
        "boat", "submarine", "state", "inch", "foot", "meter", "metre", "mile", "acre", "ton", "tonne", "pound",
        "hour", "day", "week", "month", "year", "minute", "second", "kilometer", "kilometre", "megawatt", "kilowatt",
    ]
}
