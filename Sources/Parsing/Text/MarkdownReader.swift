import Model

/// Markdown to a title and plain paragraphs: the block structure and the marks of CommonMark that news texts use.
struct MarkdownReader {
    private let lines: [String]

    init(_ utf8: [UInt8]) {
        lines = String(decoding: utf8, as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
            .map(String.init)
    }

    /// A heading, an underlined title, a link or emphasis in Markdown's way.
    var isMarkdown: Bool {
        var previousIsText = false
        for line in lines {
            if MarkdownReader.headingLevel(line) != nil || line.contains("](") || line.hasPrefix("> ") { return true }
            if line.contains("**") && line.components("**") >= 2 { return true }
            if previousIsText, MarkdownReader.isUnderline(line) { return true }
            previousIsText = !line.allSatisfy(\.isWhitespace)
        }
        return false
    }

    func article() -> Article {
        var title: String?
        var paragraphs: [String] = []
        var current = ""
        var isFenced = false
        func flush() {
            if !current.isEmpty { paragraphs.append(current) }
            current = ""
        }
        for line in lines {
            let text = DigestText.collapsed(line)
            if text.hasPrefix("```") || text.hasPrefix("~~~") {
                isFenced.toggle()
                flush()
            } else if isFenced {
                paragraphs.append(line)
            } else if text.isEmpty || MarkdownReader.isRule(text) {
                if MarkdownReader.isUnderline(line), !current.isEmpty, title == nil, paragraphs.isEmpty {
                    title = current
                    current = ""
                }
                flush()
            } else if let level = MarkdownReader.headingLevel(text) {
                flush()
                let heading = MarkdownReader.inline(MarkdownReader.headingText(text, level))
                if title == nil, paragraphs.isEmpty { title = heading } else { paragraphs.append(heading) }
            } else if MarkdownReader.isUnderline(text), !current.isEmpty {
                if title == nil, paragraphs.isEmpty {
                    title = current
                    current = ""
                }
                flush()
            } else if text.hasPrefix("> ") {
                append(MarkdownReader.inline(String(text.dropFirst(2))), to: &current)
            } else if let item = MarkdownReader.listItem(text) {
                flush()
                current = MarkdownReader.inline(item)
            } else {
                append(MarkdownReader.inline(text), to: &current)
            }
        }
        flush()
        return Article(title: title, body: paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n"))
    }

    private func append(_ text: String, to current: inout String) {
        current += (current.isEmpty ? "" : " ") + text
    }

    // MARK: Blocks (CommonMark 0.31, section 4)

    private static func headingLevel(_ line: String) -> Int? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
        return level
    }

    private static func headingText(_ line: String, _ level: Int) -> String {
        var text = DigestText.collapsed(line.dropFirst(level))
        while text.hasSuffix("#") { text.removeLast() }
        return DigestText.collapsed(text)
    }

    private static func isUnderline(_ line: String) -> Bool {
        line.count >= 3 && (line.allSatisfy { $0 == "=" } || line.allSatisfy { $0 == "-" })
    }

    private static func isRule(_ text: String) -> Bool {
        let marks = text.filter { $0 != " " }
        return marks.count >= 3 && (marks.allSatisfy { $0 == "*" } || marks.allSatisfy { $0 == "_" })
    }

    private static func listItem(_ text: String) -> String? {
        if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
            return String(text.dropFirst(2))
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count) else { return nil }
        let rest = text.dropFirst(digits.count)
        return rest.hasPrefix(". ") || rest.hasPrefix(") ") ? String(rest.dropFirst(2)) : nil
    }

    // MARK: Marks within a line (section 6)

    /// Links and pictures to their text, without emphasis, code marks and escapes.
    static func inline(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            if character == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
                result.append(next)
                rest = rest.dropFirst(2)
            } else if character == "!" && rest.dropFirst().first == "[" || character == "[" {
                let isPicture = character == "!"
                if let link = link(rest.dropFirst(isPicture ? 1 : 0)) {
                    if !isPicture { result += inline(link.text) }
                    rest = link.rest
                } else {
                    result.append(character)
                    rest = rest.dropFirst()
                }
            } else if character == "*" || character == "`" || rest.hasPrefix("__") {
                let marks = rest.prefix { $0 == character }
                let isSpaced = (result.last ?? " ") == " " && (rest.dropFirst(marks.count).first ?? " ") == " "
                if isSpaced { result += marks }
                rest = rest.dropFirst(marks.count)
            } else if character == "<", rest.hasPrefix("<http"), let close = rest.firstIndex(of: ">") {
                result += rest[rest.index(after: rest.startIndex)..<close]
                rest = rest[rest.index(after: close)...]
            } else {
                result.append(character)
                rest = rest.dropFirst()
            }
        }
        return DigestText.collapsed(result)
    }

    /// `[text](address)` or `[text][reference]`.
    private static func link(_ text: Substring) -> (text: String, rest: Substring)? {
        guard let close = text.firstIndex(of: "]") else { return nil }
        let label = text[text.index(after: text.startIndex)..<close]
        let behind = text[text.index(after: close)...]
        guard let open = behind.first, open == "(" || open == "[",
            let end = behind.firstIndex(of: open == "(" ? ")" : "]")
        else { return nil }
        return (String(label), behind[behind.index(after: end)...])
    }
}

extension String {
    /// How often `part` comes.
    fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
