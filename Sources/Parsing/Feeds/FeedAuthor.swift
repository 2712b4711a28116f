/// Names of people as feeds write them.
enum FeedAuthor {
    /// The name in "mail (Name)", "Name (mail)" and "Name <mail>"; the text itself when it holds no mail address.
    static func name(in text: String) -> String? {
        var text = text
        let line = text.withUTF8 { FeedText.collapsed($0) }
        guard !line.isEmpty else { return nil }
        guard line.utf8.contains(0x40) else { return line }
        if let inner = enclosed(in: line, open: "(", close: ")") {
            let outer = line.prefix(while: { $0 != "(" }).trimmingSpaces()
            if isMail(inner) { return outer.isEmpty ? inner : outer }
            return isMail(outer) || outer.isEmpty ? inner : line
        }
        if let inner = enclosed(in: line, open: "<", close: ">"), isMail(inner) {
            let outer = line.prefix(while: { $0 != "<" }).trimmingSpaces()
            let unquoted = outer.hasPrefix("\"") && outer.hasSuffix("\"") ? String(outer.dropFirst().dropLast()) : outer
            return unquoted.isEmpty ? inner : unquoted
        }
        return line
    }

    /// Whether the text is nothing but a mail address.
    static func isMail(_ text: some StringProtocol) -> Bool {
        let utf8 = text.utf8
        guard let sign = utf8.firstIndex(of: 0x40), sign != utf8.startIndex else { return false }
        let behind = utf8[utf8.index(after: sign)...]
        return !behind.isEmpty && !behind.contains(0x40) && !utf8.contains(0x20)
    }

    private static func enclosed(in text: String, open: Character, close: Character) -> String? {
        guard let start = text.firstIndex(of: open), let end = text.lastIndex(of: close), start < end else {
            return nil
        }
        return text[text.index(after: start)..<end].trimmingSpaces()
    }
}

extension StringProtocol {
    /// Without spaces at both ends.
    fileprivate func trimmingSpaces() -> String {
        var slice = self[...]
        while slice.first == " " { slice = slice.dropFirst() }
        while slice.last == " " { slice = slice.dropLast() }
        return String(slice)
    }
}
