/// Tables whose head says once what the figures below are: "EUR million | H1 2025 | H1 2024".
enum AmountTable {
    struct Unit: Sendable {
        var currency: Currency.Reading
        var magnitude: Double

        func code(_ resolve: (Currency.Family) -> String) -> String {
            switch currency {
            case .code(let code): code
            case .family(let family): resolve(family)
            }
        }
    }

    /// The unit of each table row's figures by the index of its sentence.
    static func units(of text: TokenizedText) -> [Int32: Unit] {
        guard text.tokens.contains(where: { $0.mark == bar }) else { return [:] }
        var units: [Int32: Unit] = [:]
        var current: Unit?
        for (index, sentence) in text.sentences.enumerated() {
            let range = sentence.tokens
            guard text.tokens[range].contains(where: { $0.mark == bar }) else {
                // A line above the table may name the unit: "(in EUR million)".
                current = range.count <= 8 ? unit(in: range, text.tokens)?.unit : nil
                continue
            }
            if let found = unit(in: range, text.tokens) {
                if found.isRow {
                    units[Int32(index)] = found.unit
                    continue
                }
                current = found.unit
            }
            if let current { units[Int32(index)] = current }
        }
        return units
    }

    /// Whether the tokens are all that a cell holds.
    static func isCell(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
        guard range.lowerBound > 0 else { return false }
        let sentence = tokens[range.lowerBound].sentence
        let closes =
            range.upperBound >= tokens.count || tokens[range.upperBound].sentence != sentence
            || tokens[range.upperBound].mark == bar
        return closes && tokens[range.lowerBound - 1].mark == bar
    }

    /// A currency with no number beside it, and its magnitude; `isRow` when it stands in brackets behind a row's label.
    private static func unit(in range: Range<Int>, _ tokens: [Token]) -> (unit: Unit, isRow: Bool)? {
        for index in range {
            let token = tokens[index]
            var reading: Currency.Reading?
            if token.kind == .currency { reading = Currency.symbol(token.key.hash) }
            if token.isAllCaps { reading = reading ?? Currency.codes[token.key] }
            if index > range.lowerBound { reading = reading ?? Currency.names[token.key] }
            guard let reading else { continue }
            let next = index + 1
            if next < range.upperBound, tokens[next].isNumber || tokens[next].shape.contains(.digitFirst) { return nil }
            var magnitude = 1.0
            let around = max(range.lowerBound, index - 3)..<min(range.upperBound, index + 4)
            for near in around where tokens[near].isWord {
                if let factor = NumeralWord.shortMagnitudes[tokens[near].key] { magnitude = factor }
                if let factor = plurals[tokens[near].key] { magnitude = factor }
            }
            let inBrackets = index > range.lowerBound && tokens[index - 1].mark == 0x28
            let hasFigures = range.contains { other in
                tokens[other].isNumber && isCell(other..<(other + 1), tokens)
            }
            return (Unit(currency: reading, magnitude: magnitude), inBrackets && hasFigures)
        }
        return nil
    }

    private static let bar: UInt8 = 0x7C
    private static let plurals = WordTable<Double>(
        [("thousand", 1e3), ("thousands", 1e3), ("millions", 1e6), ("billions", 1e9), ("000s", 1e3)]
    )
}
