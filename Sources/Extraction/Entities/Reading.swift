import Model

/// A text with everything that rules ask of single tokens, made once for each article.
final class Reading: Sendable {
    let text: TokenizedText
    let tokens: [Token]
    /// For each token; empty for numbers and marks.
    let traits: [WordTraits]
    /// Tokens of dates: no part of a name unless a table says so.
    let isDate: [Bool]
    let knowledge: Knowledge

    init(_ draft: borrowing Draft, knowledge: Knowledge) {
        text = draft.text
        tokens = draft.text.tokens
        let lexicon = knowledge.lexicon
        traits = tokens.map { $0.kind == .word ? lexicon.traits(of: $0.key) : [] }
        var isDate = [Bool](repeating: false, count: tokens.count)
        for date in draft.dates { for index in date.tokens { isDate[index] = true } }
        self.isDate = isDate
        self.knowledge = knowledge
    }

    /// The traits of a token, or none outside of the text.
    func trait(_ index: Int) -> WordTraits {
        traits.indices.contains(index) ? traits[index] : []
    }

    func mark(_ index: Int) -> UInt8 {
        tokens.indices.contains(index) ? tokens[index].mark : 0
    }

    /// The key of a word; a key that no word has outside of the text and for marks.
    func word(_ index: Int) -> WordKey {
        tokens.indices.contains(index) && tokens[index].kind == .word ? tokens[index].key : WordKey(hash: 0)
    }

    func kind(_ index: Int) -> Token.Kind? {
        tokens.indices.contains(index) ? tokens[index].kind : nil
    }

    /// A word in small letters.
    func isSmall(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return tokens[index].shape.isDisjoint(with: [.capitalized, .allCaps, .innerCapital, .digitFirst])
    }

    /// A word whose letters show a name: capital first or inside.
    func isCapital(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        return !tokens[index].shape.isDisjoint(with: [.capitalized, .innerCapital])
    }

    /// Whether a capital here may only be due to the place: sentence start, after an opening quote, colon or bullet.
    func isInitial(_ index: Int) -> Bool {
        guard index > 0, tokens.indices.contains(index) else { return true }
        if tokens[index].shape.contains(.sentenceStart) { return true }
        let previous = tokens[index - 1]
        switch previous.mark {
        case 0x3A, 0x2A, 0x7C: return true
        case 0x22, 0x27: return index < 2 || previous.hasSpaceBefore || isInitial(index - 1)
        case 0x2D, Token.dashMark: return previous.shape.contains(.sentenceStart) || previous.hasSpaceBefore
        default: return false
        }
    }

    /// A digit, perhaps with letters behind it, that can continue a designation: "9", "12A", "16V".
    func isDesignationNumber(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        let token = tokens[index]
        let length = Int(token.end - token.start)
        guard length <= 5 else { return false }
        if token.kind == .number { return length <= 4 && !text.source.utf8[token.range].contains(0x2C) }
        guard token.kind == .word, token.shape.contains(.digitFirst) else { return false }
        // Capital letters only: "12A" but not "30km", "2nd", "5G".
        let bytes = text.source.utf8[token.range]
        return bytes.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x41 < 26 } && !trait(index).contains(.generic)
    }

    /// The bracket that closes a short remark; nil when there is none close by.
    func closingBracket(from start: Int, before limit: Int) -> Int? {
        var index = start
        while index < min(start + 8, limit) {
            if mark(index) == 0x29 { return index }
            index += 1
        }
        return nil
    }

    /// One key for a stretch: hyphens, marks and case make no difference.
    func key(of range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for index in range {
            let token = tokens[index]
            guard token.kind == .word || token.kind == .number || token.kind == .possessive else { continue }
            hash = (hash ^ token.key.hash) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 29
        }
        return hash
    }
}

/// How much speaks for each type; points of all mentions of a name are added up.
struct Evidence: Sendable, Equatable {
    private(set) var points = SIMD8<Float>(repeating: 0)

    static func index(_ type: EntityType) -> Int {
        switch type {
        case .organization: 0
        case .person: 1
        case .place: 2
        case .program: 3
        case .product: 4
        }
    }

    static let types: [EntityType] = [.organization, .person, .place, .program, .product]

    subscript(type: EntityType) -> Float {
        points[Evidence.index(type)]
    }

    mutating func add(_ value: Float, for type: EntityType) {
        points[Evidence.index(type)] += value
    }

    mutating func add(_ other: Evidence) {
        points += other.points
    }

    /// Context of many mentions says the same again and again: only the strongest and half of each other count.
    mutating func merge(_ other: Evidence) {
        let stronger = pointwiseMax(points, other.points)
        let weaker = pointwiseMin(points, other.points)
        points = stronger + weaker * 0.5
    }

    /// The leading type, its points and its lead over the next.
    var best: (type: EntityType, points: Float, lead: Float) {
        var first = 0
        var second = 1
        if points[1] > points[0] { (first, second) = (1, 0) }
        for index in 2..<5 {
            if points[index] > points[first] {
                (first, second) = (index, first)
            } else if points[index] > points[second] {
                second = index
            }
        }
        return (Evidence.types[first], points[first], points[first] - points[second])
    }
}
