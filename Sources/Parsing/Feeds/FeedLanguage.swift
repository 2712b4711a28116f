/// Language tags (BCP 47) as feeds write them.
enum FeedLanguage {
    /// `en_US` becomes `en-US`; nil for what is no language tag.
    static func normalized(_ utf8: UnsafeBufferPointer<UInt8>) -> String? {
        let trimmed = FeedText.trimmed(utf8)
        guard trimmed.count >= 2, trimmed.count <= 35, ASCII.isLetter(trimmed[0]),
            trimmed.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F })
        else { return nil }
        return String(decoding: trimmed.lazy.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
    }

    static func normalized(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { normalized($0) }
    }

    /// `xml:lang` of the element or the nearest one around it (XML 1.0, section 2.12).
    static func inherited(by element: XMLTree.Index, in tree: XMLTree) -> String? {
        var current = Int32(element)
        while current > 0 {
            if tree.nodes[Int(current)].attributeCount > 0,
                let language = tree.attribute(.lang, of: Int(current), in: .xml)
            {
                return normalized(language)
            }
            current = tree.nodes[Int(current)].parent
        }
        return nil
    }
}
