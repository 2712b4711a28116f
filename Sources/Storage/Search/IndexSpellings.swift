/// Other spellings of what a text says, for the full-text index, which splits at hyphens and knows no word
/// boundaries between CJK characters.
///
///     IndexSpellings.of("F-16V at 6Tbps")  // "F16V 6 Tbps"
enum IndexSpellings {
    static func of(_ text: String) -> String {
        var pieces: [String] = []
        let scanner = Scanner(scalars: Array(text.unicodeScalars))
        scanner.run(into: &pieces)
        var seen: Set<String> = []
        return pieces.filter { seen.insert($0).inserted }.joined(separator: " ")
    }

    /// Whether a scalar belongs to a script written without blanks.
    static func isCJK(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
            0x20000...0x2FA1F:
            true
        default: false
        }
    }

    private struct Scanner {
        let scalars: [Unicode.Scalar]

        func run(into pieces: inout [String]) {
            var index = 0
            while index < scalars.count {
                if IndexSpellings.isCJK(scalars[index]) {
                    index = pairs(from: index, into: &pieces)
                } else if isWordScalar(scalars[index]) {
                    index = compound(from: index, into: &pieces)
                } else {
                    index += 1
                }
            }
        }

        /// Every two neighbours of a run of CJK characters.
        private func pairs(from start: Int, into pieces: inout [String]) -> Int {
            var end = start
            while end < scalars.count, IndexSpellings.isCJK(scalars[end]) { end += 1 }
            if end - start == 1 { pieces.append(string(start..<end)) }
            for first in start..<max(start, end - 1) { pieces.append(string(first..<(first + 2))) }
            return end
        }

        /// A designation with hyphens is given without them, a number glued to its unit is given apart.
        private func compound(from start: Int, into pieces: inout [String]) -> Int {
            var end = start
            var hyphens = 0
            var digits = 0
            var letters = 0
            while end < scalars.count {
                if isWordScalar(scalars[end]) {
                    if isDigit(scalars[end]) { digits += 1 } else { letters += 1 }
                } else if isHyphen(scalars[end]), end + 1 < scalars.count, isWordScalar(scalars[end + 1]) {
                    hyphens += 1
                } else {
                    break
                }
                end += 1
            }
            guard digits > 0, letters > 0, end - start <= 24 else { return max(end, start + 1) }
            if hyphens > 0 { pieces.append(string(start..<end).filter { $0 != "-" && $0 != "\u{2011}" }) }
            if hyphens == 0, isDigit(scalars[start]) {
                let number = scalars[start..<end].prefix { isDigit($0) }
                pieces.append(string(start..<(start + number.count)) + " " + string((start + number.count)..<end))
            }
            return end
        }

        private func string(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }

        private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

        private func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar.value == 0x2011 }

        private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.value < 0x80 {
                return isDigit(scalar) || (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
            }
            return scalar.properties.isAlphabetic && !IndexSpellings.isCJK(scalar)
        }
    }
}
