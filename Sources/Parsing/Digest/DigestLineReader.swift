/// A text to lines: breaks of every kind, hard-wrapped paragraphs joined again, list markers taken off.
struct DigestLineReader {
    /// Lines that hold something, in order.
    static func read(_ utf8: [UInt8]) -> [DigestLine] {
        var lines: [DigestLine] = []
        var isBlank = false
        for (index, raw) in split(utf8).enumerated() {
            let text = DigestText.collapsed(String(decoding: raw, as: UTF8.self))
            if text.isEmpty {
                isBlank = true
                continue
            }
            lines.append(DigestLine(number: index + 1, text: text, hasBlankBefore: isBlank && !lines.isEmpty))
            isBlank = false
        }
        unwrap(&lines)
        unglue(&lines)
        markItems(&lines)
        return lines
    }

    /// LF, CRLF and CR; U+2028 and form feeds are left to the white-space rules.
    private static func split(_ utf8: [UInt8]) -> [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var start = 0
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte == 0x0A || byte == 0x0D {
                result.append(utf8[start..<index])
                if byte == 0x0D, index + 1 < utf8.count, utf8[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < utf8.count { result.append(utf8[start...]) }
        return result
    }

    // MARK: Hard wraps

    private static let widestWrap = 110
    private static let narrowestWrap = 40

    /// Joins lines that a mail client or a terminal broke at a column: the next line's first word had no room left.
    private static func unwrap(_ lines: inout [DigestLine]) {
        let width = lines.map { $0.text.count }.max() ?? 0
        guard lines.count > 3, (narrowestWrap...widestWrap).contains(width) else { return }
        var broken: [Bool] = [false]
        var wraps = 0
        for index in 1..<lines.count {
            let isWrap =
                !lines[index].hasBlankBefore && isWrapped(lines[index - 1].text, before: lines[index].text, width)
            broken.append(isWrap)
            if isWrap, lines[index].text.first?.isLowercase ?? false { wraps += 1 }
        }
        guard wraps * 5 >= lines.count, wraps >= 2 else { return }
        var joined: [DigestLine] = []
        for (index, line) in lines.enumerated() {
            if broken[index], let last = joined.indices.last {
                joined[last].setText(joined[last].text + " " + line.text)
            } else {
                joined.append(line)
            }
        }
        lines = joined
    }

    private static func isWrapped(_ line: String, before next: String, _ width: Int) -> Bool {
        let firstWord = next.prefix { $0 != " " }.count
        return line.count + 1 + firstWord > width
    }

    // MARK: Glue

    /// Splits "CONNECT WITH USJan 24, 13:55" behind the furniture.
    private static func unglue(_ lines: inout [DigestLine]) {
        for index in lines.indices {
            if let rest = DigestFurniture.restBehindGlue(lines[index].text),
                DigestFurniture.kind(lines[index].text) == nil
            {
                lines[index].setText(rest)
                lines[index].hasBlankBefore = true
            }
        }
    }

    // MARK: Numbers and bullets

    private static func markItems(_ lines: inout [DigestLine]) {
        markNumbers(&lines)
        guard !lines.contains(where: \.isMarked) else { return }
        // A dash before a name or two is a signature.
        let bulleted = lines.indices.filter { lines[$0].wordCount >= 5 && bulletLength(lines[$0].text) != nil }
        let news = lines.count { $0.wordCount >= 4 && DigestFurniture.kind($0.text) == nil }
        guard bulleted.count >= 2, bulleted.count * 10 >= news * 4 else { return }
        for index in bulleted {
            lines[index].setText(String(lines[index].text.dropFirst(bulletLength(lines[index].text) ?? 0)))
            lines[index].isMarked = true
        }
    }

    /// Numbers count as markers only where they count: each one more, or one less, than the one before.
    private static func markNumbers(_ lines: inout [DigestLine]) {
        var found: [(line: Int, value: Int, rest: String)] = []
        for index in lines.indices {
            if let (value, rest) = numberMarker(lines[index].text) { found.append((index, value, rest)) }
        }
        guard found.count >= 2 else { return }
        var inSequence = Set<Int>()
        for (previous, next) in zip(found, found.dropFirst())
        where abs(next.value - previous.value) == 1 && (!previous.rest.isEmpty || next.line > previous.line + 1) {
            inSequence.insert(previous.line)
            inSequence.insert(next.line)
        }
        guard inSequence.count >= 2 else { return }
        var removed: Set<Int> = []
        for entry in found where inSequence.contains(entry.line) {
            if entry.rest.isEmpty {
                guard entry.line + 1 < lines.count else { continue }
                lines[entry.line + 1].isMarked = true
                lines[entry.line + 1].hasBlankBefore = true
                removed.insert(entry.line)
            } else {
                lines[entry.line].setText(entry.rest)
                lines[entry.line].isMarked = true
            }
        }
        lines = lines.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
    }

    /// "1. ", "2) ", "(3) ", "#4 ", "05 – ", "No. 6: ", or a number alone in its line (the rest is then empty).
    private static func numberMarker(_ text: String) -> (value: Int, rest: String)? {
        var rest = Substring(text)
        for prefix in ["(", "#", "[", "No. ", "Nr. "] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            break
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count), let value = Int(digits), value <= 200 else { return nil }
        rest = rest.dropFirst(digits.count)
        if rest.isEmpty || rest == "." || rest == ")" { return (value, "") }
        let isHash = text.hasPrefix("#")
        var hasMark = isHash
        while let first = rest.first, ".):]".contains(first) {
            rest = rest.dropFirst()
            hasMark = true
        }
        guard rest.first == " " else { return nil }
        rest = rest.dropFirst()
        for dash in ["– ", "— ", "- ", "| "] where rest.hasPrefix(dash) {
            rest = rest.dropFirst(dash.count)
            hasMark = true
        }
        let isPadded = digits.count == 2 && digits.hasPrefix("0")
        guard hasMark || isPadded, DigestDateReader.read(text) == nil, !rest.isEmpty else { return nil }
        return (value, String(rest))
    }

    private static let bullets: Set<Character> = [
        "•", "·", "*", "-", "–", "—", "▪", "►", "»", "›", "→", "◦", "■", "●", "‣", "✓",
    ]

    private static func bulletLength(_ text: String) -> Int? {
        guard let first = text.first, bullets.contains(first), text.dropFirst().first == " " else { return nil }
        return 2
    }
}
